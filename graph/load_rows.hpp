#pragma once

#include "graph/sqlite.hpp"
#include "graph/statement_rows.hpp"
#include "graph/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The queries of a load. Not installed.
namespace entente {

class LoadRows {
public:
    explicit LoadRows(sqlite::Database& database);

    LoadId begin_load(std::string_view dataset, std::string_view recorded, std::string_view files);
    std::int64_t next(std::string_view counter);
    void set_next(std::string_view counter, std::int64_t value);

    void insert_source(const Source& source);
    bool update_source(const Source& before, const Source& after);  ///< false: nothing to do
    void insert_coverage(const Coverage& coverage, LoadId load);

    std::optional<NodeId> find_node(std::string_view key);
    void insert_node(NodeId id, std::string_view key);
    bool insert_name(NodeId node, const Name& name);  ///< false: it was there

    bool insert_edge(const EdgeRecord& edge);  ///< false: its identity was there
    EdgeId find_edge(const EdgeRecord& edge);
    bool has_edges(TypeId type);
    void set_symmetric(TypeId type);

    /// Live statements of the same source about the same element and property.
    std::vector<Statement> find_statements(const Statement& like);

    /// Withdraws a live statement; true where the load itself had made it, and the row is gone. Throws Error.
    bool retract(StatementId id, LoadId load);

    /// Removes the rows of an element. Throws Error while something stands on it.
    void forget(ElementId id);

    StatementWriter& writer() { return writer_; }

private:
    void remove_rows(const std::vector<std::string>& queries, std::int64_t id);

    sqlite::Database* database_;
    sqlite::Query find_node_;
    sqlite::Query insert_node_;
    sqlite::Query insert_name_;
    sqlite::Query insert_edge_;
    sqlite::Query find_edge_;
    sqlite::Query find_statements_;
    StatementWriter writer_;
    std::int64_t name_position_ = -1;  ///< the last one in use; not known before a name is given
};

/// What is known of a source from before, brought up to date by what is said now; silence leaves it.
Source updated(const Source& before, const Source& now);

/// Which statements of earlier editions the present one repeats.
///
/// One bit a statement of the file; nothing where the data set is new to it. Without a data set, of what is no edition,
/// it reads nothing.
class EditionLedger {
public:
    EditionLedger(sqlite::Database& database, std::optional<std::string_view> dataset);

    void see(StatementId id);

    /// Whether a rank given by hand stands in the place of what the source said.
    bool is_marked(StatementId id) const;

    /// Retracts what no longer is said; returns how many.
    std::int64_t retract_unseen(LoadId load);

    bool coverage_is_there(const Coverage& coverage);
    bool drop_unseen_coverage();

private:
    struct CoverageRow {
        std::int64_t row;
        Coverage coverage;
        bool own;
        bool seen;
    };

    sqlite::Database* database_;
    std::string own_loads_;  ///< "3, 7": earlier loads of the data set; empty: none
    std::vector<bool> seen_;
    std::unordered_map<std::int64_t, std::int64_t> marked_;  ///< live restatement -> what it restates
    std::vector<CoverageRow> coverage_;
};

}  // namespace entente
