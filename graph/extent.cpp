#include "graph/extent.hpp"

#include <algorithm>

namespace entente {

namespace {

/// The first or last day of a span, with what is open or unknown made definite.
struct Edge {
    Day earliest;
    Day latest;
};

Edge since_of(const Bound& bound) {
    return bound.is_days() ? Edge{bound.earliest(), bound.latest()} : Edge{Day::beginning(), Day::beginning()};
}

Extent between(Edge since, Edge until) {
    return {{since.earliest, until.latest}, {since.latest, until.earliest}, Day::forever(), false};
}

constexpr Edge kNeverEnds{Day::forever(), Day::forever()};

/// The day on which a source attests what it does not date.
Bound attested(const Statement& statement, const Source& source) {
    return statement.observed.is_days() ? statement.observed : source.published;
}

/// Where nothing attests a day, the later beginning of the ends.
Bound first_attested(const Bound& day, const ElementFacts& facts) {
    return day.is_days() ? day : Bound(facts.type != nullptr ? facts.beginning : Day::beginning());
}

Extent of_observation(const Statement& statement, const Source& source, const ElementFacts& facts) {
    Span span = statement.span;
    Bound day = attested(statement, source);
    if (span.is_empty() && !day.is_days())
        return {always().front(), {Day::beginning(), Day::beginning()}, Day::forever(), true};
    if (span.is_empty()) span = day_span(day);
    bool undated = span.since.is_unknown();
    if (undated) span.since = first_attested(day, facts);
    if (span.until.is_unknown()) span.until = span.since.next();
    Edge until = span.until.is_days() ? Edge{span.until.earliest(), span.until.latest()} : kNeverEnds;
    Extent extent = between(since_of(span.since), until);
    extent.undated = undated;
    return extent;
}

/// The day after the last one that the source speaks of, where it leaves the end open.
Day carried_from(const Statement& statement, const Source& source, const ElementFacts& facts, Edge since) {
    Day day = coverage_end(source, facts).value_or(Day::beginning());
    if (day == Day::beginning()) {
        if (source.published.is_days()) {
            day = source.published.latest().next();
        } else if (statement.observed.is_days()) {
            day = statement.observed.latest().next();
        } else if (source.retrieved) {
            day = source.retrieved->next();
        }
    }
    return day > since.latest ? day : since.latest.next();
}

Edge until_of(const Statement& statement, const Source& source, const ElementFacts& facts, Edge since, Day& carried) {
    const Bound& until = statement.span.until;
    if (until.is_days()) return {until.earliest(), until.latest()};
    if (until.is_unknown() || coverage_end(source, facts)) carried = carried_from(statement, source, facts, since);
    return {carried, Day::forever()};
}

}  // namespace

Interval covered(const Coverage& row, const Source& source, Interval& certain) {
    Edge since = since_of(row.span.since);
    Edge until = kNeverEnds;
    if (row.span.until.is_days()) {
        until = {row.span.until.earliest(), row.span.until.latest()};
    } else if (row.span.until.is_unknown()) {
        if (auto known = source.known()) until = {known->next(), known->next()};
    }
    certain = {since.latest, until.earliest};
    return {since.earliest, until.latest};
}

std::optional<Day> coverage_end(const Source& source, const ElementFacts& facts) {
    std::optional<Day> end;
    for (const Coverage& row : facts.coverage) {
        if (row.source != source.id || !row.role.empty()) continue;
        Interval certain{};
        end = std::max(end.value_or(Day::beginning()), covered(row, source, certain).until);
    }
    return end;
}

Extent extent_of(const Statement& statement, Kind kind, const Source& source, const ElementFacts& facts) {
    if (kind == Kind::observation) return of_observation(statement, source, facts);
    bool exists = statement.property == kExists;
    bool own_time = !statement.span.is_empty() || statement.observed.is_days();
    const auto* day = std::get_if<Bound>(&statement.value.content());
    bool dates_itself = kind == Kind::event && !exists && day != nullptr && statement.modality == Modality::actual;
    if (kind == Kind::state && !exists && !own_time) return {always().front(), always().front(), Day::forever(), false};

    Bound first = statement.span.since;
    bool undated = false;
    if (first.is_unknown() && dates_itself) {
        first = *day;
    } else if (first.is_unknown()) {
        undated = true;
        first = attested(statement, source);
        // A source may attest what was over long before.
        bool over = kind == Kind::state && first.is_days() && statement.span.until.is_days() &&
                    first.earliest() >= statement.span.until.latest();
        first = first_attested(over ? Bound::unknown() : first, facts);
    }
    Edge since = since_of(first);
    Day carried = Day::forever();
    Edge until = kind == Kind::event ? kNeverEnds : until_of(statement, source, facts, since, carried);
    Extent extent = between(since, until);
    extent.carried = carried;
    extent.undated = undated;
    return extent;
}

}  // namespace entente
