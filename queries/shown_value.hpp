#pragma once

#include "graph/resolve.hpp"
#include "graph/schema.hpp"

#include <optional>
#include <string>
#include <vector>

// Not installed.
namespace entente {

/// The pieces that are read: those of the day (of observations the latest), or over all time those that end last.
std::vector<const Piece*> shown(const Timeline& timeline, Kind kind, std::optional<Day> day);

/// A number, and the unit it is in; "" where it has none.
struct Number {
    double number;
    std::string unit;
};

/// An integer, decimal or real, a boolean as 0 or 1, the number of a quantity; nothing where the value is no number.
std::optional<Number> number_in(const Value& value);

}  // namespace entente
