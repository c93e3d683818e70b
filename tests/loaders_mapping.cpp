#include "loaders_fixture.hpp"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::test;

namespace {

using Texts = std::vector<std::string>;

/// Countries and NATO, to tie in what follows.
constexpr std::string_view kNodes = R"(
[dataset]
key = "d"
[[source]]
key = "s"
published = "2020-01-01"
[[source]]
key = "s2"
[[table]]
file = "nodes.csv"
source = "s"
[[table.node]]
label = "{label}"
key = "{key}"
name = "{name}"
codes = { value = "{codes}", split = ";" }
)";

constexpr std::string_view kNodeRows =
    "label,key,name,codes\n"
    "Country,FRA,France,FR;250\nCountry,NAM,Namibia,NA\nCountry,COG,Congo,\nCountry,COD,Congo,\nOrganisation,NATO,NATO,"
    "\nAgreement,treaty,Treaty,\n";

void write(const LoadCase& data, std::string_view mapping, std::string_view rows) {
    data.write("dataset.toml", std::string(kNodes) + std::string(mapping));
    data.write("nodes.csv", kNodeRows);
    data.write("t.csv", rows);
}

constexpr std::string_view kMembers = R"(
[[table]]
file = "t.csv"
source = "s"
locator = "row {row}"
[[table.edge]]
type = "MEMBER_OF"
tail = "{who}"
head = "NATO"
since = "{since}"
last = "{last}"
since_event = "in_force"
[table.edge.properties]
status = "{status}"
)";

std::string pledges(std::string_view own) {
    return R"(
[[table]]
file = "t.csv"
source = "{src}"
[[table.edge]]
type = "SUPPORTS"
tail = "FRA"
head = "NAM"
)" + std::string(own) +
           R"(
[table.edge.properties]
amount = "{n} EUR"
)";
}

}  // namespace

TEST_CASE("a row becomes nodes, an edge and statements with span, source and locator") {
    LoadCase data;
    write(data, kMembers, "who,since,last,status\nFR,1949-04-04,1966-02,full\n");
    const LoadReport report = data.load();
    CHECK(report.rejected == 0);
    CHECK(report.counts.nodes == 6);
    CHECK(report.counts.edges == 1);
    const Store store = data.open();
    CHECK(said_of(store, "FRA") == Texts{"label=Country [s]"});
    CHECK(said_of(store, "FRA -MEMBER_OF-> NATO") ==
          Texts{"exists=true 1949-04-04/1966-02-02/1966-03-01 since in_force [s row 2]", "status=full [s row 2]"});
}

TEST_CASE("loading the same folder twice changes nothing, and a new edition retracts what it no longer says") {
    LoadCase data;
    write(data, kMembers, "who,since,last,status\nFRA,1949,,full\nNAM,2000,,observer\n");
    data.load();
    const LoadReport again = data.load();
    CHECK(again.counts.nodes == 0);
    CHECK(again.counts.statements == 0);
    CHECK(again.counts.retracted == 0);
    CHECK(again.counts.merged == 10);

    write(data, kMembers, "who,since,last,status\nFRA,1949,,full\n");
    CHECK(data.load().counts.retracted == 2);
    CHECK(said_of(data.open(), "NAM -MEMBER_OF-> NATO").empty());
}

TEST_CASE("a cell is missing only where the mapping says so") {
    LoadCase data;
    write(data, kMembers, "who,since,last,status\nNA,2000,,full\n");
    CHECK(data.load().rejected == 0);
    CHECK(edges_of(data.open()) == Texts{"NAM -MEMBER_OF-> NATO"});
}

TEST_CASE("fields map, split, fall back, change case and deny") {
    struct Case {
        std::string_view field;
        std::string_view cell;
        Texts said;
    };
    for (
        const Case& each :
        {Case{R"(status = "{v}")", "full", {"status=full [s]"}}, Case{R"(status = "{v}")", "", {}},
         Case{R"(status = { value = "{v}", missing = ["-"] })", "-", {}},
         Case{R"(status = { value = "{v}", none = ["never"] })", "never", {"status=none [s]"}},
         Case{R"(status = { value = "{v}", default = "partner" })", "", {"status=partner [s]"}},
         Case{R"(status = { value = "{v}", case = "lower" })", "ÉTAT", {"status=état [s]"}},
         Case{R"(status = { value = "{v}", case = "upper", map = { "F" = "full" } })", "f", {"status=full [s]"}},
         Case{R"(status = { value = "{v}", map = { "F" = "full" }, unmapped = "keep" })", "odd", {"status=odd [s]"}},
         Case{R"(status = { value = "{v}", map = { "F" = "full" }, unmapped = "missing" })", "odd", {}},
         Case{R"(status = "{{{v}}}-{who}")", "x", {"status={x}-FRA [s]"}},
         Case{R"(status = { value = "{v}", since = "1999-03-12", last = "2000" })",
              "full",
              {"status=full 1999-03-12/2000-01-02/2001-01-01 [s]"}},
         Case{
             R"(status = { value = "{v}", rank = "deprecated", reason = "misread", attributed_to = "X", modality = "planned" })",
             "full",
             {"status=full planned deprecated (misread) says X [s]"}},
         Case{R"(status = { value = "{v}", source = { value = "s, s2", split = "," }, observed = "2001" })",
              "full",
              {"status=full observed 2001 [s2]", "status=full observed 2001 [s]"}},
         Case{R"("{p}" = "{v}")", "full", {"role=full [s]"}}}) {
        const auto& field = each.field;
        const auto& cell = each.cell;
        const auto& said = each.said;
        CAPTURE(field);
        CAPTURE(cell);
        LoadCase data;
        write(data, std::string(R"(
[[table]]
file = "t.csv"
source = "s"
[[table.edge]]
type = "MEMBER_OF"
tail = "{who}"
head = "NATO"
[table.edge.properties]
)") + std::string(field),
              "who,p,v\nFRA,role," + std::string(cell) + "\n");
        CHECK(data.load().rejected == 0);
        CHECK(data.rejections() == Texts{});
        Texts said_here = said_of(data.open(), "FRA -MEMBER_OF-> NATO");
        std::erase(said_here, "exists=true [s]");
        CHECK(said_here == said);
    }
}

TEST_CASE("a list becomes several values, and several sources several statements") {
    LoadCase data;
    write(data, R"(
[[table]]
file = "t.csv"
source = { value = "{sources}", split = ";" }
[[table.edge]]
type = "PARTY_TO"
tail = "{who}"
head = "treaty"
[table.edge.properties]
obligations = { value = "{duties}", split = "," }
)",
          "who,sources,duties\nFRA,s;s2,\"defence, consultation\"\n");
    data.load();
    CHECK(said_of(data.open(), "FRA -PARTY_TO-> treaty") ==
          Texts{"exists=true [s2]", "exists=true [s]", "obligations=consultation [s2]", "obligations=consultation [s]",
                "obligations=defence [s2]", "obligations=defence [s]"});
}

TEST_CASE("a look-up joins the columns of a second table, and leaves them missing without a match") {
    LoadCase data;
    write(data, R"(
[[table]]
file = "t.csv"
source = "s"
[[table.lookup]]
name = "country"
file = "gec.csv"
key = "gec"
from = "{who}"
[[table.edge]]
unless = { "country.iso" = [""] }
type = "MEMBER_OF"
tail = "{country.iso}"
head = "NATO"
since = "{country.day}"
)",
          "who\nfr\nxx\nfr\nwa\n");
    data.write("gec.csv", "gec,iso,day\nfr,FRA,2001-01-01\nwa,NAM,\n");
    const LoadReport report = data.load();
    CHECK(report.rejected == 0);
    CHECK(edges_of(data.open()) == Texts{"FRA -MEMBER_OF-> NATO", "NAM -MEMBER_OF-> NATO"});
    CHECK(said_of(data.open(), "NAM -MEMBER_OF-> NATO") == Texts{"exists=true [s]"});
}

TEST_CASE("an own id keeps pledges apart, its source's or shared; without one equal rows are counted") {
    struct Case {
        std::string_view own;
        std::string_view rows;
        std::size_t edges;
    };
    for (const Case& each :
         {Case{"own = '{id}'", "a,s,1\na,s,1\n", 1}, Case{"own = '{id}'", "a,s,1\nb,s,1\n", 2},
          Case{"own = '{id}'", "a,s,1\na,s2,1\n", 2}, Case{"own = '{id}'\nshared = true", "a,s,1\na,s2,1\n", 1},
          Case{"", "a,s,1\na,s,1\n", 2}, Case{"", "a,s,1\nb,s,2\n", 2}, Case{"", "a,s,1\na,s2,1\n", 2}}) {
        const auto& own = each.own;
        const auto& rows = each.rows;
        const auto& edges = each.edges;
        CAPTURE(own);
        CAPTURE(rows);
        LoadCase data;
        write(data, pledges(own), "id,src,n\n" + std::string(rows));
        CHECK(data.load().rejected == 0);
        CHECK(edges_of(data.open()).size() == edges);
        CHECK(data.load().counts.edges == 0);
        CHECK(edges_of(data.open()).size() == edges);
    }
}

TEST_CASE("what a type names as identifying is part of the edge") {
    LoadCase data;
    write(data, R"(
[[table]]
file = "t.csv"
source = "s"
[[table.edge]]
type = "CONCERNS"
tail = "treaty"
head = "{who}"
[table.edge.properties]
role = "{role}"
)",
          "who,role\nFRA,obligor\nFRA,target\nFRA,obligor\nFRA,\n");
    CHECK(data.load().rejected == 1);
    CHECK(edges_of(data.open()).size() == 2);
    CHECK(data.rejections() ==
          Texts{"t.csv:5: expected a value of role, which is part of the identity of CONCERNS, found nothing"});
}

TEST_CASE("a node can be denied, and a coverage and a live source stated") {
    LoadCase data;
    write(data, R"(
[[table]]
file = "t.csv"
source = "s"
none = ["none"]
[[table.edge]]
type = "MEMBER_OF"
tail = "{who}"
head = "NATO"
exists = "{there}"
observed = "2019"
[[coverage]]
source = "s"
type = "MEMBER_OF"
end = "NATO"
role = "lead"
observed = "2019-05"
extent = "complete"
)",
          "who,there\nNAM,none\n");
    CHECK(data.load().rejected == 0);
    const Store store = data.open();
    CHECK(said_of(store, "NAM -MEMBER_OF-> NATO") == Texts{"exists=none observed 2019 [s]"});
    REQUIRE(store.coverage().size() == 1);
    CHECK(store.coverage()[0].complete);
    CHECK(store.coverage()[0].role == "lead");
    CHECK(data.load().counts.statements == 0);
    CHECK(data.open().coverage().size() == 1);
}
