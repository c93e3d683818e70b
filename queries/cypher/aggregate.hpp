#pragma once

#include "queries/cypher/datum.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cypher {

/// What is gathered of one group of rows. add() and result() throw Fault.
class Aggregator {
public:
    virtual ~Aggregator() = default;

    /// As if they came so many times; to one that keeps its values they come one by one. The first is never null, but
    /// of count(*), which has none.
    virtual void add(std::span<const Datum> arguments, std::uint64_t times) = 0;
    virtual Datum result() const = 0;
};

/// An aggregate that can be called by name. A new one is its row. DISTINCT is done by who calls it.
struct Aggregate {
    std::string_view name;  ///< in lower case
    std::size_t arguments;
    std::unique_ptr<Aggregator> (*make)();
    bool keeps = false;  ///< every value, until the group is done
    bool once = false;   ///< a value that comes again changes nothing
};

std::span<const Aggregate> aggregates();

/// By name, whatever its case; null where there is none.
const Aggregate* find_aggregate(std::string_view name);

}  // namespace entente::cypher
