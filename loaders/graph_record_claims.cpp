#include "graph/error.hpp"
#include "loaders/graph_record.hpp"
#include "loaders/record_fields.hpp"
#include "loaders/record_words.hpp"

#include <array>

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

constexpr std::array<RecordWord<bool>, 4> kBases = {
    {{"stated", true}, {"inferred", true}, {"not later than", true}, {"unknown", true}}};

}  // namespace

void GraphRecord::source(const json& object) {
    RecordFields fields(object);
    Source source;
    source.key = fields.required("key");
    source.title = fields.text("title");
    source.publisher = fields.text("publisher");
    source.author = fields.text("author");
    source.url = fields.text("url");
    source.language = fields.text("language");
    source.published = fields.bound("published");
    if (source.published.is_open()) {
        throw RowRejected{"published", "a day", "an open bound"};
    }
    if (const std::string basis = fields.text("basis"); !basis.empty()) {
        one_of(kBases, basis, "basis", "a basis (stated, inferred, not later than or unknown)");
        source.basis = basis;
    }
    source.retrieved = fields.day("retrieved");
    source.kind = one_of(kSourceKindWords, fields.required("kind"), "kind",
                         "a kind of source (report, register or register-live)");
    source.origin = fields.text("origin");
    fields.finish();
    sources_[source.key] = taken("key", "the key of a source", [&] { return load_->source(source); });
}

SourceId GraphRecord::find_source(const std::string& key) {
    const auto found = sources_.find(key);
    if (found == sources_.end()) {
        throw RowRejected{"source", "the key of a source that the file has before this", entente::quoted(key)};
    }
    return found->second;
}

void GraphRecord::coverage(const json& object) {
    RecordFields fields(object);
    Coverage coverage;
    coverage.source = find_source(fields.required("source"));
    const std::string type = fields.text("type");
    const std::string property = fields.text("property");
    const std::string end = fields.text("end");
    coverage.side = one_of(kSideWords, fields.text("side"), "side", "tail or head");
    coverage.role = fields.text("role");
    coverage.span = {fields.bound("since"), fields.bound("until")};
    coverage.complete = fields.flag("complete");
    fields.finish();
    if (!end.empty()) {
        coverage.end = find(end, "end");
    }
    if (!type.empty()) {
        coverage.type = taken("type", "an edge type", [&] { return load_->edge_type(type); });
    }
    if (!property.empty()) {
        coverage.property = taken("property", "a property", [&] { return load_->property(property); });
    }
    load_->coverage(coverage);
}

EdgeId GraphRecord::find_edge(std::int64_t id) {
    if (last_edge_ == id && raw(last_taken_) != 0) {
        return last_taken_;
    }
    if (const auto found = edges_.find(id); found != edges_.end()) {
        return found->second;
    }
    if (load_->restores()) {
        try {
            return store_->edge(EdgeId{id}).id;
        } catch (const Error&) {
            // Told below.
        }
    }
    throw RowRejected{"edge", "the id of an edge that the file has before this", fmt::format("{}", id)};
}

ElementId GraphRecord::element_of(RecordFields& fields) {
    const std::string node = fields.text("node");
    const auto edge = fields.number("edge");
    if (node.empty() == !edge.has_value()) {
        throw RowRejected{"", "a statement about either a node or an edge", edge ? "both" : "neither"};
    }
    return edge ? element(find_edge(*edge)) : element(find(node, "node"));
}

void GraphRecord::statement(const json& object) {
    RecordFields fields(object);
    Statement statement;
    const auto id = fields.number("id");
    statement.element = element_of(fields);
    const std::string property = fields.required("property");
    const json* value = fields.find("value");
    if (value == nullptr) {
        throw RowRejected{"value", "a value", "nothing"};
    }
    statement.value = value_of_record(*value, kReference, [&](std::string_view key) { return find(key, kReference); });
    statement.span = {fields.bound("since"), fields.bound("until")};
    statement.since_event = fields.text("since_event");
    const std::string modality = fields.text("modality");
    const std::string rank = fields.text("rank");
    statement.reason = fields.text("reason");
    statement.source = find_source(fields.required("source"));
    statement.locator = fields.text("locator");
    statement.observed = fields.bound("observed");
    statement.known = fields.day("known");
    statement.attributed_to = fields.text("attributed_to");
    fields.finish();
    if (!modality.empty()) {
        statement.modality = taken("modality", "a modality", [&] { return parse_modality(modality); });
    }
    if (!rank.empty()) {
        statement.rank = taken("rank", "a rank", [&] { return parse_rank(rank); });
    }
    statement.property = taken("property", "a property", [&] { return load_->property(property); });
    check(statement);
    taken("id", "a statement", [&] {
        if (!id || !load_->restores()) {
            return load_->state(statement);
        }
        statement.id = StatementId{*id};
        return load_->restore(statement);
    });
}

/// What the model asks of a statement, see Store::check().
void GraphRecord::check(const Statement& statement) const {
    const Property& property = load_->schema().at(statement.property);
    if (statement.rank != Rank::normal && statement.reason.empty()) {
        throw RowRejected{"reason", "a reason for a rank other than normal", "none"};
    }
    if (!property.any_type && !statement.value.is_none() && statement.value.type() != property.type) {
        throw RowRejected{"value", fmt::format("{} as the value of {}", to_string(property.type), property.name),
                          std::string(to_string(statement.value.type()))};
    }
    if (statement.property == kExists && statement.value == Value(false)) {
        throw RowRejected{"value", "true, or null for a denial", "false"};
    }
    if (statement.property == kLabel && !statement.value.is_none()) {
        const std::string& name = std::get<std::string>(statement.value.content());
        taken("value", "a label", [&] { return load_->label(name); });
    }
}

}  // namespace entente
