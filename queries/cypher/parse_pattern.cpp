#include "queries/cypher/grammar.hpp"

#include <fmt/format.h>

#include <charconv>

namespace entente::cypher {

std::vector<PathPattern> Grammar::patterns() {
    std::vector<PathPattern> found;
    do {
        found.push_back(path_pattern());
    } while (take_sign(","));
    return found;
}

PathPattern Grammar::path_pattern() {
    const auto at = spot();
    std::string variable;
    if (!is_sign("(") && is_sign("=", 1)) {
        variable = name("a variable of a path");
        need_sign("=", "behind the variable of a path");
    }
    const bool one = is_word("shortestPath") || is_word("SHORTESTPATH");
    const bool all = is_word("ALLSHORTESTPATHS");
    PathPattern pattern;
    if ((one || all) && is_sign("(", 1)) {
        at_ += 2;
        pattern = pattern_element();
        pattern.shape = one ? PathPattern::Shape::shortest : PathPattern::Shape::all_shortest;
        need_sign(")", "to close the shortest path");
    } else {
        pattern = pattern_element();
    }
    pattern.variable = std::move(variable);
    pattern.spot = at;
    return pattern;
}

/// Nodes and edges; in parentheses of their own as often as one likes.
PathPattern Grammar::pattern_element() {
    const Deeper deeper(*this);
    PathPattern pattern;
    pattern.spot = spot();
    if (is_sign("(") && is_sign("(", 1)) {
        at_ += 1;
        pattern = pattern_element();
        need_sign(")", "to close the pattern");
        return pattern;
    }
    pattern.nodes.push_back(node_pattern());
    while (is_sign("-") || is_sign("<")) {
        pattern.edges.push_back(edge_pattern());
        pattern.nodes.push_back(node_pattern());
    }
    return pattern;
}

NodePattern Grammar::node_pattern() {
    NodePattern node;
    node.spot = spot();
    need_sign("(", "to begin a node");
    if (is_name()) {
        node.variable = name("a variable");
    }
    node.labels = labels();
    node.properties = pattern_properties();
    need_sign(")", "to end a node");
    return node;
}

EdgePattern Grammar::edge_pattern() {
    EdgePattern edge;
    edge.spot = spot();
    edge.left = take_sign("<");
    need_sign("-", "in an edge");
    if (take_sign("[")) {
        edge_detail(edge);
        if (is_sign("..") || is_sign("-")) {
            fail("InvalidRelationshipPattern", spot(),
                 fmt::format("hops are written *, *2, *1.. or *1..3, with no '{}' here", next().text));
        }
        need_sign("]", "to end an edge");
    }
    need_sign("-", "in an edge");
    edge.right = take_sign(">");
    return edge;
}

void Grammar::edge_detail(EdgePattern& edge) {
    if (is_name()) {
        edge.variable = name("a variable");
    }
    if (take_sign(":")) {
        do {
            take_sign(":");
            edge.types.push_back(schema_name("a type"));
        } while (take_sign("|"));
    }
    if (take_sign("*")) {
        edge.hops = hops();
    }
    edge.properties = pattern_properties();
}

EdgePattern::Hops Grammar::hops() {
    const auto number = [&]() -> std::optional<std::uint64_t> {
        if (next().kind != Token::Kind::integer) {
            return {};
        }
        const auto& digits = next().text;
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size()) {
            fail("IntegerOverflow", spot(), "this is no number of hops");
        }
        ++at_;
        return value;
    };
    EdgePattern::Hops found;
    found.least = number();
    if (take_sign("..")) {
        found.most = number();
    } else {
        found.most = found.least;
    }
    return found;
}

std::vector<std::string> Grammar::labels() {
    std::vector<std::string> found;
    while (take_sign(":")) {
        found.push_back(schema_name("a label"));
    }
    return found;
}

ExpressionPtr Grammar::pattern_properties() {
    if (is_sign("{")) {
        return map();
    }
    if (next().kind == Token::Kind::parameter) {
        const auto at = spot();
        return make(at, Parameter{tokens_[at_++].text});
    }
    return nullptr;
}

/// What tells it from a list of patterns is WHERE or a bar beside the pattern.
bool Grammar::at_comprehension() const {
    const bool named = is_name() && is_sign("=", 1) && is_sign("(", 2);
    if (!named && !at_pattern()) {
        return false;
    }
    for (std::size_t ahead = 0; next(ahead).kind != Token::Kind::end && !is_sign("]", ahead); ++ahead) {
        if (is_word("WHERE", ahead) || is_sign("|", ahead)) {
            return true;
        }
        if (next(ahead).match != 0) {
            ahead = next(ahead).match - at_;
        }
    }
    return false;
}

/// A pattern's first node closes before a dash that goes on to another node: (a)--, (a)-[..]-, (a)<--, (a)<-[..]-.
/// Without a look behind the bracket it takes no longer than its length to tell, however deep brackets are nested.
bool Grammar::at_pattern() const {
    const auto close = next().match;
    if (!is_sign("(") || close == 0) {
        return false;
    }
    auto ahead = close - at_ + 1;
    if (is_sign("<", ahead) && is_sign("-", ahead + 1)) {
        ++ahead;
        if (!is_sign("-", ahead + 1) && !is_sign("[", ahead + 1)) {
            return false;
        }
    }
    if (!is_sign("-", ahead)) {
        return false;
    }
    if (is_sign("-", ahead + 1)) {
        return is_sign("(", ahead + 2) || (is_sign(">", ahead + 2) && is_sign("(", ahead + 3));
    }
    if (!is_sign("[", ahead + 1)) {
        return false;
    }
    const auto edge_close = next(ahead + 1).match;
    return edge_close != 0 && is_sign("-", edge_close - at_ + 1);
}

}  // namespace entente::cypher
