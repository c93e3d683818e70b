#pragma once

#include "queries/network.hpp"
#include "queries/work.hpp"

#include <cstdint>
#include <vector>

// Not installed.
namespace entente {

/// For each vertex what faces it: over the triangles that it is a corner of, the sum of the strengths, 1 or 2, of the
/// sides opposite. Of rows without strengths that is their number. Essay in triangles.cpp.
std::vector<std::uint64_t> facing(const ArcRows& rows, const Work& work);

}  // namespace entente
