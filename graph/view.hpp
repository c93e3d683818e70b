#pragma once

#include "graph/day.hpp"
#include "graph/statement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Which statements are admitted, and the day they are looked at.
struct View {
    std::optional<Day> as_of;               ///< nothing: all time
    std::optional<Day> known_on;            ///< nothing: all that is recorded
    std::vector<std::string> only_sources;  ///< keys; empty: all
    std::vector<std::string> without_sources;
    std::vector<Modality> modalities = {Modality::actual};
    bool deprecated = false;       ///< admit deprecated statements
    bool strict_coverage = false;  ///< refuse what is carried beyond a register's coverage
    int min_origins = 1;           ///< independent origins that must say it
};

}  // namespace entente
