#include "queries/partition.hpp"

#include <algorithm>

namespace entente {

std::vector<Group> connected_groups(const ArcRows& rows, const std::vector<Vertex>& labels) {
    std::vector<char> seen(labels.size());
    std::vector<Vertex> waiting;
    std::vector<Group> groups;
    for (Vertex first = 0; first < labels.size(); ++first) {
        if (seen[first] != 0) {
            continue;
        }
        seen[first] = 1;
        waiting.assign(1, first);
        auto& members = groups.emplace_back().members;
        while (!waiting.empty()) {
            const auto vertex = waiting.back();
            waiting.pop_back();
            members.push_back(vertex);
            for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
                const auto end = rows.ends[arc];
                if (seen[end] == 0 && labels[end] == labels[first] && rows.strength(arc) > 0) {
                    seen[end] = 1;
                    waiting.push_back(end);
                }
            }
        }
        std::sort(members.begin(), members.end());
    }
    order(groups);
    return groups;
}

}  // namespace entente
