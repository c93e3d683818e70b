#include "loaders_fixture.hpp"

#include "loaders/mapping.hpp"

#include "graph/error.hpp"

#include <fstream>

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::test;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view kMapping = R"(
[[source]]
key = "s"
[[table]]
file = "nodes.csv"
source = "s"
[[table.node]]
label = "{label}"
key = "{key}"
name = "{name}"
[[table]]
file = "t.csv"
source = "{source}"
rank = "{rank}"
reason = "{reason}"
modality = "{modality}"
[[table.node]]
label = "Agreement"
key = "agreement:{who}"
[[table.edge]]
type = "{type}"
tail = "{who}"
head = "{to}"
since = "{since}"
until = "{until}"
[table.edge.properties]
"{p}" = "{v}"
)";

void write(const LoadCase& data, std::string_view rows) {
    data.write("dataset.toml", kMapping);
    data.write("nodes.csv",
               "label,key,name\nCountry,FRA,France\nCountry,COG,Congo\nCountry,COD,Congo\nOrganisation,NATO,NATO\n");
    data.write("t.csv", "who,type,to,since,until,p,v,source,rank,reason,modality\n" + std::string(rows) + "\n");
}

}  // namespace

TEST_CASE("a row that cannot be taken is rejected with place, expectation and finding") {
    struct Case {
        std::string_view row;
        std::string_view said;
    };
    for (const Case& each : {
             Case{"Frunce,MEMBER_OF,NATO,,,,,s,,,",
                  "column who: expected a key, code, name or alias of a node, found \"Frunce\"; the nearest are France "
                  "(FRA)"},
             Case{"Congo,MEMBER_OF,NATO,,,,,s,,,",
                  "column who: expected a key, code, name or alias of a node, found \"Congo\", which is ambiguous: "
                  "Congo (COG), Congo (COD)"},
             Case{"FRA,MEMBER_OF,COG,,,,,s,,,",
                  "column to: expected as head of MEMBER_OF one of Organisation, Coalition, found a node that is "
                  "Country"},
             Case{"FRA,MEMBER,NATO,,,,,s,,,", "column type: expected an edge type of the schema, found \"MEMBER\""},
             Case{"FRA,MEMBER_OF,NATO,2023-02-29,,,,s,,,",
                  "column since: expected a day (2024-07-10), a month (2024-07), a year (2024), a range (first/last) "
                  "or .. for open, found "
                  "\"2023-02-29\""},
             Case{"FRA,MEMBER_OF,NATO,2001,2000-05,,,s,,,", "column until: expected an end after 2001, found 2000-05"},
             Case{"FRA,MEMBER_OF,NATO,,,amount,3 EUR,s,,,",
                  "column p: expected a property that the schema has for the type MEMBER_OF, found amount"},
             Case{"FRA,MEMBER_OF,NATO,,,statuss,full,s,,,",
                  "column p: expected a property of the schema, found \"statuss\": "},
             Case{"FRA,MEMBER_OF,NATO,,,label,x,s,,,",
                  "column p: expected a property, found \"label\", which is reserved"},
             Case{"FRA,MEMBER_OF,NATO,,,signed,soon,s,,,",
                  "column v: expected a day (2024-07-10), a month (2024-07), a year (2024) or a range (first/last), "
                  "found \"soon\""},
             Case{"FRA,MEMBER_OF,NATO,,,,,z,,,", "column source: expected the key of a source, found \"z\""},
             Case{"FRA,MEMBER_OF,NATO,,,,,,,,", "column source: expected the key of a source, found nothing"},
             Case{"FRA,MEMBER_OF,NATO,,,,,s,best,,",
                  "column rank: expected a rank (preferred, normal or deprecated), found \"best\""},
             Case{"FRA,MEMBER_OF,NATO,,,,,s,deprecated,,",
                  "column reason: expected a reason for the rank deprecated, found nothing"},
             Case{"FRA,MEMBER_OF,NATO,,,,,s,,,maybe",
                  "column modality: expected a modality (actual, planned, expected or considered), found \"maybe\""},
             Case{"FR\x07,MEMBER_OF,NATO,,,,,s,,,",
                  "expected the key of a node, without control characters, found \"agreement:FR?\""},
             Case{"FRA,MEMBER_OF,NATO", ": expected 11 fields, found 3"},
         }) {
        const auto& row = each.row;
        const auto& said = each.said;
        CAPTURE(row);
        LoadCase data;
        write(data, row);
        const LoadReport report = data.load();
        REQUIRE(data.rejections().size() == 1);
        CHECK(data.rejections()[0].substr(0, 7) == "t.csv:2");
        CHECK(data.rejections()[0].find(said) != std::string::npos);
        CHECK(report.rejected == 1);
        // The node that an earlier rule of the row had made is gone with it.
        CHECK(report.counts.nodes == 4);
        CHECK(!data.open().find_key("agreement:FRA"));
    }
}

TEST_CASE("the rest is taken beside a rejected row, and caches forget what it had made") {
    LoadCase data;
    write(data, "FRA,MEMBER_OF,nobody,,,,,s,,,\nFRA,MEMBER_OF,NATO,,,,,s,,,\nCOG,MEMBER_OF,nobody,,,,,s,,,");
    CHECK(data.load().rejected == 2);
    CHECK(edges_of(data.open()) == Texts{"FRA -MEMBER_OF-> NATO"});
    CHECK(said_of(data.open(), "agreement:FRA") == Texts{"label=Agreement [s]"});
    CHECK(!data.open().find_key("agreement:COG"));
    CHECK(data.open().check().empty());
}

TEST_CASE("strict turns one rejection into no change at all, and a rehearsal writes nothing") {
    LoadCase data;
    write(data, "FRA,MEMBER_OF,nobody,,,,,s,,,\nFRA,MEMBER_OF,NATO,,,,,s,,,");
    LoadRequest strict;
    strict.manner = LoadRequest::Manner::strict;
    CHECK(data.load(strict).outcome == LoadReport::Outcome::refused);
    CHECK(!std::filesystem::exists(data.database()));

    LoadRequest rehearsal;
    rehearsal.manner = LoadRequest::Manner::rehearse;
    const LoadReport report = data.load(rehearsal);
    CHECK(report.outcome == LoadReport::Outcome::rehearsed);
    CHECK(report.counts.edges == 1);
    CHECK(!std::filesystem::exists(data.database()));

    data.load();
    write(data, "FRA,MEMBER_OF,NATO,1949,,,,s,,,\nFRA,MEMBER_OF,nobody,,,,,s,,,");
    CHECK(data.load(strict).outcome == LoadReport::Outcome::refused);
    CHECK(data.load(rehearsal).counts.statements == 1);
    CHECK(said_of(data.open(), "FRA -MEMBER_OF-> NATO") == Texts{"exists=true [s]"});
}

TEST_CASE("what is wrong with a mapping is told before any row is read, with its line") {
    struct Case {
        std::string_view toml;
        std::string_view said;
    };
    for (const Case& each : {
             Case{"[[table]", "dataset.toml:1: "},
             Case{"[datasett]\nkey='x'", "dataset.toml:1: has an unknown key `datasett`; did you mean `dataset`?"},
             Case{"[[table]]\nfile='t.csv'\nsorce='s'",
                  "dataset.toml:3: table has an unknown key `sorce`; did you mean `source`?"},
             Case{"[[table]]\nfile='t.csv'\n[[table.node]]\nlabel='Country'", "dataset.toml:3: table.node lacks `key`"},
             Case{"[[table]]\nfile='t.csv'\n[[table.node]]\nkey='{whoo}'",
                  "dataset.toml:4: the table has no column \"whoo\"; did you mean \"who\"?"},
             Case{"[[table]]\nfile='t.csv'\nwhen={x='1'}",
                  "dataset.toml:3: the table has no column \"x\"; it has who, row"},
             Case{"[[table]]\nfile='t.csv'\n[[table.node]]\nkey='{who'", "the brace in \"{who\" has no partner"},
             Case{"[[table]]\nfile='t.csv'\n[[table.node]]\nkey='{who}'\nlabel='Contry'",
                  "the schema has no label \"Contry\"; the nearest is Country"},
             Case{"[[table]]\nfile='t.csv'\nsource='s'\n[[table.edge]]\ntype='MEMBR_OF'\ntail='{who}'\nhead='{who}'",
                  "dataset.toml:5: expected an edge type of the schema, found \"MEMBR_OF\"; the nearest is MEMBER_OF"},
             Case{"[[table]]\nfile='t.csv'\nsource='s'\n[[table.edge]]\ntype='MEMBER_OF'\ntail='{who}'\nhead='{who}'"
                  "\nproperties={amount='1 EUR'}",
                  "dataset.toml:8: the schema has no property amount for the type MEMBER_OF"},
             Case{"[[table]]\nfile='t.csv'\nsource='s'\n[[table.edge]]\ntype='MEMBER_OF'\ntail='{who}'\nhead='{who}'"
                  "\nown='{who}'",
                  "the schema gives MEMBER_OF the identity single, so it takes no `own` id"},
             Case{"[[table]]\nfile='t.csv'\n[[table.node]]\nkey='{who}'\nlabel='Country'",
                  "dataset.toml:3: the rule states something, but neither it nor its table has a `source`"},
             Case{"[[table]]\nfile='t.csv'\n[[table.edge]]\ntype='T'\ntail='{who}'\nhead='{who}'\nuntil='2000'\nlast='"
                  "1999'",
                  "has both `until`"},
             Case{"[[table]]\nfile='none.csv'", "cannot read none.csv"},
             Case{"[[table]]\nfile='t.csv'\nmissing={a=1}", "dataset.toml:3: table.missing expected a text"},
             Case{"[[source]]\nkey='s'\npublished='2023-13-01'", "dataset.toml:1: expected a day"},
         }) {
        const auto& toml = each.toml;
        const auto& said = each.said;
        CAPTURE(toml);
        LoadCase data;
        data.write("dataset.toml", toml);
        data.write("t.csv", "who\nFRA\n");
        const std::string complaint = data.complaint();
        CAPTURE(complaint);
        CHECK(complaint.find(said) != std::string::npos);
        CHECK(!std::filesystem::exists(data.database()));
    }
}

TEST_CASE("bad input leaves nothing behind") {
    LoadCase data;
    write(data, "FRA,MEMBER_OF,NATO,,,,,s,,,\n\"broken,MEMBER_OF,NATO,,,,,s,,,");
    CHECK(data.complaint().find("t.csv:3: field 1: the quote that opens this field is never closed") !=
          std::string::npos);
    CHECK(!std::filesystem::exists(data.database()));
    CHECK(std::distance(std::filesystem::directory_iterator(data.database().parent_path()), {}) == 1);
}

TEST_CASE("a rejected row keeps its cells, so that it can be written out") {
    LoadCase data;
    write(data, "FRA,MEMBER_OF,NATO");
    std::vector<Rejection> rejected;
    LoadRequest request;
    request.sources = {data.data()};
    request.recorded = "2026-01-01T00:00:00Z";
    request.rejected = [&](const Rejection& rejection) { rejected.push_back(rejection); };
    Store store = Store::create(data.database(), built_in_schema());
    load(store, request);
    REQUIRE(rejected.size() == 1);
    CHECK(rejected[0].cells == Texts{"FRA", "MEMBER_OF", "NATO"});
    CHECK(rejected[0].columns.size() == 11);
    CHECK(rejected[0].line == 2);
}
