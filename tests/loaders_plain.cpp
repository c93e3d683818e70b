#include "loaders_fixture.hpp"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::test;

namespace {

using Texts = std::vector<std::string>;

LoadRequest edges(const std::filesystem::path& file) {
    LoadRequest request;
    request.sources = {file};
    request.plain = PlainTable{.name = "TIE"};
    return request;
}

}  // namespace

TEST_CASE("a plain table of edges needs no mapping, and loading it twice changes nothing") {
    LoadCase data(open_schema());
    const auto file = data.write("edges.csv", "source,target,weight\nA,B,4\nB,C,\nA,B,4\nA,a,1\n");
    const LoadReport report = data.load(edges(file));
    CHECK(report.counts.nodes == 4);
    CHECK(report.counts.edges == 4);
    CHECK(data.load(edges(file)).counts.edges == 0);
    const Store store = data.open();
    CHECK(edges_of(store) == Texts{"A -TIE-> B", "B -TIE-> C", "A -TIE-> B", "A -TIE-> a"});
    CHECK(said_of(store, "B -TIE-> C") == Texts{"exists=true [edges.csv]"});
    CHECK(said_of(store, "A -TIE-> a") == Texts{"exists=true [edges.csv]", "weight=1 [edges.csv]"});
    CHECK(store.check().empty());
}

TEST_CASE("rows in another order are the same edges") {
    LoadCase data(open_schema());
    data.load(edges(data.write("edges.csv", "source,target,weight\nA,B,4\nA,B,5\nA,B,4\n")));
    const LoadReport report = data.load(edges(data.write("edges.csv", "source,target,weight\nA,B,5\nA,B,4\nA,B,4\n")));
    CHECK(report.counts.statements == 0);
    CHECK(report.counts.retracted == 0);
}

TEST_CASE("spans come from the named columns, and undirected marks the type symmetric") {
    LoadCase data(open_schema());
    LoadRequest request = edges(data.write("edges.csv", "from,to,begin,end\nB,A,1990,2000-05-01\nA,B,,..\n"));
    request.plain->tail = "from";
    request.plain->head = "to";
    request.plain->since = "begin";
    request.plain->until = "end";
    request.plain->direction = PlainTable::Direction::undirected;
    CHECK(data.load(request).rejected == 0);
    const Store store = data.open();
    CHECK(store.schema().edge_type("TIE")->symmetric);
    CHECK(said_of(store, "B -TIE-> A") ==
          Texts{"exists=true /.. [edges.csv]", "exists=true 1990/2000-05-01 [edges.csv]"});
}

TEST_CASE("the type of a column is inferred over all of it") {
    struct Case {
        std::string_view cells;
        ValueType type;
    };
    for (const Case& each :
         {Case{"1\n-2\n", ValueType::integer}, Case{"1\n2.5\n", ValueType::decimal}, Case{"1e3\n", ValueType::decimal},
          Case{"1\n0.123456789012345678901\n", ValueType::real}, Case{"yes\nFalse\n", ValueType::boolean},
          Case{"2024-07-10\n2024\n", ValueType::day}, Case{"2024\n1999\n", ValueType::integer},
          Case{"007\n8\n", ValueType::text}, Case{"1\nx\n", ValueType::text}, Case{"1\n\"\"\n3\n", ValueType::integer},
          Case{"2024-13-40\n", ValueType::text}, Case{"nan\n", ValueType::text},
          Case{"99999999999999999999\n", ValueType::real}}) {
        const auto& cells = each.cells;
        const auto& type = each.type;
        CAPTURE(cells);
        LoadCase data(open_schema());
        std::string text = "id,v\n";
        int row = 0;
        for (std::size_t at = 0; at < cells.size();) {
            const std::size_t end = cells.find('\n', at);
            text += "n" + std::to_string(row++) + "," + std::string(cells.substr(at, end - at)) + "\n";
            at = end + 1;
        }
        LoadRequest request;
        request.sources = {data.write("nodes.csv", text)};
        request.plain = PlainTable{.rows = PlainTable::Rows::nodes, .name = "Actor"};
        CHECK(data.load(request).rejected == 0);
        CHECK(data.rejections() == Texts{});
        const Store store = data.open();
        for (const Statement& statement : store.statements(element(*store.find_key("n0")))) {
            if (store.schema().at(statement.property).name == "v") {
                CHECK(to_string(statement.value.type()) == to_string(type));
            }
        }
    }
}

TEST_CASE("a table of nodes names them and gives them properties") {
    LoadCase data(open_schema());
    LoadRequest request;
    request.sources = {data.write("nodes.csv", "id,name,label,exists\n1,Ann,The Ann,yes\n2,Bo,,\n")};
    request.plain = PlainTable{.rows = PlainTable::Rows::nodes, .name = "Actor"};
    CHECK(data.load(request).rejected == 0);
    const Store store = data.open();
    CHECK(said_of(store, "1") == Texts{"exists_=true [nodes.csv]", "label=Actor [nodes.csv]", "name=Ann [nodes.csv]"});
    CHECK(store.node(*store.find_key("1")).name == "Ann");
    CHECK(store.names(*store.find_key("1")).size() == 2);
}

TEST_CASE("a strict database takes a plain table by its schema only") {
    LoadCase data;
    const auto file = data.write("edges.csv", "source,target\nA,B\n");
    CHECK(data.complaint(edges(file)).find("expected an edge type of the schema, found \"TIE\"") != std::string::npos);
    LoadRequest request = edges(file);
    request.plain->name = "MEMBER_OF";
    CHECK(data.load(request).rejected == 1);
}

TEST_CASE("a column that is named and not there is an error") {
    LoadCase data(open_schema());
    LoadRequest request = edges(data.write("edges.csv", "Source,Target\nA,B\n"));
    CHECK(data.complaint(request) == "edges.csv: the table has no column \"source\"; did you mean \"Source\"?");
    LoadRequest nothing_said;
    nothing_said.sources = {data.write("edges.csv", "source,target\nA,B\n")};
    CHECK(data.complaint(nothing_said).find("a table needs a mapping") != std::string::npos);
}
