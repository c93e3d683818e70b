#pragma once

#include "graph/selection.hpp"
#include "graph/snapshot.hpp"
#include "verbs/select.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Words about elements that are drawn. Not installed.
namespace entente {

/// The value that a property has on the snapshot's day, over all time the last; null where nothing is said.
const Value* value_of(const Snapshot& snapshot, EdgeIndex edge, std::string_view property);
const Value* value_of(const Snapshot& snapshot, NodeIndex node, std::string_view property);

/// ISO days, empty where open.
SelectedSpell selected(const Interval& when, const Marks& marks);
std::vector<SelectedSpell> selected(std::span<const Spell> spells);

/// A node and its label; its code and facts are the caller's to add.
SelectedNode node_in_words(const Snapshot& snapshot, NodeIndex node);

/// An edge with its marks and caption, without ends and sources.
SelectedEdge edge_in_words(const Snapshot& snapshot, EdgeIndex edge);

/// A folded tie: the name of what was folded, and the marks of either edge.
SelectedEdge folded_in_words(const Snapshot& snapshot, const SketchTie& tie);

/// Hands out places in Selection::sources.
class Footnoting {
public:
    Footnoting(const std::vector<Source>& sources, Selection& selection) : sources_(sources), selection_(selection) {}

    std::size_t place(SourceId id);

private:
    const std::vector<Source>& sources_;
    Selection& selection_;
    std::map<SourceId, std::size_t> places_;
};

}  // namespace entente
