#pragma once

#include "graph/store.hpp"
#include "queries/cypher/query.hpp"

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace entente::tck {

enum class SchemaKind { open, built_in };

/// Where databases of scenarios come from: a file of each schema is made once and copied.
class Templates {
public:
    explicit Templates(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// A new database file, which replaces the one that was given out before.
    Store fresh(SchemaKind kind);

private:
    std::filesystem::path folder_;
    std::set<SchemaKind> made_;
};

/// All that queries can see of a database, to tell before from after.
struct State {
    std::set<std::int64_t> nodes;
    std::set<std::int64_t> edges;
    std::set<std::string> labels;
    std::set<std::tuple<char, std::int64_t, std::string, std::string>> properties;  ///< node or edge, id, key, value
};

/// What is in `after` and not in `before`, and the reverse.
cypher::Effects difference(const State& before, const State& after);

/// How scenarios are asked.
struct Setting {
    std::optional<Day> as_of;  ///< the view's day; without one queries look at all time
    cypher::Base base = cypher::Base::fitting;
};

/// The database of one scenario with what it is asked by.
class World {
public:
    World(Templates& templates, SchemaKind kind, const Setting& setting);

    /// Runs every statement of the text; answers with the last one's result.
    cypher::QueryResult run(std::string_view text);

    /// Reads the state by queries over all nodes and edges.
    State state();

    void parameter(std::string_view name, const cypher::Datum& value);
    void procedure(cypher::Procedure procedure) { procedures_.push_back(std::move(procedure)); }

private:
    cypher::QueryResult run_one(std::string_view statement);

    std::unique_ptr<Store> store_;
    std::unique_ptr<cypher::Session> session_;
    cypher::QueryOptions options_;
    std::vector<cypher::Procedure> procedures_;
};

/// The day on which scenarios play.
Day playing_day();

}  // namespace entente::tck
