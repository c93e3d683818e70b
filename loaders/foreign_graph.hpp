#pragma once

#include "loaders/ends.hpp"
#include "loaders/graph_sink.hpp"
#include "loaders/occurrences.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// Takes the nodes and edges of another program's graph file into a load, as what one source says.
class ForeignGraph {
public:
    ForeignGraph(Store& store, Load& load, const GraphOrigin& origin);

    /// Throw RowRejected; nothing of the element is then taken.
    void node(const ForeignNode& node);
    void edge(const ForeignEdge& edge);

    /// Takes the edges whose ends came after them; tells which could not be taken.
    void finish(const std::function<void(std::int64_t line, const RowRejected&)>& reject);

private:
    /// What is to be said of an element, checked.
    struct Claim {
        std::string property;
        Value value;
    };
    struct Draft {
        std::vector<Claim> claims;
        Span span;
    };

    Draft draft(const std::vector<ForeignProperty>& properties, const std::vector<std::string_view>& used,
                const std::function<bool(const std::string&)>& admits);
    void add_claims(Draft& draft, const std::string& name, const Value& value);
    Value fitting(const Property& property, const Value& value);
    void take_edge(const ForeignEdge& edge, NodeId tail, NodeId head);
    const EdgeType& type_of(const std::string& name, bool directed);
    void check_ends(const EdgeType& type, NodeId tail, NodeId head);
    std::string identity(const EdgeType& type, const ForeignEdge& edge, const Draft& draft);
    void state(ElementId element, PropertyId property, const Value& value, const Span& span = {});
    void state_all(ElementId element, const Draft& draft, bool said);
    SourceId source();

    Load* load_;
    Ends ends_;
    Occurrences occurrences_;
    const GraphOrigin* origin_;
    std::optional<SourceId> source_;
    std::unordered_map<std::string, NodeId> nodes_;  ///< by their ids in the file
    std::vector<ForeignEdge> waiting_;
    EdgeType fresh_;  ///< a type that an open database is about to get
};

}  // namespace entente
