#include "queries/totals.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// "2024", "2024-01..2024-06": the days from the first of the one to the last of the other.
Interval during_option(const std::string& text) {
    auto dots = text.find("..");
    std::string last = dots == std::string::npos ? text : text.substr(dots + 2);
    try {
        Bound from = parse_bound(text.substr(0, dots));
        Bound to = parse_bound(last);
        if (!from.is_days() || !to.is_days()) throw UsageError("two days, months or years, parted by '..'");
        Interval days{from.earliest(), to.latest().next()};
        if (days.since >= days.until) throw UsageError("the later end is before the earlier one");
        return days;
    } catch (const Error& error) {
        throw UsageError(fmt::format("--during: expected days such as 2024 or 2022-02..2024-06, found '{}': {}", text,
                                     error.what()));
    }
}

Overlapping overlapping_option(const std::string& word) {
    if (word == "refuse") return Overlapping::refuse;
    if (word == "sum") return Overlapping::sum;
    if (word == "latest") return Overlapping::latest;
    if (word == "largest") return Overlapping::largest;
    throw UsageError(fmt::format("--overlapping takes refuse, sum, latest or largest, found '{}'", word));
}

/// An exact number: as such where a cell holds it, else its digits.
Cell exact(const ExactSum& sum) {
    std::string digits = sum.to_string();
    if (digits.find('.') == std::string::npos && digits.size() <= 18) return std::int64_t{std::stoll(digits)};
    double number = sum.to_double();
    return fmt::format("{}", number) == digits ? Cell(number) : Cell(digits);
}

Cell shown_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

class Sheet {
public:
    Sheet(const Snapshot& snapshot, const TotalsOptions& options) : snapshot_(snapshot), options_(options) {}

    Answer answer(const Totals& totals) const {
        Answer answer;
        answer.tables = {rows(totals), concentrations(totals)};
        if (totals.concentrations.empty()) answer.tables.pop_back();
        Cell::List by, row_cells, concentration_cells;
        for (GroupBy word : options_.by) by.emplace_back(std::string(to_string(word)));
        for (const Total& row : totals.rows) row_cells.emplace_back(row_cell(row));
        for (const Concentration& all : totals.concentrations) {
            Cell::Map map = denomination(all.in);
            append_sum(map, all.sum, all.range);
            map.push_back({"donors", all.donors});
            map.push_back({"ties", all.ties});
            map.push_back({"hhi", all.hhi ? Cell(*all.hhi) : Cell()});
            map.push_back({"undefined", shown_or_null(all.undefined)});
            concentration_cells.emplace_back(std::move(map));
        }
        const LeftOut& out = totals.left_out;
        answer.document = Cell::Map{{"by", by},
                                    {"rows", row_cells},
                                    {"concentration", concentration_cells},
                                    {"left_out", Cell::Map{{"without_amount", out.without_amount},
                                                           {"percentages", out.percentages},
                                                           {"included", out.included},
                                                           {"overlapping", out.overlapping},
                                                           {"partly_during", out.partly},
                                                           {"undated", out.undated},
                                                           {"rows", out.rows}}}};
        answer.notes = notes(totals);
        return answer;
    }

private:
    std::string words(const SupportGroup& group) const {
        return group.node ? std::string(snapshot_.name(*group.node)) : group.text;
    }

    static Cell::Map denomination(const Denomination& in) {
        return {{"unit", in.unit}, {"basis", shown_or_null(in.basis)}, {"per", shown_or_null(in.per)}};
    }

    static void append_sum(Cell::Map& map, const ExactSum& sum, const SummedRange& range) {
        map.push_back({"total", sum.to_double()});
        map.push_back({"low", range.low_open ? Cell() : Cell(range.low.to_double())});
        map.push_back({"high", range.high_open ? Cell() : Cell(range.high.to_double())});
        map.push_back({"digits", sum.to_string()});
    }

    static void append_cells(std::vector<Cell>& cells, const Denomination& in, const ExactSum& sum,
                             const SummedRange& range) {
        cells.insert(cells.end(), {shown_or_null(in.unit), in.basis.empty() ? Cell("unknown") : Cell(in.basis),
                                   shown_or_null(in.per), exact(sum), range.low_open ? Cell() : exact(range.low),
                                   range.high_open ? Cell() : exact(range.high)});
    }

    std::vector<std::string> sources(const Total& row) const {
        std::vector<std::string> keys;
        for (SourceId id : row.sources)
            keys.push_back(snapshot_.source_list().at(static_cast<std::size_t>(raw(id)) - 1).key);
        return keys;
    }

    /// The columns of groups, without those that every row has.
    bool is_column(std::size_t group) const {
        return options_.by[group] != GroupBy::basis && options_.by[group] != GroupBy::unit;
    }

    Table rows(const Totals& totals) const {
        Table table{fmt::format("Support, {}", entente::words(snapshot_.view())), {}, {}};
        for (std::size_t i = 0; i < options_.by.size(); ++i) {
            if (is_column(i)) table.columns.emplace_back(to_string(options_.by[i]));
        }
        for (const char* column : {"unit", "basis", "per", "total", "low", "high", "share", "ties", "marks", "sources"})
            table.columns.emplace_back(column);
        for (const Total& row : totals.rows) {
            std::vector<Cell> cells;
            for (std::size_t i = 0; i < row.groups.size(); ++i) {
                if (is_column(i)) cells.emplace_back(words(row.groups[i]));
            }
            append_cells(cells, row.in, row.sum, row.range);
            cells.insert(cells.end(), {row.share ? Cell(*row.share) : Cell(), row.ties,
                                       row.disputed > 0 ? "disputed" : "", joined(sources(row))});
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

    Cell row_cell(const Total& row) const {
        Cell::Map map;
        for (std::size_t i = 0; i < row.groups.size(); ++i) {
            if (!is_column(i)) continue;
            const SupportGroup& group = row.groups[i];
            map.push_back({std::string(to_string(options_.by[i])),
                           group.node ? Cell(Cell::Map{{"key", std::string(snapshot_.key(*group.node))},
                                                       {"name", std::string(snapshot_.name(*group.node))}})
                                      : shown_or_null(group.text)});
        }
        Cell::Map in = denomination(row.in);
        map.insert(map.end(), in.begin(), in.end());
        append_sum(map, row.sum, row.range);
        map.push_back({"share", row.share ? Cell(*row.share) : Cell()});
        map.push_back({"ties", row.ties});
        map.push_back({"disputed", row.disputed});
        map.push_back({"sources", cell(sources(row))});
        return map;
    }

    Table concentrations(const Totals& totals) const {
        Table table{"Concentration among donors",
                    {"unit", "basis", "per", "total", "low", "high", "donors", "ties", "HHI"},
                    {}};
        for (const Concentration& all : totals.concentrations) {
            std::vector<Cell> cells;
            append_cells(cells, all.in, all.sum, all.range);
            cells.insert(cells.end(),
                         {all.donors, all.ties, all.hhi ? Cell(*all.hhi) : Cell("undefined: " + all.undefined)});
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

    static std::vector<std::string> notes(const Totals& totals) {
        std::vector<std::string> notes;
        auto note = [&](std::size_t count, std::string_view what) {
            if (count > 0) notes.push_back(fmt::format("{} {}", count, what));
        };
        const LeftOut& out = totals.left_out;
        if (totals.rows.empty()) notes.emplace_back("no support with an amount");
        note(out.without_amount, "left out: no amount is stated");
        note(out.percentages, "left out: shares in % of something else");
        note(out.included, "left out: included in another amount that is summed");
        note(out.overlapping, "left out: the period overlaps that of an amount that was taken");
        note(out.partly, "left out: only partly within the days asked for");
        note(out.undated, "left out: neither period nor day");
        note(totals.dangling, "counted in full: said to be included in what is not there");
        note(totals.not_multiplied, "not multiplied out: no period of whole years or months");
        note(out.rows, "more rows (--top)");
        return notes;
    }

    const Snapshot& snapshot_;
    const TotalsOptions& options_;
};

std::vector<NodeIndex> nodes(const Store& store, const Snapshot& snapshot, const std::vector<std::string>& names) {
    std::vector<NodeIndex> found;
    for (const std::string& name : names) found.push_back(snapshot.find(resolve_node(store, name)).value());
    return found;
}

}  // namespace

Result totals_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    TotalsOptions options;
    std::vector<std::string> by, donors, recipients, via{"SUPPORTS"};
    std::string during, overlapping = "refuse";
    CLI::App& app = arguments.app();
    add_list(app, "--by", by, "donor, recipient, category, year, month, period, agreement, channel, basis or unit")
        ->type_name("WORDS");
    add_list(app, "--donor", donors, "only what these give")->type_name("NODES");
    add_list(app, "--recipient", recipients, "only what these receive")->type_name("NODES");
    add_list(app, "--category", options.categories, "only these categories")->type_name("WORDS");
    add_list(app, "--basis", options.bases, "only these bases")->type_name("WORDS");
    add_list(app, "--unit", options.units, "only these units")->type_name("UNITS");
    app.add_option("--during", during, "only what lies within: 2024, or 2022-02..2024-06")->type_name("DAYS");
    app.add_option("--overlapping", overlapping, "of one pair: refuse, sum, latest or largest")
        ->type_name("WORD")
        ->capture_default_str();
    app.add_flag("--multiply-out", options.multiply_out, "an amount per year or month, times its period");
    app.add_option("--top", options.top, "at most so many rows in each unit and basis")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000));
    add_list(app, "--via", via, "edge types that are support (default: SUPPORTS)")->type_name("TYPES");
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    if (!by.empty()) options.by.clear();
    for (const std::string& word : by) {
        GroupBy group = parse_group_by(word);
        if (std::count(options.by.begin(), options.by.end(), group) == 0) options.by.push_back(group);
    }
    if (!during.empty()) options.during = during_option(during);
    options.overlapping = overlapping_option(overlapping);

    Store store = arguments.open();
    View view = arguments.view(store);
    auto types = type_ids(store.schema(), via);
    Snapshot snapshot = Snapshot::of(store, view);
    options.donors = nodes(store, snapshot, donors);
    options.recipients = nodes(store, snapshot, recipients);
    Answer answer = Sheet(snapshot, options).answer(totals(snapshot, supports(snapshot, store, types), options));
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) answer.notes.push_back(note);
    if (arguments.cite) add_bibliography(answer, store);
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
