#include "export/graph_format.hpp"
#include "graph/error.hpp"
#include "graph/load.hpp"
#include "graph/record.hpp"
#include "graph/snapshot.hpp"
#include "loaders_fixture.hpp"
#include "random_store.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kFormats[] = {"jsonl", "graphml", "neo4j"};

/// The bytes of each file that a format writes of all that a store holds.
std::map<std::string, std::string> written(const Store& store, std::string_view format_name) {
    const GraphFormat& format = graph_format(format_name, "");
    std::map<std::string, std::ostringstream> files;
    const Record record(store);
    const Snapshot snapshot = Snapshot::build(store, {});
    format.write({snapshot, store, &record},
                 [&](std::string_view name) -> std::ostream& { return files[std::string(name)]; });
    std::map<std::string, std::string> bytes;
    for (const auto& [name, stream] : files) bytes[name] = stream.str();
    return bytes;
}

/// Puts them into a file of the format's extension, or a folder.
fs::path put(const fs::path& folder, std::string_view format_name, const std::map<std::string, std::string>& files) {
    const GraphFormat& format = graph_format(format_name, "");
    const fs::path path = folder / ("export" + std::string(format.extension));
    for (const auto& [name, bytes] : files) {
        const fs::path file = name.empty() ? path : path / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
    }
    return path;
}

/// A new database that takes a full export; what it rejects fails the test.
Store restored(const fs::path& file, const fs::path& database, std::optional<Schema> schema = std::nullopt) {
    if (!schema) schema = recorded_schema(file);
    REQUIRE(schema);
    Store store = Store::create(database, *schema);
    LoadRequest request;
    request.sources.push_back(file);
    request.recorded = "2026-02-01T00:00:00Z";
    request.rejected = [](const Rejection& rejection) { FAIL_CHECK(to_string(rejection)); };
    const LoadReport report = load(store, request);
    CHECK(report.rejected == 0);
    return store;
}

}  // namespace

TEST_CASE("a full export, loaded, is the same database: its export has the same bytes") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        const TempFolder folder;
        const Store store = random_store(folder.path() / "a.db", seed);
        const auto lines = written(store, "jsonl");
        for (const char* format : kFormats) {
            CAPTURE(format);
            const auto files = written(store, format);
            const fs::path database = folder.path() / (std::string(format) + ".db");
            const Store again = restored(put(folder.path(), format, files), database);
            CHECK(again.check().empty());
            CHECK(written(again, format) == files);
            // Of one another, too: nothing is lost that another format keeps.
            CHECK(written(again, "jsonl") == lines);
            CHECK(again.counts().statements == store.counts().statements);
            CHECK(again.schema().open == store.schema().open);
        }
    }
}

TEST_CASE("GraphML that could not be read back is not written") {
    const TempFolder folder;
    Store store = Store::create(folder.path() / "a.db", open_schema());
    Load load(store, {"d", "2026-01-01T00:00:00Z", "", false});
    Source source;
    source.key = "s";
    Statement statement;
    statement.source = load.source(source);
    statement.element = element(load.node("a"));
    for (const char* property : {"p", "q"}) {
        statement.property = load.property(property);
        statement.value = Value(std::string(std::size_t{9} << 20U, 'x'));
        load.state(statement);
    }
    load.finish(Load::Fate::keep);
    CHECK_THROWS_WITH_AS(written(store, "graphml"), doctest::Contains("write JSON Lines"), Error);
    CHECK(restored(put(folder.path(), "jsonl", written(store, "jsonl")), folder.path() / "b.db").check().empty());
}

TEST_CASE("a second load of an export changes nothing") {
    for (const char* format : kFormats) {
        CAPTURE(format);
        const TempFolder folder;
        const Store store = random_store(folder.path() / "a.db", 7);
        const fs::path file = put(folder.path(), format, written(store, format));
        Store again = restored(file, folder.path() / "b.db");
        const auto before = written(again, "jsonl");
        LoadRequest request;
        request.sources.push_back(file);
        request.recorded = "2026-02-02T00:00:00Z";
        const LoadReport report = load(again, request);
        CHECK(report.rejected == 0);
        CHECK(report.counts.statements == 0);
        CHECK(report.counts.retracted == 0);
        CHECK(report.counts.edges == 0);
        CHECK(written(again, "jsonl") == before);
    }
}

TEST_CASE("an export goes into a database that holds others, under ids of its own") {
    const TempFolder folder;
    const Store store = random_store(folder.path() / "a.db", 4);
    for (const char* format : kFormats) {
        CAPTURE(format);
        const fs::path file = put(folder.path(), format, written(store, format));
        Store other = Store::create(folder.path() / (std::string(format) + ".db"), open_schema());
        {
            Load load(other, {"before", "2026-01-01T00:00:00Z", "", false});
            for (int i = 0; i < 20; ++i) load.node("before " + std::to_string(i));
            load.finish(Load::Fate::keep);
        }
        LoadRequest request;
        request.sources.push_back(file);
        request.recorded = "2026-02-02T00:00:00Z";
        const LoadReport report = load(other, request);
        CHECK(report.rejected == 0);
        CHECK(other.counts().nodes == store.counts().nodes + 20);
        CHECK(other.counts().edges == store.counts().edges);
        CHECK(other.check().empty());
    }
}

TEST_CASE("a key that was made up is not made up again for another node") {
    const TempFolder folder;
    Store store = Store::create(folder.path() / "a.db", open_schema());
    Load load(store, {"d", "2026-01-01T00:00:00Z", "", false});
    load.node("_:3");
    for (int i = 0; i < 5; ++i) load.node();
    CHECK(load.finish(Load::Fate::keep).nodes == 6);
    CHECK(store.check().empty());
}

TEST_CASE("ids can be chosen once each, and in an empty database only") {
    const TempFolder folder;
    Store store = Store::create(folder.path() / "a.db", open_schema());
    {
        Load load(store, {"d", "2026-01-01T00:00:00Z", "", false});
        CHECK(load.restores());
        CHECK(raw(load.node("nine", NodeId{9})) == 9);
        CHECK(raw(load.node("four", NodeId{4})) == 4);
        CHECK(raw(load.node("next")) == 10);
        CHECK_THROWS(load.node("again", NodeId{4}));
        CHECK_THROWS(load.node("none", NodeId{0}));
        CHECK_THROWS(load.node("far", NodeId{kMostRestored + 1}));
        CHECK(raw(load.node("five", NodeId{5})) == 5);
        load.finish(Load::Fate::keep);
    }
    Load load(store, {"d", "2026-01-01T00:00:00Z", "", false});
    CHECK_FALSE(load.restores());
    CHECK_THROWS(load.node("later", NodeId{100}));
}
