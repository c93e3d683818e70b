#pragma once

#include "graph/snapshot_arrays.hpp"
#include "queries/cypher/row_store.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

// Not installed.
namespace entente::cypher {

/// Numbers for the values that one property has in a graph over a snapshot: equal ones, as same() says, have equal
/// numbers, and null has 0. Found when they are first asked for, once for all that a snapshot says in the same words.
/// What it holds is counted against the budget.
template <typename Index>
class PropertyCodes {
public:
    /// Keeps references. The graph must have a snapshot.
    PropertyCodes(const std::string& name, const Graph& graph, Run& run);
    PropertyCodes(PropertyCodes&& other) noexcept = default;
    ~PropertyCodes();

    std::uint32_t operator()(Index element) {
        const auto place = column_ == nullptr ? raw(element) : (*column_)[raw(element)];
        const auto code = codes_[place];
        return code != kUnknown ? code : look_up(element, place);
    }

private:
    static constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t look_up(Index element, std::uint32_t place);

    const std::string* name_;
    const Graph* graph_;
    Run* run_;
    const HistoryColumn* column_ = nullptr;  ///< null: codes by element
    bool is_identity_ = false;               ///< the key of nodes: no two have the same
    std::vector<std::uint32_t> codes_;       ///< by history, or by element
    RowIndex values_;
};

}  // namespace entente::cypher
