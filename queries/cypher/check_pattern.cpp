#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

namespace entente::cypher {

/// All variables of patterns that stand together are known in the property maps of each, but where nodes and edges are
/// made one after another.
void Checker::patterns(std::vector<PathPattern>& patterns, Use use) {
    matched_edges_.clear();
    for (auto& each : patterns) {
        pattern(each, use);
    }
    for (auto& each : patterns) {
        if (use == Use::match) {
            property_maps(each, use);
        }
    }
}

void Checker::pattern(PathPattern& pattern, Use use) {
    shape(pattern, use);
    if (use == Use::create || use == Use::merge) {
        property_maps(pattern, use);
    }
    for (auto& each : pattern.nodes) {
        node(each, use, pattern.edges.empty());
    }
    for (auto& each : pattern.edges) {
        edge(each, use);
    }
    path_variable(pattern);
}

void Checker::shape(const PathPattern& pattern, Use use) const {
    if (pattern.shape == PathPattern::Shape::plain) {
        return;
    }
    if (use == Use::create || use == Use::merge) {
        fail("UnexpectedSyntax", pattern.spot, "a shortest path can be found, not made");
    }
    if (pattern.edges.size() != 1) {
        fail("UnexpectedSyntax", pattern.spot, "a shortest path is a pattern of two nodes and one edge between them");
    }
}

void Checker::path_variable(PathPattern& pattern) {
    if (scope_->find(pattern.variable) != nullptr && !pattern.variable.empty()) {
        fail("VariableAlreadyBound", pattern.spot,
             fmt::format("the variable '{}' has a value already, and cannot name a path", pattern.variable));
    }
    pattern.slot = declare(pattern.variable, pattern.spot, {StaticType::path});
}

void Checker::node(NodePattern& node, Use use, bool alone) {
    const bool writes = use == Use::create || use == Use::merge;
    for (const auto& label : node.labels) {
        writes ? note_created(NamedThing::Kind::label, label) : note(NamedThing::Kind::label, label, node.spot);
    }
    const auto* known = node.variable.empty() ? nullptr : scope_->find(node.variable);
    if (known == nullptr) {
        if (use == Use::predicate && !node.variable.empty()) {
            fail_undefined(node.variable, node.spot);
        }
        node.slot = declare(node.variable, node.spot, {StaticType::node});
        node.declares = true;
        return;
    }
    if (writes && (alone || !node.labels.empty() || node.properties)) {
        fail("VariableAlreadyBound", node.spot,
             fmt::format("the variable '{}' has a value already, and cannot name a new node", node.variable));
    }
    if (!known->type.may_be(StaticType::node)) {
        fail("VariableTypeConflict", node.spot,
             fmt::format("'{}' is {}, not a node", node.variable, describe(known->type.kinds)));
    }
    node.slot = known->slot;
}

void Checker::edge_to_write(const EdgePattern& edge, Use use) const {
    if (edge.hops) {
        fail("CreatingVarLength", edge.spot, "an edge of variable length can be found, not made");
    }
    if (edge.types.size() != 1) {
        fail("NoSingleRelationshipType", edge.spot,
             fmt::format("an edge that is made has one type, found {}", edge.types.size()));
    }
    if (use == Use::create && edge.left == edge.right) {
        fail("RequiresDirectedRelationship", edge.spot, "an edge that is made has one direction: --> or <--");
    }
}

void Checker::edge(EdgePattern& edge, Use use) {
    const bool writes = use == Use::create || use == Use::merge;
    const auto* known = edge.variable.empty() ? nullptr : scope_->find(edge.variable);
    if (writes && known == nullptr) {
        edge_to_write(edge, use);
    }
    for (const auto& type : edge.types) {
        writes ? note_created(NamedThing::Kind::type, type) : note(NamedThing::Kind::type, type, edge.spot);
    }
    const StaticType type = edge.hops ? StaticType{StaticType::list, StaticType::edge} : StaticType{StaticType::edge};
    if (known == nullptr) {
        if (use == Use::predicate && !edge.variable.empty()) {
            fail_undefined(edge.variable, edge.spot);
        }
        edge.slot = declare(edge.variable, edge.spot, type);
        edge.declares = true;
    } else if (!known->type.may_be(type.kinds) ||
               (edge.hops && known->type.is_only(StaticType::list) && (known->type.items & StaticType::edge) == 0)) {
        fail("VariableTypeConflict", edge.spot,
             fmt::format("'{}' is {}, not {}", edge.variable, describe(known->type.kinds),
                         edge.hops ? "a list of edges" : "an edge"));
    } else if (writes) {
        fail("VariableAlreadyBound", edge.spot,
             fmt::format("the variable '{}' has a value already, and cannot name a new edge", edge.variable));
    } else {
        edge.slot = known->slot;
    }
    if (!edge.variable.empty() && !matched_edges_.insert(edge.variable).second) {
        fail("RelationshipUniquenessViolation", edge.spot,
             fmt::format("the edge '{}' stands twice in one pattern, where no edge is met twice", edge.variable));
    }
}

void Checker::property_maps(PathPattern& pattern, Use use) {
    for (auto& node : pattern.nodes) {
        property_map(node.properties, use, node.spot);
    }
    for (auto& edge : pattern.edges) {
        property_map(edge.properties, use, edge.spot);
    }
}

void Checker::property_map(ExpressionPtr& properties, Use use, Spot at) {
    if (!properties) {
        return;
    }
    const auto* map = std::get_if<MapOf>(&properties->content);
    if (map == nullptr && use != Use::create) {
        fail("InvalidParameterUse", properties->spot,
             "properties to look for are written out: {name: $name}, not as one parameter");
    }
    const bool writes = use == Use::create || use == Use::merge;
    if (map != nullptr) {
        for (const auto& [key, ignored] : map->entries) {
            writes ? note_created(NamedThing::Kind::property, key) : note(NamedThing::Kind::property, key, at);
        }
    }
    value(properties);
}

}  // namespace entente::cypher
