#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

namespace entente::cypher {

void Checker::clause(Match& match, Spot) {
    patterns(match.patterns, Use::match);
    if (match.where) {
        condition(*match.where);
    }
}

void Checker::clause(Unwind& unwind, Spot at) {
    const auto type = value(unwind.list);
    if (scope_->find(unwind.variable) != nullptr) {
        fail("VariableAlreadyBound", at, fmt::format("the variable '{}' has a value already", unwind.variable));
    }
    const bool list = type.is_only(StaticType::list | StaticType::null);
    unwind.slot = declare(unwind.variable, at, {list ? type.items : StaticType::any});
}

void Checker::clause(Create& create, Spot) {
    patterns(create.patterns, Use::create);
    span(create.span);
}

void Checker::clause(Merge& merge, Spot) {
    matched_edges_.clear();
    pattern(merge.pattern, Use::merge);
    for (auto& item : merge.on_create) {
        set_item(item);
    }
    for (auto& item : merge.on_match) {
        set_item(item);
    }
    span(merge.span);
}

void Checker::clause(Set& set, Spot) {
    for (auto& item : set.items) {
        set_item(item);
    }
    span(set.span);
}

void Checker::clause(Remove& remove, Spot) {
    for (auto& item : remove.items) {
        set_target(item);
    }
}

/// What is set or removed belongs to a node or an edge.
void Checker::set_target(SetItem& item) {
    constexpr StaticType::Kinds kElement = StaticType::node | StaticType::edge;
    if (item.kind == SetItem::Kind::property) {
        auto& property = std::get<PropertyOf>(item.target->content);
        need(value(property.object), kElement, property.object->spot, "what has properties to set");
        return;
    }
    const bool labels = item.kind == SetItem::Kind::labels;
    need(value(item.target), labels ? StaticType::node : kElement, item.target->spot,
         labels ? "what has labels to set" : "what has properties to set");
}

void Checker::set_item(SetItem& item) {
    set_target(item);
    if (item.kind == SetItem::Kind::property) {
        note_created(NamedThing::Kind::property, std::get<PropertyOf>(item.target->content).key);
    }
    for (const auto& label : item.labels) {
        note_created(NamedThing::Kind::label, label);
    }
    if (!item.value) {
        return;
    }
    const auto type = value(item.value);
    if (item.kind != SetItem::Kind::property) {
        need(type, StaticType::map | StaticType::node | StaticType::edge, item.value->spot, "what is set");
        if (const auto* map = std::get_if<MapOf>(&item.value->content)) {
            for (const auto& [key, ignored] : map->entries) {
                note_created(NamedThing::Kind::property, key);
            }
        }
    }
}

void Checker::clause(Delete& deletion, Spot) {
    for (auto& target : deletion.targets) {
        if (std::holds_alternative<HasLabels>(target->content)) {
            fail("InvalidDelete", target->spot, "DELETE takes a node, an edge or a path; REMOVE takes labels away");
        }
        need(value(target), StaticType::node | StaticType::edge | StaticType::path, target->spot, "what is deleted");
    }
}

}  // namespace entente::cypher
