#pragma once

#include "graph/schema.hpp"
#include "queries/cypher/ast.hpp"
#include "queries/cypher/procedure.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cypher {

/// A name in a query that the database does not know: no error, since it matches nothing, but worth a warning.
struct NamedThing {
    enum class Kind : std::uint8_t { label, type, property } kind;
    std::string name;
    Spot spot;
};

/// What the check of a statement found out.
struct Checked {
    std::size_t width = 0;             ///< slots of a row
    std::vector<std::string> columns;  ///< of the answer; empty where the statement only writes
    bool writes = false;
    std::vector<NamedThing> names;  ///< labels, types and properties that are read, in the order of the text
};

/// Gives every variable of the statement its slot and sees that it makes sense, before anything runs.
///
/// Each declaration has a slot of its own; a variable that a later pattern repeats keeps its slot. `*` is replaced by
/// its items. An expression of ORDER BY that repeats an item becomes that item's variable. Calls of aggregates get
/// slots. A procedure that stands alone yields all its fields; `procedures` are known beside those that are built in.
/// With `parameters`, those that a procedure takes by their names must be among them. Throws QueryError of phase
/// `compile`. Time O(n) in the tree, but for look-ups of names and for the variables that are visible behind each
/// clause.
Checked check(Statement& statement, std::string_view text, std::span<const Procedure> procedures = {},
              const DatumMap* parameters = nullptr);

/// A warning for each name that the schema does not know, with the nearest that it does: what it matches nothing for.
/// Every node has `key` and `name`. Time O(names times what the schema knows).
std::vector<std::string> unknown_names(const Checked& checked, const Schema& schema, std::string_view text);

/// The slots that an expression reads, ascending, without those that it binds itself.
std::vector<Slot> reads(const Expression& expression);

}  // namespace entente::cypher
