#include "queries/cypher/property_codes.hpp"

#include "queries/cypher/stored_value.hpp"

#include <type_traits>

namespace entente::cypher {

namespace {

/// Of all elements of which nothing is said.
const HistoryColumn kNothing{};

}  // namespace

template <typename Index>
PropertyCodes<Index>::PropertyCodes(const std::string& name, const Graph& graph, Run& run)
    : name_(&name), graph_(&graph), run_(&run), values_(1, run) {
    const auto& snapshot = *graph.snapshot();
    const auto arrays = snapshot.arrays();
    const auto* property = spoken_property(graph.schema(), name);
    if (std::is_same_v<Index, NodeIndex> && (name == "key" || name == "name")) {
        is_identity_ = property == nullptr && name == "key";
        codes_.assign(snapshot.node_slots(), kUnknown);
    } else {
        column_ = property == nullptr ? nullptr : arrays.column(Index{}, property->id);
        codes_.assign(column_ == nullptr ? 1 : arrays.histories, kUnknown);
        column_ = column_ == nullptr ? &kNothing : column_;
        codes_.front() = 0;
    }
    run_->hold(codes_.size() * sizeof(std::uint32_t));
}

template <typename Index>
PropertyCodes<Index>::~PropertyCodes() {
    run_->release(codes_.size() * sizeof(std::uint32_t));
}

template <typename Index>
std::uint32_t PropertyCodes<Index>::look_up(Index element, std::uint32_t place) {
    auto& code = codes_[place];
    if constexpr (std::is_same_v<Index, NodeIndex>) {
        if (is_identity_) {
            return code = is_made_up(graph_->snapshot()->key(element)) ? 0 : raw(element) + 1;
        }
    }
    const auto value = graph_->property(element, *name_);
    return code = value.is_null() ? 0 : static_cast<std::uint32_t>(values_.add(std::span(&value, 1)).first) + 1;
}

template class PropertyCodes<NodeIndex>;
template class PropertyCodes<EdgeIndex>;

}  // namespace entente::cypher
