#include "loaders_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

std::string graphml(const std::string& body, const std::string& keys = "") {
    return "<?xml version=\"1.0\"?><graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">" + keys +
           "<graph edgedefault=\"directed\">\n" + body + "</graph></graphml>\n";
}

/// Loads one file into an open database.
struct Foreign {
    Foreign(const std::string& name, const std::string& content, Schema schema = open_schema()) : test(schema) {
        LoadRequest request;
        request.sources.push_back(test.write(name, content));
        complaint = test.complaint(request);
        if (complaint.empty()) report = test.load(request);
    }
    LoadCase test;
    LoadReport report;
    std::string complaint;
};

LoadReport loaded(LoadCase& test, const std::string& name, const std::string& content) {
    LoadRequest request;
    request.sources.push_back(test.write(name, content));
    return test.load(request);
}

std::string complaint_about(const std::string& name, const std::string& content) {
    LoadCase test(open_schema());
    LoadRequest request;
    request.sources.push_back(test.write(name, content));
    return test.complaint(request);
}

const std::string kRecordHead = R"({"schema":{"entente":1,"open":true}})"
                                "\n"
                                R"({"property":{"name":"exists","type":"boolean","kind":"state"}})"
                                "\n"
                                R"({"property":{"name":"label","type":"text","kind":"state","many":true}})"
                                "\n"
                                R"({"source":{"key":"s","kind":"report"}})"
                                "\n";

}  // namespace

TEST_CASE("GraphML of other programs becomes nodes and edges with typed properties") {
    LoadCase test(open_schema());
    const std::string keys =
        "<key id=\"d0\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>"
        "<key id=\"d1\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>"
        "<key id=\"d2\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"><default>0.5</default></key>"
        "<key id=\"d3\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>"
        "<key id=\"d4\" for=\"edge\" attr.name=\"since\" attr.type=\"int\"/>"
        "<key id=\"d5\" for=\"node\" yfiles.type=\"nodegraphics\"/>";
    // The first edge comes before its ends.
    const LoadReport report = loaded(
        test, "g.graphml",
        graphml("<edge source=\"a\" target=\"b\"><data key=\"d3\">ALLIED</data><data key=\"d4\">1949</data></edge>\n"
                "<node id=\"a\"><data key=\"d0\">:Country:Member</data><data key=\"d1\">A &amp; B</data></node>\n"
                "<node id=\"b\"><data key=\"d5\"><y:Shape xmlns:y=\"y\"><y:NodeLabel>Bee</y:NodeLabel></y:Shape></data>"
                "</node>\n",
                keys));
    CHECK(report.rejected == 0);
    const Store store = test.open();
    CHECK(edges_of(store) == std::vector<std::string>{"a -ALLIED-> b"});
    CHECK(said_of(store, "a -ALLIED-> b") ==
          std::vector<std::string>{"exists=true 1949/ [g.graphml]", "weight=0.5 [g.graphml]"});
    CHECK(store.node(*store.find_key("a")).name == "A & B");
    CHECK(store.node(*store.find_key("b")).name == "Bee");
    CHECK(said_of(store, "a") ==
          std::vector<std::string>{"label=Country [g.graphml]", "label=Member [g.graphml]", "name=A & B [g.graphml]"});
}

TEST_CASE("what no graph can be read from ends a load, with its place and nothing changed") {
    struct Row {
        const char* file;
        std::string content;
        const char* expected;
    };
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<x>";
    const std::string bomb = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>";
    const Row rows[] = {
        {"a.graphml", bomb + graphml(""), "g.graphml:1: expected no document type declaration"},
        {"a.graphml", "<graphml><graph><node id=\"a\">", "1: expected well-formed XML"},
        {"a.graphml", "<graphml><graph>" + deep, "expected elements at most 64 deep"},
        {"a.graphml", graphml("<node id=\"a\"><graph edgedefault=\"directed\"/></node>\n"),
         "a.graphml:2: expected a graph of nodes and edges, found a graph within a node"},
        {"a.graphml", graphml("<hyperedge/>"), "hyperedge"},
        {"a.graphml", graphml("<node id=\"a\"><port name=\"p\"/></node>"), "port"},
        {"a.graphml", graphml("<node id=\"a\"><data key=\"none\">1</data></node>"), "expected the id of a <key>"},
        {"a.graphml", graphml("", "<key id=\"k\" attr.name=\"k\" attr.type=\"matrix\"/>"), "attr.type"},
        {"a.graphml", graphml("<node id=\"\xff\"/>"), "expected well-formed XML"},
        {"a.graphml", "nodes", "expected GraphML, as its extension says"},
        {"a.jsonl", "{\"node\":{\"key\":\"a\"}}\n{\"node\":\n", "2: expected one JSON value a line"},
        {"a.jsonl", "{\"node\":{\"key\":\"\xff\"}}\n{}\n", "1: expected UTF-8"},
        {"a.jsonl", "{\"node\":" + std::string(100, '[') + std::string(100, ']') + "}\n{}\n", "at most 64 deep"},
        {"a.jsonl", "key,name\nA,B\n", "expected JSON Lines, as its extension says"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.content.substr(0, 200));
        const std::string found = complaint_about(row.file, row.content);
        CAPTURE(found);
        std::string expected = row.expected;
        if (expected.starts_with("g.")) expected.replace(0, 1, "a");
        CHECK(found.find(expected) != std::string::npos);
    }
}

TEST_CASE("an element that cannot be taken is rejected with its line, and the rest is taken") {
    LoadCase test(open_schema());
    const std::string keys = "<key id=\"n\" for=\"all\" attr.name=\"n\" attr.type=\"long\"/>";
    const LoadReport report = loaded(test, "g.graphml",
                                     graphml("<node id=\"a\"/>\n"
                                             "<node id=\"a\"/>\n"
                                             "<node id=\"b\"><data key=\"n\">many</data></node>\n"
                                             "<edge source=\"a\" target=\"gone\"/>\n"
                                             "<edge source=\"a\" target=\"a\"/>\n"
                                             "<edge source=\"a\" target=\"a\" directed=\"false\"/>\n"
                                             "<node id=\"\"/>\n",
                                             keys));
    CHECK(report.counts.nodes == 1);
    CHECK(report.counts.edges == 1);
    REQUIRE(test.rejections().size() == 5);
    CHECK(test.rejections()[0] == "g.graphml:3: expected an id of its own, found \"a\" again");
    CHECK(test.rejections()[1] == "g.graphml:4, column n: expected a value of the type long, found \"many\"");
    CHECK(test.rejections()[2].find("g.graphml:7: expected a directed edge") == 0);
    CHECK(test.rejections()[3].find("g.graphml:8: expected a node with a key") == 0);
    CHECK(test.rejections()[4].find("g.graphml:5: expected as head the id of a node of the file, found \"gone\"") == 0);
}

TEST_CASE("a strict database takes what its schema has") {
    LoadCase test;
    const std::string keys =
        "<key id=\"l\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>"
        "<key id=\"t\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>"
        "<key id=\"i\" for=\"node\" attr.name=\"iso2\" attr.type=\"string\"/>"
        "<key id=\"s\" for=\"edge\" attr.name=\"signed\" attr.type=\"string\"/>";
    loaded(test, "g.graphml",
           graphml("<node id=\"FRA\"><data key=\"l\">Country</data><data key=\"i\">FR</data></node>\n"
                   "<node id=\"NATO\"><data key=\"l\">Organisation</data></node>\n"
                   "<node id=\"X\"><data key=\"l\">Contry</data></node>\n"
                   "<node id=\"Y\"><data key=\"l\">Organisation</data><data key=\"i\">FR</data></node>\n"
                   "<edge source=\"FRA\" target=\"NATO\"><data key=\"t\">MEMBER_OF</data>"
                   "<data key=\"s\">1949-04</data></edge>\n"
                   "<edge source=\"NATO\" target=\"FRA\"><data key=\"t\">MEMBER_OF</data></edge>\n"
                   "<edge source=\"FRA\" target=\"NATO\"><data key=\"t\">OWNS</data></edge>\n",
                   keys));
    CHECK(edges_of(test.open()) == std::vector<std::string>{"FRA -MEMBER_OF-> NATO"});
    CHECK(said_of(test.open(), "FRA -MEMBER_OF-> NATO").back() == "signed=1949-04 [g.graphml]");
    REQUIRE(test.rejections().size() == 4);
    CHECK(test.rejections()[0] ==
          "g.graphml:4: expected a label of the schema, found \"Contry\"; the nearest is Country");
    CHECK(test.rejections()[1].find("g.graphml:5: expected a property that the schema has") == 0);
    CHECK(test.rejections()[2].find("g.graphml:7: expected as head of MEMBER_OF") == 0);
    CHECK(test.rejections()[3].find("g.graphml:8: expected an edge type of the schema") == 0);
}

TEST_CASE("a record that breaks the model is rejected with its line") {
    struct Row {
        const char* record;
        const char* expected;
    };
    const Row rows[] = {
        {R"({"node":{"id":1,"key":"b"}})", "the id of one element"},
        {R"({"node":{"id":7,"key":"a"}})", "column key: expected a key of its own"},
        {R"({"node":{"id":7,"key":"a\u0001"}})", "cannot be the key"},
        {R"({"node":{"id":-7,"key":"c"}})", "expected an id from 1 to"},
        {R"({"node":{"id":7,"kay":"c"}})", "column key: expected a text, found nothing"},
        {R"({"node":{"id":7,"key":"c","nam":[]}})", "found \"nam\""},
        {R"({"edge":{"id":8,"type":"T","tail":"a","head":"gone"}})", "column head: expected the key of a node"},
        {R"({"statement":{"id":1,"node":"a","property":"exists","value":false,"source":"s"}})", "null for a denial"},
        {R"({"statement":{"id":1,"node":"a","property":"exists","value":"yes","source":"s"}})", "expected boolean"},
        {R"({"statement":{"id":1,"node":"a","property":"p","value":1,"source":"t"}})", "the key of a source"},
        {R"({"statement":{"id":1,"node":"a","property":"p","value":1,"source":"s","rank":"preferred"}})", "a reason"},
        {R"({"statement":{"id":1,"edge":99,"property":"p","value":1,"source":"s"}})", "the id of an edge"},
        {R"({"statement":{"id":1,"property":"p","value":1,"source":"s"}})", "either a node or an edge"},
        {R"({"statement":{"id":1,"node":"a","property":"p","value":{"day":"2024-13"},"source":"s"}})", "column value"},
        {R"({"statement":{"id":1,"node":"a","property":"p","value":{"reference":"gone"},"source":"s"}})",
         "column value: expected the key of a node"},
        {R"({"statement":{"id":1,"node":"a","property":"p","value":1,"since":"soon","source":"s"}})", "column since"},
        {R"({"event":{}})", "expected a record (schema, source, coverage, node, edge or statement)"},
        {R"([1,2])", "expected a record such as"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.record);
        LoadCase test(open_schema());
        const LoadReport report =
            loaded(test, "r.jsonl", kRecordHead + R"({"node":{"id":1,"key":"a"}})" + "\n" + row.record + "\n");
        CHECK(report.rejected == 1);
        CHECK(report.counts.nodes == 1);
        REQUIRE(test.rejections().size() == 1);
        CAPTURE(test.rejections()[0]);
        CHECK(test.rejections()[0].find("r.jsonl:6") == 0);
        CHECK(test.rejections()[0].find(row.expected) != std::string::npos);
        CHECK(test.open().check().empty());
    }
}

TEST_CASE("folders in Neo4j's convention are read, whatever their tables are called") {
    LoadCase test(open_schema());
    test.write("people.csv",
               "id:ID(P),name,:LABEL,born:long,tags:string[]\n1,Ann,Person;Poet,1950,a;b\n2,Bo,Person,x,\n");
    test.write("towns.csv", "id:ID(T),name,:LABEL\n1,Rome,Town\n");
    test.write("lives.csv", ":START_ID(P),:END_ID(T),:TYPE,since:date\n1,1,LIVES_IN,2001-02-03\n2,9,LIVES_IN,\n");
    const LoadReport report = test.load();
    CHECK(report.counts.nodes == 2);
    CHECK(edges_of(test.open()) == std::vector<std::string>{"1(p) -LIVES_IN-> 1(t)"});
    CHECK(said_of(test.open(), "1(p) -LIVES_IN-> 1(t)").front().find("2001-02-03/") != std::string::npos);
    CHECK(test.rejections().size() == 2);
}

TEST_CASE("what is said of a node stands behind it; what refers to a node may stand before it") {
    LoadCase test(open_schema());
    const LoadReport report =
        loaded(test, "r.jsonl",
               kRecordHead + R"({"statement":{"id":1,"node":"b","property":"p","value":1,"source":"s"}})" + "\n" +
                   R"({"node":{"id":1,"key":"a"}})" + "\n" +
                   R"({"statement":{"id":2,"node":"a","property":"p","value":[{"reference":"b"}],"source":"s"}})" +
                   "\n" + R"({"node":{"id":2,"key":"b"}})" + "\n");
    CHECK(report.counts.statements == 1);
    REQUIRE(test.rejections().size() == 1);
    CHECK(test.rejections()[0] ==
          "r.jsonl:5, column node: expected the key of a node that the file has before this, found \"b\"");
}

TEST_CASE("a full export in tables rejects values too deep and lines of the schema that are no records") {
    LoadCase test(open_schema());
    test.write("schema.jsonl", kRecordHead.substr(0, kRecordHead.find("{\"source")) + "[1]\n{\"label\":1}\n");
    test.write("sources.csv", "key,kind\ns,report\n");
    test.write("nodes.csv", "key:ID,id:long\na,1\n");
    test.write("names.csv", "node,kind,text,language\n");
    test.write("relationships.csv", ":START_ID,:END_ID,:TYPE,id:long,identity\n");
    test.write("coverage.csv", "source,type\n");
    const std::string deep(200'000, '[');
    const std::string text = "gone,p,json," + deep + std::string(deep.size(), ']') + ",s\n";
    test.write("statements.csv", "node,property,value_type,value,source\n" + text + "a,p,json,[[1]],s\n");
    LoadRequest request;
    double progress = 0;
    request.progress = [&](double done) { progress = done; };
    const LoadReport report = test.load(request);
    CHECK(report.counts.statements == 1);
    CHECK(progress > 0.9);
    REQUIRE(test.rejections().size() == 3);
    CHECK(test.rejections()[0].find(
              "column schema.jsonl: expected a record such as {\"label\":{...}}, found \"[1]\"") != std::string::npos);
    CHECK(test.rejections()[1].find("found \"{\"label\":1}\"") != std::string::npos);
    CHECK(test.rejections()[2].find("statements.csv:value: expected JSON at most 64 deep") != std::string::npos);
}

TEST_CASE("no text and no element of a graph file may fill the memory") {
    const std::string large(std::size_t{17} << 20U, 'x');
    const std::string half(std::size_t{9} << 20U, 'x');
    const std::string key = "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"string\"/>";
    const std::string data = "<data key=\"k\">" + half + "</data>";
    std::string keys;
    for (int i = 0; i < 2'000; ++i) {
        const std::string id = "k" + std::to_string(i);
        keys += "<key id=\"" + id + "\" for=\"node\" attr.name=\"" + id +
                "\" attr.type=\"string\"><default>x</default></key>";
    }
    CHECK(complaint_about("a.json", "{\"nodes\":[], \"graph\":{\"note\":\"" + large + "\"}, \"links\":[]}") ==
          "a.json:1: expected texts and gaps of at most 16 MiB, found a longer one");
    CHECK(complaint_about("a.json", "{\"nodes\":[{\"id\":\"a\"," + std::string(large.size(), ' ') + "}]}")
              .find("expected texts and gaps of at most 16 MiB") != std::string::npos);
    CHECK(complaint_about("a.json", "{\"nodes\":[{\"id\":1,\"a\":\"" + half + "\",\"b\":\"" + half + "\"}]}")
              .find("expected elements of at most 16 MiB") != std::string::npos);
    CHECK(complaint_about("a.json", "{\"nodes\":[], \"graph\":[\"" + half + "\",\"" + half + "\"]}").empty());
    CHECK(complaint_about("a.graphml", graphml("<node id=\"a\">" + data + data + "</node>", key))
              .find("expected elements of at most 16 MiB") != std::string::npos);
    CHECK(complaint_about("a.graphml", graphml("<node id=\"a\"/>", keys))
              .find("expected <default>s of at most 64 KiB in all") != std::string::npos);
}
