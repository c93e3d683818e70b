#pragma once

#include "tests/tck/play.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace entente::tck {

/// A scenario with the file where it stands.
struct Case {
    std::filesystem::path file;
    std::filesystem::path folder;  ///< of the file, from where the search for features began
    Scenario scenario;
};

/// Plays the cases in child processes, so that one that crashes or hangs fails alone. Outcomes in the order of cases.
std::vector<Outcome> play_all(const std::vector<Case>& cases, unsigned processes, const Setting& setting);

}  // namespace entente::tck
