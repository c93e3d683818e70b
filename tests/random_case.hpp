#pragma once

#include "tests/oracle.hpp"

#include <cstdint>

namespace entente::oracle {

/// A random element with its sources, coverage, statements and view; the same for the same seed.
Case random_case(std::uint32_t seed);

}  // namespace entente::oracle
