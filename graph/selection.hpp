#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// When an element is there, or a fact holds: from the first day in to the first day out, ISO days; empty: open.
struct SelectedSpell {
    std::string since;
    std::string until;
    bool certain = true;
    bool carried = false;
    bool disputed = false;
    bool undated = false;
};

/// What sources say of an element, as a reader sees it.
struct SelectedFact {
    std::string property;
    std::string value;
    SelectedSpell when;
    std::vector<std::size_t> sources;  ///< indices into Selection::sources
};

/// What became of an element between two days.
enum class SelectedChange { none, began, ended, changed };

/// A node that is to be drawn.
struct SelectedNode {
    std::string key;
    std::string name;   ///< UTF-8, from data: hostile until escaped
    std::string label;  ///< the node's first label
    bool focus = false;
    std::vector<double> numbers;             ///< one a name in Selection::node_columns; NaN where there is none
    std::string code = {};                   ///< ISO 3166 alpha-2 of a country; may be empty
    std::vector<std::size_t> clusters = {};  ///< indices into Selection::clusters
    std::vector<SelectedSpell> spells = {};  ///< over all time under the view
    std::vector<SelectedFact> facts = {};    ///< may be empty where nobody asks for them
    SelectedChange change = SelectedChange::none;
};

/// An edge that is to be drawn. The marks are those of the view that selected it.
struct SelectedEdge {
    std::size_t tail = 0;  ///< index into Selection::nodes
    std::size_t head = 0;
    std::string type;
    bool directed = true;
    std::string caption;                   ///< words on the edge (role, status, amount); may be empty
    std::optional<double> amount;          ///< drawn as width; only among edges of one unit
    std::string unit;                      ///< of the amount
    std::string modality = "actual";       ///< anything else is drawn dotted
    bool disputed = false;                 ///< equal ranks disagree
    bool carried = false;                  ///< carried forward beyond what its source covers
    bool uncertain = false;                ///< on a day that is possible but not certain
    bool undated = false;                  ///< no source says since when
    std::vector<std::size_t> sources;      ///< indices into Selection::sources
    std::vector<double> numbers;           ///< one a name in Selection::edge_columns
    std::vector<std::string> folded = {};  ///< names of the nodes that were folded into this tie
    std::vector<SelectedSpell> spells = {};
    std::vector<SelectedFact> facts = {};
    SelectedChange change = SelectedChange::none;
};

/// A box around nodes that belong together; a node may be in several.
struct SelectedCluster {
    std::string key;
    std::string name;
};

/// A source as the caption cites it.
struct SelectedSource {
    std::string key;
    std::string title;
    std::string publisher;
    std::string published;  ///< as the source states it; empty when unknown
    std::string url;        ///< http(s) or empty
};

/// Elements with numeric columns and captions: what a diagram is drawn from.
///
/// Plain data without a snapshot behind it, in the order in which it is to be drawn.
struct Selection {
    std::string title;
    std::string subtitle;
    std::string as_of;     ///< ISO day, or "all"
    std::string known_on;  ///< ISO day, or empty
    std::vector<SelectedNode> nodes;
    std::vector<SelectedEdge> edges;
    std::vector<SelectedSource> sources;
    std::vector<SelectedCluster> clusters = {};
    std::vector<std::string> node_columns;
    std::vector<std::string> edge_columns;
    std::vector<std::string> notes;  ///< what was left out, for the caption
};

}  // namespace entente
