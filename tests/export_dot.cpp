#include <doctest/doctest.h>
#include <graphviz/cgraph.h>

#include <memory>
#include <string>
#include <vector>

#include "export/diagram_looks.hpp"
#include "export/diagram_ties.hpp"
#include "export/dot_escape.hpp"
#include "export/draw.hpp"
#include "graph/error.hpp"

using namespace entente;

namespace {

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Parsed = std::unique_ptr<Agraph_t, CloseGraph>;

Parsed parsed(const std::string& dot) { return Parsed(agmemread(dot.c_str())); }

std::string get(void* element, const char* name) {
    const char* value = agget(element, const_cast<char*>(name));
    return value == nullptr ? "(none)" : value;
}

Selection pair_named(const std::string& name) {
    Selection selection;
    selection.nodes = {{"a", name, "Country", false, {}}, {"b", "B", "Organisation", false, {}}};
    selection.sources = {{"s", "Source", "Publisher", "2024", "https://example.org/"}};
    SelectedEdge edge;
    edge.head = 1;
    edge.type = "MEMBER_OF";
    edge.sources = {0};
    selection.edges = {edge};
    return selection;
}

const std::vector<std::string> hostile_names = {R"x(\"]; evil [URL="javascript:alert(1)"]; //)x",
                                                R"("]; evil [shape=box)",
                                                R"(ends in \)",
                                                R"(\\)",
                                                R"(\")",
                                                R"(\N \G \l \n)",
                                                "<b>bold</b>",
                                                "<",
                                                ">",
                                                "<<table>>",
                                                "</TD></TABLE>> evil <",
                                                "&lt;script&gt;",
                                                "&#60;",
                                                "AT&T",
                                                "&amp;quot;",
                                                "-->",
                                                "--",
                                                "]]>",
                                                "%7",
                                                "#include",
                                                "/* comment",
                                                "a\nb\tc\rd",
                                                std::string("nul\0byte", 8),
                                                "\x1b[31m",
                                                "\u202Ekcab",
                                                "\xFF\xFE",
                                                "\uFFFE\uFFFF",
                                                "",
                                                "strict graph",
                                                "日本 🇺🇦 e\u0301",
                                                "{a|b}",
                                                "subgraph cluster_x",
                                                std::string(10'000, 'n')};

/// Every text of the selection is the hostile one.
Selection all_hostile(const std::string& name) {
    auto selection = pair_named(name);
    selection.nodes[0].key = selection.nodes[1].key = selection.nodes[1].label = name;
    selection.title = selection.subtitle = selection.as_of = selection.known_on = name;
    selection.notes = {name};
    selection.sources = {{name, name, name, name, name}};
    auto& edge = selection.edges[0];
    edge.type = edge.caption = edge.modality = edge.unit = name;
    edge.amount = 5;
    return selection;
}

}  // namespace

TEST_CASE("no name breaks out of the DOT text") {
    for (const auto& name : hostile_names) {
        CAPTURE(name.substr(0, 60));
        const auto graph = parsed(to_dot(all_hostile(name)));
        REQUIRE(graph != nullptr);
        CHECK(agnnodes(graph.get()) == 2);
        CHECK(agnedges(graph.get()) == 1);
        for (const char* attribute :
             {"URL", "href", "image", "shapefile", "stylesheet", "target", "edgeURL", "labelURL"}) {
            for (const int kind : {AGRAPH, AGNODE, AGEDGE}) {
                CHECK(agattr(graph.get(), kind, const_cast<char*>(attribute), nullptr) == nullptr);
            }
        }
        for (Agnode_t* node = agfstnode(graph.get()); node != nullptr; node = agnxtnode(graph.get(), node)) {
            CHECK_FALSE(aghtmlstr(agget(node, const_cast<char*>("label"))));
            CHECK_FALSE(aghtmlstr(agnameof(node)));
        }
    }
}

TEST_CASE("escaping keeps what is harmless and breaks what Graphviz would read") {
    struct Row {
        std::string text;
        std::string expected;
    };
    for (const auto& row :
         {Row{R"(a\b)", R"(a\\b)"}, Row{R"(say "x")", R"(say "x")"}, Row{"a\nb", "a b"}, Row{"R&D", "R&D"},
          Row{"&lt;", "&\u2060lt;"}, Row{"\x1b\x07", ""}, Row{"\xFF", "\uFFFD"}, Row{"\uFFFE", ""}}) {
        CHECK(escape_dot(row.text) == row.expected);
    }
    CHECK(escape_dot_html("<b a=\"c\">&amp;") == "&lt;b a=&quot;c&quot;&gt;&amp;\u2060amp;");
}

TEST_CASE("only http and https addresses pass, and inert") {
    struct Row {
        const char* url;
        const char* expected;
    };
    for (const auto& row :
         {Row{"https://a.org/b?c=d&e#f", "https://a.org/b?c=d&e#f"}, Row{"HTTP://a.org", "HTTP://a.org"},
          Row{"javascript:alert(1)", ""}, Row{"https:evil", ""}, Row{"", ""}, Row{" https://a", ""},
          Row{"data:text/html,x", ""}, Row{"java\nscript:x", ""}, Row{"//a.org", ""},
          Row{"https://a/\"><script>\\N\n", "https://a/%22%3E%3Cscript%3E%5CN%0A"}}) {
        CAPTURE(row.url);
        CHECK(escape_url(row.url) == row.expected);
    }
}

TEST_CASE("a name of 10,000 letters is shortened") {
    const auto dot = to_dot(pair_named(std::string(10'000, 'n')));
    CHECK(dot.find(std::string(300, 'n')) == std::string::npos);
    CHECK(dot.find("nnn…") != std::string::npos);
}

TEST_CASE("an empty selection draws a page that says so") {
    const auto dot = to_dot(Selection{});
    CHECK(dot.find("There is nothing to draw") != std::string::npos);
    CHECK(parsed(dot) != nullptr);
}

TEST_CASE("the same selection gives the same text") {
    const auto first = to_dot(pair_named("A"));
    for (int round = 0; round < 20; ++round) {
        const std::vector<std::string> elsewhere(static_cast<std::size_t>(round),
                                                 std::string(100, 'x'));  // other addresses
        CHECK(to_dot(pair_named("A")) == first);
    }
}

TEST_CASE("an edge that points outside the selection is an error") {
    auto selection = pair_named("A");
    selection.edges[0].head = 2;
    CHECK_THROWS_AS(to_dot(selection), Error);
    selection = pair_named("A");
    selection.edges[0].sources = {1};
    CHECK_THROWS_AS(to_dot(selection), Error);
}

TEST_CASE("nodes with one key stay two nodes") {
    auto selection = pair_named("A");
    selection.nodes[1].key = "a";
    CHECK(agnnodes(parsed(to_dot(selection)).get()) == 2);
}

TEST_CASE("the marks of a view are drawn, each in its own way, and explained") {
    struct Row {
        void (*mark)(SelectedEdge&);
        const char* attribute;
        const char* expected;
        const char* legend;
    };
    for (const auto& row :
         {Row{[](SelectedEdge& edge) { edge.modality = "planned"; }, "style", "dotted", "planned"},
          Row{[](SelectedEdge& edge) { edge.carried = true; }, "style", "dashed", "carried forward"},
          Row{[](SelectedEdge& edge) { edge.disputed = true; }, "color", "#7C8894:#FFFFFF00:#7C8894",
              "sources disagree"},
          Row{[](SelectedEdge& edge) { edge.uncertain = true; }, "arrowhead", "onormal", "not certain"},
          Row{[](SelectedEdge& edge) { edge.undated = true; }, "arrowtail", "odot", "since when"},
          Row{[](SelectedEdge& edge) { edge.directed = false; }, "dir", "none", "member of"}}) {
        CAPTURE(row.legend);
        auto selection = pair_named("A");
        CHECK((std::string(row.legend) == "member of" || to_dot(selection).find(row.legend) == std::string::npos));
        row.mark(selection.edges[0]);
        const auto dot = to_dot(selection);
        const auto graph = parsed(dot);
        Agedge_t* const edge = agfstout(graph.get(), agnode(graph.get(), const_cast<char*>("a"), FALSE));
        REQUIRE(edge != nullptr);
        CHECK(get(edge, row.attribute) == row.expected);
        CHECK(dot.find(row.legend) != std::string::npos);
    }
}

TEST_CASE("the legend holds what is drawn and nothing else") {
    const auto dot = to_dot(pair_named("A"));
    for (const char* words :
         {"Country", "Organisation", "member of", "[1] Source. Publisher, 2024", "2 nodes, 1 tie."}) {
        CAPTURE(words);
        CHECK(dot.find(words) != std::string::npos);
    }
    for (const char* words : {"Coalition", "party to", "line width", "planned", "and 1 more"}) {
        CAPTURE(words);
        CHECK(dot.find(words) == std::string::npos);
    }
}

TEST_CASE("sources beyond the limit are counted, the most cited are kept") {
    auto selection = pair_named("A");
    selection.sources.assign(20, {"s", "Rarely cited", "", "", ""});
    selection.sources[17].title = "Often cited";
    for (int i = 0; i < 3; ++i) {
        selection.edges.push_back(selection.edges[0]);
        selection.edges.back().type = "T" + std::to_string(i);
        selection.edges.back().sources = {17};
    }
    DrawOptions options;
    options.most_sources = 2;
    const auto dot = to_dot(selection, options);
    CHECK(dot.find("[1] Often cited") != std::string::npos);
    CHECK(dot.find("and 18 more") != std::string::npos);
}

TEST_CASE("parallel edges that look alike are one line with their number") {
    auto selection = pair_named("A");
    selection.edges.push_back(selection.edges[0]);
    CHECK(ties_of(selection).size() == 1);
    CHECK(ties_of(selection)[0].caption == "×2");
    selection.edges.back().disputed = true;
    CHECK(ties_of(selection).size() == 2);
}

TEST_CASE("a symmetric edge is the same line from either end") {
    auto selection = pair_named("A");
    selection.edges[0].directed = false;
    selection.edges.push_back(selection.edges[0]);
    std::swap(selection.edges[1].tail, selection.edges[1].head);
    CHECK(ties_of(selection).size() == 1);
}

TEST_CASE("amounts are widths within their unit, by the square root") {
    auto selection = pair_named("A");
    const auto edge = selection.edges[0];
    struct Row {
        double amount;
        const char* unit;
        double width;
    };
    const std::vector<Row> rows = {{100, "EUR", 5}, {25, "EUR", 3}, {0, "EUR", 1}, {-5, "EUR", 1}, {1e9, "USD", 5}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        selection.edges.push_back(edge);
        selection.edges.back().type = "T" + std::to_string(i);
        selection.edges.back().amount = rows[i].amount;
        selection.edges.back().unit = rows[i].unit;
    }
    const auto ties = ties_of(selection);
    const auto largest = largest_amounts(ties);
    CHECK(width_of(ties[0], largest) == 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(width_of(ties[i + 1], largest) == doctest::Approx(rows[i].width));
    }
}

TEST_CASE("an unknown label has a look that depends on its name alone") {
    CHECK(look_of_label("Fleet").shape == look_of_label("Fleet").shape);
    CHECK(look_of_type("TRADES").colour == look_of_type("TRADES").colour);
    CHECK(in_words("MEMBER_OF") == "member of");
    CHECK(in_words("tradesWith") == "tradesWith");
}

TEST_CASE("the built-in labels differ in more than colour") {
    const std::vector<std::string> labels = {"Organisation", "Coalition", "Agreement", "Provision",
                                             "Topic",        "Group",     "Meeting",   "Person"};
    for (const auto& one : labels) {
        for (const auto& other : labels) {
            CAPTURE(one + other);
            CHECK((one == other || look_of_label(one).shape != look_of_label(other).shape));
        }
    }
}
