#include "queries/cypher/match_pattern.hpp"

#include "queries/cypher/check.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace entente::cypher {

namespace {

/// Operands of the outermost AND, however it is bracketed.
void part(const Expression& expression, std::vector<const Expression*>& conjuncts) {
    std::vector<const Expression*> open{&expression};
    while (!open.empty()) {
        const auto* one = open.back();
        open.pop_back();
        const auto* operation = std::get_if<Operation>(&one->content);
        if (operation == nullptr || operation->operators.front() != Operator::conjunction) {
            conjuncts.push_back(one);
            continue;
        }
        for (auto at = operation->operands.rbegin(); at != operation->operands.rend(); ++at) {
            open.push_back(at->get());
        }
    }
}

Comparison::Kind mirrored(Comparison::Kind kind) {
    using enum Comparison::Kind;
    switch (kind) {
        case less:
            return greater;
        case at_most:
            return at_least;
        case greater:
            return less;
        case at_least:
            return at_most;
        default:
            return kind;
    }
}

class LookUp {
public:
    LookUp(std::span<const Slot> bound, const Graph& graph) : bound_(bound.begin(), bound.end()), graph_(graph) {
        std::sort(bound_.begin(), bound_.end());
    }

    void add(const PathPattern& pattern);
    void add_conjunct(const Expression& expression);
    Patterns take() { return std::move(made_); }

private:
    bool is_bound(Slot slot) const {
        return slot != Slot::none && std::binary_search(bound_.begin(), bound_.end(), slot);
    }
    std::size_t add(const NodePattern& pattern);
    std::size_t add(const EdgePattern& pattern, std::size_t left, std::size_t right);
    void add_map(const Expression* properties, PropertyTest test);
    void add_test(PropertyTest test, const Expression* whole);
    void seek(const Expression& of, const Expression& value, bool list);
    PropertyTest place_of(const Expression& expression) const;

    std::vector<Slot> bound_;
    const Graph& graph_;
    Patterns made_;
    std::unordered_map<Slot, std::size_t> nodes_;
    std::unordered_map<Slot, std::size_t> edges_;  ///< of one hop
    std::unordered_set<Slot> slots_;               ///< of edges
};

std::size_t LookUp::add(const NodePattern& pattern) {
    auto place = made_.nodes.size();
    if (pattern.slot != Slot::none) {
        place = nodes_.try_emplace(pattern.slot, place).first->second;
    }
    if (place == made_.nodes.size()) {
        made_.nodes.push_back({.patterns = {}, .slot = pattern.slot, .bound = is_bound(pattern.slot)});
    }
    auto& node = made_.nodes[place];
    node.patterns.push_back(&pattern);
    node.named = node.named || !pattern.variable.empty();
    for (const auto& name : pattern.labels) {
        if (const auto* label = graph_.schema().label(name)) {
            node.labels.push_back(label->id);
        } else {
            made_.impossible = true;
        }
    }
    add_map(pattern.properties.get(), {.node = place});
    return place;
}

std::size_t LookUp::add(const EdgePattern& pattern, std::size_t left, std::size_t right) {
    const auto place = made_.edges.size();
    auto edge = look_up(pattern, graph_);
    edge.path = made_.paths.size();
    edge.left = left;
    edge.right = right;
    edge.bound = is_bound(pattern.slot);
    made_.nodes[left].edges.push_back(place);
    if (left != right) {
        made_.nodes[right].edges.push_back(place);
    }
    made_.impossible =
        made_.impossible || edge.least > edge.most || (edge.types.empty() && !pattern.types.empty() && edge.least > 0);
    if (pattern.slot != Slot::none) {
        const bool again = !slots_.insert(pattern.slot).second;
        made_.impossible = made_.impossible || again;  // no edge stands twice
        if (!edge.variable) {
            edges_.try_emplace(pattern.slot, place);
        }
    }
    made_.edges.push_back(std::move(edge));
    add_map(pattern.properties.get(), {.edge = place});
    return place;
}

void LookUp::add(const PathPattern& pattern) {
    PathPlace path{.pattern = &pattern, .slot = pattern.slot, .named = !pattern.variable.empty()};
    for (const auto& node : pattern.nodes) {
        path.nodes.push_back(add(node));
    }
    for (std::size_t at = 0; at < pattern.edges.size(); ++at) {
        path.edges.push_back(add(pattern.edges[at], path.nodes[at], path.nodes[at + 1]));
    }
    made_.paths.push_back(std::move(path));
}

void LookUp::add_map(const Expression* properties, PropertyTest test) {
    if (properties == nullptr) {
        return;
    }
    if (const auto* map = std::get_if<MapOf>(&properties->content)) {
        for (const auto& [key, value] : map->entries) {
            test.key = &key;
            test.value = value.get();
            add_test(test, nullptr);
            if (test.node != kNowhere) {
                made_.seeks.push_back({.node = test.node, .key = &key, .value = value.get(), .reads = reads(*value)});
            }
        }
    } else {
        test.value = properties;
        add_test(test, nullptr);
    }
}

void LookUp::add_test(PropertyTest test, const Expression* whole) {
    made_.conditions.push_back({.expression = whole, .test = test, .reads = reads(*test.value)});
}

/// The place of n in `n.p`, with the key; without a key if it is nothing like that.
PropertyTest LookUp::place_of(const Expression& expression) const {
    PropertyTest test;
    const auto* property = std::get_if<PropertyOf>(&expression.content);
    const auto* variable = property != nullptr ? std::get_if<Variable>(&property->object->content) : nullptr;
    if (variable == nullptr) {
        return test;
    }
    if (const auto node = nodes_.find(variable->slot); node != nodes_.end()) {
        test.node = node->second;
        test.key = &property->key;
    } else if (const auto edge = edges_.find(variable->slot); edge != edges_.end()) {
        test.edge = edge->second;
        test.key = &property->key;
    }
    return test;
}

/// Notes `n.p = value` and `id(n) = value` for an index.
void LookUp::seek(const Expression& of, const Expression& value, bool list) {
    if (may_fail(value)) {
        return;
    }
    if (const auto test = place_of(of); test.key != nullptr && test.node != kNowhere) {
        made_.seeks.push_back(
            {.node = test.node, .key = test.key, .value = &value, .list = list, .reads = reads(value)});
        return;
    }
    const auto* call = std::get_if<Call>(&of.content);
    if (call == nullptr || call->arguments.size() != 1 || (call->name != "id" && call->name != "ID")) {
        return;
    }
    const auto* variable = std::get_if<Variable>(&call->arguments.front()->content);
    const auto node = variable != nullptr ? nodes_.find(variable->slot) : nodes_.end();
    if (node != nodes_.end()) {
        made_.seeks.push_back({.node = node->second, .value = &value, .list = list, .reads = reads(value)});
    }
}

void LookUp::add_conjunct(const Expression& expression) {
    Condition condition{.expression = &expression, .reads = reads(expression), .may_fail = may_fail(expression)};
    if (const auto* operation = std::get_if<Operation>(&expression.content);
        operation != nullptr && operation->operators.front() == Operator::in && operation->operands.size() == 2) {
        seek(*operation->operands[0], *operation->operands[1], true);
    }
    const auto* comparison = std::get_if<Comparison>(&expression.content);
    if (comparison != nullptr && comparison->kinds.size() == 1 && !condition.may_fail) {
        const auto kind = comparison->kinds.front();
        const auto& first = *comparison->operands[0];
        const auto& second = *comparison->operands[1];
        if (kind == Comparison::Kind::equal) {
            seek(first, second, false);
            seek(second, first, false);
        }
        auto ahead = place_of(first);
        if (ahead.key != nullptr) {
            ahead.kind = kind;
            ahead.value = &second;
            add_test(ahead, &expression);
        }
        // Of two elements either may be tested: two conditions of one expression, of which the later found serves.
        auto behind = place_of(second);
        if (behind.key != nullptr) {
            behind.kind = mirrored(kind);
            behind.value = &first;
            add_test(behind, &expression);
        }
        if (ahead.key != nullptr || behind.key != nullptr) {
            return;
        }
    }
    made_.conditions.push_back(std::move(condition));
}

}  // namespace

EdgePlace look_up(const EdgePattern& pattern, const Graph& graph) {
    EdgePlace edge{.pattern = &pattern, .slot = pattern.slot, .named = !pattern.variable.empty()};
    if (pattern.left != pattern.right) {
        edge.heading = pattern.right ? Heading::out : Heading::in;
    }
    if (pattern.hops) {
        edge.variable = true;
        edge.least = pattern.hops->least.value_or(1);
        edge.most = pattern.hops->most.value_or(kUnbounded);
    }
    std::size_t count = 0;
    for (const auto& name : pattern.types) {
        const auto* type = graph.schema().edge_type(name);
        if (type != nullptr && std::find(edge.types.begin(), edge.types.end(), type->id) == edge.types.end()) {
            edge.types.push_back(type->id);
            count += graph.snapshot() != nullptr ? graph.count_edges(type->id) : 0;
        }
    }
    edge.any_type = pattern.types.empty() || (graph.snapshot() != nullptr && count == graph.count_edges({}));
    return edge;
}

Patterns look_up(std::span<const PathPattern> patterns, const Expression* where, std::span<const Slot> bound,
                 const Graph& graph) {
    LookUp made(bound, graph);
    for (const auto& pattern : patterns) {
        made.add(pattern);
    }
    std::vector<const Expression*> conjuncts;
    if (where != nullptr) {
        part(*where, conjuncts);
    }
    for (const auto* conjunct : conjuncts) {
        made.add_conjunct(*conjunct);
    }
    return made.take();
}

}  // namespace entente::cypher
