#include <algorithm>
#include <cmath>

#include "export/layout.hpp"

namespace entente {
namespace {

constexpr double room = 1.15;   // of two boxes side by side: a drawing of few nodes has larger letters
constexpr double farthest = 4;  // times as far apart as they were

std::map<std::string, Point> places_in(const Layout& layout, const Selection& all, Point factor) {
    std::map<std::string, Point> places;
    for (std::size_t i = 0; i < all.nodes.size(); ++i) {
        places[all.nodes[i].key] = {layout.nodes[i].x * factor.x, layout.nodes[i].y * factor.y};
    }
    return places;
}

/// By how much everything is drawn out, across and along, so that no two boxes overlap: for each pair the shorter way.
Point factor_of(const std::vector<NodeBox>& boxes) {
    Point factor{1, 1};
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const auto x = std::abs(boxes[i].x - boxes[j].x);
            const auto y = std::abs(boxes[i].y - boxes[j].y);
            const auto wide = room * (boxes[i].width + boxes[j].width) / 2;
            const auto high = room * (boxes[i].height + boxes[j].height) / 2;
            if (x * factor.x >= wide || y * factor.y >= high) {
                continue;
            }
            const auto across = x > 0 ? wide / x : farthest;
            const auto along = y > 0 ? high / y : farthest;
            auto& way = across <= along ? factor.x : factor.y;
            way = std::min(std::max(way, std::min(across, along)), farthest);
        }
    }
    return factor;
}

}  // namespace

std::map<std::string, Point> places_of_series(const Selection& all, const DrawOptions& options) {
    if (all.nodes.empty()) {
        return {};
    }
    auto fixed = options;
    fixed.places = places_in(lay_out(all, options), all, {1, 1});
    const auto drawn = lay_out(all, fixed);
    return places_in(drawn, all, factor_of(drawn.nodes));
}

}  // namespace entente
