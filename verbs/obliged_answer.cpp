#include "queries/evidence.hpp"
#include "verbs/cells.hpp"
#include "verbs/obliged.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente {

namespace {

constexpr std::string_view kBound = "bound";
constexpr std::string_view kNotCovered = "not covered";
constexpr std::string_view kNo = "no";

std::string counted(std::int64_t number, std::string_view unit) {
    return fmt::format("{} {}{}", number, unit, number == 1 ? "" : "s");
}

/// What an attack calls for first, then by name.
std::size_t place(std::string_view kind) {
    constexpr std::string_view kFirst[] = {"defence", "assistance", "consultation"};
    return static_cast<std::size_t>(std::find(std::begin(kFirst), std::end(kFirst), kind) - std::begin(kFirst));
}

class Obliged {
public:
    Obliged(const Store& store, const Snapshot& snapshot, const ObligationOptions& options)
        : store_(store), snapshot_(snapshot), options_(options), evidence_(store, snapshot) {}

    Answer answer() {
        for (Obligation& duty : obligations(snapshot_, options_)) {
            Evidence evidence = evidence_.of(duty);
            rows_.push_back({std::move(duty), std::move(evidence)});
        }
        std::stable_sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) { return order(a) < order(b); });
        Answer answer;
        Cell duties = add_duties(answer);
        Cell others = add_agreements(answer);
        const std::string_view word = verdict();
        answer.document = Cell::Map{{"towards", actor(options_.towards)},
                                    {"by", actor(options_.by)},
                                    {"occasion", options_.occasion == Occasion::attack ? Cell("attack") : Cell()},
                                    {"answer", std::string(word)},
                                    {"duties", std::move(duties)},
                                    {"other_agreements", std::move(others)}};
        if (word != kBound) answer.notes.push_back(remark(word));
        return answer;
    }

private:
    struct Row {
        Obligation duty;
        Evidence evidence;
    };

    std::tuple<bool, std::size_t, std::string_view, std::string_view> order(const Row& row) const {
        const NodeIndex other = options_.towards ? row.duty.actor : row.duty.towards;
        return {!row.evidence.covered, place(row.duty.kind), row.duty.kind, snapshot_.name(other)};
    }

    Cell actor(std::optional<NodeIndex> node) const {
        if (!node) return {};
        return Cell::Map{{"key", std::string(snapshot_.key(*node))}, {"name", std::string(snapshot_.name(*node))}};
    }

    std::vector<std::string> keys(const std::vector<SourceId>& sources) const {
        std::vector<std::string> found;
        for (SourceId id : sources) found.push_back(store_.sources().at(static_cast<std::size_t>(raw(id)) - 1).key);
        return found;
    }

    /// On a day the whole time around it; over all time all of it.
    Intervals shown(const Intervals& when) const {
        if (!snapshot_.day()) return when;
        Intervals now;
        std::copy_if(when.begin(), when.end(), std::back_inserter(now),
                     [&](const Interval& interval) { return interval.contains(*snapshot_.day()); });
        return now;
    }

    Cell add_duties(Answer& answer) const {
        Table table{"",
                    {"key", options_.towards ? "actor" : "towards", "duty", "force", "within", "trigger", "agreement",
                     "provision", "as", "holds", "state", "marks", "sources"},
                    {}};
        Cell::List cells;
        for (const Row& row : rows_) {
            const Obligation& duty = row.duty;
            const NodeIndex other = options_.towards ? duty.actor : duty.towards;
            const std::string state(row.evidence.covered ? kBound : kNotCovered);
            auto name = [&](NodeIndex node) { return std::string(snapshot_.name(node)); };
            table.rows.push_back({std::string(snapshot_.key(other)), name(other), duty.kind, duty.force,
                                  duty.within ? words(*duty.within) : "", duty.trigger, name(duty.agreement),
                                  duty.provision ? name(*duty.provision) : "",
                                  duty.as_member_of ? "member of " + name(*duty.as_member_of) : "party",
                                  words(shown(duty.when)), state, words(duty.marks),
                                  joined(keys(row.evidence.sources))});
            cells.emplace_back(duty_cell(row, state));
        }
        answer.tables.push_back(std::move(table));
        return cells;
    }

    Cell duty_cell(const Row& row, const std::string& state) const {
        const Obligation& duty = row.duty;
        auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
        Cell::List statements;
        for (StatementId id : row.evidence.statements) statements.emplace_back(raw(id));
        Cell::Map map{{"actor", actor(duty.actor)},
                      {"towards", actor(duty.towards)},
                      {"duty", duty.kind},
                      {"force", text(duty.force)},
                      {"within", duty.within ? Cell(to_string(*duty.within)) : Cell()},
                      {"trigger", text(duty.trigger)},
                      {"agreement", actor(duty.agreement)},
                      {"provision", actor(duty.provision)},
                      {"as_member_of", actor(duty.as_member_of)},
                      {"spans", cell(shown(duty.when))},
                      {"state", state},
                      {"ended", cell(keys(row.evidence.ended))},
                      {"sources", cell(keys(row.evidence.sources))},
                      {"statements", statements}};
        append(map, duty.marks);
        return map;
    }

    /// Agreements of those asked about.
    std::vector<NodeIndex> agreements() const {
        const NodeIndex node = options_.towards ? *options_.towards : *options_.by;
        auto found = agreements_of(snapshot_, node);
        std::stable_sort(found.begin(), found.end(),
                         [&](NodeIndex a, NodeIndex b) { return snapshot_.name(a) < snapshot_.name(b); });
        if (options_.towards && options_.by) {
            std::erase_if(found, [&](NodeIndex agreement) { return !is_party(*options_.by, agreement); });
        }
        return found;
    }

    bool is_party(NodeIndex node, NodeIndex agreement) const {
        const auto all = parties_of(snapshot_, agreement);
        return std::find(all.begin(), all.end(), node) != all.end();
    }

    /// What is recorded of an agreement beside what was asked for.
    std::string recorded(NodeIndex agreement) {
        if (!all_) {
            all_ = obligations(snapshot_, {.towards = options_.towards, .by = options_.by});
        }
        std::set<std::string> kinds;
        for (const Obligation& duty : *all_) {
            if (duty.agreement == agreement) kinds.insert(duty.kind);
        }
        return fmt::format("{}", fmt::join(kinds, ", "));
    }

    Cell add_agreements(Answer& answer) {
        Table table{"Agreements that are not known to oblige so", {"agreement", "with", "recorded", "state"}, {}};
        Cell::List cells;
        for (NodeIndex agreement : agreements()) {
            auto says = [&](const Row& row) { return row.duty.agreement == agreement; };
            if (std::any_of(rows_.begin(), rows_.end(), says)) continue;
            const bool settled = evidence_.provisions_covered(agreement);
            settled_ = settled_ && settled;
            Cell::List with;
            std::vector<std::string> names;
            for (NodeIndex party : parties_of(snapshot_, agreement)) {
                if (party == (options_.towards ? *options_.towards : *options_.by)) continue;
                with.emplace_back(std::string(snapshot_.key(party)));
                names.emplace_back(snapshot_.name(party));
            }
            const std::string state(settled ? kNo : kNotCovered);
            const std::string kinds = recorded(agreement);
            table.rows.push_back(
                {std::string(snapshot_.name(agreement)),
                 names.size() > 3 ? counted(static_cast<std::int64_t>(names.size()), "actor") : joined(names), kinds,
                 state});
            cells.emplace_back(
                Cell::Map{{"agreement", actor(agreement)}, {"with", with}, {"recorded", kinds}, {"state", state}});
        }
        if (!table.rows.empty()) answer.tables.push_back(std::move(table));
        return cells;
    }

    std::string_view verdict() const {
        if (std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.evidence.covered; })) return kBound;
        const NodeIndex node = options_.towards ? *options_.towards : *options_.by;
        return rows_.empty() && settled_ && evidence_.parties_covered(node) ? kNo : kNotCovered;
    }

    std::string remark(std::string_view word) const {
        const auto name = snapshot_.name(options_.towards ? *options_.towards : *options_.by);
        if (word == kNo) return fmt::format("no: all agreements of {} are covered, and none obliges so", name);
        if (!rows_.empty()) return "not covered: what is known is said by registers that end before the day";
        return fmt::format("not covered: nothing is known, and no source covers all that {} is party to{}", name,
                           settled_ ? "" : " and what it contains");
    }

    const Store& store_;
    const Snapshot& snapshot_;
    const ObligationOptions& options_;
    EvidenceReader evidence_;
    std::vector<Row> rows_;
    std::optional<std::vector<Obligation>> all_;
    bool settled_ = true;  ///< of every agreement without such a duty it is known that it has none
};

}  // namespace

std::string words(const Duration& duration) {
    std::vector<std::string> parts;
    auto add = [&](std::int64_t number, std::string_view unit) {
        if (number != 0) parts.push_back(counted(number, unit));
    };
    constexpr std::int64_t kHour = 3600;
    constexpr std::int64_t kDay = 24 * kHour;
    add(duration.months / 12, "year");
    add(duration.months % 12, "month");
    // A day or two are counted in hours, as agreements do.
    const std::int64_t days = duration.seconds > 3 * kDay ? duration.seconds / kDay : 0;
    const std::int64_t rest = duration.seconds - days * kDay;
    add(days, "day");
    add(rest / kHour, "hour");
    add(rest % kHour / 60, "minute");
    add(rest % 60, "second");
    return parts.empty() ? "at once" : fmt::format("{}", fmt::join(parts, " "));
}

Answer obliged_answer(const Store& store, const Snapshot& snapshot, const ObligationOptions& options) {
    return Obliged(store, snapshot, options).answer();
}

}  // namespace entente
