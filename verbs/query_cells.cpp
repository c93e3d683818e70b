#include "verbs/query_cells.hpp"

#include "export/cell_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

using cypher::Datum;
using cypher::DatumList;
using cypher::DatumMap;
using cypher::Graph;
using cypher::PathDatum;

/// Of a node that has nothing to be called by, so many properties are shown.
constexpr std::size_t kMostShown = 3;

bool is_quantity(const DatumMap& map) {
    constexpr std::array<std::string_view, 8> keys = {"bound", "high", "low", "number", "of", "per", "text", "unit"};
    return std::equal(map.begin(), map.end(), keys.begin(), keys.end(),
                      [](const auto& entry, std::string_view key) { return entry.first == key; });
}

/// Without an exponent and without words: to_string() says "4 billion".
std::string digits_of(const Decimal& number) {
    const bool negative = number.coefficient < 0;
    auto digits = fmt::format("{}", number.coefficient).substr(negative ? 1 : 0);
    if (number.exponent >= 0) {
        digits.append(number.coefficient == 0 ? 0 : static_cast<std::size_t>(number.exponent), '0');
    } else {
        const auto places = static_cast<std::size_t>(-number.exponent);
        if (digits.size() <= places) {
            digits.insert(0, places + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - places, ".");
    }
    return (negative ? "-" : "") + digits;
}

Cell number_cell(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    return std::isinf(number) ? Cell(number < 0 ? "-Infinity" : "Infinity") : Cell(number);
}

/// What people and programs read alike; how the rest is written, `Writer` says.
template <typename Writer>
struct Plain {
    const Graph& graph;

    Cell operator()(std::monostate) const { return {}; }
    Cell operator()(bool flag) const { return flag; }
    Cell operator()(std::int64_t number) const { return number; }
    Cell operator()(double number) const { return number_cell(number); }
    Cell operator()(const Decimal& number) const { return Digits{digits_of(number)}; }
    Cell operator()(const std::shared_ptr<const std::string>& text) const { return *text; }
    Cell operator()(const std::shared_ptr<const DatumList>& list) const {
        Cell::List cells;
        for (const auto& item : *list) {
            cells.push_back(write(item));
        }
        return cells;
    }
    template <typename Time>
    Cell operator()(const Time& time) const {
        return cypher::to_string(time);
    }

    Cell write(const Datum& datum) const { return std::visit(static_cast<const Writer&>(*this), datum.content()); }

    Cell::Map entries(const DatumMap& map) const {
        Cell::Map cells;
        for (const auto& [key, value] : map) {
            cells.push_back({key, write(value)});
        }
        return cells;
    }

    std::vector<std::string> labels(NodeIndex node) const {
        std::vector<std::string> names;
        for (const auto label : graph.labels(node)) {
            names.push_back(graph.schema().at(label).name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    const EdgeType& type(EdgeIndex edge) const { return graph.schema().at(graph.type(edge)); }
};

struct Words : Plain<Words> {
    using Plain::operator();

    Cell operator()(const std::shared_ptr<const DatumMap>& map) const {
        return is_quantity(*map) ? write(std::find_if(map->begin(), map->end(),
                                                      [](const auto& entry) { return entry.first == "text"; })
                                             ->second)
                                 : Cell(entries(*map));
    }
    Cell operator()(NodeIndex node) const {
        if (!graph.visible(node)) {
            return "(deleted)";
        }
        const auto called = called_by(node);
        return called.empty() ? whole(node) : fmt::format("({}{})", called, label_words(node));
    }
    Cell operator()(EdgeIndex edge) const {
        if (!graph.visible(edge)) {
            return "[deleted]";
        }
        return fmt::format("{} -[{}]-{} {}", end(graph.tail(edge)), type(edge).name, type(edge).symmetric ? "" : ">",
                           end(graph.head(edge)));
    }
    Cell operator()(const std::shared_ptr<const PathDatum>& path) const {
        if (path->edges.empty()) {
            return (*this)(path->nodes.front());
        }
        std::string text = end(path->nodes.front());
        for (std::size_t hop = 0; hop < path->edges.size(); ++hop) {
            text += step(path->edges[hop], path->nodes[hop]) + end(path->nodes[hop + 1]);
        }
        return text;
    }

private:
    std::string called_by(NodeIndex node) const {
        for (const auto* property : {"key", "name"}) {
            const auto value = graph.property(node, property);
            if (value.text() != nullptr && !value.text()->empty()) {
                return *value.text();
            }
        }
        return "";
    }

    std::string label_words(NodeIndex node) const {
        std::string text;
        for (const auto& label : labels(node)) {
            text += ":" + label;
        }
        return text;
    }

    std::string whole(NodeIndex node) const {
        const auto properties = graph.properties(node);
        std::string shown;
        for (std::size_t at = 0; at < std::min(properties.size(), kMostShown); ++at) {
            const auto& [key, value] = properties[at];
            shown += fmt::format("{}{}: {}", at == 0 ? "" : ", ", key, readable_text(write(value)));
        }
        shown += properties.size() > kMostShown ? ", .." : "";
        const auto label_text = label_words(node);
        return fmt::format("({}{}{})", label_text, label_text.empty() || shown.empty() ? "" : " ",
                           shown.empty() ? "" : fmt::format("{{{}}}", shown));
    }

    /// A node at an end, without brackets where it can be called by one word.
    std::string end(NodeIndex node) const {
        if (!graph.visible(node)) {
            return "(deleted)";
        }
        const auto called = called_by(node);
        return called.empty() ? whole(node) : called;
    }

    std::string step(EdgeIndex edge, NodeIndex from) const {
        if (!graph.visible(edge)) {
            return " -[deleted]- ";
        }
        const bool symmetric = type(edge).symmetric;
        const bool forward = graph.tail(edge) == from;
        return fmt::format(" {}-[{}]-{} ", symmetric || forward ? "" : "<", type(edge).name,
                           symmetric || !forward ? "" : ">");
    }
};

struct Document : Plain<Document> {
    using Plain::operator();

    Cell operator()(const std::shared_ptr<const DatumMap>& map) const {
        auto cells = entries(*map);
        for (auto& [key, value] : cells) {
            const bool endless = is_quantity(*map) && (key == "low" || key == "high") && !value.is_number();
            if (endless) {
                value = {};
            }
        }
        return cells;
    }
    Cell operator()(NodeIndex node) const { return Cell::Map{{"node", node_cell(node)}}; }
    Cell operator()(EdgeIndex edge) const { return Cell::Map{{"edge", edge_cell(edge)}}; }
    Cell operator()(const std::shared_ptr<const PathDatum>& path) const {
        Cell::List nodes;
        for (const auto node : path->nodes) {
            nodes.push_back(node_cell(node));
        }
        Cell::List edges;
        for (const auto edge : path->edges) {
            edges.push_back(edge_cell(edge));
        }
        return Cell::Map{{"path", Cell::Map{{"nodes", std::move(nodes)}, {"edges", std::move(edges)}}}};
    }

private:
    Cell key(NodeIndex node) const { return graph.visible(node) ? write(graph.property(node, "key")) : Cell(); }

    Cell node_cell(NodeIndex node) const {
        if (!graph.visible(node)) {
            return Cell::Map{{"id", raw(graph.id(node))}, {"deleted", true}};
        }
        Cell::List names;
        for (auto& label : labels(node)) {
            names.emplace_back(std::move(label));
        }
        return Cell::Map{{"id", raw(graph.id(node))},
                         {"key", key(node)},
                         {"labels", std::move(names)},
                         {"properties", entries(graph.properties(node))}};
    }

    Cell edge_cell(EdgeIndex edge) const {
        if (!graph.visible(edge)) {
            return Cell::Map{{"id", raw(graph.id(edge))}, {"deleted", true}};
        }
        const auto tail = graph.tail(edge);
        const auto head = graph.head(edge);
        return Cell::Map{{"id", raw(graph.id(edge))},
                         {"type", type(edge).name},
                         {"tail", key(tail)},
                         {"tail_id", raw(graph.id(tail))},
                         {"head", key(head)},
                         {"head_id", raw(graph.id(head))},
                         {"properties", entries(graph.properties(edge))}};
    }
};

}  // namespace

Cell words_cell(const Datum& datum, const Graph& graph) { return Words{{graph}}.write(datum); }

Cell document_cell(const Datum& datum, const Graph& graph) { return Document{{graph}}.write(datum); }

}  // namespace entente
