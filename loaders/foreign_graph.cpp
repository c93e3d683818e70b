#include "loaders/foreign_graph.hpp"

#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "graph/names.hpp"
#include "loaders/cell_value.hpp"
#include "loaders/foreign_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::string_view kPlainType = "LINKED_TO";

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <typename Thing>
RowRejected unknown(const std::string& field, std::string_view what, std::string_view name,
                    const std::vector<Thing>& known) {
    std::vector<std::string> names;
    for (const Thing& thing : known) {
        names.push_back(thing.name);
    }
    const std::string near = nearest(name, names);
    return {field, fmt::format("{} of the schema", what),
            near.empty() ? entente::quoted(name) : fmt::format("{}; the nearest is {}", entente::quoted(name), near)};
}

void require_name(const std::string& name, std::string_view what) {
    if (!can_be_name(name)) {
        throw RowRejected{"", fmt::format("the name of {} without control characters, of at most 200 bytes", what),
                          entente::quoted(name)};
    }
}

/// As the tables of plain loads call what a property cannot be called.
std::string property_name(const std::string& name) { return name == "exists" || name == "label" ? name + "_" : name; }

}  // namespace

ForeignGraph::ForeignGraph(Store& store, Load& load, const GraphOrigin& origin)
    : load_(&load), ends_(store, load), origin_(&origin) {}

SourceId ForeignGraph::source() {
    if (!source_) {
        Source source;
        source.key = origin_->source;
        source.title = origin_->source;
        source.basis = "unknown";
        source_ = load_->source(source);
    }
    return *source_;
}

void ForeignGraph::node(const ForeignNode& node) {
    const NodeWords words(node);
    if (nodes_.contains(node.id)) {
        throw RowRejected{"", "an id of its own", fmt::format("{} again", entente::quoted(node.id))};
    }
    if (!can_be_key(words.key)) {
        throw RowRejected{"", "a node with a key without control characters", entente::quoted(words.key)};
    }
    const Schema& schema = load_->schema();
    for (const std::string& label : words.labels) {
        require_name(label, "a label");
        if (!schema.open && schema.label(label) == nullptr) {
            throw unknown("", "a label", label, schema.labels);
        }
    }
    std::vector<std::string_view> used = words.used;
    const bool names_only = !schema.open || words.name_field == "label";
    if (names_only && !words.name_field.empty() && schema.property(words.name_field) == nullptr) {
        used.push_back(words.name_field);
    }
    const auto existing = ends_.find_key(words.key);
    const Draft said = draft(node.properties, used, [&](const std::string& property) {
        const auto carries = [&](const std::string& label) {
            const Label* known = load_->schema().label(label);
            return known != nullptr && has(known->properties, property);
        };
        return has(load_->schema().node_properties, property) ||
               std::any_of(words.labels.begin(), words.labels.end(), carries) ||
               (existing && std::any_of(ends_.labels(*existing).begin(), ends_.labels(*existing).end(),
                                        [&](LabelId id) { return carries(load_->schema().at(id).name); }));
    });
    const NodeId made = ends_.make(words.key);
    nodes_.emplace(node.id, made);
    if (!words.name.empty()) {
        ends_.name(made, {NameKind::name, words.name, ""});
    }
    for (const std::string& label : words.labels) {
        ends_.add_label(made, load_->label(label));
        state(element(made), kLabel, Value(label));
    }
    state_all(element(made), said, !words.labels.empty());
}

void ForeignGraph::edge(const ForeignEdge& edge) {
    const auto tail = nodes_.find(edge.tail);
    const auto head = nodes_.find(edge.head);
    if (tail == nodes_.end() || head == nodes_.end()) {
        waiting_.push_back(edge);
        return;
    }
    take_edge(edge, tail->second, head->second);
}

void ForeignGraph::finish(const std::function<void(std::int64_t line, const RowRejected&)>& reject) {
    for (const ForeignEdge& edge : waiting_) {
        try {
            const auto end = [&](const std::string& id, const char* side) {
                const auto found = nodes_.find(id);
                if (found == nodes_.end()) {
                    throw RowRejected{"", fmt::format("as {} the id of a node of the file", side), entente::quoted(id)};
                }
                return found->second;
            };
            const NodeId tail = end(edge.tail, "tail");
            take_edge(edge, tail, end(edge.head, "head"));
        } catch (const RowRejected& rejected) {
            reject(edge.line, rejected);
        }
    }
    waiting_.clear();
}

void ForeignGraph::take_edge(const ForeignEdge& edge, NodeId tail, NodeId head) {
    const EdgeWords words(edge);
    const EdgeType& type = type_of(words.type.empty() ? std::string(kPlainType) : words.type, words.directed);
    check_ends(type, tail, head);
    const Draft said =
        draft(edge.properties, words.used, [&](const std::string& property) { return has(type.properties, property); });
    const std::string id = identity(type, edge, said);
    TypeId type_id = type.id;
    if (raw(type_id) == 0) {
        type_id = load_->edge_type(type.name);
        if (!words.directed) {
            load_->make_symmetric(type_id);
        }
    }
    const EdgeId made = load_->edge(type_id, tail, head, id);
    state(element(made), kExists, Value(true), said.span);
    state_all(element(made), said, true);
}

const EdgeType& ForeignGraph::type_of(const std::string& name, bool directed) {
    require_name(name, "an edge type");
    const Schema& schema = load_->schema();
    if (const EdgeType* known = schema.edge_type(name)) {
        if (!directed && !known->symmetric) {
            throw RowRejected{"", fmt::format("a directed edge, as others of the type {} are", name),
                              "an undirected one"};
        }
        return *known;
    }
    if (!schema.open) {
        throw unknown("", "an edge type", name, schema.edge_types);
    }
    fresh_ = {};
    fresh_.name = name;
    fresh_.identity = Identity::many;
    return fresh_;
}

void ForeignGraph::check_ends(const EdgeType& type, NodeId tail, NodeId head) {
    const auto fits = [&](NodeId node, const std::vector<std::string>& admitted) {
        const auto& labels = ends_.labels(node);
        return admitted.empty() || std::any_of(labels.begin(), labels.end(),
                                               [&](LabelId id) { return has(admitted, load_->schema().at(id).name); });
    };
    const bool turned = type.symmetric && fits(tail, type.heads) && fits(head, type.tails);
    if (turned || (fits(tail, type.tails) && fits(head, type.heads))) {
        return;
    }
    const bool head_is_wrong = fits(tail, type.tails);
    throw RowRejected{"",
                      fmt::format("as {} of {} one of {}", head_is_wrong ? "head" : "tail", type.name,
                                  fmt::join(head_is_wrong ? type.heads : type.tails, ", ")),
                      "a node of another label"};
}

std::string ForeignGraph::identity(const EdgeType& type, const ForeignEdge& edge, const Draft& draft) {
    std::vector<std::string> identifying;
    for (const std::string& name : type.identifying) {
        const auto found = std::find_if(draft.claims.begin(), draft.claims.end(),
                                        [&](const Claim& claim) { return claim.property == name; });
        if (found == draft.claims.end()) {
            throw RowRejected{"", fmt::format("a value of {}, which is part of the identity of {}", name, type.name),
                              "nothing"};
        }
        identifying.push_back(to_string(found->value));
    }
    if (type.identity == Identity::single) {
        return edge_identity({.identifying = identifying});
    }
    if (!edge.id.empty()) {
        return edge_identity({.identifying = identifying, .own = edge.id, .source = origin_->source});
    }
    std::string content = fmt::format("{}\x1f{}\x1f{}\x1f{}", type.name, edge.tail, edge.head, origin_->source);
    for (const Claim& claim : draft.claims) {
        content += fmt::format("\x1f{}\x1f{}", claim.property, to_string(claim.value));
    }
    return edge_identity({.identifying = identifying, .own = own_id(content, occurrences_.count(content))});
}

ForeignGraph::Draft ForeignGraph::draft(const std::vector<ForeignProperty>& properties,
                                        const std::vector<std::string_view>& used,
                                        const std::function<bool(const std::string&)>& admits) {
    Draft draft;
    const Schema& schema = load_->schema();
    for (const ForeignProperty& property : properties) {
        if (std::find(used.begin(), used.end(), property.name) != used.end()) {
            continue;
        }
        if (const auto bound = bound_of(property); bound && schema.property(property.name) == nullptr) {
            (property.name == "since" ? draft.span.since : draft.span.until) = *bound;
            continue;
        }
        const std::string name = property_name(property.name);
        require_name(name, "a property");
        if (!schema.open && schema.property(name) == nullptr) {
            throw unknown("", "a property", name, schema.properties);
        }
        if (!schema.open && !admits(name)) {
            throw RowRejected{"", "a property that the schema has for such an element", entente::quoted(name)};
        }
        add_claims(draft, name, property.value);
    }
    return draft;
}

void ForeignGraph::add_claims(Draft& draft, const std::string& name, const Value& value) {
    const Property* known = load_->schema().property(name);
    if (known == nullptr) {
        draft.claims.push_back({name, value});
        return;
    }
    const auto* list = std::get_if<List>(&value.content());
    if (list == nullptr || !known->many || known->type == ValueType::list) {
        draft.claims.push_back({name, fitting(*known, value)});
        return;
    }
    for (const Value& member : *list) {
        draft.claims.push_back({name, fitting(*known, member)});
    }
}

Value ForeignGraph::fitting(const Property& property, const Value& value) {
    if (property.any_type || value.is_none() || value.type() == property.type) {
        return value;
    }
    return value_of_cell(property.type, to_string(value), ends_, property.name);
}

void ForeignGraph::state(ElementId element, PropertyId property, const Value& value, const Span& span) {
    Statement statement;
    statement.element = element;
    statement.property = property;
    statement.value = value;
    statement.span = span;
    statement.source = source();
    load_->state(statement);
}

/// A node of which nothing else is said is at least said to be there.
void ForeignGraph::state_all(ElementId element, const Draft& draft, bool said) {
    if (!said && (draft.claims.empty() || !draft.span.is_empty())) {
        state(element, kExists, Value(true), draft.span);
    }
    for (const Claim& claim : draft.claims) {
        state(element, load_->property(claim.property), claim.value);
    }
}

}  // namespace entente
