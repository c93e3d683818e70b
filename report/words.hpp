#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How blocks say what they want. Not installed.
namespace entente {

/// The words of a line as a shell parts them: at blanks, but not within quotes; a backslash keeps the next sign, in
/// single quotes itself. Throws Error where a quote is not closed.
std::vector<std::string> split_words(std::string_view text);

/// What stands behind the fence of a block: `draw --hops 2 {#fig:x .class width=60%}`.
struct Info {
    std::vector<std::string> words;
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> values;
};

/// Throws Error where a brace or a quote is not closed, or an attribute is neither `#id`, `.class` nor `key=value`.
Info parse_info(std::string_view text);

}  // namespace entente
