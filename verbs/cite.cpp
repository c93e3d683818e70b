#include "verbs/cite.hpp"

#include <set>
#include <string>

namespace entente {

namespace {

const std::vector<std::string>& bibliography_columns() {
    static const std::vector<std::string> columns = {"key", "title", "author", "publisher", "published", "url"};
    return columns;
}

void collect(const Cell& cell, bool names_sources, std::set<std::string>& keys) {
    if (const auto* text = std::get_if<std::string>(&cell.content)) {
        if (names_sources) keys.insert(*text);
    } else if (const auto* list = std::get_if<Cell::List>(&cell.content)) {
        for (const Cell& element : *list) collect(element, names_sources, keys);
    } else if (const auto* map = std::get_if<Cell::Map>(&cell.content)) {
        for (const Entry& entry : *map) collect(entry.value, entry.key == "source" || entry.key == "sources", keys);
    }
}

}  // namespace

void add_bibliography(Answer& answer, const Store& store) {
    std::set<std::string> keys;
    collect(answer.document, false, keys);
    Table table{"Sources", bibliography_columns(), {}};
    Cell::List bibliography;
    auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
    for (const Source& source : store.sources()) {
        if (!keys.contains(source.key)) continue;
        std::vector<Cell> row = {source.key,
                                 text(source.title),
                                 text(source.author),
                                 text(source.publisher),
                                 text(to_string(source.published)),
                                 text(source.url)};
        Cell::Map entry;
        for (std::size_t i = 0; i < row.size(); ++i) entry.push_back({table.columns[i], row[i]});
        bibliography.emplace_back(std::move(entry));
        table.rows.push_back(std::move(row));
    }
    if (auto* map = std::get_if<Cell::Map>(&answer.document.content)) map->push_back({"bibliography", bibliography});
    answer.tables.push_back(std::move(table));
}

std::optional<Table> take_bibliography(Answer& answer) {
    if (answer.tables.empty() || answer.tables.back().columns != bibliography_columns()) return {};
    Table table = std::move(answer.tables.back());
    answer.tables.pop_back();
    return table;
}

}  // namespace entente
