#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/datum.hpp"
#include "queries/cypher/graph.hpp"

#include <functional>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace entente::cypher {

/// One datum a slot.
using Row = std::vector<Datum>;

/// What expressions ask of the executor: patterns and subqueries are matched there.
class Matcher {
public:
    virtual ~Matcher() = default;

    /// Matches the pattern from what the row binds; calls `each` with the row that binds the rest, until it says false.
    virtual void match(const PathPattern& pattern, Row& row, const std::function<bool(Row&)>& each) = 0;

    /// How many rows the query gives, at most `most`.
    virtual std::size_t count(const Query& query, Row& row, std::size_t most) = 0;

    /// The shortest path of the pattern, or all of them; null, or an empty list.
    virtual Datum shortest(const PathPattern& pattern, Row& row) = 0;
};

/// What is at hand while a query runs.
struct Run {
    std::string_view text;  ///< of the query, for errors
    const Graph* graph = nullptr;
    const DatumMap* parameters = nullptr;
    DateTime now = {};
    std::mt19937_64 random;
    Matcher* matcher = nullptr;
};

/// The value of an expression whose names have been checked. Throws QueryError with the spot.
Datum evaluate(const Expression& expression, Row& row, Run& run);

/// A condition: null and false are false. Throws QueryError (TypeError) where it is no truth value.
bool holds(const Expression& expression, Row& row, Run& run);

/// A function that can be called by name. A new one is its row.
struct Function {
    std::string_view name;  ///< in lower case, with its namespace
    std::size_t least;
    std::size_t most;
    Datum (*call)(std::span<const Datum> arguments, Run& run);  ///< throws Fault
    bool takes_null = false;                                    ///< else null in any argument gives null
};

/// All of them: a table a file.
std::span<const Function> string_functions();
std::span<const Function> number_functions();
std::span<const Function> list_functions();
std::span<const Function> graph_functions();
std::span<const Function> temporal_functions();
std::span<const Function> conversion_functions();

/// By name, whatever its case; null where there is none.
const Function* find_function(std::string_view name);

/// Names of all of them, for suggestions.
std::vector<std::string> function_names();

/// Operators over data. Throw Fault.
Datum add(const Datum& a, const Datum& b);
Datum subtract(const Datum& a, const Datum& b);
Datum multiply(const Datum& a, const Datum& b);
Datum divide(const Datum& a, const Datum& b);
Datum modulo(const Datum& a, const Datum& b);
Datum power(const Datum& a, const Datum& b);
Datum negate(const Datum& a);

/// The element of a map, a node, an edge or a time by its name; of a list or map by its index. Null of null.
Datum element(const Datum& of, std::string_view key, const Run& run);
Datum subscript(const Datum& of, const Datum& index, const Run& run);
Datum slice(const Datum& of, const std::optional<Datum>& from, const std::optional<Datum>& to);

/// x IN list, with three values.
Datum contains(const Datum& list, const Datum& item);

/// x =~ regular expression, of the whole text. Linear in the text, whatever the expression.
Datum matches(const Datum& text, const Datum& expression);

}  // namespace entente::cypher
