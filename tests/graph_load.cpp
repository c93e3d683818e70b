#include "fixture.hpp"

#include "graph/error.hpp"
#include "graph/load.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <optional>

using namespace entente;
using namespace entente::test;

namespace {

/// A database in which sources say that A is a member of B.
class Members {
public:
    Members() : store_(Store::create(folder_.path() / "g.db", built_in_schema())) {}

    /// One edition that states the spans given; the value of `status` where there is one.
    LoadCounts load(const std::vector<std::pair<std::string, std::string>>& spans, const std::string& dataset = "set",
                    Load::Fate fate = Load::Fate::keep) {
        Load load(store_, {dataset, "2026-01-01T00:00:00Z", ""});
        Source source;
        source.key = "paper";
        source.published = parse_bound("2024-05-01");
        SourceId id = load.source(source);
        NodeId a = load.node("A");
        NodeId b = load.node("B");
        EdgeId edge = load.edge(load.edge_type("MEMBER_OF"), a, b, "");
        for (const auto& [since, until] : spans) {
            Statement statement;
            statement.element = element(edge);
            statement.property = kExists;
            statement.value = true;
            statement.span = {parse_bound(since), parse_bound(until)};
            statement.source = id;
            load.state(statement);
        }
        return load.finish(fate);
    }

    std::vector<Statement> live() const { return store_.statements(element(EdgeId{3})); }
    Store& store() { return store_; }
    std::filesystem::path path() const { return folder_.path() / "g.db"; }

private:
    test::TempFolder folder_;
    Store store_;
};

}  // namespace

TEST_CASE("a second load of the same edition changes nothing") {
    Members members;
    LoadCounts first = members.load({{"1949", ".."}});
    CHECK(first.nodes == 2);
    CHECK(first.edges == 1);
    CHECK(first.statements == 1);
    LoadCounts second = members.load({{"1949", ".."}});
    CHECK(second.nodes + second.edges + second.statements + second.retracted == 0);
    CHECK(second.merged == 1);
    CHECK(members.store().loads().size() == 1);
}

TEST_CASE("a newer edition retracts what it no longer says, and nothing of other data sets") {
    Members members;
    members.load({{"1949", "1966"}, {"2009", ".."}});
    members.load({{"1950", ".."}}, "other");
    LoadCounts counts = members.load({{"2009", ".."}, {"1949-08-24", "1966"}});
    CHECK(counts.statements == 1);
    CHECK(counts.retracted == 1);
    CHECK(members.live().size() == 3);
    CHECK(members.store().statements(element(EdgeId{3}), true).size() == 4);
}

TEST_CASE("a statement that was marked keeps its mark through a reload, until its source no longer says it") {
    Members members;
    members.load({{"1949", ".."}});
    StatementId said = members.live().front().id;
    StatementId marked = mark(members.store(), said, Rank::deprecated, "misread", "2026-01-02T00:00:00Z");
    CHECK(members.live().front().rank == Rank::deprecated);
    LoadCounts again = members.load({{"1949", ".."}});
    CHECK(again.statements + again.retracted == 0);
    CHECK(members.live().size() == 1);
    CHECK(members.live().front().id == marked);
    StatementId remarked = mark(members.store(), marked, Rank::preferred, "it was right", "2026-01-03T00:00:00Z");
    CHECK(members.live().front().id == remarked);
    CHECK(members.load({{"1950", ".."}}).retracted == 1);
    CHECK(members.live().size() == 1);
    CHECK(members.live().front().rank == Rank::normal);
}

TEST_CASE("a mark needs a live statement, another rank and a reason") {
    Members members;
    members.load({{"1949", ".."}});
    StatementId id = members.live().front().id;
    CHECK_THROWS_AS(mark(members.store(), StatementId{99}, Rank::deprecated, "why", ""), Error);
    CHECK_THROWS_AS(mark(members.store(), id, Rank::deprecated, "", ""), Error);
    CHECK_THROWS_AS(mark(members.store(), id, Rank::normal, "", ""), Error);
    mark(members.store(), id, Rank::preferred, "newer", "");
    CHECK_THROWS_AS(mark(members.store(), id, Rank::deprecated, "old", ""), Error);
}

TEST_CASE("a load that is abandoned or dropped leaves the file as it was") {
    Members members;
    members.load({{"1949", ".."}});
    StoreCounts before = members.store().counts();
    CHECK(members.load({{"1950", ".."}}, "set", Load::Fate::abandon).statements == 1);
    CHECK(members.store().counts().statements == before.statements);
    {
        Load dropped(members.store(), {"set", "", ""});
        dropped.node("C");
    }
    CHECK(members.store().counts().nodes == before.nodes);
    CHECK_FALSE(members.store().find_key("C"));
}

TEST_CASE("a new file appears when it is kept, and not before") {
    test::TempFolder folder;
    auto path = folder.path() / "new.db";
    {
        Store store = Store::create(path, open_schema());
        CHECK_FALSE(std::filesystem::exists(path));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
    Store store = Store::create(path, open_schema());
    Load(store, {"set", "", ""}).finish(Load::Fate::keep);
    CHECK(std::filesystem::exists(path));
    CHECK_THROWS_AS(Store::create(path, open_schema()), Error);
}

TEST_CASE("a part that is dropped leaves nothing, and what follows is sound") {
    test::TempFolder folder;
    Store store = Store::create(folder.path() / "g.db", open_schema());
    Load load(store, {"set", "", ""});
    load.node("A");
    load.begin_part();
    load.node("B");
    load.edge_type("LOST");
    load.drop_part();
    load.begin_part();
    NodeId c = load.node("C");
    load.edge(load.edge_type("KEPT"), c, c, "");
    load.keep_part();
    LoadCounts counts = load.finish(Load::Fate::keep);
    CHECK(counts.nodes == 2);
    CHECK_FALSE(store.find_key("B"));
    CHECK(store.schema().edge_type("LOST") == nullptr);
    CHECK(store.schema().edge_type("KEPT") != nullptr);
    CHECK(store.check().empty());
}

TEST_CASE("ids are not used again, also after an abandoned load") {
    Members members;
    members.load({{"1949", ".."}});
    Load load(members.store(), {"more", "", ""});
    CHECK(raw(load.node("C")) == 4);
    load.finish(Load::Fate::keep);
    Load later(members.store(), {"later", "", ""});
    CHECK(raw(later.node("D")) == 5);
}

TEST_CASE("a strict schema refuses what it does not know, with the nearest name") {
    Members members;
    Load load(members.store(), {"set", "", ""});
    CHECK_THROWS_WITH_AS(load.edge_type("MEMBER_OFF"),
                         "the schema has no edge type 'MEMBER_OFF'; the nearest is 'MEMBER_OF'", Error);
    CHECK_THROWS_AS(load.label("Planet"), Error);
    CHECK_THROWS_AS(load.property("colour"), Error);
}

TEST_CASE("what is no database of ours is refused, each with its own words") {
    test::TempFolder folder;
    auto write = [&](const char* name, std::string_view content) {
        std::ofstream(folder.path() / name, std::ios::binary) << content;
        return folder.path() / name;
    };
    auto complaint = [](const std::filesystem::path& path) -> std::string {
        try {
            Store::open(path);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    CHECK(complaint(folder.path() / "none.db").find("there is no database") != std::string::npos);
    CHECK(complaint(folder.path()).find("is a folder") != std::string::npos);
    CHECK(complaint(write("text.db", "hello, this is a text file")).find("not an SQLite file") != std::string::npos);
    CHECK(complaint(write("empty.db", "")).find("not an SQLite file") != std::string::npos);
    std::string header("SQLite format 3\0", 16);
    CHECK(complaint(write("short.db", header)).find("ends within its header") != std::string::npos);
    CHECK(complaint(write("other.db", header + std::string(200, '\0'))).find("another program") != std::string::npos);
    Members members;
    members.load({{"1949", ".."}});
    std::ifstream whole(members.path(), std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(whole)), {});
    const auto half = std::string_view(bytes).substr(0, bytes.size() / 2);
    CHECK(complaint(write("half.db", half)).find("is truncated") != std::string::npos);
    write("copied.db-wal", "a log whose pages are copied while the file is read");
    CHECK(complaint(write("copied.db", half)).find("is truncated") == std::string::npos);
}

TEST_CASE("what a load itself stated is taken back as if never said; what was said before is withdrawn") {
    TempFolder folder;
    auto store = Store::create(folder.path() / "a.db", open_schema());
    const auto load = [&](auto edit) {
        Load one(store, {.dataset = "d", .recorded = "2024-01-01T00:00:00Z", .files = "", .edition = false});
        Source source;
        source.key = "s";
        Statement said;
        said.source = one.source(source);
        said.property = kExists;
        said.value = true;
        edit(one, said);
        return one.finish(Load::Fate::keep);
    };
    StatementId first{};
    load([&](Load& one, Statement& said) {
        const auto next = one.next();
        said.element = element(one.node());
        CHECK(said.element == next);
        first = one.state(said);
        said.span = {parse_bound("2001"), Bound::open()};
        one.retract(one.state(said));
    });
    CHECK(store.node(NodeId{1}).key == "_:1");
    CHECK(store.counts().statements == 1);
    CHECK(store.counts().retracted == 0);
    CHECK(load([&](Load& one, Statement&) { one.retract(first); }).retracted == 1);
    CHECK(store.counts().statements == 0);
    CHECK(store.counts().retracted == 1);
    CHECK_THROWS_AS(load([&](Load& one, Statement&) { one.retract(first); }), Error);
}

TEST_CASE("nothing is forgotten on which something stands") {
    TempFolder folder;
    auto store = Store::create(folder.path() / "a.db", open_schema());
    load_ties(store, parse_ties("A>B C"));
    const auto forget = [&](ElementId element) {
        Load one(store, {.dataset = "d", .recorded = "2024-01-01T00:00:00Z", .files = "", .edition = false});
        one.forget(element);
        one.finish(Load::Fate::keep);
    };
    const auto key = [&](std::string_view text) { return element(*store.find_key(text)); };
    const auto tie = element(store.edges_at(*store.find_key("A")).front().id);
    CHECK_THROWS_WITH(forget(key("A")), doctest::Contains("stands at it"));
    {
        Load one(store, {.dataset = "d", .recorded = "2024-01-01T00:00:00Z", .files = "", .edition = false});
        Statement said;
        said.source = SourceId{1};
        said.element = key("B");
        said.property = one.property("friend");
        said.value = *store.find_key("C");
        one.state(said);
        one.finish(Load::Fate::keep);
    }
    CHECK_THROWS_WITH(forget(key("C")), doctest::Contains("refers to it"));
    forget(tie);
    forget(key("B"));
    forget(key("C"));
    forget(key("A"));
    CHECK(store.counts().nodes == 0);
    CHECK(store.counts().statements == 0);
    CHECK(store.check().empty());
}
