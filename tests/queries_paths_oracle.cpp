// Paths of random snapshots against all simple node sequences, listed one by one and looked at day by day.

#include "queries/paths.hpp"

#include "fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

namespace entente {

namespace {

constexpr int kFirstYear = 1990;
constexpr int kYears = 8;

std::string new_year(int year) { return std::to_string(kFirstYear + year) + "-01-01"; }

/// An edge as the test made it: there from the first year to before the last.
struct Made {
    int tail;
    int head;
    bool symmetric;
    int first;
    int last;
};

struct World {
    int nodes;
    std::vector<Made> edges;
    bool directed;

    bool tied(int a, int b, int year) const {
        return std::any_of(edges.begin(), edges.end(), [&](const Made& edge) {
            const bool there = edge.first <= year && year < edge.last;
            const bool along = edge.tail == a && edge.head == b;
            const bool against = edge.tail == b && edge.head == a && (edge.symmetric || !directed);
            return there && (along || against);
        });
    }
};

std::string key(int node) { return std::string(1, static_cast<char>('a' + node)); }

World random_world(std::mt19937& random) {
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    World world{2 + below(5), {}, below(2) == 0};
    for (auto left = below(14); left > 0; --left) {
        const auto first = below(kYears);
        world.edges.push_back(
            {below(world.nodes), below(world.nodes), below(2) == 0, first, first + 1 + below(kYears - first)});
    }
    return world;
}

Snapshot snapshot_of(const World& world) {
    std::vector<test::Tie> ties;
    for (int node = 0; node < world.nodes; ++node) {
        ties.push_back({.tail = key(node)});
    }
    for (const auto& edge : world.edges) {
        ties.push_back({.tail = key(edge.tail),
                        .head = key(edge.head),
                        .symmetric = edge.symmetric,
                        .spells = {{Bound(parse_day(new_year(edge.first))), Bound(parse_day(new_year(edge.last)))}}});
    }
    return test::snapshot_of(ties);
}

using Sequence = std::vector<int>;

/// Adds every simple sequence that begins so, ends at `to`, and held in one of the years.
void list(const World& world, Sequence& begun, int to, const std::vector<int>& years, std::vector<Sequence>& found) {
    if (begun.back() == to) {
        found.push_back(begun);
        return;
    }
    for (int next = 0; next < world.nodes; ++next) {
        std::vector<int> left;
        std::copy_if(years.begin(), years.end(), std::back_inserter(left),
                     [&](int year) { return world.tied(begun.back(), next, year); });
        if (!left.empty() && std::find(begun.begin(), begun.end(), next) == begun.end()) {
            begun.push_back(next);
            list(world, begun, to, left, found);
            begun.pop_back();
        }
    }
}

std::vector<std::string> expected(const World& world, int from, int to, const std::vector<int>& years) {
    std::vector<Sequence> found;
    Sequence begun{from};
    list(world, begun, to, years, found);
    std::sort(found.begin(), found.end(),
              [](const Sequence& a, const Sequence& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    std::vector<std::string> texts;
    for (const auto& sequence : found) {
        std::string text;
        for (const auto node : sequence) {
            text += key(node);
        }
        texts.push_back(text);
    }
    return texts;
}

/// That the edges go along the nodes, and that the spans are the years in which each of them was there.
void check_path(const Snapshot& snapshot, const Path& path) {
    REQUIRE(path.edges.size() + 1 == path.nodes.size());
    CHECK(path.certain_spans == path.spans);
    CHECK(!path.spans.empty());
    for (std::size_t hop = 0; hop < path.edges.size(); ++hop) {
        const auto edge = path.edges[hop];
        CHECK(std::set{snapshot.tail(edge), snapshot.head(edge)} == std::set{path.nodes[hop], path.nodes[hop + 1]});
        CHECK(std::count(path.ties[hop].begin(), path.ties[hop].end(), edge) == 1);
    }
    for (int year = 0; year < kYears && !path.edges.empty(); ++year) {
        const auto day = parse_day(new_year(year));
        const bool all = std::all_of(path.edges.begin(), path.edges.end(),
                                     [&](EdgeIndex edge) { return snapshot.spell_on(edge, day) != nullptr; });
        CHECK(contains(path.spans, day) == all);
    }
}

void check_paths(const World& world, const Snapshot& snapshot, const std::vector<int>& years) {
    PathOptions options;
    options.direction = world.directed ? Direction::forward : Direction::any;
    options.k = 1000;
    for (int to = 0; to < world.nodes; ++to) {
        std::vector<std::string> texts;
        for (const auto& path :
             shortest_paths(snapshot, test::node(snapshot, key(0)), test::node(snapshot, key(to)), options)) {
            std::string text;
            for (const auto at : path.nodes) {
                text += snapshot.key(at);
            }
            texts.push_back(text);
            check_path(snapshot, path);
        }
        CHECK(texts == expected(world, 0, to, years));
    }
}

}  // namespace

TEST_CASE("the k shortest paths are the first of all paths, over all time and on each day") {
    std::mt19937 random(19710701);
    std::vector<int> all_years;
    for (int year = 0; year < kYears; ++year) {
        all_years.push_back(year);
    }
    for (int round = 0; round < 80; ++round) {
        CAPTURE(round);
        const auto world = random_world(random);
        const auto snapshot = snapshot_of(world);
        check_paths(world, snapshot, all_years);
        const auto year = static_cast<int>(random() % kYears);
        check_paths(world, test::on_day(snapshot, new_year(year)), {year});
    }
}

}  // namespace entente
