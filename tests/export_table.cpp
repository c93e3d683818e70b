#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <sstream>
#include <string>

#include "export/cell_text.hpp"
#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "graph/error.hpp"

using namespace entente;

namespace {

std::string written(const Answer& answer, std::string_view format) {
    std::ostringstream out;
    write(answer, table_format(format), out);
    return out.str();
}

Answer members() {
    Table table{"Members", {"name", "since", "share"}, {}};
    table.rows.push_back({"Türkiye", 1952, 1.5});
    table.rows.push_back({"日本", Cell(), 12.0});
    return {{table}, Cell(), {"a note that goes to standard error"}};
}

Answer one_cell(Cell cell) { return {{Table{"", {"x"}, {{std::move(cell)}}}}, Cell(), {}}; }

const std::string hostile = "a\x1b[31m\n,\"|<b>&\t\\\xFF";

std::string written_safely(const Answer& answer, std::string_view format) {
    TableOptions options;
    options.formulas_as_text = true;
    std::ostringstream out;
    write(answer, table_format(format), out, options);
    return out.str();
}

}  // namespace

TEST_CASE("on demand a spreadsheet computes no text, and every number stays a number") {
    struct Row {
        Cell cell;
        std::string csv;
        std::string tsv;
    };
    for (const auto& [cell, csv, tsv] : {
             Row{"=1+1", "'=1+1", "'=1+1"},
             Row{"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
                 "'=HYPERLINK(\"http://x\",\"y\")"},
             Row{"+49 30", "'+49 30", "'+49 30"},
             Row{"-1", "'-1", "'-1"},
             Row{"@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"},
             Row{"\tx", "'\tx", "'\\tx"},
             Row{"\rx", "\"'\rx\"", "'\\rx"},
             Row{"\n=x", "\"'\n=x\"", "'\\n=x"},
             Row{"a=b", "a=b", "a=b"},
             Row{"'=x", "'=x", "'=x"},
             Row{-1, "-1", "-1"},
             Row{-1.5, "-1.5", "-1.5"},
             Row{Digits{"-90000000"}, "-90000000", "-90000000"},
         }) {
        CAPTURE(csv);
        CHECK(written_safely(one_cell(cell), "csv") == "x\r\n" + csv + "\r\n");
        CHECK(written_safely(one_cell(cell), "tsv") == "x\n" + tsv + "\n");
    }
    CHECK(written_safely({{Table{"", {"=cmd"}, {}}}, Cell(), {}}, "csv") == "'=cmd\r\n");
    CHECK(written(one_cell("=1+1"), "csv") == "x\r\n=1+1\r\n");
}

TEST_CASE("the aligned table lines up by display width, with numbers on the right") {
    CHECK(written(members(), "table") ==
          "Members\n"
          "name     since  share\n"
          "───────  ─────  ─────\n"
          "Türkiye   1952    1.5\n"
          "日本               12\n");
}

TEST_CASE("tables follow one another after an empty line") {
    Answer answer;
    answer.tables = {Table{"", {"a"}, {{1}}}, Table{"", {"b"}, {}}};
    CHECK(written(answer, "table") == "a\n─\n1\n\nb\n─\n");
    CHECK(written(answer, "csv") == "a\r\n1\r\n\r\nb\r\n");
    CHECK(written(Answer{}, "table").empty());
}

TEST_CASE("each format writes the same table in its own way") {
    CHECK(written(members(), "csv") == "name,since,share\r\nTürkiye,1952,1.5\r\n日本,,12.0\r\n");
    CHECK(written(members(), "tsv") == "name\tsince\tshare\nTürkiye\t1952\t1.5\n日本\t\t12.0\n");
    CHECK(written(members(), "jsonl") ==
          "{\"name\":\"Türkiye\",\"since\":1952,\"share\":1.5}\n{\"name\":\"日本\",\"since\":null,\"share\":12.0}\n");
    CHECK(written(members(), "markdown") ==
          "**Members**\n\n| name | since | share |\n| --- | ---: | ---: |\n| Türkiye | 1952 | 1.5 |\n| 日本 |  | 12.0 "
          "|\n");
}

TEST_CASE("HTML and LaTeX tables are parts of a document") {
    Answer answer = members();
    answer.tables[0].rows.resize(1);
    CHECK(written(answer, "html") ==
          "<table>\n<caption>Members</caption>\n<thead>\n"
          "<tr><th>name</th><th style=\"text-align:right\">since</th><th style=\"text-align:right\">share</th></tr>\n"
          "</thead>\n<tbody>\n"
          "<tr><td>T&#xFC;rkiye</td><td style=\"text-align:right\">1952</td><td "
          "style=\"text-align:right\">1.5</td></tr>\n"
          "</tbody>\n</table>\n");
    CHECK(written(answer, "latex") ==
          "% \\usepackage{longtable}\n\\begin{longtable}{lrr}\n\\caption{Members} \\\\\n\\hline\n"
          "name & since & share \\\\\n\\hline\n\\endhead\nTürkiye & 1952 & 1.5 \\\\\n\\hline\n\\end{longtable}\n");
    answer.tables[0].rows[0][0] = Cell();
    CHECK(written(answer, "latex").find("\n & 1952 & 1.5 \\\\\n") != std::string::npos);
}

TEST_CASE("a file's extension tells the format") {
    struct Row {
        const char* file;
        const char* format;
    };
    for (const auto& row : {Row{"a.json", "json"}, Row{"a.b.md", "markdown"}, Row{"a.tex", "latex"}, Row{"a", "table"},
                            Row{"", "table"}, Row{"a.xls", "table"}}) {
        CAPTURE(row.file);
        CHECK(format_of(row.file).name == row.format);
    }
}

TEST_CASE("JSON is the document, or else the first table's rows") {
    CHECK(written(Answer{}, "json") == "[]\n");
    CHECK(written(one_cell("v"), "json") == "[\n  {\n    \"x\": \"v\"\n  }\n]\n");
    Answer answer = one_cell("v");
    answer.document = Cell::Map{{"z", Cell::List{1, true}}, {"a", Cell::Map{}}};
    CHECK(written(answer, "json") == "{\n  \"z\": [\n    1,\n    true\n  ],\n  \"a\": {}\n}\n");
    CHECK(written(answer, "jsonl") == "{\"z\":[1,true],\"a\":{}}\n");
    answer.document = Cell::List{1, "two"};
    CHECK(written(answer, "jsonl") == "1\n\"two\"\n");
}

TEST_CASE("a decimal reads back as the same decimal and never looks like an integer") {
    struct Row {
        double number;
        const char* text;
    };
    for (const auto& row : {Row{3, "3.0"}, Row{-0.0, "-0.0"}, Row{0.1, "0.1"}, Row{1e300, "1e+300"},
                            Row{90e6, "90000000.0"}, Row{0.1 + 0.2, "0.30000000000000004"}}) {
        CAPTURE(row.number);
        CHECK(number_text(row.number) == row.text);
        CHECK(std::stod(number_text(row.number)) == row.number);
    }
}

TEST_CASE("what is no number is null in JSON") {
    for (const double number :
         {std::nan(""), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        CHECK(written(one_cell(number), "jsonl") == "{\"x\":null}\n");
    }
}

TEST_CASE("nested cells are words for people and JSON for programs") {
    const Cell cell = Cell::List{"a", Cell::Map{{"k", 1}, {"n", Cell()}}, Cell::List{}};
    CHECK(readable_text(cell) == "a, {k: 1; n: null}, []");
    CHECK(readable_text(Cell::List{"", "a", ""}) == ", a, ");
    CHECK(written(one_cell(cell), "csv") == "x\r\n\"[\"\"a\"\",{\"\"k\"\":1,\"\"n\"\":null},[]]\"\r\n");
    CHECK(written(one_cell(cell), "jsonl") == "{\"x\":[\"a\",{\"k\":1,\"n\":null},[]]}\n");
}

TEST_CASE("a hostile text is inert in every format") {
    CHECK(escape_terminal(hostile) == "a\\u001B[31m\\n,\"|<b>&\\t\\\uFFFD");
    CHECK(escape_csv(hostile) == "\"a\x1b[31m\n,\"\"|<b>&\t\\\uFFFD\"");
    CHECK(escape_tsv(hostile) == "a\x1b[31m\\n,\"|<b>&\\t\\\\\uFFFD");
    CHECK(json_string(hostile) == "\"a\\u001b[31m\\n,\\\"|<b>&\\t\\\\\uFFFD\"");
    CHECK(escape_html(hostile) == "a&#xFFFD;[31m<br>,&#x22;|&#x3C;b&#x3E;&#x26; \\&#xFFFD;");
    CHECK(escape_latex(hostile) == "a�{[}31m ,{\\char34}\\textbar{}\\textless{}b\\textgreater{}\\& \\textbackslash{}�");
    CHECK(escape_latex("50% #1 {x}_y^z ~ $ -- `* ,,, ''") ==
          "50\\% \\#1 \\{x\\}\\_y\\textasciicircum{}z \\textasciitilde{} \\$ -\\kern0pt- \\textasciigrave{}{*} "
          ",\\kern0pt,\\kern0pt, '\\kern0pt'");
    CHECK(escape_markdown(hostile) == "a\uFFFD\\[31m<br>,\"\\|&lt;b&gt;&amp; \\\\\uFFFD");
}

TEST_CASE("nothing written to a terminal can steer it") {
    for (const std::string name : {"\x1b]0;t\x07", "\u009b31m", "\u202Eevil", "a\rb", "\x7f", "\u2028"}) {
        CAPTURE(name);
        for (const char* format : {"table", "json", "jsonl"}) {
            Answer answer = one_cell(Cell(name));
            answer.tables[0].caption = name;
            answer.tables[0].columns[0] = name;
            const auto text = written(answer, format);
            CHECK(text.find(name) == std::string::npos);
            CHECK(text.find('\x1b') == std::string::npos);
            CHECK(text.find('\r') == std::string::npos);
        }
    }
}

TEST_CASE("CSV tells null from the empty text") {
    Answer answer{{Table{"", {"a", "b"}, {{Cell(), ""}}}}, Cell(), {}};
    CHECK(written(answer, "csv") == "a,b\r\n,\"\"\r\n");
}

TEST_CASE("an unknown format lists the known ones") {
    CHECK_THROWS_WITH_AS(
        table_format("xls"),
        "unknown format \"xls\"; the formats are table, csv, tsv, json, jsonl, markdown, html, latex, svg, "
        "png, pdf",
        UsageError);
    CHECK(table_formats().front().name == "table");
}
