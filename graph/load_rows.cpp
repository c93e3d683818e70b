#include "graph/load_rows.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

void bind_source(sqlite::Query& query, const Source& source) {
    query.bind(1, std::int64_t{raw(source.id)}).bind(2, source.key).bind(3, source.title).bind(4, source.publisher);
    query.bind(5, source.author).bind(6, source.url).bind(7, source.language);
    bind_bound(query, 8, source.published);
    query.bind(10, source.basis).bind_null(11);
    if (source.retrieved) query.bind(11, std::int64_t{source.retrieved->count});
    query.bind(12, static_cast<std::int64_t>(source.kind)).bind(13, source.origin);
}

auto facts(const Source& s) { return std::tie(s.title, s.publisher, s.author, s.url, s.language, s.basis, s.origin); }

template <typename Id>
void bind_optional(sqlite::Query& query, int position, const std::optional<Id>& id) {
    query.bind_null(position);
    if (id) query.bind(position, std::int64_t{raw(*id)});
}

}  // namespace

LoadRows::LoadRows(sqlite::Database& database)
    : database_(&database),
      find_node_(database, "SELECT id FROM node WHERE key = ?"),
      insert_node_(database, "INSERT INTO node VALUES (?, ?)"),
      insert_name_(database, "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?, ?)"),
      insert_edge_(database, "INSERT OR IGNORE INTO edge VALUES (?, ?, ?, ?, ?)"),
      find_edge_(database, "SELECT id FROM edge WHERE head = ? AND tail = ? AND type = ? AND identity = ?"),
      find_statements_(
          database,
          fmt::format("SELECT {} FROM statement s LEFT JOIN detail d ON d.statement = s.id WHERE s.element = ? AND "
                      "s.property = ? AND s.source = ? AND s.retracted IS NULL",
                      kStatementColumns)),
      writer_(database) {}

LoadId LoadRows::begin_load(std::string_view dataset, std::string_view recorded, std::string_view files) {
    sqlite::Query insert(*database_, "INSERT INTO load (dataset, recorded, files) VALUES (?, ?, ?)");
    insert.bind(1, dataset).bind(2, recorded).bind(3, files).execute();
    return LoadId{static_cast<std::int32_t>(database_->last_row())};
}

std::int64_t LoadRows::next(std::string_view counter) {
    sqlite::Query query(*database_, "SELECT value FROM meta WHERE key = ?");
    query.bind(1, counter).step();
    return query.integer(0);
}

void LoadRows::set_next(std::string_view counter, std::int64_t value) {
    sqlite::Query query(*database_, "UPDATE meta SET value = ? WHERE key = ?");
    query.bind(1, value).bind(2, counter).execute();
}

void LoadRows::insert_source(const Source& source) {
    sqlite::Query insert(*database_, "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_source(insert, source);
    insert.execute();
}

bool LoadRows::update_source(const Source& before, const Source& after) {
    bool equal = facts(before) == facts(after) && before.published == after.published &&
                 before.retrieved == after.retrieved && before.kind == after.kind;
    if (equal) return false;
    sqlite::Query update(
        *database_,
        "UPDATE source SET key = ?2, title = ?3, publisher = ?4, author = ?5, url = ?6, language = ?7, published = ?8, "
        "published_last = ?9, basis = ?10, retrieved = ?11, kind = ?12, origin = ?13 WHERE id = ?1");
    bind_source(update, after);
    update.execute();
    return true;
}

void LoadRows::insert_coverage(const Coverage& coverage, LoadId load) {
    sqlite::Query insert(*database_, "INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, std::int64_t{raw(coverage.source)});
    bind_optional(insert, 2, coverage.type);
    bind_optional(insert, 3, coverage.property);
    bind_optional(insert, 4, coverage.end);
    insert.bind(5, static_cast<std::int64_t>(coverage.side)).bind(6, coverage.role);
    bind_bound(insert, 7, coverage.span.since);
    bind_bound(insert, 9, coverage.span.until);
    insert.bind(11, std::int64_t{coverage.complete}).bind(12, std::int64_t{raw(load)}).execute();
}

std::optional<NodeId> LoadRows::find_node(std::string_view key) {
    std::optional<NodeId> found;
    if (find_node_.bind_in_place(1, key).step()) found = NodeId{find_node_.integer(0)};
    find_node_.reset();
    return found;
}

void LoadRows::insert_node(NodeId id, std::string_view key) { insert_node_.bind(1, raw(id)).bind(2, key).execute(); }

bool LoadRows::insert_name(NodeId node, const Name& name) {
    if (name_position_ < 0) {
        sqlite::Query last(*database_, "SELECT coalesce(max(position), 0) FROM name");
        last.step();
        name_position_ = last.integer(0);
    }
    insert_name_.bind(1, raw(node))
        .bind(2, static_cast<std::int64_t>(name.kind))
        .bind(3, name.text)
        .bind(4, folded(name.text));
    insert_name_.bind(5, name.language).bind(6, name_position_ + 1).execute();
    if (database_->changes() == 0) return false;
    ++name_position_;
    return true;
}

bool LoadRows::insert_edge(const EdgeRecord& edge) {
    insert_edge_.bind(1, raw(edge.id))
        .bind(2, std::int64_t{raw(edge.type)})
        .bind(3, raw(edge.tail))
        .bind(4, raw(edge.head));
    insert_edge_.bind_in_place(5, edge.identity).execute();
    return database_->changes() > 0;
}

EdgeId LoadRows::find_edge(const EdgeRecord& edge) {
    find_edge_.bind(1, raw(edge.head))
        .bind(2, raw(edge.tail))
        .bind(3, std::int64_t{raw(edge.type)})
        .bind(4, edge.identity);
    find_edge_.step();
    EdgeId found{find_edge_.integer(0)};
    find_edge_.reset();
    return found;
}

bool LoadRows::has_edges(TypeId type) {
    sqlite::Query query(*database_, "SELECT 1 FROM edge WHERE type = ? LIMIT 1");
    return query.bind(1, std::int64_t{raw(type)}).step();
}

void LoadRows::set_symmetric(TypeId type) {
    sqlite::Query query(*database_, "UPDATE edge_type SET symmetric = 1 WHERE id = ?");
    query.bind(1, std::int64_t{raw(type)}).execute();
}

std::vector<Statement> LoadRows::find_statements(const Statement& like) {
    find_statements_.bind(1, raw(like.element))
        .bind(2, std::int64_t{raw(like.property)})
        .bind(3, std::int64_t{raw(like.source)});
    std::vector<Statement> found;
    while (find_statements_.step()) found.push_back(read_statement(find_statements_));
    find_statements_.reset();
    return found;
}

bool LoadRows::retract(StatementId id, LoadId load) {
    sqlite::Query find(*database_, "SELECT load FROM statement WHERE id = ? AND retracted IS NULL");
    if (!find.bind(1, raw(id)).step()) throw Error(fmt::format("there is no live statement {}", raw(id)));
    const bool own = find.integer(0) == raw(load);
    find.reset();
    if (own) {
        remove_rows({"DELETE FROM detail WHERE statement = ?", "DELETE FROM statement WHERE id = ?"}, raw(id));
        return true;
    }
    sqlite::Query retract(*database_, "UPDATE statement SET retracted = ? WHERE id = ?");
    retract.bind(1, std::int64_t{raw(load)}).bind(2, raw(id)).execute();
    return false;
}

void LoadRows::remove_rows(const std::vector<std::string>& queries, std::int64_t id) {
    for (const auto& sql : queries) sqlite::Query(*database_, sql).bind(1, id).execute();
}

void LoadRows::forget(ElementId id) {
    const auto found = [&](const std::string& sql) {
        sqlite::Query query(*database_, sql);
        return query.bind(1, raw(id)).step() ? std::optional(query.integer(0)) : std::nullopt;
    };
    const auto refuse = [&](std::string_view what, std::int64_t which) {
        throw Error(fmt::format("element {} cannot be forgotten: {} {} {}", raw(id), what, which,
                                what == "edge" ? "stands at it" : "refers to it"));
    };
    if (const auto edge = found("SELECT id FROM edge WHERE tail = ?1 OR head = ?1 LIMIT 1")) refuse("edge", *edge);
    if (const auto row = found("SELECT rowid FROM coverage WHERE end = ?1 LIMIT 1")) refuse("coverage row", *row);
    if (found("SELECT id FROM edge WHERE id = ?1")) {
        remove_rows({"DELETE FROM detail WHERE statement IN (SELECT id FROM statement WHERE element = ?1)",
                     "DELETE FROM statement WHERE element = ?1", "DELETE FROM edge WHERE id = ?1"},
                    raw(id));
        return;
    }
    const auto refers = fmt::format("type = {} AND value = ?1", static_cast<int>(ValueType::reference));
    if (const auto statement = found(
            fmt::format("SELECT id FROM statement WHERE {} AND element <> ?1 AND retracted IS NULL LIMIT 1", refers))) {
        refuse("statement", *statement);
    }
    const auto rows = fmt::format("element = ?1 OR ({})", refers);
    remove_rows({fmt::format("DELETE FROM detail WHERE statement IN (SELECT id FROM statement WHERE {})", rows),
                 fmt::format("DELETE FROM statement WHERE {}", rows), "DELETE FROM name WHERE node = ?1",
                 "DELETE FROM node WHERE id = ?1"},
                raw(id));
}

Source updated(const Source& before, const Source& now) {
    Source source = before;
    auto take = [](std::string& old, const std::string& fresh) {
        if (!fresh.empty()) old = fresh;
    };
    take(source.title, now.title);
    take(source.publisher, now.publisher);
    take(source.author, now.author);
    take(source.url, now.url);
    take(source.language, now.language);
    take(source.origin, now.origin);
    if (now.published.is_days()) {
        source.published = now.published;
        source.basis = now.basis;
    }
    if (now.retrieved) source.retrieved = now.retrieved;
    if (now.kind != Source::Kind::report) source.kind = now.kind;
    return source;
}

EditionLedger::EditionLedger(sqlite::Database& database, std::optional<std::string_view> dataset)
    : database_(&database) {
    if (!dataset) return;
    sqlite::Query loads(database, "SELECT id FROM load WHERE dataset = ?");
    loads.bind(1, *dataset);
    while (loads.step()) own_loads_ += fmt::format("{}{}", own_loads_.empty() ? "" : ", ", loads.integer(0));
    sqlite::Query marks(database,
                        "SELECT d.statement, d.restates FROM detail d JOIN statement s ON s.id = d.statement WHERE "
                        "d.restates > 0 AND s.retracted IS NULL");
    while (marks.step()) marked_[marks.integer(0)] = marks.integer(1);
    sqlite::Query coverage(database,
                           fmt::format("SELECT {}, rowid, load IN ({}) FROM coverage", kCoverageColumns, own_loads_));
    while (coverage.step())
        coverage_.push_back({coverage.integer(11), read_coverage(coverage), coverage.integer(12) != 0, false});
    if (own_loads_.empty()) return;
    sqlite::Query last(database, "SELECT coalesce(max(id), 0) FROM statement");
    last.step();
    seen_.resize(static_cast<std::size_t>(last.integer(0)) + 1);
}

void EditionLedger::see(StatementId id) {
    auto position = static_cast<std::size_t>(raw(id));
    if (position < seen_.size()) seen_[position] = true;
}

bool EditionLedger::is_marked(StatementId id) const { return marked_.contains(raw(id)); }

std::int64_t EditionLedger::retract_unseen(LoadId load) {
    if (own_loads_.empty()) return 0;
    std::vector<std::int64_t> gone;
    sqlite::Query live(*database_,
                       fmt::format("SELECT id FROM statement WHERE retracted IS NULL AND load IN ({})", own_loads_));
    while (live.step()) {
        auto position = static_cast<std::size_t>(live.integer(0));
        if (position < seen_.size() && !seen_[position]) gone.push_back(live.integer(0));
    }
    // What was marked stands for a statement that is retracted already: it goes with what its source no longer says.
    sqlite::Query origin(*database_, fmt::format("SELECT load IN ({}) FROM statement WHERE id = ?", own_loads_));
    for (auto [restatement, restated] : marked_) {
        auto position = static_cast<std::size_t>(restatement);
        bool ours = origin.bind(1, restated).step() && origin.integer(0) != 0;
        origin.reset();
        if (ours && position < seen_.size() && !seen_[position]) gone.push_back(restatement);
    }
    sqlite::Query retract(*database_, "UPDATE statement SET retracted = ? WHERE id = ?");
    for (auto id : gone) retract.bind(1, std::int64_t{raw(load)}).bind(2, id).execute();
    return static_cast<std::int64_t>(gone.size());
}

bool EditionLedger::coverage_is_there(const Coverage& coverage) {
    for (CoverageRow& row : coverage_) {
        if (!(row.coverage == coverage)) continue;
        row.seen = true;
        return true;
    }
    coverage_.push_back({0, coverage, false, true});
    return false;
}

bool EditionLedger::drop_unseen_coverage() {
    bool dropped = false;
    sqlite::Query remove(*database_, "DELETE FROM coverage WHERE rowid = ?");
    for (const CoverageRow& row : coverage_) {
        if (!row.own || row.seen) continue;
        remove.bind(1, row.row).execute();
        dropped = true;
    }
    return dropped;
}

}  // namespace entente
