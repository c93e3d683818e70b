#include "loaders/graph_record.hpp"

#include "graph/error.hpp"
#include "loaders/record_fields.hpp"
#include "loaders/record_schema.hpp"
#include "loaders/record_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

constexpr std::size_t kMostNodes = 200'000;

void add_names(std::vector<Name>& names, RecordFields& fields, const std::string& field, NameKind kind) {
    const json* list = fields.find(field);
    if (list == nullptr) {
        return;
    }
    if (!list->is_array()) {
        throw RowRejected{field, "a list of names", "something else"};
    }
    for (const json& one : *list) {
        if (one.is_string()) {
            names.push_back({kind, one.get<std::string>(), ""});
        } else {
            RecordFields parts(one);
            names.push_back({kind, parts.required("text"), parts.text("language")});
            parts.finish();
        }
        if (names.back().text.empty()) {
            throw RowRejected{field, "a name", "nothing"};
        }
    }
}

}  // namespace

GraphRecord::GraphRecord(const Store& store, Load& load) : store_(&store), load_(&load), nodes_(kMostNodes) {
    for (const Source& source : load.sources()) {
        sources_.emplace(source.key, source.id);
    }
}

void GraphRecord::take(std::string_view kind, const json& object, std::int64_t line) {
    struct Taker {
        std::string_view kind;
        void (GraphRecord::*take)(const json& object);
    };
    constexpr Taker takers[] = {{"source", &GraphRecord::source}, {"coverage", &GraphRecord::coverage},
                                {"node", &GraphRecord::node},     {"name", &GraphRecord::name},
                                {"edge", &GraphRecord::edge},     {"statement", &GraphRecord::statement}};
    if (declares_schema(kind)) {
        declare(kind, object);
        return;
    }
    const auto* const taker =
        std::find_if(std::begin(takers), std::end(takers), [&](const Taker& one) { return one.kind == kind; });
    if (taker == std::end(takers)) {
        throw RowRejected{"", "a record (schema, source, coverage, node, edge or statement)", entente::quoted(kind)};
    }
    try {
        (this->*taker->take)(object);
    } catch (const UnknownNode& unknown) {
        if (!waits_ || unknown.field != kReference) {
            throw RowRejected{unknown.field, "the key of a node that the file has before this",
                              entente::quoted(unknown.key)};
        }
        waiting_.push_back({object.dump(), line});
    }
}

void GraphRecord::finish(const std::function<void(std::int64_t line, const RowRejected&)>& reject) {
    waits_ = false;
    for (const Waiting& one : waiting_) {
        try {
            take("statement", json::parse(one.object), one.line);
        } catch (const RowRejected& rejected) {
            reject(one.line, rejected);
        }
    }
    waiting_.clear();
}

/// A new database has taken over the schema; another one has its own, which grows where it is open.
void GraphRecord::declare(std::string_view kind, const json& object) {
    Schema declared;
    entente::declare(declared, kind, object);
    if (!load_->schema().open || declared.edge_types.empty() || !declared.edge_types.front().symmetric) {
        return;
    }
    taken("name", "an edge type", [&] {
        load_->make_symmetric(load_->edge_type(declared.edge_types.front().name));
        return 0;
    });
}

void GraphRecord::node(const json& object) {
    RecordFields fields(object);
    const auto id = fields.number("id");
    const std::string key = fields.required("key");
    std::vector<Name> names;
    add_names(names, fields, "names", NameKind::name);
    add_names(names, fields, "aliases", NameKind::alias);
    add_names(names, fields, "codes", NameKind::code);
    fields.finish();
    const bool keeps_id = id && load_->restores();
    if (keeps_id && load_->find_node(key)) {
        throw RowRejected{"key", "a key of its own", fmt::format("{} again", entente::quoted(key))};
    }
    const NodeId node = taken(keeps_id ? "" : "key", "a node",
                              [&] { return keeps_id ? load_->node(key, NodeId{*id}) : load_->node(key); });
    nodes_.put(key, node);
    for (const Name& name : names) {
        load_->name(node, name);
    }
}

/// One that a table has apart from its node.
void GraphRecord::name(const json& object) {
    RecordFields fields(object);
    const NodeId node = find(fields.required("node"), "node");
    Name name;
    name.kind = one_of(kNameKindWords, fields.required("kind"), "kind", "name, alias or code");
    name.text = fields.required("text");
    name.language = fields.text("language");
    fields.finish();
    load_->name(node, name);
}

NodeId GraphRecord::find(std::string_view key, const std::string& field) {
    if (const NodeId* known = nodes_.find(key)) {
        return *known;
    }
    const auto found = load_->find_node(key);
    if (!found) {
        throw UnknownNode{std::string(key), field};
    }
    nodes_.put(std::string(key), *found);
    return *found;
}

void GraphRecord::edge(const json& object) {
    RecordFields fields(object);
    const auto id = fields.number("id");
    const std::string type_name = fields.required("type");
    const NodeId tail = find(fields.required("tail"), "tail");
    const NodeId head = find(fields.required("head"), "head");
    const std::string identity = fields.text("identity");
    fields.finish();
    if (id && edges_.contains(*id)) {
        throw RowRejected{"id", "an id of its own", fmt::format("{} again", *id)};
    }
    const TypeId type = taken("type", "an edge type", [&] { return load_->edge_type(type_name); });
    check_type(load_->schema().at(type), identity);
    const bool keeps_id = id && load_->restores();
    last_taken_ = taken("id", "an edge", [&] {
        return keeps_id ? load_->edge(EdgeRecord{EdgeId{*id}, type, tail, head, identity})
                        : load_->edge(type, tail, head, identity);
    });
    if (id) {
        last_edge_ = *id;
        if (raw(last_taken_) != *id || !load_->restores()) {
            edges_.emplace(*id, last_taken_);
        }
    }
}

void GraphRecord::check_type(const EdgeType& type, const std::string& identity) const {
    if (type.identity == Identity::single && type.identifying.empty() && !identity.empty()) {
        throw RowRejected{"identity", fmt::format("none, as one tie of the type {} joins two nodes", type.name),
                          entente::quoted(identity)};
    }
}

}  // namespace entente
