#include "queries/cypher/property_codes.hpp"

#include "queries/cypher/stored_value.hpp"

#include <type_traits>

namespace entente::cypher {

namespace {

/// Of all elements of which nothing is said.
const HistoryColumn kNothing{};

}  // namespace

template <typename Index>
PropertyCodes<Index>::PropertyCodes(std::string name, const Graph& graph) : name_(std::move(name)), graph_(&graph) {
    const auto& snapshot = *graph.snapshot();
    const auto* property = spoken_property(graph.schema(), name_);
    if (std::is_same_v<Index, NodeIndex> && (name_ == "key" || name_ == "name")) {
        is_identity_ = property == nullptr && name_ == "key";
        codes_.assign(snapshot.node_slots(), kUnknown);
        return;
    }
    const auto arrays = snapshot.arrays();
    const auto* column = property == nullptr ? nullptr : arrays.column(Index{}, property->id);
    column_ = column == nullptr ? &kNothing : column;
    codes_.assign(column == nullptr ? 1 : arrays.histories, kUnknown);
    codes_.front() = 0;
}

template <typename Index>
std::uint32_t PropertyCodes<Index>::look_up(Index element, std::uint32_t place) {
    auto& code = codes_[place];
    if constexpr (std::is_same_v<Index, NodeIndex>) {
        if (is_identity_) {
            return code = is_made_up(graph_->snapshot()->key(element)) ? 0 : raw(element) + 1;
        }
    }
    auto value = graph_->property(element, name_);
    if (value.is_null()) {
        return code = 0;
    }
    return code = known_.try_emplace(std::move(value), static_cast<std::uint32_t>(known_.size()) + 1).first->second;
}

template class PropertyCodes<NodeIndex>;
template class PropertyCodes<EdgeIndex>;

}  // namespace entente::cypher
