#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "export/render.hpp"
#include "export/style.hpp"
#include "graph/selection.hpp"

namespace entente {

/// Which Graphviz layout places the nodes.
enum class Engine {
    automatic,  ///< by size and shape
    wings,      ///< our own: columns at either side of the focus, what they share above and below
    dot,        ///< layers, read from left to right, outwards from the focus
    sfdp,       ///< springs, many scales: for thousands of nodes
    neato,      ///< springs: for small graphs without a direction
    twopi,      ///< rings around the focus
    fdp,        ///< springs that push: for small graphs that fall apart
    circo       ///< circles: for rings
};

/// The engine of that name (auto, wings, dot, sfdp, neato, twopi, fdp, circo). Throws UsageError that lists the names.
Engine engine_named(std::string_view name);

/// Where a node stands, in points; y grows upwards.
struct Point {
    double x = 0;
    double y = 0;
};

/// What stands beside the name of a country.
enum class Beside {
    nothing,
    code,  ///< ISO 3166: "Luxembourg LU"
    flag   ///< as regional indicators, of which a colour font makes a flag
};

/// A page that the picture is fitted to, in points.
struct PrintSize {
    double width = 0;
    double height = 0;
    double margin = 0;
    bool whole = false;     ///< the picture has the size of the page; else it is at most so large
    bool enlarged = false;  ///< a small picture is made larger
};

/// The page of that name (a4, a4-landscape, letter, 16:9, column), or of so many centimetres ("20x12cm"). Throws
/// UsageError that lists them.
PrintSize print_size_named(std::string_view text);

/// How a diagram looks and how far it may go.
struct DrawOptions {
    Engine engine = Engine::automatic;
    std::size_t most_layered = 300;  ///< nodes up to which `automatic` layers
    std::size_t most_sources = 12;   ///< footnotes; the rest is counted
    std::size_t longest_name = 80;   ///< characters of a name; the rest becomes an ellipsis
    std::size_t most_captions = 60;  ///< edges up to which captions and footnote numbers stand on them
    Style style = built_in_style();
    std::string size_by;    ///< a name of Selection::node_columns: areas; empty: none
    std::string colour_by;  ///< a name of Selection::node_columns: fills
    std::string width_by;   ///< a name of Selection::edge_columns
    Beside beside = Beside::nothing;
    bool caption = true;  ///< legend, notes and sources
    std::optional<PrintSize> print = {};
    int dpi = 150;  ///< dots an inch of a PNG
    std::map<std::string, Point> places = {};  ///< by node key: kept as they are, as in a series; empty: laid out
    RenderLimits limits;
};

/// The diagram as DOT text: deterministic, self-contained, drawn alike by the `dot` program.
///
/// All text of the selection is escaped, whatever it holds; an empty selection gives a page that says so. Throws
/// Error when an edge names a node or a source that is not there. Time O((V + E) log E), a few microseconds an edge.
std::string to_dot(const Selection& selection, const DrawOptions& options = {});

/// Chooses, where options.print asks for a page and no engine is named, the layout whose letters are the largest on it,
/// and notes in the selection when they are too small to be read. Lays the diagram out up to three times.
void fit_to_print(Selection& selection, DrawOptions& options);

/// One kind of drawing, named by the suffix of its file. A new kind is its file, its row and its test.
struct DrawFormat {
    std::string_view suffix;   ///< with the dot: ".svg"
    std::string_view summary;  ///< for --help
    std::string (*draw)(const Selection& selection, const DrawOptions& options);
    std::string (*note)(const Selection& selection, const DrawOptions& options) = nullptr;  ///< see note_of()
    bool all_time = false;  ///< shows every day: its selection is over all time, with spells and facts, and the as-of
                            ///< day is where it starts
    bool shows_changes = true;  ///< tells what began, ended and changed apart
};

/// All kinds of drawings, in the order in which help lists them.
std::span<const DrawFormat> draw_formats();

/// The kind that a file's suffix (in any case) asks for. Throws UsageError that lists the suffixes.
const DrawFormat& draw_format(const std::filesystem::path& file);

/// What a kind of drawing leaves out of this selection, in words; empty for nothing.
std::string note_of(const Selection& selection, const DrawFormat& format, const DrawOptions& options = {});

/// The bytes of a drawing. Throws Error when it cannot be drawn within options.limits.
std::string draw(const Selection& selection, const DrawFormat& format, const DrawOptions& options = {});

}  // namespace entente
