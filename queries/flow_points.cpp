// Maximum flow: the most that gets from one point to another through pipes of limited room.
//
// Method. Dinic's: a breadth-first search lays the points in layers by their distance from the beginning over what has
// room left; then ways through are filled, each going one layer further a step, until none is left; and again, until
// the end is not reached. A point that turned out to be a dead end is not entered again in the same round. The search
// keeps its way on an explicit stack, so that depth is bounded by memory.
//
// What is left. The points that can still be reached from the beginning are the side of the minimum cut that is nearest
// to it. They are the same for every maximum flow, so that a cut does not depend on the order of the pipes; rounding
// aside, where capacities are not whole numbers.
//
// Cost. Memory O(V + E). Time O(V^2 E) whatever the capacities; where all are 1 (rounds of O(E)) O(E min(V^(2/3),
// E^(1/2))), and where also every inner point lets only one through O(E V^(1/2)) (Even and Tarjan).
//
// Own kernel. Boost.Graph's Boykov-Kolmogorov and push-relabel, which want a map of reverse edges, take 5 to 16 times
// as long, building included: 16 to 91 ms here, between two random nodes of 20,000 with 100,000 random ties, or of the
// 37,000 with 184,000 ties of the Enron letters (bench/flow.cpp).
//
// Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation", Soviet Mathematics
// Doklady 11, 1970, pp. 1277-1280.
// Even and Tarjan, "Network flow and testing graph connectivity", SIAM Journal on Computing 4(4), 1975, pp. 507-518.

#include "queries/flow_points.hpp"

#include <algorithm>
#include <limits>

namespace entente {

namespace {

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kStepsBetweenChecks = 1 << 16;

}  // namespace

FlowPoints::FlowPoints(std::size_t points, std::vector<Pipe> pipes)
    : pipes_(std::move(pipes)), first_(points + 1), ways_(2 * pipes_.size()), depth_(points), reached_(points) {
    left_.reserve(ways_.size());
    for (const auto& pipe : pipes_) {
        left_.insert(left_.end(), {pipe.ahead, pipe.back});
        ++first_[pipe.tail + 1];
        ++first_[pipe.head + 1];
    }
    for (std::size_t point = 0; point < points; ++point) {
        first_[point + 1] += first_[point];
    }
    auto place = first_;
    for (std::uint32_t pipe = 0; pipe < pipes_.size(); ++pipe) {
        ways_[place[pipes_[pipe].tail]++] = 2 * pipe;
        ways_[place[pipes_[pipe].head]++] = 2 * pipe + 1;
    }
}

/// Whether the end is reached. Then nothing beyond its layer has a depth, else all that is reached has one.
bool FlowPoints::layer(Point from, Point to) {
    std::fill(depth_.begin(), depth_.end(), kNone);
    depth_[from] = 0;
    std::vector<Point> queue{from};
    for (std::size_t at = 0; at < queue.size() && depth_[to] == kNone; ++at) {
        for (const auto way : leaving(queue[at])) {
            if (open(way) && depth_[end(way)] == kNone) {
                depth_[end(way)] = depth_[queue[at]] + 1;
                queue.push_back(end(way));
            }
        }
    }
    return depth_[to] != kNone;
}

double FlowPoints::push(const std::vector<std::uint32_t>& path) {
    auto amount = std::numeric_limits<double>::infinity();
    for (const auto way : path) {
        amount = std::min(amount, left_[way]);
    }
    for (const auto way : path) {
        left_[way] -= amount;
        left_[way ^ 1U] += amount;
    }
    return amount;
}

double FlowPoints::fill_layers(Point from, Point to, const Work& work) {
    next_.assign(first_.begin(), first_.end() - 1);
    std::vector<std::uint32_t> path;
    double total = 0;
    auto at = from;
    for (std::size_t step = 1;; ++step) {
        if (step % kStepsBetweenChecks == 0) {
            work.check();
        }
        if (at == to) {
            total += push(path);
            const auto full = std::find_if(path.begin(), path.end(), [&](auto way) { return !open(way); });
            at = end(*full ^ 1U);
            path.erase(full, path.end());
        } else if (next_[at] == first_[at + 1]) {
            if (path.empty()) {
                return total;
            }
            at = end(path.back() ^ 1U);
            path.pop_back();
            ++next_[at];
        } else if (const auto way = ways_[next_[at]]; open(way) && depth_[end(way)] == depth_[at] + 1) {
            path.push_back(way);
            at = end(way);
        } else {
            ++next_[at];
        }
    }
}

double FlowPoints::fill(Point from, Point to, const Work& work) {
    double total = 0;
    while (layer(from, to)) {
        work.check();
        total += fill_layers(from, to, work);
    }
    for (std::size_t point = 0; point < depth_.size(); ++point) {
        reached_[point] = depth_[point] != kNone;
    }
    return total;
}

}  // namespace entente
