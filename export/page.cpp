#include "export/page.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "export/formats.hpp"
#include "export/layout.hpp"
#include "export/page_data.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"

namespace entente {

extern const char* const page_skeleton;
extern const char* const page_style;
extern const char* const page_script;
extern const char* const page_style_hash;
extern const char* const page_script_hash;

namespace {

constexpr std::size_t most_still = 300;  // nodes up to which the page has a picture for browsers without scripts
constexpr std::size_t longest_title = 400;

/// A name in the skeleton and what stands for it.
using Blank = std::pair<std::string_view, std::string>;

/// The skeleton with each {{name}} replaced; what is put in is not looked at again.
std::string filled(std::string_view skeleton, const std::vector<Blank>& parts) {
    std::string page;
    while (!skeleton.empty()) {
        const auto begin = std::min(skeleton.find("{{"), skeleton.size());
        page += skeleton.substr(0, begin);
        skeleton.remove_prefix(begin);
        if (skeleton.empty()) {
            break;
        }
        const auto end = skeleton.find("}}");
        const auto name = skeleton.substr(2, end - 2);
        const auto part =
            std::find_if(parts.begin(), parts.end(), [&](const Blank& row) { return row.first == name; });
        page += part == parts.end() ? std::string() : part->second;
        skeleton.remove_prefix(end + 2);
    }
    return page;
}

/// The page runs its own script and style, by their hashes, and loads nothing.
std::string policy() {
    return std::string("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'sha256-") +
           page_style_hash + "'; script-src 'sha256-" + page_script_hash + "'";
}

/// The drawing as it is without scripts: of the as-of day, as an SVG element.
std::string still_picture(const Selection& selection, const DrawOptions& options) {
    if (selection.nodes.size() > most_still) {
        return "<p>This diagram is too large to be read without scripts; draw it to an SVG file.</p>";
    }
    const auto svg = draw(on_day(selection, selection.as_of), draw_format("still.svg"), options);
    const auto begin = svg.find("<svg");
    if (begin == std::string::npos) {
        throw Error("cannot draw the picture for browsers without scripts: Graphviz made no SVG");
    }
    return svg.substr(begin);
}

bool is_there(const std::vector<SelectedSpell>& spells, std::string_view day) {
    return spells.empty() || std::any_of(spells.begin(), spells.end(), [&](const SelectedSpell& spell) {
               return (spell.since.empty() || spell.since <= day) && (spell.until.empty() || day < spell.until);
           });
}

void mark_as_on(SelectedEdge& edge, std::string_view day) {
    for (const auto& spell : edge.spells) {
        if (is_there({spell}, day)) {
            edge.carried = spell.carried;
            edge.disputed = spell.disputed;
            edge.uncertain = !spell.certain;
            edge.undated = spell.undated;
            return;
        }
    }
}

}  // namespace

Selection on_day(const Selection& selection, std::string_view day) {
    if (day.empty() || day == "all") {
        return selection;
    }
    constexpr auto nowhere = static_cast<std::size_t>(-1);
    auto part = selection;
    part.nodes.clear();
    part.edges.clear();
    std::vector<std::size_t> places(selection.nodes.size(), nowhere);
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        if (is_there(selection.nodes[i].spells, day)) {
            places[i] = part.nodes.size();
            part.nodes.push_back(selection.nodes[i]);
        }
    }
    for (auto edge : selection.edges) {
        if (edge.tail >= places.size() || edge.head >= places.size()) {
            throw Error("cannot draw: an edge ends at a node that is not in the selection");
        }
        edge.tail = places[edge.tail];
        edge.head = places[edge.head];
        if (is_there(edge.spells, day) && edge.tail != nowhere && edge.head != nowhere) {
            mark_as_on(edge, day);
            part.edges.push_back(std::move(edge));
        }
    }
    return part;
}

std::string draw_page(const Selection& selection, const DrawOptions& options) {
    const auto bundles = bundled(selection);
    const auto layout = lay_out(bundles.selection, options);
    const auto title = plain_text(shortened(selection.title, longest_title));
    return filled(page_skeleton, {{"policy", policy()},
                                  {"title", escape_html(title.empty() ? "entente" : title)},
                                  {"subtitle", escape_html(plain_text(shortened(selection.subtitle, longest_title)))},
                                  {"style", page_style},
                                  {"script", page_script},
                                  {"picture", still_picture(selection, options)},
                                  {"data", page_data(selection, bundles, layout, options)}});
}

}  // namespace entente
