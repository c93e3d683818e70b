#include "export/graph_weight.hpp"

#include <algorithm>
#include <cmath>

#include "graph/number.hpp"

namespace entente {
namespace {

const GraphProperty* named(std::span<const GraphProperty> properties, const Schema& schema, std::string_view name) {
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const GraphProperty& property) {
        return !property.list && schema.at(property.id).name == name;
    });
    return found == properties.end() ? nullptr : &*found;
}

/// Whether the amounts of all edges can stand side by side.
bool of_one_measure(const Snapshot& snapshot, GraphValues& values, const GraphProperty& property) {
    const Value* first = nullptr;
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        const auto shown = values.values(EdgeIndex{e}, property);
        if (shown.empty() || !snapshot.visible(EdgeIndex{e})) {
            continue;
        }
        first = first == nullptr ? shown.front() : first;
        if (!comparable(*first, *shown.front())) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool is_directed(const Snapshot& snapshot) {
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        if (snapshot.visible(EdgeIndex{e}) && !snapshot.symmetric(EdgeIndex{e})) {
            return true;
        }
    }
    return snapshot.edge_count() == 0;
}

GraphWeight::GraphWeight(const Snapshot& snapshot, GraphValues& values) : values_(&values) {
    property_ = named(values.of_edges(), snapshot.schema(), "weight");
    const bool numeric =
        property_ != nullptr && (property_->type == ColumnType::integer || property_->type == ColumnType::real);
    if (!numeric) {
        property_ = named(values.of_edges(), snapshot.schema(), "amount");
        if (property_ != nullptr && !of_one_measure(snapshot, values, *property_)) {
            property_ = nullptr;
        }
    }
}

std::optional<double> GraphWeight::of(EdgeIndex edge) const {
    if (property_ == nullptr) {
        return {};
    }
    const auto values = values_->values(edge, *property_);
    const auto weight = values.empty() ? std::nullopt : number_of(*values.front());
    return weight && std::isfinite(*weight) && *weight > 0 ? weight : std::nullopt;
}

}  // namespace entente
