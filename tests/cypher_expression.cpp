#include "cypher_expression.hpp"

#include "queries/cypher/error.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/parser.hpp"

#include <fmt/format.h>

namespace entente::test {

cypher::Datum value(std::string_view expression) {
    const auto text = fmt::format("RETURN {}", expression);
    const auto statement = cypher::parse(text);
    const auto& clause = statement.query.parts.front().clauses.front();
    const auto& items = std::get<cypher::Projection>(clause.content).items;
    cypher::DatumMap parameters;
    cypher::Run run;
    run.text = text;
    run.parameters = &parameters;
    run.now = cypher::parse_date_time("2024-07-10T12:00:00Z");
    cypher::Row row;
    return cypher::evaluate(*items.front().value, row, run);
}

bool agree(std::string_view expression, std::string_view expected) {
    const auto found = value(expression);
    const auto wanted = value(expected);
    return cypher::type_name(found) == cypher::type_name(wanted) && cypher::same(found, wanted);
}

std::string error_of(std::string_view expression) {
    try {
        value(expression);
    } catch (const cypher::QueryError& error) {
        return fmt::format("{}: {}", cypher::to_string(error.kind()), error.detail());
    }
    return "none";
}

}  // namespace entente::test
