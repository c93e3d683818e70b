#include "queries/network.hpp"

#include "graph/error.hpp"
#include "queries/project.hpp"
#include "queries/row_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

/// Of 1/ties, that at each end of a loop: without direction both lie in the row that was summed.
double loop_strength(const Network& made, const NetworkOptions& options, double sum) {
    const bool divided = options.weight && options.weight->of == Weight::Of::ties && options.weight->reciprocal;
    return !divided ? sum : made.directed() ? 1 / sum : 4 / sum;
}

void add_rows(Network& made, const NetworkOptions& options) {
    const auto& snapshot = made.snapshot;
    std::vector<Vertex> vertices(snapshot.node_slots());
    for (Vertex vertex = 0; vertex < made.size(); ++vertex) {
        vertices[raw(made.nodes[vertex])] = vertex;
    }
    std::optional<TieWeights> weights;
    if (options.weight && options.weight->of == Weight::Of::property) {
        weights.emplace(snapshot, *options.weight);
    }
    const auto weigh = [&](EdgeIndex edge) { return weights ? weights->of(edge) : 1; };
    const auto read = [&](auto arcs_of, std::vector<double>* loops) {
        RowBuilder builder(made.size(), options.weight);
        for (Vertex vertex = 0; vertex < made.size(); ++vertex) {
            double loop = 0;
            for (const auto& arc : arcs_of(made.nodes[vertex])) {
                const auto end = vertices[raw(arc.other)];
                if (end == vertex) {
                    loop += weigh(arc.edge);
                } else {
                    builder.add(end, weigh(arc.edge));
                }
            }
            builder.end_row();
            if (loops != nullptr && loop > 0) {
                loops->resize(made.size());
                (*loops)[vertex] = loop_strength(made, options, loop);
            }
        }
        return builder.take();
    };
    if (made.directed()) {
        made.out = read([&](NodeIndex node) { return snapshot.out(node); }, &made.loops);
        made.in = read([&](NodeIndex node) { return snapshot.in(node); }, nullptr);
    } else {
        made.out = read([&](NodeIndex node) { return snapshot.around(node); }, &made.loops);
    }
}

/// What analyses sum stays a number: else they would answer with nothing, or with 0.
void require_finite(const Network& made) {
    double total = 0;
    for (const auto* column : {&made.out.strengths, &made.out.lengths, &made.loops}) {
        total = std::accumulate(column->begin(), column->end(), total);
    }
    if (!std::isfinite(total)) {
        throw Error("the weights add up to more than a number can hold: state them in a larger unit");
    }
}

}  // namespace

Network network(const Snapshot& snapshot, const NetworkOptions& options) {
    if (options.projection) {
        return project(snapshot, options);
    }
    Network made{snapshot, options.direction, options.weight.has_value()};
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        if (snapshot.visible(NodeIndex{slot})) {
            made.nodes.push_back(NodeIndex{slot});
        }
    }
    add_rows(made, options);
    require_finite(made);
    return made;
}

std::vector<Tie> ties(const Network& network) {
    std::vector<Tie> found;
    found.reserve(network.ties());
    for (Vertex tail = 0; tail < network.size(); ++tail) {
        for (const auto head : network.out[tail]) {
            if (network.directed() || tail < head) {
                found.push_back({tail, head});
            }
        }
    }
    return found;
}

}  // namespace entente
