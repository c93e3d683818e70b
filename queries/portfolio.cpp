// Portfolios: with whom an actor is tied, and how closely.
//
// Method. A population of actors is put in order by key. The portfolio of an actor has an entry for each member. Two
// actors are tied where an edge leads from each to one node (an agreement by default), on the day of the snapshot, or,
// over all time, on one day at least. Pairs of allies are derived each time and never stored.
//
// Scales. binary: 1 for a tie. count: how many nodes are shared; the highest value is the highest count of any pair.
// obligations: what an agreement obliges to, read from the property `obligations` of the edges of both parties: 3 for
// defence or offence, 2 for neutrality or nonaggression, 1 for consultation, 0 for none of these (the order of Singer
// and Small). Of one party its highest counts; of a pair the lower of the two, to which both are bound; where one
// party's edge alone states any, that one; of several agreements the highest. Where neither edge states any, the
// agreement counts as 0 and in `unstated`.
//
// Self. The entry of the actor itself has the highest value of the scale: no one is nearer to it. That is the
// convention of Signorino and Ritter, and it lets a pair that is allied agree about both of its own entries.
//
// Parallel edges. Two edges from an actor to one node share it once; of obligations the highest counts. Loops: an actor
// that is tied to itself shares nothing with another by it. Direction: edges count from the actor to what is shared; a
// symmetric edge either way. Disconnected parts and actors without ties have 0, as all others without a tie have.
//
// Edge cases. An empty population gives no portfolios. What is not visible is not in it.
//
// Cost. Time O(V + E + P s), P the pairs that share something and s the nodes that a pair shares; memory O(P s).
//
// Signorino and Ritter, "Tau-b or not tau-b: measuring the similarity of foreign policy positions", International
// Studies Quarterly 43(1), 1999, pp. 115-144.
// Singer and Small, "Formal alliances, 1815-1939", Journal of Peace Research 3(1), 1966, pp. 1-31.

#include "queries/portfolio.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace entente {

namespace {

constexpr std::size_t kMostMembers = 5000;
constexpr double kHighestObligation = 3;

struct Weighted {
    std::string_view obligation;
    double value;
};
constexpr std::array kObligations{Weighted{"defence", kHighestObligation}, Weighted{"offence", kHighestObligation},
                                  Weighted{"neutrality", 2}, Weighted{"nonaggression", 2}, Weighted{"consultation", 1}};

bool labelled(const Snapshot& snapshot, NodeIndex node, const std::vector<LabelId>& labels) {
    return labels.empty() ||
           std::any_of(labels.begin(), labels.end(), [&](LabelId label) { return snapshot.has_label(node, label); });
}

/// The highest obligation that a value names; a denial and an unknown word name none.
double obligation_value(const Value& value) {
    const auto* text = std::get_if<std::string>(&value.content());
    const auto* found = text == nullptr ? kObligations.end()
                                        : std::find_if(kObligations.begin(), kObligations.end(),
                                                       [&](const Weighted& row) { return row.obligation == *text; });
    return found == kObligations.end() ? 0 : found->value;
}

/// An actor's edges to one node.
struct Holding {
    std::size_t member;
    Intervals when;
    std::optional<double> obligation;  ///< nothing: none is stated
};

class Builder {
public:
    Builder(const Snapshot& snapshot, const PortfolioOptions& options)
        : snapshot_(snapshot), options_(options), types_(options.types) {
        for (const auto* name : {"PARTY_TO", "MEMBER_OF"}) {
            const auto* type = snapshot.schema().edge_type(name);
            if (options.types.empty() && type != nullptr) {
                types_.push_back(type->id);
            }
        }
        if (const auto* property = snapshot.schema().property("obligations")) {
            obligations_ = property->id;
        }
    }

    Portfolios build() {
        collect_members();
        made_.ties.resize(made_.members.size());
        for (const auto node : shared_nodes()) {
            add_pairs(node);
        }
        settle();
        return std::move(made_);
    }

private:
    bool follows(EdgeIndex edge) const {
        return std::find(types_.begin(), types_.end(), snapshot_.type(edge)) != types_.end();
    }

    bool belongs(NodeIndex node) const {
        if (!snapshot_.visible(node) || !labelled(snapshot_, node, options_.population)) {
            return false;
        }
        const auto arcs = snapshot_.out(node);
        return !options_.among || std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
            return arc.other == *options_.among && follows(arc.edge);
        });
    }

    void collect_members() {
        for (std::uint32_t slot = 0; slot < snapshot_.node_slots(); ++slot) {
            if (belongs(NodeIndex{slot})) {
                made_.members.push_back(NodeIndex{slot});
            }
        }
        if (made_.members.size() > kMostMembers) {
            throw Error(fmt::format("portfolios are made of at most {} actors; the population holds {}", kMostMembers,
                                    made_.members.size()));
        }
        std::sort(made_.members.begin(), made_.members.end(),
                  [&](NodeIndex a, NodeIndex b) { return snapshot_.key(a) < snapshot_.key(b); });
    }

    /// What some member is tied to, by key.
    std::vector<NodeIndex> shared_nodes() {
        std::vector<NodeIndex> nodes;
        for (std::size_t member = 0; member < made_.members.size(); ++member) {
            for (const auto& arc : snapshot_.out(made_.members[member])) {
                if (follows(arc.edge) && arc.other != made_.members[member] &&
                    labelled(snapshot_, arc.other, options_.shared)) {
                    nodes.push_back(arc.other);
                    holders_.push_back({arc.other, member, arc.edge});
                }
            }
        }
        std::stable_sort(holders_.begin(), holders_.end(),
                         [](const Holder& a, const Holder& b) { return a.node < b.node; });
        std::sort(nodes.begin(), nodes.end());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
        std::sort(nodes.begin(), nodes.end(),
                  [&](NodeIndex a, NodeIndex b) { return snapshot_.key(a) < snapshot_.key(b); });
        return nodes;
    }

    struct Holder {
        NodeIndex node;
        std::size_t member;
        EdgeIndex edge;
    };

    std::optional<double> obligation(EdgeIndex edge) const {
        std::optional<double> highest;
        const auto* timeline = obligations_ ? snapshot_.property(edge, *obligations_) : nullptr;
        for (const Piece& piece : timeline != nullptr ? *timeline : Timeline{}) {
            if (!snapshot_.day() || piece.when.contains(*snapshot_.day())) {
                highest = std::max(highest.value_or(0), obligation_value(piece.value));
            }
        }
        return highest;
    }

    std::vector<Holding> holdings(NodeIndex node) const {
        std::vector<Holding> found;
        auto at = std::lower_bound(holders_.begin(), holders_.end(), node,
                                   [](const Holder& holder, NodeIndex wanted) { return holder.node < wanted; });
        for (; at != holders_.end() && at->node == node; ++at) {
            if (found.empty() || found.back().member != at->member) {
                found.push_back({at->member, {}, {}});
            }
            auto& holding = found.back();
            for (const Spell& spell : snapshot_.spells(at->edge)) {
                holding.when.push_back(spell.when);
            }
            if (const auto value = obligation(at->edge)) {
                holding.obligation = std::max(holding.obligation.value_or(0), *value);
            }
        }
        for (auto& holding : found) {
            holding.when = normalised(std::move(holding.when));
        }
        return found;
    }

    void add_pairs(NodeIndex node) {
        const auto found = holdings(node);
        for (const auto& holding : found) {
            for (const auto& other : found) {
                const bool together = snapshot_.day() || !intersection(holding.when, other.when).empty();
                if (holding.member != other.member && together) {
                    add(node, holding, other);
                }
            }
        }
    }

    void add(NodeIndex node, const Holding& holding, const Holding& other) {
        auto& ties = made_.ties[holding.member];
        auto tie = std::lower_bound(ties.begin(), ties.end(), other.member,
                                    [](const SharedTie& t, std::size_t wanted) { return t.other < wanted; });
        if (tie == ties.end() || tie->other != other.member) {
            tie = ties.insert(tie, SharedTie{other.member, 0, {}});
        }
        tie->shared.push_back(node);
        if (options_.scale == PortfolioScale::binary) {
            tie->value = 1;
        } else if (options_.scale == PortfolioScale::count) {
            ++tie->value;
        } else if (holding.obligation && other.obligation) {
            tie->value = std::max(tie->value, std::min(*holding.obligation, *other.obligation));
        } else if (holding.obligation || other.obligation) {
            tie->value = std::max(tie->value, holding.obligation.value_or(other.obligation.value_or(0)));
        } else {
            made_.unstated += holding.member < other.member ? 1 : 0;
        }
    }

    void settle() {
        if (options_.scale == PortfolioScale::obligations) {
            made_.greatest = kHighestObligation;
        }
        if (options_.scale == PortfolioScale::count) {
            for (const auto& ties : made_.ties) {
                for (const auto& tie : ties) {
                    made_.greatest = std::max(made_.greatest, tie.value);
                }
            }
        }
    }

    const Snapshot& snapshot_;
    const PortfolioOptions& options_;
    std::vector<TypeId> types_;
    std::optional<PropertyId> obligations_;
    std::vector<Holder> holders_;
    Portfolios made_;
};

}  // namespace

std::optional<std::size_t> Portfolios::position(NodeIndex node) const {
    const auto found = std::find(members.begin(), members.end(), node);
    if (found == members.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - members.begin());
}

std::vector<double> Portfolios::of(std::size_t member) const {
    std::vector<double> entries(members.size());
    for (const auto& tie : ties[member]) {
        entries[tie.other] = tie.value;
    }
    entries[member] = greatest;
    return entries;
}

Portfolios portfolios(const Snapshot& snapshot, const PortfolioOptions& options) {
    return Builder(snapshot, options).build();
}

}  // namespace entente
