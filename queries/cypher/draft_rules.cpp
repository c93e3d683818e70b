#include "queries/cypher/draft_rules.hpp"

#include "graph/names.hpp"
#include "queries/cypher/fault.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

[[noreturn]] void refuse(const std::string& message) { throw Fault(ErrorKind::constraint, "SchemaViolated", message); }

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string suggestion(std::string_view name, const std::vector<std::string>& known) {
    const auto near = nearest(name, known);
    return near.empty() ? "" : fmt::format("; the nearest is '{}'", near);
}

template <typename Thing>
[[noreturn]] void refuse_unknown(std::string_view what, std::string_view name, const std::vector<Thing>& known) {
    std::vector<std::string> names;
    for (const auto& thing : known) {
        names.push_back(thing.name);
    }
    refuse(fmt::format("the schema has no {} '{}'{}", what, name, suggestion(name, names)));
}

std::string listed(LabelNames labels) {
    return labels.empty() ? "a node without a label" : fmt::format("a node of the label {}", fmt::join(labels, ", "));
}

bool fits(const std::vector<std::string>& admitted, LabelNames labels) {
    return admitted.empty() ||
           std::any_of(labels.begin(), labels.end(), [&](const std::string& label) { return has(admitted, label); });
}

}  // namespace

void require_label(const Schema& schema, std::string_view label) {
    if (!schema.open && schema.label(label) == nullptr) {
        refuse_unknown("label", label, schema.labels);
    }
}

const EdgeType& require_type(const Schema& schema, std::string_view type) {
    const auto* known = schema.edge_type(type);
    if (known == nullptr) {
        refuse_unknown("edge type", type, schema.edge_types);
    }
    return *known;
}

void require_property(const Schema& schema, LabelNames labels, std::string_view property) {
    if (schema.open) {
        return;
    }
    auto admitted = schema.node_properties;
    for (const auto& name : labels) {
        if (const auto* label = schema.label(name)) {
            admitted.insert(admitted.end(), label->properties.begin(), label->properties.end());
        }
    }
    if (!has(admitted, property)) {
        refuse(fmt::format("the schema has no property '{}' for {}{}", property, listed(labels),
                           suggestion(property, admitted)));
    }
}

void require_property(const Schema& schema, const EdgeType& type, std::string_view property) {
    if (!schema.open && !has(type.properties, property)) {
        refuse(fmt::format("the schema has no property '{}' for the type {}{}", property, type.name,
                           suggestion(property, type.properties)));
    }
}

void require_ends(const Schema& schema, const EdgeType& type, LabelNames tail, LabelNames head) {
    const bool fit = fits(type.tails, tail) && fits(type.heads, head);
    if (schema.open || fit || (type.symmetric && fits(type.tails, head) && fits(type.heads, tail))) {
        return;
    }
    const bool head_is_wrong = fits(type.tails, tail);
    refuse(fmt::format("expected as {} of {} one of {}, found {}", head_is_wrong ? "head" : "tail", type.name,
                       fmt::join(head_is_wrong ? type.heads : type.tails, ", "), listed(head_is_wrong ? head : tail)));
}

}  // namespace entente::cypher
