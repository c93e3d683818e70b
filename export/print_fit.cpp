#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "export/diagram_plan.hpp"
#include "export/draw.hpp"
#include "export/render.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr double least_letters = 6;  // points that can be read in print
constexpr double clearly = 1.15;     // times as large from which another layout is worth it

/// Width and height of a laid out diagram, from Graphviz's JSON: "bb": "0,0,300,200".
Point extent_of(std::string_view places) {
    constexpr std::string_view key = "\"bb\": \"0,0,";
    const auto at = places.find(key);
    Point extent;
    if (at == std::string_view::npos) {
        return extent;
    }
    const char* const end = places.data() + places.size();
    const auto first = std::from_chars(places.data() + at + key.size(), end, extent.x);
    if (first.ec == std::errc() && first.ptr != end) {
        std::from_chars(first.ptr + 1, end, extent.y);
    }
    return extent;
}

/// The size of the smallest letters of names and captions before the picture is made smaller.
double natural_letters(const DiagramPlan& plan) {
    return (plan.captions ? 9 : plan.wings ? 10 : 11) * plan.options.style.page.letters / 11;
}

struct Fit {
    Engine engine = Engine::automatic;
    double letters = 0;  ///< points on the page; 0: cannot be laid out
};

Fit fit_of(const Selection& selection, DrawOptions options, Engine engine) {
    options.engine = engine;
    try {
        const auto extent = extent_of(render(to_dot(selection, options), Picture::places, options.limits));
        const auto& print = *options.print;
        const auto across = (print.width - 2 * print.margin) / std::max(extent.x, 1.0);
        const auto along = (print.height - 2 * print.margin) / std::max(extent.y, 1.0);
        const auto shrunk = std::min({across, along, print.enlarged ? across : 1.0});
        return {engine, natural_letters(plan_of(selection, options)) * shrunk};
    } catch (const Error&) {
        return {engine, 0};
    }
}

}  // namespace

void fit_to_print(Selection& selection, DrawOptions& options) {
    if (!options.print || selection.nodes.empty()) {
        return;
    }
    std::vector<Engine> engines = {options.engine};
    if (options.engine == Engine::automatic && options.places.empty()) {
        engines.insert(engines.end(), {Engine::dot, Engine::neato});
    }
    Fit best;
    for (const auto engine : engines) {
        const auto fit = fit_of(selection, options, engine);
        best = fit.letters > best.letters * clearly ? fit : best;
    }
    options.engine = best.letters > 0 ? best.engine : options.engine;
    if (best.letters > 0 && best.letters < least_letters) {
        selection.notes.push_back(fmt::format(
            "On this page the smallest letters are {:.1f} points high, and from {:g} they can be read: draw "
            "less (--max-nodes, --hops, --type) or on a larger page.",
            best.letters, least_letters));
    }
}

}  // namespace entente
