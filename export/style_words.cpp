#include "export/style_words.hpp"

#include <algorithm>
#include <iterator>

#include "export/style.hpp"

namespace entente {
namespace {

constexpr StyleWord shapes[] = {
    {"box", "■"},     {"ellipse", "●"},   {"hexagon", "⬢"},       {"octagon", "◆"}, {"note", "▤"}, {"tab", "▥"},
    {"folder", "◫"},  {"component", "▣"}, {"parallelogram", "▰"}, {"house", "▲"},   {"cds", "▶"},  {"cylinder", "▮"},
    {"diamond", "◆"}, {"trapezium", "▲"}, {"circle", "●"},        {"oval", "○"},
};

constexpr StyleWord heads[] = {
    {"normal", "▶"}, {"vee", "➤"}, {"empty", "▷"},   {"onormal", "▷"}, {"diamond", "◆"},       {"odiamond", "◇"},
    {"tee", "┫"},    {"dot", "●"}, {"odot", "○"},    {"box", "■"},     {"obox", "□"},          {"inv", "◀"},
    {"crow", "⋲"},   {"none", ""}, {"veevee", "➤➤"}, {"dotdot", "●●"}, {"normalnormal", "▶▶"},
};

struct NamedColour {
    std::string_view name;
    std::string_view value;
};

constexpr NamedColour colours[] = {
    {"black", "#000000"},  {"silver", "#C0C0C0"}, {"gray", "#808080"},   {"grey", "#808080"},    {"white", "#FFFFFF"},
    {"maroon", "#800000"}, {"red", "#FF0000"},    {"purple", "#800080"}, {"fuchsia", "#FF00FF"}, {"green", "#008000"},
    {"lime", "#00FF00"},   {"olive", "#808000"},  {"yellow", "#FFFF00"}, {"navy", "#000080"},    {"blue", "#0000FF"},
    {"teal", "#008080"},   {"aqua", "#00FFFF"},
};

bool is_hexadecimal(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

}  // namespace

std::span<const StyleWord> node_shapes() { return shapes; }

std::span<const StyleWord> arrow_heads() { return heads; }

const std::vector<std::string>& edge_marks() {
    static const std::vector<std::string> marks = {"carried",  "disputed",   "uncertain", "undated", "planned",
                                                   "expected", "considered", "began",     "ended",   "changed"};
    return marks;
}

std::string colour_named(std::string_view text) {
    if (text.size() == 7 && text.front() == '#' && std::all_of(text.begin() + 1, text.end(), is_hexadecimal)) {
        return std::string(text);
    }
    const auto* const found =
        std::find_if(std::begin(colours), std::end(colours), [&](const auto& row) { return row.name == text; });
    return found == std::end(colours) ? "" : std::string(found->value);
}

}  // namespace entente
