#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A row that could not be taken.
struct Rejection {
    std::string file;
    std::int64_t line = 0;
    std::string column;  ///< empty: the row as a whole
    std::string expected;
    std::string found;
    std::vector<std::string> columns;  ///< the header
    std::vector<std::string> cells;    ///< the row as read
};

/// "members.csv:12, column since: expected a day, found "2024-13-40"".
std::string to_string(const Rejection& rejection);

/// Thrown while a row is read, caught where its file and line are known.
struct RowRejected {
    std::string column;
    std::string expected;
    std::string found;
};

/// A cell in a message: in quotes, cut after 80 bytes, control characters as question marks.
std::string quoted(std::string_view cell);

}  // namespace entente
