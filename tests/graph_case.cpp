#include "graph_case.hpp"

#include "fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace entente::test {

namespace {

std::string word(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell.content)) {
        return fmt::format("{}", *whole);
    }
    if (const auto* decimal = std::get_if<double>(&cell.content)) {
        return fmt::format("{:.6g}", *decimal);
    }
    if (const auto* text = std::get_if<std::string>(&cell.content)) {
        return *text;
    }
    if (const auto* list = std::get_if<Cell::List>(&cell.content)) {
        std::string all;
        for (const auto& item : *list) {
            all += (all.empty() ? "" : ",") + word(item);
        }
        return "[" + all + "]";
    }
    return "-";
}

}  // namespace

Network forward(const Snapshot& snapshot) { return network(snapshot, {Direction::forward}); }

double value(const Network& network, const Centrality& centrality, std::string_view key) {
    return centrality.values.at(vertex(network, key));
}

Snapshot random_snapshot(std::mt19937& random, std::size_t nodes, std::size_t edges) {
    const auto key = [](std::size_t number) { return fmt::format("n{:04}", number); };
    std::vector<Tie> ties;
    for (std::size_t number = 0; number < nodes; ++number) {
        ties.push_back({.tail = key(number)});
    }
    for (std::size_t number = 0; number < edges; ++number) {
        const auto tail = random() % nodes;
        const auto head = random() % nodes;
        ties.push_back({.tail = key(tail), .head = key(head), .symmetric = random() % 2 == 0});
    }
    return snapshot_of(ties);
}

Matrix edge_counts(const Snapshot& snapshot, Direction direction) {
    Matrix counts(snapshot.node_slots(), std::vector<double>(snapshot.node_slots()));
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        const auto tail = raw(snapshot.tail(edge));
        const auto head = raw(snapshot.head(edge));
        if (snapshot.visible(edge) && tail != head) {
            counts[tail][head] += 1;
            counts[head][tail] += direction == Direction::any || snapshot.symmetric(edge) ? 1 : 0;
        }
    }
    return counts;
}

Matrix closure(Matrix tied) {
    for (std::size_t middle = 0; middle < tied.size(); ++middle) {
        for (std::size_t from = 0; from < tied.size(); ++from) {
            for (std::size_t to = 0; to < tied.size(); ++to) {
                if (from != to && tied[from][middle] > 0 && tied[middle][to] > 0) {
                    tied[from][to] = 1;
                }
            }
        }
    }
    return tied;
}

std::string words(const Cell::Map& figures) {
    std::string all;
    for (const auto& [key, value] : figures) {
        all += (all.empty() ? "" : " ") + key + "=" + word(value);
    }
    return all;
}

double number(const Cell::Map& figures, std::string_view key) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const Entry& figure) { return figure.key == key; });
    REQUIRE(found != figures.end());
    if (const auto* whole = std::get_if<std::int64_t>(&found->value.content)) {
        return static_cast<double>(*whole);
    }
    const auto* decimal = std::get_if<double>(&found->value.content);
    return decimal != nullptr ? *decimal : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace entente::test
