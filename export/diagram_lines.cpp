#include "export/diagram_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#include "export/draw.hpp"

namespace entente {
namespace {

constexpr double arrow_length = 6.5;
constexpr double beside = 3;  // between parallel lines
constexpr std::size_t lane_count = 13;

double sign(double value) { return value < 0 ? -1 : 1; }

/// Bézier curves joined: a first point, and three more for each.
class Path {
public:
    explicit Path(Point begin) : points_{begin} {}

    Path& curve(Point first, Point second, Point end) {
        points_.insert(points_.end(), {first, second, end});
        return *this;
    }
    /// Leaves and arrives level.
    Path& level(Point end) {
        const auto middle = (points_.back().x + end.x) / 2;
        return curve({middle, points_.back().y}, {middle, end.y}, end);
    }
    /// Leaves and arrives upright.
    Path& upright(Point end) {
        const auto middle = (points_.back().y + end.y) / 2;
        return curve({points_.back().x, middle}, {end.x, middle}, end);
    }
    Path& straight(Point end) {
        const auto begin = points_.back();
        return curve({begin.x + (end.x - begin.x) / 3, begin.y + (end.y - begin.y) / 3},
                     {begin.x + (end.x - begin.x) * 2 / 3, begin.y + (end.y - begin.y) * 2 / 3}, end);
    }
    std::vector<Point> points() && { return std::move(points_); }

private:
    std::vector<Point> points_;
};

Point inner_edge(const Place& box, double shift) { return {box.x - sign(box.x) * box.width / 2, box.y + shift}; }
Point outer_edge(const Place& box, double shift) { return {box.x + sign(box.x) * box.width / 2, box.y + shift}; }
Point facing_edge(const Place& box, double towards, double shift) {
    return {box.x + shift, box.y + sign(towards - box.y) * box.height / 2};
}

/// From the focus into a wing: to a link, or past the links to a member.
Path from_focus(const Place& focus, const Place& box, const Wings& wings, double shift) {
    const auto side = sign(box.x);
    const auto spread = std::clamp((box.y - focus.y) * 0.05, -focus.height / 2 + 8, focus.height / 2 - 8);
    Path path({focus.x + side * focus.width / 2, focus.y + spread + shift});
    if (box.part == WingPart::link) {
        return path.level(inner_edge(box, shift));
    }
    double below = 0;
    for (const auto& other : wings.places) {
        const bool same_row = other.part == WingPart::link && other.in_wing && sign(other.x) == side &&
                              std::abs(other.y - box.y) < other.height / 2;
        below = same_row ? other.height / 2 + 3 : below;
    }
    const auto y = box.y - below + shift;
    path.level({side * wings.inner, y}).straight({side * (wings.channel - wings.channel_width / 4), y});
    return path.level(inner_edge(box, std::clamp(shift - below / 2, -box.height / 2 + 2, box.height / 2 - 2)));
}

/// From a wing to a band, along a lane of the gap before the members.
Path from_wing(const Place& box, const Place& band, const Wings& wings, double lane, double shift) {
    const auto side = sign(box.x);
    const auto edge = box.part == WingPart::member ? inner_edge(box, shift) : outer_edge(box, shift);
    const auto meet =
        band.y - sign(band.y) * (band.height / 2 + 24);  // before the side of the box that faces the middle
    const auto up = sign(meet - edge.y);
    const auto x = side * (wings.channel + lane);
    Path path(edge);
    path.curve({x, edge.y}, {x, edge.y}, {x, edge.y + up * std::min(14.0, std::abs(meet - edge.y) / 2)});
    path.straight(
        {x, edge.y + up * std::max(std::abs(meet - edge.y) - 20, std::min(14.0, std::abs(meet - edge.y) / 2))});
    return path.curve({x, meet}, {band.x + lane / 3, meet}, facing_edge(band, meet, lane / 3));
}

Path within_wings(const Place& a, const Place& b, const Wings& wings, double shift) {
    const bool link_to_member = a.part != b.part && sign(a.x) == sign(b.x);
    if (link_to_member) {
        const auto& link = a.part == WingPart::link ? a : b;
        const auto& member = a.part == WingPart::link ? b : a;
        Path path(a.part == WingPart::link ? outer_edge(link, shift) : inner_edge(member, shift));
        return path.level(a.part == WingPart::link ? inner_edge(member, shift) : outer_edge(link, shift));
    }
    Path path(inner_edge(a, shift));
    if (sign(a.x) != sign(b.x)) {
        return path.level(inner_edge(b, shift));
    }
    const auto x = sign(a.x) * (wings.channel - wings.channel_width / 2);
    return path.curve({x, a.y}, {x, b.y}, inner_edge(b, shift));
}

/// Between bands, or from the focus to one.
Path upright_between(const Place& a, const Place& b, double shift) {
    if (std::abs(a.y - b.y) < 1) {
        const auto y = a.y - sign(a.y) * (a.height / 2 + 26);
        return Path(facing_edge(a, 0, shift)).curve({a.x, y}, {b.x, y}, facing_edge(b, 0, shift));
    }
    const auto far = a.part == WingPart::focus ? b : a;
    const auto meet = far.y - sign(far.y) * (far.height / 2 + 40);
    Path path(facing_edge(a, b.y, shift));
    return a.part == WingPart::focus ? path.curve({a.x + shift, meet}, {b.x, meet}, facing_edge(b, a.y, shift))
                                     : path.upright(facing_edge(b, a.y, shift));
}

/// A loop at the corner of a box.
Path loop_at(const Place& box) {
    const Point corner{box.x + box.width / 2, box.y};
    return Path({corner.x, corner.y + 4})
        .curve({corner.x + 26, corner.y + 18}, {corner.x + 26, corner.y - 18}, {corner.x, corner.y - 4});
}

/// Moves an end back by the length of an arrow, and returns where the arrow's tip is.
Point make_room(Point& end, const Point& before) {
    const auto tip = end;
    const auto length = std::hypot(end.x - before.x, end.y - before.y);
    if (length > arrow_length) {
        end.x -= (end.x - before.x) / length * arrow_length;
        end.y -= (end.y - before.y) / length * arrow_length;
    }
    return tip;
}

std::string point_text(const Point& point) { return fmt::format("{:.1f},{:.1f}", point.x, point.y); }

}  // namespace

double LineLayer::lane_of(std::size_t node) {
    const auto lane = lanes_.try_emplace(node, lanes_.size()).first->second * 5 % lane_count;  // neighbours lie apart
    return (static_cast<double>(lane) / (lane_count - 1) - 0.5) * wings_.channel_width * 0.7;
}

std::string LineLayer::line_of(const DrawnTie& tie) {
    const auto& edge = *tie.edge;
    const auto rank = [&](std::size_t node) {  // a line is laid from the focus, or from a wing
        const auto& box = wings_.places[node];
        return std::tuple(box.part != WingPart::focus, !box.in_wing, box.part, node);
    };
    const auto first = rank(edge.tail) < rank(edge.head) ? edge.tail : edge.head;
    const auto second = first == edge.tail ? edge.head : edge.tail;
    const auto& a = wings_.places[first];
    const auto& b = wings_.places[second];
    const auto parallel = parallels_[{first, second}]++;
    const auto shift = beside * (parallel % 2 == 0 ? -parallel / 2 : (parallel + 1) / 2);
    auto points = (first == second                          ? loop_at(a)
                   : a.part == WingPart::focus && b.in_wing ? from_focus(a, b, wings_, shift)
                   : a.in_wing && b.in_wing                 ? within_wings(a, b, wings_, shift)
                   : a.in_wing                              ? from_wing(a, b, wings_, lane_of(second), shift)
                                                            : upright_between(a, b, shift))
                      .points();
    if (first != edge.tail) {
        std::reverse(points.begin(), points.end());
    }
    std::string pos;
    if (edge.undated) {
        pos += "s," + point_text(make_room(points.front(), points[1])) + " ";
    }
    if (edge.directed) {
        pos += "e," + point_text(make_room(points.back(), points[points.size() - 2])) + " ";
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        pos += (i == 0 ? "" : " ") + point_text(points[i]);
    }
    return pos;
}

}  // namespace entente
