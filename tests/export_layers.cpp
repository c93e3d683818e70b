#include <doctest/doctest.h>

#include <set>
#include <string>

#include "export/diagram_layers.hpp"

using namespace entente;

namespace {

std::size_t add(Selection& selection, const char* label, bool focus = false) {
    selection.nodes.push_back({std::to_string(selection.nodes.size()), "", label, focus, {}});
    return selection.nodes.size() - 1;
}

void tie(Selection& selection, std::size_t tail, std::size_t head) {
    SelectedEdge edge;
    edge.tail = tail;
    edge.head = head;
    selection.edges.push_back(edge);
}

}  // namespace

TEST_CASE("a chain of kinds stands in a chain of columns") {
    Selection selection;
    const auto focus = add(selection, "Country", true);
    std::set<std::size_t> agreements;
    const auto alliance = add(selection, "Organisation");
    for (int i = 0; i < 6; ++i) {
        const auto agreement = add(selection, "Agreement");
        const auto country = add(selection, "Country");
        tie(selection, focus, agreement);
        tie(selection, country, agreement);
        tie(selection, country, alliance);
    }
    const auto columns = columns_of(selection);
    REQUIRE(columns);
    CHECK((*columns)[focus] == 0);
    const auto agreement_column = (*columns)[2];
    const auto country_column = (*columns)[3];
    CHECK(std::abs(agreement_column) == 1);
    CHECK(country_column == 2 * agreement_column);
    CHECK((*columns)[alliance] == 3 * agreement_column);
    for (std::size_t i = 2; i < selection.nodes.size(); i += 2) {
        CHECK((*columns)[i] == agreement_column);
        CHECK((*columns)[i + 1] == country_column);
    }
}

TEST_CASE("ties among one kind do not make columns") {
    Selection selection;
    for (int i = 0; i < 6; ++i) {
        add(selection, "Country");
    }
    for (std::size_t i = 0; i < 6; ++i) {
        tie(selection, i, (i + 1) % 6);
    }
    CHECK_FALSE(columns_of(selection));
}

TEST_CASE("a node that ties far more than its like has a column of its own") {
    Selection selection;
    const auto focus = add(selection, "Country", true);
    const auto declaration = add(selection, "Agreement");
    for (int i = 0; i < 20; ++i) {
        const auto agreement = add(selection, "Agreement");
        tie(selection, agreement, declaration);
        tie(selection, focus, agreement);
    }
    const auto columns = columns_of(selection);
    REQUIRE(columns);
    CHECK((*columns)[declaration] != (*columns)[2]);
}

TEST_CASE("no nodes, one node, a loop and parallel ties have columns or none, and never fail") {
    Selection selection;
    CHECK(columns_of(selection));
    add(selection, "Country");
    CHECK(columns_of(selection)->size() == 1);
    tie(selection, 0, 0);
    CHECK_FALSE(columns_of(selection));
    CHECK(degrees_of(selection) == std::vector<std::size_t>{2});
    add(selection, "Topic");
    for (int i = 0; i < 5; ++i) {
        tie(selection, 0, 1);
    }
    CHECK(columns_of(selection));
}

TEST_CASE("the same selection always has the same columns") {
    Selection selection;
    for (const char* label : {"A", "B", "C", "D", "E"}) {
        for (int i = 0; i < 4; ++i) {
            add(selection, label);
        }
    }
    for (std::size_t i = 0; i < 20; ++i) {
        tie(selection, i, (i * 7 + 3) % 20);
    }
    CHECK(columns_of(selection) == columns_of(selection));
}
