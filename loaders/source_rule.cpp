#include "loaders/source_rule.hpp"

#include "loaders/cell_value.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

void take_text(MaybeField& field, const Cells& cells, std::string& text) {
    const FieldReading reading = read(field, cells);
    text = reading ? reading.text : std::string_view();
}

Source::Kind kind_of(std::string_view word, const std::string& column) {
    if (word == "report") {
        return Source::Kind::report;
    }
    if (word == "register") {
        return Source::Kind::register_;
    }
    if (word == "register-live") {
        return Source::Kind::live_register;
    }
    throw RowRejected{column, "a kind of source (report, register or register-live)", quoted(word)};
}

void require_basis(std::string_view word, const std::string& column) {
    constexpr std::array<std::string_view, 4> kWords = {"stated", "inferred", "not later than", "unknown"};
    if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) {
        throw RowRejected{column, "a basis (stated, inferred, not later than or unknown)", quoted(word)};
    }
}

}  // namespace

SourceRule::SourceRule(const SourceSpec& spec, const FieldContext& context)
    : conditions_(spec.conditions, context),
      key_(spec.key, context),
      title_(compile(spec.title, context)),
      publisher_(compile(spec.publisher, context)),
      author_(compile(spec.author, context)),
      url_(compile(spec.url, context)),
      language_(compile(spec.language, context)),
      published_(compile(spec.published, context)),
      basis_(compile(spec.basis, context)),
      retrieved_(compile(spec.retrieved, context)),
      kind_(compile(spec.kind, context)),
      origin_(compile(spec.origin, context)) {}

Rule::Plan SourceRule::plan(const Cells& cells, LoadContext&) {
    source_ = {};
    source_.key = read_name(key_, cells, "the key of a source");
    take_text(title_, cells, source_.title);
    take_text(publisher_, cells, source_.publisher);
    take_text(author_, cells, source_.author);
    take_text(url_, cells, source_.url);
    take_text(language_, cells, source_.language);
    take_text(origin_, cells, source_.origin);
    if (const FieldReading reading = read(published_, cells)) {
        source_.published = bound_of_cell(reading.text, published_->column());
        if (!source_.published.is_days()) {
            throw RowRejected{published_->column(), "a day", quoted(reading.text)};
        }
    }
    if (const FieldReading reading = read(basis_, cells)) {
        require_basis(reading.text, basis_->column());
        source_.basis = reading.text;
    }
    if (const FieldReading reading = read(retrieved_, cells)) {
        source_.retrieved = day_of_cell(reading.text, retrieved_->column());
    }
    if (const FieldReading reading = read(kind_, cells)) {
        source_.kind = kind_of(reading.text, kind_->column());
    }
    return Plan::something;
}

CoverageRule::CoverageRule(const CoverageSpec& spec, const FieldContext& context)
    : conditions_(spec.conditions, context),
      source_(spec.source, context),
      type_(compile(spec.type, context)),
      property_(compile(spec.property, context)),
      end_(compile(spec.end, context)),
      side_(compile(spec.side, context)),
      role_(compile(spec.role, context)),
      observed_(compile(spec.observed, context)),
      extent_(compile(spec.extent, context)),
      span_(spec.span, context) {}

Rule::Plan CoverageRule::plan(const Cells& cells, LoadContext& context) {
    coverage_ = {};
    coverage_.source = context.source(read_required(source_, cells, "the key of a source"), source_.column());
    plan_domain(cells, context);
    coverage_.span = span_.read(cells);
    if (const FieldReading reading = read(observed_, cells)) {
        if (!coverage_.span.is_empty()) {
            throw RowRejected{observed_->column(), "either a span or the day observed", "both"};
        }
        coverage_.span = day_span(bound_of_cell(reading.text, observed_->column()));
    }
    if (const FieldReading reading = read(extent_, cells)) {
        if (reading.text != "complete" && reading.text != "partial") {
            throw RowRejected{extent_->column(), "an extent (complete or partial)", quoted(reading.text)};
        }
        coverage_.complete = reading.text == "complete";
    }
    return Plan::something;
}

void CoverageRule::plan_domain(const Cells& cells, LoadContext& context) {
    if (const FieldReading reading = read(type_, cells)) {
        const EdgeType* type = context.schema().edge_type(reading.text);
        if (type == nullptr) {
            throw RowRejected{type_->column(), "an edge type of the schema", quoted(reading.text)};
        }
        coverage_.type = type->id;
    }
    if (const FieldReading reading = read(property_, cells)) {
        const Property* property = context.schema().property(reading.text);
        if (property == nullptr) {
            throw RowRejected{property_->column(), "a property of the schema", quoted(reading.text)};
        }
        coverage_.property = property->id;
    }
    if (!coverage_.type && !coverage_.property) {
        throw RowRejected{type_ ? type_->column() : "", "an edge type or a property that is covered", "neither"};
    }
    if (const FieldReading reading = read(end_, cells)) {
        coverage_.end = context.ends().find(reading.text, end_->column());
    }
    if (const FieldReading reading = read(side_, cells)) {
        if (reading.text != "tail" && reading.text != "head") {
            throw RowRejected{side_->column(), "the side of the tie at which the end stands (tail or head)",
                              quoted(reading.text)};
        }
        coverage_.side = reading.text == "tail" ? Coverage::Side::tail : Coverage::Side::head;
    }
    take_text(role_, cells, coverage_.role);
}

}  // namespace entente
