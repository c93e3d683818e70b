#pragma once

#include "graph/value.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

// What a mapping file says, as plain data: docs/mapping.md is the reference. Nothing here is checked against tables.

using Markers = std::vector<std::string>;  ///< cells with a meaning of their own

struct FieldSpec {
    enum class Unmapped : std::uint8_t { reject, keep, missing };
    enum class LetterCase : std::uint8_t { as_it_is, lower, upper };

    std::string value;                                     ///< a template; of a day in parts its year
    std::string month;                                     ///< a template, of a day in parts
    std::string day;                                       ///< likewise
    std::vector<std::pair<std::string, std::string>> map;  ///< applied after the letter case
    Unmapped unmapped = Unmapped::reject;
    std::string split;  ///< empty: one value
    std::optional<Markers> missing;
    std::optional<Markers> none;
    std::optional<std::string> fallback;  ///< `default`
    std::optional<ValueType> type;
    LetterCase letter_case = LetterCase::as_it_is;
    int line = 0;
};

using OptionalField = std::optional<FieldSpec>;

/// What statements of a row may carry.
struct StandingSpec {
    OptionalField source;
    OptionalField locator;
    OptionalField modality;
    OptionalField rank;
    OptionalField reason;
    OptionalField attributed_to;
    OptionalField known;
    OptionalField observed;
};

struct SpanSpec {
    OptionalField since;
    OptionalField until;
    OptionalField last;

    bool is_given() const { return since || until || last; }
};

struct Condition {
    enum class Wants : std::uint8_t { one_of, none_of };
    std::string column;
    std::vector<std::string> values;
    Wants wants = Wants::one_of;
    int line = 0;
};

struct PropertySpec {
    FieldSpec name;  ///< a template
    FieldSpec value;
    StandingSpec standing;
    SpanSpec span;
};

struct NameSpec {
    FieldSpec text;
    std::string language;
};

/// What any rule has.
struct RuleSpec {
    std::vector<Condition> conditions;
    std::optional<Markers> none;
    StandingSpec standing;
    SpanSpec span;
    OptionalField exists;
    std::vector<PropertySpec> properties;
    int line = 0;
};

struct NodeSpec : RuleSpec {
    FieldSpec key;
    OptionalField label;  ///< nothing: the node must be there
    std::vector<NameSpec> names;
    std::vector<FieldSpec> aliases;
    std::vector<FieldSpec> codes;
    OptionalField country_names;
};

struct EdgeSpec : RuleSpec {
    enum class UnknownEnds : std::uint8_t { reject, make };
    enum class OwnIds : std::uint8_t { of_the_source, shared };

    FieldSpec type;
    FieldSpec tail;
    FieldSpec head;
    OptionalField own;
    OptionalField since_event;
    OwnIds own_ids = OwnIds::of_the_source;
    UnknownEnds unknown_ends = UnknownEnds::reject;  ///< `make` comes from plain tables only
    bool symmetric = false;                          ///< likewise
};

struct SourceSpec {
    std::vector<Condition> conditions;
    FieldSpec key;
    OptionalField title, publisher, author, url, language, published, basis, retrieved, kind, origin;
    int line = 0;
};

struct CoverageSpec {
    std::vector<Condition> conditions;
    FieldSpec source;
    OptionalField type, property, end, side, role, observed, extent;
    SpanSpec span;
    int line = 0;
};

struct LookupSpec {
    enum class Unmatched : std::uint8_t { missing, reject };

    std::string name;
    std::string file;
    std::string key;
    FieldSpec from;
    Unmatched unmatched = Unmatched::missing;
    char delimiter = ',';
    int line = 0;
};

struct TableSpec {
    std::filesystem::path file;  ///< relative to the data set's folder
    char delimiter = ',';
    std::vector<std::string> header;  ///< what it must be; empty: anything
    Markers missing = {""};
    Markers none;
    std::vector<Condition> conditions;
    StandingSpec standing;
    std::vector<LookupSpec> lookups;
    std::vector<SourceSpec> sources;
    std::vector<NodeSpec> nodes;
    std::vector<EdgeSpec> edges;
    std::vector<CoverageSpec> coverage;
    int line = 0;
};

struct MappingSpec {
    std::string name;              ///< of the file, for messages
    std::filesystem::path folder;  ///< where the file lies; empty if it is not one
    std::string key;
    std::string title;
    std::vector<SourceSpec> sources;
    std::vector<CoverageSpec> coverage;
    std::vector<TableSpec> tables;
};

/// Reads a mapping file. Throws Error with the line: what is not TOML, an unknown key (naming the nearest known one), a
/// value of the wrong kind, a missing key.
MappingSpec read_mapping(const std::filesystem::path& path);

/// The same from text; `name` is for messages.
MappingSpec parse_mapping(std::string_view toml, std::string_view name);

}  // namespace entente
