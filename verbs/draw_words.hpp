#pragma once

#include "graph/selection.hpp"
#include "graph/view.hpp"
#include "verbs/look.hpp"
#include "verbs/part.hpp"

#include <string>

// What stands above and below a drawing. Not installed.
namespace entente {

/// "15 July 2024": how a newspaper dates a diagram.
std::string in_words(Day day);

/// Adds title, subtitle and days, those that are asked for or else such as say what is drawn.
void entitle(Selection& selection, const Part& part, const LookWishes& looks, const View& view);

}  // namespace entente
