#include "draft_case.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "queries/cypher/store_graph.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <random>

using namespace entente;
using namespace entente::test;
using cypher::Datum;
using cypher::DatumMap;
using cypher::Draft;
using Labels = std::vector<std::string>;

namespace {

const Labels kDays = {"2000-01-01", "2005-01-01", "2010-01-01", "2015-01-01", "2020-01-01"};

/// Ties at random, some without statements about their ends, in random spells.
std::string random_ties(std::mt19937& dice) {
    const auto roll = [&](int sides) { return static_cast<int>(dice() % static_cast<unsigned>(sides)); };
    std::string line;
    const auto spell = [&] {
        const auto first = roll(4);
        return roll(2) == 0
                   ? ""
                   : fmt::format("@{}..{}", roll(3) == 0 ? "" : kDays[static_cast<std::size_t>(first)],
                                 roll(3) == 0 ? "" : kDays[static_cast<std::size_t>(first + 1 + roll(4 - first))]);
    };
    for (char node = 'A'; node < 'H'; ++node) {
        if (roll(3) > 0) {
            line += fmt::format("{}{}{} ", node, roll(2) == 0 ? "" : roll(2) == 0 ? ":Land" : ":Club", spell());
        }
    }
    for (int tie = 0; tie < 15; ++tie) {
        line += fmt::format("{}{}{}{} ", static_cast<char>('A' + roll(8)), roll(2) == 0 ? '-' : '>',
                            static_cast<char>('A' + roll(8)), spell());
    }
    return line;
}

std::vector<View> views() {
    std::vector<View> made(1);
    for (const auto& day : kDays) {
        made.push_back(on(day));
        made.push_back(on(day));
        made.back().without_sources = {"local-edits"};
    }
    return made;
}

/// All that queries ask, around each node.
std::string answers(const cypher::Graph& graph) {
    auto text = text_of(graph) + fmt::format("\n{} {}", graph.count_nodes({}), graph.count_edges({}));
    for (const auto& label : graph.schema().labels) {
        text += fmt::format(" {}", graph.count_nodes(label.id));
    }
    for (const auto& type : graph.schema().edge_types) {
        text += fmt::format(" {}", graph.count_edges(type.id));
    }
    for (const char* key : {"A", "B", "C", "nobody"}) {
        for (const auto* property : {"key", "name"}) {
            const auto found = graph.lookup(property, key);
            text += fmt::format("\n{} {}", property, found ? static_cast<int>(found->size()) : -1);
            for (const auto node : found.value_or(std::vector<NodeIndex>())) {
                text += fmt::format(" {}: {} {} {}", raw(graph.id(node)), graph.out(node).size(), graph.in(node).size(),
                                    graph.around(node).size());
            }
        }
    }
    return text;
}

}  // namespace

TEST_CASE("the store answers as its snapshot does") {
    std::mt19937 dice(4);
    for (int round = 0; round < 60; ++round) {
        const auto ties = random_ties(dice);
        CAPTURE(ties);
        DraftCase file(open_schema(), ties);
        for (const auto& view : views()) {
            const auto expected = answers(*file.read(view));
            CHECK(answers(*cypher::store_graph(file.store(), view)) == expected);
            CHECK(answers(*cypher::store_graph(file.store(), view, 3)) == expected);
            CHECK(answers(*cypher::store_graph(file.store(), view, 0)) == expected);
        }
    }
}

TEST_CASE("a draft over the store shows what one over a snapshot does") {
    std::mt19937 dice(5);
    for (int round = 0; round < 40; ++round) {
        const auto ties = random_ties(dice);
        CAPTURE(ties);
        const auto seed = dice();
        std::string shown[2];
        cypher::Effects effects[2];
        for (const bool from_store : {false, true}) {
            DraftCase file(open_schema(), ties);
            std::mt19937 same_dice(seed);
            effects[from_store ? 1 : 0] = file.write(
                [&](Draft& draft) {
                    for (int step = 0; step < 12; ++step) {
                        auto nodes = draft.nodes({});
                        std::sort(nodes.begin(), nodes.end(),
                                  [&](auto a, auto b) { return draft.id(a) < draft.id(b); });
                        if (nodes.empty() || same_dice() % 4 == 0) {
                            draft.create_node(Labels{"New"}, DatumMap{{"key", fmt::format("n{}", step)}}, {});
                            continue;
                        }
                        const auto a = nodes[same_dice() % nodes.size()];
                        const auto b = nodes[same_dice() % nodes.size()];
                        switch (same_dice() % 5) {
                            case 0:
                                draft.create_edge("LINK", a, b, DatumMap{{"step", step}}, {});
                                break;
                            case 1:
                                draft.create_edge("TIE", a, b, {}, {});
                                break;
                            case 2:
                                draft.set(a, "step", step, {});
                                break;
                            case 3: {
                                const auto around = draft.around(a);
                                const std::vector<Arc> arcs(around.begin(), around.end());
                                for (const auto& arc : arcs) {
                                    draft.remove(arc.edge);
                                }
                                draft.remove(a);
                                break;
                            }
                            default:
                                draft.set_labels(a, Labels{"Land", "New"}, {});
                        }
                    }
                },
                {.view = on("2010-01-01"), .from_store = from_store});
            shown[from_store ? 1 : 0] = text_of(*file.read(on("2010-01-01")));
        }
        CHECK(shown[0] == shown[1]);
        CHECK(effects[0] == effects[1]);
    }
}
