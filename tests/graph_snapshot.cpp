#include "fixture.hpp"

#include "graph/lookup.hpp"
#include "graph/snapshot.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace entente;

namespace {

/// A file of random statements by three sources about a few nodes and edges, most of them alike, some at odds.
Store random_store(const test::TempFolder& folder, std::mt19937& random) {
    auto chance = [&](unsigned in) { return random() % in == 0; };
    auto day = [&] { return Bound(Day{static_cast<std::int32_t>(random() % 40)}); };
    Store store = Store::create(folder.path() / "r.db", built_in_schema());
    Load load(store, {"set", "", ""});
    std::vector<SourceId> sources;
    for (const char* key : {"a", "b", "c"}) {
        Source source;
        source.key = key;
        if (!chance(3)) source.published = day();
        source.kind = chance(2) ? Source::Kind::report : Source::Kind::register_;
        sources.push_back(load.source(source));
    }
    TypeId type = load.edge_type("MEMBER_OF");
    auto state = [&](ElementId id, PropertyId property, Value value, bool dated) {
        Statement statement;
        statement.element = id;
        statement.property = property;
        statement.value = std::move(value);
        if (dated)
            statement.span = {chance(4) ? Bound() : day(), chance(2) ? Bound::open() : chance(2) ? Bound() : day()};
        statement.source = sources[random() % sources.size()];
        if (chance(8)) statement.rank = Rank::preferred;
        if (statement.rank != Rank::normal) statement.reason = "random";
        if (chance(8)) statement.modality = Modality::planned;
        if (chance(8)) statement.observed = day();
        load.state(statement);
    };
    std::vector<NodeId> nodes;
    for (const char* key : {"A", "B", "C", "D"}) {
        nodes.push_back(load.node(key));
        if (!chance(4)) state(element(nodes.back()), kLabel, std::string("Country"), false);
        if (chance(4)) state(element(nodes.back()), kExists, chance(4) ? Value(None{}) : Value(true), true);
    }
    if (chance(2))
        load.coverage({sources[0],
                       type,
                       std::nullopt,
                       nodes[0],
                       chance(2) ? Coverage::Side::head : Coverage::Side::either,
                       "",
                       {day(), Bound()},
                       true});
    PropertyId status = load.property("status");
    for (int i = 0; i < 6; ++i) {
        EdgeId edge = load.edge(type, nodes[random() % 4], nodes[random() % 4], "");
        for (unsigned n = 0; n <= random() % 3; ++n)
            state(element(edge), kExists, chance(8) ? Value(None{}) : Value(true), true);
        if (chance(2)) state(element(edge), status, std::string(chance(2) ? "full" : "observer"), chance(3));
    }
    load.finish(Load::Fate::keep);
    return store;
}

View random_view(std::mt19937& random) {
    View view;
    if (random() % 3 == 0) view.known_on = Day{static_cast<std::int32_t>(random() % 40)};
    if (random() % 3 == 0) view.modalities.push_back(Modality::planned);
    if (random() % 4 == 0) view.without_sources = {"b"};
    view.strict_coverage = random() % 4 == 0;
    return view;
}

/// The days on which the element has a value of the property, under its presence.
std::string value_on(const Timeline* timeline, Day day) {
    const Piece* piece = timeline == nullptr ? nullptr : sample(*timeline, Kind::state, day);
    return piece == nullptr ? "" : to_string(piece->value);
}

}  // namespace

TEST_CASE("a snapshot says of every edge and day what a look-up says") {
    std::mt19937 random(11);
    for (int round = 0; round < 150; ++round) {
        CAPTURE(round);
        test::TempFolder folder;
        Store store = random_store(folder, random);
        View view = random_view(random);
        Snapshot snapshot = Snapshot::build(store, view);
        Lookup lookup(store, view);
        PropertyId status = store.schema().property("status")->id;
        std::uint32_t index = 0;
        store.each_edge([&](const EdgeRecord& edge) {
            EdgeIndex e{index++};
            REQUIRE(snapshot.id(e) == edge.id);
            Resolution resolution = lookup.edge(edge);
            for (std::int32_t count = -1; count < 45; ++count) {
                Day day{count};
                const Spell* spell = snapshot.spell_on(e, day);
                REQUIRE((spell != nullptr) == contains(resolution.possible(), day));
                if (spell == nullptr) continue;
                const Piece* piece = sample(resolution.presence, Kind::state, day);
                // The ends may make an edge less certain than its own statements do.
                REQUIRE(spell->marks.disputed == piece->marks.disputed);
                REQUIRE(spell->marks.carried == piece->marks.carried);
                REQUIRE(spell->marks.modality == piece->marks.modality);
                REQUIRE((!spell->marks.certain || piece->marks.certain));
                REQUIRE(value_on(snapshot.property(e, status), day) == value_on(resolution.property(status), day));
            }
        });
    }
}

TEST_CASE("a snapshot narrowed to a day has the edges and nodes of that day, and no others") {
    Snapshot whole = test::snapshot_of("A>B@2004..2010 B>C@2008.. A-C@..2009-01-01 D");
    Snapshot day = test::on_day(whole, "2009-06-01");
    CHECK(whole.edge_count() == 3);
    CHECK(day.edge_count() == 2);
    CHECK(day.node_count() == 4);
    CHECK(day.out(test::node(day, "A")).size() == 1);
    CHECK(day.in(test::node(day, "C")).size() == 1);
    CHECK(day.around(test::node(day, "C")).size() == 1);
    CHECK(day.edge_slots() == whole.edge_slots());
    CHECK(test::on_day(whole, "2008-06-01").edge_count() == 3);
    CHECK(test::on_day(whole, "2003-06-01").edge_count() == 1);
}

TEST_CASE("a symmetric edge goes both ways, a loop stands twice around its node") {
    Snapshot snapshot = test::snapshot_of("A-B A>B A>A");
    NodeIndex a = test::node(snapshot, "A");
    NodeIndex b = test::node(snapshot, "B");
    CHECK(snapshot.out(a).size() == 3);
    CHECK(snapshot.in(a).size() == 2);
    CHECK(snapshot.around(a).size() == 4);
    CHECK(snapshot.out(b).size() == 1);
    CHECK(snapshot.in(b).size() == 2);
}

TEST_CASE("narrowing to types and labels keeps indices") {
    Snapshot whole = test::snapshot_of("A:Country B:Country N:Club A>B:TRADE A>N:JOINED B>N:JOINED");
    Snapshot joined = whole.narrowed({.types = {test::type(whole, "JOINED")}});
    CHECK(joined.edge_count() == 2);
    CHECK(joined.node_count() == 3);
    Snapshot countries = whole.narrowed({.within = {test::label(whole, "Country")}});
    CHECK(countries.edge_count() == 1);
    CHECK_FALSE(countries.visible(test::node(whole, "N")));
    CHECK(countries.key(test::node(whole, "N")) == "N");
    CHECK(whole.narrowed({}).edge_count() == 3);
}

TEST_CASE("an empty file has an empty snapshot") {
    Snapshot empty = test::snapshot_of("");
    CHECK(empty.node_count() == 0);
    CHECK(empty.edge_slots() == 0);
    CHECK(empty.narrowed({.day = Day{0}}).node_count() == 0);
}
