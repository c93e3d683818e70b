#pragma once

#include "graph/load.hpp"
#include "loaders/bounded_cache.hpp"
#include "loaders/rejection.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

namespace entente {

class RecordFields;

/// Takes the records of a full export (docs/formats.md) into a load.
///
/// An empty database keeps their ids. An element comes before what is said of it; the value of a statement may refer to
/// a node that comes later: such a statement waits for finish(), as its text.
class GraphRecord {
public:
    GraphRecord(const Store& store, Load& load);

    /// Throws RowRejected; nothing of the record is then taken.
    void take(std::string_view kind, const nlohmann::json& object, std::int64_t line);

    /// Takes the statements that waited; tells which could not be taken.
    void finish(const std::function<void(std::int64_t line, const RowRejected&)>& reject);

private:
    struct Waiting {
        std::string object;
        std::int64_t line;
    };

    void declare(std::string_view kind, const nlohmann::json& object);
    void source(const nlohmann::json& object);
    void coverage(const nlohmann::json& object);
    void node(const nlohmann::json& object);
    void name(const nlohmann::json& object);
    void edge(const nlohmann::json& object);
    void statement(const nlohmann::json& object);

    NodeId find(std::string_view key, const std::string& field);
    SourceId find_source(const std::string& key);
    ElementId element_of(RecordFields& fields);
    EdgeId find_edge(std::int64_t id);
    void check(const Statement& statement) const;
    void check_type(const EdgeType& type, const std::string& identity) const;

    const Store* store_;
    Load* load_;
    TextCache<NodeId> nodes_;
    std::unordered_map<std::string, SourceId> sources_;
    std::unordered_map<std::int64_t, EdgeId> edges_;  ///< by their ids in the file, where those are not kept
    std::int64_t last_edge_ = 0;                      ///< likewise, the last one taken
    EdgeId last_taken_{};
    std::vector<Waiting> waiting_;
    bool waits_ = true;
};

}  // namespace entente
