#include "loaders/lookup_table.hpp"

#include "graph/error.hpp"
#include "loaders/csv_table.hpp"
#include "loaders/rejection.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kLargestTable = std::size_t{256} << 20U;

}  // namespace

LookupTable::LookupTable(const LookupSpec& spec, const std::filesystem::path& file, std::string_view mapping,
                         Columns& columns)
    : spec_(spec) {
    read(file, mapping, columns);
}

void LookupTable::read(const std::filesystem::path& path, std::string_view mapping, Columns& columns) {
    CsvTable table(path, {.delimiter = spec_.delimiter});
    width_ = table.columns().size();
    const std::size_t key = find_column(spec_.key, Columns(table.columns()), fmt::format("{}:{}", mapping, spec_.line));
    first_column_ = columns.add_lookup(spec_.name, table.columns());
    std::size_t bytes = 0;
    while (const CsvRecord* record = table.next()) {
        if (record->cells.size() != width_) {
            throw Error(fmt::format("{}:{}: expected {} fields, found {}", path.string(), record->line, width_,
                                    record->cells.size()));
        }
        if (!rows_.emplace(record->cells[key], rows_.size()).second) {
            throw Error(fmt::format("{}:{}: column {}: the key {} of a lookup is there twice", path.string(),
                                    record->line, spec_.key, quoted(record->cells[key])));
        }
        for (const std::string_view cell : record->cells) {
            bytes += sizeof(std::string) + cell.size();
            cells_.emplace_back(cell);
        }
        if (bytes > kLargestTable) {
            throw Error(fmt::format("{}: expected a table of at most {} MiB to look up in, found a larger one",
                                    path.string(), kLargestTable >> 20U));
        }
    }
}

void LookupTable::fill(Cells& cells) {
    const FieldReading key = from_->read(cells);
    if (last_is_known_ && key && key.text == last_key_) {
        return;  // the cells are still those of the row before
    }
    last_is_known_ = false;
    const auto row = key ? rows_.find(key.text) : rows_.end();
    if (row == rows_.end()) {
        if (key && spec_.unmatched == LookupSpec::Unmatched::reject) {
            throw RowRejected{from_->column(), fmt::format("a known {} ({})", spec_.key, spec_.file), quoted(key.text)};
        }
        std::fill_n(cells.begin() + static_cast<std::ptrdiff_t>(first_column_), width_, std::string_view());
        return;
    }
    for (std::size_t column = 0; column < width_; ++column) {
        cells[first_column_ + column] = cells_[row->second * width_ + column];
    }
    last_key_ = key.text;
    last_is_known_ = true;
}

}  // namespace entente
