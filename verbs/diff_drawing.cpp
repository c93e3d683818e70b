#include "verbs/diff_drawing.hpp"

#include "verbs/cells.hpp"
#include "verbs/select_numbers.hpp"
#include "verbs/select_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace entente {

namespace {

constexpr std::size_t kMostWords = 2;  // changed values that stand on one line

/// What became of one element.
struct Became {
    SelectedChange change = SelectedChange::none;
    std::vector<std::string> words;  ///< of changed values
};

/// A beginning or an end outweighs what else changed.
void add(Became& became, const Change& change, const Store& store) {
    bool whole = change.property == kExists;
    if (whole && change.kind == Change::Kind::began) {
        became.change = SelectedChange::began;
    } else if (whole && change.kind == Change::Kind::ended) {
        became.change = SelectedChange::ended;
    } else if (became.change == SelectedChange::none) {
        became.change = SelectedChange::changed;
    }
    if (whole && change.kind != Change::Kind::disputed && change.kind != Change::Kind::settled) return;
    auto side = [&](const std::optional<Showing>& showing) {
        return showing ? words(store, showing->value) : std::string("–");
    };
    std::string name = whole ? "" : store.schema().at(change.property).name;
    bool value = change.kind != Change::Kind::disputed && change.kind != Change::Kind::settled;
    std::string what = value ? fmt::format(": {} → {}", side(change.before), side(change.after))
                             : fmt::format(" {}", words(change.kind, DifferenceBy::valid));
    became.words.push_back(name + what);
}

/// The two views in the indices of one file.
std::array<Snapshot, 2> snapshots_of(const Store& store, const View& before, const View& after) {
    Snapshot later = Snapshot::build(store, after);
    Snapshot earlier = before.known_on == after.known_on ? later : Snapshot::build(store, before);
    return {later.narrowed({.day = after.as_of}), earlier.narrowed({.day = before.as_of})};
}

class DifferenceDrawing {
public:
    DifferenceDrawing(const Store& store, std::span<const Snapshot> snapshots, const Difference& difference)
        : store_(store), snapshots_(snapshots) {
        for (const Change& change : difference.changes) {
            if (change.edge) {
                add(edges_[change.edge->id], change, store);
            } else if (auto node = snapshots.front().find(change.node)) {
                add(nodes_[*node], change, store);
            }
        }
    }

    Selection draw(std::optional<NodeId> focus, SelectOptions part, const DrawOptions& look, const Work& work) {
        if (focus) part.focus = snapshots_.front().find(*focus);
        Chosen chosen{sketch(part.focus), {}};
        leave_out_detail(chosen.sketch, snapshots_.front(), part);
        limit(chosen.sketch, snapshots_.front(), part.limits);
        note_details(chosen.sketch, snapshots_.front());
        TellOptions options = told_for(look, snapshots_.front(), chosen.sketch, work);
        Selection selection = tell(snapshots_, store_, chosen, options);
        std::size_t carried = 0;
        for (std::size_t at = 0; at < selection.nodes.size(); ++at) {
            auto found = nodes_.find(chosen.sketch.nodes[at]);
            if (found != nodes_.end()) selection.nodes[at].change = found->second.change;
        }
        for (std::size_t at = 0; at < selection.edges.size(); ++at) {
            SelectedEdge& edge = selection.edges[at];
            const Became& became = edges_.at(snapshots_.front().id(chosen.sketch.ties[at].edge));
            edge.change = became.change;
            if (became.change == SelectedChange::changed) edge.caption = caption(became);
            // Dashes tell here of an end.
            carried += edge.carried ? 1 : 0;
            edge.carried = false;
        }
        if (carried > 0)
            selection.notes.push_back(
                fmt::format("Carried forward beyond what their source covers: {} of these ties.", carried));
        return selection;
    }

private:
    Sketch sketch(std::optional<NodeIndex> focus) const {
        const Snapshot& snapshot = snapshots_.front();
        Sketch sketch;
        std::set<NodeIndex> nodes;
        for (const auto& [node, became] : nodes_) nodes.insert(node);
        for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
            EdgeIndex edge{e};
            if (!edges_.contains(snapshot.id(edge))) continue;
            sketch.ties.push_back({snapshot.tail(edge), snapshot.head(edge), edge});
            nodes.insert({snapshot.tail(edge), snapshot.head(edge)});
        }
        if (focus) {
            nodes.insert(*focus);
            sketch.focus.push_back(*focus);
        }
        sketch.nodes.assign(nodes.begin(), nodes.end());
        return sketch;
    }

    static std::string caption(const Became& became) {
        std::string caption;
        for (std::size_t at = 0; at < std::min(became.words.size(), kMostWords); ++at)
            caption += (at == 0 ? "" : "; ") + became.words[at];
        return caption + (became.words.size() > kMostWords ? " .." : "");
    }

    const Store& store_;
    std::span<const Snapshot> snapshots_;
    std::map<EdgeId, Became> edges_;
    std::map<NodeIndex, Became> nodes_;
};

}  // namespace

Selection drawing_of(const Store& store, const View& before, const View& after, const Difference& difference,
                     std::optional<NodeId> focus, const SelectOptions& part, const DrawOptions& look,
                     const Work& work) {
    auto snapshots = snapshots_of(store, before, after);
    return DifferenceDrawing(store, snapshots, difference).draw(focus, part, look, work);
}

}  // namespace entente
