#include "queries/cypher/footprint.hpp"

#include "queries/cypher/children.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace entente::cypher {

namespace {

/// Looks for what is read by its name, and for what reads more than that.
class Reader {
public:
    void read(const Query& query) {
        for (const auto& part : query.parts) {
            for (const auto& clause : part.clauses) {
                std::visit([&](const auto& content) { visit(content); }, clause.content);
            }
        }
    }

    std::set<std::string> types;
    std::set<std::string> properties;
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
        for (const auto& edge : pattern.edges) {
            any_type = any_type || edge.types.empty();
            types.insert(edge.types.begin(), edge.types.end());
        }
        each_property_map(pattern, [&](const ExpressionPtr& given) {
            if (given) {
                const auto* map = std::get_if<MapOf>(&given->content);
                any_property = any_property || map == nullptr;
                for (std::size_t at = 0; map != nullptr && at < map->entries.size(); ++at) {
                    properties.insert(map->entries[at].first);
                }
            }
            read(given);
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
    void look(const PropertyOf& property) { properties.insert(property.key); }
    void look(const Projected& projected) {
        for (const auto& item : projected.items) {
            any_property = any_property || item.kind == Projected::Item::Kind::all;
            properties.insert(item.key);
        }
    }
    void look(const PatternComprehension& comprehension) { read(comprehension.pattern); }
    void look(const PatternValue& pattern) { read(pattern.pattern); }
    void look(const Subquery& subquery) { read(*subquery.query); }
    template <typename Other>
    void look(const Other&) {}
};

}  // namespace

Footprint footprint(const Query& query, const Schema& schema) {
    Reader reader;
    reader.read(query);
    Footprint found;
    if (!reader.any_type) {
        found.types.emplace();
        for (const auto& name : reader.types) {
            if (const auto* type = schema.edge_type(name)) {
                found.types->push_back(type->id);
            }
        }
    }
    if (!reader.any_property) {
        found.properties.emplace();
        for (const auto& name : reader.properties) {
            if (const auto* property = schema.property(name)) {
                found.properties->push_back(property->id);
            }
        }
    }
    found.evidence = reader.any_statement;
    return found;
}

}  // namespace entente::cypher
