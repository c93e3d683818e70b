#pragma once

#include "queries/cypher/error.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// The tree of a query. Names are as written; nothing is resolved.
namespace entente::cypher {

/// The place of a variable's value in a row; the check of names fills it in.
enum class Slot : std::int32_t { none = -1 };

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
using Expressions = std::vector<ExpressionPtr>;
struct Query;

/// (v:A:B {..})
struct NodePattern {
    std::string variable;  ///< empty: none
    Slot slot = Slot::none;
    bool declares = false;  ///< the slot is new here; else the variable is bound before; filled in by the check
    std::vector<std::string> labels;
    ExpressionPtr properties;  ///< a map or a parameter; may be null
    Spot spot;
};

/// -[v:A|B*1..3 {..}]->
struct EdgePattern {
    struct Hops {
        std::optional<std::uint64_t> least;
        std::optional<std::uint64_t> most;
    };
    std::string variable;
    Slot slot = Slot::none;
    bool declares = false;  ///< as of a node
    std::vector<std::string> types;
    ExpressionPtr properties;
    std::optional<Hops> hops;  ///< of a pattern of variable length
    bool left = false;         ///< an arrow head at the left
    bool right = false;
    Spot spot;
};

/// p = (a)-->(b): one node more than edges.
struct PathPattern {
    enum class Shape : std::uint8_t { plain, shortest, all_shortest };
    std::string variable;
    Slot slot = Slot::none;
    Shape shape = Shape::plain;
    std::vector<NodePattern> nodes;
    std::vector<EdgePattern> edges;
    Spot spot;
};

struct Literal {
    std::variant<std::monostate, bool, std::int64_t, double, std::string> value;
};
struct Parameter {
    std::string name;
};
struct Variable {
    std::string name;
    Slot slot = Slot::none;
};
struct PropertyOf {
    ExpressionPtr object;
    std::string key;
};
struct HasLabels {
    ExpressionPtr object;
    std::vector<std::string> labels;
};
struct Subscript {
    ExpressionPtr object;
    ExpressionPtr index;
};
struct Slice {
    ExpressionPtr object;
    ExpressionPtr from;  ///< may be null
    ExpressionPtr to;    ///< may be null
};
struct ListOf {
    Expressions items;
};
struct MapOf {
    std::vector<std::pair<std::string, ExpressionPtr>> entries;
};

/// n {.name, .*, other, key: value}
struct Projected {
    ExpressionPtr object;
    struct Item {
        enum class Kind : std::uint8_t { property, all, entry } kind;
        std::string key;
        ExpressionPtr value;  ///< of an entry
    };
    std::vector<Item> items;
};

enum class Operator : std::uint8_t {
    disjunction,
    exclusive,
    conjunction,
    negation,
    plus,   ///< of one operand
    minus,  ///< of one operand
    add,
    subtract,
    multiply,
    divide,
    modulo,
    power,
    starts_with,
    ends_with,
    contains,
    matches,  ///< =~
    in,
    is_null,
    is_not_null
};

/// Operators of one precedence, from the left: a + b - c. A sign, NOT and the null tests have one operand.
struct Operation {
    Expressions operands;
    std::vector<Operator> operators;  ///< one less than operands; of one operand, one
};

/// a < b <= c: each compared with the next.
struct Comparison {
    enum class Kind : std::uint8_t { equal, unequal, less, at_most, greater, at_least };
    Expressions operands;
    std::vector<Kind> kinds;  ///< one less than operands
};

struct Call {
    std::string name;  ///< with its namespace: "date.truncate"
    Expressions arguments;
    bool distinct = false;
    bool star = false;       ///< count(*)
    Slot slot = Slot::none;  ///< of an aggregate: where its result lies
};

struct Case {
    ExpressionPtr subject;  ///< may be null
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
    ExpressionPtr otherwise;  ///< may be null
};

/// [x IN list WHERE p | e]
struct ListComprehension {
    std::string variable;
    Slot slot = Slot::none;
    ExpressionPtr list;
    ExpressionPtr where;   ///< may be null
    ExpressionPtr result;  ///< may be null
};

/// [p = (a)-->(b) WHERE q | e]
struct PatternComprehension {
    PathPattern pattern;
    ExpressionPtr where;  ///< may be null
    ExpressionPtr result;
};

/// any(x IN list WHERE p)
struct Quantifier {
    enum class Kind : std::uint8_t { all, any, none, single } kind;
    std::string variable;
    ExpressionPtr list;
    ExpressionPtr where;  ///< null: the variable itself
    Slot slot = Slot::none;
};

/// reduce(sum = 0, x IN list | sum + x)
struct Reduce {
    std::string accumulator;
    ExpressionPtr start;
    std::string variable;
    ExpressionPtr list;
    ExpressionPtr step;
    Slot accumulator_slot = Slot::none;
    Slot slot = Slot::none;
};

/// A pattern where a value is asked for: whether it is there, or its shortest path.
struct PatternValue {
    PathPattern pattern;
};

/// EXISTS { .. } and COUNT { .. }: a whole query, or patterns with a condition.
struct Subquery {
    enum class Kind : std::uint8_t { exists, count } kind;
    std::unique_ptr<Query> query;
};

struct Expression {
    std::variant<Literal, Parameter, Variable, PropertyOf, HasLabels, Subscript, Slice, ListOf, MapOf, Projected,
                 Operation, Comparison, Call, Case, ListComprehension, PatternComprehension, Quantifier, Reduce,
                 PatternValue, Subquery>
        content;
    Spot spot;
    bool bracketed = false;    ///< stands in parentheses of its own
    std::uint16_t height = 1;  ///< levels from here down, which the parser bounds: trees are walked by recursion
};

/// SINCE .. UNTIL .. behind what is written.
struct Span {
    ExpressionPtr since;  ///< may be null
    ExpressionPtr until;  ///< may be null
};

struct Match {
    bool optional = false;
    std::vector<PathPattern> patterns;
    ExpressionPtr where;
};
struct Unwind {
    ExpressionPtr list;
    std::string variable;
    Slot slot = Slot::none;
};
struct Create {
    std::vector<PathPattern> patterns;
    Span span;
};

struct SetItem {
    enum class Kind : std::uint8_t {
        property,  ///< n.p = e
        replace,   ///< n = e
        merge,     ///< n += e
        labels     ///< n:A:B
    } kind;
    ExpressionPtr target;  ///< PropertyOf, or what is set
    ExpressionPtr value;   ///< null for labels
    std::vector<std::string> labels;
    Spot spot;
};

struct Set {
    std::vector<SetItem> items;
    Span span;
};
struct Merge {
    PathPattern pattern;
    std::vector<SetItem> on_create;
    std::vector<SetItem> on_match;
    Span span;
};
struct Remove {
    std::vector<SetItem> items;  ///< properties and labels; no values
};
struct Delete {
    bool detach = false;
    Expressions targets;
};
struct SortItem {
    ExpressionPtr by;
    bool descending = false;
};

/// WITH and RETURN.
struct Projection {
    struct Item {
        ExpressionPtr value;
        std::string name;  ///< the alias, or the text as written
        bool aliased = false;
        Slot slot = Slot::none;
    };
    bool returns = false;
    bool distinct = false;
    bool star = false;
    std::vector<Item> items;
    std::vector<SortItem> order;
    ExpressionPtr skip;
    ExpressionPtr limit;
    ExpressionPtr where;  ///< of WITH

    /// Calls of aggregates in items and order, filled in by the check. Where there are any, rows are grouped by the
    /// items without one, and what else the others read is the same in all rows of a group.
    std::vector<Call*> aggregates = {};
};

/// CALL name(..) YIELD a AS b WHERE ..
struct CallProcedure {
    struct Yield {
        std::string field;
        std::string variable;
        Spot spot;
        Slot slot = Slot::none;
    };
    std::string name;
    std::optional<Expressions> arguments;  ///< none: they are the parameters of the same names
    bool yields_all = false;               ///< YIELD *, or no YIELD at all in a call that stands alone
    bool yields = false;
    std::vector<Yield> items;
    ExpressionPtr where;
};

struct Clause {
    std::variant<Match, Unwind, Create, Merge, Set, Remove, Delete, Projection, CallProcedure> content;
    Spot spot;
    std::vector<Slot> scope = {};  ///< of the variables that are visible behind it; filled in by the check
};

struct SingleQuery {
    std::vector<Clause> clauses;
    Spot spot;
};

struct Query {
    std::vector<SingleQuery> parts;
    std::vector<bool> union_all;  ///< one less than parts
    std::vector<Spot> unions;
};

/// FOR VALID_TIME AS OF .., FOR KNOWN_TIME AS OF .., FOR VALID_TIME BETWEEN .. AND ..
struct TimePrefix {
    ExpressionPtr valid;
    ExpressionPtr known;
    ExpressionPtr from;  ///< of BETWEEN
    ExpressionPtr to;
};

struct Statement {
    enum class Mode : std::uint8_t { run, explain, profile } mode = Mode::run;
    TimePrefix time;
    Query query;
};

}  // namespace entente::cypher
