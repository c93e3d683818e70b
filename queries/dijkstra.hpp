#pragma once

#include "queries/network.hpp"

#include <limits>
#include <span>
#include <vector>

// Not installed.
namespace entente {

/// Shortest paths by length from one vertex after another; keeps its arrays from one search to the next.
///
/// Dijkstra with a heap of four children a node, which keeps outdated entries: time O(E log E), memory O(V + E), and
/// nothing for what is not reached. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik
/// 1, 1959.
class Dijkstra {
public:
    explicit Dijkstra(const ArcRows& rows);

    /// What the source reaches, the nearest first, itself included.
    std::span<const Vertex> run(Vertex source);

    /// Of the last search; infinite where it did not come.
    double distance(Vertex vertex) const { return distance_[vertex]; }

private:
    struct Entry {
        double distance;
        Vertex vertex;
    };
    void offer(Vertex vertex, double distance);
    Entry take();

    const ArcRows& rows_;
    std::vector<double> distance_;
    std::vector<Vertex> settled_;
    std::vector<Entry> heap_;
};

/// Throws Error naming the first tie whose length is not above 0: `measure` needs them to be.
void require_lengths(const Network& network, std::string_view measure);

}  // namespace entente
