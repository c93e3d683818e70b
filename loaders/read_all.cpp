#include "loaders/read_all.hpp"

#include "graph/error.hpp"
#include "loaders/reader.hpp"

#include <fmt/format.h>

namespace entente {

std::string read_all(const std::filesystem::path& path, std::size_t most) {
    Reader reader(path);
    std::string text;
    std::string block(std::size_t{64} * 1024, '\0');
    for (std::size_t size = reader.read(block); size > 0; size = reader.read(block)) {
        text.append(block, 0, size);
        if (text.size() > most) {
            throw Error(fmt::format("{}: expected at most {} MiB, found more", path.string(), most >> 20U));
        }
    }
    return text;
}

}  // namespace entente
