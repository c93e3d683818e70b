#include "export/diagram_names.hpp"

#include <algorithm>

#include "export/text.hpp"

namespace entente {
namespace {

/// Two regional indicators, of which fonts that know the country make a flag.
std::string flag_of(const std::string& code) {
    std::string flag;
    for (const char letter : code) {
        append_utf8(flag, U'\U0001F1E6' + static_cast<char32_t>(letter - 'A'));
    }
    return flag;
}

bool is_code(const std::string& code) {
    return code.size() == 2 &&
           std::all_of(code.begin(), code.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}  // namespace

Selection with_names_beside(const Selection& selection, const DrawOptions& options) {
    auto named = selection;
    for (auto& node : named.nodes) {
        if (options.beside != Beside::nothing && is_code(node.code)) {
            const auto room = options.longest_name > 8 ? options.longest_name - 3 : options.longest_name;
            node.name = shortened(node.name.empty() ? node.key : node.name, room) + " " +
                        (options.beside == Beside::code ? node.code : flag_of(node.code));
        }
    }
    return named;
}

}  // namespace entente
