#include "export/diagram_clusters.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace entente {

namespace {

/// States A to E in NATO, in both, in the EU, in none; a treaty; Ukraine in focus.
Selection members() {
    Selection selection;
    selection.clusters = {{
                              "NATO",
                              "NATO",
                          },
                          {"EU", "European Union"}};
    auto add = [&](const char* name, const char* label, std::vector<std::size_t> clusters) {
        SelectedNode node;
        node.key = node.name = name;
        node.label = label;
        node.clusters = std::move(clusters);
        selection.nodes.push_back(node);
    };
    add("A", "Country", {0});
    add("B", "Country", {0, 1});
    add("C", "Country", {0, 1});
    add("D", "Country", {1});
    add("E", "Country", {});
    add("T", "Agreement", {});
    add("Ukraine", "Country", {});
    selection.nodes.back().focus = true;
    return selection;
}

bool holds(const ClusterFrame& frame, const Place& place) {
    return std::abs(place.x - frame.x) + place.width / 2 <= frame.width / 2 &&
           std::abs(place.y - frame.y) + place.height / 2 <= frame.height / 2;
}

}  // namespace

TEST_CASE("each combination of clusters has a frame that says so and holds its nodes alone") {
    auto selection = members();
    auto drawn = clustered_of(selection, 80);
    REQUIRE(drawn);
    std::vector<std::pair<std::string, std::string>> expected = {
        {"NATO only", "A"}, {"NATO and European Union", "BC"}, {"European Union only", "D"}};
    REQUIRE(drawn->frames.size() == expected.size());
    for (const auto& [title, names] : expected) {
        CAPTURE(title);
        for (const auto& frame : drawn->frames) {
            if (frame.title != title) continue;
            std::string inside;
            for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
                if (holds(frame, drawn->wings.places[i])) inside += selection.nodes[i].name;
            }
            CHECK(inside == names);
        }
    }
}

TEST_CASE("no two boxes of a diagram with clusters overlap") {
    auto drawn = clustered_of(members(), 80);
    REQUIRE(drawn);
    const auto& places = drawn->wings.places;
    for (std::size_t a = 0; a < places.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            bool apart = std::abs(places[a].x - places[b].x) >= (places[a].width + places[b].width) / 2 ||
                         std::abs(places[a].y - places[b].y) >= (places[a].height + places[b].height) / 2;
            CHECK(apart);
        }
    }
}

TEST_CASE("what is in focus says its clusters itself, and without members there are no frames") {
    auto selection = members();
    selection.nodes.back().clusters = {0, 1};
    CHECK(clustered_of(selection, 80)->remarks.back() == "in NATO and European Union");
    for (auto& node : selection.nodes) node.clusters.clear();
    CHECK_FALSE(clustered_of(selection, 80));
    CHECK_FALSE(clustered_of({}, 80));
}

}  // namespace entente
