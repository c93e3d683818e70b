#pragma once

#include "report/piece.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Where a text refers to a figure or a table: `@fig:x`, or `[@fig:x]`, which is replaced with its brackets.
struct FoundTarget {
    std::string id;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first from an offset on. An id is one that a block has, or one that begins as they do (fig: tbl: fig- tbl-), so
/// that a slip of the pen is found; `@` within a word (an e-mail) is none.
std::optional<FoundTarget> find_target(std::string_view text, const Targets& targets, std::size_t from);

/// The author, title, publisher and day of a source in one line, without its URL and not escaped.
std::string words(const Reference& reference);

/// Sources as CSL JSON (https://citationstyles.org), which reference managers and citeproc read.
std::string csl_json(const std::vector<Reference>& references);

}  // namespace entente
