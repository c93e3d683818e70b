#include "tests/tck/compare.hpp"

#include <fmt/format.h>

#include <cmath>
#include <type_traits>

namespace entente::tck {

using cypher::Datum;
using cypher::DatumMap;
using cypher::Graph;

namespace {

std::string quoted(const std::string& text) {
    std::string shown = "'";
    for (const char byte : text) {
        if (byte == '\'' || byte == '\\') {
            shown += '\\';
        }
        shown += byte;
    }
    return shown + "'";
}

std::string show_map(const DatumMap& map, const Graph* graph) {
    std::string shown;
    for (const auto& [key, value] : map) {
        shown += fmt::format("{}{}: {}", shown.empty() ? "" : ", ", key, show(value, graph));
    }
    return "{" + shown + "}";
}

std::string show_properties(const DatumMap& map, const Graph* graph, bool apart) {
    return map.empty() ? "" : (apart ? " " : "") + show_map(map, graph);
}

std::string show_node(NodeIndex node, const Graph* graph) {
    std::string shown = "(";
    for (const auto label : graph->labels(node)) {
        shown += ":" + graph->schema().at(label).name;
    }
    const bool labelled = shown.size() > 1;
    return shown + show_properties(graph->properties(node), graph, labelled) + ")";
}

std::string show_edge(EdgeIndex edge, const Graph* graph) {
    return fmt::format("[:{}{}]", graph->schema().at(graph->type(edge)).name,
                       show_properties(graph->properties(edge), graph, true));
}

std::string show_path(const cypher::PathDatum& path, const Graph* graph) {
    std::string shown = "<" + show_node(path.nodes.front(), graph);
    for (std::size_t at = 0; at < path.edges.size(); ++at) {
        const bool forward = graph->tail(path.edges[at]) == path.nodes[at];
        shown += fmt::format("{}-{}-{}{}", forward ? "" : "<", show_edge(path.edges[at], graph), forward ? ">" : "",
                             show_node(path.nodes[at + 1], graph));
    }
    return shown + ">";
}

std::string show_real(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number < 0 ? "-Inf" : "Inf";
    }
    const auto shown = fmt::format("{}", number);
    return shown.find_first_of(".e") == std::string::npos ? shown + ".0" : shown;
}

}  // namespace

std::string show(const Datum& datum, const Graph* graph) {
    return std::visit(
        [&](const auto& value) -> std::string {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::monostate>) {
                return "null";
            } else if constexpr (std::is_same_v<T, bool>) {
                return value ? "true" : "false";
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                return fmt::format("{}", value);
            } else if constexpr (std::is_same_v<T, double> || std::is_same_v<T, Decimal>) {
                return show_real(datum.number());
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const std::string>>) {
                return quoted(*value);
            } else if constexpr (std::is_same_v<T, NodeIndex>) {
                return show_node(value, graph);
            } else if constexpr (std::is_same_v<T, EdgeIndex>) {
                return show_edge(value, graph);
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const cypher::DatumList>>) {
                std::string shown;
                for (const auto& item : *value) {
                    shown += (shown.empty() ? "" : ", ") + show(item, graph);
                }
                return "[" + shown + "]";
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const DatumMap>>) {
                return show_map(*value, graph);
            } else if constexpr (std::is_same_v<T, std::shared_ptr<const cypher::PathDatum>>) {
                return show_path(*value, graph);
            } else {
                return quoted(cypher::to_string(value));
            }
        },
        datum.content());
}

}  // namespace entente::tck
