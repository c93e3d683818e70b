#include "queries/cypher/argument.hpp"
#include "queries/cypher/known.hpp"
#include "queries/cypher/stored_value.hpp"
#include "queries/window.hpp"

#include <algorithm>
#include <array>
#include <set>

// What the model knows of an element beside its properties: its times, and who says so.
namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

Datum day_datum(Day day) { return day.is_dated() ? Datum(Datum::Content(Date{day.count})) : Datum(); }

Datum text_or_null(const std::string& text) { return text.empty() ? Datum() : Datum(text); }

/// The days around the query's day on which the element is there without a break; over all time, the first to the
/// last.
std::optional<Interval> stretch(const Datum& element, Run& run) {
    Intervals when;
    for (const auto& spell : spells_of(element_argument(element, run), run)) {
        when.push_back(spell.when);
    }
    when = normalised(std::move(when));
    if (when.empty()) {
        return {};
    }
    const auto day = day_of(run);
    if (!day) {
        return Interval{when.front().since, when.back().until};
    }
    const auto found = std::find_if(when.begin(), when.end(), [&](const auto& days) { return days.contains(*day); });
    return found == when.end() ? std::nullopt : std::optional(*found);
}

Datum since(Arguments arguments, Run& run) {
    const auto when = stretch(arguments[0], run);
    return when ? day_datum(when->since) : Datum();
}

Datum until(Arguments arguments, Run& run) {
    const auto when = stretch(arguments[0], run);
    return when ? day_datum(when->until) : Datum();
}

Datum spells(Arguments arguments, Run& run) {
    DatumList made;
    for (const auto& [when, marks] : spells_of(element_argument(arguments[0], run), run)) {
        made.emplace_back(DatumMap{{"since", day_datum(when.since)},
                                   {"until", day_datum(when.until)},
                                   {"certain", marks.certain},
                                   {"disputed", marks.disputed},
                                   {"undated", marks.undated},
                                   {"carried", marks.carried},
                                   {"modality", std::string(to_string(marks.modality))}});
    }
    return made;
}

Datum sources(Arguments arguments, Run& run) {
    const auto resolution = resolution_of(element_argument(arguments[0], run), run);
    std::set<std::string> keys;
    for (const auto claim : shown_claims(run.graph->schema(), resolution, days_of(run))) {
        keys.insert(source_of(resolution.claims[claim].statement.source, run).key);
    }
    return DatumList(keys.begin(), keys.end());
}

/// The statement's own words on its time, before they are laid on the calendar.
Datum stated_span(const entente::Span& span) {
    return DatumMap{{"since", text_or_null(to_string(span.since))}, {"until", text_or_null(to_string(span.until))}};
}

Datum described(const Claim& claim, const Run& run) {
    const auto& statement = claim.statement;
    const auto& source = source_of(statement.source, run);
    return DatumMap{{"id", raw(statement.id)},
                    {"property", run.graph->schema().at(statement.property).name},
                    {"value", datum_of(statement.value, *run.store)},
                    {"since", day_datum(claim.extent.possible.since)},
                    {"until", day_datum(claim.extent.possible.until)},
                    {"span", stated_span(statement.span)},
                    {"rank", std::string(to_string(statement.rank))},
                    {"reason", text_or_null(statement.reason)},
                    {"modality", std::string(to_string(statement.modality))},
                    {"source", source.key},
                    {"attributed_to", text_or_null(statement.attributed_to)},
                    {"locator", text_or_null(statement.locator)},
                    {"published", text_or_null(to_string(source.published))}};
}

Datum statements(Arguments arguments, Run& run) {
    const auto* name = arguments.size() < 2 ? nullptr : &text_argument(arguments[1]);
    auto claims = resolution_of(element_argument(arguments[0], run), run).claims;
    std::sort(claims.begin(), claims.end(),
              [](const auto& a, const auto& b) { return a.statement.id < b.statement.id; });
    DatumList made;
    for (const auto& claim : claims) {
        const bool asked = name == nullptr || run.graph->schema().at(claim.statement.property).name == *name;
        if (!claim.denial && asked) {
            made.push_back(described(claim, run));
        }
    }
    return made;
}

/// How wide a range of days is, in words.
Datum precision_of(const Bound& bound) {
    if (!bound.is_days()) {
        return {};
    }
    const auto text = to_string(bound);
    constexpr std::array kWords{std::pair{std::size_t{4}, "year"}, std::pair{std::size_t{7}, "month"},
                                std::pair{std::size_t{10}, "day"}};
    const auto* found =
        std::find_if(kWords.begin(), kWords.end(), [&](const auto& word) { return word.first == text.size(); });
    return found == kWords.end() ? "range" : found->second;
}

/// How closely the first day, or the day after the last, of the stretch is stated.
Datum precision_of_end(const Datum& element, bool first, Run& run) {
    const auto when = stretch(element, run);
    if (!when) {
        return {};
    }
    for (const auto& claim : resolution_of(element_argument(element, run), run).claims) {
        const auto& [since, until] = claim.statement.span;
        const bool of_presence = claim.statement.property == kExists && !claim.statement.value.is_none();
        if (of_presence && first && since.is_days() && claim.extent.possible.since == when->since) {
            return precision_of(since);
        }
        if (of_presence && !first && until.is_days() && claim.extent.possible.until == when->until) {
            return precision_of(until);
        }
    }
    return {};
}

Datum precision(Arguments arguments, Run& run) {
    const auto element = element_argument(arguments[0], run);
    const auto& name = text_argument(arguments[1]);
    const auto& schema = run.graph->schema();
    if (const auto* property = schema.property(name)) {
        const auto resolution = resolution_of(element, run);
        DatumList made;
        for (const auto* piece : shown(schema, resolution, name, days_of(run))) {
            const auto* bound = std::get_if<Bound>(&piece->value.content());
            made.push_back(bound == nullptr ? Datum() : precision_of(*bound));
        }
        if (property->many) {
            return made;
        }
        return made.empty() ? Datum() : made.back();
    }
    return name == "since" || name == "until" ? precision_of_end(arguments[0], name == "since", run) : Datum();
}

constexpr std::array kFunctions{
    Function{"precision", 2, 2, precision},   Function{"since", 1, 1, since},
    Function{"sources", 1, 1, sources},       Function{"spells", 1, 1, spells},
    Function{"statements", 1, 2, statements}, Function{"until", 1, 1, until},
};

}  // namespace

std::span<const Function> model_functions() { return kFunctions; }

}  // namespace entente::cypher
