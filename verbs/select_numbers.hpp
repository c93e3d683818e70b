#pragma once

#include "export/draw.hpp"
#include "graph/snapshot.hpp"
#include "queries/work.hpp"
#include "verbs/select.hpp"

#include <string>

// Numbers of nodes and edges that a drawing shows as sizes, colours and widths. Not installed.
namespace entente {

/// Of the nodes a centrality, in the whole network of the snapshot, or of those chosen the number that a property has.
///
/// A measure goes before a property of the same name. Of quantities only those in the most usual unit count; the
/// others are noted. Throws UsageError on a name that is neither, with the nearest.
NumberColumn node_numbers(const Snapshot& snapshot, Sketch& chosen, const std::string& name, const Work& work);

/// Of the ties likewise; a folded tie has the number of its first edge.
NumberColumn edge_numbers(const Snapshot& snapshot, Sketch& chosen, const std::string& name, const Work& work);

/// What the looks need of a selection: their numbers, and facts where the style goes by properties.
TellOptions told_for(const DrawOptions& look, const Snapshot& snapshot, Sketch& chosen, const Work& work);

}  // namespace entente
