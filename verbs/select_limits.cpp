#include "verbs/select_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>

namespace entente {

namespace {

constexpr double kRestart = 0.15;
constexpr int kSteps = 40;

/// How often a walk among the nodes is at each of them, by index.
std::vector<double> presence_of(const Sketch& sketch, const SketchArcs& arcs, const Snapshot& snapshot) {
    const auto& starts = sketch.focus.empty() ? sketch.nodes : sketch.focus;
    double start = starts.empty() ? 0 : 1 / static_cast<double>(starts.size());
    std::vector<double> presence(snapshot.node_slots(), 0);
    for (NodeIndex node : starts) presence[raw(node)] = start;
    std::vector<double> next;
    for (int step = 0; step < kSteps; ++step) {
        next.assign(presence.size(), 0);
        for (NodeIndex node : starts) next[raw(node)] = kRestart * start;
        for (NodeIndex node : sketch.nodes) {
            auto others = arcs[node];
            double share = (1 - kRestart) * presence[raw(node)] / static_cast<double>(others.size());
            for (NodeIndex other : others) next[raw(other)] += share;
        }
        presence.swap(next);
    }
    return presence;
}

class Limiter {
public:
    Limiter(Sketch& sketch, const Snapshot& snapshot, const SelectLimits& limits, const Boxed& boxed)
        : sketch_(sketch),
          snapshot_(snapshot),
          limits_(limits),
          boxed_(boxed),
          arcs_(sketch, snapshot),
          presence_(presence_of(sketch, arcs_, snapshot)) {}

    void run() {
        cut_nodes();
        cut_lines();
    }

private:
    bool in_focus(NodeIndex node) const {
        return std::find(sketch_.focus.begin(), sketch_.focus.end(), node) != sketch_.focus.end();
    }

    /// The order of closeness.
    bool before(NodeIndex a, NodeIndex b) const {
        if (in_focus(a) != in_focus(b)) return in_focus(a);
        double x = presence_[raw(a)];
        double y = presence_[raw(b)];
        return x != y ? x > y : snapshot_.key(a) < snapshot_.key(b);
    }

    void cut_nodes() {
        std::sort(sketch_.nodes.begin(), sketch_.nodes.end(), [&](NodeIndex a, NodeIndex b) { return before(a, b); });
        std::size_t all = sketch_.nodes.size();
        std::size_t most = std::max(limits_.nodes, sketch_.focus.size());
        if (all <= most) return;
        drop_untied();
        if (sketch_.nodes.size() <= most) return;
        all = sketch_.nodes.size();
        keep_only(sketch_, grown(most));
        sketch_.notes.push_back(
            fmt::format("Left out: the {} of {} nodes that are the least closely tied (--max-nodes {} draws them).",
                        all - most, all, all));
    }

    /// Where not all can be drawn, those go first that nothing ties, unless that is so of all.
    void drop_untied() {
        if (sketch_.ties.empty()) return;
        std::vector<bool> keep(presence_.size(), false);
        std::size_t all = sketch_.nodes.size();
        for (NodeIndex node : sketch_.nodes)
            keep[raw(node)] = !arcs_[node].empty() || in_focus(node) || boxed_.members.contains(node);
        keep_only(sketch_, keep);
        if (std::size_t gone = all - sketch_.nodes.size(); gone > 0)
            sketch_.notes.push_back(fmt::format(
                "Left out: {} of {} nodes, which nothing here ties (--max-nodes {} draws them).", gone, all, all));
    }

    /// So many nodes, by index: the closest, then again and again the closest that is tied to one of them.
    std::vector<bool> grown(std::size_t most) const {
        std::vector<bool> in(presence_.size(), false);
        std::vector<bool> seen(presence_.size(), false);
        auto after = [&](NodeIndex a, NodeIndex b) { return before(b, a); };
        std::priority_queue<NodeIndex, std::vector<NodeIndex>, decltype(after)> border(after);
        std::size_t count = 0;
        for (NodeIndex seed : sketch_.nodes) {
            if (count == most) break;
            if (seen[raw(seed)]) continue;
            seen[raw(seed)] = true;
            for (border.push(seed); !border.empty() && count < most; ++count) {
                NodeIndex node = border.top();
                border.pop();
                in[raw(node)] = true;
                for (NodeIndex other : arcs_[node]) {
                    if (!seen[raw(other)]) border.push(other);
                    seen[raw(other)] = true;
                }
            }
        }
        return in;
    }

    void cut_lines() {
        std::vector<std::size_t> line = lines_of_ties();
        if (line_count_ <= limits_.lines) return;
        std::vector<std::size_t> order = lines_by_closeness(line);
        std::vector<bool> keep(line_count_, false);
        for (std::size_t at = 0; at < limits_.lines; ++at) keep[order[at]] = true;
        std::size_t all = sketch_.ties.size();
        std::vector<SketchTie> kept;
        for (std::size_t t = 0; t < all; ++t) {
            if (keep[line[t]]) kept.push_back(sketch_.ties[t]);
        }
        sketch_.ties = std::move(kept);
        sketch_.notes.push_back(
            fmt::format("Left out: {} of the {} ties between these nodes, those of the least "
                        "closely tied (--max-edges {} draws them).",
                        all - sketch_.ties.size(), all, line_count_));
    }

    /// By tie, the number of its line.
    std::vector<std::size_t> lines_of_ties() {
        auto look = [&](std::size_t t) {
            const SketchTie& tie = sketch_.ties[t];
            return std::tuple(std::min(tie.tail, tie.head), std::max(tie.tail, tie.head), snapshot_.type(tie.edge));
        };
        std::vector<std::size_t> order(sketch_.ties.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return look(a) < look(b); });
        std::vector<std::size_t> line(order.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            line_count_ += at == 0 || look(order[at - 1]) != look(order[at]) ? 1 : 0;
            line[order[at]] = line_count_ - 1;
        }
        return line;
    }

    /// First those that tie each node to the closest it can reach, so that nothing falls apart; then the closest.
    std::vector<std::size_t> lines_by_closeness(const std::vector<std::size_t>& line) const {
        std::vector<std::size_t> sample(line_count_);
        for (std::size_t t = line.size(); t-- > 0;) sample[line[t]] = t;
        auto closeness = [&](std::size_t l) {
            const SketchTie& tie = sketch_.ties[sample[l]];
            return presence_[raw(tie.tail)] * presence_[raw(tie.head)];
        };
        std::vector<std::size_t> order(line_count_);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            double x = closeness(a);
            double y = closeness(b);
            return x != y ? x > y : sample[a] < sample[b];
        });
        std::vector<NodeIndex> root(snapshot_.node_slots());
        for (std::uint32_t n = 0; n < root.size(); ++n) root[n] = NodeIndex{n};
        auto find = [&](NodeIndex node) {
            for (; root[raw(node)] != node; node = root[raw(node)]) root[raw(node)] = root[raw(root[raw(node)])];
            return node;
        };
        std::vector<std::size_t> joining, rest;
        for (std::size_t l : order) {
            NodeIndex a = find(sketch_.ties[sample[l]].tail);
            NodeIndex b = find(sketch_.ties[sample[l]].head);
            root[raw(a)] = b;
            (a != b ? joining : rest).push_back(l);
        }
        joining.insert(joining.end(), rest.begin(), rest.end());
        return joining;
    }

    Sketch& sketch_;
    const Snapshot& snapshot_;
    const SelectLimits& limits_;
    const Boxed& boxed_;
    SketchArcs arcs_;
    std::vector<double> presence_;
    std::size_t line_count_ = 0;
};

}  // namespace

void limit(Sketch& sketch, const Snapshot& snapshot, const SelectLimits& limits, const Boxed& boxed) {
    Limiter(sketch, snapshot, limits, boxed).run();
}

}  // namespace entente
