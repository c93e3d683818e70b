#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store.hpp"
#include "queries/cypher/datum.hpp"

namespace entente {

/// What may stand at the end of a text that is being typed.
struct Completion {
    std::size_t begin = 0;           ///< of the word that is to be replaced
    std::vector<std::string> words;  ///< ascending, at most kMostWords
    bool more = false;               ///< there are more than these
    std::string after;               ///< what follows a word that is the only one
};

inline constexpr std::size_t kMostWords = 100;

/// Keywords, functions, variables, labels, types, properties, procedures, parameters; within quotes the names and keys
/// of nodes. By what stands before: a label behind ':' in round brackets, a type in square ones.
///
/// Names with control characters are never offered. Time O(text), and a look into the index of names.
Completion complete_query(std::string_view before, const Store& store, const cypher::DatumMap& parameters);

/// Those of the words that begin so, whatever the case.
Completion complete_among(std::size_t begin, std::string_view typed, const std::vector<std::string>& known);

}  // namespace entente
