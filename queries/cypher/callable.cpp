#include "queries/cypher/callable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

constexpr std::size_t kMostListed = 1000;  ///< what takes more takes any number

}  // namespace

std::string lowered(std::string_view name) {
    std::string made(name);
    std::transform(made.begin(), made.end(), made.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return made;
}

std::string arity(std::size_t least, std::size_t most) {
    if (least == most) {
        return fmt::format("{}", least);
    }
    return most > kMostListed ? fmt::format("{} or more", least) : fmt::format("{} to {}", least, most);
}

std::string counted_arguments(std::size_t least, std::size_t most) {
    return fmt::format("{} argument{}", arity(least, most), most == 1 && least == 1 ? "" : "s");
}

}  // namespace entente::cypher
