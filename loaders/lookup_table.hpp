#pragma once

#include "loaders/bounded_cache.hpp"
#include "loaders/field.hpp"

#include <deque>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente {

/// A second small table, kept in memory, whose columns join those of the rows that name its key.
class LookupTable {
public:
    /// Reads the file and adds its columns. Throws Error: an unreadable table, no such key column, a key that is there
    /// twice, a row of the wrong length, or a table beyond 256 MiB.
    LookupTable(const LookupSpec& spec, const std::filesystem::path& file, std::string_view mapping, Columns& columns);

    /// To be called once all lookups have added their columns.
    void bind(const FieldContext& context) { from_.emplace(spec_.from, context); }

    /// Fills the looked-up cells of the row; without a match they are missing. Throws RowRejected where the mapping
    /// wants a match and what is looked up has none.
    void fill(Cells& cells);

private:
    void read(const std::filesystem::path& path, std::string_view mapping, Columns& columns);

    LookupSpec spec_;
    MaybeField from_;
    std::size_t first_column_ = 0;
    std::size_t width_ = 0;
    std::vector<std::string> cells_;  ///< by row, then column
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> rows_;
    std::string last_key_;
    bool last_is_known_ = false;
};

}  // namespace entente
