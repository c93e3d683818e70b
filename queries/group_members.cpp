#include "queries/group_members.hpp"

#include <algorithm>

namespace entente {

std::vector<GroupMembers> group_members(const Network& network, const Grouping& grouping,
                                        const std::vector<LabelId>& labels, std::size_t min_size) {
    const Snapshot& snapshot = network.snapshot;
    auto by_key = [&](NodeIndex a, NodeIndex b) { return snapshot.key(a) < snapshot.key(b); };
    auto shown = [&](NodeIndex node) {
        return labels.empty() ||
               std::any_of(labels.begin(), labels.end(), [&](LabelId l) { return snapshot.has_label(node, l); });
    };
    std::vector<GroupMembers> found;
    for (const Group& group : grouping.groups) {
        GroupMembers made{{}, &group.figures};
        for (Vertex vertex : group.members) {
            if (shown(network.nodes[vertex])) made.members.push_back(network.nodes[vertex]);
        }
        std::sort(made.members.begin(), made.members.end(), by_key);
        if (made.members.size() >= min_size) found.push_back(std::move(made));
    }
    std::sort(found.begin(), found.end(), [&](const GroupMembers& a, const GroupMembers& b) {
        if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
        return std::lexicographical_compare(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                                            by_key);
    });
    return found;
}

}  // namespace entente
