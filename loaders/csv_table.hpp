#pragma once

#include "loaders/csv.hpp"

#include <string>
#include <vector>

namespace entente {

/// A CSV file with a header row. Blank lines are passed over where there is more than one column.
class CsvTable {
public:
    /// Throws Error when there is no header, or a name in it is empty or given twice.
    explicit CsvTable(const std::filesystem::path& path, const CsvOptions& options = {});

    const std::vector<std::string>& columns() const { return columns_; }

    /// The next row, or null at the end. The number of its cells is whatever the row has.
    const CsvRecord* next();

    std::uint64_t consumed() const { return reader_.consumed(); }

private:
    CsvReader reader_;
    std::vector<std::string> columns_;
};

}  // namespace entente
