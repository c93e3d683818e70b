#include "draft_case.hpp"
#include "graph/error.hpp"
#include "graph/sqlite.hpp"
#include "queries/cypher/fault.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace entente;
using namespace entente::test;
using cypher::Datum;
using cypher::DatumMap;
using cypher::Draft;
using cypher::Effects;
using cypher::Fault;
using Labels = std::vector<std::string>;

namespace {

const DatumMap kAnna{{"age", 30}, {"key", "A"}};

NodeIndex node_of(const cypher::Graph& graph, std::string_view key) {
    for (const auto node : graph.nodes({})) {
        const auto found = graph.property(node, "key");
        if (found.text() != nullptr && *found.text() == key) {
            return node;
        }
    }
    throw Error(fmt::format("no node {}", key));
}

EdgeIndex edge_of(const cypher::Graph& graph, std::string_view tail) {
    return graph.out(node_of(graph, tail)).front().edge;
}

void make_anna(Draft& draft) { draft.create_node(Labels{"Person"}, kAnna, {}); }

/// What the fault that is thrown says: its detail, and the message.
template <typename Call>
std::string fault_of(Call call) {
    try {
        call();
    } catch (const Fault& fault) {
        return fmt::format("{}: {}", fault.detail(), fault.what());
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing";
}

bool says(const std::string& message, std::string_view words) { return message.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("what is created is read back in the draft and from the file") {
    DraftCase file;
    const auto effects = file.write([](Draft& draft) {
        const auto anna = draft.create_node(Labels{"Person", "Judge"}, kAnna, {});
        const auto bela = draft.create_node({}, DatumMap{{"key", "B"}, {"gone", Datum()}}, {});
        draft.create_edge("KNOWS", anna, bela, DatumMap{{"since", 2001}}, {});
        draft.create_edge("KNOWS", anna, bela, {}, {});
        draft.create_edge("KNOWS", anna, anna, {}, {});
        CHECK(draft.around(anna).size() == 4);
        CHECK(draft.out(anna).size() == 3);
        CHECK(draft.in(bela).size() == 2);
        CHECK(draft.snapshot() == nullptr);
    });
    CHECK(text_of(*file.read()) == "A-[KNOWS]->A\nA-[KNOWS]->B\nA-[KNOWS{since: 2001}]->B\nA:Person:Judge{age: 30}\nB");
    CHECK(effects == Effects{.nodes_created = 2, .edges_created = 3, .labels_added = 2, .properties_set = 4});
    CHECK(file.store().check().empty());
}

TEST_CASE("a node without a key gets one that no query shows") {
    DraftCase file;
    file.write([](Draft& draft) { draft.create_node({}, {}, {}); });
    const auto graph = file.read();
    REQUIRE(graph->count_nodes({}) == 1);
    CHECK(graph->properties(graph->nodes({}).front()).empty());
    CHECK(file.store().node(NodeId{1}).key == "_:1");
}

TEST_CASE("a text that is the name of a node is a name to the other verbs") {
    DraftCase file;
    file.write([](Draft& draft) { draft.create_node({}, DatumMap{{"name", "Anna"}}, {}); });
    CHECK(file.store().named("Anna") == std::vector{NodeId{1}});
}

TEST_CASE("setting takes the place of what the source said, and effects count triples of element, key and value") {
    DraftCase file;
    file.write(make_anna);
    for (const auto& [value, effects] :
         std::initializer_list<std::pair<Datum, Effects>>{{31, {.properties_set = 1, .properties_removed = 1}},
                                                          {31, {}},
                                                          {31.0, {.properties_set = 1, .properties_removed = 1}},
                                                          {"old", {.properties_set = 1, .properties_removed = 1}},
                                                          {Datum(), {.properties_removed = 1}},
                                                          {Datum(), {}},
                                                          {true, {.properties_set = 1}}}) {
        const auto type = type_name(value);
        CAPTURE(type);
        CHECK(file.write([&, &value = value](Draft& draft) { draft.set(node_of(draft, "A"), "age", value, {}); }) ==
              effects);
    }
    CHECK(text_of(*file.read()) == "A:Person{age: true}");
    CHECK(file.store().check().empty());
}

TEST_CASE("what a source said of other times is stated again") {
    DraftCase file;
    file.write(make_anna);
    file.write([](Draft& draft) {
        draft.set(node_of(draft, "A"), "age", 40, {parse_bound("2010-01-01"), parse_bound("2020-01-01")});
    });
    for (const auto& [day, age] : std::initializer_list<std::pair<std::string_view, int>>{
             {"2009-12-31", 30}, {"2010-01-01", 40}, {"2019-12-31", 40}, {"2020-01-01", 30}}) {
        const auto& case_day = day;
        CAPTURE(case_day);
        CHECK(text_of(*file.read(on(day))) == fmt::format("A:Person{{age: {}}}", age));
    }
}

TEST_CASE("what other sources said stays in the file, outranked") {
    DraftCase file(open_schema(), "A:Person@2000-01-01.. B");
    file.write([](Draft& draft) { draft.remove(node_of(draft, "A")); }, {.view = on("2024-01-01")});
    CHECK(text_of(*file.read(on("2024-01-01"))) == "B");
    CHECK(text_of(*file.read(on("2023-12-31"))) == "A:Person\nB");
    CHECK(file.store().counts().retracted == 0);
    auto without = on("2024-01-01");
    without.without_sources = {"local-edits"};
    CHECK(text_of(*file.read(without)) == "A:Person\nB");
}

TEST_CASE("over all time a deletion is of all time") {
    DraftCase file(open_schema(), "A>B@2000-01-01..2010-01-01");
    const auto effects = file.write([](Draft& draft) { draft.remove(edge_of(draft, "A")); });
    CHECK(effects == Effects{.edges_deleted = 1});
    CHECK(text_of(*file.read()) == "A\nB");
}

TEST_CASE("labels come and go, and count when the first or last node has them") {
    DraftCase file;
    CHECK(file.write([](Draft& draft) {
                  make_anna(draft);
                  draft.create_node(Labels{"Person"}, DatumMap{{"key", "B"}}, {});
              })
              .labels_added == 1);
    const auto remove = [&](std::string key) {
        return file.write([=](Draft& draft) { draft.remove_labels(node_of(draft, key), Labels{"Person", "None"}); });
    };
    CHECK(remove("A") == Effects{});
    CHECK(text_of(*file.read()) == "A{age: 30}\nB:Person");
    CHECK(remove("B") == Effects{.labels_removed = 1});
    CHECK(file.write([](Draft& draft) {
                  draft.set_labels(node_of(draft, "A"), Labels{"Person", "Judge"}, {});
              })
              .labels_added == 2);
    CHECK(text_of(*file.read()) == "A:Person:Judge{age: 30}\nB");
}

TEST_CASE("what is created and deleted in one statement leaves no effects") {
    for (const auto& view : {View{}, on("2024-01-01")}) {
        DraftCase file;
        CHECK(file.write(
                  [](Draft& draft) {
                      const auto anna = draft.create_node(Labels{"Person"}, kAnna, {});
                      const auto tie = draft.create_edge("KNOWS", anna, anna, {}, {});
                      draft.remove(tie);
                      draft.remove(anna);
                      CHECK_FALSE(draft.visible(anna));
                      CHECK_FALSE(draft.visible(tie));
                  },
                  {.view = view}) == Effects{});
        CHECK(text_of(*file.read(view)).empty());
    }
}

TEST_CASE("a node is deleted after its edges, in any order") {
    for (const bool node_first : {true, false}) {
        DraftCase file(open_schema(), "A>B B>A A-A C");
        CHECK(file.write([&](Draft& draft) {
            const auto anna = node_of(draft, "A");
            const auto around = draft.around(anna);
            const std::vector<Arc> arcs(around.begin(), around.end());
            if (node_first) {
                draft.remove(anna);
            }
            for (const auto& arc : arcs) {
                draft.remove(arc.edge);
            }
            draft.remove(anna);
        }) == Effects{.nodes_deleted = 1, .edges_deleted = 3, .properties_removed = 2});
        CHECK(text_of(*file.read()) == "B\nC");
    }
}

TEST_CASE("a node at which an edge stands is not deleted, and the file stays as it was") {
    DraftCase file(open_schema(), "A>B");
    const auto before = file.counts();
    CHECK(says(fault_of([&] { file.write([](Draft& draft) { draft.remove(node_of(draft, "A")); }); }),
               "DeleteConnectedNode: the node cannot be deleted: an edge of type LINK"));
    CHECK(file.counts() == before);
}

TEST_CASE("a statement that fails half-way changes nothing") {
    DraftCase file(open_schema(), "A>B:TIE");
    const auto before = file.counts();
    CHECK_THROWS_AS(file.write([](Draft& draft) {
        make_anna(draft);
        draft.set(edge_of(draft, "A"), "weight", 7, {});
        draft.create_edge("NEW", node_of(draft, "A"), node_of(draft, "B"), {}, {});
        throw Error("stop");
    }),
                    Error);
    CHECK(file.counts() == before);
    CHECK(file.store().schema().edge_type("NEW") == nullptr);
    CHECK(text_of(*file.read()) == "A\nA-[TIE]->B\nB");
}

TEST_CASE("a write that its own view does not show is an error that says why") {
    View known;
    known.known_on = parse_day("2021-01-01");
    View without;
    without.without_sources = {"local-edits"};
    View planned;
    planned.modalities = {Modality::planned};
    for (const auto& [view, span, words] : std::initializer_list<std::tuple<View, Span, std::string_view>>{
             {on("2020-01-01"), since("2021-05-01"),
              "the view of 2020-01-01 does not show what holds since 2021-05-01"},
             {on("2020-01-01"), {Bound::open(), parse_bound("2019-01-01")}, "what holds until 2019-01-01"},
             {known, {}, "what is known on 2021-01-01 does not show a statement of 2024-01-01"},
             {without, {}, "the view leaves out the source local-edits"},
             {planned, {}, "the view leaves out what is actual"}}) {
        const auto& case_words = words;
        CAPTURE(case_words);
        DraftCase file;
        const auto error = fault_of([&, &view = view, &span = span] {
            file.write([&](Draft& draft) { draft.create_node({}, {}, span); }, {.view = view});
        });
        CAPTURE(error);
        CHECK(says(error, words));
        CHECK(file.counts() == "0 0 0 0");
    }
}

TEST_CASE("forgetting removes rows") {
    DraftCase file;
    file.write(make_anna);
    file.write([](Draft& draft) {
        draft.create_edge("KNOWS", node_of(draft, "A"), node_of(draft, "A"), DatumMap{{"x", 1}}, {});
    });
    CHECK(says(fault_of([&] { file.write([](Draft& draft) { draft.remove(node_of(draft, "A")); }, {.forget = true}); }),
               "DeleteConnectedNode"));
    CHECK(file.write(
              [](Draft& draft) {
                  const auto tie = edge_of(draft, "A");
                  draft.remove(node_of(draft, "A"));
                  draft.remove(tie);
              },
              {.forget = true}) ==
          Effects{.nodes_deleted = 1, .edges_deleted = 1, .labels_removed = 1, .properties_removed = 3});
    CHECK(file.counts() == "0 0 0 0");
    CHECK(file.store().check().empty());
}

TEST_CASE("maps, nodes, edges and paths cannot be stored") {
    DraftCase file(open_schema(), "A>B");
    file.write([](Draft& draft) {
        const auto anna = node_of(draft, "A");
        for (const auto& value :
             {Datum(DatumMap{{"a", 1}}), Datum(cypher::DatumList{DatumMap{}}), Datum(Datum::Content(anna)),
              Datum(Datum::Content(edge_of(draft, "A"))), Datum(cypher::PathDatum{{anna}, {}})}) {
            CAPTURE(type_name(value));
            CHECK(says(fault_of([&] { draft.set(anna, "x", value, {}); }), "InvalidPropertyType"));
        }
    });
}

TEST_CASE("properties may be called as statements are") {
    DraftCase file;
    file.write([](Draft& draft) {
        draft.create_node(Labels{"L"}, DatumMap{{"exists", 1}, {"label", "x"}, {"key", "A"}, {"source", 3}}, {});
        draft.set(node_of(draft, "A"), "label", "y", {});
    });
    CHECK(text_of(*file.read()) == "A:L{exists: 1, label: y, source: 3}");
}

TEST_CASE("a strict database keeps its schema") {
    DraftCase file(built_in_schema());
    const auto create = [&](std::string_view label, const DatumMap& properties) {
        return fault_of(
            [&] { file.write([&](Draft& draft) { draft.create_node(Labels{std::string(label)}, properties, {}); }); });
    };
    REQUIRE(create("Country", {{"key", "ATL"}, {"name", "Atlantis"}, {"iso3", "ATL"}}) == "nothing");
    REQUIRE(create("Organisation", {{"key", "SEA"}, {"name", "Sea League"}}) == "nothing");
    CHECK(text_of(*file.read()) == "ATL:Country{iso3: ATL, name: Atlantis}\nSEA:Organisation{name: Sea League}");
    CHECK(says(create("Country", {{"key", "ATL"}}), "KeyTaken: the key 'ATL' is taken"));
    CHECK(says(create("Country", {}), "KeyMissing"));
    CHECK(says(create("Contry", {{"key", "X"}}), "no label 'Contry'; the nearest is 'Country'"));
    CHECK(says(create("Country", {{"key", "X"}, {"iso4", "x"}}), "no property 'iso4' for a node of the label Country"));
    const auto edit = [&](auto change) { return fault_of([&] { file.write(change); }); };
    CHECK(says(edit([](Draft& draft) { draft.set(node_of(draft, "ATL"), "key", "ATA", {}); }), "IdentityIsFixed"));
    CHECK(says(edit([](Draft& draft) { draft.set(node_of(draft, "ATL"), "name", "Atlas", {}); }), "also_known_as"));
    CHECK(says(edit([](Draft& draft) { draft.remove_labels(node_of(draft, "ATL"), Labels{"Country"}); }),
               "LabelIsFixed"));
    const auto tie = [&](std::string_view type, std::string_view tail, std::string_view head, DatumMap properties) {
        return edit(
            [&](Draft& draft) { draft.create_edge(type, node_of(draft, tail), node_of(draft, head), properties, {}); });
    };
    CHECK(says(tie("MEMBER_OFF", "ATL", "SEA", {}), "no edge type 'MEMBER_OFF'; the nearest is 'MEMBER_OF'"));
    CHECK(says(tie("MEMBER_OF", "SEA", "ATL", {}), "expected as head of MEMBER_OF one of Organisation, Coalition"));
    CHECK(says(tie("MEMBER_OF", "ATL", "SEA", {{"colour", "red"}}), "no property 'colour' for the type MEMBER_OF"));
    CHECK(tie("MEMBER_OF", "ATL", "SEA", {{"role", "member"}}) == "nothing");
    CHECK(tie("MEMBER_OF", "ATL", "SEA", {{"role", "lead"}}) == "nothing");
    CHECK(says(text_of(*file.read()), "ATL-[MEMBER_OF{role: lead}]->SEA"));
    CHECK(file.store().counts().edges == 1);
    CHECK(file.store().check().empty());
}

TEST_CASE("what was deleted under its identity can be there again") {
    DraftCase file(built_in_schema());
    const auto make = [&](Draft& draft) {
        const auto atlantis = draft.create_node(Labels{"Country"}, DatumMap{{"key", "ATL"}}, {});
        const auto league = draft.create_node(Labels{"Organisation"}, DatumMap{{"key", "SEA"}}, {});
        draft.create_edge("MEMBER_OF", atlantis, league, {}, {});
    };
    file.write(make);
    const auto before = text_of(*file.read());
    file.write([](Draft& draft) {
        draft.remove(edge_of(draft, "ATL"));
        draft.remove(node_of(draft, "ATL"));
        draft.remove(node_of(draft, "SEA"));
    });
    CHECK(text_of(*file.read()).empty());
    file.write(make);
    CHECK(text_of(*file.read()) == before);
    CHECK(file.store().counts().nodes == 2);
}

TEST_CASE("two processes that write at once wait for one another, and neither loses anything") {
    constexpr int kEach = 10;
    DraftCase file;
    const auto write = [](Store& store, const std::string& who) {
        for (int turn = 0; turn < kEach; ++turn) {
            write_to(store, [&](Draft& draft) {
                draft.create_node(Labels{who}, DatumMap{{"key", fmt::format("{}{}", who, turn)}}, {});
            });
        }
    };
    const auto child = fork();
    if (child == 0) {
        int code = 1;
        try {
            auto own = Store::open(file.path(), Store::Access::write);
            write(own, "child");
            code = 0;
        } catch (const std::exception&) {
        }
        _exit(code);
    }
    write(file.store(), "parent");
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    const auto after = Store::open(file.path());
    CHECK(after.counts().nodes == 2 * kEach);
    CHECK(after.check().empty());
}

TEST_CASE("whoever waits too long for another writer is told so, and readers do not wait") {
    DraftCase file(open_schema(), "A>B");
    auto other = Store::open(file.path(), Store::Access::write);
    other.database().run("BEGIN IMMEDIATE; DELETE FROM statement");
    file.store().database().run("PRAGMA busy_timeout = 20");
    CHECK(says(fault_of([&] { file.write(make_anna); }), "database is locked"));
    CHECK(text_of(*file.read()) == "A\nA-[LINK]->B\nB");
    other.database().run("ROLLBACK");
    CHECK(fault_of([&] { file.write(make_anna); }) == "nothing");
}
