#include "loaders/graph_record.hpp"

#include "graph/error.hpp"
#include "loaders/record_fields.hpp"
#include "loaders/record_schema.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

constexpr std::size_t kMostNodes = 200'000;

/// A node that is not there, or not yet.
struct UnknownNode {
    std::string key;
    std::string field;
};

template <typename Value>
struct Word {
    std::string_view word;
    Value value;
};

constexpr std::array<Word<Source::Kind>, 3> kSourceKinds = {{{"report", Source::Kind::report},
                                                             {"register", Source::Kind::register_},
                                                             {"register-live", Source::Kind::live_register}}};
constexpr std::array<Word<Coverage::Side>, 4> kSides = {{{"", Coverage::Side::either},
                                                         {"either", Coverage::Side::either},
                                                         {"tail", Coverage::Side::tail},
                                                         {"head", Coverage::Side::head}}};
constexpr std::array<Word<NameKind>, 3> kNameKinds = {
    {{"name", NameKind::name}, {"alias", NameKind::alias}, {"code", NameKind::code}}};
constexpr std::array<Word<bool>, 4> kBases = {
    {{"stated", true}, {"inferred", true}, {"not later than", true}, {"unknown", true}}};

template <typename Words>
auto one_of(const Words& words, std::string_view text, const std::string& field, std::string_view expected) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.word == text; });
    if (found == words.end()) {
        throw RowRejected{field, std::string(expected), entente::quoted(text)};
    }
    return found->value;
}

/// Turns what the model refuses into a rejected row.
template <typename Work>
auto taken(const std::string& field, std::string_view expected, Work work) {
    try {
        return work();
    } catch (const Error& error) {
        throw RowRejected{field, std::string(expected), error.what()};
    }
}

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
    constexpr Taker takers[] = {{"source", &GraphRecord::source},
                                {"coverage", &GraphRecord::coverage},
                                {"node", &GraphRecord::node},
                                {"name", &GraphRecord::name},
                                {"edge", &GraphRecord::edge},
                                {"statement", &GraphRecord::statement}};
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
        if (!waits_ || kind != "statement") {
            throw RowRejected{unknown.field, "the key of a node that the file has before this", entente::quoted(unknown.key)};
        }
        waiting_.push_back({object, line});
    }
}

void GraphRecord::finish(const std::function<void(std::int64_t line, const RowRejected&)>& reject) {
    waits_ = false;
    for (const Waiting& one : waiting_) {
        try {
            take("statement", one.object, one.line);
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

void GraphRecord::source(const json& object) {
    RecordFields fields(object);
    Source source;
    source.key = fields.required("key");
    source.title = fields.text("title");
    source.publisher = fields.text("publisher");
    source.author = fields.text("author");
    source.url = fields.text("url");
    source.language = fields.text("language");
    source.published = fields.bound("published");
    if (source.published.is_open()) {
        throw RowRejected{"published", "a day", "an open bound"};
    }
    if (const std::string basis = fields.text("basis"); !basis.empty()) {
        one_of(kBases, basis, "basis", "a basis (stated, inferred, not later than or unknown)");
        source.basis = basis;
    }
    source.retrieved = fields.day("retrieved");
    source.kind = one_of(kSourceKinds, fields.required("kind"), "kind",
                         "a kind of source (report, register or register-live)");
    source.origin = fields.text("origin");
    fields.finish();
    sources_[source.key] = taken("key", "the key of a source", [&] { return load_->source(source); });
}

SourceId GraphRecord::find_source(const std::string& key) {
    const auto found = sources_.find(key);
    if (found == sources_.end()) {
        throw RowRejected{"source", "the key of a source that the file has before this", entente::quoted(key)};
    }
    return found->second;
}

void GraphRecord::coverage(const json& object) {
    RecordFields fields(object);
    Coverage coverage;
    coverage.source = find_source(fields.required("source"));
    const std::string type = fields.text("type");
    const std::string property = fields.text("property");
    const std::string end = fields.text("end");
    coverage.side = one_of(kSides, fields.text("side"), "side", "tail or head");
    coverage.role = fields.text("role");
    coverage.span = {fields.bound("since"), fields.bound("until")};
    coverage.complete = fields.flag("complete");
    fields.finish();
    if (!end.empty()) {
        coverage.end = find(end, "end");
    }
    if (!type.empty()) {
        coverage.type = taken("type", "an edge type", [&] { return load_->edge_type(type); });
    }
    if (!property.empty()) {
        coverage.property = taken("property", "a property", [&] { return load_->property(property); });
    }
    load_->coverage(coverage);
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
    name.kind = one_of(kNameKinds, fields.required("kind"), "kind", "name, alias or code");
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

EdgeId GraphRecord::find_edge(std::int64_t id) {
    if (last_edge_ == id && raw(last_taken_) != 0) {
        return last_taken_;
    }
    if (const auto found = edges_.find(id); found != edges_.end()) {
        return found->second;
    }
    if (load_->restores()) {
        try {
            return store_->edge(EdgeId{id}).id;
        } catch (const Error&) {
            // Told below.
        }
    }
    throw RowRejected{"edge", "the id of an edge that the file has before this", fmt::format("{}", id)};
}

ElementId GraphRecord::element_of(RecordFields& fields) {
    const std::string node = fields.text("node");
    const auto edge = fields.number("edge");
    if (node.empty() == !edge.has_value()) {
        throw RowRejected{"", "a statement about either a node or an edge", edge ? "both" : "neither"};
    }
    return edge ? element(find_edge(*edge)) : element(find(node, "node"));
}

void GraphRecord::statement(const json& object) {
    RecordFields fields(object);
    Statement statement;
    const auto id = fields.number("id");
    statement.element = element_of(fields);
    const std::string property = fields.required("property");
    const json* value = fields.find("value");
    if (value == nullptr) {
        throw RowRejected{"value", "a value", "nothing"};
    }
    statement.value = value_of_record(*value, "value", [&](std::string_view key) { return find(key, "value"); });
    statement.span = {fields.bound("since"), fields.bound("until")};
    statement.since_event = fields.text("since_event");
    const std::string modality = fields.text("modality");
    const std::string rank = fields.text("rank");
    statement.reason = fields.text("reason");
    statement.source = find_source(fields.required("source"));
    statement.locator = fields.text("locator");
    statement.observed = fields.bound("observed");
    statement.known = fields.day("known");
    statement.attributed_to = fields.text("attributed_to");
    fields.finish();
    if (!modality.empty()) {
        statement.modality = taken("modality", "a modality", [&] { return parse_modality(modality); });
    }
    if (!rank.empty()) {
        statement.rank = taken("rank", "a rank", [&] { return parse_rank(rank); });
    }
    statement.property = taken("property", "a property", [&] { return load_->property(property); });
    check(statement);
    taken("id", "a statement", [&] {
        if (!id || !load_->restores()) {
            return load_->state(statement);
        }
        statement.id = StatementId{*id};
        return load_->restore(statement);
    });
}

/// What the model asks of a statement, see Store::check().
void GraphRecord::check(const Statement& statement) const {
    const Property& property = load_->schema().at(statement.property);
    if (statement.rank != Rank::normal && statement.reason.empty()) {
        throw RowRejected{"reason", "a reason for a rank other than normal", "none"};
    }
    if (!property.any_type && !statement.value.is_none() && statement.value.type() != property.type) {
        throw RowRejected{"value", fmt::format("{} as the value of {}", to_string(property.type), property.name),
                          std::string(to_string(statement.value.type()))};
    }
    if (statement.property == kExists && statement.value == Value(false)) {
        throw RowRejected{"value", "true, or null for a denial", "false"};
    }
    if (statement.property == kLabel && !statement.value.is_none()) {
        const std::string& name = std::get<std::string>(statement.value.content());
        taken("value", "a label", [&] { return load_->label(name); });
    }
}

}  // namespace entente
