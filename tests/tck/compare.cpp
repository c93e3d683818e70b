#include "tests/tck/compare.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace entente::tck {

using cypher::Datum;
using cypher::DatumList;
using cypher::DatumMap;
using cypher::Graph;

namespace {

struct Comparer {
    const Graph* graph;
    ListOrder order;

    bool same(const Expected& expected, const Datum& found) const {
        return std::visit([&](const auto& value) { return is(value, found); }, expected.content);
    }

    static bool is(std::monostate, const Datum& found) { return found.is_null(); }

    static bool is(bool expected, const Datum& found) {
        const auto* truth = found.as<bool>();
        return truth != nullptr && *truth == expected;
    }

    static bool is(std::int64_t expected, const Datum& found) {
        const auto* number = found.as<std::int64_t>();
        return number != nullptr && *number == expected;
    }

    static bool is(double expected, const Datum& found) {
        const auto* number = found.as<double>();
        if (number == nullptr) {
            return found.as<Decimal>() != nullptr && found.number() == expected;
        }
        return *number == expected || (std::isnan(*number) && std::isnan(expected));
    }

    static bool is(const std::string& expected, const Datum& found) {
        return std::visit(
            [&](const auto& value) {
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<T, std::shared_ptr<const std::string>>) {
                    return *value == expected;
                } else if constexpr (std::is_same_v<T, cypher::Date> || std::is_same_v<T, cypher::LocalTime> ||
                                     std::is_same_v<T, cypher::Time> || std::is_same_v<T, cypher::LocalDateTime> ||
                                     std::is_same_v<T, cypher::DateTime> || std::is_same_v<T, cypher::Duration>) {
                    return cypher::to_string(value) == expected;
                } else {
                    return false;
                }
            },
            found.content());
    }

    bool is(const std::vector<Expected>& expected, const Datum& found) const {
        const auto* list = found.list();
        if (list == nullptr || list->size() != expected.size()) {
            return false;
        }
        if (order == ListOrder::kept) {
            return std::equal(expected.begin(), expected.end(), list->begin(),
                              [&](const Expected& a, const Datum& b) { return same(a, b); });
        }
        std::vector<bool> taken(list->size());
        return std::all_of(expected.begin(), expected.end(), [&](const Expected& item) {
            for (std::size_t at = 0; at < list->size(); ++at) {
                if (!taken[at] && same(item, (*list)[at])) {
                    taken[at] = true;
                    return true;
                }
            }
            return false;
        });
    }

    bool are(const ExpectedMap& expected, const DatumMap& found) const {
        return expected.size() == found.size() && std::all_of(expected.begin(), expected.end(), [&](const auto& entry) {
                   const auto held = std::find_if(found.begin(), found.end(),
                                                  [&](const auto& other) { return other.first == entry.first; });
                   return held != found.end() && same(entry.second, held->second);
               });
    }

    bool is(const ExpectedMap& expected, const Datum& found) const {
        return found.map() != nullptr && are(expected, *found.map());
    }

    bool is_node(const ExpectedNode& expected, NodeIndex node) const {
        std::vector<std::string> labels;
        for (const auto label : graph->labels(node)) {
            labels.push_back(graph->schema().at(label).name);
        }
        auto wanted = expected.labels;
        std::sort(labels.begin(), labels.end());
        std::sort(wanted.begin(), wanted.end());
        return labels == wanted && are(expected.properties, graph->properties(node));
    }

    bool is(const ExpectedNode& expected, const Datum& found) const {
        const auto* node = found.as<NodeIndex>();
        return node != nullptr && is_node(expected, *node);
    }

    bool is_edge(const ExpectedEdge& expected, EdgeIndex edge) const {
        return graph->schema().at(graph->type(edge)).name == expected.type &&
               are(expected.properties, graph->properties(edge));
    }

    bool is(const ExpectedEdge& expected, const Datum& found) const {
        const auto* edge = found.as<EdgeIndex>();
        return edge != nullptr && is_edge(expected, *edge);
    }

    bool is(const ExpectedPath& expected, const Datum& found) const {
        const auto* path = found.path();
        if (path == nullptr || path->edges.size() != expected.edges.size() ||
            path->nodes.size() != expected.nodes.size()) {
            return false;
        }
        for (std::size_t at = 0; at < path->nodes.size(); ++at) {
            if (!is_node(expected.nodes[at], path->nodes[at])) {
                return false;
            }
        }
        for (std::size_t at = 0; at < path->edges.size(); ++at) {
            const auto edge = path->edges[at];
            const auto tail = path->nodes[expected.forward[at] ? at : at + 1];
            const auto head = path->nodes[expected.forward[at] ? at + 1 : at];
            if (!is_edge(expected.edges[at], edge) || graph->tail(edge) != tail || graph->head(edge) != head) {
                return false;
            }
        }
        return true;
    }

    bool same_row(const std::vector<Expected>& expected, const DatumList& found) const {
        return expected.size() == found.size() &&
               std::equal(expected.begin(), expected.end(), found.begin(),
                          [&](const Expected& a, const Datum& b) { return same(a, b); });
    }
};

}  // namespace

bool matches(const Expected& expected, const Datum& found, const Graph* graph, ListOrder order) {
    return Comparer{graph, order}.same(expected, found);
}

bool match_rows(const std::vector<std::vector<Expected>>& expected, const std::vector<DatumList>& found,
                const Graph* graph, ListOrder lists, bool in_order) {
    const Comparer comparer{graph, lists};
    if (expected.size() != found.size()) {
        return false;
    }
    std::vector<bool> taken(found.size());
    for (std::size_t row = 0; row < expected.size(); ++row) {
        std::size_t at = in_order ? row : 0;
        const std::size_t end = in_order ? row + 1 : found.size();
        while (at < end && (taken[at] || !comparer.same_row(expected[row], found[at]))) {
            ++at;
        }
        if (at == end) {
            return false;
        }
        taken[at] = true;
    }
    return true;
}

Datum datum_of(const Expected& value) {
    return std::visit(
        [](const auto& content) -> Datum {
            using T = std::decay_t<decltype(content)>;
            if constexpr (std::is_same_v<T, std::monostate>) {
                return {};
            } else if constexpr (std::is_same_v<T, std::vector<Expected>>) {
                DatumList list;
                for (const auto& item : content) {
                    list.push_back(datum_of(item));
                }
                return list;
            } else if constexpr (std::is_same_v<T, ExpectedMap>) {
                DatumMap map;
                for (const auto& [key, item] : content) {
                    map.emplace_back(key, datum_of(item));
                }
                return map;
            } else if constexpr (std::is_same_v<T, ExpectedNode> || std::is_same_v<T, ExpectedEdge> ||
                                 std::is_same_v<T, ExpectedPath>) {
                throw Error("a parameter cannot be a node, an edge or a path");
            } else {
                return content;
            }
        },
        value.content);
}

}  // namespace entente::tck
