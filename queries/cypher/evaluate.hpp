#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/budget.hpp"
#include "queries/cypher/datum.hpp"
#include "queries/cypher/graph.hpp"
#include "queries/work.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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

class Constants;

/// What is at hand while a query runs.
struct Run {
    std::string_view text;  ///< of the query, for errors
    const Graph* graph = nullptr;
    const DatumMap* parameters = nullptr;
    DateTime now = {};
    std::uint64_t seed = 1;
    std::optional<std::mt19937_64> random;  ///< made when it is first asked: its state is large
    Matcher* matcher = nullptr;
    const Store* store = nullptr;
    View view = {};  ///< that the graph shows
    const Work* work = nullptr;
    const Budget* budget = nullptr;
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    std::uint64_t held = 0;  ///< bytes
    std::uint32_t ticks = 0;
    std::shared_ptr<Constants> constants;  ///< made when they are first asked

    /// To be called wherever work repeats. Throws Interrupted when the user wants an end, BudgetError when the time is
    /// up.
    void tick() {
        if ((++ticks & 0x3ffU) == 0) {
            look_up();
        }
    }

    /// Counts what is held in memory. Throws BudgetError.
    void hold(std::size_t bytes);
    void release(std::size_t bytes) { held -= std::min<std::uint64_t>(held, bytes); }

    /// As tick(), now: for work that is long by itself.
    void look_up() const;
};

/// About so many bytes are held by a row.
std::size_t held_by(std::span<const Datum> row);

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
    bool varies = false;                                        ///< from call to call, of the same arguments
};

/// All of them: a table a file.
std::span<const Function> string_functions();
std::span<const Function> number_functions();
std::span<const Function> list_functions();
std::span<const Function> graph_functions();
std::span<const Function> temporal_functions();
std::span<const Function> conversion_functions();
std::span<const Function> model_functions();  ///< since, until, spells, sources, statements, precision

/// By name, whatever its case; null where there is none.
const Function* find_function(std::string_view name);

/// Names of all of them and of the aggregates, sorted.
std::vector<std::string> function_names();

/// Operators over data. Throw Fault.
Datum add(const Datum& a, const Datum& b);
Datum subtract(const Datum& a, const Datum& b);
Datum multiply(const Datum& a, const Datum& b);
Datum divide(const Datum& a, const Datum& b);
Datum modulo(const Datum& a, const Datum& b);
Datum power(const Datum& a, const Datum& b);
Datum negate(const Datum& a);
Datum positive(const Datum& a);  ///< +a

/// The element of a map, a node, an edge or a time by its name; of a list or map by its index. Null of null.
Datum element(const Datum& of, std::string_view key, const Run& run);
Datum subscript(const Datum& of, const Datum& index, const Run& run);
Datum slice(const Datum& of, const std::optional<Datum>& from, const std::optional<Datum>& to);

/// x IN list, with three values.
Datum contains(const Datum& list, const Datum& item);

/// x =~ regular expression, of the whole text. Linear in the text, whatever the expression.
Datum matches(const Datum& text, const Datum& expression, Constants& constants);

}  // namespace entente::cypher
