#include "export/style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "export/file.hpp"
#include "export/formats.hpp"
#include "export/style_texts.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::size_t largest_file = 256 * 1024;

std::vector<std::string> names_of(std::span<const StyleText> texts) {
    std::vector<std::string> names;
    for (const auto& text : texts) {
        names.emplace_back(text.name);
    }
    return names;
}

}  // namespace

std::span<const std::string> style_names() {
    static const auto names = names_of(style_texts());
    return names;
}

const Style& built_in_style(std::string_view name) {
    // The first is parsed before the others, which extend it.
    static const Style first = parse_style(style_texts().front().text, "newsroom.toml");
    if (name.empty() || name == first.name) {
        return first;
    }
    static const auto others = [] {
        std::vector<Style> styles;
        for (const auto& text : style_texts().subspan(1)) {
            styles.push_back(parse_style(text.text, std::string(text.name) + ".toml"));
        }
        return styles;
    }();
    const auto found =
        std::find_if(others.begin(), others.end(), [&](const Style& style) { return style.name == name; });
    if (found == others.end()) {
        const auto names = style_names();
        const auto near = nearest(name, {names.begin(), names.end()});
        throw UsageError(fmt::format("unknown style \"{}\"{}; the styles are {}, or a file that ends in .toml",
                                     escape_terminal(name), near.empty() ? "" : fmt::format(", perhaps {}", near),
                                     fmt::join(names, ", ")));
    }
    return *found;
}

Style style_of(const std::string& name_or_file) {
    return name_or_file.ends_with(".toml") ? parse_style(read_file(name_or_file, largest_file), name_or_file)
                                           : built_in_style(name_or_file);
}

bool asks_for_facts(const Style& style) {
    return std::any_of(style.nodes.begin(), style.nodes.end(), [](const auto& rule) { return rule.property; }) ||
           std::any_of(style.edges.begin(), style.edges.end(), [](const auto& rule) { return rule.property; });
}

}  // namespace entente
