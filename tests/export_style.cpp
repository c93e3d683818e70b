#include "export/style.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "export/alt_text.hpp"
#include "export/colour.hpp"
#include "export/diagram_engine.hpp"
#include "export/diagram_looks.hpp"
#include "export/diagram_numbers.hpp"
#include "export/draw.hpp"
#include "graph/error.hpp"

using namespace entente;

namespace {

const std::vector<std::string> labels = {"Country",  "Organisation", "Coalition", "Agreement", "Provision",
                                         "Topic",    "Group",        "Meeting",   "Person",    "Fleet"};
const std::vector<std::string> types = {"MEMBER_OF", "ASPIRES_TO", "PARTY_TO", "NEGOTIATES", "IMPLEMENTS",
                                        "SUPPORTS",  "ENDORSES",   "OPPOSES",  "SIGNED",     "ATTENDED",
                                        "REPRESENTS", "CONTAINS",  "CONCERNS"};

Selection numbered(const std::vector<double>& numbers) {
    Selection selection;
    selection.node_columns = {"score"};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        selection.nodes.push_back({std::to_string(i), "Node " + std::to_string(i), "Country", false, {numbers[i]}});
    }
    return selection;
}

Selection linked(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& ends) {
    auto selection = numbered(std::vector<double>(nodes, 0));
    for (const auto& [tail, head] : ends) {
        SelectedEdge edge;
        edge.tail = tail;
        edge.head = head;
        edge.type = "T";
        selection.edges.push_back(edge);
    }
    return selection;
}

}  // namespace

TEST_CASE("in every style text can be read on what it stands on, and lines can be seen") {
    for (const auto& name : style_names()) {
        const auto& style = built_in_style(name);
        const auto& page = style.page;
        CAPTURE(name);
        CHECK(contrast(page.text, page.background) >= 4.5);
        CHECK(contrast(page.faint, page.background) >= 4.5);
        for (const auto& label : labels) {
            CAPTURE(label);
            SelectedNode node;
            node.label = label;
            const auto plain = look_of(node, style);
            CHECK(contrast(plain.text, plain.fill) >= 4.5);
            CHECK(contrast(plain.line, page.background) >= 3);
            node.focus = true;
            const auto focus = look_of(node, style);
            CHECK(contrast(focus.text, focus.fill) >= 4.5);
        }
        for (const auto& type : types) {
            CAPTURE(type);
            CHECK(contrast(look_of_type(type, style).colour, page.background) >= 2);
        }
    }
}

TEST_CASE("without colour, ties of different types still differ") {
    std::set<std::tuple<std::string, std::string, double>> looks;
    for (const auto& type : types) {
        const auto look = look_of_type(type, built_in_style("mono"));
        CAPTURE(type);
        CHECK(look.colour.substr(1, 2) == look.colour.substr(3, 2));
        CHECK(look.colour.substr(3, 2) == look.colour.substr(5, 2));
        CHECK(looks.insert({look.colour, look.head, look.width}).second);
    }
}

TEST_CASE("a rule holds of what its conditions fit, a later one goes before an earlier one, and marks before types") {
    const auto style = parse_style(R"(
extends = "newsroom"
[[node]]
label = "Country"
fill = "#111111"
[[node]]
label = "Country"
property = "region"
value = "Europe"
fill = "red"
[[edge]]
mark = "carried"
colour = "#00FF00"
[[edge]]
type = "T"
colour = "#0000FF"
form = "dotted"
)",
                                   "mine.toml");
    CHECK(asks_for_facts(style));
    CHECK_FALSE(asks_for_facts(built_in_style()));
    SelectedNode node;
    node.label = "Country";
    CHECK(look_of(node, style).fill == "#111111");
    node.facts = {{"region", "Europe", {}, {}}};
    CHECK(look_of(node, style).fill == "#FF0000");
    CHECK(look_of(node, style).shape == "box");
    SelectedEdge edge;
    edge.type = "T";
    CHECK(look_of(edge, style).colour == "#0000FF");
    CHECK(look_of(edge, style).form == "dotted");
    edge.carried = true;
    CHECK(look_of(edge, style).colour == "#00FF00");
    CHECK(look_of(edge, style).form == "dashed");
}

TEST_CASE("what a style may not say is refused with its place") {
    struct Row {
        const char* text;
        const char* message;
    };
    for (const auto& row : {
             Row{"[[node]]\nlable = \"x\"", "f.toml:2: node.lable is unknown, perhaps label"},
             Row{"[[node]]\nfill = \"reddish\"", "f.toml:2: node.fill takes a colour as #RRGGBB"},
             Row{"[[node]]\nfill = \"#12345\"", "f.toml:2: node.fill takes a colour as #RRGGBB"},
             Row{"[[node]]\nshape = \"<b>\"", "f.toml:2: node.shape takes one of box"},
             Row{"[[edge]]\nhead = \"image\"", "f.toml:2: edge.head takes one of normal"},
             Row{"[[edge]]\nwidth = 1e9", "f.toml:2: edge.width takes a number from 0.1 to 20"},
             Row{"[[edge]]\nwidth = nan", "f.toml:2: edge.width takes a number from 0.1 to 20"},
             Row{"[[edge]]\nmark = \"odd\"", "f.toml:2: edge.mark takes one of carried"},
             Row{"[page]\nfont = \"/etc/passwd\"", "f.toml:2: page.font takes names of font families"},
             Row{"[page]\nbackground = 5", "f.toml:2: page.background takes a text"},
             Row{"[palette]\nfills = []", "f.toml:2: palette.fills takes a list of 1 to 32"},
             Row{"[palette]\nfills = [\"red\", \"blue\"]", "needs as many fills as lines"},
             Row{"[[node]]\nproperty = \"p\"", "needs property and value together"},
             Row{"[node]\nlabel = \"x\"", "must be written as [[node]]"},
             Row{"pages = 1", "f.toml:1: pages is unknown"},
             Row{"extends = \"newsrom\"", "f.toml:1: extends takes one of newsroom, paper"},
             Row{"extends = \"x.toml\"", "f.toml:1: extends takes one of newsroom, paper"},
             Row{"[page", "f.toml:1: "},
         }) {
        CAPTURE(row.text);
        CHECK_THROWS_WITH_AS(parse_style(row.text, "f.toml"), doctest::Contains(row.message), Error);
    }
    CHECK_THROWS_WITH_AS(style_of("drak"), doctest::Contains("perhaps dark"), UsageError);
    CHECK_THROWS_WITH_AS(style_of("/nowhere/x.toml"), doctest::Contains("cannot read"), Error);
    CHECK_THROWS_AS(style_of("/dev/zero.toml"), Error);
}

TEST_CASE("a scale of colours runs from the first to the last in steps to the eye") {
    const std::vector<std::string> grey = {"#000000", "#FFFFFF"};
    CHECK(colour_at(grey, 0) == "#000000");
    CHECK(colour_at(grey, 1) == "#FFFFFF");
    CHECK(colour_at(grey, 0.5) == "#636363");  // L* 42: Oklab's half, darker than the half of the numbers
    CHECK(colour_at(grey, -3) == "#000000");
    for (const auto& name : style_names()) {
        const auto& style = built_in_style(name);
        double last = 0;
        const auto& first = style.scale.colours.front();
        for (int step = 0; step <= 10; ++step) {
            const auto away = contrast(first, colour_at(style.scale.colours, step / 10.0));
            CAPTURE(name);
            CHECK(away >= last);
            last = away;
        }
    }
}

TEST_CASE("areas are in proportion to numbers, and widths too") {
    DrawOptions options;
    options.size_by = "score";
    const auto range = *numbers_of(numbered({4, 1, 0, -2, std::numeric_limits<double>::quiet_NaN()}), options).size;
    CHECK(range.missing == 1);
    CHECK(range.least == -2);
    CHECK(diameter_of(4, range) == doctest::Approx(2 * diameter_of(1, range)));
    CHECK(diameter_of(0, range) == diameter_of(-2, range));
    CHECK(line_width_of(4, range) == doctest::Approx(4 * line_width_of(1, range)));
    options.size_by = "other";
    CHECK_THROWS_WITH_AS(numbers_of(numbered({1}), options), doctest::Contains("--size-by names \"other\""), Error);
}

TEST_CASE("the legend says what numbers mean, and that some have no value") {
    DrawOptions options;
    options.size_by = options.colour_by = "score";
    const auto dot = to_dot(numbered({8, 2, std::numeric_limits<double>::quiet_NaN()}), options);
    for (const char* words : {"area: score", "fill: score", "no value (1): a name without a circle",
                              "no value (1): dashed border", "fixedsize=shape"}) {
        CAPTURE(words);
        CHECK(dot.find(words) != std::string::npos);
    }
}

TEST_CASE("codes and flags stand behind the names of countries, and only where they are codes") {
    auto selection = numbered({0, 0});
    selection.nodes[0].code = "LU";
    selection.nodes[1].code = "<b>";
    DrawOptions options;
    CHECK(to_dot(selection, options).find("Node 0 LU") == std::string::npos);
    options.beside = Beside::code;
    CHECK(to_dot(selection, options).find("\"Node 0 LU\"") != std::string::npos);
    options.beside = Beside::flag;
    CHECK(to_dot(selection, options).find("\"Node 0 \U0001F1F1\U0001F1FA\"") != std::string::npos);
    CHECK(to_dot(selection, options).find("<b>") == std::string::npos);
    selection.nodes[0].name = std::string(10'000, 'n');
    CHECK(to_dot(selection, options).find("…") != std::string::npos);
}

TEST_CASE("the shape of a network tells its layout") {
    struct Row {
        Selection selection;
        Engine engine;
    };
    std::vector<std::pair<std::size_t, std::size_t>> ring;
    std::vector<std::pair<std::size_t, std::size_t>> tree;
    for (std::size_t i = 0; i < 60; ++i) {
        if (i < 6) {
            ring.push_back({i, (i + 1) % 6});
        }
        if (i > 0) {
            tree.push_back({(i - 1) / 3, i});
        }
    }
    for (const auto& row : {Row{linked(6, ring), Engine::circo}, Row{linked(60, tree), Engine::twopi},
                            Row{linked(90, {}), Engine::neato}, Row{linked(0, {}), Engine::neato},
                            Row{linked(1, {{0, 0}}), Engine::neato}, Row{linked(200, tree), Engine::sfdp}}) {
        CHECK(engine_for(shape_of(row.selection)) == row.engine);
    }
    CHECK_FALSE(suits_layers(shape_of(linked(90, {}))));
    CHECK_FALSE(suits_layers(shape_of(linked(60, tree))));
    CHECK(suits_layers(shape_of(linked(4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}))));
    CHECK(shape_of(linked(4, {{0, 1}, {1, 0}, {0, 1}})).parts == 3);
}

TEST_CASE("a picture says what it shows to who cannot see it") {
    auto selection = linked(3, {{0, 1}, {0, 2}});
    selection.title = "A & <b>";
    selection.as_of = "2024-07-15";
    selection.edges[0].disputed = true;
    CHECK(description_of(selection) ==
          "Network of 3 nodes and 2 ties, as of 2024-07-15. Nodes: 3 Country. Ties: 2 t. The most tied: Node 0 (2), "
          "Node 1 (1), Node 2 (1). Among the ties 1 on which sources disagree.");
    CHECK(description_of(Selection{}) == "An empty network: there is nothing to draw.");
    const auto svg = draw(selection, draw_format("a.svg"));
    CHECK(svg.find("role=\"img\" aria-labelledby=\"title-") != std::string::npos);
    CHECK(svg.find(">A &amp; &lt;b&gt;</title>") != std::string::npos);
    CHECK(svg.find("Network of 3 nodes and 2 ties") != std::string::npos);
}

TEST_CASE("a page has its size, and letters that nobody can read are said to be so") {
    CHECK(print_size_named("20x12cm").width == doctest::Approx(566.93).epsilon(0.001));
    for (const char* bad : {"a5", "", "20x12", "x12cm", "0x5cm", "1e9x5cm", "nanx5cm", "20x-3cm", "20x12cmcm"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(print_size_named(bad), UsageError);
    }
    auto few = linked(3, {{0, 1}, {0, 2}});
    DrawOptions options;
    options.print = print_size_named("a4");
    CHECK(draw(few, draw_format("a.svg"), options).find("width=\"595pt\" height=\"842pt\"") != std::string::npos);
    fit_to_print(few, options);
    CHECK(few.notes.empty());
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    for (std::size_t i = 0; i < 60; ++i) {
        ends.push_back({i, (i * 7 + 3) % 80});
        ends.push_back({i, (i * 11 + 5) % 80});
    }
    auto many = linked(80, ends);
    options.engine = Engine::automatic;
    options.print = print_size_named("column");
    fit_to_print(many, options);
    REQUIRE(many.notes.size() == 1);
    CHECK(many.notes[0].find("points high") != std::string::npos);
}
