#pragma once

#include "tests/tck/workers.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace entente::tck {

struct Counts {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
};

Counts count(const std::vector<Outcome>& outcomes);

/// A line a folder: "clauses/match   12 passed, 1 failed, 0 skipped".
std::string by_folder(const std::vector<Case>& cases, const std::vector<Outcome>& outcomes);

/// Titles of scenarios that are known to fail, a line each; lines that begin with # are remarks. Throws Error.
std::vector<std::string> read_expected_failures(const std::filesystem::path& file);

/// What is not as expected, a line each: failures that the list lacks, entries that pass, and entries that name no
/// scenario of a feature that was run (of any feature, if `whole`).
enum class Listing { part, whole };
std::vector<std::string> surprises(const std::vector<Case>& cases, const std::vector<Outcome>& outcomes,
                                   const std::vector<std::string>& expected, Listing listing);

}  // namespace entente::tck
