#include "graph/schema_rows.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <array>

namespace entente {

namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE property (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, type TEXT NOT NULL, kind TEXT NOT NULL,
    many INTEGER NOT NULL) STRICT;
CREATE TABLE label (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, properties TEXT NOT NULL,
    detail INTEGER NOT NULL) STRICT;
CREATE TABLE edge_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, tails TEXT NOT NULL, heads TEXT NOT NULL,
    identity TEXT NOT NULL, identifying TEXT NOT NULL, kind TEXT NOT NULL, symmetric INTEGER NOT NULL,
    default_path INTEGER NOT NULL, joins INTEGER NOT NULL, properties TEXT NOT NULL) STRICT;
CREATE TABLE source (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT NOT NULL,
    author TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL, published INTEGER, published_last INTEGER,
    basis TEXT NOT NULL, retrieved INTEGER, kind INTEGER NOT NULL, origin TEXT NOT NULL) STRICT;
CREATE TABLE coverage (source INTEGER NOT NULL REFERENCES source, type INTEGER REFERENCES edge_type,
    property INTEGER REFERENCES property, end INTEGER REFERENCES node, side INTEGER NOT NULL, role TEXT NOT NULL, since INTEGER, since_last INTEGER,
    until INTEGER, until_last INTEGER, complete INTEGER NOT NULL, load INTEGER NOT NULL REFERENCES load) STRICT;
CREATE TABLE load (id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, recorded TEXT NOT NULL, files TEXT NOT NULL) STRICT;
CREATE TABLE node (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE name (node INTEGER NOT NULL REFERENCES node, kind INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL,
    language TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (node, kind, text)) STRICT, WITHOUT ROWID;
CREATE INDEX name_folded ON name (folded);
CREATE TABLE edge (id INTEGER PRIMARY KEY, type INTEGER NOT NULL REFERENCES edge_type, tail INTEGER NOT NULL REFERENCES node,
    head INTEGER NOT NULL REFERENCES node, identity TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX edge_identity ON edge (head, tail, type, identity);
CREATE TABLE statement (id INTEGER PRIMARY KEY, element INTEGER NOT NULL, property INTEGER NOT NULL REFERENCES property,
    type INTEGER NOT NULL, value ANY, since INTEGER, since_last INTEGER, until INTEGER, until_last INTEGER,
    modality INTEGER NOT NULL, rank INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES source,
    load INTEGER NOT NULL REFERENCES load, retracted INTEGER REFERENCES load) STRICT;
CREATE TABLE detail (statement INTEGER PRIMARY KEY REFERENCES statement, reason TEXT NOT NULL, locator TEXT NOT NULL,
    observed INTEGER, observed_last INTEGER, known INTEGER, attributed_to TEXT NOT NULL, since_event TEXT NOT NULL,
    restates INTEGER) STRICT;
)sql";

constexpr const char* kLateIndexes = R"sql(
CREATE INDEX IF NOT EXISTS edge_tail ON edge (tail);
CREATE INDEX IF NOT EXISTS statement_element ON statement (element);
)sql";

// Names hold no newline: the loader and the schema file see to that.
std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, "\n")); }

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        auto name = text.substr(0, text.find('\n'));
        names.emplace_back(name);
        text.remove_prefix(std::min(text.size(), name.size() + 1));
    }
    return names;
}

Kind parse_kind(std::string_view word) {
    return word == "event" ? Kind::event : word == "observation" ? Kind::observation : Kind::state;
}

/// Positions stand for ids, so a gap would confuse them.
template <typename Id>
Id next_id(const sqlite::Query& row, std::size_t size) {
    if (row.integer(0) != static_cast<std::int64_t>(size) + 1)
        throw Error("the database's schema is damaged: its ids have a gap");
    return Id{static_cast<std::int32_t>(row.integer(0))};
}

}  // namespace

void create_tables(sqlite::Database& database) {
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplicationId, kFormatVersion));
    database.run(kTables);
}

void create_late_indexes(sqlite::Database& database) { database.run(kLateIndexes); }

void write(sqlite::Database& database, const Property& property) {
    sqlite::Query insert(database, "INSERT INTO property VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, std::int64_t{raw(property.id)}).bind(2, property.name);
    insert.bind(3, property.any_type ? "any" : to_string(property.type)).bind(4, to_string(property.kind));
    insert.bind(5, std::int64_t{property.many}).execute();
}

void write(sqlite::Database& database, const Label& label) {
    sqlite::Query insert(database, "INSERT INTO label VALUES (?, ?, ?, ?)");
    insert.bind(1, std::int64_t{raw(label.id)})
        .bind(2, label.name)
        .bind(3, joined(label.properties))
        .bind(4, std::int64_t{label.detail})
        .execute();
}

void write(sqlite::Database& database, const EdgeType& type) {
    sqlite::Query insert(database, "INSERT INTO edge_type VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, std::int64_t{raw(type.id)})
        .bind(2, type.name)
        .bind(3, joined(type.tails))
        .bind(4, joined(type.heads));
    insert.bind(5, type.identity == Identity::many ? "many" : "single")
        .bind(6, joined(type.identifying))
        .bind(7, to_string(type.kind));
    insert.bind(8, std::int64_t{type.symmetric})
        .bind(9, std::int64_t{type.default_path})
        .bind(10, std::int64_t{type.joins})
        .bind(11, joined(type.properties))
        .execute();
}

void write_schema(sqlite::Database& database, const Schema& schema) {
    sqlite::Query meta(database, "INSERT INTO meta VALUES (?, ?)");
    meta.bind(1, "open").bind(2, std::int64_t{schema.open}).execute();
    meta.bind(1, "node_properties").bind(2, joined(schema.node_properties)).execute();
    meta.bind(1, "next_element").bind(2, std::int64_t{1}).execute();
    meta.bind(1, "next_statement").bind(2, std::int64_t{1}).execute();
    for (const Property& property : schema.properties) write(database, property);
    for (const Label& label : schema.labels) write(database, label);
    for (const EdgeType& type : schema.edge_types) write(database, type);
}

Schema read_schema(const sqlite::Database& database) {
    Schema schema;
    sqlite::Query meta(database, "SELECT key, value FROM meta WHERE key IN ('open', 'node_properties')");
    while (meta.step()) {
        if (meta.text(0) == "open") {
            schema.open = meta.integer(1) != 0;
        } else {
            schema.node_properties = split(meta.text(1));
        }
    }
    sqlite::Query properties(database, "SELECT id, name, type, kind, many FROM property ORDER BY id");
    while (properties.step()) {
        Property property{next_id<PropertyId>(properties, schema.properties.size()), std::string(properties.text(1))};
        property.any_type = properties.text(2) == "any";
        if (!property.any_type) property.type = parse_value_type(properties.text(2));
        property.kind = parse_kind(properties.text(3));
        property.many = properties.integer(4) != 0;
        schema.properties.push_back(std::move(property));
    }
    sqlite::Query labels(database, "SELECT id, name, properties, detail FROM label ORDER BY id");
    while (labels.step()) {
        schema.labels.push_back({next_id<LabelId>(labels, schema.labels.size()), std::string(labels.text(1)),
                                 split(labels.text(2)), labels.integer(3) != 0});
    }
    sqlite::Query types(
        database,
        "SELECT id, name, tails, heads, identity, identifying, kind, symmetric, default_path, joins, properties "
        "FROM edge_type ORDER BY id");
    while (types.step()) {
        EdgeType type;
        type.id = next_id<TypeId>(types, schema.edge_types.size());
        type.name = types.text(1);
        type.tails = split(types.text(2));
        type.heads = split(types.text(3));
        type.identity = types.text(4) == "many" ? Identity::many : Identity::single;
        type.identifying = split(types.text(5));
        type.kind = parse_kind(types.text(6));
        type.symmetric = types.integer(7) != 0;
        type.default_path = types.integer(8) != 0;
        type.joins = types.integer(9) != 0;
        type.properties = split(types.text(10));
        schema.edge_types.push_back(std::move(type));
    }
    if (schema.properties.size() < 2 || schema.properties[0].name != "exists" || schema.properties[1].name != "label") {
        throw Error("the database's schema is damaged: the properties 'exists' and 'label' are missing");
    }
    return schema;
}

}  // namespace entente
