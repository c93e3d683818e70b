#pragma once

#include "graph/value.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// Infers the type of each column from all of its cells; empty ones say nothing.
///
/// Booleans are true, false, yes and no in any case; integers have no leading zeros, so that codes stay text; numbers
/// with more digits than a decimal holds are reals; days may be months or years too, but not years only. All else is
/// text.
class ColumnTypes {
public:
    explicit ColumnTypes(std::size_t columns) : columns_(columns) {}

    void see(std::size_t column, std::string_view cell);

    ValueType type(std::size_t column) const;

private:
    struct Seen {
        bool any = false;
        bool booleans = true;
        bool integers = true;
        bool decimals = true;
        bool numbers = true;
        bool days = true;
        bool whole_day = false;  ///< one that is more than a year
    };
    std::vector<Seen> columns_;
};

}  // namespace entente
