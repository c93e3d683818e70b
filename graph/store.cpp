#include "graph/store.hpp"

#include "graph/error.hpp"
#include "graph/header.hpp"
#include "graph/names.hpp"
#include "graph/schema_rows.hpp"
#include "graph/sqlite.hpp"
#include "graph/statement_rows.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>

namespace entente {

namespace fs = std::filesystem;

namespace {

/// A fresh file is nobody's but ours until it is published: no log, no waiting for the disk. Its journal stays in
/// memory, for parts of a load that are taken back. Temporary files stay on the disk: in memory SQLite sorts the rows
/// of an index unbounded, and at half the speed.
constexpr const char* kFreshSettings =
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = "
    "-65536; "
    "PRAGMA foreign_keys = OFF;";

void sync(const fs::path& path) {
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    bool fine = ::fsync(file) == 0;
    ::close(file);
    if (!fine) throw Error(fmt::format("'{}' could not be written to the disk", path.string()));
}

/// Files that growing databases of this path left behind when their process was killed.
void clear_abandoned(const fs::path& folder, const std::string& prefix) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix)) continue;
        int process = 0;
        auto [end, bad] = std::from_chars(name.data() + prefix.size(), name.data() + name.size(), process);
        bool ours = bad == std::errc() && process > 0 && (end == name.data() + name.size() || *end == '-');
        if (ours && ::kill(process, 0) != 0 && errno == ESRCH) fs::remove(entry.path(), error);
    }
}

Source read_source(const sqlite::Query& row) {
    Source source;
    source.id = SourceId{static_cast<std::int32_t>(row.integer(0))};
    source.key = row.text(1);
    source.title = row.text(2);
    source.publisher = row.text(3);
    source.author = row.text(4);
    source.url = row.text(5);
    source.language = row.text(6);
    source.published = read_bound(row, 7);
    source.basis = row.text(9);
    if (!row.is_null(10)) source.retrieved = Day{static_cast<std::int32_t>(row.integer(10))};
    auto kind = row.integer(11);
    if (kind < 0 || kind > 2) throw Error("the database holds a source of unknown kind");
    source.kind = static_cast<Source::Kind>(kind);
    source.origin = row.text(12);
    return source;
}

EdgeRecord read_edge(const sqlite::Query& row) {
    return {EdgeId{row.integer(0)}, TypeId{static_cast<std::int32_t>(row.integer(1))}, NodeId{row.integer(2)},
            NodeId{row.integer(3)}, std::string(row.text(4))};
}

constexpr std::string_view kNode =
    "SELECT n.id, n.key, coalesce((SELECT text FROM name WHERE node = n.id AND kind = 0 ORDER BY position LIMIT 1), "
    "n.key) FROM node n WHERE n.id = ?";
constexpr std::string_view kNodeOfKey = "SELECT id FROM node WHERE key = ?";
constexpr std::string_view kEdge = "SELECT id, type, tail, head, identity FROM edge WHERE id = ?";
constexpr std::string_view kEdgesAt =
    "SELECT id, type, tail, head, identity FROM edge WHERE tail = ?1 UNION SELECT id, type, tail, head, identity "
    "FROM edge WHERE head = ?1 ORDER BY id";
constexpr std::string_view kEdgesOut = "SELECT id, type, tail, head, identity FROM edge WHERE tail = ?1";
constexpr std::string_view kEdgesIn = "SELECT id, type, tail, head, identity FROM edge WHERE head = ?1 AND tail <> ?1";

/// Ready for the next time when it goes.
class Asked {
public:
    explicit Asked(sqlite::Query& query) : query_(&query) {}
    ~Asked() { query_->reset(); }
    Asked(const Asked&) = delete;
    Asked& operator=(const Asked&) = delete;
    sqlite::Query* operator->() const { return query_; }
    const sqlite::Query& operator*() const { return *query_; }

private:
    sqlite::Query* query_;
};

const std::string& statements_sql(bool retracted) {
    const auto made = [](const char* which) {
        return fmt::format(
            "SELECT {} FROM statement s LEFT JOIN detail d ON d.statement = s.id WHERE s.element = ? {} ORDER BY s.id",
            kStatementColumns, which);
    };
    static const std::string all = made("");
    static const std::string live = made("AND s.retracted IS NULL");
    return retracted ? all : live;
}

}  // namespace

struct Store::Impl {
    fs::path path;
    fs::path fresh;  ///< where it grows until it is published; empty after
    std::unique_ptr<sqlite::Database> database;
    Schema schema;
    std::vector<Source> sources;
    std::vector<Coverage> coverage;

    sqlite::Query& keep(std::string_view sql) { return database->keep(sql); }

    ~Impl() {
        database.reset();
        std::error_code ignored;
        if (!fresh.empty()) fs::remove(fresh, ignored);
    }

    void reload() {
        schema = read_schema(*database);
        sources.clear();
        sqlite::Query rows(*database,
                           "SELECT id, key, title, publisher, author, url, language, published, published_last, basis, "
                           "retrieved, kind, origin "
                           "FROM source ORDER BY id");
        while (rows.step()) {
            sources.push_back(read_source(rows));
            if (static_cast<std::size_t>(raw(sources.back().id)) != sources.size())
                throw Error("the database's sources are damaged: their ids have a gap");
        }
        coverage.clear();
        sqlite::Query covered(*database, fmt::format("SELECT {} FROM coverage ORDER BY rowid", kCoverageColumns));
        while (covered.step()) {
            coverage.push_back(read_coverage(covered));
            auto source = raw(coverage.back().source);
            if (source < 1 || static_cast<std::size_t>(source) > sources.size())
                throw Error("the database's coverage names an unknown source");
        }
    }
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const fs::path& path, Access access) {
    verify_header(path);
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->database = std::make_unique<sqlite::Database>(
        path, access == Access::write ? sqlite::Database::Mode::write : sqlite::Database::Mode::read);
    impl->reload();
    return Store(std::move(impl));
}

Store Store::create(const fs::path& path, const Schema& schema) {
    if (fs::exists(fs::symlink_status(path))) throw Error(fmt::format("'{}' is there already", path.string()));
    auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder))
        throw Error(fmt::format("there is no folder '{}' for the database", folder.string()));
    if (::access(folder.c_str(), W_OK) != 0) throw Error(fmt::format("the folder '{}' is read-only", folder.string()));
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    std::string prefix = path.filename().string() + ".new-";
    clear_abandoned(folder, prefix);
    impl->fresh = folder / fmt::format("{}{}", prefix, ::getpid());
    fs::remove(impl->fresh);
    impl->database = std::make_unique<sqlite::Database>(impl->fresh, sqlite::Database::Mode::create);
    impl->database->run(kFreshSettings);
    create_tables(*impl->database);
    write_schema(*impl->database, schema);
    impl->reload();
    return Store(std::move(impl));
}

void Store::publish() {
    if (is_published()) return;
    create_late_indexes(*impl_->database);
    // The exclusive lock has to go before the file can be switched to a log.
    impl_->database->drop_kept();
    impl_->database->run("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;");
    impl_->database.reset();
    sync(impl_->fresh);
    std::error_code error;
    // A link, unlike a rename, does not replace what somebody else has put there meanwhile.
    fs::create_hard_link(impl_->fresh, impl_->path, error);
    if (error == std::errc::file_exists) throw Error(fmt::format("'{}' is there already", impl_->path.string()));
    if (error) {
        fs::rename(impl_->fresh, impl_->path);
    } else {
        fs::remove(impl_->fresh);
    }
    impl_->fresh.clear();
    sync(impl_->path.has_parent_path() ? impl_->path.parent_path() : fs::path("."));
    impl_->database = std::make_unique<sqlite::Database>(impl_->path, sqlite::Database::Mode::write);
    impl_->reload();
}

bool Store::is_published() const { return impl_->fresh.empty(); }
const fs::path& Store::path() const { return impl_->path; }
const Schema& Store::schema() const { return impl_->schema; }
const std::vector<Source>& Store::sources() const { return impl_->sources; }
const std::vector<Coverage>& Store::coverage() const { return impl_->coverage; }
sqlite::Database& Store::database() const { return *impl_->database; }
void Store::reload() { impl_->reload(); }

const Source* Store::source(std::string_view key) const {
    auto found = std::find_if(impl_->sources.begin(), impl_->sources.end(),
                              [&](const Source& source) { return source.key == key; });
    return found == impl_->sources.end() ? nullptr : &*found;
}

NodeRecord Store::node(NodeId id) const {
    Asked query(impl_->keep(kNode));
    query->bind(1, raw(id));
    if (!query->step()) throw Error(fmt::format("the database has no node {}", raw(id)));
    return {id, std::string(query->text(1)), std::string(query->text(2))};
}

std::optional<NodeId> Store::find_key(std::string_view key) const {
    Asked query(impl_->keep(kNodeOfKey));
    if (!query->bind(1, key).step()) return std::nullopt;
    return NodeId{query->integer(0)};
}

std::vector<NodeId> Store::named(std::string_view text) const {
    sqlite::Query query(database(), "SELECT DISTINCT node FROM name WHERE folded = ? AND text = ? AND kind = 0");
    query.bind(1, folded(text)).bind(2, text);
    std::vector<NodeId> nodes;
    while (query.step()) nodes.push_back(NodeId{query.integer(0)});
    return nodes;
}

void Store::each_node(const std::function<void(NodeId)>& visit) const {
    sqlite::Query query(database(), "SELECT id FROM node ORDER BY id");
    while (query.step()) visit(NodeId{query.integer(0)});
}

std::vector<Name> Store::names(NodeId id) const {
    sqlite::Query query(database(), "SELECT kind, text, language FROM name WHERE node = ? ORDER BY kind, position");
    query.bind(1, raw(id));
    std::vector<Name> names;
    while (query.step()) {
        names.push_back({static_cast<NameKind>(std::clamp<std::int64_t>(query.integer(0), 0, 2)),
                         std::string(query.text(1)), std::string(query.text(2))});
    }
    return names;
}

EdgeRecord Store::edge(EdgeId id) const {
    Asked query(impl_->keep(kEdge));
    if (!query->bind(1, raw(id)).step()) throw Error(fmt::format("the database has no edge {}", raw(id)));
    return read_edge(*query);
}

std::vector<EdgeRecord> Store::edges_at(NodeId id) const {
    Asked query(impl_->keep(kEdgesAt));
    query->bind(1, raw(id));
    std::vector<EdgeRecord> edges;
    while (query->step()) edges.push_back(read_edge(*query));
    return edges;
}

void Store::each_edge_at(NodeId id, const std::function<bool(const EdgeRecord&)>& visit) const {
    for (const auto sql : {kEdgesOut, kEdgesIn}) {
        Asked query(impl_->keep(sql));
        query->bind(1, raw(id));
        while (query->step()) {
            if (!visit(read_edge(*query))) return;
        }
    }
}

std::vector<Statement> Store::statements(ElementId id, bool retracted) const {
    Asked query(impl_->keep(statements_sql(retracted)));
    query->bind(1, raw(id));
    std::vector<Statement> statements;
    while (query->step()) statements.push_back(read_statement(*query));
    return statements;
}

std::optional<Statement> Store::statement(StatementId id) const {
    sqlite::Query query(
        database(), fmt::format("SELECT {} FROM statement s LEFT JOIN detail d ON d.statement = s.id WHERE s.id = ?",
                                kStatementColumns));
    if (!query.bind(1, raw(id)).step()) return std::nullopt;
    return read_statement(query);
}

void Store::each_element(const std::function<void(ElementId, std::span<const Statement>)>& visit) const {
    sqlite::Query query(
        database(),
        fmt::format("SELECT {} FROM statement s LEFT JOIN detail d ON d.statement = s.id WHERE s.retracted IS NULL "
                    "ORDER BY s.element, s.id",
                    kStatementColumns));
    std::vector<Statement> batch;
    while (query.step()) {
        Statement next = read_statement(query);
        if (!batch.empty() && batch.front().element != next.element) {
            visit(batch.front().element, batch);
            batch.clear();
        }
        batch.push_back(std::move(next));
    }
    if (!batch.empty()) visit(batch.front().element, batch);
}

void Store::each_edge(const std::function<void(const EdgeRecord&)>& visit) const {
    sqlite::Query query(database(), "SELECT id, type, tail, head, identity FROM edge ORDER BY id");
    while (query.step()) visit(read_edge(query));
}

std::vector<LoadRecord> Store::loads() const {
    sqlite::Query query(database(), "SELECT id, dataset, recorded, files FROM load ORDER BY id");
    std::vector<LoadRecord> loads;
    while (query.step()) {
        loads.push_back({LoadId{static_cast<std::int32_t>(query.integer(0))}, std::string(query.text(1)),
                         std::string(query.text(2)), std::string(query.text(3))});
    }
    return loads;
}

StoreCounts Store::counts() const {
    sqlite::Query query(
        database(),
        "SELECT (SELECT count(*) FROM node), (SELECT count(*) FROM edge), count(*) FILTER (WHERE retracted IS NULL), "
        "count(retracted) FROM statement");
    query.step();
    return {query.integer(0), query.integer(1), query.integer(2), query.integer(3)};
}

}  // namespace entente
