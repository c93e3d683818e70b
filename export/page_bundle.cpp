#include "export/page_bundle.hpp"

#include <map>
#include <string_view>
#include <tuple>

namespace entente {

Bundled bundled(const Selection& selection) {
    Bundled result;
    result.selection = selection;
    result.selection.edges.clear();
    std::map<std::tuple<std::size_t, std::size_t, std::string_view, bool>, std::size_t> places;
    for (std::size_t i = 0; i < selection.edges.size(); ++i) {
        const auto& edge = selection.edges[i];
        const bool swap = !edge.directed && edge.head < edge.tail;
        const auto tail = swap ? edge.head : edge.tail;
        const auto head = swap ? edge.tail : edge.head;
        const auto [at, fresh] =
            places.try_emplace({tail, head, edge.type, edge.directed}, result.selection.edges.size());
        if (fresh) {
            SelectedEdge one;
            one.tail = tail;
            one.head = head;
            one.type = edge.type;
            one.directed = edge.directed;
            one.numbers = edge.numbers;
            result.selection.edges.push_back(std::move(one));
            result.edges.emplace_back();
        }
        result.edges[at->second].push_back(i);
    }
    return result;
}

}  // namespace entente
