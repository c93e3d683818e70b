#include "export/graph_values.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

/// How the key of a node begins that was given none.
constexpr std::string_view made_up = "_:";

/// What is known of a property's values after some of them.
struct Seen {
    std::uint32_t types = 0;  ///< a bit a ValueType
    bool list = false;
};

constexpr std::uint32_t bit(ValueType type) { return 1U << static_cast<unsigned>(type); }

ColumnType column_type(std::uint32_t types) {
    if (types == bit(ValueType::boolean)) {
        return ColumnType::boolean;
    }
    if (types == bit(ValueType::integer)) {
        return ColumnType::integer;
    }
    const auto numbers = bit(ValueType::integer) | bit(ValueType::decimal) | bit(ValueType::real);
    return types != 0 && (types & ~numbers) == 0 ? ColumnType::real : ColumnType::text;
}

void take(Seen& seen, std::span<const Value* const> values) {
    seen.list = seen.list || values.size() > 1;
    for (const Value* value : values) {
        if (const auto* list = std::get_if<List>(&value->content())) {
            seen.list = true;
            for (const Value& member : *list) {
                seen.types |= bit(member.type());
            }
        } else {
            seen.types |= bit(value->type());
        }
    }
}

/// `exists` and `label` say what an element is; a property that data calls so is stored with a colon before it.
bool is_reserved(std::string_view name) { return name == "exists" || name == "label"; }

std::string_view spoken(std::string_view stored) {
    auto bare = stored;
    bare.remove_prefix(std::min(bare.find_first_not_of(':'), bare.size()));
    return stored.starts_with(':') && is_reserved(bare) ? stored.substr(1) : stored;
}

/// All but what says that an element is there and has a label.
std::vector<GraphProperty> candidates(const Schema& schema) {
    std::vector<GraphProperty> made;
    for (const Property& property : schema.properties) {
        if (property.id != kExists && property.id != kLabel) {
            made.push_back({.id = property.id,
                            .name = std::string(spoken(property.name)),
                            .many = property.many,
                            .kind = property.kind});
        }
    }
    return made;
}

/// Those that have values, under names of their own.
std::vector<GraphProperty> settled(std::vector<GraphProperty> properties, const std::vector<Seen>& seen,
                                   std::span<const std::string_view> taken) {
    FreeNames names(taken);
    std::vector<GraphProperty> kept;
    for (std::size_t i = 0; i < properties.size(); ++i) {
        if (seen[i].types == 0 && !seen[i].list) {
            continue;
        }
        GraphProperty& property = properties[i];
        property.type = column_type(seen[i].types);
        property.list = seen[i].list || property.many;
        property.quantity = !property.list && seen[i].types == bit(ValueType::quantity);
        property.name = names.take(std::move(property.name));
        kept.push_back(std::move(property));
    }
    return kept;
}

}  // namespace

std::string_view to_string(ColumnType type) {
    switch (type) {
        case ColumnType::boolean:
            return "boolean";
        case ColumnType::integer:
            return "long";
        case ColumnType::real:
            return "double";
        case ColumnType::text:
            break;
    }
    return "string";
}

GraphValues::GraphValues(const Snapshot& snapshot, const TakenNames& taken) : snapshot_(&snapshot) {
    const auto all = candidates(snapshot.schema());
    std::vector<Seen> seen(all.size());
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        for (std::size_t i = 0; snapshot.visible(NodeIndex{n}) && i < all.size(); ++i) {
            take(seen[i], values(NodeIndex{n}, all[i]));
        }
    }
    nodes_ = settled(all, seen, taken.nodes);
    const auto named = std::find_if(nodes_.begin(), nodes_.end(), [](const auto& one) { return one.name == "name"; });
    named_ = named == nodes_.end() ? nullptr : &*named;

    seen.assign(all.size(), {});
    const auto types = snapshot.schema().edge_types.size() + 1;
    std::vector<std::vector<bool>> has(all.size(), std::vector<bool>(types));
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
            const auto found = values(EdgeIndex{e}, all[i]);
            if (!found.empty() && snapshot.visible(EdgeIndex{e})) {
                take(seen[i], found);
                has[i][static_cast<std::size_t>(raw(snapshot.type(EdgeIndex{e})))] = true;
            }
        }
    }
    edges_ = settled(all, seen, taken.edges);
    by_type_.resize(types);
    std::uint32_t position = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (position == edges_.size() || edges_[position].id != all[i].id) {
            continue;
        }
        for (std::size_t type = 0; type < types; ++type) {
            if (has[i][type]) {
                by_type_[type].push_back(position);
            }
        }
        ++position;
    }
}

std::span<const Value* const> GraphValues::values(NodeIndex node, const GraphProperty& property) {
    return values(snapshot_->property(node, property.id), property);
}

std::span<const Value* const> GraphValues::values(EdgeIndex edge, const GraphProperty& property) {
    return values(snapshot_->property(edge, property.id), property);
}

std::string_view GraphValues::name(NodeIndex node) {
    const std::string_view name = snapshot_->name(node);
    const bool stated = named_ != nullptr && !values(node, *named_).empty();
    return stated || name.starts_with(made_up) ? std::string_view() : name;
}

std::span<const Value* const> GraphValues::values(const Timeline* timeline, const GraphProperty& property) {
    shown_.clear();
    if (timeline == nullptr || timeline->empty()) {
        return {};
    }
    const auto day = snapshot_->day();
    if (!property.many) {
        const Piece* piece = day ? sample(*timeline, property.kind, *day) : &timeline->back();
        if (piece != nullptr && !piece->value.is_none()) {
            shown_.push_back(&piece->value);
        }
        return shown_;
    }
    for (const Piece& piece : *timeline) {
        const bool there = !piece.value.is_none() && (!day || piece.when.contains(*day));
        // The spells of one value stand side by side.
        if (there && (shown_.empty() || !(*shown_.back() == piece.value))) {
            shown_.push_back(&piece.value);
        }
    }
    return shown_;
}

}  // namespace entente
