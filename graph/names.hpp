#pragma once

#include "graph/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Text as names are compared: NFKD, without marks, case-folded, punctuation and runs of space as one space.
/// "États-Unis d'Amérique" becomes "etats unis d amerique". Invalid UTF-8 is replaced.
std::string folded(std::string_view text);

/// What a name was found to mean.
struct Candidate {
    NodeId node{};
    std::string key;
    std::string name;
};

struct Found {
    std::vector<Candidate> matches;  ///< one: found; several: ambiguous; none: unknown
    std::vector<Candidate> nearest;  ///< of an unknown name, at most five
};

/// Looks a node up by key, then code, then name, then alias; the first kind that matches decides.
/// Keys compare exactly first, all else folded.
Found find_node(const Store& store, std::string_view text);

/// The matches alone: the search for what is nearest reads every name of the file.
std::vector<Candidate> matching_nodes(const Store& store, std::string_view text);

/// Names, aliases, codes and keys that begin so, ascending: names compare folded, keys exactly.
///
/// Time O(most) with the file's indexes.
std::vector<std::string> names_beginning(const Store& store, std::string_view text, std::size_t most);

/// The one node that is meant. Throws Error that lists the candidates of an ambiguous name, the nearest of an unknown
/// one.
NodeId resolve_node(const Store& store, std::string_view text);

/// The known word that is nearest to a misspelt one, or empty if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace entente
