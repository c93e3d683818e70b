#pragma once

#include "queries/cypher/datum.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cypher {

struct Run;

/// A parameter or a field of a procedure. The types are openCypher's words with "?" where null is admitted: "INTEGER?",
/// "MAP", "ANY?".
struct Field {
    std::string_view name;
    std::string_view type;
};

/// A procedure that CALL knows by name. A new one is its row.
struct Procedure {
    std::string name;  ///< with its namespace: "centrality.pagerank"
    std::string description;
    std::vector<Field> parameters;
    std::size_t needed = 0;  ///< so many of the parameters must be given
    std::vector<Field> fields;

    /// Calls `each` with the values of the fields of every row, until it says false. Throws Fault.
    std::function<void(std::span<const Datum> arguments, Run& run, const std::function<bool(const DatumList&)>& each)>
        call;
};

/// Those that are built in, by name.
const std::vector<Procedure>& procedures();

/// By name, whatever its case, also among those beside the built-in ones; null where there is none.
const Procedure* find_procedure(std::string_view name, std::span<const Procedure> beside = {});

}  // namespace entente::cypher
