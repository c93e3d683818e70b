#include "export/diagram_looks.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "export/style_words.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

/// The same look on every machine.
std::uint64_t mixed_hash_of(std::string_view text) {
    const auto hash = hash_of(text);
    return hash ^ (hash >> 32);
}

template <typename Item>
const Item& chosen(const std::vector<Item>& items, std::uint64_t hash) {
    return items[hash % items.size()];
}

template <typename Element, typename Rule>
bool fits_facts(const Element& element, const Rule& rule) {
    return !rule.property || std::any_of(element.facts.begin(), element.facts.end(), [&](const SelectedFact& fact) {
        return fact.property == *rule.property && fact.value == *rule.value;
    });
}

bool fits(const SelectedNode& node, const NodeStyleRule& rule) {
    return (!rule.label || *rule.label == node.label) && (!rule.focus || *rule.focus == node.focus) &&
           (!rule.mark || change_named(*rule.mark) == node.change) && fits_facts(node, rule);
}

bool fits(const SelectedEdge& edge, const EdgeStyleRule& rule) {
    return (!rule.type || *rule.type == edge.type) && (!rule.mark || has_mark(edge, *rule.mark)) &&
           fits_facts(edge, rule);
}

template <typename Value>
void take(Value& value, const std::optional<Value>& stated) {
    if (stated) {
        value = *stated;
    }
}

void apply(EdgeLook& look, const EdgeStyleRule& rule) {
    take(look.colour, rule.colour);
    take(look.form, rule.form);
    take(look.width, rule.width);
    take(look.head, rule.head);
    take(look.tail, rule.tail);
    take(look.doubled, rule.doubled);
}

/// The outline of an arrow. Of those that have none, an open triangle.
std::string opened(const std::string& head) {
    const auto& heads = arrow_heads();
    const auto outline = "o" + head;
    const bool known =
        std::any_of(heads.begin(), heads.end(), [&](const StyleWord& word) { return word.name == outline; });
    return known ? outline : "onormal";
}

std::string_view sign_of(std::span<const StyleWord> words, std::string_view name) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const StyleWord& word) { return word.name == name; });
    return found == words.end() ? "" : found->sign;
}

}  // namespace

bool has_mark(const SelectedEdge& edge, std::string_view mark) {
    const auto& marks = edge_marks();
    const bool known = std::find(marks.begin(), marks.end(), edge.modality) != marks.end();
    return (mark == "carried" && edge.carried) || (mark == "disputed" && edge.disputed) ||
           (mark == "uncertain" && edge.uncertain) || (mark == "undated" && edge.undated) ||
           (edge.change != SelectedChange::none && change_named(mark) == edge.change) ||
           (edge.modality != "actual" && mark == (known ? edge.modality : "planned"));
}

SelectedChange change_named(std::string_view name) {
    return name == "began"     ? SelectedChange::began
           : name == "ended"   ? SelectedChange::ended
           : name == "changed" ? SelectedChange::changed
                               : SelectedChange::none;
}

std::string_view sign_of_change(SelectedChange change) {
    constexpr std::string_view signs[] = {"", "+", "−", "≠"};
    return signs[static_cast<std::size_t>(change)];
}

NodeLook look_of(const SelectedNode& node, const Style& style) {
    const auto hash = mixed_hash_of(node.label);
    NodeLook look{chosen(style.palette.shapes, hash), chosen(style.palette.fills, hash / 16),
                  chosen(style.palette.lines, hash / 16), style.page.text};
    bool inverted = false;
    for (const auto& rule : style.nodes) {
        if (fits(node, rule)) {
            take(look.shape, rule.shape);
            take(look.fill, rule.fill);
            take(look.line, rule.line);
            take(look.text, rule.text);
            take(look.border, rule.border);
            take(look.width, rule.width);
            take(look.rounded, rule.rounded);
            take(inverted, rule.inverted);
        }
    }
    if (inverted) {
        look.fill = look.line;
        look.text = style.page.background;
    }
    return look;
}

EdgeLook look_of(const SelectedEdge& edge, const Style& style) {
    EdgeLook look;
    look.colour = chosen(style.palette.ties, mixed_hash_of(edge.type));
    bool open = false;
    for (const bool marks : {false, true}) {
        for (const auto& rule : style.edges) {
            if (rule.mark.has_value() == marks && fits(edge, rule)) {
                apply(look, rule);
                take(open, rule.open);
            }
        }
    }
    look.head = open ? opened(look.head) : look.head;
    return look;
}

NodeLook look_of_label(std::string_view label, const Style& style) {
    SelectedNode node;
    node.label = label;
    return look_of(node, style);
}

EdgeLook look_of_type(std::string_view type, const Style& style) {
    SelectedEdge edge;
    edge.type = type;
    return look_of(edge, style);
}

std::string graphviz_style(const NodeLook& look) {
    std::string style = "filled";
    style += look.rounded ? ",rounded" : "";
    return look.border == "solid" || look.border == "double" ? style : style + "," + look.border;
}

std::string_view sign_of_shape(std::string_view shape) { return sign_of(node_shapes(), shape); }

std::string_view sign_of_head(std::string_view head) { return sign_of(arrow_heads(), head); }

std::string in_words(std::string_view name) {
    const bool shouted =
        std::none_of(name.begin(), name.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
    std::string words;
    for (const char letter : name) {
        const bool upper = shouted && letter >= 'A' && letter <= 'Z';
        words += letter == '_' ? ' ' : upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return words;
}

}  // namespace entente
