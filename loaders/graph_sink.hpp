#pragma once

#include "graph/load.hpp"
#include "loaders/load_report.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// Where the readers of graph files put what they read. Not installed.
namespace entente {

/// What a graph file of another program says of an element, with the type that the file gives it.
struct ForeignProperty {
    std::string name;
    Value value;
};

/// A node of a graph file. What the file has no word of its own for is left to its properties: `labels` (a list, or
/// text such as ":Country:Member") are labels; `key` is the key, `name`, else `label`, its name; `since` and `until`
/// are its span.
struct ForeignNode {
    std::string id;  ///< by which the file's edges name it; the key, unless a property says it
    std::vector<ForeignProperty> properties = {};
    std::int64_t line = 0;
};

/// An edge of a graph file. Likewise `type`, else `label`, is its type (else LINKED_TO); `since` and `until` are its
/// span.
struct ForeignEdge {
    std::string id = {};  ///< may be empty
    std::string tail;
    std::string head;
    std::string type = {};
    bool directed = true;
    std::vector<ForeignProperty> properties = {};
    std::int64_t line = 0;
};

/// What a sink needs to know of the file that is read.
struct GraphOrigin {
    std::string file;    ///< as messages name it
    std::string source;  ///< key of the source that states what the file says, where it names none itself
    std::function<void(const Rejection&)> rejected = {};
    std::function<void(std::uint64_t bytes)> progress = {};
};

/// Takes the nodes and edges of a graph file into a load.
///
/// What cannot be taken is rejected with its line, counted and told, and leaves nothing behind; the reader goes on. An
/// edge may come before its ends: it waits for them until finish(). Strict databases take what their schema has; open
/// ones grow. Memory: an entry a node for its id, the edges that wait, and of a full export the text of the statements
/// whose value refers to a node that comes later.
class GraphSink {
public:
    GraphSink(Store& store, Load& load, GraphOrigin origin);
    ~GraphSink();
    GraphSink(const GraphSink&) = delete;
    GraphSink& operator=(const GraphSink&) = delete;

    void node(const ForeignNode& node);
    void edge(const ForeignEdge& edge);

    /// A record of a file of ours (docs/formats.md): source, coverage, node, edge or statement, and its fields.
    void record(std::string_view kind, const nlohmann::json& fields, std::int64_t line);

    /// A row that the reader itself cannot take.
    void reject(std::int64_t line, const std::string& column, const std::string& expected, const std::string& found);

    /// How many bytes of the file were read so far.
    void progress(std::uint64_t bytes);

    /// Takes what waited; to be called once, at the end of the file.
    void finish();

    const TableReport& report() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
