#include "queries/cypher/check.hpp"
#include "queries/cypher/children.hpp"

#include <algorithm>
#include <set>

namespace entente::cypher {

namespace {

/// Every declaration has a slot of its own: what is read and declared nowhere inside comes from outside.
class Reader {
public:
    void expression(const Expression& expression);
    void query(const Query& query);
    std::vector<Slot> outside() const;

private:
    void read(Slot slot) { read_.insert(slot); }
    void declare(Slot slot) { declared_.insert(slot); }
    void optional(const ExpressionPtr& of) {
        if (of) {
            expression(*of);
        }
    }
    template <typename Element>
    void element(const Element& element) {
        element.declares ? declare(element.slot) : read(element.slot);
        optional(element.properties);
    }
    void pattern(const PathPattern& pattern);
    void binds(const Expression& expression);
    void clause(const Match& match);
    void clause(const Unwind& unwind);
    void clause(const Projection& projection);
    void clause(const CallProcedure& call);
    template <typename Writing>
    void clause(const Writing&) {}  // no subquery writes

    std::set<Slot> read_;
    std::set<Slot> declared_;
};

std::vector<Slot> Reader::outside() const {
    std::vector<Slot> found;
    std::set_difference(read_.begin(), read_.end(), declared_.begin(), declared_.end(), std::back_inserter(found));
    found.erase(std::remove(found.begin(), found.end(), Slot::none), found.end());
    return found;
}

void Reader::pattern(const PathPattern& pattern) {
    declare(pattern.slot);
    for (const auto& node : pattern.nodes) {
        element(node);
    }
    for (const auto& edge : pattern.edges) {
        element(edge);
    }
}

void Reader::binds(const Expression& expression) {
    if (const auto* variable = std::get_if<Variable>(&expression.content)) {
        read(variable->slot);
    } else if (const auto* list = std::get_if<ListComprehension>(&expression.content)) {
        declare(list->slot);
    } else if (const auto* quantifier = std::get_if<Quantifier>(&expression.content)) {
        declare(quantifier->slot);
    } else if (const auto* reduce = std::get_if<Reduce>(&expression.content)) {
        declare(reduce->slot);
        declare(reduce->accumulator_slot);
    } else if (const auto* found = std::get_if<PatternComprehension>(&expression.content)) {
        pattern(found->pattern);
    } else if (const auto* value = std::get_if<PatternValue>(&expression.content)) {
        pattern(value->pattern);
    } else if (const auto* subquery = std::get_if<Subquery>(&expression.content)) {
        query(*subquery->query);
    }
}

void Reader::expression(const Expression& expression) {
    binds(expression);
    each_child(expression, [&](const ExpressionPtr& child) { optional(child); });
}

void Reader::clause(const Match& match) {
    for (const auto& found : match.patterns) {
        pattern(found);
    }
    optional(match.where);
}

void Reader::clause(const Unwind& unwind) {
    optional(unwind.list);
    declare(unwind.slot);
}

void Reader::clause(const Projection& projection) {
    for (const auto& item : projection.items) {
        optional(item.value);
        declare(item.slot);
    }
    for (const auto& item : projection.order) {
        optional(item.by);
    }
    optional(projection.skip);
    optional(projection.limit);
    optional(projection.where);
}

void Reader::clause(const CallProcedure& call) {
    for (const auto& item : call.items) {
        declare(item.slot);
    }
    if (call.arguments) {
        for (const auto& argument : *call.arguments) {
            optional(argument);
        }
    }
    optional(call.where);
}

void Reader::query(const Query& query) {
    for (const auto& part : query.parts) {
        for (const auto& one : part.clauses) {
            std::visit([&](const auto& content) { clause(content); }, one.content);
        }
    }
}

}  // namespace

std::vector<Slot> reads(const Expression& expression) {
    Reader reader;
    reader.expression(expression);
    return reader.outside();
}

}  // namespace entente::cypher
