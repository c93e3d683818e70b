#include "verbs/input.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

namespace entente {

namespace {

constexpr std::size_t kLargest = std::size_t{64} << 20U;

std::string all_of(std::istream& in, const std::string& name) {
    std::string text;
    std::array<char, 1 << 16> block{};
    while (in.read(block.data(), block.size()), in.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (text.size() > kLargest) {
            throw Error(fmt::format("{} has over {} MB", name, kLargest >> 20U));
        }
    }
    if (in.bad()) {
        throw Error(fmt::format("{} cannot be read", name));
    }
    return text;
}

}  // namespace

std::string text_in(const std::filesystem::path& file) {
    if (file == "-") {
        return all_of(std::cin, "standard input");
    }
    const auto name = fmt::format("'{}'", file.string());
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        throw Error(fmt::format("{} is a folder; expected a file", name));
    }
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw Error(fmt::format("{} cannot be read: {}", name, std::strerror(errno)));
    }
    return all_of(in, name);
}

}  // namespace entente
