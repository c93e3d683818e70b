#pragma once

#include "graph/selection.hpp"
#include "graph/snapshot.hpp"
#include "verbs/sketch.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// From a snapshot to what is drawn of it. Not installed.
namespace entente {

/// Nodes that become ties between what they tie.
struct FoldOptions {
    std::vector<LabelId> labels = {};
    std::size_t most_parties = 8;  ///< a node that ties more stays a node: of 8 there are 28 ties
};

/// Nodes that become boxes around what is tied to them.
struct BoxOptions {
    TypeId type{};
    std::vector<NodeIndex> nodes = {};
};

/// How much can be read.
struct SelectLimits {
    std::size_t nodes = 90;
    std::size_t lines = 500;  ///< ties that differ in their ends or their type
};

/// A number for each node or edge, by index.
struct NumberColumn {
    std::string name;
    std::vector<double> numbers;  ///< NaN where there is none
    std::string unit = {};
};

struct SelectOptions {
    std::optional<NodeIndex> focus = {};
    std::optional<std::size_t> hops = {};  ///< from the focus; nothing: any distance
    std::vector<LabelId> labels = {};      ///< only nodes of these, and the focus; empty: all but detail
    bool detail = false;                   ///< also what the schema calls detail
    FoldOptions fold = {};
    BoxOptions boxes = {};
    SelectLimits limits = {};
};

/// Who is in which box.
struct Boxed {
    std::vector<NodeIndex> nodes;                           ///< the boxes
    std::map<NodeIndex, std::vector<std::size_t>> members;  ///< with the places of their boxes, ascending
    std::vector<std::pair<NodeIndex, EdgeIndex>> ties;      ///< members, and what says so
};

/// What is drawn, without words.
struct Chosen {
    Sketch sketch;
    Boxed boxed;
};

/// Chooses from all of a snapshot.
///
/// The order of the steps: what the labels admit, boxes, folding, the hops from the focus (a folded tie is one), the
/// limits. Each that leaves something out notes it. Time O(V + E) and 40 steps of a walk.
Chosen choose(const Snapshot& snapshot, const SelectOptions& options);

/// Likewise, from a part of a snapshot, of which only labels that are named leave nodes out.
Chosen choose_from(Sketch part, const Snapshot& snapshot, const SelectOptions& options);

/// What is to be told of what is chosen.
struct TellOptions {
    bool facts = false;  ///< spells and facts, for who can ask for them
    std::vector<NumberColumn> node_columns = {};
    std::vector<NumberColumn> edge_columns = {};
};

/// A chosen part of snapshots in words. Reads the file for codes and facts.
///
/// The snapshots are of one file, and have its indices; each element is told by the first that shows it. The day of
/// the marks is that snapshot's. Throws Error where the file has changed between them.
Selection tell(std::span<const Snapshot> snapshots, const Store& store, const Chosen& chosen,
               const TellOptions& options = {});

}  // namespace entente
