#pragma once

#include "graph/schema.hpp"
#include "loaders/standing.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Statements of a row, to be told which element they are about.
class StatementDraft {
public:
    void clear() { size_ = 0; }

    /// One statement for each source of the standing.
    void add(const Standing& standing, PropertyId property, const Value& value, const Span& span);

    std::size_t size() const { return size_; }
    std::span<Statement> statements() { return {statements_.data(), size_}; }

private:
    std::vector<Statement> statements_;  ///< kept from row to row for their room
    std::size_t size_ = 0;
};

/// Reads one property of a rule.
class PropertyReader {
public:
    /// A property that is named in the mapping is looked up in the schema at once; throws Error if it is not there.
    PropertyReader(const PropertySpec& spec, const StandingSpec& rule, const FieldContext& context, Load& load);

    /// Adds its statements. Throws RowRejected: an unknown name, a value of the wrong type, several where there is one.
    void read(const Cells& cells, LoadContext& context, const Standing& rule, StatementDraft& draft);

    bool is_constant() const { return name_.is_constant(); }

    /// The column to name in messages about what it is, and the property of the last row read.
    const std::string& column() const { return is_constant() ? value_.column() : name_.column(); }
    const std::string& known_name() const { return known_name_; }

private:
    void find_property(std::string_view name, Load& load);
    ValueType type_in(const Schema& schema) const;
    void add_values(const Cells& cells, LoadContext& context, const Standing& standing, const Span& span,
                    StatementDraft& draft);

    Field name_;
    Field value_;
    std::optional<StandingReader> standing_;
    SpanReader span_;
    PropertyId id_ = kExists;
    std::string known_name_;
    Standing own_;
};

}  // namespace entente
