#include "export/diagram_plan.hpp"

#include <utility>

#include "export/diagram_engine.hpp"
#include "export/diagram_layers.hpp"

namespace entente {
namespace {

constexpr std::size_t small_graph = 40;       // nodes up to which letters are large and gaps wide
constexpr double tall_ties = 10;              // mean ties from which the nodes of a column grow in height

std::map<int, double> mean_degrees(const DiagramPlan& plan) {
    std::map<int, double> sums;
    std::map<int, double> counts;
    for (std::size_t i = 0; plan.columns && i < plan.columns->size(); ++i) {
        sums[(*plan.columns)[i]] += static_cast<double>(plan.degrees[i]);
        counts[(*plan.columns)[i]] += 1;
    }
    for (auto& [column, sum] : sums) {
        sum /= counts[column];
    }
    return sums;
}

/// Larger letters need larger boxes, and everything else in proportion.
void scale(Wings& wings, double factor) {
    for (auto& box : wings.places) {
        for (double* length : {&box.x, &box.y, &box.width, &box.height}) {
            *length *= factor;
        }
    }
    for (double* length : {&wings.channel, &wings.channel_width, &wings.inner, &wings.outer, &wings.reach, &wings.high,
                           &wings.low, &wings.top, &wings.bottom}) {
        *length *= factor;
    }
}

void scale(DiagramPlan& plan) {
    const auto factor = plan.options.style.page.letters / 11;
    if (plan.wings) {
        scale(*plan.wings, factor);
    }
    for (auto& frame : plan.frames) {
        for (double* length : {&frame.x, &frame.y, &frame.width, &frame.height}) {
            *length *= factor;
        }
    }
}

/// Places the nodes in wings, and takes away the ties that are written instead of drawn.
void spread_wings(DiagramPlan& plan) {
    if (auto clustered = clustered_of(plan.selection, plan.options.longest_name, plan.options.style)) {
        plan.fold.tags.resize(plan.selection.nodes.size());
        plan.fold.remarks = std::move(clustered->remarks);
        plan.wings = std::move(clustered->wings);
        plan.frames = std::move(clustered->frames);
        return;
    }
    auto fold = fold_of(plan.selection, plan.ties);
    plan.wings = wings_of(plan.selection, plan.ties, fold, plan.options.longest_name, plan.options.style);
    if (!plan.wings) {
        return;
    }
    std::vector<DrawnTie> drawn;
    for (std::size_t i = 0; i < plan.ties.size(); ++i) {
        if (!fold.is_folded[i]) {
            drawn.push_back(std::move(plan.ties[i]));
        }
    }
    plan.ties = std::move(drawn);
    plan.fold = std::move(fold);
}

}  // namespace

DiagramPlan plan_of(const Selection& selection, const DrawOptions& options) {
    DiagramPlan plan{selection, options, ties_of(selection), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    plan.numbers = numbers_of(selection, options);
    plan.footnotes = footnotes_of(selection, plan.ties, options.most_sources);
    plan.degrees = degrees_of(selection);
    if (!options.places.empty()) {
        plan.places = places_of(selection, options.places);
    } else if (options.engine == Engine::wings || (options.engine == Engine::automatic && !plan.numbers.size)) {
        spread_wings(plan);
        scale(plan);
    }
    plan.captions = !plan.wings && plan.ties.size() <= options.most_captions;
    const auto nodes = selection.nodes.size();
    const bool may_layer =
        options.engine == Engine::dot ||
        ((options.engine == Engine::automatic || options.engine == Engine::wings) && nodes <= options.most_layered);
    const auto shape = shape_of(selection);
    plan.parts = shape.parts;
    if (may_layer && !plan.wings && plan.places.empty() &&
        (options.engine == Engine::dot || (suits_layers(shape) && !plan.numbers.size))) {
        plan.columns = columns_of(selection);
        plan.mean_degree_of_column = mean_degrees(plan);
        for (std::size_t i = 0; plan.columns && i < nodes; ++i) {
            if (selection.nodes[i].focus) {
                plan.columns_with_focus.insert((*plan.columns)[i]);
            }
        }
    }
    if (plan.wings) {
        plan.engine = Engine::wings;
    } else if (!plan.places.empty()) {
        plan.engine = Engine::neato;
    } else if (options.engine != Engine::automatic && options.engine != Engine::wings) {
        plan.engine = options.engine;
    } else if (plan.columns) {
        plan.engine = Engine::dot;
    } else {
        plan.engine = engine_for(shape);
    }
    return plan;
}

bool is_small(const DiagramPlan& plan) { return plan.selection.nodes.size() <= small_graph; }

bool is_tall(std::size_t index, const DiagramPlan& plan) {
    if (!plan.columns || is_small(plan) || plan.selection.nodes[index].focus) {
        return false;
    }
    const auto column = (*plan.columns)[index];
    return plan.mean_degree_of_column.at(column) >= tall_ties && !plan.columns_with_focus.contains(column);
}

}  // namespace entente
