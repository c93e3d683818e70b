#include "queries/cypher/footprint.hpp"

#include "queries/cypher/children.hpp"

#include <algorithm>
#include <string>

namespace entente::cypher {

namespace {

/// Looks for what reads more than the query names.
class Reader {
public:
    void read(const Query& query) {
        for (const auto& part : query.parts) {
            for (const auto& clause : part.clauses) {
                std::visit([&](const auto& content) { visit(content); }, clause.content);
            }
        }
    }

    bool any_type = false;
    bool any_property = false;
    bool any_statement = false;

private:
    void everything() { any_type = any_property = any_statement = true; }

    void visit(const Match& match) {
        for (const auto& pattern : match.patterns) {
            read(pattern);
        }
        read(match.where);
    }
    void visit(const Unwind& unwind) { read(unwind.list); }
    void visit(const Projection& projection) {
        for (const auto& item : projection.items) {
            read(item.value);
        }
        for (const auto& item : projection.order) {
            read(item.by);
        }
        for (const auto* expression : {&projection.skip, &projection.limit, &projection.where}) {
            read(*expression);
        }
    }
    template <typename Other>
    void visit(const Other&) {
        everything();
    }

    void read(const PathPattern& pattern) {
        any_type = any_type || std::any_of(pattern.edges.begin(), pattern.edges.end(),
                                           [](const EdgePattern& edge) { return edge.types.empty(); });
        each_property_map(pattern, [&](const ExpressionPtr& map) {
            any_property = any_property || (map && std::holds_alternative<Parameter>(map->content));
            read(map);
        });
    }

    void read(const ExpressionPtr& expression) {
        if (!expression) {
            return;
        }
        std::visit([&](const auto& content) { look(content); }, expression->content);
        each_child(*expression, [&](const ExpressionPtr& child) { read(child); });
    }

    void look(const Call& call) {
        std::string name = call.name;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        any_property = any_property || name == "keys" || name == "properties";
        if (name == "sources" || name == "precision") {
            everything();
        }
    }
    void look(const Subscript& subscript) {
        const auto* index = std::get_if<Literal>(&subscript.index->content);
        any_property = any_property || index == nullptr || std::holds_alternative<std::string>(index->value);
    }
    void look(const Projected& projected) {
        any_property =
            any_property || std::any_of(projected.items.begin(), projected.items.end(),
                                        [](const auto& item) { return item.kind == Projected::Item::Kind::all; });
    }
    void look(const PatternComprehension& comprehension) { read(comprehension.pattern); }
    void look(const PatternValue& pattern) { read(pattern.pattern); }
    void look(const Subquery& subquery) { read(*subquery.query); }
    template <typename Other>
    void look(const Other&) {}
};

}  // namespace

Footprint footprint(const Query& query, const Checked& checked, const Schema& schema) {
    Reader reader;
    reader.read(query);
    std::vector<TypeId> types;
    std::vector<PropertyId> properties;
    for (const auto& named : checked.names) {
        const auto* type = schema.edge_type(named.name);
        const auto* property = schema.property(named.name);
        if (named.kind == NamedThing::Kind::type && type != nullptr) {
            types.push_back(type->id);
        } else if (named.kind == NamedThing::Kind::property && property != nullptr) {
            properties.push_back(property->id);
        }
    }
    Footprint found;
    if (!reader.any_type) {
        found.types = std::move(types);
    }
    if (!reader.any_property) {
        found.properties = std::move(properties);
    }
    found.evidence = reader.any_statement;
    return found;
}

}  // namespace entente::cypher
