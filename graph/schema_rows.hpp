#pragma once

#include "graph/schema.hpp"
#include "graph/sqlite.hpp"

// The tables of the file and the rows that describe its schema. Not installed.
namespace entente {

/// What a file of ours carries in its header: "EntA" and the format's number.
constexpr std::int32_t kApplicationId = 0x456e7441;
constexpr std::int32_t kFormatVersion = 2;

/// Creates every table and those indexes that loading needs.
void create_tables(sqlite::Database& database);

/// Creates the indexes that a fresh file gets at its end. Harmless if they are there.
void create_late_indexes(sqlite::Database& database);

void write_schema(sqlite::Database& database, const Schema& schema);
Schema read_schema(const sqlite::Database& database);

void write(sqlite::Database& database, const Property& property);
void write(sqlite::Database& database, const Label& label);
void write(sqlite::Database& database, const EdgeType& type);

}  // namespace entente
