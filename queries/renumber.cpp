#include "queries/renumber.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

/// Each row of the result is sorted, since the rows that it comes from are read in their new order.
ArcRows transposed(const ArcRows& rows, const std::vector<Vertex>& order, const std::vector<Vertex>& number) {
    ArcRows made;
    made.first.assign(order.size() + 1, 0);
    for (const auto end : rows.ends) {
        ++made.first[number[end] + 1];
    }
    std::partial_sum(made.first.begin(), made.first.end(), made.first.begin());
    made.ends.resize(rows.ends.size());
    auto place = made.first;
    for (Vertex vertex = 0; vertex < order.size(); ++vertex) {
        for (const auto end : rows[order[vertex]]) {
            made.ends[place[number[end]]++] = vertex;
        }
    }
    return made;
}

Renumbered renumbered(const Network& network, std::vector<Vertex> order) {
    std::vector<Vertex> number(order.size());
    for (Vertex vertex = 0; vertex < order.size(); ++vertex) {
        number[order[vertex]] = vertex;
    }
    Renumbered made;
    made.out = transposed(network.incoming(), order, number);
    if (network.directed()) {
        made.in = transposed(network.out, order, number);
    }
    made.old = std::move(order);
    return made;
}

std::vector<Vertex> degree_order(const Network& network) {
    const auto degree = [&](Vertex vertex) {
        return network.out[vertex].size() + (network.directed() ? network.in[vertex].size() : 0);
    };
    std::vector<Vertex> order(network.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](Vertex a, Vertex b) { return degree(a) > degree(b); });
    return order;
}

}  // namespace

Renumbered by_degree(const Network& network) { return renumbered(network, degree_order(network)); }

Renumbered breadth_first(const Network& network) {
    std::vector<Vertex> met;
    met.reserve(network.size());
    std::vector<char> seen(network.size());
    const auto meet = [&](Vertex vertex) {
        if (seen[vertex] == 0) {
            seen[vertex] = 1;
            met.push_back(vertex);
        }
    };
    for (const auto start : degree_order(network)) {
        auto next = met.size();
        meet(start);
        for (; next < met.size(); ++next) {
            const auto vertex = met[next];
            const auto out = network.out[vertex];
            std::for_each(out.begin(), out.end(), meet);
            if (network.directed()) {
                const auto in = network.in[vertex];
                std::for_each(in.begin(), in.end(), meet);
            }
        }
    }
    return renumbered(network, std::move(met));
}

}  // namespace entente
