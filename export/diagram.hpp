#pragma once

#include <string>

#include "export/diagram_plan.hpp"
#include "export/draw.hpp"

namespace entente {

/// The elements of a diagram without its texts, for a layout alone: node i is named "n" and i, and a tie's id is its
/// index in the plan.
std::string to_bare_dot(const DiagramPlan& plan);

}  // namespace entente
