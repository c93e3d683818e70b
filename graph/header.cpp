#include "graph/header.hpp"

#include "graph/error.hpp"
#include "graph/schema_rows.hpp"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <fstream>

namespace entente {

namespace {

using Header = std::array<unsigned char, 100>;

/// A number of the header, which stores them with the highest byte first.
std::uint32_t number(const Header& header, std::size_t offset) {
    return std::uint32_t{header[offset]} << 24 | std::uint32_t{header[offset + 1]} << 16 |
           std::uint32_t{header[offset + 2]} << 8 | std::uint32_t{header[offset + 3]};
}

std::uint64_t page_size(const Header& header) {
    unsigned size = header[16] * 256U + header[17];
    return size == 1 ? 65536 : size;
}

/// Whether pages may still wait in a log: the first page can be copied, and tell the new length, before the last.
bool has_log(std::filesystem::path path) {
    std::error_code error;
    auto size = std::filesystem::file_size(path += "-wal", error);
    return !error && size > 0;
}

}  // namespace

void verify_header(const std::filesystem::path& path) {
    std::error_code error;
    auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) throw Error(fmt::format("there is no database '{}'", path.string()));
    if (std::filesystem::is_directory(status))
        throw Error(fmt::format("'{}' is a folder, not a database", path.string()));
    if (!std::filesystem::is_regular_file(status))
        throw Error(fmt::format("'{}' is not a regular file", path.string()));

    Header header{};
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(fmt::format("cannot read '{}': permission denied", path.string()));
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    auto got = static_cast<std::size_t>(file.gcount());
    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (got < magic.size() || std::memcmp(header.data(), magic.data(), magic.size()) != 0) {
        throw Error(fmt::format("'{}' is not an entente database: it is not an SQLite file", path.string()));
    }
    if (got < header.size()) throw Error(fmt::format("'{}' is damaged: it ends within its header", path.string()));
    if (number(header, 68) != static_cast<std::uint32_t>(kApplicationId)) {
        throw Error(fmt::format("'{}' is a database of another program, not of entente", path.string()));
    }
    if (number(header, 60) > static_cast<std::uint32_t>(kFormatVersion)) {
        throw Error(fmt::format("'{}' was written by a newer entente: its format is {}, this program knows {}",
                                path.string(), number(header, 60), kFormatVersion));
    }
    if (number(header, 60) < static_cast<std::uint32_t>(kFormatVersion)) {
        throw Error(fmt::format("'{}' was written by an older entente: its format is {}, this program's {}; load its "
                                "sources into a new file",
                                path.string(), number(header, 60), kFormatVersion));
    }
    std::uint64_t expected = page_size(header) * number(header, 28);
    if (std::filesystem::file_size(path) >= expected || has_log(path)) return;
    // Measured again: a log that went meanwhile has been copied into the file.
    std::uint64_t size = std::filesystem::file_size(path);
    if (size < expected) {
        throw Error(fmt::format("'{}' is truncated: {} of {} bytes are there", path.string(), size, expected));
    }
}

}  // namespace entente
