#pragma once

#include "graph/store.hpp"

#include <cstdint>
#include <vector>

namespace entente {

struct LabelCount {
    LabelId label{};
    std::int64_t nodes = 0;
};

struct TypeCount {
    TypeId type{};
    std::int64_t edges = 0;
};

struct SourceCount {
    SourceId source{};
    std::int64_t statements = 0;
    std::int64_t alone = 0;  ///< elements of which no other source speaks
};

/// What a file holds, without a view: live statements of every rank and modality.
struct Statistics {
    std::vector<LabelCount> labels;    ///< of the schema, those without nodes left out
    std::vector<TypeCount> types;      ///< likewise
    std::vector<SourceCount> sources;  ///< all, in the order of their ids
    std::optional<Day> first;          ///< the earliest and the latest day that a statement's span names
    std::optional<Day> last;
};

/// Time O(statements).
Statistics statistics(const Store& store);

}  // namespace entente
