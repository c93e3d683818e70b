#include "queries/cypher/same_expression.hpp"

#include "queries/cypher/children.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace entente::cypher {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool same(const PathPattern& a, const PathPattern& b) {
    const auto same_node = [](const NodePattern& x, const NodePattern& y) {
        return x.variable == y.variable && x.labels == y.labels;
    };
    const auto same_hops = [](const EdgePattern& x, const EdgePattern& y) {
        return x.hops.has_value() == y.hops.has_value() &&
               (!x.hops || (x.hops->least == y.hops->least && x.hops->most == y.hops->most));
    };
    const auto same_edge = [&](const EdgePattern& x, const EdgePattern& y) {
        return x.variable == y.variable && x.types == y.types && x.left == y.left && x.right == y.right &&
               same_hops(x, y);
    };
    return a.variable == b.variable && a.shape == b.shape &&
           std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), same_node) &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(), same_edge);
}

// What an expression says of itself, besides the expressions in it.
bool same(const Literal& a, const Literal& b) { return a.value == b.value; }
bool same(const Parameter& a, const Parameter& b) { return a.name == b.name; }
bool same(const Variable& a, const Variable& b) { return a.name == b.name; }
bool same(const PropertyOf& a, const PropertyOf& b) { return a.key == b.key; }
bool same(const HasLabels& a, const HasLabels& b) { return a.labels == b.labels; }
bool same(const Subscript&, const Subscript&) { return true; }
bool same(const Slice&, const Slice&) { return true; }
bool same(const ListOf&, const ListOf&) { return true; }
bool same(const MapOf& a, const MapOf& b) {
    return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [](const auto& x, const auto& y) { return x.first == y.first; });
}
bool same(const Projected& a, const Projected& b) {
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                      [](const auto& x, const auto& y) { return x.kind == y.kind && x.key == y.key; });
}
bool same(const Operation& a, const Operation& b) { return a.operators == b.operators; }
bool same(const Comparison& a, const Comparison& b) { return a.kinds == b.kinds; }
bool same(const Call& a, const Call& b) {
    return same_name(a.name, b.name) && a.distinct == b.distinct && a.star == b.star;
}
bool same(const Case&, const Case&) { return true; }
bool same(const ListComprehension& a, const ListComprehension& b) { return a.variable == b.variable; }
bool same(const PatternComprehension& a, const PatternComprehension& b) { return same(a.pattern, b.pattern); }
bool same(const Quantifier& a, const Quantifier& b) { return a.kind == b.kind && a.variable == b.variable; }
bool same(const Reduce& a, const Reduce& b) { return a.accumulator == b.accumulator && a.variable == b.variable; }
bool same(const PatternValue& a, const PatternValue& b) { return same(a.pattern, b.pattern); }
bool same(const Subquery&, const Subquery&) { return false; }

// What goes into the hash: enough to tell most apart. It looks only so deep, so that all parts of a tree can be asked
// for in O(n).
constexpr std::size_t kHashedLevels = 8;

std::string_view name_of(const Variable& variable) { return variable.name; }
std::string_view name_of(const Parameter& parameter) { return parameter.name; }
std::string_view name_of(const PropertyOf& property) { return property.key; }
std::string_view name_of(const Literal& literal) {
    const auto* text = std::get_if<std::string>(&literal.value);
    return text == nullptr ? std::string_view() : *text;
}
template <typename Content>
std::string_view name_of(const Content&) {
    return {};
}

std::size_t number_of(const Literal& literal) {
    const auto* number = std::get_if<std::int64_t>(&literal.value);
    return number == nullptr ? 0 : static_cast<std::size_t>(*number);
}
template <typename Content>
std::size_t number_of(const Content&) {
    return 0;
}

std::size_t hash(const Expression& expression, std::size_t levels) {
    auto made = expression.content.index();
    const auto mix = [&](std::size_t part) { made = (made ^ part) * 0x9e3779b97f4a7c15U + (made >> 29U); };
    std::visit(
        [&](const auto& content) {
            mix(std::hash<std::string_view>{}(name_of(content)));
            mix(number_of(content));
        },
        expression.content);
    if (levels > 0) {
        each_child(expression, [&](const ExpressionPtr& child) { mix(child ? hash(*child, levels - 1) : 0); });
    }
    return made;
}

}  // namespace

bool same_expression(const Expression& a, const Expression& b) {
    const auto same_content = [&](const auto& content) {
        const auto* other = std::get_if<std::decay_t<decltype(content)>>(&b.content);
        return other != nullptr && same(content, *other);
    };
    if (!std::visit(same_content, a.content)) {
        return false;
    }
    std::vector<const Expression*> children;
    each_child(a, [&](const ExpressionPtr& child) { children.push_back(child.get()); });
    std::size_t at = 0;
    bool alike = true;
    each_child(b, [&](const ExpressionPtr& child) {
        const auto* other = at < children.size() ? children[at] : nullptr;
        alike = alike && at < children.size() && (other == nullptr) == (child == nullptr) &&
                (child == nullptr || same_expression(*other, *child));
        ++at;
    });
    return alike && at == children.size();
}

void ExpressionIndex::add(const Expression& expression) {
    if (find(expression) == nullptr) {
        by_hash_.emplace(hash(expression, kHashedLevels), &expression);
    }
}

const Expression* ExpressionIndex::find(const Expression& expression) const {
    const auto [first, last] = by_hash_.equal_range(hash(expression, kHashedLevels));
    const auto found =
        std::find_if(first, last, [&](const auto& entry) { return same_expression(*entry.second, expression); });
    return found == last ? nullptr : found->second;
}

}  // namespace entente::cypher
