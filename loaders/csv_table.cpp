#include "loaders/csv_table.hpp"

#include "graph/error.hpp"

#include <unordered_set>

#include <fmt/format.h>

namespace entente {

CsvTable::CsvTable(const std::filesystem::path& path, const CsvOptions& options) : reader_(path, options) {
    const CsvRecord* header = reader_.next();
    if (header == nullptr) {
        throw Error(fmt::format("{}: expected a header row, found an empty file", path.string()));
    }
    std::unordered_set<std::string_view> seen;
    for (const std::string_view name : header->cells) {
        if (name.empty()) {
            throw Error(fmt::format("{}:1: the name of column {} is empty", path.string(), seen.size() + 1));
        }
        if (!seen.insert(name).second) {
            throw Error(fmt::format("{}:1: the column \"{}\" is there twice", path.string(), name));
        }
    }
    columns_.assign(header->cells.begin(), header->cells.end());
}

const CsvRecord* CsvTable::next() {
    const CsvRecord* record = reader_.next();
    while (record != nullptr && columns_.size() > 1 && record->cells.size() == 1 && record->cells[0].empty()) {
        record = reader_.next();
    }
    return record;
}

}  // namespace entente
