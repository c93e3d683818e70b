#include "verbs/select_path.hpp"

#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <set>

namespace entente {

Sketch sketch_of_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to, const PathOptions& options) {
    std::set<NodeIndex> nodes;
    Sketch sketch;
    for (NodeIndex end : {from, to}) {
        if (snapshot.visible(end) && nodes.insert(end).second) sketch.focus.push_back(end);
    }
    std::set<EdgeIndex> edges;
    std::vector<Path> paths = shortest_paths(snapshot, from, to, options);
    for (const Path& path : paths) {
        nodes.insert(path.nodes.begin(), path.nodes.end());
        for (const auto& hop : path.ties) edges.insert(hop.begin(), hop.end());
    }
    sketch.nodes.assign(nodes.begin(), nodes.end());
    for (EdgeIndex edge : edges) sketch.ties.push_back({snapshot.tail(edge), snapshot.head(edge), edge});
    if (paths.empty())
        sketch.notes.push_back(fmt::format("There is no path from {} to {}, {}.", snapshot.name(from),
                                           snapshot.name(to), words(snapshot.view())));
    return sketch;
}

}  // namespace entente
