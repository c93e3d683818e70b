#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/selection.hpp"

namespace entente {

/// Parallel edges that look alike, drawn as one line.
struct DrawnTie {
    const SelectedEdge* edge = nullptr;  ///< the first of them
    std::size_t count = 1;
    std::optional<double> amount;      ///< the largest: sums could count one promise twice
    std::string caption;               ///< of all of them, with their number
    std::vector<std::size_t> sources;  ///< of all of them, each once
};

/// Bundles the edges of a selection, in the order of their first ones. Throws Error when an edge names a node or a
/// source that the selection does not have. Time O(E log E).
std::vector<DrawnTie> ties_of(const Selection& selection);

/// The sources that the caption lists, most cited first, and their numbers.
struct Footnotes {
    std::vector<std::size_t> listed;     ///< indices into Selection::sources; the first is footnote 1
    std::vector<std::size_t> number_of;  ///< by source; 0 where it is not listed
    std::size_t left_out = 0;
};

/// Numbers the sources of the ties; at most so many are listed.
Footnotes footnotes_of(const Selection& selection, const std::vector<DrawnTie>& ties, std::size_t most);

/// The footnote numbers of a tie, "[1][3]"; at most three of them.
std::string marks_of(const DrawnTie& tie, const Footnotes& footnotes);

/// The largest amount of each unit: what the widest line of that unit stands for.
std::map<std::string, double> largest_amounts(const std::vector<DrawnTie>& ties);

/// The width of a tie in points: 1 without an amount, else up to 5 by the square root of its share of the largest of
/// its unit, so that a tenth is still seen.
double width_of(const DrawnTie& tie, const std::map<std::string, double>& largest);

}  // namespace entente
