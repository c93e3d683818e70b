#include "loaders/mapping.hpp"

#include "graph/error.hpp"
#include "loaders/mapping_toml.hpp"
#include "loaders/read_all.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kLongestMapping = std::size_t{16} << 20U;

/// A data set from a stranger reads its own folder and nothing else.
void require_inside(const std::string& file, TomlTable& table) {
    const std::filesystem::path path(file);
    if (path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end()) {
        table.fail(fmt::format("names the file \"{}\", which is not in the data set's folder", file));
    }
}

void read_span(TomlTable& table, SpanSpec& span) {
    span.since = table.field("since");
    span.until = table.field("until");
    span.last = table.field("last");
    if (span.until && span.last) {
        table.fail("has both `until` (the first day out) and `last` (the last day in); give one");
    }
}

void read_standing(TomlTable& table, StandingSpec& standing) {
    if (!table.has_array("source")) {  // of a table those are its source rules
        standing.source = table.field("source");
    }
    standing.locator = table.field("locator");
    standing.modality = table.field("modality");
    standing.rank = table.field("rank");
    standing.reason = table.field("reason");
    standing.attributed_to = table.field("attributed_to");
    standing.known = table.field("known");
    standing.observed = table.field("observed");
}

std::vector<PropertySpec> read_properties(TomlTable& rule) {
    std::vector<PropertySpec> properties;
    rule.each_entry("properties", [&](std::string_view name, TomlEntry entry) {
        PropertySpec property;
        property.name.value = name;
        property.name.line = entry.line();
        if (entry.is_table()) {
            TomlTable table = entry.table();
            property.value = table.read_field_keys();
            read_standing(table, property.standing);
            read_span(table, property.span);
            table.finish();
        } else {
            property.value = entry.field();
        }
        properties.push_back(std::move(property));
    });
    return properties;
}

void read_rule(TomlTable& table, RuleSpec& rule) {
    rule.line = table.line();
    rule.conditions = table.conditions();
    rule.none = table.markers("none");
    read_standing(table, rule.standing);
    read_span(table, rule.span);
    rule.exists = table.field("exists");
    rule.properties = read_properties(table);
}

NodeSpec read_node(TomlTable& table) {
    NodeSpec node;
    read_rule(table, node);
    node.key = table.required_field("key");
    node.label = table.field("label");
    if (OptionalField name = table.field("name")) {
        node.names.push_back({std::move(*name), ""});
    }
    table.each_in_array("names", [&](TomlEntry entry) {
        NameSpec name;
        if (entry.is_table()) {
            TomlTable inner = entry.table();
            name.language = inner.text("lang").value_or("");
            name.text = inner.read_field_keys();
            inner.finish();
        } else {
            name.text = entry.field();
        }
        node.names.push_back(std::move(name));
    });
    node.aliases = table.fields("aliases");
    node.codes = table.fields("codes");
    node.country_names = table.field("country_names");
    return node;
}

EdgeSpec read_edge(TomlTable& table) {
    EdgeSpec edge;
    read_rule(table, edge);
    edge.type = table.required_field("type");
    edge.tail = table.required_field("tail");
    edge.head = table.required_field("head");
    edge.own = table.field("own");
    edge.since_event = table.field("since_event");
    if (table.flag("shared")) {
        edge.own_ids = EdgeSpec::OwnIds::shared;
    }
    return edge;
}

SourceSpec read_source(TomlTable& table) {
    SourceSpec source;
    source.line = table.line();
    source.conditions = table.conditions();
    source.key = table.required_field("key");
    source.title = table.field("title");
    source.publisher = table.field("publisher");
    source.author = table.field("author");
    source.url = table.field("url");
    source.language = table.field("language");
    source.published = table.field("published");
    source.basis = table.field("basis");
    source.retrieved = table.field("retrieved");
    source.kind = table.field("kind");
    source.origin = table.field("origin");
    return source;
}

CoverageSpec read_coverage(TomlTable& table) {
    CoverageSpec coverage;
    coverage.line = table.line();
    coverage.conditions = table.conditions();
    coverage.source = table.required_field("source");
    coverage.type = table.field("type");
    coverage.property = table.field("property");
    coverage.end = table.field("end");
    coverage.side = table.field("side");
    coverage.role = table.field("role");
    coverage.observed = table.field("observed");
    coverage.extent = table.field("extent");
    read_span(table, coverage.span);
    return coverage;
}

LookupSpec read_lookup(TomlTable& table) {
    LookupSpec lookup;
    lookup.line = table.line();
    lookup.name = table.required_text("name");
    lookup.file = table.required_text("file");
    require_inside(lookup.file, table);
    lookup.key = table.required_text("key");
    lookup.from = table.required_field("from");
    if (const std::optional<std::string> unmatched = table.text("unmatched")) {
        if (*unmatched != "missing" && *unmatched != "reject") {
            table.fail(fmt::format("has `unmatched` \"{}\"; expected missing or reject", *unmatched));
        }
        lookup.unmatched = *unmatched == "reject" ? LookupSpec::Unmatched::reject : LookupSpec::Unmatched::missing;
    }
    lookup.delimiter = table.letter("delimiter", ',');
    return lookup;
}

template <typename Spec>
std::vector<Spec> read_all(TomlTable& parent, std::string_view key, const std::function<Spec(TomlTable&)>& read) {
    std::vector<Spec> specs;
    parent.each_table(key, [&](TomlTable& table) {
        specs.push_back(read(table));
        table.finish();
    });
    return specs;
}

TableSpec read_table(TomlTable& table) {
    TableSpec spec;
    spec.line = table.line();
    spec.file = table.text("file").value_or("");
    require_inside(spec.file, table);
    spec.delimiter = table.letter("delimiter", ',');
    table.each_in_array("header", [&](const TomlEntry& name) { spec.header.push_back(name.text()); });
    spec.missing = table.markers("missing").value_or(Markers{""});
    spec.none = table.markers("none").value_or(Markers{});
    spec.conditions = table.conditions();
    if (table.has_array("source")) {
        spec.sources = read_all<SourceSpec>(table, "source", read_source);
    }
    read_standing(table, spec.standing);
    spec.lookups = read_all<LookupSpec>(table, "lookup", read_lookup);
    spec.nodes = read_all<NodeSpec>(table, "node", read_node);
    spec.edges = read_all<EdgeSpec>(table, "edge", read_edge);
    spec.coverage = read_all<CoverageSpec>(table, "coverage", read_coverage);
    return spec;
}

}  // namespace

MappingSpec parse_mapping(std::string_view toml, std::string_view name) {
    const TomlDocument document(toml, name);
    TomlTable root = document.root();
    MappingSpec mapping;
    mapping.name = name;
    if (std::optional<TomlTable> header = root.table("dataset")) {
        mapping.key = header->text("key").value_or("");
        mapping.title = header->text("title").value_or("");
        header->finish();
    }
    mapping.sources = read_all<SourceSpec>(root, "source", read_source);
    mapping.coverage = read_all<CoverageSpec>(root, "coverage", read_coverage);
    mapping.tables = read_all<TableSpec>(root, "table", read_table);
    root.finish();
    return mapping;
}

MappingSpec read_mapping(const std::filesystem::path& path) {
    MappingSpec mapping = parse_mapping(read_all(path, kLongestMapping), path.string());
    mapping.folder = path.has_parent_path() ? path.parent_path() : ".";
    return mapping;
}

}  // namespace entente
