#include "verbs/query_answer.hpp"

#include "verbs/cells.hpp"
#include "verbs/query_cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

using cypher::Effects;
using cypher::PlanNode;
using cypher::QueryResult;

/// The column of spans, whose name the query may have taken.
std::string spans_column(const std::vector<std::string>& columns) {
    std::string name = "spans";
    while (std::find(columns.begin(), columns.end(), name) != columns.end()) {
        name += '_';
    }
    return name;
}

Cell row_cell(const QueryResult& result, std::size_t row, const std::string& spans) {
    Cell::Map map;
    for (std::size_t column = 0; column < result.columns.size(); ++column) {
        map.push_back({result.columns[column], document_cell(result.rows[row][column], *result.graph)});
    }
    if (!result.spans.empty()) {
        map.push_back({spans, cell(result.spans[row])});
    }
    return map;
}

Cell::List row_cells(const QueryResult& result) {
    const auto spans = spans_column(result.columns);
    Cell::List rows;
    rows.reserve(result.rows.size());
    for (std::size_t row = 0; row < result.rows.size(); ++row) {
        rows.push_back(row_cell(result, row, spans));
    }
    return rows;
}

Cell effects_cell(const Effects& effects) {
    return Cell::Map{{"nodes_created", effects.nodes_created},   {"nodes_deleted", effects.nodes_deleted},
                     {"edges_created", effects.edges_created},   {"edges_deleted", effects.edges_deleted},
                     {"labels_added", effects.labels_added},     {"labels_removed", effects.labels_removed},
                     {"properties_set", effects.properties_set}, {"properties_removed", effects.properties_removed}};
}

Cell plan_cell(const PlanNode& plan) {
    Cell::List inputs;
    for (const auto& input : plan.inputs) {
        inputs.push_back(plan_cell(input));
    }
    return Cell::Map{{"step", plan.name},
                     {"detail", plan.detail},
                     {"estimate", plan.estimate ? Cell(*plan.estimate) : Cell()},
                     {"rows", plan.rows ? Cell(*plan.rows) : Cell()},
                     {"inputs", std::move(inputs)}};
}

Cell document(const QueryResult& result) {
    Cell::List columns(result.columns.begin(), result.columns.end());
    return Cell::Map{{"columns", std::move(columns)},
                     {"rows", row_cells(result)},
                     {"effects", result.effects ? effects_cell(*result.effects) : Cell()},
                     {"plan", result.plan ? plan_cell(*result.plan) : Cell()}};
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

QueryAnswer::Shape QueryAnswer::shape_of(std::string_view format) {
    return format == "json" ? Shape::document : format == "jsonl" ? Shape::lines : Shape::tables;
}

void QueryAnswer::add(const QueryResult& result, const std::string& label) {
    if (shape_ == Shape::document) {
        documents_.push_back(document(result));
    } else if (shape_ == Shape::lines) {
        auto rows = row_cells(result);
        std::move(rows.begin(), rows.end(), std::back_inserter(documents_));
        if (result.plan) {
            documents_.emplace_back(Cell::Map{{"plan", plan_cell(*result.plan)}});
        }
    } else {
        add_table(result);
    }
    for (const auto& warning : result.warnings) {
        answer_.notes.push_back(fmt::format("{}warning: {}", label, warning));
    }
    if (result.effects) {
        answer_.notes.push_back(label + words(*result.effects));
    }
}

void QueryAnswer::add_table(const QueryResult& result) {
    if (!result.columns.empty()) {
        Table table{"", result.columns, {}};
        if (!result.spans.empty()) {
            table.columns.push_back(spans_column(result.columns));
        }
        table.rows.reserve(result.rows.size());
        for (std::size_t row = 0; row < result.rows.size(); ++row) {
            std::vector<Cell> cells;
            for (const auto& datum : result.rows[row]) {
                cells.push_back(words_cell(datum, *result.graph));
            }
            if (!result.spans.empty()) {
                cells.emplace_back(entente::words(result.spans[row]));
            }
            table.rows.push_back(std::move(cells));
        }
        answer_.tables.push_back(std::move(table));
    }
    if (result.plan) {
        add_plan(*result.plan);
    }
}

void QueryAnswer::add_plan(const PlanNode& plan) {
    Table table{"", {"plan"}, {}};
    for (auto& line : lines(plan)) {
        table.rows.push_back({std::move(line)});
    }
    answer_.tables.push_back(std::move(table));
}

Answer QueryAnswer::finish() && {
    if (shape_ == Shape::document && documents_.size() == 1) {
        answer_.document = std::move(documents_.front());
    } else if (shape_ != Shape::tables) {
        answer_.document = std::move(documents_);
    }
    return std::move(answer_);
}

std::string words(const Effects& effects) {
    struct Change {
        std::string_view done;
        std::string things;
    };
    std::vector<Change> changes;
    const auto note = [&](std::string_view done, std::int64_t count, std::string_view one, std::string_view many) {
        if (count != 0) {
            changes.push_back({done, counted(count, one, many)});
        }
    };
    note("created", effects.nodes_created, "node", "nodes");
    note("created", effects.edges_created, "edge", "edges");
    note("deleted", effects.nodes_deleted, "node", "nodes");
    note("deleted", effects.edges_deleted, "edge", "edges");
    note("added", effects.labels_added, "label", "labels");
    note("removed", effects.labels_removed, "label", "labels");
    note("set", effects.properties_set, "property", "properties");
    note("removed", effects.properties_removed, "property", "properties");
    std::string text;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        const bool goes_on = at > 0 && changes[at].done == changes[at - 1].done;
        text += goes_on ? " and " : fmt::format("{}{} ", at == 0 ? "" : ", ", changes[at].done);
        text += changes[at].things;
    }
    return text.empty() ? "nothing changed" : text;
}

}  // namespace entente
