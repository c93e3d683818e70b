#pragma once

#include "queries/cypher/argument.hpp"
#include "queries/cypher/constants.hpp"
#include "queries/cypher/evaluate.hpp"

#include <memory>
#include <optional>

// Not installed.
namespace entente::cypher {

using Truth = std::optional<bool>;

/// Null where nothing is known.
inline Datum of(Truth truth) { return truth ? Datum(*truth) : Datum(); }

/// A list or map that an expression has made, if it is no larger than a value may be. Throws Fault.
Datum bounded(Datum datum);

/// Evaluates expressions on one row.
class Evaluator {
public:
    Evaluator(Row& row, Run& run) : row_(row), run_(run) {}

    Datum operator()(const Expression& expression);

    /// Of a condition. Throws QueryError where it is no truth value.
    Truth truth(const Expression& expression);

private:
    Datum visit(const Literal& literal);
    Datum visit(const Parameter& parameter);
    Datum visit(const Variable& variable) { return row_[place(variable.slot)]; }
    Datum visit(const PropertyOf& property);
    Datum visit(const HasLabels& has);
    Datum visit(const Subscript& of);
    Datum visit(const Slice& of);
    Datum visit(const ListOf& list);
    Datum visit(const MapOf& map);
    Datum visit(const Projected& projected);
    Datum visit(const Operation& operation);
    Datum visit(const Comparison& comparison) { return of(compare(comparison)); }
    Datum visit(const Call& call);
    Datum visit(const Case& of);
    Datum visit(const ListComprehension& of);
    Datum visit(const PatternComprehension& of);
    Datum visit(const Quantifier& quantifier);
    Datum visit(const Reduce& reduce);
    Datum visit(const PatternValue& pattern);
    Datum visit(const Subquery& subquery);

    static std::size_t place(Slot slot) { return static_cast<std::size_t>(slot); }

    /// The value, where it lies if it lies somewhere, else in `held`.
    const Datum& read(const Expression& expression, Datum& held);

    template <typename Act>
    auto located(const Expression& expression, Act act);

    Truth compare(const Comparison& comparison);
    Truth logic(const Operation& operation);
    Datum binary(Operator operation, const Datum& a, const Expression& second);
    const DatumList* list(const Expression& expression, Datum& held);
    DatumMap properties(const Datum& datum);
    std::uint64_t keep(const Datum& datum);

    template <typename Index>
    void require_visible(Index element) const {
        if (!run_.graph->visible(element)) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the element has been deleted");
        }
    }

    Constants& constants() {
        if (!run_.constants) {
            run_.constants = std::make_shared<Constants>();
        }
        return *run_.constants;
    }

    Row& row_;
    Run& run_;
};

template <typename Act>
auto Evaluator::located(const Expression& expression, Act act) {
    try {
        return act();
    } catch (const Fault& fault) {
        throw QueryError(fault.kind(), fault.detail(), QueryError::Phase::run, fault.what(), run_.text,
                         expression.spot);
    }
}

}  // namespace entente::cypher
