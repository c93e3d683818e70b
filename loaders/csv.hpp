#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace entente {

/// A record of a CSV file; the cells are valid until the next one is asked for.
struct CsvRecord {
    std::span<const std::string_view> cells;
    std::int64_t line = 0;  ///< on which it begins, from 1
};

struct CsvOptions {
    char delimiter = ',';
    std::size_t longest_record = std::size_t{16} << 20U;  ///< bytes
    std::size_t most_cells = 65536;                       ///< in a record
};

/// Reads RFC 4180 with any of the three line ends, UTF-8 with or without a byte-order mark.
///
/// Strict: a quote inside an unquoted cell, text after a closing quote, a quote that is never closed, a NUL byte,
/// invalid UTF-8 and a record beyond the bounds throw Error with file, line and field. Spaces belong to the cell. A
/// blank line is a record of one empty cell. Memory is bounded by the longest record, whatever the size of the file.
class CsvReader {
public:
    explicit CsvReader(const std::filesystem::path& path, const CsvOptions& options = {});
    ~CsvReader();
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;

    /// The next record, or null at the end.
    const CsvRecord* next();

    const std::filesystem::path& path() const;

    /// Bytes of the file read so far, for a progress bar.
    std::uint64_t consumed() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
