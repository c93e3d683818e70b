#include "export/diagram_places.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

constexpr double beside_x = 110;  // from the middle of the neighbours, so that a box does not lie upon another
constexpr double beside_y = 34;
constexpr double margin_x = 90;
constexpr double margin_y = 40;
constexpr double golden_angle = 2.399963;

/// The middle of the placed neighbours of each node, and how many they are.
struct Middle {
    Point sum;
    double count = 0;
};

void extend(Frame& frame, const Point& place) {
    frame.left = std::min(frame.left, place.x - margin_x);
    frame.right = std::max(frame.right, place.x + margin_x);
    frame.bottom = std::min(frame.bottom, place.y - margin_y);
    frame.top = std::max(frame.top, place.y + margin_y);
}

}  // namespace

std::vector<Point> places_of(const Selection& selection, const std::map<std::string, Point>& places) {
    const auto count = selection.nodes.size();
    std::vector<const Point*> known(count, nullptr);
    for (std::size_t i = 0; i < count; ++i) {
        const auto found = places.find(selection.nodes[i].key);
        known[i] = found == places.end() ? nullptr : &found->second;
    }
    std::vector<Middle> middles(count);
    for (const auto& edge : selection.edges) {
        for (const auto& [here, there] : {std::pair(edge.tail, edge.head), std::pair(edge.head, edge.tail)}) {
            if (known[there] != nullptr) {
                middles[here].sum.x += known[there]->x;
                middles[here].sum.y += known[there]->y;
                middles[here].count += 1;
            }
        }
    }
    const auto frame = frame_of(places, {});
    std::vector<Point> result(count);
    double turn = 0;
    double strays = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (known[i] != nullptr) {
            result[i] = *known[i];
        } else if (middles[i].count > 0) {
            const auto far = middles[i].count > 1 ? 0.5 : 1.0;
            result[i] = {middles[i].sum.x / middles[i].count + far * beside_x * std::cos(turn),
                         middles[i].sum.y / middles[i].count + far * beside_y * std::sin(turn)};
            turn += golden_angle;
        } else {
            result[i] = {frame.left + margin_x + 2 * margin_x * strays, frame.bottom - margin_y};
            strays += 1;
        }
    }
    return result;
}

Frame frame_of(const std::map<std::string, Point>& places, const std::vector<Point>& more) {
    if (places.empty() && more.empty()) {
        return {};
    }
    const auto first = places.empty() ? more.front() : places.begin()->second;
    Frame frame{first.x, first.x, first.y, first.y};
    for (const auto& place : places) {
        extend(frame, place.second);
    }
    for (const auto& place : more) {
        extend(frame, place);
    }
    return frame;
}

}  // namespace entente
