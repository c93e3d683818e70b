#include "loaders/standing.hpp"

#include "graph/error.hpp"
#include "loaders/cell_value.hpp"
#include "loaders/rejection.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

const OptionalField& either(const OptionalField& own, const OptionalField& wider) { return own ? own : wider; }

Bound bound_of(MaybeField& field, const Cells& cells) {
    const FieldReading reading = read(field, cells);
    return reading ? bound_of_cell(reading.text, field->column()) : Bound::unknown();
}

std::string_view text_of(MaybeField& field, const Cells& cells) {
    const FieldReading reading = read(field, cells);
    return reading ? reading.text : std::string_view();
}

}  // namespace

bool is_given(const StandingSpec& spec) {
    return spec.source || spec.locator || spec.modality || spec.rank || spec.reason || spec.attributed_to ||
           spec.known || spec.observed;
}

StandingSpec StandingReader::merged(const StandingSpec& own, const StandingSpec& wider) {
    return {either(own.source, wider.source),     either(own.locator, wider.locator),
            either(own.modality, wider.modality), either(own.rank, wider.rank),
            either(own.reason, wider.reason),     either(own.attributed_to, wider.attributed_to),
            either(own.known, wider.known),       either(own.observed, wider.observed)};
}

StandingReader::StandingReader(const StandingSpec& own, const StandingSpec& wider, const FieldContext& context) {
    const StandingSpec spec = merged(own, wider);
    source_ = compile(spec.source, context);
    locator_ = compile(spec.locator, context);
    modality_ = compile(spec.modality, context);
    rank_ = compile(spec.rank, context);
    reason_ = compile(spec.reason, context);
    attributed_to_ = compile(spec.attributed_to, context);
    known_ = compile(spec.known, context);
    observed_ = compile(spec.observed, context);
}

void StandingReader::read_sources(const Cells& cells, LoadContext& context, std::vector<SourceId>& sources) {
    const std::uint64_t generation = context.ends().generation();
    if (source_->is_constant() && generation_ == generation && !sources.empty()) {
        return;
    }
    generation_ = generation;
    sources.clear();
    for (const FieldReading& reading : source_->read_all(cells)) {
        sources.push_back(context.source(reading.text, source_->column()));
    }
    if (sources.empty()) {
        throw RowRejected{source_->column(), "the key of a source", "nothing"};
    }
}

void StandingReader::read_rank(const Cells& cells, Statement& form) {
    const std::string_view word = text_of(rank_, cells);
    form.rank = Rank::normal;
    form.reason = text_of(reason_, cells);
    if (word.empty()) {
        return;
    }
    try {
        form.rank = parse_rank(word);
    } catch (const Error&) {
        throw RowRejected{rank_->column(), "a rank (preferred, normal or deprecated)", quoted(word)};
    }
    if (form.rank != Rank::normal && form.reason.empty()) {
        throw RowRejected{reason_ ? reason_->column() : rank_->column(), fmt::format("a reason for the rank {}", word),
                          "nothing"};
    }
}

void StandingReader::read(const Cells& cells, LoadContext& context, Standing& standing) {
    read_sources(cells, context, standing.sources);
    Statement& form = standing.form;
    read_rank(cells, form);
    form.modality = Modality::actual;
    if (const FieldReading reading = entente::read(modality_, cells)) {
        try {
            form.modality = parse_modality(reading.text);
        } catch (const Error&) {
            throw RowRejected{modality_->column(), "a modality (actual, planned, expected or considered)",
                              quoted(reading.text)};
        }
    }
    form.locator = text_of(locator_, cells);
    form.attributed_to = text_of(attributed_to_, cells);
    form.observed = bound_of(observed_, cells);
    form.known.reset();
    if (const FieldReading reading = entente::read(known_, cells)) {
        form.known = day_of_cell(reading.text, known_->column());
    }
}

SpanReader::SpanReader(const SpanSpec& spec, const FieldContext& context)
    : since_(compile(spec.since, context)), until_(compile(spec.until, context)), last_(compile(spec.last, context)) {}

Span SpanReader::read(const Cells& cells) {
    Span span{bound_of(since_, cells), bound_of(until_, cells)};
    if (last_) {
        span.until = bound_of(last_, cells).next();
    }
    if (span.since.is_days() && span.until.is_days() && span.until.latest() <= span.since.earliest()) {
        const MaybeField& end = last_ ? last_ : until_;
        throw RowRejected{end->column(),
                          fmt::format("{} after {}", last_ ? "a last day on or" : "an end", to_string(span.since)),
                          to_string(last_ ? span.until.previous() : span.until)};
    }
    return span;
}

}  // namespace entente
