#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"

#include <array>

namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

template <typename Index>
void require_visible(Index element, const Run& run) {
    if (!run.graph->visible(element)) {
        throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the element has been deleted");
    }
}

NodeIndex node_argument(const Datum& datum, const Run& run) {
    const auto* node = datum.as<NodeIndex>();
    if (node == nullptr) {
        refuse_argument("a node", datum, "InvalidArgumentValue");
    }
    require_visible(*node, run);
    return *node;
}

EdgeIndex edge_argument(const Datum& datum) {
    const auto* edge = datum.as<EdgeIndex>();
    if (edge == nullptr) {
        refuse_argument("an edge", datum, "InvalidArgumentValue");
    }
    return *edge;
}

const PathDatum& path_argument(const Datum& datum) {
    if (datum.path() == nullptr) {
        refuse_argument("a path", datum, "InvalidArgumentValue");
    }
    return *datum.path();
}

Datum labels(Arguments arguments, Run& run) {
    DatumList made;
    for (const auto label : run.graph->labels(node_argument(arguments[0], run))) {
        made.emplace_back(run.graph->schema().at(label).name);
    }
    return made;
}

Datum type(Arguments arguments, Run& run) {
    return run.graph->schema().at(run.graph->type(edge_argument(arguments[0]))).name;
}

Datum id(Arguments arguments, Run& run) {
    if (const auto* edge = arguments[0].as<EdgeIndex>()) {
        return raw(run.graph->id(*edge));
    }
    return raw(run.graph->id(node_argument(arguments[0], run)));
}

Datum start_node(Arguments arguments, Run& run) {
    return Datum(Datum::Content(run.graph->tail(edge_argument(arguments[0]))));
}
Datum end_node(Arguments arguments, Run& run) {
    return Datum(Datum::Content(run.graph->head(edge_argument(arguments[0]))));
}

Datum length(Arguments arguments, Run&) { return path_argument(arguments[0]).edges.size(); }

template <typename Index>
Datum listed(const std::vector<Index>& elements) {
    DatumList made;
    for (const auto element : elements) {
        made.emplace_back(Datum::Content(element));
    }
    return made;
}

Datum nodes(Arguments arguments, Run&) { return listed(path_argument(arguments[0]).nodes); }
Datum edges(Arguments arguments, Run&) { return listed(path_argument(arguments[0]).edges); }

DatumMap entries(const Datum& of, const Run& run) {
    if (of.map() != nullptr) {
        return *of.map();
    }
    if (const auto* edge = of.as<EdgeIndex>()) {
        require_visible(*edge, run);
        return run.graph->properties(*edge);
    }
    if (of.as<NodeIndex>() == nullptr) {
        refuse_argument("a node, an edge or a map", of);
    }
    return run.graph->properties(node_argument(of, run));
}

Datum properties(Arguments arguments, Run& run) { return entries(arguments[0], run); }

Datum keys(Arguments arguments, Run& run) {
    DatumList made;
    for (const auto& [key, value] : entries(arguments[0], run)) {
        made.emplace_back(key);
    }
    return made;
}

constexpr std::array kFunctions{
    Function{"endnode", 1, 1, end_node},
    Function{"id", 1, 1, id},
    Function{"keys", 1, 1, keys},
    Function{"labels", 1, 1, labels},
    Function{"length", 1, 1, length},
    Function{"nodes", 1, 1, nodes},
    Function{"properties", 1, 1, properties},
    Function{"relationships", 1, 1, edges},
    Function{"rels", 1, 1, edges},
    Function{"startnode", 1, 1, start_node},
    Function{"type", 1, 1, type},
};

}  // namespace

std::span<const Function> graph_functions() { return kFunctions; }

}  // namespace entente::cypher
