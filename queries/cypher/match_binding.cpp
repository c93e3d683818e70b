#include "queries/cypher/match_binding.hpp"

#include "queries/cypher/stored_value.hpp"

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
bool compares_one(const PropertyTest& test, Index element, const Datum& value, const Graph& graph) {
    if (test.key != nullptr) {
        return compares(test.kind, graph.property(element, *test.key), value);
    }
    const auto* map = value.map();
    return map != nullptr && std::all_of(map->begin(), map->end(), [&](const auto& entry) {
               return equals(graph.property(element, entry.first), entry.second) == true;
           });
}

}  // namespace

bool passes(const PropertyTest& test, NodeIndex node, const Datum& value, const Graph& graph) {
    return compares_one(test, node, value, graph);
}

bool passes(const PropertyTest& test, EdgeIndex edge, const Datum& value, const Graph& graph) {
    return compares_one(test, edge, value, graph);
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

PropertyTests::PropertyTests(const std::vector<const PropertyTest*>& tests) {
    for (const auto* test : tests) {
        tests_.push_back({.test = test});
    }
}

void PropertyTests::open(Binding& binding) {
    for (auto& one : tests_) {
        auto value = evaluate(*one.test->value, *binding.row, *binding.run);
        if (!same(value, one.value) || type_name(value) != type_name(one.value)) {
            one.known = {};
        }
        one.value = std::move(value);
        if (!one.placed) {
            place(one, binding);
        }
    }
}

/// Of keys and names there are as many as nodes.
void PropertyTests::place(One& one, const Binding& binding) {
    one.placed = true;
    const auto* key = one.test->key;
    auto* const codes = binding.graph.codes();
    if (codes == nullptr || key == nullptr || *key == "key" || *key == "name") {
        return;
    }
    if (one.test->node != kNowhere) {
        one.nodes = &codes->of(NodeIndex{}, *key);
    } else {
        one.edges = &codes->of(EdgeIndex{}, *key);
    }
}

template <typename Index>
bool PropertyTests::passes(const PropertyTest& test, Index element, const Datum& value, const Graph& graph) {
    return compares_one(test, element, value, graph);
}

template bool PropertyTests::passes(const PropertyTest&, NodeIndex, const Datum&, const Graph&);
template bool PropertyTests::passes(const PropertyTest&, EdgeIndex, const Datum&, const Graph&);

namespace {

std::vector<const PropertyTest*> tests_of(const PatternStep& step, std::size_t node) {
    std::vector<const PropertyTest*> made;
    std::copy_if(step.node_tests.begin(), step.node_tests.end(), std::back_inserter(made),
                 [&](const PropertyTest* test) { return test->node == node; });
    return made;
}

}  // namespace

NodeCheck::NodeCheck(const Patterns& patterns, const PatternStep& step, std::size_t node, std::optional<LabelId> known)
    : tests_(tests_of(step, node)) {
    if (node == kNowhere) {
        return;
    }
    for (const auto label : patterns.nodes[node].labels) {
        if (label != known && std::find(labels_.begin(), labels_.end(), label) == labels_.end()) {
            labels_.push_back(label);
        }
    }
}

void NodeCheck::open(Binding& binding) {
    if (binding.arrays && passing_.empty() && !labels_.empty()) {
        const auto& sets = *binding.arrays->label_sets;
        for (std::uint32_t number = 0; number < sets.size(); ++number) {
            passing_.push_back(has_labels(sets[number]) ? 1 : 0);
        }
    }
    tests_.open(binding);
}

bool NodeCheck::has_labels(std::span<const LabelId> labels) const {
    return std::all_of(labels_.begin(), labels_.end(),
                       [&](LabelId label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); });
}

}  // namespace entente::cypher
