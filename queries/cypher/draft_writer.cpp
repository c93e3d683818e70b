#include "queries/cypher/draft_writer.hpp"

#include "graph/error.hpp"
#include "queries/cypher/shown_element.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

constexpr std::string_view kReason = "superseded";

bool names(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// What of a statement's span lies in one part of the days that it spoke of.
entente::Span part_of(const Statement& statement, const Interval& whole, const Interval& part) {
    const auto bound = [](Day day) { return day.is_dated() ? Bound(day) : Bound::open(); };
    auto span = statement.span;
    if (part.since != whole.since || span.since.is_unknown()) {
        span.since = bound(part.since);
    }
    if (part.until != whole.until || span.until.is_unknown()) {
        span.until = bound(part.until);
    }
    return span;
}

}  // namespace

DraftWriter::DraftWriter(const Store& store, Load& load, const Draft::Options& options)
    : store_(&store),
      load_(&load),
      options_(options),
      lookup_(store, load.schema(), load.sources(), options.view),
      day_(day_of(options.view)) {}

/// Today, where the source has no day of its own, as local edits have none.
std::optional<Day> DraftWriter::day_known() const {
    const auto& source = load_->sources().at(static_cast<std::size_t>(raw(options_.source)) - 1);
    return source.known() ? std::nullopt : std::optional(options_.today);
}

Statement DraftWriter::claim(ElementId element, PropertyId property, Value value, const entente::Span& span) const {
    Statement made;
    made.element = element;
    made.property = property;
    made.value = std::move(value);
    made.source = options_.source;
    made.known = day_known();
    made.span = span;
    if (!span.is_empty()) {
        const auto open = [](Bound& bound) { bound = bound.is_unknown() ? Bound::open() : bound; };
        open(made.span.since);
        open(made.span.until);
        return made;
    }
    const auto kind = load_->schema().at(property).kind;
    if (property != kExists && kind == Kind::observation) {
        made.observed = Bound(day_.value_or(options_.today));
    } else if (property == kExists || kind == Kind::state || made.value.type() != ValueType::day) {
        made.span = {Bound::open(), Bound::open()};
    }
    return made;
}

Statement DraftWriter::superseding(ElementId element, PropertyId property, Value value,
                                   const entente::Span& span) const {
    auto made = claim(element, property, std::move(value), span);
    made.rank = Rank::preferred;
    made.reason = kReason;
    return made;
}

std::vector<Statement> DraftWriter::statements(ElementId element) {
    load_->write_out();
    return store_->statements(element);
}

Interval DraftWriter::days(const Statement& statement, const EdgeType* type) const {
    return lookup_.resolver().extent(statement, {.type = type}).possible;
}

void DraftWriter::supersede(std::span<const Statement> present, const Statement& with, const EdgeType* type,
                            const std::function<bool(const Value&)>& about) {
    const auto new_days = days(with, type);
    for (const auto& statement : present) {
        const bool rival = statement.source == options_.source && statement.property == with.property &&
                           statement.modality == Modality::actual && statement.rank != Rank::deprecated &&
                           (!about || about(statement.value));
        if (!rival) {
            continue;
        }
        const auto held = days(statement, type);
        const auto rest = difference({held}, {new_days});
        if (rest == Intervals{held}) {
            continue;
        }
        load_->retract(statement.id);
        for (const auto& part : rest) {
            auto again = statement;
            again.span = part_of(statement, held, part);
            load_->state(again);
        }
    }
}

std::string DraftWriter::why_hidden(const Statement& said, const EdgeType* type) const {
    const auto& view = options_.view;
    const auto& source = load_->sources().at(static_cast<std::size_t>(raw(options_.source)) - 1);
    if (names(view.without_sources, source.key) ||
        (!view.only_sources.empty() && !names(view.only_sources, source.key))) {
        return fmt::format("the view leaves out the source {}", source.key);
    }
    if (std::find(view.modalities.begin(), view.modalities.end(), Modality::actual) == view.modalities.end()) {
        return "the view leaves out what is actual";
    }
    const auto known = lookup_.resolver().known(said);
    if (view.known_on && known && *known > *view.known_on) {
        return fmt::format("what is known on {} does not show a statement of {}", to_string(*view.known_on),
                           to_string(*known));
    }
    const auto held = days(said, type);
    if (day_ && *day_ < held.since) {
        return fmt::format("the view of {} does not show what holds since {}", to_string(*day_), to_string(held.since));
    }
    if (day_ && held.until <= *day_) {
        return fmt::format("the view of {} does not show what holds until {}", to_string(*day_), to_string(held.until));
    }
    if (view.min_origins > 1) {
        return fmt::format("the view shows only what {} origins say", view.min_origins);
    }
    return "what other sources state outranks it";
}

void DraftWriter::require(bool shown, const Statement& said, std::string_view what, const EdgeType* type) const {
    if (!shown) {
        throw Error(fmt::format("{} cannot be written: {}", what, why_hidden(said, type)));
    }
}

Resolution DraftWriter::resolve(NodeId node) { return lookup_.node(node, statements(element(node))); }

Resolution DraftWriter::resolve(NodeId node, std::span<const Statement> statements) {
    return lookup_.node(node, statements);
}

Resolution DraftWriter::resolve(const EdgeRecord& edge) { return resolve(edge, statements(element(edge.id))); }

Resolution DraftWriter::resolve(const EdgeRecord& edge, std::span<const Statement> statements) {
    if (!lookup_.remembers(edge.tail) || !lookup_.remembers(edge.head)) {
        load_->write_out();
    }
    return lookup_.edge(edge, statements);
}

}  // namespace entente::cypher
