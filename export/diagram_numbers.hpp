#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// A column of numbers that is drawn, and how far its numbers reach.
struct NumberRange {
    std::string name;
    std::size_t column = 0;
    double least = 0;
    double most = 0;
    bool any = false;         ///< whether there is a number at all
    std::size_t missing = 0;  ///< elements without one

    /// The number of an element; nothing where it has none.
    std::optional<double> of(const std::vector<double>& numbers) const;

    /// Where a number stands between the least and the most, 0 to 1; 0.5 where those are one.
    double share(double number) const;
};

/// The columns that the options ask for.
struct Numbers {
    std::optional<NumberRange> size;    ///< of nodes: areas
    std::optional<NumberRange> colour;  ///< of nodes: fills
    std::optional<NumberRange> width;   ///< of ties
};

/// Throws Error when the options name a column that the selection does not have.
Numbers numbers_of(const Selection& selection, const DrawOptions& options);

/// The diameter of a node in inches, its area in proportion to the number; what is not above 0 has the smallest.
double diameter_of(double number, const NumberRange& range);

/// The width of a line in points, in proportion to the number.
double line_width_of(double number, const NumberRange& range);

}  // namespace entente
