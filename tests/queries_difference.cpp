#include "queries/difference.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace entente {

namespace {

/// Sources that speak of nodes ("NATO") and edges ("FIN>NATO:MEMBER_OF") of the built-in schema.
class Chronicle {
public:
    Chronicle() : store_(Store::create(folder_.path() / "t.db", built_in_schema())) {}

    Chronicle& source(std::string_view key, std::string_view published = {}) {
        Source source;
        source.key = key;
        source.published = parse_bound(published);
        return add(source);
    }

    Chronicle& add(const Source& source) {
        sources_.push_back(source);
        return *this;
    }

    Chronicle& cover(const Coverage& coverage) {
        coverage_.push_back(coverage);
        return *this;
    }

    /// "status full", "exists", "exists none"; "2004 to 2020-02-01", with the first day out, ".." where open.
    Chronicle& says(std::string_view source, std::string_view element, std::string_view fact,
                    std::string_view span = {}) {
        Statement statement;
        auto to = span.find(" to ");
        if (to != std::string_view::npos)
            statement.span = {parse_bound(span.substr(0, to)), parse_bound(span.substr(to + 4))};
        return says(source, element, fact, statement);
    }

    Chronicle& says(std::string_view source, std::string_view element, std::string_view fact, Statement statement) {
        said_.push_back({std::string(source), std::string(element), std::string(fact), statement});
        return *this;
    }

    const Store& load() {
        Load load(store_, {.dataset = "test", .recorded = "2025-01-01T00:00:00Z", .files = ""});
        std::map<std::string, SourceId> ids;
        for (const auto& source : sources_) ids[source.key] = load.source(source);
        for (const auto& row : coverage_) load.coverage(row);
        for (auto& line : said_) {
            auto space = line.fact.find(' ');
            auto value = space == std::string::npos ? "true" : line.fact.substr(space + 1);
            Statement& statement = line.statement;
            statement.source = ids.at(line.source);
            statement.element = element_of(load, line.element);
            statement.property = load.property(line.fact.substr(0, space));
            statement.value =
                value == "none" ? Value(None{}) : parse_value(load.schema().at(statement.property).type, value);
            load.state(statement);
        }
        load.finish(Load::Fate::keep);
        return store_;
    }

    std::string name(const Change& change) const {
        return change.edge ? store_.node(change.edge->tail).key + ">" + store_.node(change.edge->head).key
                           : store_.node(change.node).key;
    }

private:
    static ElementId element_of(Load& load, const std::string& text) {
        auto arrow = text.find('>');
        if (arrow == std::string::npos) return element(load.node(text));
        auto colon = text.find(':');
        auto hash = text.find('#');
        auto type = load.edge_type(text.substr(colon + 1, hash == std::string::npos ? hash : hash - colon - 1));
        return element(load.edge(type, load.node(text.substr(0, arrow)),
                                 load.node(text.substr(arrow + 1, colon - arrow - 1)),
                                 hash == std::string::npos ? "" : text.substr(hash + 1)));
    }

    struct Line {
        std::string source;
        std::string element;
        std::string fact;
        Statement statement;
    };

    test::TempFolder folder_;
    Store store_;
    std::vector<Source> sources_;
    std::vector<Coverage> coverage_;
    std::vector<Line> said_;
};

View on(std::string_view day, std::string_view known = {}) {
    View view;
    view.as_of = parse_day(day);
    if (!known.empty()) view.known_on = parse_day(known);
    return view;
}

using Lines = std::vector<std::string>;

std::string word(Change::Kind kind) {
    constexpr const char* words[] = {"began", "ended", "changed", "disputed", "settled"};
    return words[static_cast<int>(kind)];
}

/// "began 2023-04-04 FIN>NATO exists {status=full}", "changed 2020-01-01 A>B status: full -> observer".
Lines told(Chronicle& chronicle, const View& before, const View& after, const DifferenceOptions& options = {}) {
    const Store& store = chronicle.load();
    Lines lines;
    for (const auto& change : difference(store, before, after, options).changes) {
        auto text = fmt::format("{} {} {} {}", word(change.kind), change.day ? to_string(*change.day) : "-",
                                chronicle.name(change), store.schema().at(change.property).name);
        if (change.property != kExists) {
            auto side = [](const auto& showing) { return showing ? to_string(showing->value) : "-"; };
            text += fmt::format(": {} -> {}", side(change.before), side(change.after));
        }
        for (const auto& having : change.values)
            text += fmt::format(" {}={}", store.schema().at(having.property).name, to_string(having.showing.value));
        for (SourceId source : change.news)
            text += " by " + store.sources().at(static_cast<std::size_t>(raw(source)) - 1).key;
        lines.push_back(text);
    }
    return lines;
}

}  // namespace

TEST_CASE("between equal views nothing changed, in an empty database too") {
    Chronicle empty;
    CHECK(told(empty, on("2020-01-01"), on("2024-01-01")).empty());
    Chronicle one;
    one.source("a", "2020-01-01").says("a", "A", "exists", "2010 to ..");
    CHECK(told(one, on("2012-01-01"), on("2012-01-01")).empty());
    CHECK(told(one, on("2012-01-01"), on("2020-01-01")).empty());
    CHECK_THROWS_AS(told(one, View{}, on("2020-01-01")), Error);
}

TEST_CASE("a tie begins with its values, changes, and ends on its first day out") {
    Chronicle story;
    story.source("a", "2025-01-01")
        .says("a", "FIN>NATO:MEMBER_OF", "exists", "2004 to 2014-03-25")
        .says("a", "FIN>NATO:MEMBER_OF", "status observer", "2004 to 2010-06-01")
        .says("a", "FIN>NATO:MEMBER_OF", "status full", "2010-06-01 to 2014-03-25");
    CHECK(told(story, on("2003-01-01"), on("2005-01-01")) == Lines{"began 2004-01-01 FIN>NATO exists status=observer"});
    CHECK(told(story, on("2005-01-01"), on("2012-01-01")) ==
          Lines{"changed 2010-06-01 FIN>NATO status: observer -> full"});
    CHECK(told(story, on("2012-01-01"), on("2014-03-24")).empty());
    CHECK(told(story, on("2012-01-01"), on("2014-03-25")) == Lines{"ended 2014-03-25 FIN>NATO exists status=full"});
}

TEST_CASE("parallel ties, a loop and parts that do not touch are told one by one") {
    Chronicle story;
    story.source("a", "2025-01-01")
        .says("a", "A>B:SUPPORTS#1", "exists", "2020 to ..")
        .says("a", "A>B:SUPPORTS#2", "exists", "2021 to ..")
        .says("a", "A>A:ENDORSES", "exists", "2022 to ..")
        .says("a", "C>D:MEMBER_OF", "exists", "2023 to ..");
    CHECK(told(story, on("2019-01-01"), on("2024-01-01")) ==
          Lines{"began 2020-01-01 A>B exists", "began 2021-01-01 A>B exists", "began 2022-01-01 A>A exists",
                "began 2023-01-01 C>D exists"});
}

TEST_CASE("what is carried forward is as it was") {
    Chronicle story;
    story.source("a", "2020-06-30").says("a", "A>B:MEMBER_OF", "exists", "2010 to ");
    CHECK(told(story, on("2020-01-01"), on("2024-01-01")).empty());
    auto strict = on("2024-01-01");
    strict.strict_coverage = true;
    CHECK(told(story, on("2020-01-01"), strict).empty());  // a report covers nothing that strictness could end
}

TEST_CASE("a value becomes disputed, is settled, and changes value by value where it takes many") {
    Chronicle story;
    story.source("a", "2025-01-01")
        .source("b", "2024-01-01")
        .says("a", "A>B:MEMBER_OF", "exists", "2010 to ..")
        .says("a", "A>B:MEMBER_OF", "role lead", "2010 to ..")
        .says("b", "A>B:MEMBER_OF", "role member", "2015 to 2020");
    CHECK(told(story, on("2012-01-01"), on("2016-01-01")) == Lines{"disputed 2015-01-01 A>B role: lead -> lead"});
    CHECK(told(story, on("2016-01-01"), on("2021-01-01")) == Lines{"settled 2020-12-31 A>B role: lead -> lead"});
    Chronicle many;
    many.source("a", "2025-01-01")
        .says("a", "A>T:PARTY_TO", "exists", "2010 to ..")
        .says("a", "A>T:PARTY_TO", "obligations defence", "2010 to 2015")
        .says("a", "A>T:PARTY_TO", "obligations neutrality", "2010 to ..")
        .says("a", "A>T:PARTY_TO", "obligations consultation", "2014 to ..");
    CHECK(told(many, on("2012-01-01"), on("2020-01-01")) == Lines{"began 2014-01-01 A>T obligations: - -> consultation",
                                                                  "ended 2015-12-31 A>T obligations: defence -> -"});
}

TEST_CASE("a denial of all values hides only those that it outranks") {
    Chronicle story;
    Statement preferred;
    preferred.rank = Rank::preferred;
    preferred.reason = "seen";
    preferred.span = {parse_bound("2010-01-01"), parse_bound("2012-01-01")};
    story.source("a", "2025-01-01")
        .source("b", "2025-01-02")
        .says("a", "A>T:PARTY_TO", "exists", "2005-01-01 to ..")
        .says("a", "A>T:PARTY_TO", "obligations defence", preferred)
        .says("b", "A>T:PARTY_TO", "obligations none", "2010-01-01 to 2014-01-01")
        .says("a", "A>T:PARTY_TO", "obligations neutrality", "2014-01-01 to ..");
    CHECK(told(story, on("2006-01-01"), on("2011-01-01")) == Lines{"began 2010-01-01 A>T obligations: - -> defence"});
    CHECK(told(story, on("2011-01-01"), on("2015-01-01")) ==
          Lines{"ended 2012-01-01 A>T obligations: defence -> -", "began 2014-01-01 A>T obligations: - -> neutrality"});
}

TEST_CASE("of an observation the latest is compared, of many claims each that was made") {
    Chronicle story;
    story.source("a", "2025-01-01")
        .says("a", "G", "count 9 agreements", "2024-04-15 to 2024-04-16")
        .says("a", "G", "count 22 agreements", "2024-07-01 to 2024-08-01")
        .says("a", "G", "claim one", "2024-04-15 to 2024-04-16")
        .says("a", "G", "claim two", "2024-07-01 to 2024-07-02");
    CHECK(told(story, on("2024-05-01"), on("2024-06-01")).empty());
    CHECK(told(story, on("2024-05-01"), on("2024-12-01")) ==
          Lines{"began 2024-07-01 G claim: - -> two", "changed 2024-07-01 G count: 9 agreements -> 22 agreements"});
}

TEST_CASE("a tie ends with its end") {
    Chronicle story;
    story.source("a", "2025-01-01")
        .says("a", "SUN", "exists", "1922 to 1991-12-26")
        .says("a", "SUN>WTO:MEMBER_OF", "exists", "1955 to ..");
    CHECK(told(story, on("1990-01-01"), on("1992-01-01")) ==
          Lines{"ended 1991-12-26 SUN>WTO exists", "ended 1991-12-26 SUN exists"});
    CHECK(told(story, on("1990-01-01"), on("1992-01-01"),
               {.types = {test::type(Snapshot::build(story.load(), {}), "PARTY_TO")}})
              .empty());
}

TEST_CASE("what began and ended between the days is counted") {
    Chronicle story;
    story.source("a", "2025-01-01").says("a", "A>B:MEMBER_OF", "exists", "2010 to 2011");
    auto found = difference(story.load(), on("2009-12-31"), on("2012-01-01"));
    CHECK(found.changes.empty());
    CHECK(found.passing == 1);
    CHECK(difference(story.load(), on("2000-01-01"), on("2005-01-01")).passing == 0);
}

TEST_CASE("a later source teaches, revises, disputes and withdraws") {
    Chronicle story;
    story.source("early", "2024-01-10")
        .source("late", "2024-06-20")
        .says("early", "A>B:MEMBER_OF", "exists", "2010 to ..")
        .says("early", "A>B:MEMBER_OF", "role lead", "2010 to ..")
        .says("early", "A>B:MEMBER_OF", "signed 2010", "2010 to ..")
        .says("early", "C>B:MEMBER_OF", "exists", "2010 to ..")
        .says("late", "C>B:MEMBER_OF", "exists none", "2010 to ..")
        .says("late", "A>B:MEMBER_OF", "role member", "2010 to ..")
        .says("late", "A>B:MEMBER_OF", "signed 2010-05-01", "2010 to ..")
        .says("late", "D>B:MEMBER_OF", "exists", "2010 to ..");
    CHECK(told(story, on("2020-01-01", "2024-02-01"), on("2020-01-01", "2024-07-01")) ==
          Lines{"changed 2024-06-20 A>B role: lead -> member by late",
                "changed 2024-06-20 A>B signed: 2010 -> 2010-05-01 by late", "ended 2024-06-20 C>B exists by late",
                "began 2024-06-20 D>B exists by late", "began - D exists"});
    CHECK(told(story, on("2020-01-01", "2024-02-01"), on("2020-01-01", "2024-06-19")).empty());
    CHECK(told(story, on("2005-01-01", "2024-02-01"), on("2005-01-01", "2024-07-01")) == Lines{"began - D exists"});
}

TEST_CASE("the ties of one node are those that a look at everything shows of it") {
    Chronicle story;
    story.source("a", "2025-01-01")
        .says("a", "A>B:MEMBER_OF", "exists", "2010 to ..")
        .says("a", "C>B:MEMBER_OF", "exists", "2011 to ..")
        .says("a", "A>C:SUPPORTS#1", "exists", "2012 to ..");
    const Store& store = story.load();
    DifferenceOptions focus{.focus = store.find_key("A")};
    CHECK(told(story, on("2000-01-01"), on("2020-01-01"), focus) ==
          Lines{"began 2010-01-01 A>B exists", "began 2012-01-01 A>C exists"});
}

namespace {

/// What a view shows, read from its snapshot: by element and property the values, with a mark where disputed.
using Contents = std::map<std::string, std::map<std::string, std::set<std::string>>>;

std::string marked(const std::string& value, bool disputed) { return disputed ? value + " (disputed)" : value; }

bool disputed_on(std::span<const Spell> spells, Day day) {
    return std::any_of(spells.begin(), spells.end(),
                       [&](const Spell& spell) { return spell.when.contains(day) && spell.marks.disputed; });
}

template <typename Index>
void read(const Snapshot& snapshot, Index index, const std::string& name, Contents& contents) {
    Day day = *snapshot.day();
    auto& properties = contents[name];
    properties["exists"] = {marked("true", disputed_on(snapshot.spells(index), day))};
    for (const Property& property : snapshot.schema().properties) {
        const Timeline* timeline = snapshot.property(index, property.id);
        if (timeline == nullptr) continue;
        const Piece* latest = nullptr;
        for (const Piece& piece : *timeline) {
            bool shown = property.kind == Kind::observation ? piece.when.since <= day : piece.when.contains(day);
            if (!shown) continue;
            if (property.many && !piece.value.is_none())
                properties[property.name].insert(marked(to_string(piece.value), piece.marks.disputed));
            if (latest == nullptr || latest->when.since <= piece.when.since) latest = &piece;
        }
        if (!property.many && latest != nullptr && !latest->value.is_none())
            properties[property.name] = {marked(to_string(latest->value), latest->marks.disputed)};
    }
}

Contents contents_of(const Store& store, const View& view) {
    auto snapshot = Snapshot::of(store, view);
    Contents contents;
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        NodeIndex node{n};
        if (snapshot.visible(node)) read(snapshot, node, std::string(snapshot.key(node)), contents);
    }
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        EdgeIndex edge{e};
        if (snapshot.visible(edge)) read(snapshot, edge, std::to_string(raw(snapshot.id(edge))), contents);
    }
    return contents;
}

/// Makes the changes; what they say of before has to be what is there.
void apply(const Store& store, const Difference& found, Contents& contents) {
    auto shown = [](const Showing& showing) { return marked(to_string(showing.value), showing.marks.disputed); };
    auto is = [](const auto& showing) { return showing && !showing->value.is_none(); };
    for (const auto& change : found.changes) {
        auto name = change.edge ? std::to_string(raw(change.edge->id)) : store.node(change.node).key;
        auto property = store.schema().at(change.property).name;
        if (is(change.before)) {
            bool was_there = contents[name][property].erase(shown(*change.before)) == 1;
            CHECK(was_there);
        }
        if (is(change.after)) contents[name][property].insert(shown(*change.after));
        for (const auto& having : change.values) {
            auto& values = contents[name][store.schema().at(having.property).name];
            bool fits = is(change.after) ? values.insert(shown(having.showing)).second
                                         : values.erase(shown(having.showing)) == 1;
            CHECK(fits);
        }
    }
    for (auto& [name, properties] : contents) {
        std::erase_if(properties, [](const auto& property) { return property.second.empty(); });
    }
    std::erase_if(contents, [](const auto& element) { return element.second.empty(); });
}

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return engine_() % count; }
    bool chance(std::size_t percent) { return below(100) < percent; }
    std::string one_of(std::initializer_list<const char*> from) { return from.begin()[below(from.size())]; }
    Day day() { return {parse_day("2024-01-01").count + static_cast<std::int32_t>(below(60))}; }
    Bound bound() {
        if (chance(15)) return Bound::unknown();
        if (chance(15)) return Bound::open();
        Day first = day();
        return chance(70) ? Bound(first) : Bound(first, Day{first.count + static_cast<std::int32_t>(below(8))});
    }

private:
    std::mt19937 engine_;
};

Statement random_statement(Dice& dice) {
    Statement statement;
    if (dice.chance(75)) statement.span = {dice.bound(), dice.bound()};
    if (dice.chance(15)) statement.modality = Modality::planned;
    if (dice.chance(15)) statement.rank = dice.chance(50) ? Rank::preferred : Rank::deprecated;
    if (statement.rank != Rank::normal) statement.reason = "refuted";
    if (dice.chance(20)) statement.observed = Bound(dice.day());
    if (dice.chance(20)) statement.known = dice.day();
    return statement;
}

const Store& random_store(Dice& dice, Chronicle& chronicle) {
    for (const char* key : {"d", "c", "b", "a"}) {
        Source source;
        source.key = key;
        if (dice.chance(75)) source.published = Bound(dice.day());
        if (dice.chance(30)) source.kind = dice.chance(50) ? Source::Kind::register_ : Source::Kind::live_register;
        chronicle.add(source);
        if (source.kind == Source::Kind::report || dice.chance(50)) continue;
        Coverage coverage;
        coverage.source = SourceId{1};
        coverage.type = built_in_schema().edge_type("MEMBER_OF")->id;
        coverage.span = {dice.bound(), dice.bound()};
        coverage.complete = dice.chance(60);
        chronicle.cover(coverage);
    }
    for (auto left = 4 + dice.below(30); left > 0; --left) {
        auto node = [&] { return dice.one_of({"A", "B", "C", "D"}); };
        auto edge = node() + ">" + node() +
                    dice.one_of({":MEMBER_OF", ":MEMBER_OF", ":SUPPORTS#1", ":SUPPORTS#2", ":PARTY_TO"});
        bool of_node = dice.chance(25);
        auto fact = of_node ? dice.one_of({"exists", "exists", "exists none", "label Country", "label Group",
                                           "count 3 ties", "count 4 ties", "kind x", "kind y", "kind none"})
                            : dice.one_of({"exists", "exists", "exists", "exists", "exists none", "role lead",
                                           "role member", "role none", "signed 2024-01-20", "signed 2024-02",
                                           "obligations defence", "obligations offence", "obligations none",
                                           "amount 5 EUR", "amount about 5 EUR", "amount 9 EUR"});
        chronicle.says(dice.one_of({"a", "b", "c", "d"}), of_node ? node() : edge, fact, random_statement(dice));
    }
    return chronicle.load();
}

/// Elements that no view on the two days shows, and one on a day between them does.
std::size_t naive_passing(const Store& store, View view, Day first, Day last) {
    std::map<std::string, bool> seen;
    for (Day day = first; day <= last; day = day.next()) {
        view.as_of = day;
        for (const auto& [name, properties] : contents_of(store, view)) {
            bool at_an_end = day == first || day == last;
            auto [at, fresh] = seen.try_emplace(name, true);
            if (at_an_end) at->second = false;
        }
    }
    return static_cast<std::size_t>(
        std::count_if(seen.begin(), seen.end(), [](const auto& one) { return one.second; }));
}

}  // namespace

TEST_CASE("random changes lead from the one view to the other") {
    std::size_t changes = 0;
    for (std::uint32_t seed = 1; seed <= 600; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Chronicle chronicle;
        const Store& store = random_store(dice, chronicle);
        View before;
        before.deprecated = dice.chance(20);
        before.strict_coverage = dice.chance(20);
        if (dice.chance(30)) before.modalities = {Modality::actual, Modality::planned};
        View after = before;
        Day first = dice.day();
        Day last = dice.day();
        if (last < first) std::swap(first, last);
        bool of_knowledge = dice.chance(50);
        before.as_of = of_knowledge ? last : first;
        after.as_of = last;
        if (of_knowledge) before.known_on = first;
        if (of_knowledge) after.known_on = last;
        auto found = difference(store, before, after);
        auto contents = contents_of(store, before);
        apply(store, found, contents);
        CHECK(contents == contents_of(store, after));
        changes += found.changes.size();
        if (!of_knowledge && seed % 5 == 0) CHECK(found.passing == naive_passing(store, before, first, last));
    }
    CHECK(changes > 500);
}

}  // namespace entente
