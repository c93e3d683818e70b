#include <fmt/format.h>
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>

#include "export/formats.hpp"
#include "export/style.hpp"
#include "export/style_words.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::size_t most_rules = 2000;
constexpr std::size_t most_colours = 32;
constexpr std::size_t longest_text = 200;

/// A value of the file, asked for what it should be.
class StyleValue {
public:
    StyleValue(const toml::node& node, const std::string& file, std::string key)
        : node_(node), file_(file), key_(std::move(key)) {}

    [[noreturn]] void fail(std::string_view words) const {
        throw Error(fmt::format("{}:{}: {} {}", escape_terminal(file_), node_.source().begin.line,
                                escape_terminal(key_), words));
    }

    std::string text() const {
        const auto value = node_.value<std::string>();
        if (!node_.is_string() || !value) {
            fail("takes a text in quotes");
        }
        if (value->size() > longest_text) {
            fail(fmt::format("takes at most {} letters", longest_text));
        }
        return *value;
    }

    std::string colour() const {
        const auto word = text();
        auto value = colour_named(word);
        if (value.empty()) {
            fail(fmt::format("takes a colour as #RRGGBB or one of the sixteen names of HTML, found \"{}\"",
                             escape_terminal(word)));
        }
        return value;
    }

    std::string word_of(const std::vector<std::string>& words) const {
        auto word = text();
        if (std::find(words.begin(), words.end(), word) == words.end()) {
            fail(fmt::format("takes one of {}; found \"{}\"", fmt::join(words, ", "), escape_terminal(word)));
        }
        return word;
    }

    std::string word_of(std::span<const StyleWord> words) const {
        std::vector<std::string> names;
        for (const auto& word : words) {
            names.emplace_back(word.name);
        }
        return word_of(names);
    }

    /// Families parted by commas: letters, digits, blanks and hyphens alone, so that it is never a path.
    std::string font() const {
        auto families = text();
        const bool plain = std::all_of(families.begin(), families.end(), [](unsigned char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                   (letter >= '0' && letter <= '9') || letter == ' ' || letter == ',' || letter == '-';
        });
        if (!plain || families.empty()) {
            fail("takes names of font families parted by commas: letters, digits, blanks and hyphens");
        }
        return families;
    }

    double number(double least, double most) const {
        const auto value = node_.value<double>();
        if (!node_.is_number() || !value || !(*value >= least && *value <= most)) {
            fail(fmt::format("takes a number from {:g} to {:g}", least, most));
        }
        return *value;
    }

    bool flag() const {
        const auto value = node_.value<bool>();
        if (!node_.is_boolean() || !value) {
            fail("takes true or false");
        }
        return *value;
    }

    template <typename Each>
    std::vector<std::string> list(std::size_t least, Each each) const {
        const auto* const array = node_.as_array();
        if (array == nullptr || array->size() < least || array->size() > most_colours) {
            fail(fmt::format("takes a list of {} to {}", least, most_colours));
        }
        std::vector<std::string> items;
        for (const auto& item : *array) {
            items.push_back(each(StyleValue(item, file_, key_)));
        }
        return items;
    }

    std::vector<std::string> colours(std::size_t least) const {
        return list(least, [](const StyleValue& item) { return item.colour(); });
    }

private:
    const toml::node& node_;
    const std::string& file_;
    std::string key_;
};

const std::vector<std::string> borders = {"solid", "dashed", "dotted", "bold", "double"};
const std::vector<std::string> changes = {"began", "ended", "changed"};
const std::vector<std::string> forms = {"solid", "dashed", "dotted"};

/// A key of a table, and how its value is taken.
template <typename Target>
struct Key {
    std::string_view name;
    void (*take)(Target& target, const StyleValue& value);
};

constexpr Key<StylePage> page_keys[] = {
    {"background", [](StylePage& page, const StyleValue& value) { page.background = value.colour(); }},
    {"text", [](StylePage& page, const StyleValue& value) { page.text = value.colour(); }},
    {"faint", [](StylePage& page, const StyleValue& value) { page.faint = value.colour(); }},
    {"line", [](StylePage& page, const StyleValue& value) { page.line = value.colour(); }},
    {"font", [](StylePage& page, const StyleValue& value) { page.font = value.font(); }},
    {"letters", [](StylePage& page, const StyleValue& value) { page.letters = value.number(6, 40); }},
    {"title", [](StylePage& page, const StyleValue& value) { page.title = value.number(6, 80); }},
};

constexpr Key<StylePalette> palette_keys[] = {
    {"shapes",
     [](StylePalette& palette, const StyleValue& value) {
         palette.shapes = value.list(1, [](const StyleValue& item) { return item.word_of(node_shapes()); });
     }},
    {"fills", [](StylePalette& palette, const StyleValue& value) { palette.fills = value.colours(1); }},
    {"lines", [](StylePalette& palette, const StyleValue& value) { palette.lines = value.colours(1); }},
    {"ties", [](StylePalette& palette, const StyleValue& value) { palette.ties = value.colours(1); }},
};

constexpr Key<StyleScale> scale_keys[] = {
    {"colours", [](StyleScale& scale, const StyleValue& value) { scale.colours = value.colours(2); }},
    {"missing", [](StyleScale& scale, const StyleValue& value) { scale.missing = value.colour(); }},
};

constexpr Key<NodeStyleRule> node_keys[] = {
    {"label", [](NodeStyleRule& rule, const StyleValue& value) { rule.label = value.text(); }},
    {"property", [](NodeStyleRule& rule, const StyleValue& value) { rule.property = value.text(); }},
    {"value", [](NodeStyleRule& rule, const StyleValue& value) { rule.value = value.text(); }},
    {"mark", [](NodeStyleRule& rule, const StyleValue& value) { rule.mark = value.word_of(changes); }},
    {"focus", [](NodeStyleRule& rule, const StyleValue& value) { rule.focus = value.flag(); }},
    {"shape", [](NodeStyleRule& rule, const StyleValue& value) { rule.shape = value.word_of(node_shapes()); }},
    {"fill", [](NodeStyleRule& rule, const StyleValue& value) { rule.fill = value.colour(); }},
    {"line", [](NodeStyleRule& rule, const StyleValue& value) { rule.line = value.colour(); }},
    {"text", [](NodeStyleRule& rule, const StyleValue& value) { rule.text = value.colour(); }},
    {"border", [](NodeStyleRule& rule, const StyleValue& value) { rule.border = value.word_of(borders); }},
    {"width", [](NodeStyleRule& rule, const StyleValue& value) { rule.width = value.number(0.1, 20); }},
    {"rounded", [](NodeStyleRule& rule, const StyleValue& value) { rule.rounded = value.flag(); }},
    {"inverted", [](NodeStyleRule& rule, const StyleValue& value) { rule.inverted = value.flag(); }},
};

constexpr Key<EdgeStyleRule> edge_keys[] = {
    {"type", [](EdgeStyleRule& rule, const StyleValue& value) { rule.type = value.text(); }},
    {"property", [](EdgeStyleRule& rule, const StyleValue& value) { rule.property = value.text(); }},
    {"value", [](EdgeStyleRule& rule, const StyleValue& value) { rule.value = value.text(); }},
    {"mark", [](EdgeStyleRule& rule, const StyleValue& value) { rule.mark = value.word_of(edge_marks()); }},
    {"colour", [](EdgeStyleRule& rule, const StyleValue& value) { rule.colour = value.colour(); }},
    {"form", [](EdgeStyleRule& rule, const StyleValue& value) { rule.form = value.word_of(forms); }},
    {"width", [](EdgeStyleRule& rule, const StyleValue& value) { rule.width = value.number(0.1, 20); }},
    {"head", [](EdgeStyleRule& rule, const StyleValue& value) { rule.head = value.word_of(arrow_heads()); }},
    {"tail", [](EdgeStyleRule& rule, const StyleValue& value) { rule.tail = value.word_of(arrow_heads()); }},
    {"double", [](EdgeStyleRule& rule, const StyleValue& value) { rule.doubled = value.flag(); }},
    {"open", [](EdgeStyleRule& rule, const StyleValue& value) { rule.open = value.flag(); }},
};

/// Takes the keys of one table. An unknown one is refused with the nearest.
template <typename Target>
void take_keys(Target& target, std::span<const Key<Target>> keys, const toml::node& node, const std::string& file,
               const std::string& section) {
    const auto* const table = node.as_table();
    if (table == nullptr) {
        StyleValue(node, file, section).fail("must be a table");
    }
    for (const auto& [name, value] : *table) {
        const auto found =
            std::find_if(keys.begin(), keys.end(), [&, &key = name](const auto& row) { return row.name == key.str(); });
        if (found == keys.end()) {
            std::vector<std::string> known;
            for (const auto& key : keys) {
                known.emplace_back(key.name);
            }
            const auto near = nearest(name.str(), known);
            StyleValue(value, file, fmt::format("{}.{}", section, name.str()))
                .fail(near.empty() ? fmt::format("is unknown; the keys are {}", fmt::join(known, ", "))
                                   : fmt::format("is unknown, perhaps {}", near));
        }
        found->take(target, StyleValue(value, file, fmt::format("{}.{}", section, name.str())));
    }
}

template <typename Rule>
void check(const Rule& rule, const toml::node& node, const std::string& file, const std::string& section) {
    if (rule.property.has_value() != rule.value.has_value()) {
        StyleValue(node, file, section).fail("needs property and value together");
    }
}

template <typename Rule>
void take_rules(std::vector<Rule>& rules, std::span<const Key<Rule>> keys, const toml::node& node,
                const std::string& file, const std::string& section) {
    const auto* const array = node.as_array();
    if (array == nullptr) {
        StyleValue(node, file, section).fail(fmt::format("must be written as [[{}]], once for each rule", section));
    }
    for (const auto& item : *array) {
        Rule rule;
        take_keys(rule, keys, item, file, section);
        check(rule, item, file, section);
        rules.push_back(std::move(rule));
    }
    if (rules.size() > most_rules) {
        StyleValue(node, file, section).fail(fmt::format("has more than {} rules", most_rules));
    }
}

/// A part of the file.
struct Section {
    std::string_view name;
    void (*take)(Style& style, const toml::node& node, const std::string& file);
};

constexpr Section sections[] = {
    {"extends", [](Style&, const toml::node&, const std::string&) {}},
    {"page", [](Style& style, const toml::node& node,
                const std::string& file) { take_keys<StylePage>(style.page, page_keys, node, file, "page"); }},
    {"palette",
     [](Style& style, const toml::node& node, const std::string& file) {
         take_keys<StylePalette>(style.palette, palette_keys, node, file, "palette");
         if (style.palette.fills.size() != style.palette.lines.size()) {
             StyleValue(node, file, "palette").fail("needs as many fills as lines");
         }
     }},
    {"scale", [](Style& style, const toml::node& node,
                 const std::string& file) { take_keys<StyleScale>(style.scale, scale_keys, node, file, "scale"); }},
    {"node", [](Style& style, const toml::node& node,
                const std::string& file) { take_rules<NodeStyleRule>(style.nodes, node_keys, node, file, "node"); }},
    {"edge", [](Style& style, const toml::node& node,
                const std::string& file) { take_rules<EdgeStyleRule>(style.edges, edge_keys, node, file, "edge"); }},
};

Style base_of(const toml::table& root, const std::string& file) {
    const auto* const base = root.get("extends");
    if (base == nullptr) {
        return {};
    }
    const StyleValue value(*base, file, "extends");
    const auto names = style_names();
    return built_in_style(value.word_of({names.begin(), names.end()}));
}

}  // namespace

Style parse_style(std::string_view text, const std::string& file) {
    try {
        const toml::table root = toml::parse(text, file);
        auto style = base_of(root, file);
        style.name = std::filesystem::path(file).stem().string();
        for (const auto& [name, node] : root) {
            const auto* const found = std::find_if(std::begin(sections), std::end(sections),
                                                   [&, &key = name](const auto& row) { return row.name == key.str(); });
            if (found == std::end(sections)) {
                StyleValue(node, file, std::string(name.str()))
                    .fail("is unknown; a style has extends, page, palette, scale, node, edge");
            }
            found->take(style, node, file);
        }
        return style;
    } catch (const toml::parse_error& error) {
        throw Error(fmt::format("{}:{}: {}", escape_terminal(file), error.source().begin.line,
                                escape_terminal(error.description())));
    }
}

}  // namespace entente
