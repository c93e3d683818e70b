#include "tests/tck/world.hpp"

#include "queries/cypher/parser.hpp"
#include "tests/tck/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace entente::tck {

namespace {

constexpr double kPatience = 10;  ///< seconds that one query may take

template <typename T>
std::int64_t lacking(const std::set<T>& from, const std::set<T>& in) {
    return std::count_if(in.begin(), in.end(), [&](const T& item) { return from.count(item) == 0; });
}

}  // namespace

Day playing_day() { return parse_day("2026-01-01"); }

Store Templates::fresh(SchemaKind kind) {
    const auto original = folder_ / (kind == SchemaKind::open ? "open.db" : "built-in.db");
    if (made_.insert(kind).second) {
        Store::create(original, kind == SchemaKind::open ? open_schema() : built_in_schema()).publish();
    }
    const auto path = folder_ / "scenario.db";
    for (const auto* suffix : {"-wal", "-shm"}) {
        std::filesystem::remove(path.string() + suffix);
    }
    std::filesystem::copy_file(original, path, std::filesystem::copy_options::overwrite_existing);
    return Store::open(path, Store::Access::write);
}

cypher::Effects difference(const State& before, const State& after) {
    cypher::Effects effects;
    effects.nodes_created = lacking(before.nodes, after.nodes);
    effects.nodes_deleted = lacking(after.nodes, before.nodes);
    effects.edges_created = lacking(before.edges, after.edges);
    effects.edges_deleted = lacking(after.edges, before.edges);
    effects.labels_added = lacking(before.labels, after.labels);
    effects.labels_removed = lacking(after.labels, before.labels);
    effects.properties_set = lacking(before.properties, after.properties);
    effects.properties_removed = lacking(after.properties, before.properties);
    return effects;
}

World::World(Templates& templates, SchemaKind kind, const Setting& setting)
    : store_(std::make_unique<Store>(templates.fresh(kind))), session_(std::make_unique<cypher::Session>(*store_)) {
    options_.today = playing_day();
    options_.now = to_string(options_.today) + "T12:00:00Z";
    options_.view.as_of = setting.as_of;
    options_.base = setting.base;
    options_.budget.seconds = kPatience;
}

cypher::QueryResult World::run_one(std::string_view statement) {
    options_.procedures = procedures_;
    return session_->run(statement, options_);
}

cypher::QueryResult World::run(std::string_view text) {
    const auto parts = cypher::statements(text);
    if (parts.size() <= 1) {
        return run_one(text);
    }
    for (std::size_t at = 0; at + 1 < parts.size(); ++at) {
        run_one(parts[at]);
    }
    return run_one(parts.back());
}

State World::state() {
    State state;
    const auto keep = [&](char kind, std::int64_t id, const cypher::DatumMap& properties, const cypher::Graph& graph) {
        for (const auto& [key, value] : properties) {
            state.properties.emplace(kind, id, key,
                                     fmt::format("{} {}", cypher::type_name(value), show(value, &graph)));
        }
    };
    const auto nodes = run_one("MATCH (n) RETURN n");
    for (const auto& row : nodes.rows) {
        const auto node = *row.front().as<NodeIndex>();
        const auto id = static_cast<std::int64_t>(nodes.graph->id(node));
        state.nodes.insert(id);
        for (const auto label : nodes.graph->labels(node)) {
            state.labels.insert(nodes.graph->schema().at(label).name);
        }
        keep('n', id, nodes.graph->properties(node), *nodes.graph);
    }
    const auto edges = run_one("MATCH ()-[r]->() RETURN r");
    for (const auto& row : edges.rows) {
        const auto edge = *row.front().as<EdgeIndex>();
        const auto id = static_cast<std::int64_t>(edges.graph->id(edge));
        state.edges.insert(id);
        keep('e', id, edges.graph->properties(edge), *edges.graph);
    }
    return state;
}

void World::parameter(std::string_view name, const cypher::Datum& value) {
    auto& parameters = options_.parameters;
    parameters.emplace_back(name, value);
    std::sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace entente::tck
