#include "export/chart.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "export/chart_sheet.hpp"
#include "export/picture.hpp"
#include "graph/error.hpp"

using namespace entente;

namespace {

using Rows = std::vector<std::vector<Cell>>;

Answer answer_of(std::vector<std::string> columns, Rows rows, std::string caption = "") {
    Answer answer;
    answer.tables.push_back({std::move(caption), std::move(columns), std::move(rows)});
    return answer;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

ChartOptions of_kind(std::string kind) {
    ChartOptions options;
    options.kind = std::move(kind);
    return options;
}

const std::vector<std::string> hostile = {"<script>alert(1)</script>",
                                          "</text><image href=\"file:///etc/passwd\"/>",
                                          "\" onload=\"alert(1)",
                                          "]]><!ENTITY x \"y\">&x;",
                                          "\u202Egnihton",
                                          "a\x01\x1B[31m\xFF\xC3",
                                          "اتفاقية الدفاع المشترك",
                                          "🇺🇦👨\u200D👩\u200D👧",
                                          std::string(10000, 'W'),
                                          ""};

}  // namespace

TEST_CASE("the columns of a table tell which chart it becomes") {
    struct Row {
        std::vector<std::string> columns;
        Rows rows;
        std::string described;
    };
    for (const auto& [columns, rows, described] : {
             Row{{"name", "value"}, {{"Ukraine", 3}, {"Poland", 2.5}}, "A bar chart"},
             Row{{"rank", "key", "name", "value"}, {{1, "UKR", "Ukraine", 3}}, "A bar chart"},
             Row{{"rank", "tail", "head", "value"},
                 {{1, "a", "b", 3}, {2, "a", "c", 3}, {2, "b", "c", 1}},
                 "A bar chart"},
             Row{{"year", "count"}, {{2001, 3}, {2002, 4}}, "A line chart"},
             Row{{"period", "name", "value"},
                 {{"2001", "a", 3}, {"2001", "b", 3}, {"2002", "a", 4}, {"2002", "b", 4}},
                 "A line chart"},
             Row{{"name", "count(*)", "spans"},
                 {{"NATO", 12, "1949-08-24 to 1952-02-17"}, {"NATO", 14, "1952-02-18 to 1955-05-05, 1990 to 1991"}},
                 "A line chart"},
             Row{{"node", "holds"}, {{"NATO", "from 1949-04-04"}, {"EU", "always"}}, "A timeline"},
             Row{{"a.name", "since(r)", "until(r)"}, {{"NATO", "1949-04-04", {}}}, "A timeline"},
             Row{{"donor", "year", "total"}, {{"a", "2024 to 2026", 3}, {"b", "2023", 2}}, "A bar chart"},
             Row{{"year", "name", "value"}, {{2001, "a", 1}, {2001, "a", 2}, {2002, "a", 3}}, "A bar chart"},
             Row{{"a", "b", "n"}, {{"x", "y", 1}, {"x", "y", 2}, {"x", "z", 2}}, "A bar chart"},
             Row{{"element", "day"}, {{"a treaty", "2024-07-10"}}, "A timeline"},
             Row{{"hops", "path", "all of it held"},
                 {{2, "a to b", "2020 to 2021"}, {2, "a to b", "2022"}},
                 "A timeline"},
             Row{{"a", "b", "n"}, {{"x", "y", 1}, {"x", "z", 2}, {"y", "z", 3}}, "A matrix"},
         }) {
        CAPTURE(columns.front());
        CAPTURE(described);
        CHECK(has(chart_svg(answer_of(columns, rows)), "<desc>" + described));
    }
}

TEST_CASE("a chart that is asked for is drawn, whatever would suit better") {
    const auto answer = answer_of({"year", "2021", "2022"}, {{"Ukraine", 1, 2}, {"Poland", 3, Cell()}});
    CHECK(has(chart_svg(answer, of_kind("bars")), "A bar chart"));
    CHECK(has(chart_svg(answer, of_kind("matrix")), "A matrix"));
    CHECK_THROWS_WITH_AS(chart_svg(answer, of_kind("timeline")),
                         "no chart can be drawn of these columns: year, 2021, 2022; timeline needs text and spans, or "
                         "since and until, or a day",
                         UsageError);
    CHECK_THROWS_WITH_AS(chart_svg(answer, of_kind("bar")), "unknown chart \"bar\"; the nearest is bars", UsageError);
}

TEST_CASE("a table that no chart fits is refused with what each chart needs") {
    try {
        chart_svg(answer_of({"a", "b"}, {{"x", "y"}}));
        FAIL("a table of texts was drawn");
    } catch (const UsageError& error) {
        for (const auto& kind : chart_kinds()) {
            CHECK(has(error.what(), std::string(kind.name) + " needs " + std::string(kind.needs)));
        }
    }
}

TEST_CASE("of several tables the one that suits best is drawn, under the caption of the first") {
    auto answer = answer_of({"property", "value"}, {{"label", "Country"}}, "Ukraine, as of 2024-07-15");
    answer.tables.push_back({"Ties", {"node", "holds"}, {{"EU", "from 2022"}}});
    const auto svg = chart_svg(answer);
    CHECK(has(svg, "<title>Ties, Ukraine, as of 2024-07-15</title>"));
}

TEST_CASE("no rows make a page that says so") {
    for (const auto& kind : {"auto", "bars", "series", "timeline", "matrix"}) {
        CAPTURE(kind);
        CHECK(has(chart_svg(answer_of({"name", "value"}, {}), of_kind(kind)), "There are no rows to draw."));
    }
    CHECK(has(chart_svg(Answer{}), "There are no rows to draw."));
}

TEST_CASE("text of a chart is never markup, never turns what follows round, and is cut to fit") {
    Rows bars;
    Rows spans;
    Rows series;
    Rows matrix;
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        bars.push_back({hostile[i], i});
        spans.push_back({hostile[i], i % 2 == 0 ? Cell("2004 to 2010") : Cell("from 2012")});
        for (int year = 2001; year < 2004; ++year) {
            series.push_back({year, hostile[i], i});
            matrix.push_back({hostile[i], "column " + std::to_string(year), i});
        }
    }
    for (const auto& svg :
         {chart_svg(answer_of({hostile[0], "value"}, bars, hostile[1])), chart_svg(answer_of({"name", "holds"}, spans)),
          chart_svg(answer_of({"year", "name", hostile[2]}, series)),
          chart_svg(answer_of({hostile[3], "b", "n"}, matrix, hostile[0]))}) {
        for (const auto* forbidden : {"<script", "<image", "<!ENTITY", " onload=\"", "\u202E", "\x1B", "\x01"}) {
            CAPTURE(forbidden);
            CHECK_FALSE(has(svg, forbidden));
        }
        CHECK_FALSE(has(svg, std::string(1000, 'W')));
        CHECK(svg.size() < 100'000);
    }
}

TEST_CASE("a thousand rows are cut to what can be read, and the rest is counted") {
    Rows ranking;
    Rows lives;
    Rows ties;
    for (int i = 0; i < 1000; ++i) {
        ranking.push_back({"name " + std::to_string(i), 1000 - i});
        lives.push_back({"name " + std::to_string(i), "from 19" + std::to_string(50 + i % 50)});
        ties.push_back({"name " + std::to_string(i / 10), "other " + std::to_string(i % 100), i});
    }
    CHECK(has(chart_svg(answer_of({"name", "value"}, ranking)), "and 960 more"));
    CHECK(has(chart_svg(answer_of({"name", "holds"}, lives)), "and 950 more"));
    CHECK(has(chart_svg(answer_of({"a", "b", "n"}, ties)), "Left out: 50 more rows, "));
}

TEST_CASE("what is no number is said, and never drawn as one") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto svg = chart_svg(
        answer_of({"name", "value"},
                  {{"a", 2}, {"b", Cell()}, {"c", std::nan("")}, {"d", infinity}, {"e", -infinity}, {"f", -1}}));
    for (const auto* words : {"no value", "not a number", ">infinite<", "minus infinity", ">-1<"}) {
        CAPTURE(words);
        CHECK(has(svg, words));
    }
    CHECK_FALSE(has(svg, "\"nan"));
    CHECK_FALSE(has(svg, "\"inf"));
}

TEST_CASE("numbers of any size keep coordinates finite") {
    const double most = std::numeric_limits<double>::max();
    for (const auto& values : std::vector<std::vector<double>>{{most, -most}, {1e-300, 2e-300}, {0, 0}, {-5e-324, 1}}) {
        Rows rows;
        for (std::size_t i = 0; i < values.size(); ++i) {
            rows.push_back({static_cast<int>(2000 + i), values[i]});
        }
        for (const auto& kind : {"bars", "series"}) {
            const auto svg = chart_svg(answer_of({"year", "value"}, rows), of_kind(kind));
            CAPTURE(svg);
            CHECK_FALSE(has(svg, "nan"));
            CHECK_FALSE(has(svg, "inf"));
        }
    }
}

TEST_CASE("amounts of different units, bases and rates never share an axis") {
    const auto svg = chart_svg(answer_of({"donor", "unit", "basis", "per", "total"},
                                         {{"Sweden", "EUR", "commitment", Cell(), Digits{"6500000000"}},
                                          {"Luxembourg", "EUR", "allocation", Cell(), Digits{"170000000"}},
                                          {"Iceland", "ISK", "commitment", "year", Digits{"4000000000"}}}));
    for (const auto* heading :
         {"billion EUR, commitment", "million EUR, allocation", "billion ISK, commitment, per year"}) {
        CAPTURE(heading);
        CHECK(count(svg, ">" + std::string(heading) + "<") == 1);
    }
    CHECK(count(svg, ">6.5<") == 1);
}

TEST_CASE("two values at one place are refused") {
    CHECK_THROWS_WITH_AS(
        chart_svg(answer_of({"a", "b", "n"}, {{"x", "y", 1}, {"x", "z", 2}, {"x", "y", 3}}), of_kind("matrix")),
        "a matrix has one value a cell: rows 1 and 3 both give one of \"x\" and \"y\"", UsageError);
    CHECK_THROWS_WITH_AS(chart_svg(answer_of({"year", "n"}, {{2001, 1}, {2002, 1}, {2001, 2}}), of_kind("series")),
                         "a series has one value at a time: rows 1 and 3 both give one of \"n\" on 2001-01-01",
                         UsageError);
}

TEST_CASE("namesakes with keys of their own have lines of their own") {
    const auto svg = chart_svg(answer_of(
        {"year", "key", "name", "value"},
        {{2001, "a", "Georgia", 1}, {2001, "b", "Georgia", 2}, {2002, "a", "Georgia", 3}, {2002, "b", "Georgia", 4}}));
    CHECK(count(svg, ">Georgia</text>") == 2);
}

TEST_CASE("a line has a gap where a year is missing") {
    const auto joined = chart_svg(answer_of({"year", "value"}, {{2001, 1}, {2002, 2}, {2003, 3}}));
    CHECK(count(joined, "<path d=\"M") == 1);
    const auto parted = chart_svg(
        answer_of({"year", "name", "value"},
                  {{2001, "a", 1}, {2002, "b", 1}, {2003, "a", 1}, {2003, "b", 2}, {2004, "a", 1}, {2004, "b", 2}}));
    const auto path = parted.find("<path d=\"");  // the line that ends highest is drawn last
    CHECK(count(parted.substr(path, parted.find("/>", path) - path), "M") == 2);
}

TEST_CASE("a timeline marks what its table marks, and its legend says how") {
    const auto svg = chart_svg(answer_of({"type", "node", "holds", "marks"}, {{"A", "x", "from 2004-03-29", "carried"},
                                                                              {"A", "y", "2004 to 2020-01-31", ""},
                                                                              {"A", "z", "from 2010-01-01", "undated"},
                                                                              {"B", "u", "2012 to 2013", "disputed"},
                                                                              {"B", "v", "2005 to 2009", "planned"}}));
    CHECK(has(
        svg,
        "Arrow: goes on; dashed: carried forward beyond what its source covers; open circle: no source says since"));
    const auto plain = chart_svg(answer_of({"node", "holds"}, {{"x", "2004-01-01 to 2005-12-31"}}));
    CHECK_FALSE(has(plain, "dashed"));
    CHECK_FALSE(has(plain, "Arrow"));
}

TEST_CASE("spells of a query carry their marks into a timeline") {
    const Cell spell(Cell::Map{{"since", "2014-03-01"}, {"until", Cell()}, {"disputed", true}, {"carried", false}});
    CHECK(
        has(chart_svg(answer_of({"name", "spells(r)"}, {{"x", Cell(Cell::List{spell})}})), "double: sources disagree"));
}

TEST_CASE("a matrix of one population has its names in one order, and no place for the rest of the rows") {
    const auto svg = chart_svg(
        answer_of({"a", "b", "n"}, {{"few", "many", 1}, {"many", "few", 1}, {"many", "some", 2}, {"some", "many", 2}}),
        of_kind("matrix"));
    CHECK(svg.find("<title>many</title>") < svg.find("<title>some</title>"));
    CHECK(svg.find("<title>some</title>") < svg.find("<title>few</title>"));
    CHECK(count(svg, "<title>few</title>") == 2);
}

TEST_CASE("the same table gives the same bytes, as picture and as print too") {
    const auto answer = answer_of({"name", "value"}, {{"Ukraine", 3}, {"Poland", 2}}, "Ties, as of 2024-07-15");
    const auto svg = chart_svg(answer);
    CHECK(svg == chart_svg(answer));
    const auto png = png_of(svg);
    CHECK(png.substr(0, 4) == "\x89PNG");
    CHECK(png == png_of(svg));
    const auto pdf = pdf_of(svg);
    CHECK(pdf.substr(0, 5) == "%PDF-");
    CHECK(pdf == pdf_of(svg));
}

TEST_CASE("what a column holds is told by its cells") {
    struct Row {
        std::vector<Cell> cells;
        std::string name;
        Content content;
    };
    const Cell spell(Cell::List{Cell(Cell::Map{{"since", "2014-03-01"}, {"until", Cell()}})});
    for (const auto& [cells, name, content] : {
             Row{{1, 2.5, Digits{"3"}, Cell()}, "value", Content::number},
             Row{{"NaN", "Infinity", 2}, "value", Content::number},
             Row{{"NaN"}, "name", Content::text},
             Row{{2001, 2002}, "year", Content::time},
             Row{{2001, 2002}, "r.since", Content::time},
             Row{{2001, 2002}, "value", Content::number},
             Row{{2001, 20002}, "year", Content::number},
             Row{{"2001", "2001-02", "2001-02-03", Cell(), ""}, "x", Content::time},
             Row{{"2001-02-03T10:00:00Z"}, "x", Content::time},
             Row{{"2001-02-30"}, "x", Content::text},
             Row{{"from 2001", "2001 to 2002-05", "to 2003", "always", "2004", ""}, "x", Content::span},
             Row{{"2001 to 2002, from 2010"}, "x", Content::span},
             Row{{"2001 to", "from 2001"}, "x", Content::text},
             Row{{spell}, "x", Content::span},
             Row{{Cell(Cell::List{})}, "x", Content::span},
             Row{{Cell(Cell::List{Cell(1)})}, "x", Content::text},
             Row{{true}, "x", Content::text},
             Row{{Cell()}, "x", Content::none},
         }) {
        Table table{"", {name}, {}};
        for (const auto& cell : cells) {
            table.rows.push_back({cell});
        }
        CAPTURE(name);
        CAPTURE(table.rows.size());
        const ChartSheet sheet(table);
        for (const auto candidate : {Content::none, Content::number, Content::time, Content::span, Content::text}) {
            CAPTURE(static_cast<int>(candidate));
            CHECK(sheet.all(candidate).size() == (candidate == content ? 1U : 0U));
        }
    }
}
