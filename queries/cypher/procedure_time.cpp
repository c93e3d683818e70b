#include "graph/names.hpp"
#include "queries/cypher/analysis.hpp"
#include "queries/cypher/argument.hpp"
#include "queries/cypher/procedure_options.hpp"
#include "queries/cypher/procedure_tables.hpp"
#include "queries/cypher/stored_value.hpp"
#include "queries/difference.hpp"
#include "queries/named_ids.hpp"

#include <fmt/format.h>

#include <map>

// What changed between two days: queries/difference.hpp as a procedure.
namespace entente::cypher {

namespace {

Day day_argument(const Datum& datum) {
    const auto* date = datum.as<Date>();
    if (date == nullptr) {
        refuse_argument("a date", datum);
    }
    const Day first{parse_day("0001-01-01").count};
    const Day last{parse_day("9999-12-31").count};
    if (date->day < first.count || date->day > last.count) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange",
                    fmt::format("a day of the years 1 to 9999 was expected, found {}", to_string(*date)));
    }
    return Day{static_cast<std::int32_t>(date->day)};
}

Datum day_datum(std::optional<Day> day) {
    return day && day->is_dated() ? Datum(Datum::Content(Date{day->count})) : Datum();
}

struct Question {
    DifferenceBy by = DifferenceBy::valid;
    View before;
    View after;
    DifferenceOptions options;
};

Question question_of(std::span<const Datum> arguments, const Run& run) {
    const auto first = day_argument(arguments[0]);
    const auto second = day_argument(arguments[1]);
    if (second < first) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue",
                    fmt::format("time.diff takes the earlier day first, found {} before {}", to_string(first),
                                to_string(second)));
    }
    const auto map = arguments.size() > 2 ? arguments[2] : Datum();
    const ProcedureOptions given(map, {"by", "focus", "type"});
    Question question;
    question.by = given.word("by", {"valid", "known"}) == "known" ? DifferenceBy::known : DifferenceBy::valid;
    question.before = question.after = run.view;
    if (question.by == DifferenceBy::valid) {
        question.before.as_of = first;
        question.after.as_of = second;
    } else {
        question.before.known_on = first;
        question.after.known_on = second;
        question.before.as_of = question.after.as_of = second;
    }
    question.options.types = type_ids(run.store->schema(), given.texts("type"));
    if (given.has("focus")) {
        question.options.focus = resolve_node(*run.store, given.text("focus"));
    }
    return question;
}

/// The fields of a change.
class Teller {
public:
    Teller(const Store& store, DifferenceBy by) : store_(store), by_(by) {}

    DatumList row(const Change& change) const {
        const auto& last = change.after ? change.after : change.before;
        const bool ended = change.kind == Change::Kind::ended;
        const auto& when = (ended && change.before ? change.before : last)->when;
        const auto& edge = change.edge;
        return {std::string(words(change.kind, by_)),
                day_datum(change.day),
                edge ? Datum() : Datum(store_.node(change.node).key),
                edge ? Datum(store_.schema().at(edge->type).name) : Datum(),
                edge ? Datum(store_.node(edge->tail).key) : Datum(),
                edge ? Datum(store_.node(edge->head).key) : Datum(),
                change.property == kExists ? Datum() : Datum(store_.schema().at(change.property).name),
                value(change.before),
                value(change.after),
                day_datum(when.since),
                day_datum(when.until),
                values(change),
                keys(sources(change))};
    }

private:
    Datum value(const std::optional<Showing>& showing) const {
        return showing ? cypher::datum_of(showing->value, store_) : Datum();
    }

    /// Of an element that began or ended; several values of one property are a list.
    Datum values(const Change& change) const {
        std::map<std::string, DatumList> found;
        for (const auto& [property, showing] : change.values) {
            found[store_.schema().at(property).name].push_back(cypher::datum_of(showing.value, store_));
        }
        DatumMap made;
        for (auto& [name, several] : found) {
            const bool many = store_.schema().property(name)->many;
            made.emplace_back(name, many ? Datum(several) : several.front());
        }
        return made;
    }

    Datum keys(const std::vector<SourceId>& ids) const {
        DatumList made;
        for (const auto id : ids) {
            made.emplace_back(store_.sources().at(static_cast<std::size_t>(raw(id)) - 1).key);
        }
        return made;
    }

    const Store& store_;
    DifferenceBy by_;
};

void diff(std::span<const Datum> arguments, Run& run, const std::function<bool(const DatumList&)>& each) {
    if (run.store == nullptr) {
        throw Fault(ErrorKind::procedure, "ProcedureCallFailed", "there is no file behind this graph to compare");
    }
    DifferenceBy by{};
    const auto found = computed(run, [&](const Work&) {
        const auto question = question_of(arguments, run);
        by = question.by;
        return difference(*run.store, question.before, question.after, question.options);
    });
    const Teller teller(*run.store, by);
    for (const auto& change : found.changes) {
        if (!each(teller.row(change))) {
            return;
        }
    }
}

}  // namespace

std::vector<Procedure> time_procedures() {
    return {{"time.diff",
             "What began, ended or changed between two days; by: 'known' what was learnt, revised or withdrawn.",
             {{"from", "DATE"}, {"to", "DATE"}, {"options", "MAP?"}},
             2,
             {{"change", "STRING"},
              {"day", "DATE?"},
              {"key", "STRING?"},
              {"type", "STRING?"},
              {"tail", "STRING?"},
              {"head", "STRING?"},
              {"property", "STRING?"},
              {"before", "ANY?"},
              {"after", "ANY?"},
              {"since", "DATE?"},
              {"until", "DATE?"},
              {"values", "MAP"},
              {"sources", "LIST"}},
             diff}};
}

}  // namespace entente::cypher
