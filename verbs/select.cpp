#include "verbs/select.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <queue>

namespace entente {

namespace {

constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();

class Selector {
public:
    Selector(const Snapshot& snapshot, const SelectOptions& options)
        : snapshot_(snapshot), options_(options), distance_(snapshot.node_slots(), kFar), position_(snapshot.node_slots(), kFar) {}

    Selection run() {
        measure();
        choose();
        for (std::uint32_t e = 0; e < snapshot_.edge_slots(); ++e) add_edge(EdgeIndex{e});
        return std::move(selection_);
    }

private:
    bool admitted(NodeIndex node) const {
        if (!snapshot_.visible(node)) return false;
        if (options_.labels.empty() || node == options_.focus) return true;
        return std::any_of(options_.labels.begin(), options_.labels.end(), [&](LabelId l) { return snapshot_.has_label(node, l); });
    }

    void measure() {
        if (!options_.focus) {
            for (std::uint32_t n = 0; n < snapshot_.node_slots(); ++n) {
                if (admitted(NodeIndex{n})) distance_[n] = 0;
            }
            return;
        }
        std::queue<NodeIndex> queue;
        distance_[raw(*options_.focus)] = 0;
        queue.push(*options_.focus);
        for (; !queue.empty(); queue.pop()) {
            NodeIndex node = queue.front();
            if (distance_[raw(node)] == options_.hops) continue;
            for (const Arc& arc : snapshot_.around(node)) {
                if (distance_[raw(arc.other)] != kFar || !admitted(arc.other)) continue;
                distance_[raw(arc.other)] = distance_[raw(node)] + 1;
                queue.push(arc.other);
            }
        }
    }

    void choose() {
        std::vector<NodeIndex> nodes;
        for (std::uint32_t n = 0; n < distance_.size(); ++n) {
            if (distance_[n] != kFar && snapshot_.visible(NodeIndex{n})) nodes.push_back(NodeIndex{n});
        }
        std::size_t all = nodes.size();
        auto before = [&](NodeIndex a, NodeIndex b) {
            if (distance_[raw(a)] != distance_[raw(b)]) return distance_[raw(a)] < distance_[raw(b)];
            auto x = snapshot_.around(a).size();
            auto y = snapshot_.around(b).size();
            return x != y ? x > y : snapshot_.key(a) < snapshot_.key(b);
        };
        std::sort(nodes.begin(), nodes.end(), before);
        if (all > options_.max_nodes) {
            nodes.resize(options_.max_nodes);
            selection_.notes.push_back(fmt::format("{} of {} nodes left out: the farthest, and of those the least connected", all - nodes.size(), all));
        }
        for (NodeIndex node : nodes) {
            position_[raw(node)] = selection_.nodes.size();
            auto labels = snapshot_.labels(node);
            SelectedNode selected;
            selected.key = snapshot_.key(node);
            selected.name = snapshot_.name(node);
            if (!labels.empty()) selected.label = snapshot_.schema().at(labels.front()).name;
            selected.focus = node == options_.focus;
            selection_.nodes.push_back(std::move(selected));
        }
    }

    /// The value that an edge's property has in the view.
    const Value* value(EdgeIndex edge, std::string_view name) const {
        const Property* property = snapshot_.schema().property(name);
        const Timeline* timeline = property == nullptr ? nullptr : snapshot_.property(edge, property->id);
        if (timeline == nullptr || timeline->empty()) return nullptr;
        const Piece* piece = snapshot_.day() ? sample(*timeline, property->kind, *snapshot_.day()) : &timeline->back();
        return piece == nullptr || piece->value.is_none() ? nullptr : &piece->value;
    }

    void add_edge(EdgeIndex edge) {
        std::size_t tail = position_[raw(snapshot_.tail(edge))];
        std::size_t head = position_[raw(snapshot_.head(edge))];
        if (!snapshot_.visible(edge) || tail == kFar || head == kFar) return;
        SelectedEdge selected;
        selected.tail = tail;
        selected.head = head;
        selected.type = snapshot_.schema().at(snapshot_.type(edge)).name;
        selected.directed = !snapshot_.symmetric(edge);
        auto spells = snapshot_.spells(edge);
        const Spell* spell = snapshot_.day() ? snapshot_.spell_on(edge, *snapshot_.day()) : &spells.back();
        if (spell != nullptr) {
            selected.modality = to_string(spell->marks.modality);
            selected.disputed = spell->marks.disputed;
            selected.carried = spell->marks.carried;
            selected.undated = spell->marks.undated;
            selected.uncertain = !spell->marks.certain;
        }
        caption(edge, selected);
        for (SourceId source : snapshot_.sources(edge)) selected.sources.push_back(footnote(source));
        selection_.edges.push_back(std::move(selected));
    }

    void caption(EdgeIndex edge, SelectedEdge& selected) const {
        for (std::string_view name : {"role", "status"}) {
            const Value* word = value(edge, name);
            // What most ties are need not be said on each of them.
            if (word == nullptr || to_string(*word) == "full" || to_string(*word) == "member" || to_string(*word) == "signatory") continue;
            selected.caption += fmt::format("{}{}", selected.caption.empty() ? "" : ", ", to_string(*word));
        }
        const Value* amount = value(edge, "amount");
        if (amount == nullptr) return;
        selected.caption += fmt::format("{}{}", selected.caption.empty() ? "" : ", ", to_string(*amount));
        if (const auto* quantity = std::get_if<Quantity>(&amount->content())) {
            selected.amount = quantity->number.to_double();
            selected.unit = quantity->unit;
        }
    }

    std::size_t footnote(SourceId id) {
        auto [at, fresh] = footnotes_.try_emplace(id, selection_.sources.size());
        if (fresh) {
            const Source& source = snapshot_.source_list().at(static_cast<std::size_t>(raw(id)) - 1);
            selection_.sources.push_back({source.key, source.title.empty() ? source.key : source.title, source.publisher, to_string(source.published), source.url});
        }
        return at->second;
    }

    const Snapshot& snapshot_;
    const SelectOptions& options_;
    std::vector<std::size_t> distance_;
    std::vector<std::size_t> position_;
    std::map<SourceId, std::size_t> footnotes_;
    Selection selection_;
};

}  // namespace

Selection select(const Snapshot& snapshot, const SelectOptions& options) { return Selector(snapshot, options).run(); }

}  // namespace entente
