#include "queries/cypher/match_binding.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

bool compares(Comparison::Kind kind, const Datum& a, const Datum& b) {
    using enum Comparison::Kind;
    if (kind == equal || kind == unequal) {
        return equals(a, b) == (kind == equal);
    }
    const auto ordering = compare(a, b);
    if (!ordering) {
        return false;
    }
    return kind == less      ? *ordering < 0
           : kind == at_most ? *ordering <= 0
           : kind == greater ? *ordering > 0
                             : *ordering >= 0;
}

template <typename Index>
bool passes_one(const PropertyTest& test, Index element, const Datum& value, const Graph& graph) {
    if (test.key != nullptr) {
        return compares(test.kind, graph.property(element, *test.key), value);
    }
    const auto* map = value.map();
    return map != nullptr && std::all_of(map->begin(), map->end(), [&](const auto& entry) {
               return equals(graph.property(element, entry.first), entry.second) == true;
           });
}

void evaluate_all(const std::vector<const PropertyTest*>& tests, std::vector<Datum>& values, Binding& binding) {
    values.clear();
    for (const auto* test : tests) {
        values.push_back(evaluate(*test->value, *binding.row, *binding.run));
    }
}

}  // namespace

bool passes(const PropertyTest& test, NodeIndex node, const Datum& value, const Graph& graph) {
    return passes_one(test, node, value, graph);
}

bool passes(const PropertyTest& test, EdgeIndex edge, const Datum& value, const Graph& graph) {
    return passes_one(test, edge, value, graph);
}

void Binding::show_edge(std::size_t edge) const {
    const auto& place = patterns.edges[edge];
    if (place.bound) {
        return;
    }
    const auto& walk = walks[edge];
    if (place.variable) {
        DatumList list;
        list.reserve(walk.size());
        for (const auto one : walk) {
            list.emplace_back(Datum::Content(one));
        }
        show(place.slot, Datum(std::move(list)));
    } else {
        show(place.slot, Datum(Datum::Content(edges[edge])));
    }
}

void Binding::show_path(std::size_t path) const { show(patterns.paths[path].slot, Datum(this->path(path))); }

PathDatum Binding::path(std::size_t path) const {
    const auto& place = patterns.paths[path];
    PathDatum made;
    made.nodes.push_back(nodes[place.nodes.front()]);
    for (const auto edge : place.edges) {
        const auto single = std::span(&edges[edge], 1);
        const bool walked = patterns.edges[edge].variable || place.shortest();
        for (const auto one : walked ? std::span<const EdgeIndex>(walks[edge]) : single) {
            made.nodes.push_back(across(graph, one, made.nodes.back()));
            made.edges.push_back(one);
        }
    }
    return made;
}

NodeCheck::NodeCheck(const Patterns& patterns, const Step& step, std::size_t node, std::optional<LabelId> known) {
    if (node == kNowhere) {
        return;
    }
    for (const auto label : patterns.nodes[node].labels) {
        if (label != known && std::find(labels_.begin(), labels_.end(), label) == labels_.end()) {
            labels_.push_back(label);
        }
    }
    for (const auto* test : step.node_tests) {
        if (test->node == node) {
            tests_.push_back(test);
        }
    }
}

void NodeCheck::open(Binding& binding) { evaluate_all(tests_, values_, binding); }

bool NodeCheck::passes(NodeIndex node, const Binding& binding) const {
    if (!labels_.empty()) {
        const auto labels = binding.graph.labels(node);
        for (const auto label : labels_) {
            if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
                return false;
            }
        }
    }
    for (std::size_t at = 0; at < tests_.size(); ++at) {
        if (!cypher::passes(*tests_[at], node, values_[at], binding.graph)) {
            return false;
        }
    }
    return true;
}

void EdgeCheck::open(Binding& binding) { evaluate_all(tests_, values_, binding); }

bool EdgeCheck::has_values(EdgeIndex edge, const Graph& graph) const {
    for (std::size_t at = 0; at < tests_.size(); ++at) {
        if (!cypher::passes(*tests_[at], edge, values_[at], graph)) {
            return false;
        }
    }
    return true;
}

}  // namespace entente::cypher
