// Distances by weight from one node against Dijkstra's search on plain compressed rows.
//
// Usage: bench_paths DATABASE NODE PROPERTY [ROUNDS]. Edges are followed from tail to head. Rounds alternate; the ratio
// is of the medians. Our side reads the weights of all edges and sorts what it reaches; the other has both laid out
// before.

#include "queries/paths.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

namespace {

using entente::NodeIndex;

constexpr double kFar = std::numeric_limits<double>::infinity();

struct PlainArc {
    std::uint32_t head;
    double weight;
};

struct PlainRows {
    std::vector<std::size_t> begins;
    std::vector<PlainArc> arcs;
};

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

PlainRows plain_rows(const entente::Snapshot& snapshot, const entente::Weight& weight) {
    entente::TieWeights weights(snapshot, weight);
    PlainRows rows{{0}, {}};
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        for (const auto& arc : snapshot.out(NodeIndex{slot})) {
            rows.arcs.push_back({entente::raw(arc.other), weights.of(arc.edge)});
        }
        rows.begins.push_back(rows.arcs.size());
    }
    return rows;
}

std::vector<double> plain_distances(const PlainRows& rows, std::uint32_t from) {
    using Entry = std::pair<double, std::uint32_t>;
    std::vector<double> distances(rows.begins.size() - 1, kFar);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    distances[from] = 0;
    queue.emplace(0, from);
    while (!queue.empty()) {
        const auto [distance, node] = queue.top();
        queue.pop();
        if (distance != distances[node]) {
            continue;
        }
        for (auto at = rows.begins[node]; at < rows.begins[node + 1]; ++at) {
            const auto& arc = rows.arcs[at];
            if (distance + arc.weight < distances[arc.head]) {
                distances[arc.head] = distance + arc.weight;
                queue.emplace(distances[arc.head], arc.head);
            }
        }
    }
    return distances;
}

int run(const char* path, const char* name, const char* property, int rounds) {
    const auto store = entente::Store::open(path);
    const auto snapshot = entente::Snapshot::build(store, {}).narrowed({.day = entente::parse_day("2024-01-01")});
    const auto from = snapshot.find(entente::resolve_node(store, name)).value();
    entente::PathOptions options;
    options.weight = entente::parse_weight(snapshot.schema(), property);
    options.direction = entente::Direction::forward;
    const auto rows = plain_rows(snapshot, *options.weight);
    std::vector<double> ours;
    std::vector<double> plain;
    for (int round = 0; round < rounds; ++round) {
        std::vector<entente::Reached> reached;
        std::vector<double> distances;
        ours.push_back(seconds([&] { reached = entente::reach(snapshot, from, options); }));
        plain.push_back(seconds([&] { distances = plain_distances(rows, entente::raw(from)); }));
        for (const auto& one : reached) {
            if (distances[entente::raw(one.node)] != one.distance) {
                fmt::print(stderr, "the distances of {} differ\n", snapshot.key(one.node));
                return 1;
            }
        }
    }
    fmt::print("{} edges: {:.3f} s, plain {:.3f} s, ratio {:.2f}\n", snapshot.edge_count(), median(ours), median(plain),
               median(ours) / median(plain));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: bench_paths DATABASE NODE PROPERTY [ROUNDS]\n");
        return 2;
    }
    try {
        return run(argv[1], argv[2], argv[3], argc > 4 ? std::atoi(argv[4]) : 9);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
