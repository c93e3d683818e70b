#include "queries/dijkstra.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

constexpr auto kFar = std::numeric_limits<double>::infinity();
constexpr std::size_t kChildren = 4;

}  // namespace

Dijkstra::Dijkstra(const ArcRows& rows) : rows_(rows), distance_(rows.first.size() - 1, kFar) {}

void Dijkstra::offer(Vertex vertex, double distance) {
    if (!(distance < distance_[vertex])) {
        return;
    }
    distance_[vertex] = distance;
    auto at = heap_.size();
    heap_.emplace_back();
    for (; at > 0 && distance < heap_[(at - 1) / kChildren].distance; at = (at - 1) / kChildren) {
        heap_[at] = heap_[(at - 1) / kChildren];
    }
    heap_[at] = {distance, vertex};
}

Dijkstra::Entry Dijkstra::take() {
    const auto taken = heap_.front();
    const auto last = heap_.back();
    heap_.pop_back();
    if (heap_.empty()) {
        return taken;
    }
    std::size_t at = 0;
    for (auto child = at * kChildren + 1; child < heap_.size(); child = at * kChildren + 1) {
        const auto end = std::min(child + kChildren, heap_.size());
        for (auto other = child + 1; other < end; ++other) {
            child = heap_[other].distance < heap_[child].distance ? other : child;
        }
        if (!(heap_[child].distance < last.distance)) {
            break;
        }
        heap_[at] = heap_[child];
        at = child;
    }
    heap_[at] = last;
    return taken;
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
