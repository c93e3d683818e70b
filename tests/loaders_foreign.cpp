#include "loaders_fixture.hpp"

#include "graph/error.hpp"
#include "graph/schema.hpp"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::test;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view kNodes = R"(
[dataset]
key = "d"
[[source]]
key = "s"
published = "2020-01-01"
[[table]]
file = "nodes.csv"
source = "s"
[[table.node]]
label = "{label}"
key = "{key}"
)";

constexpr std::string_view kNodeRows = "label,key\nCountry,FRA\nCountry,NAM\nOrganisation,NATO\n";

void write(const LoadCase& data, std::string_view mapping, std::string_view rows) {
    data.write("dataset.toml", std::string(kNodes) + std::string(mapping));
    data.write("nodes.csv", kNodeRows);
    data.write("t.csv", rows);
}

constexpr std::string_view kYearsMonthsDays = R"(
[[table]]
file = "t.csv"
source = "s"
[[table.edge]]
type = "MEMBER_OF"
tail = "FRA"
head = "NATO"
since = { year = "{y}", month = "{m}", day = "{d}", missing = ["", "0"], default = ".." }
)";

}  // namespace

TEST_CASE("a day whose parts stand in columns is as precise as they are") {
    struct Case {
        std::string_view cells;
        std::string_view said;
    };
    for (const auto& each : {
             Case{"1949,4,4", "exists=true 1949-04-04/ [s]"},
             Case{"1949,11,24", "exists=true 1949-11-24/ [s]"},
             Case{"1949,04,04", "exists=true 1949-04-04/ [s]"},
             Case{"1949,4,", "exists=true 1949-04/ [s]"},
             Case{"1949,4,0", "exists=true 1949-04/ [s]"},
             Case{"1949,,4", "exists=true 1949/ [s]"},
             Case{"1949,0,0", "exists=true 1949/ [s]"},
             Case{"0,0,0", "exists=true ../ [s]"},
             Case{",4,4", "exists=true ../ [s]"},
         }) {
        CAPTURE(each.cells);
        LoadCase data;
        write(data, kYearsMonthsDays, "y,m,d\n" + std::string(each.cells) + "\n");
        CHECK(data.load().rejected == 0);
        CHECK(said_of(data.open(), "FRA -MEMBER_OF-> NATO") == Texts{std::string(each.said)});
    }
}

TEST_CASE("an impossible day in parts rejects the row and is shown as it was put together") {
    LoadCase data;
    write(data, kYearsMonthsDays, "y,m,d\n1949,13,4\n1949,2,30\n1949,4,x\n");
    CHECK(data.load().rejected == 3);
    REQUIRE(data.rejections().size() == 3);
    CHECK(data.rejections()[0].starts_with("t.csv:2, column y: expected a day"));
    CHECK(data.rejections()[0].ends_with("found \"1949-13-04\""));
    CHECK(data.rejections()[1].ends_with("found \"1949-02-30\""));
    CHECK(data.rejections()[2].ends_with("found \"1949-04-0x\""));
}

TEST_CASE("a header that is not the expected one stops the load at the first column that differs") {
    struct Case {
        std::string_view header;
        std::string_view found;
        std::string_view said;
    };
    for (const auto& each : {
             Case{R"(["who", "since"])", "who,since", ""},
             Case{R"(["who", "..."])", "who,since", ""},
             Case{R"(["who", "since", "..."])", "who,since", ""},
             Case{R"(["since", "who"])", "who,since",
                  R"(t.csv: column 1 of the header: expected "since", found "who")"},
             Case{R"(["who", "from"])", "who,since",
                  R"(t.csv: column 2 of the header: expected "from", found "since")"},
             Case{R"(["who"])", "who,since", R"(t.csv: column 2 of the header: expected none, found "since")"},
             Case{R"(["who", "since", "until"])", "who,since",
                  R"(t.csv: column 3 of the header: expected "until", found none)"},
         }) {
        CAPTURE(each.header);
        LoadCase data;
        write(data, "[[table]]\nfile = \"t.csv\"\nheader = " + std::string(each.header),
              std::string(each.found) + "\nFRA,1949\n");
        CHECK(data.complaint() == each.said);
    }
}

TEST_CASE("a look-up that wants a match rejects the row whose key it lacks") {
    LoadCase data;
    write(data, R"(
[[table]]
file = "t.csv"
source = "s"
[[table.lookup]]
name = "state"
file = "codes.csv"
key = "code"
from = "{who}"
unmatched = "reject"
[[table.edge]]
unless = { who = [""] }
type = "MEMBER_OF"
tail = "{state.iso}"
head = "NATO"
)",
          "who,note\n220,\n999,\n,nobody\n565,\n");
    data.write("codes.csv", "code,iso\n220,FRA\n565,NAM\n");
    data.load();
    CHECK(data.rejections() == Texts{"t.csv:3, column who: expected a known code (codes.csv), found \"999\""});
    CHECK(edges_of(data.open()) == Texts{"FRA -MEMBER_OF-> NATO", "NAM -MEMBER_OF-> NATO"});
}

TEST_CASE("a look-up lies beside the mapping, else with the tables") {
    LoadCase data;
    const auto mapping = data.write("elsewhere/m.toml", std::string(kNodes) + R"(
[[table]]
file = "t.csv"
source = "s"
[[table.lookup]]
name = "state"
file = "codes.csv"
key = "code"
from = "{who}"
[[table.edge]]
type = "MEMBER_OF"
tail = "{state.iso}"
head = "NATO"
)");
    data.write("nodes.csv", kNodeRows);
    data.write("t.csv", "who\n1\n");
    data.write("codes.csv", "code,iso\n1,FRA\n");
    LoadRequest request;
    request.mapping = mapping;
    CHECK(data.load(request).rejected == 0);
    CHECK(edges_of(data.open()) == Texts{"FRA -MEMBER_OF-> NATO"});

    data.write("elsewhere/codes.csv", "code,iso\n1,NAM\n");
    data.load(request);
    CHECK(said_of(data.open(), "NAM -MEMBER_OF-> NATO").size() == 1);
    CHECK(said_of(data.open(), "FRA -MEMBER_OF-> NATO").empty());
}

TEST_CASE("what is wrong with a day in parts or a look-up is told with its line") {
    struct Case {
        std::string_view toml;
        std::string_view said;
    };
    constexpr std::string_view kRule = "[[table]]\nfile='t.csv'\nsource='s'\n[[table.node]]\nkey='{who}'\n";
    for (const auto& each : {
             Case{"since={year='{who}', day='{who}'}",
                  "dataset.toml:6: table.node.since has a `day` without a `month`"},
             Case{"since={year='{who}', month='{x}'}", "dataset.toml:6: the table has no column \"x\""},
             Case{"[[table.lookup]]\nname='l'\nfile='t.csv'\nkey='who'\nfrom='1'\nunmatched='no'",
                  "dataset.toml:6: table.lookup has `unmatched` \"no\"; expected missing or reject"},
         }) {
        CAPTURE(each.toml);
        LoadCase data;
        data.write("dataset.toml", std::string(kRule) + std::string(each.toml));
        data.write("t.csv", "who\nFRA\n");
        const std::string complaint = data.complaint();
        CAPTURE(complaint);
        CHECK(complaint.find(each.said) != std::string::npos);
    }
}

TEST_CASE("a schema that extends the built-in one has all of it and its own") {
    const Schema schema = parse_schema(R"(
extends = "built-in"
[property]
tonnage = "integer"
[label]
any = { properties = ["tonnage"] }
Ship = { properties = ["capital"] }
[edge.FLIES_FLAG_OF]
tail = ["Ship"]
head = ["Country"]
)");
    const Schema& base = built_in_schema();
    CHECK(schema.labels.size() == base.labels.size() + 1);
    CHECK(schema.edge_types.size() == base.edge_types.size() + 1);
    CHECK(schema.properties.size() == base.properties.size() + 1);
    CHECK(schema.node_properties.size() == base.node_properties.size() + 1);
    CHECK(schema.edge_type("FLIES_FLAG_OF")->heads == Texts{"Country"});
    CHECK(schema.at(schema.edge_type("FLIES_FLAG_OF")->id).name == "FLIES_FLAG_OF");
    for (const char* text : {"extends = \"another\"", "extends = \"built-in\"\n[property]\nstatus = \"text\"",
                             "extends = \"built-in\"\n[label]\nCountry = { properties = [] }",
                             "extends = \"built-in\"\n[edge.MEMBER_OF]", "[property]\nexists = \"boolean\""}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_schema(text), Error);
    }
}
