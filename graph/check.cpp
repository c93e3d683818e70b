#include "graph/error.hpp"
#include "graph/sqlite.hpp"
#include "graph/statement_rows.hpp"
#include "graph/store.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kMostProblems = 100;

/// A query whose every row is a problem, and the words for it; {} is the row's first column.
struct Rule {
    const char* sql;
    const char* words;
};

constexpr Rule kRules[] = {
    {"SELECT id FROM edge WHERE tail NOT IN (SELECT id FROM node)", "edge {}: its tail is not a node"},
    {"SELECT id FROM edge WHERE head NOT IN (SELECT id FROM node)", "edge {}: its head is not a node"},
    {"SELECT id FROM edge WHERE type NOT IN (SELECT id FROM edge_type)", "edge {}: its type is not in the schema"},
    {"SELECT id FROM node WHERE id IN (SELECT id FROM edge)", "element {}: both a node and an edge"},
    {"SELECT id FROM statement WHERE element NOT IN (SELECT id FROM node UNION ALL SELECT id FROM edge)",
     "statement {}: its element is gone"},
    {"SELECT id FROM statement WHERE property NOT IN (SELECT id FROM property)",
     "statement {}: its property is not in the schema"},
    {"SELECT id FROM statement WHERE source NOT IN (SELECT id FROM source)", "statement {}: its source is gone"},
    {"SELECT id FROM statement WHERE load NOT IN (SELECT id FROM load)", "statement {}: its load is gone"},
    {"SELECT id FROM statement WHERE retracted IS NOT NULL AND retracted NOT IN (SELECT id FROM load)",
     "statement {}: the load that retracted it is gone"},
    {"SELECT s.id FROM statement s LEFT JOIN detail d ON d.statement = s.id WHERE s.rank <> 0 AND coalesce(d.reason, "
     "'') = ''",
     "statement {}: a rank other than normal without a reason"},
    {"SELECT statement FROM detail WHERE statement NOT IN (SELECT id FROM statement)",
     "details of statement {}, which is gone"},
    {"SELECT node FROM name WHERE node NOT IN (SELECT id FROM node)", "a name of node {}, which is gone"},
    {"SELECT id FROM statement WHERE type = 8 AND value NOT IN (SELECT id FROM node)",
     "statement {}: it refers to a node that is gone"},
};

void run(const sqlite::Database& database, const Rule& rule, std::vector<std::string>& problems) {
    sqlite::Query query(database, rule.sql);
    while (problems.size() < kMostProblems && query.step())
        problems.push_back(fmt::format(fmt::runtime(rule.words), query.integer(0)));
}

/// The types of the statements' values against the schema's.
void check_values(const Store& store, std::vector<std::string>& problems) {
    sqlite::Query query(
        store.database(),
        fmt::format("SELECT {} FROM statement s LEFT JOIN detail d ON d.statement = s.id", kStatementColumns));
    while (problems.size() < kMostProblems && query.step()) {
        try {
            Statement statement = read_statement(query);
            const Property& property = store.schema().at(statement.property);
            bool fits = property.any_type || statement.value.is_none() || statement.value.type() == property.type;
            if (!fits) {
                problems.push_back(fmt::format("statement {}: '{}' is {}, where the schema has {}", raw(statement.id),
                                               property.name, to_string(statement.value.type()),
                                               to_string(property.type)));
            }
        } catch (const Error& error) {
            problems.push_back(fmt::format("statement {}: {}", query.integer(0), error.what()));
        }
    }
}

/// Symmetric edges have ordered ends, so that one tie is one edge.
void check_symmetric(const Store& store, std::vector<std::string>& problems) {
    run(store.database(),
        {"SELECT e.id FROM edge e JOIN edge_type t ON t.id = e.type WHERE t.symmetric AND e.head < e.tail",
         "edge {}: symmetric, with its ends in the wrong order"},
        problems);
}

}  // namespace

std::vector<std::string> Store::check() const {
    std::vector<std::string> problems;
    sqlite::Query integrity(database(), "PRAGMA integrity_check(100)");
    while (integrity.step()) {
        if (integrity.text(0) != "ok") problems.emplace_back(integrity.text(0));
    }
    if (!problems.empty()) return problems;
    for (const Rule& rule : kRules) run(database(), rule, problems);
    check_symmetric(*this, problems);
    check_values(*this, problems);
    return problems;
}

}  // namespace entente
