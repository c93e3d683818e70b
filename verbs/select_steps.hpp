#pragma once

#include "verbs/select.hpp"
#include "verbs/sketch.hpp"

// The steps from a snapshot to a sketch of what is drawn of it. Not installed.
namespace entente {

/// All that the options admit, without its detail, and the ties between it. Time O(V + E).
Sketch whole_view(const Snapshot& snapshot, const SelectOptions& options);

/// Moves what the schema calls detail to Sketch::details, unless the options ask for it or no tie would be left.
void leave_out_detail(Sketch& sketch, const Snapshot& snapshot, const SelectOptions& options);

/// Says what Sketch::details holds.
void note_details(Sketch& sketch, const Snapshot& snapshot);

/// Drops the nodes that the options' labels do not admit.
void keep_admitted(Sketch& sketch, const Snapshot& snapshot, const SelectOptions& options);

/// Takes the nodes of the boxes out, with their ties, and notes which ties are of members.
Boxed take_boxes(Sketch& sketch, const Snapshot& snapshot, const BoxOptions& options);

/// Replaces nodes by ties between what they tie. Those that tie too many stay, those that tie fewer than two go; both
/// are noted, and so is what else was tied to them. Time O(V + E + ties made).
void fold(Sketch& sketch, const Snapshot& snapshot, const FoldOptions& options);

/// Keeps what is within so many ties of the focus. Time O(V + E).
void keep_near(Sketch& sketch, const Snapshot& snapshot, std::size_t hops);

/// Cuts to what can be read, and notes what was left out; puts the nodes in the order of their closeness.
void limit(Sketch& sketch, const Snapshot& snapshot, const SelectLimits& limits, const Boxed& boxed = {});

}  // namespace entente
