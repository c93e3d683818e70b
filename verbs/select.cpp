#include "verbs/select.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <set>

namespace entente {

namespace {

constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();
constexpr double kRestart = 0.15;
constexpr int kSteps = 40;

class Selector {
public:
    Selector(const Snapshot& snapshot, const SelectOptions& options)
        : snapshot_(snapshot),
          options_(options),
          distance_(snapshot.node_slots(), kFar),
          position_(snapshot.node_slots(), kFar) {}

    Selection run() {
        measure();
        walk();
        choose();
        note_detail();
        for (std::uint32_t e = 0; e < snapshot_.edge_slots(); ++e) add_edge(EdgeIndex{e});
        return std::move(selection_);
    }

private:
    bool detail(NodeIndex node) const {
        auto labels = snapshot_.labels(node);
        return !options_.detail && options_.labels.empty() && !labels.empty() &&
               snapshot_.schema().at(labels.front()).detail;
    }

    bool admitted(NodeIndex node) {
        if (!snapshot_.visible(node)) return false;
        if (node == options_.focus) return true;
        if (detail(node)) {
            detail_.insert(node);
            return false;
        }
        if (options_.labels.empty()) return true;
        return std::any_of(options_.labels.begin(), options_.labels.end(),
                           [&](LabelId l) { return snapshot_.has_label(node, l); });
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
        for (std::uint32_t n = 0; n < distance_.size(); ++n) {
            if (!snapshot_.visible(NodeIndex{n})) distance_[n] = kFar;
        }
    }

    /// How often a walk among the candidates is at each of them.
    void walk() {
        auto is_start = [&](std::size_t n) {
            return options_.focus ? n == raw(*options_.focus) : distance_[n] != kFar;
        };
        std::vector<std::size_t> degree(distance_.size(), 0);
        double starts = 0;
        for (std::size_t n = 0; n < distance_.size(); ++n) {
            starts += is_start(n) ? 1 : 0;
            if (distance_[n] == kFar) continue;
            for (const Arc& arc : snapshot_.around(NodeIndex{static_cast<std::uint32_t>(n)}))
                degree[n] += distance_[raw(arc.other)] != kFar ? 1 : 0;
        }
        presence_.assign(distance_.size(), 0);
        std::vector<double> next;
        for (int step = 0; step <= kSteps; ++step) {
            next.assign(distance_.size(), 0);
            for (std::size_t n = 0; n < distance_.size(); ++n) {
                if (is_start(n)) next[n] += step == 0 ? 1 / starts : kRestart / starts;
                if (step == 0 || degree[n] == 0) continue;
                double share = (1 - kRestart) * presence_[n] / static_cast<double>(degree[n]);
                for (const Arc& arc : snapshot_.around(NodeIndex{static_cast<std::uint32_t>(n)})) {
                    if (distance_[raw(arc.other)] != kFar) next[raw(arc.other)] += share;
                }
            }
            presence_.swap(next);
        }
    }

    void choose() {
        std::vector<NodeIndex> nodes;
        for (std::uint32_t n = 0; n < distance_.size(); ++n) {
            if (distance_[n] != kFar) nodes.push_back(NodeIndex{n});
        }
        std::size_t all = nodes.size();
        auto before = [&](NodeIndex a, NodeIndex b) {
            if ((a == options_.focus) != (b == options_.focus)) return a == options_.focus;
            double x = presence_[raw(a)];
            double y = presence_[raw(b)];
            return x != y ? x > y : snapshot_.key(a) < snapshot_.key(b);
        };
        std::sort(nodes.begin(), nodes.end(), before);
        if (all > options_.max_nodes) {
            nodes.resize(std::max<std::size_t>(options_.max_nodes, options_.focus ? 1 : 0));
            selection_.notes.push_back(
                fmt::format("Left out: the {} of {} nodes that are the least closely tied (--max-nodes {} draws them).",
                            all - nodes.size(), all, all));
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

    void note_detail() {
        std::map<LabelId, std::size_t> counts;
        for (NodeIndex node : detail_) ++counts[snapshot_.labels(node).front()];
        std::string words;
        for (auto [label, count] : counts)
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, snapshot_.schema().at(label).name);
        if (!words.empty())
            selection_.notes.push_back(fmt::format("Left out as detail: {} (--detail draws them).", words));
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
            if (word == nullptr || to_string(*word) == "full" || to_string(*word) == "member" ||
                to_string(*word) == "signatory")
                continue;
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
            selection_.sources.push_back({source.key, source.title.empty() ? source.key : source.title,
                                          source.publisher, to_string(source.published), source.url});
        }
        return at->second;
    }

    const Snapshot& snapshot_;
    const SelectOptions& options_;
    std::vector<std::size_t> distance_;
    std::vector<std::size_t> position_;
    std::vector<double> presence_;
    std::set<NodeIndex> detail_;
    std::map<SourceId, std::size_t> footnotes_;
    Selection selection_;
};

}  // namespace

Selection select(const Snapshot& snapshot, const SelectOptions& options) { return Selector(snapshot, options).run(); }

}  // namespace entente
