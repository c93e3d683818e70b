#pragma once

#include "graph/store.hpp"
#include "graph/table.hpp"
#include "queries/window.hpp"

#include <string>
#include <string_view>
#include <vector>

// What an element is and has within some days, told. Not installed.
namespace entente {

/// Values for people: "" for none, several parted by commas.
std::string shown_words(const Store& store, const Resolution& resolution, std::string_view property,
                        const Interval& days);

/// Values for programs: null for none, a list where the property takes many or has several.
Cell shown_cell(const Store& store, const Resolution& resolution, std::string_view property, const Interval& days);

std::vector<std::string> shown_labels(const Store& store, const Resolution& resolution, const Interval& days);

}  // namespace entente
