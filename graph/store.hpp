#pragma once

#include "graph/schema.hpp"
#include "graph/statement.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

namespace sqlite {
class Database;
}

struct NodeRecord {
    NodeId id{};
    std::string key;
    std::string name;  ///< its first name, else its key
};

struct EdgeRecord {
    EdgeId id{};
    TypeId type{};
    NodeId tail{};
    NodeId head{};
    std::string identity;  ///< identifying values and own id; empty for most
};

enum class NameKind : std::uint8_t { name, alias, code };

struct Name {
    NameKind kind = NameKind::name;
    std::string text;
    std::string language;
};

/// One run of a loader.
struct LoadRecord {
    LoadId id{};
    std::string dataset;
    std::string recorded;  ///< UTC, ISO 8601
    std::string files;     ///< "name sha or crc", one a line
};

struct StoreCounts {
    std::int64_t nodes = 0;
    std::int64_t edges = 0;
    std::int64_t statements = 0;  ///< not retracted
    std::int64_t retracted = 0;
};

/// A database file.
///
/// Not to be shared between threads. Every function throws Error (with SQLite's words) when the file fails.
class Store {
public:
    enum class Access : std::uint8_t { read, write };

    /// Opens an existing file. Refuses, each with its own message: a missing file, a directory, what is not SQLite,
    /// another program's database, a newer format, a damaged header.
    static Store open(const std::filesystem::path& path, Access access = Access::read);

    /// Prepares a new file of the schema; refuses an existing one.
    ///
    /// It grows beside the path, under another name, and appears there with publish(), whole or not at all. A Load that
    /// is kept publishes. Dropped before, it leaves nothing behind.
    static Store create(const std::filesystem::path& path, const Schema& schema);
    void publish();
    bool is_published() const;

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    const std::filesystem::path& path() const;
    const Schema& schema() const;
    const std::vector<Source>& sources() const;  ///< SourceId n at position n - 1
    const std::vector<Coverage>& coverage() const;
    const Source* source(std::string_view key) const;

    NodeRecord node(NodeId id) const;
    std::optional<NodeId> find_key(std::string_view key) const;
    std::vector<Name> names(NodeId id) const;
    EdgeRecord edge(EdgeId id) const;

    /// Edges at a node, by id; a loop once.
    std::vector<EdgeRecord> edges_at(NodeId id) const;

    /// Edges at a node in any order, until `visit` says false.
    void each_edge_at(NodeId id, const std::function<bool(const EdgeRecord&)>& visit) const;

    /// Nodes that have the text as a name, exactly.
    std::vector<NodeId> named(std::string_view text) const;

    void each_node(const std::function<void(NodeId)>& visit) const;

    /// Live statements about an element, by id; with `retracted` also those that were withdrawn.
    std::vector<Statement> statements(ElementId id, bool retracted = false) const;
    std::optional<Statement> statement(StatementId id) const;

    /// Every live statement, by element and id, in one pass.
    void each_element(const std::function<void(ElementId, std::span<const Statement>)>& visit) const;

    void each_edge(const std::function<void(const EdgeRecord&)>& visit) const;

    std::vector<LoadRecord> loads() const;
    StoreCounts counts() const;

    /// Problems of the file (SQLite's integrity check) and of the model (ends, types, values), a line each; empty if
    /// sound.
    std::vector<std::string> check() const;

    /// For the folder's own use.
    sqlite::Database& database() const;
    void reload();

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
