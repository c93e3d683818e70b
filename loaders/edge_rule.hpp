#pragma once

#include "loaders/conditions.hpp"
#include "loaders/property_reader.hpp"
#include "loaders/rule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Makes an edge of a row.
class EdgeRule final : public Rule {
public:
    /// Throws Error for what the schema or the table does not have.
    EdgeRule(const EdgeSpec& spec, const StandingSpec& table, const FieldContext& context, LoadContext& load);

    bool applies(const Cells& cells) const override { return conditions_.hold(cells); }
    Plan plan(const Cells& cells, LoadContext& context) override;
    void write(LoadContext& context) override;

private:
    /// An end of the row in hand: a node, or a key of one to be made. Many rows name the end that the row before did.
    struct End {
        std::optional<NodeId> node;
        std::string key;
        std::uint64_t generation = 0;  ///< of the ends when the key was found to be the node
        bool fits = false;             ///< its labels are those of a constant type
    };

    void compile_type(const EdgeSpec& spec, const FieldContext& context, LoadContext& load);
    void plan_type(const Cells& cells, LoadContext& context);
    void plan_end(Field& field, const Cells& cells, LoadContext& context, End& end);
    void check_ends(LoadContext& context);
    bool end_fits(const End& end, const std::vector<std::string>& admitted, LoadContext& context) const;
    void plan_presence(const Cells& cells);
    void plan_properties(const Cells& cells, LoadContext& context);
    void plan_identity(const Cells& cells, LoadContext& context);
    void gather_identifying(const Schema& schema);
    std::string identity(LoadContext& context, NodeId tail, NodeId head);

    std::vector<std::size_t> used_;  ///< by all but the standing: what tells a row without own id from others
    Conditions conditions_;
    Field type_;
    Field tail_;
    Field head_;
    MaybeField own_;
    MaybeField since_event_;
    EdgeSpec::OwnIds own_ids_;
    EdgeSpec::UnknownEnds unknown_ends_;
    StandingReader standing_reader_;
    SpanReader span_;
    MaybeField exists_;
    std::vector<PropertyReader> properties_;
    bool strict_type_ = false;  ///< the type is a constant, and the schema admits all properties of the rule

    // Of the row in hand.
    EdgeType edge_type_;  ///< without id where the type is still to be made
    End tail_end_;
    End head_end_;
    Standing standing_;
    StatementDraft draft_;
    std::string own_id_;
    std::string content_;
    std::vector<std::string> identifying_;
};

}  // namespace entente
