#include "graph/statistics.hpp"
#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/callable.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/procedure_tables.hpp"
#include "queries/cypher/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>

// What is in the database, for tools: db.*
namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;
using Each = std::function<bool(const DatumList&)>;

Datum text_or_null(const std::string& text) { return text.empty() ? Datum() : Datum(text); }

Datum texts(const std::vector<std::string>& words) { return DatumList(words.begin(), words.end()); }

void labels(Arguments, Run& run, const Each& each) {
    for (const auto& label : run.graph->schema().labels) {
        const auto nodes = run.graph->count_nodes(label.id);
        if (nodes > 0 && !each({label.name, nodes})) {
            return;
        }
    }
}

void relationship_types(Arguments, Run& run, const Each& each) {
    for (const auto& type : run.graph->schema().edge_types) {
        const auto edges = run.graph->count_edges(type.id);
        if (edges > 0 && !each({type.name, edges})) {
            return;
        }
    }
}

void property_keys(Arguments, Run& run, const Each& each) {
    for (const auto& name : property_names(run.graph->schema())) {
        if (!each({name})) {
            return;
        }
    }
}

void schema(Arguments, Run& run, const Each& each) {
    const auto& known = run.graph->schema();
    for (const auto& label : known.labels) {
        if (!each({"label", label.name, {}, {}, {}, {}, {}, {}, texts(label.properties)})) {
            return;
        }
    }
    for (const auto& type : known.edge_types) {
        const auto* identity = type.identity == Identity::single ? "single" : "many";
        if (!each({"edge",
                   type.name,
                   texts(type.tails),
                   texts(type.heads),
                   identity,
                   std::string(to_string(type.kind)),
                   type.symmetric,
                   {},
                   texts(type.properties)})) {
            return;
        }
    }
    for (const auto& property : known.properties) {
        const std::string value(property.any_type ? "any" : to_string(property.type));
        if (is_spoken(property) && !each({"property",
                                          std::string(spoken_name(property.name)),
                                          {},
                                          {},
                                          property.many ? "many" : "one",
                                          std::string(to_string(property.kind)),
                                          {},
                                          value,
                                          {}})) {
            return;
        }
    }
}

void sources(Arguments, Run& run, const Each& each) {
    const auto counts = statistics(*run.store).sources;
    for (const auto& source : run.store->sources()) {
        const auto count =
            std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.source == source.id; });
        const auto statements = count == counts.end() ? std::int64_t{0} : count->statements;
        if (!each({source.key, text_or_null(source.title), text_or_null(source.publisher),
                   text_or_null(to_string(source.published)), text_or_null(source.url), statements})) {
            return;
        }
    }
}

std::string signature(const Procedure& procedure) {
    const auto listed = [](const std::vector<Field>& fields) {
        std::string made;
        for (const auto& field : fields) {
            made += fmt::format("{}{} :: {}", made.empty() ? "" : ", ", field.name, field.type);
        }
        return made;
    };
    return fmt::format("{}({}) :: ({})", procedure.name, listed(procedure.parameters), listed(procedure.fields));
}

void all_procedures(Arguments, Run&, const Each& each) {
    for (const auto& procedure : procedures()) {
        if (!each({procedure.name, signature(procedure), procedure.description})) {
            return;
        }
    }
}

void all_functions(Arguments, Run&, const Each& each) {
    for (const auto& name : function_names()) {
        const auto* aggregate = find_aggregate(name);
        const auto* function = find_function(name);
        const auto least = aggregate != nullptr ? aggregate->arguments : function->least;
        const auto most = aggregate != nullptr ? aggregate->arguments : function->most;
        if (!each({name, arity(least, most), aggregate != nullptr})) {
            return;
        }
    }
}

}  // namespace

std::vector<Procedure> catalogue_procedures() {
    return {
        {"db.functions",
         "The functions, and how many arguments each takes.",
         {},
         0,
         {{"name", "STRING"}, {"arguments", "STRING"}, {"aggregate", "BOOLEAN"}},
         all_functions},
        {"db.labels",
         "Labels of visible nodes, and how many have each.",
         {},
         0,
         {{"label", "STRING"}, {"nodes", "INTEGER"}},
         labels},
        {"db.procedures",
         "The procedures, with their parameters and fields.",
         {},
         0,
         {{"name", "STRING"}, {"signature", "STRING"}, {"description", "STRING"}},
         all_procedures},
        {"db.propertyKeys",
         "Names of properties that elements may have.",
         {},
         0,
         {{"propertyKey", "STRING"}},
         property_keys},
        {"db.relationshipTypes",
         "Types of visible edges, and how many have each.",
         {},
         0,
         {{"relationshipType", "STRING"}, {"edges", "INTEGER"}},
         relationship_types},
        {"db.schema",
         "Labels, edge types and properties that the schema knows.",
         {},
         0,
         {{"type", "STRING"},
          {"name", "STRING"},
          {"tails", "LIST?"},
          {"heads", "LIST?"},
          {"identity", "STRING?"},
          {"kind", "STRING?"},
          {"symmetric", "BOOLEAN?"},
          {"value", "STRING?"},
          {"properties", "LIST?"}},
         schema},
        {"db.sources",
         "The sources, and how many live statements each makes.",
         {},
         0,
         {{"key", "STRING"},
          {"title", "STRING?"},
          {"publisher", "STRING?"},
          {"published", "STRING?"},
          {"url", "STRING?"},
          {"statements", "INTEGER"}},
         sources},
    };
}

}  // namespace entente::cypher
