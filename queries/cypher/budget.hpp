#pragma once

#include "graph/error.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace entente::cypher {

/// What a query may use at most.
struct Budget {
    std::optional<std::uint64_t> rows = {};   ///< of the answer
    std::optional<double> seconds = {};       ///< of the wall clock
    std::optional<std::uint64_t> bytes = {};  ///< held for rows: sorted, grouped, collected and answered ones
};

/// A query that used more than it may. The message names the budget and its option.
class BudgetError : public Error {
public:
    using Error::Error;
};

}  // namespace entente::cypher
