#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "export/draw.hpp"
#include "export/layout.hpp"

using namespace entente;

namespace {

Selection random_selection(std::size_t nodes, std::size_t edges, bool focus = false) {
    std::mt19937 random(7);
    Selection selection;
    for (std::size_t i = 0; i < nodes; ++i) {
        const auto name = fmt::format("Node {}", i);
        selection.nodes.push_back({name, name, i % 3 == 0 ? "Organisation" : "Country", focus && i == 0, {}});
    }
    for (std::size_t i = 0; i < edges; ++i) {
        SelectedEdge edge;
        edge.tail = random() % nodes;
        edge.head = random() % nodes;
        edge.type = "MEMBER_OF";
        selection.edges.push_back(edge);
    }
    return selection;
}

bool overlap(const NodeBox& a, const NodeBox& b) {
    return std::abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 && std::abs(a.y - b.y) < (a.height + b.height) / 2 - 0.5;
}

bool inside(const Point& point, const NodeBox& box, double margin) {
    return std::abs(point.x - box.x) <= box.width / 2 + margin && std::abs(point.y - box.y) <= box.height / 2 + margin;
}

/// Where the DOT text puts a node, relative to another.
Point place_in(const std::string& dot, const std::string& key) {
    const auto node = dot.find("\"" + key + "\"\t[");
    const auto pos = dot.find("pos=\"", node);
    REQUIRE(pos != std::string::npos);
    double x = 0;
    double y = 0;
    REQUIRE(std::sscanf(dot.c_str() + pos, "pos=\"%lf,%lf", &x, &y) == 2);
    return {x, y};
}

}  // namespace

TEST_CASE("every engine gives each node a box of its own within the page") {
    for (const auto engine :
         {Engine::automatic, Engine::wings, Engine::dot, Engine::sfdp, Engine::neato, Engine::twopi}) {
        CAPTURE(static_cast<int>(engine));
        DrawOptions options;
        options.engine = engine;
        const auto selection = random_selection(30, 45, true);
        const auto layout = lay_out(selection, options);
        REQUIRE(layout.nodes.size() == 30);
        for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
            const auto& box = layout.nodes[i];
            CHECK(box.width > 10);
            CHECK(box.height > 10);
            CHECK(box.x - box.width / 2 >= -0.01);
            CHECK(box.x + box.width / 2 <= layout.width + 0.01);
            CHECK(box.y + box.height / 2 <= layout.height + 0.01);
            for (std::size_t j = 0; j < i; ++j) {
                CHECK_FALSE(overlap(box, layout.nodes[j]));
            }
        }
    }
}

TEST_CASE("a line runs from the box of its tail to the box of its head") {
    for (const auto engine : {Engine::automatic, Engine::dot, Engine::neato}) {
        CAPTURE(static_cast<int>(engine));
        DrawOptions options;
        options.engine = engine;
        const auto selection = random_selection(24, 40);
        const auto layout = lay_out(selection, options);
        std::size_t lines = 0;
        for (std::size_t i = 0; i < selection.edges.size(); ++i) {
            const auto& line = layout.lines[i];
            if (!line.empty()) {
                ++lines;
                CHECK(line.size() % 3 == 1);
                CHECK(inside(line.front(), layout.nodes[selection.edges[i].tail], 4));
                CHECK(inside(line.back(), layout.nodes[selection.edges[i].head], 4));
            }
        }
        CHECK(lines > 30);
    }
}

TEST_CASE("a layout of nothing, of one node and of parts without a tie between them") {
    CHECK(lay_out(Selection()).nodes.empty());
    CHECK(lay_out(random_selection(1, 0)).nodes.size() == 1);
    CHECK(lay_out(random_selection(1, 1)).nodes.size() == 1);
    CHECK(lay_out(random_selection(5, 0)).nodes.size() == 5);
}

TEST_CASE("the same selection gives the same layout") {
    const auto selection = random_selection(60, 90);
    const auto first = lay_out(selection);
    const auto second = lay_out(selection);
    for (std::size_t i = 0; i < first.nodes.size(); ++i) {
        CHECK(first.nodes[i].x == second.nodes[i].x);
        CHECK(first.nodes[i].y == second.nodes[i].y);
    }
}

TEST_CASE("nodes with places keep them, and a node without one stands near its neighbour") {
    auto selection = random_selection(12, 20);
    const auto layout = lay_out(selection);
    DrawOptions options;
    for (std::size_t i = 0; i < 11; ++i) {
        options.places[selection.nodes[i].key] = {layout.nodes[i].x, layout.nodes[i].y};
    }
    SelectedEdge edge;
    edge.tail = 11;
    edge.head = 3;
    edge.type = "MEMBER_OF";
    selection.edges = {edge};
    const auto dot = to_dot(selection, options);
    for (std::size_t i = 0; i < 11; ++i) {
        const auto place = place_in(dot, selection.nodes[i].key);
        CHECK(place.x == doctest::Approx(layout.nodes[i].x).epsilon(0.01));
        CHECK(place.y == doctest::Approx(layout.nodes[i].y).epsilon(0.01));
    }
    const auto near = place_in(dot, selection.nodes[11].key);
    CHECK(std::hypot(near.x - layout.nodes[3].x, near.y - layout.nodes[3].y) < 150);
}

TEST_CASE("drawings of a series are of one size and keep their places in the picture") {
    auto selection = random_selection(20, 30);
    const auto layout = lay_out(selection);
    DrawOptions options;
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        options.places[selection.nodes[i].key] = {layout.nodes[i].x, layout.nodes[i].y};
    }
    const auto& svg = draw_format("a.svg");
    const auto whole = draw(selection, svg, options);
    selection.nodes.pop_back();
    std::erase_if(selection.edges, [](const auto& e) { return e.tail == 19 || e.head == 19; });
    const auto part = draw(selection, svg, options);
    const auto size = [](const std::string& text) {
        const auto begin = text.find("viewBox=");
        return text.substr(begin, text.find(" xmlns", begin) - begin);
    };
    CHECK(size(whole) == size(part));
}
