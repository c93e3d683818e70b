#pragma once

#include "queries/perron.hpp"

// Not installed.
namespace entente {

/// The largest eigenvalue of a component of a symmetric matrix, whose row sums are `bound` at most. Leaves its vector
/// in `vector`, at the vertices of the component, all at least 0 and summing to 1; elsewhere `vector` is not touched.
/// Essay in climb.cpp.
double climb(const Strengths& matrix, const std::vector<Vertex>& component, double bound, std::vector<double>& vector,
             Steps steps);

}  // namespace entente
