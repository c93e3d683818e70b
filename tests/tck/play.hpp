#pragma once

#include "tests/tck/gherkin.hpp"
#include "tests/tck/world.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace entente::tck {

struct Outcome {
    enum class Kind : std::uint8_t { passed, failed, skipped } kind = Kind::passed;
    std::string why;  ///< of what failed or was skipped
};

/// Plays the steps of a scenario on a new database. `file` is where it stands: named graphs lie beside it.
/// `as_of` is the view's day; without one queries look at all time.
Outcome play(const Scenario& scenario, const std::filesystem::path& file, Templates& templates, const Setting& setting);

}  // namespace entente::tck
