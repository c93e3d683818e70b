#include "queries/cypher/check.hpp"

#include "graph/names.hpp"
#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

constexpr std::int32_t kMostSlots = 1'000'000;

}  // namespace

void Checker::fail(std::string_view detail, Spot at, const std::string& message, ErrorKind kind) const {
    throw QueryError(kind, detail, QueryError::Phase::compile, message, text_, at);
}

void Checker::fail_undefined(const std::string& name, Spot at) const {
    if (grouped_ != nullptr && !in_aggregate_ && grouped_->contains(name)) {
        fail("AmbiguousAggregationExpression", at,
             fmt::format("beside an aggregate, '{}' is not the same in a whole group: give what is meant an alias",
                         name));
    }
    const auto similar = nearest(name, scope_->names());
    fail("UndefinedVariable", at,
         fmt::format("there is no variable '{}'{}", name,
                     similar.empty() ? "" : fmt::format(": did you mean '{}'?", similar)));
}

Slot Checker::new_slot(Spot at) {
    if (slots_ == kMostSlots) {
        fail("UnexpectedSyntax", at, fmt::format("a query has at most {} variables, nodes and edges", kMostSlots));
    }
    return Slot{slots_++};
}

/// Of a variable without a name only the slot is taken.
Slot Checker::declare(const std::string& name, Spot at, StaticType type) {
    const auto slot = new_slot(at);
    if (!name.empty()) {
        scope_->declare(name, {slot, type});
    }
    return slot;
}

void Checker::time(TimePrefix& prefix) {
    Scope none;
    scope_ = &none;
    for (auto* day : {&prefix.valid, &prefix.known, &prefix.from, &prefix.to}) {
        if (*day) {
            value(*day);
        }
    }
    scope_ = nullptr;
}

void Checker::span(Span& span) {
    for (auto* day : {&span.since, &span.until}) {
        if (*day) {
            value(*day);
        }
    }
}

std::vector<NamedThing> Checker::names_read() const {
    std::vector<NamedThing> found;
    std::copy_if(names_.begin(), names_.end(), std::back_inserter(found), [&](const NamedThing& thing) {
        return !created_.contains({thing.kind, thing.name});
    });
    std::stable_sort(found.begin(), found.end(),
                     [](const NamedThing& a, const NamedThing& b) { return a.spot.offset < b.spot.offset; });
    return found;
}

Checked Checker::run(Statement& statement) {
    time(statement.time);
    Checked found;
    found.columns = query(statement.query, nullptr, Place::statement);
    found.width = static_cast<std::size_t>(slots_);
    found.writes = writes_;
    found.names = names_read();
    return found;
}

Checked check(Statement& statement, std::string_view text, std::span<const Procedure> procedures,
              const DatumMap* parameters) {
    return Checker(text, procedures, parameters).run(statement);
}

}  // namespace entente::cypher
