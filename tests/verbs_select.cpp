#include "verbs/select.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "verbs/select_words.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

namespace entente {

namespace {

/// "A B | A-B A-B:T(X)": the nodes in their order, then the ties, of a folded one the type and what was folded.
std::string written(const Snapshot& snapshot, const Sketch& sketch) {
    std::string nodes, ties;
    auto append = [](std::string& words, const std::string& word) { words += (words.empty() ? "" : " ") + word; };
    std::set<std::string> sorted;
    for (NodeIndex node : sketch.nodes) sorted.insert(std::string(snapshot.key(node)));
    for (const std::string& key : sorted) append(nodes, key);
    for (const SketchTie& tie : sketch.ties) {
        std::string folded = tie.folded ? fmt::format("({})", snapshot.key(*tie.folded)) : "";
        append(ties, fmt::format("{}-{}{}", snapshot.key(tie.tail), snapshot.key(tie.head), folded));
    }
    return nodes + " | " + ties;
}

std::string notes(const Sketch& sketch) {
    std::string all;
    for (const std::string& note : sketch.notes) all += (all.empty() ? "" : " ") + note;
    return all;
}

/// A and B are parties of one treaty, B and C of another; D ties nothing.
constexpr std::string_view kTreaties =
    "A:State B:State C:State D:State T:Treaty U:Treaty A>T:PARTY B>T:PARTY B>U:PARTY C>U:PARTY";

SelectOptions folding(const Snapshot& snapshot) {
    SelectOptions options;
    options.fold.labels = {test::label(snapshot, "Treaty")};
    return options;
}

}  // namespace

TEST_CASE("a folded node is a tie between each two of its parties, and carries its name") {
    auto snapshot = test::snapshot_of(kTreaties);
    auto chosen = choose(snapshot, folding(snapshot));
    CHECK(written(snapshot, chosen.sketch) == "A B C D | A-B(T) B-C(U)");
    SelectedEdge tie = folded_in_words(snapshot, chosen.sketch.ties.front());
    CHECK(tie.type == "PARTY");
    CHECK(tie.folded == std::vector<std::string>{"T"});
    CHECK_FALSE(tie.directed);
}

TEST_CASE("a folded tie is one step from the focus") {
    auto snapshot = test::snapshot_of(kTreaties);
    auto options = folding(snapshot);
    options.focus = test::node(snapshot, "A");
    for (auto [hops, drawn] :
         {std::pair<std::size_t, const char*>{0, "A | "}, {1, "A B | A-B(T)"}, {2, "A B C | A-B(T) B-C(U)"}}) {
        CAPTURE(hops);
        options.hops = hops;
        CHECK(written(snapshot, choose(snapshot, options).sketch) == drawn);
    }
}

TEST_CASE("what ties too many stays a node, and what ties fewer than two goes; both are noted") {
    auto snapshot =
        test::snapshot_of("A:State B:State C:State T:Treaty U:Treaty A>T:PARTY B>T:PARTY C>T:PARTY A>U:PARTY");
    auto options = folding(snapshot);
    options.fold.most_parties = 2;
    auto chosen = choose(snapshot, options);
    CHECK(written(snapshot, chosen.sketch) == "A B C T | A-T B-T C-T");
    CHECK(notes(chosen.sketch) ==
          "Not folded, for they tie more than 2: 1 Treaty (--most-parties 3 folds them). "
          "Left out, since they tie fewer than two nodes here: 1 Treaty.");
    options.fold.most_parties = 3;
    CHECK(written(snapshot, choose(snapshot, options).sketch) == "A B C | A-B(T) A-C(T) B-C(T)");
}

TEST_CASE("parties are tied by what they share of one type and side, however often each is tied") {
    auto snapshot = test::snapshot_of("A:State B:State C:State T:Treaty A>T:PARTY A>T:PARTY B>T:PARTY C>T:OPPOSES");
    CHECK(written(snapshot, choose(snapshot, folding(snapshot)).sketch) == "A B C | A-B(T)");
}

TEST_CASE("the focus is never folded") {
    auto snapshot = test::snapshot_of(kTreaties);
    auto options = folding(snapshot);
    options.focus = test::node(snapshot, "T");
    options.hops = 1;
    CHECK(written(snapshot, choose(snapshot, options).sketch) == "A B T | A-T B-T");
}

TEST_CASE("a box holds who is tied to it so, a node in two has both, and neither box nor tie is drawn") {
    auto snapshot =
        test::snapshot_of("A:State B:State C:State N:Club E:Club A>N:MEMBER B>N:MEMBER B>E:MEMBER C>E:WANTS A-B");
    SelectOptions options;
    options.boxes = {test::type(snapshot, "MEMBER"), {test::node(snapshot, "N"), test::node(snapshot, "E")}};
    auto chosen = choose(snapshot, options);
    CHECK(written(snapshot, chosen.sketch) == "A B C | A-B");
    using Boxes = std::vector<std::size_t>;
    CHECK(chosen.boxed.members.at(test::node(snapshot, "A")) == Boxes{0});
    CHECK(chosen.boxed.members.at(test::node(snapshot, "B")) == Boxes{0, 1});
    CHECK_FALSE(chosen.boxed.members.contains(test::node(snapshot, "C")));
    CHECK(notes(chosen.sketch) == "Left out, as other ties of what is a box: 1 WANTS.");
}

TEST_CASE("a cut keeps what is tied to the focus and to what is kept, and says how much goes") {
    auto snapshot = test::snapshot_of("F-A F-A F-B B-C C-D X-Y");
    SelectOptions options;
    options.focus = test::node(snapshot, "F");
    options.limits.nodes = 3;
    auto chosen = choose(snapshot, options);
    CHECK(written(snapshot, chosen.sketch) == "A B F | F-A F-A F-B");
    CHECK(notes(chosen.sketch) ==
          "Left out: the 4 of 7 nodes that are the least closely tied (--max-nodes 7 draws them).");
}

TEST_CASE("where not all can be drawn, what nothing ties goes first") {
    auto snapshot = test::snapshot_of("A B C D-E");
    SelectOptions options;
    options.limits.nodes = 4;
    auto chosen = choose(snapshot, options);
    CHECK(written(snapshot, chosen.sketch) == "D E | D-E");
    CHECK(notes(chosen.sketch) == "Left out: 3 of 5 nodes, which nothing here ties (--max-nodes 5 draws them).");
}

TEST_CASE("of too many lines those stay that hold the drawing together") {
    auto snapshot = test::snapshot_of("A-B B-C C-A C-D");
    SelectOptions options;
    for (auto [lines, ties] : {std::pair<std::size_t, std::size_t>{3, 3}, {4, 4}, {9, 4}}) {
        CAPTURE(lines);
        options.limits.lines = lines;
        auto chosen = choose(snapshot, options);
        CHECK(chosen.sketch.ties.size() == ties);
        std::set<NodeIndex> tied;
        for (const SketchTie& tie : chosen.sketch.ties) tied.insert({tie.tail, tie.head});
        CHECK(tied.size() == 4);
        CHECK(chosen.sketch.notes.empty() == (ties == 4));
    }
}

TEST_CASE("parallel ties of one type are one line, and stay together") {
    auto snapshot = test::snapshot_of("A-B A-B A-B B-C");
    SelectOptions options;
    options.limits.lines = 2;
    CHECK(choose(snapshot, options).sketch.ties.size() == 4);
    options.limits.lines = 1;
    CHECK(choose(snapshot, options).sketch.ties.size() == 3);
}

TEST_CASE("an empty, a one-node and a disconnected graph are chosen whole") {
    for (const char* line : {"", "A", "A B C-D E-E"}) {
        CAPTURE(line);
        auto snapshot = test::snapshot_of(line);
        auto chosen = choose(snapshot, {});
        CHECK(chosen.sketch.nodes.size() == snapshot.node_count());
        CHECK(chosen.sketch.ties.size() == snapshot.edge_count());
        CHECK(chosen.sketch.notes.empty());
    }
}

}  // namespace entente
