#include "queries/dijkstra.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace entente {

namespace {

constexpr auto kFar = std::numeric_limits<double>::infinity();

}  // namespace

Dijkstra::Dijkstra(const ArcRows& rows) : rows_(rows), distance_(rows.first.size() - 1, kFar) {}

void Dijkstra::offer(Vertex vertex, double distance) {
    if (distance < distance_[vertex]) {
        distance_[vertex] = distance;
        heap_.push_back({distance, vertex});
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
}

Dijkstra::Entry Dijkstra::take() {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    const auto entry = heap_.back();
    heap_.pop_back();
    return entry;
}

std::span<const Vertex> Dijkstra::run(Vertex source) {
    for (const auto vertex : settled_) {
        distance_[vertex] = kFar;
    }
    settled_.clear();
    offer(source, 0);
    while (!heap_.empty()) {
        const auto entry = take();
        if (entry.distance > distance_[entry.vertex]) {
            continue;
        }
        settled_.push_back(entry.vertex);
        for (auto arc = rows_.first[entry.vertex]; arc < rows_.first[entry.vertex + 1]; ++arc) {
            offer(rows_.ends[arc], entry.distance + rows_.length(arc));
        }
    }
    return settled_;
}

void require_lengths(const Network& network, std::string_view measure) {
    for (Vertex tail = 0; tail < network.size() && !network.out.lengths.empty(); ++tail) {
        for (auto arc = network.out.first[tail]; arc < network.out.first[tail + 1]; ++arc) {
            if (!(network.out.length(arc) > 0)) {
                throw Error(fmt::format(
                    "{} needs lengths above 0; the tie of '{}' and '{}' has length {}: choose "
                    "another weight, or only ties that have one",
                    measure, network.key(tail), network.key(network.out.ends[arc]), network.out.length(arc)));
            }
        }
    }
}

}  // namespace entente
