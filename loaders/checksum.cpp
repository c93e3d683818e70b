#include "loaders/checksum.hpp"

#include "graph/error.hpp"

#include <fstream>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

namespace entente {

std::uint32_t checksum(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> block(std::size_t{1} << 18U);
    uLong sum = crc32(0, nullptr, 0);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        sum = crc32_z(sum, reinterpret_cast<const Bytef*>(block.data()), static_cast<std::size_t>(file.gcount()));
    }
    if (!file.eof()) {
        throw Error(fmt::format("cannot read {}", path.string()));
    }
    return static_cast<std::uint32_t>(sum);
}

}  // namespace entente
