#include "verbs/cells.hpp"
#include "verbs/similar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

const SharedTie* tie(const Comparison& comparison, std::size_t member, std::size_t other) {
    const auto& ties = comparison.portfolios.ties[member];
    const auto found =
        std::find_if(ties.begin(), ties.end(), [&](const SharedTie& candidate) { return candidate.other == other; });
    return found == ties.end() ? nullptr : &*found;
}

std::vector<std::string> shared_names(const Snapshot& snapshot, const SharedTie* tie) {
    std::vector<std::string> names;
    if (tie == nullptr) return names;
    for (NodeIndex node : tie->shared) names.emplace_back(snapshot.name(node));
    return names;
}

std::vector<std::string> shared_keys(const Snapshot& snapshot, const SharedTie* tie) {
    std::vector<std::string> keys;
    if (tie == nullptr) return keys;
    for (NodeIndex node : tie->shared) keys.emplace_back(snapshot.key(node));
    return keys;
}

Cell contingency_cell(const Comparison& comparison, const Comparison::Entries& entries, std::size_t first,
                      std::size_t second, Answer& answer) {
    const auto counts = contingency(entries.first, entries.second);
    Table table{fmt::format("Entries of {} (down) and of {} (across)", comparison.name(first), comparison.name(second)),
                {"value"},
                {}};
    Cell::List values;
    Cell::List rows;
    for (double value : counts.values) {
        table.columns.push_back(fmt::format("{}", value));
        values.emplace_back(value);
    }
    table.columns.emplace_back("sum");
    for (std::size_t row = 0; row < counts.values.size(); ++row) {
        std::vector<Cell> cells{fmt::format("{}", counts.values[row])};
        Cell::List line;
        for (std::size_t column = 0; column < counts.values.size(); ++column) {
            cells.emplace_back(static_cast<std::int64_t>(counts.at(row, column)));
            line.emplace_back(static_cast<std::int64_t>(counts.at(row, column)));
        }
        cells.emplace_back(static_cast<std::int64_t>(counts.rows[row]));
        table.rows.push_back(std::move(cells));
        rows.emplace_back(std::move(line));
    }
    std::vector<Cell> sums{"sum"};
    for (double column : counts.columns) sums.emplace_back(static_cast<std::int64_t>(column));
    sums.emplace_back(static_cast<std::int64_t>(counts.entries));
    table.rows.push_back(std::move(sums));
    answer.tables.push_back(std::move(table));
    return Cell::Map{{"values", values}, {"counts", rows}};
}

Cell steps_cell(const Comparison& comparison, const Comparison::Entries& entries, Answer& answer) {
    Table table{"Steps", {"measure", "step", "value"}, {}};
    Cell::List cells;
    for (const auto* measure : comparison.measures) {
        for (const Step& step : comparison.of(*measure, entries).steps) {
            table.rows.push_back({std::string(measure->name), std::string(step.name), step.value});
            cells.emplace_back(Cell::Map{
                {"measure", std::string(measure->name)}, {"step", std::string(step.name)}, {"value", step.value}});
        }
    }
    answer.tables.push_back(std::move(table));
    return cells;
}

}  // namespace

Cell explain(const Comparison& comparison, std::size_t first, std::size_t second, Answer& answer) {
    const auto entries = comparison.entries(first, second);
    Cell counts = contingency_cell(comparison, entries, first, second, answer);
    Cell steps = steps_cell(comparison, entries, answer);
    const auto a = comparison.portfolios.of(first);
    const auto b = comparison.portfolios.of(second);
    const auto a_name = comparison.name(first);
    const auto b_name = comparison.name(second);
    std::vector<std::string> columns{"key", "name", a_name, b_name, a_name + " by", b_name + " by"};
    Table differ{"Where they differ", columns, {}};
    Table agree{"Ties that both have", columns, {}};
    Cell::List cells;
    for (std::size_t member = 0; member < a.size(); ++member) {
        const bool itself = member == first || member == second;
        if ((a[member] == 0 && b[member] == 0) || (itself && comparison.others_only)) continue;
        const auto* by_a = tie(comparison, first, member);
        const auto* by_b = tie(comparison, second, member);
        const auto node = comparison.portfolios.members[member];
        auto by = [&](std::size_t owner, const SharedTie* shared) {
            return member == owner ? std::string("itself") : joined(shared_names(comparison.snapshot, shared));
        };
        Table& table = a[member] == b[member] ? agree : differ;
        table.rows.push_back({std::string(comparison.snapshot.key(node)), comparison.name(member), a[member], b[member],
                              by(first, by_a), by(second, by_b)});
        cells.emplace_back(Cell::Map{{"key", std::string(comparison.snapshot.key(node))},
                                     {"name", comparison.name(member)},
                                     {"a", a[member]},
                                     {"b", b[member]},
                                     {"a_shares", cell(shared_keys(comparison.snapshot, by_a))},
                                     {"b_shares", cell(shared_keys(comparison.snapshot, by_b))}});
    }
    for (Table* table : {&differ, &agree}) {
        if (!table->rows.empty()) answer.tables.push_back(std::move(*table));
    }
    return Cell::Map{{"contingency", counts}, {"steps", steps}, {"entries", cells}};
}

}  // namespace entente
