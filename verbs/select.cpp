#include "verbs/select.hpp"

#include "graph/error.hpp"
#include "verbs/select_facts.hpp"
#include "verbs/select_steps.hpp"
#include "verbs/select_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace entente {

namespace {

/// A chosen part in words, element by element.
class Teller {
public:
    Teller(std::span<const Snapshot> snapshots, const Store& store, const Chosen& chosen, const TellOptions& options)
        : snapshots_(snapshots),
          store_(store),
          chosen_(chosen),
          options_(options),
          footnotes_(snapshots.front().source_list(), selection_),
          facts_(store, snapshots.front().view(), footnotes_),
          place_(snapshots.front().node_slots(), kNowhere) {}

    Selection run() {
        for (const NumberColumn& column : options_.node_columns) selection_.node_columns.push_back(column.name);
        for (const NumberColumn& column : options_.edge_columns) selection_.edge_columns.push_back(column.name);
        for (NodeIndex node : chosen_.sketch.nodes) add_node(node);
        for (const SketchTie& tie : chosen_.sketch.ties) add_tie(tie);
        selection_.notes = chosen_.sketch.notes;
        add_boxes();
        return std::move(selection_);
    }

private:
    static constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

    template <typename Index>
    const Snapshot& teller_of(Index element) const {
        auto shows = [&](const Snapshot& snapshot) { return snapshot.visible(element); };
        auto found = std::find_if(snapshots_.begin(), snapshots_.end(), shows);
        return found == snapshots_.end() ? snapshots_.back() : *found;
    }

    bool is_drawn(NodeIndex node) const { return place_[raw(node)] != kNowhere; }

    void add_node(NodeIndex node) {
        const Snapshot& snapshot = teller_of(node);
        const auto& focus = chosen_.sketch.focus;
        SelectedNode selected = node_in_words(snapshot, node);
        selected.focus = std::find(focus.begin(), focus.end(), node) != focus.end();
        selected.code = country_code(store_, snapshot.id(node));
        for (const NumberColumn& column : options_.node_columns) selected.numbers.push_back(column.numbers[raw(node)]);
        if (options_.facts) {
            selected.spells = entente::selected(snapshot.spells(node));
            selected.facts = facts_.facts(snapshot.id(node));
        }
        place_[raw(node)] = selection_.nodes.size();
        selection_.nodes.push_back(std::move(selected));
    }

    void add_tie(const SketchTie& tie) {
        const Snapshot& snapshot = teller_of(tie.edge);
        SelectedEdge selected = tie.folded ? folded_in_words(snapshot, tie) : edge_in_words(snapshot, tie.edge);
        selected.tail = place_[raw(tie.tail)];
        selected.head = place_[raw(tie.head)];
        for (const NumberColumn& column : options_.edge_columns)
            selected.numbers.push_back(column.numbers[raw(tie.edge)]);
        std::set<std::size_t> sources;
        for (SourceId source : snapshot.sources(tie.edge)) sources.insert(footnotes_.place(source));
        if (tie.folded) {
            for (SourceId source : snapshot.sources(tie.second)) sources.insert(footnotes_.place(source));
        }
        selected.sources.assign(sources.begin(), sources.end());
        if (options_.facts) add_facts(selected, tie, snapshot);
        selection_.edges.push_back(std::move(selected));
    }

    /// A folded tie holds while both its edges do, and what is said is said of what was folded.
    void add_facts(SelectedEdge& selected, const SketchTie& tie, const Snapshot& snapshot) {
        auto spells = snapshot.spells(tie.edge);
        if (tie.folded) {
            selected.spells = entente::selected(clipped(spells, snapshot.spells(tie.second)));
            selected.facts = facts_.facts(snapshot.id(*tie.folded));
        } else {
            selected.spells = entente::selected(spells);
            selected.facts = facts_.facts(snapshot.id(tie.edge));
        }
    }

    /// Boxes that hold something.
    void add_boxes() {
        const Boxed& boxed = chosen_.boxed;
        std::vector<std::size_t> number(boxed.nodes.size(), kNowhere);
        std::string empty;
        for (std::size_t box = 0; box < boxed.nodes.size(); ++box) {
            const Snapshot& snapshot = teller_of(boxed.nodes[box]);
            bool holds = std::any_of(boxed.members.begin(), boxed.members.end(), [&](const auto& entry) {
                return is_drawn(entry.first) && std::count(entry.second.begin(), entry.second.end(), box) > 0;
            });
            std::string name(snapshot.name(boxed.nodes[box]));
            if (!holds) {
                empty += (empty.empty() ? "" : ", ") + name;
                continue;
            }
            number[box] = selection_.clusters.size();
            selection_.clusters.push_back({std::string(snapshot.key(boxed.nodes[box])), name});
        }
        for (const auto& [member, boxes] : boxed.members) {
            if (!is_drawn(member)) continue;
            for (std::size_t box : boxes) selection_.nodes[place_[raw(member)]].clusters.push_back(number[box]);
        }
        if (!empty.empty()) selection_.notes.push_back(fmt::format("No node here is in {}.", empty));
        tell_membership();
    }

    /// Who stands in a box is known by sources too, and perhaps not well.
    void tell_membership() {
        std::size_t carried = 0, disputed = 0, uncertain = 0;
        for (auto [member, edge] : chosen_.boxed.ties) {
            if (!is_drawn(member)) continue;
            const Snapshot& snapshot = teller_of(edge);
            SelectedEdge tie = edge_in_words(snapshot, edge);
            carried += tie.carried ? 1 : 0;
            disputed += tie.disputed ? 1 : 0;
            uncertain += tie.uncertain ? 1 : 0;
            for (SourceId source : snapshot.sources(edge)) footnotes_.place(source);
        }
        std::string words;
        auto append = [&](std::size_t count, std::string_view word) {
            if (count > 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, word);
        };
        append(carried, "carried forward beyond what their source covers");
        append(disputed, "disputed");
        append(uncertain, "not certain on this day");
        if (!words.empty()) selection_.notes.push_back(fmt::format("Of the memberships that boxes show: {}.", words));
    }

    std::span<const Snapshot> snapshots_;
    const Store& store_;
    const Chosen& chosen_;
    const TellOptions& options_;
    Selection selection_;
    Footnoting footnotes_;
    FactReader facts_;
    std::vector<std::size_t> place_;
};

/// Indices mean the same in each.
void check_alike(std::span<const Snapshot> snapshots, const Chosen& chosen) {
    const Snapshot& first = snapshots.front();
    for (const Snapshot& other : snapshots.subspan(1)) {
        bool alike = other.node_slots() == first.node_slots() && other.edge_slots() == first.edge_slots();
        for (NodeIndex node : chosen.sketch.nodes) alike = alike && other.id(node) == first.id(node);
        for (const SketchTie& tie : chosen.sketch.ties) alike = alike && other.id(tie.edge) == first.id(tie.edge);
        if (!alike) throw Error("the database has changed while it was read; draw it again");
    }
}

}  // namespace

Chosen choose(const Snapshot& snapshot, const SelectOptions& options) {
    return choose_from(whole_view(snapshot, options), snapshot, options);
}

Chosen choose_from(Sketch part, const Snapshot& snapshot, const SelectOptions& options) {
    Chosen chosen{std::move(part), {}};
    Sketch& sketch = chosen.sketch;
    chosen.boxed = take_boxes(sketch, snapshot, options.boxes);
    fold(sketch, snapshot, options.fold);
    if (options.hops && !sketch.focus.empty()) keep_near(sketch, snapshot, *options.hops);
    limit(sketch, snapshot, options.limits, chosen.boxed);
    note_details(sketch, snapshot);
    return chosen;
}

Selection tell(std::span<const Snapshot> snapshots, const Store& store, const Chosen& chosen,
               const TellOptions& options) {
    check_alike(snapshots, chosen);
    return Teller(snapshots, store, chosen, options).run();
}

}  // namespace entente
