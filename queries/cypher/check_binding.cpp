#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

namespace entente::cypher {

namespace {

using T = StaticType;

}  // namespace

/// Of what is in the list.
StaticType Checker::list_type(ExpressionPtr& list) {
    const auto type = value(list);
    need(type, T::list, list->spot, "what is behind IN");
    return {type.is_only(T::list | T::null) ? type.items : T::any};
}

StaticType Checker::visit(ListComprehension& of, Expression& at) {
    const auto item = list_type(of.list);
    const Inside inside(*this);
    of.slot = declare(of.variable, at.spot, item);
    if (of.where) {
        condition(*of.where);
    }
    return {T::list | T::null, of.result ? value(of.result).kinds : item.kinds};
}

StaticType Checker::visit(PatternComprehension& of, Expression&) {
    const Inside inside(*this);
    matched_edges_.clear();
    pattern(of.pattern, Use::comprehension);
    property_maps(of.pattern, Use::comprehension);
    if (of.where) {
        condition(*of.where);
    }
    return {T::list, value(of.result).kinds};
}

StaticType Checker::visit(Quantifier& quantifier, Expression& at) {
    const auto item = list_type(quantifier.list);
    const Inside inside(*this);
    quantifier.slot = declare(quantifier.variable, at.spot, item);
    if (quantifier.where) {
        condition(*quantifier.where);
    }
    return {T::boolean | T::null};
}

StaticType Checker::visit(Reduce& reduce, Expression& at) {
    value(reduce.start);
    const auto item = list_type(reduce.list);
    const Inside inside(*this);
    reduce.accumulator_slot = declare(reduce.accumulator, at.spot);
    reduce.slot = declare(reduce.variable, at.spot, item);
    value(reduce.step);
    return {};
}

/// A shortest path is a value; whether a pattern is there is asked only in conditions.
StaticType Checker::visit(PatternValue& found, Expression& at) {
    if (found.pattern.shape == PathPattern::Shape::plain) {
        fail("UnexpectedSyntax", at.spot,
             "a pattern stands only in a condition; EXISTS { } says whether it is there, COUNT { } how often");
    }
    for (const auto& node : found.pattern.nodes) {
        if (node.variable.empty()) {
            fail("UnexpectedSyntax", node.spot, "both ends of a shortest path are variables that have values");
        }
    }
    pattern_there(found.pattern);
    const bool one = found.pattern.shape == PathPattern::Shape::shortest;
    return one ? T{T::path | T::null} : T{T::list, T::path};
}

void Checker::pattern_there(PathPattern& found) {
    const Inside inside(*this);
    const auto before = matched_edges_;
    matched_edges_.clear();
    pattern(found, Use::predicate);
    property_maps(found, Use::predicate);
    matched_edges_ = before;
}

StaticType Checker::visit(Subquery& subquery, Expression&) {
    const auto* outer = scope_;
    const Inside inside(*this);
    const auto in_aggregate = in_aggregate_;
    const auto* grouped = grouped_;
    const auto alone = stands_alone_;
    in_aggregate_ = false;
    grouped_ = nullptr;
    query(*subquery.query, outer, Place::subquery);
    in_aggregate_ = in_aggregate;
    grouped_ = grouped;
    stands_alone_ = alone;
    return {subquery.kind == Subquery::Kind::exists ? T::boolean : T::integer};
}

}  // namespace entente::cypher
