#include "verbs/select_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

namespace entente {

namespace {

/// What becomes of the nodes of a view, by their labels.
class Admission {
public:
    Admission(const Snapshot& snapshot, const SelectOptions& options) : snapshot_(snapshot), options_(options) {}

    bool is_detail(NodeIndex node) const {
        auto labels = snapshot_.labels(node);
        return !options_.detail && options_.labels.empty() && !labels.empty() && !is_called(node) &&
               snapshot_.schema().at(labels.front()).detail;
    }

    bool admits(NodeIndex node) const {
        return node == options_.focus || options_.labels.empty() || has_one(node, options_.labels) || is_called(node);
    }

private:
    bool has_one(NodeIndex node, const std::vector<LabelId>& labels) const {
        return std::any_of(labels.begin(), labels.end(), [&](LabelId l) { return snapshot_.has_label(node, l); });
    }

    /// Whether another option asks for it.
    bool is_called(NodeIndex node) const {
        return node == options_.focus || has_one(node, options_.fold.labels) ||
               std::count(options_.boxes.nodes.begin(), options_.boxes.nodes.end(), node) > 0;
    }

    const Snapshot& snapshot_;
    const SelectOptions& options_;
};

void add_ties_between_all(Sketch& sketch, const Snapshot& snapshot) {
    auto members = members_of(sketch, snapshot);
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        EdgeIndex edge{e};
        if (!snapshot.visible(edge)) continue;
        NodeIndex tail = snapshot.tail(edge);
        NodeIndex head = snapshot.head(edge);
        if (members[raw(tail)] && members[raw(head)]) sketch.ties.push_back({tail, head, edge});
    }
}

}  // namespace

Sketch whole_view(const Snapshot& snapshot, const SelectOptions& options) {
    Admission admission(snapshot, options);
    Sketch sketch;
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        NodeIndex node{n};
        if (snapshot.visible(node) && admission.admits(node)) sketch.nodes.push_back(node);
    }
    add_ties_between_all(sketch, snapshot);
    leave_out_detail(sketch, snapshot, options);
    if (options.focus && snapshot.visible(*options.focus)) sketch.focus.push_back(*options.focus);
    return sketch;
}

void leave_out_detail(Sketch& sketch, const Snapshot& snapshot, const SelectOptions& options) {
    Admission admission(snapshot, options);
    auto keep = members_of(sketch, snapshot);
    std::vector<NodeIndex> details;
    for (NodeIndex node : sketch.nodes) {
        if (!admission.is_detail(node)) continue;
        details.push_back(node);
        keep[raw(node)] = false;
    }
    bool ties_stay = std::any_of(sketch.ties.begin(), sketch.ties.end(), [&](const SketchTie& tie) {
        return keep[raw(tie.tail)] && keep[raw(tie.head)];
    });
    // Without its detail such a database would be dots: what ties them is drawn.
    if (!ties_stay && !sketch.ties.empty()) return;
    keep_only(sketch, keep);
    sketch.details = std::move(details);
}

void note_details(Sketch& sketch, const Snapshot& snapshot) {
    std::map<LabelId, std::size_t> counts;
    for (NodeIndex node : sketch.details) ++counts[snapshot.labels(node).front()];
    std::string words;
    for (auto [label, count] : counts)
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, snapshot.schema().at(label).name);
    if (!words.empty()) sketch.notes.push_back(fmt::format("Left out as detail: {} (--detail draws them).", words));
}

void keep_admitted(Sketch& sketch, const Snapshot& snapshot, const SelectOptions& options) {
    Admission admission(snapshot, options);
    auto keep = members_of(sketch, snapshot);
    for (NodeIndex node : sketch.nodes) keep[raw(node)] = admission.admits(node);
    keep_only(sketch, keep);
}

void keep_near(Sketch& sketch, const Snapshot& snapshot, std::size_t hops) {
    constexpr auto far = std::numeric_limits<std::size_t>::max();
    SketchArcs arcs(sketch, snapshot);
    std::vector<std::size_t> distance(snapshot.node_slots(), far);
    std::vector<NodeIndex> queue = sketch.focus;
    for (NodeIndex node : queue) distance[raw(node)] = 0;
    for (std::size_t at = 0; at < queue.size() && distance[raw(queue[at])] < hops; ++at) {
        for (NodeIndex other : arcs[queue[at]]) {
            if (distance[raw(other)] != far) continue;
            distance[raw(other)] = distance[raw(queue[at])] + 1;
            queue.push_back(other);
        }
    }
    std::vector<bool> keep(distance.size());
    for (std::size_t n = 0; n < keep.size(); ++n) keep[n] = distance[n] != far;
    keep_only(sketch, keep);
    // Of what is left out as detail, that counts which would be within reach.
    std::vector<bool> crossed(distance.size());
    for (NodeIndex node : queue) crossed[raw(node)] = distance[raw(node)] < hops;
    for (const SketchTie& tie : sketch.ties) {
        if (tie.folded && (crossed[raw(tie.tail)] || crossed[raw(tie.head)])) crossed[raw(*tie.folded)] = true;
    }
    std::erase_if(sketch.details, [&](NodeIndex node) {
        auto around = snapshot.around(node);
        return std::none_of(around.begin(), around.end(), [&](const Arc& arc) { return crossed[raw(arc.other)]; });
    });
}

}  // namespace entente
