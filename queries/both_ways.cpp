#include "queries/both_ways.hpp"

#include <algorithm>

namespace entente {

namespace {

void append(ArcRows& rows, Vertex end, double strength, double length) {
    rows.ends.push_back(end);
    rows.strengths.push_back(strength);
    rows.lengths.push_back(length);
}

void append_union(ArcRows& made, const Network& network, Vertex vertex) {
    const auto& out = network.out;
    const auto& in = network.in;
    auto from = out.first[vertex];
    auto to = in.first[vertex];
    const auto from_end = out.first[vertex + 1];
    const auto to_end = in.first[vertex + 1];
    while (from < from_end || to < to_end) {
        if (to == to_end || (from < from_end && out.ends[from] < in.ends[to])) {
            append(made, out.ends[from], out.strength(from), out.length(from));
            ++from;
        } else if (from == from_end || in.ends[to] < out.ends[from]) {
            append(made, in.ends[to], in.strength(to), in.length(to));
            ++to;
        } else {
            append(made, out.ends[from], out.strength(from) + in.strength(to),
                   std::min(out.length(from), in.length(to)));
            ++from;
            ++to;
        }
    }
    made.first.push_back(static_cast<std::uint32_t>(made.ends.size()));
}

}  // namespace

BothWays::BothWays(const Network& network) : rows_(network.directed() ? &merged_ : &network.out) {
    if (!network.directed()) {
        return;
    }
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        append_union(merged_, network, vertex);
    }
}

std::size_t edges_between(const Network& network, Vertex a, Vertex b) {
    const auto& snapshot = network.snapshot;
    const auto one = network.nodes[a];
    const auto other = network.nodes[b];
    if (network.projected) {
        const auto row = network.out[a];
        return std::binary_search(row.begin(), row.end(), b) ? 1 : 0;
    }
    const auto fewer = snapshot.around(one).size() <= snapshot.around(other).size();
    const auto arcs = snapshot.around(fewer ? one : other);
    return static_cast<std::size_t>(
        std::count_if(arcs.begin(), arcs.end(), [&](const Arc& arc) { return arc.other == (fewer ? other : one); }));
}

}  // namespace entente
