#pragma once

#include "graph/load.hpp"
#include "loaders/rejection.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// What a load did with one table.
struct TableReport {
    std::string file;
    std::int64_t rows = 0;         ///< read
    std::int64_t passed_over = 0;  ///< by the conditions of the table
    std::int64_t rejected = 0;
};

struct LoadReport {
    enum class Outcome : std::uint8_t {
        taken,      ///< the file holds it
        rehearsed,  ///< a dry run: the counts say what would have been
        refused     ///< strict, and a row was rejected: nothing was changed
    };

    Outcome outcome = Outcome::taken;
    LoadCounts counts;
    std::int64_t rows = 0;
    std::int64_t rejected = 0;
    std::vector<TableReport> tables;
    std::vector<std::string> notes;  ///< what the reader should know, such as missing names of countries
};

}  // namespace entente
