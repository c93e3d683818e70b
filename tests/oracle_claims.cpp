#include "tests/oracle.hpp"

#include <algorithm>

namespace entente::oracle {

namespace {

// A bound made definite: some day from earliest to latest.
struct Reach {
    Day earliest;
    Day latest;
};

struct Held {
    Reach since;
    Reach until;
    Day carried = Day::forever();
    bool undated = false;
};

constexpr Reach kBeginning{Day::beginning(), Day::beginning()};
constexpr Reach kForever{Day::forever(), Day::forever()};

Day after(Day day) { return day == Day::beginning() || day == Day::forever() ? day : Day{day.count + 1}; }
Reach after(Reach reach) { return {after(reach.earliest), after(reach.latest)}; }
Reach days(const Bound& bound) { return {bound.earliest(), bound.latest()}; }

const Source& source_of(const Case& test, SourceId id) {
    return test.sources.at(static_cast<std::size_t>(raw(id)) - 1);
}

bool of_this_type(const Case& test, const Coverage& row) { return test.type && row.type && *row.type == test.type->id; }

Held coverage_days(const Case& test, const Coverage& row) {
    Held held{kBeginning, kForever};
    if (row.span.since.is_days()) held.since = days(row.span.since);
    if (row.span.until.is_days()) held.until = days(row.span.until);
    if (row.span.until.is_unknown()) {
        const Source& source = source_of(test, row.source);
        if (source.published.is_days()) {
            held.until = {after(source.published.latest()), after(source.published.latest())};
        } else if (source.retrieved) {
            held.until = {after(*source.retrieved), after(*source.retrieved)};
        }
    }
    return held;
}

// The last end of what the statement's source covers of this edge, or nothing where it has no such coverage.
std::optional<Day> covered_until(const Case& test, const Statement& statement) {
    std::optional<Day> last;
    for (const Coverage& row : test.coverage) {
        if (row.source != statement.source || !of_this_type(test, row) || !row.role.empty()) continue;
        Day end = coverage_days(test, row).until.latest;
        last = last ? std::max(*last, end) : end;
    }
    return last;
}

Reach first_possible(const Case& test) { return test.type ? Reach{test.beginning, test.beginning} : kBeginning; }

Reach attested(const Case& test, const Statement& statement) {
    const Bound& published = source_of(test, statement.source).published;
    if (statement.observed.is_days()) return days(statement.observed);
    if (published.is_days()) return days(published);
    return first_possible(test);
}

Day carried_from(const Case& test, const Statement& statement, const Reach& since) {
    const Source& source = source_of(test, statement.source);
    Day day = after(since.latest);
    if (auto end = covered_until(test, statement)) {
        day = *end;
    } else if (source.published.is_days()) {
        day = after(source.published.latest());
    } else if (statement.observed.is_days()) {
        day = after(statement.observed.latest());
    } else if (source.retrieved) {
        day = after(*source.retrieved);
    }
    return day <= since.latest ? after(since.latest) : day;
}

Held observation_days(const Case& test, const Statement& statement) {
    const Bound& published = source_of(test, statement.source).published;
    Held held{kBeginning, kForever};
    if (statement.span.is_empty()) {
        held.undated = !statement.observed.is_days() && !published.is_days();
        // Nothing dates it: possible on any day, certain on none.
        if (held.undated)
            return {{Day::beginning(), Day::forever()}, {Day::beginning(), Day::forever()}, Day::forever(), true};
        held.since = attested(test, statement);
        held.until = after(held.since);
        return held;
    }
    held.undated = statement.span.since.is_unknown();
    if (held.undated) held.since = attested(test, statement);
    if (statement.span.since.is_days()) held.since = days(statement.span.since);
    if (statement.span.until.is_days()) held.until = days(statement.span.until);
    if (statement.span.until.is_unknown() && !statement.span.since.is_open()) held.until = after(held.since);
    return held;
}

Held held_days(const Case& test, const Statement& statement) {
    Kind kind = kind_of(test, statement.property);
    if (kind == Kind::observation) return observation_days(test, statement);
    Held held{kBeginning, kForever};
    bool timeless = statement.span.is_empty() && statement.observed.is_unknown();
    if (kind == Kind::state && statement.property != kExists && timeless) return held;

    const auto* event_day = std::get_if<Bound>(&statement.value.content());
    if (statement.span.since.is_days()) {
        held.since = days(statement.span.since);
    } else if (statement.span.since.is_unknown() && kind == Kind::event && event_day &&
               statement.modality == Modality::actual) {
        held.since = days(*event_day);
    } else if (statement.span.since.is_unknown()) {
        held.since = attested(test, statement);
        held.undated = true;
    }
    if (kind == Kind::event) return held;

    if (statement.span.until.is_days()) {
        held.until = days(statement.span.until);
        // Its source saw it only after it had ended.
        if (held.undated && held.since.earliest >= held.until.latest) held.since = first_possible(test);
    } else if (statement.span.until.is_unknown() || covered_until(test, statement)) {
        bool never = statement.span.until.is_open() && *covered_until(test, statement) == Day::forever();
        if (!never) held.carried = carried_from(test, statement, held.since);
        held.until = {held.carried, Day::forever()};
    }
    return held;
}

std::optional<Day> known_day(const Case& test, const Statement& statement) {
    const Source& source = source_of(test, statement.source);
    if (statement.known) return statement.known;
    if (source.kind == Source::Kind::live_register) {
        const auto* event_day = std::get_if<Bound>(&statement.value.content());
        if (statement.span.since.is_days()) return statement.span.since.latest();
        if (event_day && kind_of(test, statement.property) == Kind::event) return event_day->latest();
    }
    if (source.published.is_days()) return source.published.latest();
    return source.retrieved;
}

bool source_admitted(const Case& test, SourceId id) {
    const std::string& key = source_of(test, id).key;
    auto in = [&](const std::vector<std::string>& keys) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    return (test.view.only_sources.empty() || in(test.view.only_sources)) && !in(test.view.without_sources);
}

bool otherwise_admitted(const Case& test, const Statement& statement) {
    const auto& modalities = test.view.modalities;
    return source_admitted(test, statement.source) &&
           std::find(modalities.begin(), modalities.end(), statement.modality) != modalities.end() &&
           (statement.rank != Rank::deprecated || test.view.deprecated);
}

bool known_in_time(const Case& test, const std::optional<Day>& known) {
    return !test.view.known_on || (known && *known <= *test.view.known_on);
}

Saying saying(const Case& test, const Statement& statement) {
    const Source& source = source_of(test, statement.source);
    Held held = held_days(test, statement);
    Saying result;
    result.name = "s" + std::to_string(raw(statement.id));
    result.statement = statement;
    result.source_key = source.key;
    result.origin = !statement.attributed_to.empty() ? statement.attributed_to
                    : !source.origin.empty()         ? source.origin
                                                     : source.key;
    result.known = known_day(test, statement);
    result.possible = days_of(Interval{held.since.earliest, held.until.latest});
    result.certain = days_of(Interval{held.since.latest, held.until.earliest});
    result.carried = days_of(Interval{held.carried, Day::forever()});
    result.uncut = result.possible;
    result.undated = held.undated;
    bool covers = source.kind != Source::Kind::report || covered_until(test, statement);
    if (test.view.strict_coverage && covers) {
        result.possible &= ~result.carried;
        result.certain &= ~result.carried;
    }
    return result;
}

// The runs of days that follow one another.
std::vector<Days> runs(const Days& of) {
    std::vector<Days> result;
    for (std::size_t day = 0; day < kDays; ++day) {
        if (!of[day]) continue;
        if (day == 0 || !of[day - 1]) result.emplace_back();
        result.back().set(day);
    }
    return result;
}

void add_denials(const Case& test, const Coverage& row, const std::vector<Saying>& stated, std::vector<Saying>& out) {
    PropertyId property = kExists;
    Value value(true);
    if (!row.role.empty()) {
        property = test.schema.property("role")->id;
        value = Value(row.role);
    }
    Held covered = coverage_days(test, row);
    Days denied = days_of(Interval{covered.since.earliest, covered.until.latest});
    bool another_says_it = false;
    for (const Saying& other : stated) {
        if (other.statement.property != property || !(other.statement.value == value)) continue;
        if (other.statement.source == row.source) {
            denied &= ~other.uncut;
        } else {
            another_says_it = true;
        }
    }
    if (!another_says_it) return;
    const Source& source = source_of(test, row.source);
    for (const Days& run : runs(denied)) {
        Saying denial;
        denial.name = denial_name(source.key, test.schema.at(property).name, value, run);
        denial.statement.property = property;
        denial.statement.source = row.source;
        denial.denied = value;
        denial.source_key = source.key;
        denial.origin = source.origin.empty() ? source.key : source.origin;
        denial.known = source.known();
        denial.possible = run;
        denial.certain = run & days_of(Interval{covered.since.latest, covered.until.earliest});
        auto same = [&](const Saying& other) { return other.name == denial.name && other.certain == denial.certain; };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(denial);
    }
}

}  // namespace

Kind kind_of(const Case& test, PropertyId property) {
    if (property != kExists) return test.schema.at(property).kind;
    return test.type ? test.type->kind : Kind::state;
}

std::vector<Saying> sayings(const Case& test, std::size_t& undatable) {
    std::vector<Saying> stated;
    for (const Statement& statement : test.statements) {
        if (!otherwise_admitted(test, statement)) continue;
        auto known = known_day(test, statement);
        if (test.view.known_on && !known) ++undatable;
        if (known_in_time(test, known)) stated.push_back(saying(test, statement));
    }
    std::vector<Saying> all = stated;
    for (const Coverage& row : test.coverage) {
        bool admitted = source_admitted(test, row.source) && known_in_time(test, source_of(test, row.source).known());
        if (row.complete && admitted && of_this_type(test, row)) add_denials(test, row, stated, all);
    }
    return all;
}

}  // namespace entente::oracle
