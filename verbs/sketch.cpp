#include "verbs/sketch.hpp"

#include <algorithm>

namespace entente {

std::vector<bool> members_of(const Sketch& sketch, const Snapshot& snapshot) {
    std::vector<bool> members(snapshot.node_slots(), false);
    for (NodeIndex node : sketch.nodes) members[raw(node)] = true;
    return members;
}

void keep_only(Sketch& sketch, const std::vector<bool>& keep) {
    auto gone = [&](NodeIndex node) { return !keep[raw(node)]; };
    std::erase_if(sketch.nodes, gone);
    std::erase_if(sketch.focus, gone);
    std::erase_if(sketch.ties, [&](const SketchTie& tie) { return gone(tie.tail) || gone(tie.head); });
}

SketchArcs::SketchArcs(const Sketch& sketch, const Snapshot& snapshot) : first_(snapshot.node_slots() + 1, 0) {
    for (const SketchTie& tie : sketch.ties) {
        ++first_[raw(tie.tail) + 1];
        ++first_[raw(tie.head) + 1];
    }
    for (std::size_t n = 1; n < first_.size(); ++n) first_[n] += first_[n - 1];
    ends_.resize(first_.back());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (const SketchTie& tie : sketch.ties) {
        ends_[next[raw(tie.tail)]++] = tie.head;
        ends_[next[raw(tie.head)]++] = tie.tail;
    }
}

}  // namespace entente
