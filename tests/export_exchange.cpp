#include "export/cypher_literal.hpp"
#include "export/graph_history.hpp"
#include "export/mermaid.hpp"
#include "export/mermaid_text.hpp"
#include "export/value_text.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

using namespace entente;

namespace {

std::string literal(std::string_view text) {
    std::string out;
    append_cypher_text(out, text);
    return out;
}

Piece piece(std::string_view since, std::string_view until, std::int64_t value) {
    return {{parse_day(since), parse_day(until)}, Value(value), {}, {}};
}

}  // namespace

TEST_CASE("a text in an openCypher script ends neither its quotes nor an escape") {
    struct Row {
        std::string_view text;
        std::string_view expected;
    };
    for (const auto& [text, expected] : {
             Row{"it's", R"('it\'s')"},
             Row{R"(a\)", R"('a\\')"},
             Row{"line\nend", R"('line\u000aend')"},
             Row{R"(\u0027)", R"('\\\u00750027')"},
             Row{"\xff", "'\uFFFD'"},
             Row{"", "''"},
         }) {
        CAPTURE(text);
        CHECK(literal(text) == expected);
    }
}

TEST_CASE("a name in an openCypher script ends not its backticks") {
    CHECK(cypher_name("a`b") == "`a``b`");
    CHECK(cypher_name(R"(a\u0060b)") == "`a\uFFFDu0060b`");
    CHECK(cypher_name("a\nb") ==
          "`a\uFFFD"
          "b`");
}

TEST_CASE("a decimal is written with all its digits") {
    struct Row {
        Decimal number;
        std::string_view expected;
    };
    for (const auto& [number, expected] : {
             Row{{60, 9}, "60000000000.0"},
             Row{{25, -2}, "0.25"},
             Row{{-5, 0}, "-5.0"},
             Row{{0, 3}, "0.0"},
             Row{{1, 30}, "1e30"},
         }) {
        std::string out;
        append_decimal(out, number);
        CHECK(out == expected);
    }
}

TEST_CASE("days and numbers are written as XML Schema has them") {
    std::string out;
    append_day(out, parse_day("0987-01-09"));
    CHECK(out == "0987-01-09");
    out.clear();
    append_double(out, -1.0 / 0.0);
    CHECK(out == "-INF");
}

TEST_CASE("stretches part a timeline where its values change") {
    const Timeline timeline = {piece("2001-01-01", "2003-01-01", 1), piece("2002-01-01", "2004-01-01", 2)};
    const auto stretches = stretches_of(timeline);
    REQUIRE(stretches.size() == 3);
    CHECK(stretches[0].values.size() == 1);
    CHECK(stretches[1].values.size() == 2);
    CHECK(stretches[1].when == Interval{parse_day("2002-01-01"), parse_day("2003-01-01")});
    CHECK(stretches[2].values.size() == 1);
    CHECK(stretches_of({}).empty());
}

TEST_CASE("stretches show on each day the values of the pieces that hold on it, in their order") {
    std::mt19937 random(7);
    const auto up_to = [&](unsigned most) { return static_cast<std::int32_t>(random() % (most + 1)); };
    for (int round = 0; round < 200; ++round) {
        Timeline timeline;
        for (std::int32_t i = up_to(12); i > 0; --i) {
            const Day since{up_to(20)};
            timeline.push_back({{since, Day{since.count + 1 + up_to(8)}}, Value(std::int64_t{up_to(2)}), {}, {}});
            if (up_to(5) == 0) timeline.back().value = None{};
        }
        const auto stretches = stretches_of(timeline);
        for (Day day{0}; day.count < 40; ++day.count) {
            CAPTURE(round);
            CAPTURE(day.count);
            std::vector<Value> expected;
            for (const Piece& one : timeline) {
                if (!one.value.is_none() && one.when.contains(day)) expected.push_back(one.value);
            }
            std::vector<Value> found;
            for (const Stretch& stretch : stretches) {
                for (const Value* value : stretch.values) {
                    if (stretch.when.contains(day)) found.push_back(*value);
                }
            }
            CHECK(found == expected);
        }
        for (std::size_t i = 1; i < stretches.size(); ++i) {
            CHECK(stretches[i - 1].when.until <= stretches[i].when.since);
        }
    }
}

TEST_CASE("a value has a history where it does not hold on all days of its element, or is disputed") {
    const Spell spell{{parse_day("2001-01-01"), parse_day("2004-01-01")}, {}};
    const std::vector<Spell> spells = {spell};
    GraphProperty property;
    Timeline whole = {piece("2001-01-01", "2002-01-01", 1), piece("2002-01-01", "2004-01-01", 1)};
    CHECK(!has_history(whole, property, spells));
    CHECK(has_history({piece("2001-01-01", "2002-01-01", 1)}, property, spells));
    CHECK(has_history({piece("2001-01-01", "2002-01-01", 1), piece("2002-01-01", "2004-01-01", 2)}, property, spells));
    whole[0].marks.disputed = true;
    CHECK(has_history(whole, property, spells));
    property.kind = Kind::event;
    CHECK(!has_history(whole, property, spells));
}

TEST_CASE("a Mermaid label is never markup, an icon, a list or a directive") {
    struct Row {
        std::string_view text;
        std::string_view expected;
    };
    for (const auto& [text, expected] : {
             Row{"Ukraine-France: 2024", "Ukraine-France: 2024"},
             Row{"1. list", "1#46; list"},
             Row{"- dash", "#45; dash"},
             Row{"fa:fa-car", "fa#58;fa-car"},
             Row{"%%{init}", "#37;#37;#123;init#125;"},
             Row{"<b>\"#35;", "#60;b#62;#34;#35;35#59;"},
             Row{"a\nb", "a b"},
         }) {
        CAPTURE(text);
        CHECK(escape_mermaid(text) == expected);
    }
}

TEST_CASE("a Mermaid chart is cut to the most closely tied, and says so") {
    Selection selection;
    for (int i = 0; i < 200; ++i) {
        SelectedNode node;
        node.key = node.name = std::to_string(i);
        selection.nodes.push_back(node);
        SelectedEdge edge;
        edge.head = static_cast<std::size_t>(i);
        edge.type = "T";
        selection.edges.push_back(edge);
    }
    const MermaidOptions few{.nodes = 60};
    const auto note = mermaid_note(selection, few);
    CHECK(note == "Drawn are 60 of 200 nodes and 60 of 200 ties, the most closely tied.");
    CHECK(to_mermaid(selection, few).find(note) != std::string::npos);
    CHECK(mermaid_note(selection).empty());
    CHECK(to_mermaid({}).starts_with("flowchart LR\n"));
}

TEST_CASE("boxes of a drawing are subgraphs of a Mermaid chart, one for each combination") {
    Selection selection;
    selection.clusters = {{"NATO", "NATO"}, {"EU", "European Union"}};
    for (const auto& [name, clusters] : {std::pair<std::string, std::vector<std::size_t>>{"Poland", {0, 1}},
                                         {"Norway", {0}},
                                         {"Ukraine", {}}}) {
        SelectedNode node;
        node.key = node.name = name;
        node.clusters = clusters;
        selection.nodes.push_back(node);
    }
    const auto text = to_mermaid(selection);
    CHECK(text.find("subgraph b0 [\"NATO only\"]\n    n1[") != std::string::npos);
    CHECK(text.find("subgraph b1 [\"NATO and European Union\"]\n    n0[") != std::string::npos);
}

TEST_CASE("the widths of a Mermaid chart compare amounts of one unit, and sources never crowd its ties out") {
    Selection selection;
    selection.nodes.resize(2, SelectedNode{"a", "a", "", false, {}});
    for (const auto& [amount, unit] : {std::pair{1e6, "EUR"}, std::pair{1e9, "JPY"}}) {
        SelectedEdge edge;
        edge.head = 1;
        edge.amount = amount;
        edge.unit = unit;
        selection.edges.push_back(edge);
    }
    selection.sources.resize(5000, SelectedSource{"s", std::string(80, 's'), "", "", ""});
    const auto text = to_mermaid(selection);
    CHECK(text.find("linkStyle 0,1 stroke:") != std::string::npos);
    CHECK(text.find("%% and 4988 more sources\n") != std::string::npos);
    CHECK(mermaid_note(selection).empty());
}
