#include "graph/load.hpp"

#include "graph/error.hpp"
#include "graph/fresh_ids.hpp"
#include "graph/load_rows.hpp"
#include "graph/names.hpp"
#include "graph/schema_rows.hpp"
#include "graph/sqlite.hpp"
#include "graph/statement_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {

namespace {

/// A batch is flushed between elements; only one with very many statements reaches this.
constexpr std::size_t kMostPending = 16384;

/// Equal in all that the source says. The rank is ours: it may have been changed by hand.
bool same_claim(const Statement& a, const Statement& b) {
    return a.element == b.element && a.property == b.property && a.source == b.source && a.value == b.value &&
           a.span == b.span && a.modality == b.modality && a.locator == b.locator && a.observed == b.observed &&
           a.known == b.known && a.attributed_to == b.attributed_to && a.since_event == b.since_event;
}

bool same_rank(const Statement& a, const Statement& b) { return a.rank == b.rank && a.reason == b.reason; }

template <typename Thing>
std::string unknown_name(std::string_view what, std::string_view name, const std::vector<Thing>& known) {
    std::vector<std::string> names;
    for (const Thing& thing : known) names.push_back(thing.name);
    std::string near = nearest(name, names);
    return fmt::format("the schema has no {} '{}'{}", what, name,
                       near.empty() ? "" : fmt::format("; the nearest is '{}'", near));
}

void require_name(std::string_view what, std::string_view name) {
    if (!can_be_name(name)) throw Error(fmt::format("'{}' cannot be the name of {}", name, what));
}

/// The number in a key such as "_:17", which a node is given that has none: it is kept for that node.
std::optional<std::int64_t> made_up_number(std::string_view key) {
    if (!key.starts_with("_:")) return std::nullopt;
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(key.data() + 2, key.data() + key.size(), number);
    if (error != std::errc() || end != key.data() + key.size() || number < 1 || number > kMostRestored)
        return std::nullopt;
    return number;
}

}  // namespace

bool can_be_key(std::string_view text) {
    bool control = std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    return !text.empty() && !control;
}

bool can_be_name(std::string_view text) { return can_be_key(text) && text.size() <= 200; }

struct Load::Impl {
    Impl(Store& target, Options given, Schema& growing, std::vector<Source>& known)
        : store(&target),
          options(std::move(given)),
          transaction(target.database(), sqlite::Transaction::Kind::immediate),
          schema(growing),
          sources(known),
          rows(target.database()),
          batch(target.database(), rows.writer()),
          ledger(target.database(), options.edition ? std::optional<std::string_view>(options.dataset) : std::nullopt) {
        // What the file says now that nobody else can write to it: the store may have been opened long before.
        target.reload();
        schema = target.schema();
        sources = target.sources();
        load = rows.begin_load(options.dataset, options.recorded, options.files);
        elements = FreshIds(rows.next("next_element"));
        statements = FreshIds(rows.next("next_statement"));
        restores = elements.next() == 1 && statements.next() == 1;
    }

    /// Statements about the element that was made last are compared in memory: nobody else has spoken of it.
    std::span<const Statement> rivals(const Statement& statement) {
        if (raw(statement.element) == newest) return batch.statements().subspan(newest_begin);
        write_out();
        if (!store->is_published() && !indexed) {
            create_late_indexes(store->database());
            indexed = true;
        }
        looked_up = rows.find_statements(statement);
        return looked_up;
    }

    void turn_to(std::int64_t element) {
        if (batch.is_full()) batch.flush();
        newest = element;
        newest_begin = batch.statements().size();
    }

    void write_out() {
        batch.flush();
        newest = -1;
    }

    /// An id that the caller chose.
    void take(FreshIds& ids, std::int64_t wanted, std::string_view what) const {
        if (!restores) throw Error("ids can be chosen in an empty database only");
        if (wanted < 1 || wanted > kMostRestored)
            throw Error(fmt::format("expected an id from 1 to {}, found {}", kMostRestored, wanted));
        if (!ids.take(wanted)) throw Error(fmt::format("expected the id of one {}, found {} again", what, wanted));
    }

    NodeId make(NodeId id, std::string_view key) {
        rows.insert_node(id, key);
        turn_to(raw(id));
        ++counts.nodes;
        return id;
    }

    EdgeId make(const EdgeRecord& record) {
        turn_to(raw(record.id));
        ++counts.edges;
        return record.id;
    }

    /// An equal live statement of the same source.
    const Statement* said_before(const Statement& given) {
        for (const Statement& rival : rivals(given)) {
            if (same_claim(rival, given) && (ledger.is_marked(rival.id) || same_rank(rival, given))) return &rival;
        }
        return nullptr;
    }

    StatementId add(const Statement& given, StatementId id) {
        Statement& statement = batch.add();
        statement = given;
        statement.id = id;
        statement.recorded = load;
        statement.retracted.reset();
        ++counts.statements;
        if (batch.statements().size() >= kMostPending) write_out();
        return id;
    }

    StatementId merge(StatementId there) {
        ledger.see(there);
        ++counts.merged;
        return there;
    }

    bool changed() const {
        return described || counts.nodes != 0 || counts.edges != 0 || counts.statements != 0 || counts.retracted != 0;
    }

    Store* store;
    Options options;
    sqlite::Transaction transaction;
    Schema& schema;
    std::vector<Source>& sources;
    LoadRows rows;
    StatementBatch batch;
    EditionLedger ledger;
    LoadId load{};
    LoadCounts counts;
    bool described = false;  ///< a source, a name, coverage or the schema changed
    bool indexed = false;
    bool restores = false;
    FreshIds elements;
    FreshIds statements;
    std::int64_t newest = -1;
    std::size_t newest_begin = 0;  ///< in the batch, of the statements about the newest
    std::vector<Statement> looked_up;

    struct Part {
        LoadCounts counts;
        bool described;
        std::int64_t next_element;
        std::int64_t next_statement;
        std::size_t properties, labels, edge_types, sources;
    };
    Part part{};
};

Load::Load(Store& store, Options options)
    : impl_(std::make_unique<Impl>(store, std::move(options), schema_, sources_)) {}
Load::~Load() = default;

SourceId Load::source(const Source& source) {
    require_name("a source", source.key);
    auto found = std::find_if(impl_->sources.begin(), impl_->sources.end(),
                              [&](const Source& s) { return s.key == source.key; });
    if (found != impl_->sources.end()) {
        Source merged = updated(*found, source);
        if (impl_->rows.update_source(*found, merged)) impl_->described = true;
        *found = merged;
        return found->id;
    }
    Source added = source;
    added.id = SourceId{static_cast<std::int32_t>(impl_->sources.size() + 1)};
    impl_->rows.insert_source(added);
    impl_->sources.push_back(added);
    impl_->described = true;
    return added.id;
}

void Load::coverage(const Coverage& coverage) {
    if (impl_->ledger.coverage_is_there(coverage)) return;
    impl_->rows.insert_coverage(coverage, impl_->load);
    impl_->described = true;
}

std::optional<NodeId> Load::find_node(std::string_view key) const { return impl_->rows.find_node(key); }

bool Load::restores() const { return impl_->restores; }

NodeId Load::node(std::string_view key) {
    if (auto found = impl_->rows.find_node(key)) return *found;
    if (!can_be_key(key)) throw Error(fmt::format("'{}' cannot be the key of a node", key));
    if (auto number = made_up_number(key)) impl_->elements.pass_over(*number);
    return impl_->make(NodeId{impl_->elements.take()}, key);
}

NodeId Load::node() {
    NodeId id{impl_->elements.take()};
    return impl_->make(id, fmt::format("_:{}", raw(id)));
}

NodeId Load::node(std::string_view key, NodeId id) {
    if (auto found = impl_->rows.find_node(key)) return *found;
    if (!can_be_key(key)) throw Error(fmt::format("'{}' cannot be the key of a node", key));
    impl_->take(impl_->elements, raw(id), "element");
    if (auto number = made_up_number(key)) impl_->elements.pass_over(*number);
    return impl_->make(id, key);
}

ElementId Load::next() const { return ElementId{impl_->elements.next()}; }

void Load::name(NodeId node, const Name& name) {
    if (name.text.empty()) return;
    if (impl_->rows.insert_name(node, name)) impl_->described = true;
}

EdgeId Load::edge(TypeId type, NodeId tail, NodeId head, std::string_view identity) {
    if (impl_->schema.at(type).symmetric && raw(head) < raw(tail)) std::swap(tail, head);
    EdgeRecord record{EdgeId{impl_->elements.next()}, type, tail, head, std::string(identity)};
    if (!impl_->rows.insert_edge(record)) return impl_->rows.find_edge(record);
    impl_->elements.take();
    return impl_->make(record);
}

EdgeId Load::edge(const EdgeRecord& edge) {
    EdgeRecord record = edge;
    if (impl_->schema.at(record.type).symmetric && raw(record.head) < raw(record.tail))
        std::swap(record.tail, record.head);
    impl_->take(impl_->elements, raw(record.id), "element");
    return impl_->rows.insert_edge(record) ? impl_->make(record) : impl_->rows.find_edge(record);
}

StatementId Load::state(const Statement& given) {
    if (const Statement* there = impl_->said_before(given)) return impl_->merge(there->id);
    return impl_->add(given, StatementId{impl_->statements.take()});
}

StatementId Load::restore(const Statement& given) {
    impl_->take(impl_->statements, raw(given.id), "statement");
    return impl_->add(given, given.id);
}

void Load::retract(StatementId id) {
    impl_->write_out();
    if (impl_->rows.retract(id, impl_->load)) {
        --impl_->counts.statements;
    } else {
        ++impl_->counts.retracted;
    }
}

void Load::forget(ElementId id) {
    impl_->write_out();
    impl_->rows.forget(id);
    impl_->described = true;
}

void Load::write_out() { impl_->write_out(); }

LabelId Load::label(std::string_view name) {
    if (const Label* known = impl_->schema.label(name)) return known->id;
    if (!impl_->schema.open) throw Error(unknown_name("label", name, impl_->schema.labels));
    require_name("a label", name);
    impl_->schema.labels.push_back(
        {LabelId{static_cast<std::int32_t>(impl_->schema.labels.size() + 1)}, std::string(name), {}});
    write(impl_->store->database(), impl_->schema.labels.back());
    impl_->described = true;
    return impl_->schema.labels.back().id;
}

TypeId Load::edge_type(std::string_view name) {
    if (const EdgeType* known = impl_->schema.edge_type(name)) return known->id;
    if (!impl_->schema.open) throw Error(unknown_name("edge type", name, impl_->schema.edge_types));
    require_name("an edge type", name);
    EdgeType type;
    type.id = TypeId{static_cast<std::int32_t>(impl_->schema.edge_types.size() + 1)};
    type.name = name;
    type.identity = Identity::many;
    impl_->schema.edge_types.push_back(type);
    write(impl_->store->database(), type);
    impl_->described = true;
    return type.id;
}

PropertyId Load::property(std::string_view name) {
    if (const Property* known = impl_->schema.property(name)) return known->id;
    if (!impl_->schema.open) throw Error(unknown_name("property", name, impl_->schema.properties));
    require_name("a property", name);
    Property property{PropertyId{static_cast<std::int32_t>(impl_->schema.properties.size() + 1)}, std::string(name)};
    property.any_type = true;
    impl_->schema.properties.push_back(property);
    write(impl_->store->database(), property);
    impl_->described = true;
    return property.id;
}

const Schema& Load::schema() const { return schema_; }
const std::vector<Source>& Load::sources() const { return sources_; }

void Load::make_symmetric(TypeId id) {
    EdgeType& type = impl_->schema.edge_types.at(static_cast<std::size_t>(raw(id)) - 1);
    if (type.symmetric) return;
    if (impl_->rows.has_edges(id))
        throw Error(
            fmt::format("the edge type '{}' has directed edges already: it cannot become undirected", type.name));
    type.symmetric = true;
    impl_->rows.set_symmetric(id);
    impl_->described = true;
}

void Load::begin_part() {
    const Schema& schema = impl_->schema;
    impl_->part = {impl_->counts,
                   impl_->described,
                   impl_->elements.next(),
                   impl_->statements.next(),
                   schema.properties.size(),
                   schema.labels.size(),
                   schema.edge_types.size(),
                   impl_->sources.size()};
    impl_->write_out();
    impl_->store->database().run("SAVEPOINT part");
}

void Load::keep_part() { impl_->store->database().run("RELEASE part"); }

void Load::drop_part() {
    impl_->batch.clear();
    impl_->store->database().run("ROLLBACK TO part; RELEASE part;");
    const Impl::Part& part = impl_->part;
    impl_->counts = part.counts;
    impl_->described = part.described;
    impl_->elements.back_to(part.next_element);
    impl_->statements.back_to(part.next_statement);
    impl_->schema.properties.resize(part.properties);
    impl_->schema.labels.resize(part.labels);
    impl_->schema.edge_types.resize(part.edge_types);
    impl_->sources.resize(part.sources);
    impl_->turn_to(-1);
    impl_->indexed = false;
}

LoadCounts Load::finish(Fate fate) {
    impl_->write_out();
    if (impl_->options.edition) {
        impl_->counts.retracted += impl_->ledger.retract_unseen(impl_->load);
        if (impl_->ledger.drop_unseen_coverage()) impl_->described = true;
    }
    LoadCounts counts = impl_->counts;
    Store& store = *impl_->store;
    bool keep = fate == Fate::keep && (impl_->changed() || !store.is_published());
    if (keep) {
        impl_->rows.set_next("next_element", impl_->elements.next());
        impl_->rows.set_next("next_statement", impl_->statements.next());
        impl_->transaction.commit();
    }
    bool in_group = impl_->transaction.is_nested();
    impl_.reset();
    if (!keep) return counts;
    if (store.is_published() || in_group) {
        store.reload();
    } else {
        store.publish();
    }
    return counts;
}

struct LoadGroup::Impl {
    Store* store;
    sqlite::Transaction transaction;
};

LoadGroup::LoadGroup(Store& store)
    : impl_(new Impl{&store, sqlite::Transaction(store.database(), sqlite::Transaction::Kind::immediate)}) {}

LoadGroup::~LoadGroup() = default;

void LoadGroup::keep() {
    Store& store = *impl_->store;
    impl_->transaction.commit();
    store.publish();
    store.reload();
}

}  // namespace entente
