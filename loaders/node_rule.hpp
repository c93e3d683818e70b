#pragma once

#include "loaders/conditions.hpp"
#include "loaders/property_reader.hpp"
#include "loaders/rule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Makes a node of a row, or states something about one.
class NodeRule final : public Rule {
public:
    /// Throws Error for what the schema or the table does not have.
    NodeRule(const NodeSpec& spec, const StandingSpec& table, const FieldContext& context, LoadContext& load);

    bool applies(const Cells& cells) const override { return conditions_.hold(cells); }
    Plan plan(const Cells& cells, LoadContext& context) override;
    void write(LoadContext& context) override;

private:
    struct NameField {
        Field field;
        NameKind kind;
        std::string language;
    };

    void compile_names(const NodeSpec& spec, const FieldContext& context);
    void compile_properties(const NodeSpec& spec, const StandingSpec& table, const FieldContext& context,
                            LoadContext& load);
    void plan_label(const Cells& cells, LoadContext& context);
    void plan_names(const Cells& cells, LoadContext& context);
    void plan_presence(const Cells& cells);
    void plan_properties(const Cells& cells, LoadContext& context);
    bool is_allowed(std::string_view property, LoadContext& context) const;

    std::vector<std::size_t> used_;
    Conditions conditions_;
    Field key_;
    MaybeField label_;
    std::vector<NameField> name_fields_;
    MaybeField country_;
    std::optional<StandingReader> standing_reader_;
    SpanReader span_;
    MaybeField exists_;
    std::vector<PropertyReader> properties_;

    std::string cells_key_prefix_;

    // Of the row in hand.
    std::string cells_key_;  ///< rows that are equal in what the rule reads make nothing new
    std::string node_key_;
    std::optional<NodeId> node_;
    std::string label_name_;
    std::vector<Name> names_;
    Standing standing_;
    StatementDraft draft_;
};

}  // namespace entente
