#pragma once

#include <string>
#include <string_view>

// Not installed.
namespace entente {

/// The lines that differ between two texts, with three lines around them, as `diff -u` shows them; empty where the
/// texts are equal. Long lines are cut around where they differ.
///
/// Shortest where the parts that differ have at most 16 million pairs of lines; else all between the first and the last
/// differing line counts as changed. Time and memory linear in the pairs of those.
std::string unified_difference(std::string_view before, std::string_view after, const std::string& before_name,
                               const std::string& after_name);

}  // namespace entente
