#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::tck {

using TextTable = std::vector<std::vector<std::string>>;

struct Step {
    std::string text;                     ///< without its keyword
    std::optional<std::string> document;  ///< the text between """
    TextTable table;
    std::size_t line = 0;
};

/// One scenario, or one row of the examples of an outline with its values put in.
struct Scenario {
    std::string feature;
    std::string name;
    std::size_t row = 0;  ///< of an outline's examples, from 1 over all their tables; else 0
    std::vector<std::string> tags;
    std::vector<Step> steps;  ///< with those of the background first
    std::size_t line = 0;
};

/// "Feature: scenario: row 3".
std::string title(const Scenario& scenario);

/// Reads a feature file of Gherkin 6 in English. Throws Error that names the line.
std::vector<Scenario> read_feature(std::string_view text, const std::string& file);

}  // namespace entente::tck
