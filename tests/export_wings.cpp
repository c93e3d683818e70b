#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "export/diagram_boxes.hpp"
#include "export/diagram_fold.hpp"
#include "export/diagram_lines.hpp"
#include "export/diagram_wings.hpp"
#include "export/draw.hpp"

using namespace entente;

namespace {

std::size_t add(Selection& selection, const std::string& name, const char* label, bool focus = false) {
    selection.nodes.push_back({name, name, label, focus, {}});
    return selection.nodes.size() - 1;
}

SelectedEdge& tie(Selection& selection, std::size_t tail, std::size_t head, const char* type) {
    SelectedEdge edge;
    edge.tail = tail;
    edge.head = head;
    edge.type = type;
    selection.edges.push_back(edge);
    return selection.edges.back();
}

/// A focus with so many partners, an agreement with each, and an alliance of all partners but the first two.
Selection partners(std::size_t count) {
    Selection selection;
    const auto focus = add(selection, "Focus", "Country", true);
    const auto alliance = add(selection, "Alliance", "Organisation");
    for (std::size_t i = 0; i < count; ++i) {
        const auto agreement = add(selection, "Agreement " + std::to_string(i), "Agreement");
        const auto partner = add(selection, "Partner " + std::to_string(i), "Country");
        tie(selection, focus, agreement, "PARTY_TO");
        tie(selection, partner, agreement, "PARTY_TO");
        if (i >= count / 2 - 1 || count < 4) {
            tie(selection, partner, alliance, "MEMBER_OF");
        }
    }
    return selection;
}

bool overlap(const Place& a, const Place& b) {
    return std::abs(a.x - b.x) < (a.width + b.width) / 2 - 0.01 &&
           std::abs(a.y - b.y) < (a.height + b.height) / 2 - 0.01;
}

}  // namespace

TEST_CASE("many plain ties to one node are written as a tag, those with more to say stay lines") {
    auto selection = partners(16);
    selection.edges.back().disputed = true;
    const auto ties = ties_of(selection);
    const auto fold = fold_of(selection, ties);
    CHECK(fold.remarks[1] == "Alli… = member of");
    CHECK(fold.tags.back().empty());
    CHECK(fold.tags[fold.tags.size() - 3] == "Alli…");
    CHECK_FALSE(fold.is_folded.back());
    CHECK(std::count(fold.is_folded.begin(), fold.is_folded.end(), true) == 8);
}

TEST_CASE("a tag stands in brackets where its tie is carried forward, at the hub where all are") {
    auto selection = partners(16);
    selection.edges.back().carried = true;
    CHECK(fold_of(selection, ties_of(selection)).tags.back() == "(Alli…)");
    for (auto& edge : selection.edges) {
        edge.carried = true;
    }
    const auto fold = fold_of(selection, ties_of(selection));
    CHECK(fold.tags.back() == "Alli…");
    CHECK(fold.remarks[1] == "(Alli…) = member of");
}

TEST_CASE("what nearly all nodes of a kind share is a number") {
    auto selection = partners(10);
    for (std::size_t i = 0; i < 4; ++i) {
        tie(selection, 3 + 2 * i, 1, "MEMBER_OF");
    }
    const auto fold = fold_of(selection, ties_of(selection));
    CHECK(fold.remarks[1] == "10 × member of");
    CHECK(fold.tags.back().empty());
}

TEST_CASE("few ties are not folded, nor are those at the focus") {
    const auto selection = partners(4);
    const auto fold = fold_of(selection, ties_of(selection));
    CHECK(std::count(fold.is_folded.begin(), fold.is_folded.end(), true) == 0);
}

TEST_CASE("boxes never overlap, and a link stands between the focus and its partner") {
    for (const std::size_t count : {0, 1, 2, 3, 5, 16, 40}) {
        CAPTURE(count);
        const auto selection = partners(count);
        const auto ties = ties_of(selection);
        const auto wings = wings_of(selection, ties, fold_of(selection, ties), 80);
        REQUIRE(wings);
        for (std::size_t i = 0; i < wings->places.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                CHECK_FALSE(overlap(wings->places[i], wings->places[j]));
            }
        }
        for (std::size_t i = 2; i + 1 < wings->places.size(); i += 2) {
            CHECK(wings->places[i].part == WingPart::link);
            CHECK(std::abs(wings->places[i].x) < std::abs(wings->places[i + 1].x));
            CHECK(wings->places[i].y == doctest::Approx(wings->places[i + 1].y));
        }
    }
}

TEST_CASE("no focus, two of them, or ties all over have no wings") {
    auto selection = partners(6);
    const auto wings_for = [&] {
        const auto ties = ties_of(selection);
        return wings_of(selection, ties, fold_of(selection, ties), 80).has_value();
    };
    CHECK(wings_for());
    selection.nodes[3].focus = true;
    CHECK_FALSE(wings_for());
    selection.nodes[3].focus = selection.nodes[0].focus = false;
    CHECK_FALSE(wings_for());
    selection.nodes[0].focus = true;
    for (std::size_t i = 1; i < selection.nodes.size(); ++i) {
        for (std::size_t j = 1; j < i; ++j) {
            tie(selection, i, j, i % 2 == 0 ? "A" : "B").disputed = true;
        }
    }
    CHECK_FALSE(wings_for());
}

TEST_CASE("a line begins and ends at its boxes, with room for its arrow") {
    const auto selection = partners(1);
    const auto ties = ties_of(selection);
    const auto wings = wings_of(selection, ties, fold_of(selection, ties), 80);
    REQUIRE(wings);
    LineLayer layer(*wings);
    for (const auto& one : ties) {
        const auto line = layer.line_of(one);
        CHECK(line.substr(0, 2) == "e,");
        CHECK(std::count(line.begin(), line.end(), ' ') % 3 == 1);  // tip, first point, and three for each curve
    }
}

TEST_CASE("a diagram with wings explains its tags, and loops and parallel ties do not stop it") {
    auto selection = partners(16);
    tie(selection, 0, 0, "LOOP").undated = true;
    tie(selection, 3, 3, "LOOP");
    tie(selection, 1, 1, "LOOP");
    for (const char* type : {"A", "B", "C"}) {
        tie(selection, 3, 0, type).amount = 5;
        tie(selection, 0, 1, type);
        tie(selection, 3, 7, type);
    }
    const auto dot = to_dot(selection);
    CHECK(dot.find("layout=nop2") != std::string::npos);
    CHECK(dot.find("a tie to the box with that tag") != std::string::npos);
    CHECK(dot.find("nan") == std::string::npos);
    CHECK(draw(selection, draw_format("a.svg")).find("</svg>") != std::string::npos);
}

TEST_CASE("lines of text stay inside a box that narrows") {
    const std::string text = "Integrated Air and\nMissile Defence\n(IAMDC) = member of";
    const BoxLetters letters{10, 0.5, 20, 8};
    const auto plain = box_around(text, "box", letters);
    CHECK(plain.width == doctest::Approx(19 * 5 + 20));
    CHECK(plain.height == doctest::Approx(3 * 12 + 8));
    const auto hexagon = box_around(text, "hexagon", letters);
    const auto up = (1.5 * 12 - 2) / (hexagon.height / 2);  // the foot of the last line's letters
    CHECK(hexagon.width * (1 - up / 2) >= 19 * 5);
    CHECK(box_around(text, "diamond", letters).width > hexagon.width);
    CHECK(box_around(text, "ellipse", letters).height > plain.height);
    CHECK(box_around("one line", "hexagon", letters).height == doctest::Approx(12 + 8));
}
