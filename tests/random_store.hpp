#pragma once

#include "graph/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace entente::test {

/// Texts that are markup, commands or nonsense in some format.
const std::vector<std::string>& hostile_texts();

/// A file of random nodes, edges and statements of all kinds of values, with hostile texts; the same for the same seed.
/// Every other one is open. Some statements are withdrawn, so that ids have gaps.
Store random_store(const std::filesystem::path& path, std::uint32_t seed);

}  // namespace entente::test
