#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "graph/record.hpp"

// The fields of the records that a full export is made of, in one place for all formats: docs/formats.md is the
// contract, loaders/graph_record.cpp reads them.
namespace entente {

// An Out takes text(name, words), which may be empty; number(name, count); flag(name, truth); list(name, texts);
// names(name, kind, names); and value(name, value).

template <typename Out>
void put_fields(Out& out, const Property& property) {
    out.text("name", property.name);
    out.text("type", property.any_type ? "any" : to_string(property.type));
    out.text("kind", to_string(property.kind));
    out.flag("many", property.many);
}

template <typename Out>
void put_fields(Out& out, const Label& label) {
    out.text("name", label.name);
    out.list("properties", label.properties);
    out.flag("detail", label.detail);
}

template <typename Out>
void put_fields(Out& out, const EdgeType& type) {
    out.text("name", type.name);
    out.list("tails", type.tails);
    out.list("heads", type.heads);
    out.text("identity", type.identity == Identity::many ? "many" : "single");
    out.list("identifying", type.identifying);
    out.text("kind", to_string(type.kind));
    out.flag("symmetric", type.symmetric);
    out.flag("off_path", !type.default_path);
    out.flag("joins", type.joins);
    out.list("properties", type.properties);
}

template <typename Out>
void put_fields(Out& out, const Source& source) {
    out.text("key", source.key);
    out.text("title", source.title);
    out.text("publisher", source.publisher);
    out.text("author", source.author);
    out.text("url", source.url);
    out.text("language", source.language);
    out.text("published", to_string(source.published));
    out.text("basis", source.basis);
    out.text("retrieved", source.retrieved ? to_string(*source.retrieved) : "");
    out.text("kind", record_word(kSourceKindWords, source.kind));
    out.text("origin", source.origin);
}

template <typename Out>
void put_fields(Out& out, const Coverage& coverage, const Record& record) {
    const Schema& schema = record.store().schema();
    out.text("source", record.store().sources().at(static_cast<std::size_t>(raw(coverage.source)) - 1).key);
    out.text("type", coverage.type ? std::string_view(schema.at(*coverage.type).name) : "");
    out.text("property", coverage.property ? std::string_view(schema.at(*coverage.property).name) : "");
    out.text("end", coverage.end ? record.key(*coverage.end) : "");
    out.text("side", record_word(kSideWords, coverage.side));
    out.text("role", coverage.role);
    out.text("since", to_string(coverage.span.since));
    out.text("until", to_string(coverage.span.until));
    out.flag("complete", coverage.complete);
}

template <typename Out>
void put_fields(Out& out, const Record::Node& node) {
    out.number("id", raw(node.id));
    out.text("key", node.key);
    out.names("names", NameKind::name, node.names);
    out.names("aliases", NameKind::alias, node.names);
    out.names("codes", NameKind::code, node.names);
}

template <typename Out>
void put_fields(Out& out, const EdgeRecord& edge, const Record& record) {
    out.number("id", raw(edge.id));
    out.text("type", record.store().schema().at(edge.type).name);
    out.text("tail", record.key(edge.tail));
    out.text("head", record.key(edge.head));
    out.text("identity", edge.identity);
}

/// What a statement says; of what, the format tells.
template <typename Out>
void put_fields(Out& out, const Statement& statement, const Record& record) {
    const Store& store = record.store();
    out.text("property", store.schema().at(statement.property).name);
    out.value("value", statement.value);
    out.text("since", to_string(statement.span.since));
    out.text("until", to_string(statement.span.until));
    out.text("since_event", statement.since_event);
    out.text("modality", statement.modality == Modality::actual ? "" : to_string(statement.modality));
    out.text("rank", statement.rank == Rank::normal ? "" : to_string(statement.rank));
    out.text("reason", statement.reason);
    out.text("source", store.sources().at(static_cast<std::size_t>(raw(statement.source)) - 1).key);
    out.text("locator", statement.locator);
    out.text("observed", to_string(statement.observed));
    out.text("known", statement.known ? to_string(*statement.known) : "");
    out.text("attributed_to", statement.attributed_to);
}

}  // namespace entente
