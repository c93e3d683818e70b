#include "loaders/table_header.hpp"

#include "graph/error.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::string_view kOthersMayFollow = "...";

std::string name_at(const std::vector<std::string>& names, std::size_t at) {
    return at < names.size() ? quoted(names[at]) : "none";
}

}  // namespace

void check_header(const std::vector<std::string>& expected, const std::vector<std::string>& found,
                  const std::string& file) {
    for (std::size_t at = 0; at < std::max(expected.size(), found.size()); ++at) {
        if (at < expected.size() && expected[at] == kOthersMayFollow) {
            return;
        }
        if (at >= expected.size() || at >= found.size() || expected[at] != found[at]) {
            throw Error(fmt::format("{}: column {} of the header: expected {}, found {}", file, at + 1,
                                    name_at(expected, at), name_at(found, at)));
        }
    }
}

}  // namespace entente
