#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What holds of a whole picture. Colours are #RRGGBB everywhere in a style.
struct StylePage {
    std::string background = "#FFFFFF";
    std::string text = "#1A1A1A";
    std::string faint = "#555555";  ///< subtitles, counts, what stands beside a name
    std::string line = "#7C8894";   ///< boxes around nodes that belong together
    std::string font = "sans-serif";
    double letters = 11;  ///< points of a name; the rest is larger or smaller in proportion
    double title = 20;    ///< points
};

/// The looks of labels and edge types that no rule names; each name has its own, the same on every machine.
struct StylePalette {
    std::vector<std::string> shapes = {"box"};
    std::vector<std::string> fills = {"#FFFFFF"};  ///< as many as lines
    std::vector<std::string> lines = {"#444444"};
    std::vector<std::string> ties = {"#7C8894"};
};

/// Colours that stand for numbers.
struct StyleScale {
    std::vector<std::string> colours = {"#FFFFFF", "#000000"};  ///< from the least to the most
    std::string missing = "#FFFFFF";                            ///< no value
};

/// A look for the nodes that it holds of: those that all its conditions fit. What it does not say stays as it was.
struct NodeStyleRule {
    std::optional<std::string> label;
    std::optional<std::string> property;  ///< with `value`: one of the node's facts
    std::optional<std::string> value;
    std::optional<bool> focus;
    std::optional<std::string> mark;  ///< began, ended, changed

    std::optional<std::string> shape;  ///< of node_shapes()
    std::optional<std::string> fill;
    std::optional<std::string> line;
    std::optional<std::string> text;
    std::optional<std::string> border;  ///< solid, dashed, dotted, bold, double
    std::optional<double> width;        ///< of the border, in points
    std::optional<bool> rounded;
    std::optional<bool> inverted;  ///< filled with the colour of its line
};

/// A look for the edges that it holds of. Rules that name a mark go before those that do not.
struct EdgeStyleRule {
    std::optional<std::string> type;
    std::optional<std::string> property;
    std::optional<std::string> value;
    std::optional<std::string> mark;  ///< of edge_marks()

    std::optional<std::string> colour;
    std::optional<std::string> form;  ///< solid, dashed, dotted
    std::optional<double> width;      ///< points
    std::optional<std::string> head;  ///< of arrow_heads()
    std::optional<std::string> tail;
    std::optional<bool> doubled;
    std::optional<bool> open;  ///< the head is an outline
};

/// How diagrams look: a small file in data/styles, or the user's own.
struct Style {
    std::string name;
    StylePage page;
    StylePalette palette;
    StyleScale scale;
    std::vector<NodeStyleRule> nodes;  ///< a later one goes before an earlier one
    std::vector<EdgeStyleRule> edges;
};

/// The built-in style of that name; the first is the default. Throws UsageError with the nearest name.
const Style& built_in_style(std::string_view name = {});

/// Their names, in the order in which help lists them.
std::span<const std::string> style_names();

/// A built-in style by its name; where the text ends in ".toml", the style in that file. Throws as those do, and Error
/// when the file cannot be read or has more than 256 KiB.
Style style_of(const std::string& name_or_file);

/// A style from TOML; `file` is its name in messages. It may say `extends` and one of the built-in names.
///
/// Throws Error with file and line: what is not TOML, an unknown key (with the nearest), a colour that is neither
/// #RRGGBB nor one of the sixteen names of HTML, a shape, form or head that is not one of ours, a number out of range.
/// Nothing in a style names a file, and no text in it is markup.
Style parse_style(std::string_view text, const std::string& file);

/// Whether any rule asks for properties, so that a selection needs its facts.
bool asks_for_facts(const Style& style);

/// A word that a style may use, and the sign that stands for it in a legend.
struct StyleWord {
    std::string_view name;
    std::string_view sign;
};
std::span<const StyleWord> node_shapes();
std::span<const StyleWord> arrow_heads();

}  // namespace entente
