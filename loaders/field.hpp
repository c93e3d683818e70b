#pragma once

#include "loaders/day_parts.hpp"
#include "loaders/template.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// What a field says of a row.
struct FieldReading {
    enum class Is : std::uint8_t { missing, none, text };
    Is is = Is::missing;
    std::string_view text;  ///< valid until the field is read again

    explicit operator bool() const { return is == Is::text; }
};

/// Where fields are compiled: the columns they may name, and the table's markers.
struct FieldContext {
    const Columns& columns;
    const std::string& mapping;  ///< name of the mapping file, for messages
    const Markers& missing;
    const Markers& none;
    std::vector<std::size_t>* used = nullptr;  ///< gathers the columns that the fields name
};

/// A field of a mapping, bound to the columns of a table: template or day in parts, then default, split, letter case
/// and map.
class Field {
public:
    /// Throws Error when a column is not there.
    Field(const FieldSpec& spec, const FieldContext& context);

    /// The one value. Throws RowRejected when the field splits its cell into several, or the map does not list it.
    FieldReading read(const Cells& cells);

    /// All values of a field that splits; the one value of any other. Missing ones are left out. Valid until read
    /// again.
    const std::vector<FieldReading>& read_all(const Cells& cells);

    /// The column to name in messages; empty if the field is constant.
    const std::string& column() const { return template_.column(); }
    bool is_constant() const { return template_.is_constant() && !day_parts_; }
    const FieldSpec& spec() const { return spec_; }

private:
    std::optional<std::string_view> fill(const Cells& cells);
    FieldReading finished(std::string_view text, std::string& changed);
    std::string_view mapped(std::string_view text) const;
    bool is_marker(const Markers& markers, std::string_view text) const;

    FieldSpec spec_;
    Template template_;
    std::optional<DayParts> day_parts_;  ///< instead of the template
    Markers missing_;
    Markers none_;
    std::unordered_map<std::string, std::string> map_;
    std::string changed_;
    std::vector<FieldReading> readings_;
    std::vector<std::string> parts_;
};

using MaybeField = std::optional<Field>;

/// The field of a rule where it is given.
MaybeField compile(const OptionalField& spec, const FieldContext& context);

/// Nothing where the field is not given.
FieldReading read(MaybeField& field, const Cells& cells);

/// The place of a field in its mapping: "dataset.toml:12".
std::string place_of(const FieldContext& context, int line);

/// A cell that the row cannot do without. Throws RowRejected where it is missing or none.
std::string_view read_required(Field& field, const Cells& cells, std::string_view expected);

/// Likewise, of what is to be a node's key, or a name of the schema or of a source: see can_be_key and can_be_name.
std::string_view read_key(Field& field, const Cells& cells, std::string_view expected);
std::string_view read_name(Field& field, const Cells& cells, std::string_view expected);

}  // namespace entente
