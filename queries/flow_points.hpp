#pragma once

#include "queries/work.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Points with pipes between them, and the most that flows through from one point to another. Not installed.
class FlowPoints {
public:
    using Point = std::uint32_t;

    /// Room from tail to head, and back. May be infinite, unless a way through is: then nothing ends.
    struct Pipe {
        Point tail = 0;
        Point head = 0;
        double ahead = 0;
        double back = 0;
    };

    /// Pipes are tried in the order given. Time and memory O(points + pipes).
    FlowPoints(std::size_t points, std::vector<Pipe> pipes);

    /// Lets as much flow as can; once for an object. Returns how much.
    double fill(Point from, Point to, const Work& work);

    /// What flows through a pipe, below 0 from head to tail.
    double flow(std::size_t pipe) const { return pipes_[pipe].ahead - left_[2 * pipe]; }

    /// By point, whether more could flow to it from where all begins.
    const std::vector<bool>& reached() const { return reached_; }

    /// What leaves a point: pipe p from tail to head is 2p, the other way 2p + 1.
    std::span<const std::uint32_t> leaving(Point point) const {
        return {ways_.data() + first_[point], ways_.data() + first_[point + 1]};
    }
    Point end(std::uint32_t way) const { return way % 2 == 0 ? pipes_[way / 2].head : pipes_[way / 2].tail; }

private:
    bool layer(Point from, Point to);
    double fill_layers(Point from, Point to, const Work& work);
    double push(const std::vector<std::uint32_t>& path);
    bool open(std::uint32_t way) const { return left_[way] > 0; }

    std::vector<Pipe> pipes_;
    std::vector<double> left_;          ///< by way
    std::vector<std::uint32_t> first_;  ///< by point, into ways_
    std::vector<std::uint32_t> ways_;
    std::vector<std::uint32_t> depth_;  ///< by point
    std::vector<std::uint32_t> next_;   ///< by point, into ways_: what is not yet exhausted
    std::vector<bool> reached_;
};

}  // namespace entente
