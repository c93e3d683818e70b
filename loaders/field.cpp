#include "loaders/field.hpp"

#include "graph/load.hpp"
#include "graph/names.hpp"
#include "loaders/letter_case.hpp"
#include "loaders/rejection.hpp"
#include "loaders/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

std::string place_of(const FieldContext& context, int line) { return fmt::format("{}:{}", context.mapping, line); }

Field::Field(const FieldSpec& spec, const FieldContext& context)
    : spec_(spec),
      template_(spec.value, context.columns, place_of(context, spec.line)),
      missing_(spec.missing.value_or(context.missing)),
      none_(spec.none.value_or(context.none)),
      map_(spec.map.begin(), spec.map.end()) {
    if (!spec.month.empty()) {
        day_parts_.emplace(spec, context.columns, place_of(context, spec.line));
    }
    if (context.used != nullptr) {
        template_.collect_columns(*context.used);
        if (day_parts_) {
            day_parts_->collect_columns(*context.used);
        }
    }
}

std::optional<std::string_view> Field::fill(const Cells& cells) {
    return day_parts_ ? day_parts_->fill(cells, missing_) : template_.fill(cells, missing_);
}

bool Field::is_marker(const Markers& markers, std::string_view text) const {
    return std::find(markers.begin(), markers.end(), text) != markers.end();
}

std::string_view Field::mapped(std::string_view text) const {
    const auto found = map_.find(std::string(text));
    if (found != map_.end()) {
        return found->second;
    }
    if (spec_.unmapped == FieldSpec::Unmapped::keep) {
        return text;
    }
    if (spec_.unmapped == FieldSpec::Unmapped::missing) {
        return {};
    }
    std::vector<std::string> known;
    for (const auto& [from, to] : spec_.map) {
        known.push_back(from);
    }
    throw RowRejected{column(), fmt::format("one of {}", fmt::join(known, ", ")), quoted(text)};
}

/// Text with its letter case and map applied; `changed` keeps it where it is not the cell's own.
FieldReading Field::finished(std::string_view text, std::string& changed) {
    if (is_marker(none_, text)) {
        return {FieldReading::Is::none, text};
    }
    if (spec_.letter_case != FieldSpec::LetterCase::as_it_is) {
        changed = spec_.letter_case == FieldSpec::LetterCase::lower ? lower_case(text) : upper_case(text);
        text = changed;
    }
    if (!map_.empty()) {
        text = mapped(text);
        if (text.empty()) {
            return {};
        }
    }
    return {FieldReading::Is::text, text};
}

FieldReading Field::read(const Cells& cells) {
    if (!spec_.split.empty()) {
        const std::vector<FieldReading>& all = read_all(cells);
        if (all.size() > 1) {
            throw RowRejected{column(), "one value", fmt::format("{} of them", all.size())};
        }
        return all.empty() ? FieldReading{} : all.front();
    }
    const auto text = fill(cells);
    if (text) {
        return finished(*text, changed_);
    }
    return spec_.fallback ? FieldReading{FieldReading::Is::text, *spec_.fallback} : FieldReading{};
}

const std::vector<FieldReading>& Field::read_all(const Cells& cells) {
    readings_.clear();
    if (spec_.split.empty()) {
        if (const FieldReading one = read(cells); one.is != FieldReading::Is::missing) {
            readings_.push_back(one);
        }
        return readings_;
    }
    std::string_view rest;
    if (const auto filled = fill(cells)) {
        rest = *filled;
    } else if (spec_.fallback) {
        rest = *spec_.fallback;
    }
    const auto count = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), spec_.split[0])) + 1;
    if (parts_.size() < count) {
        parts_.resize(count);  // before any reading points into it
    }
    for (std::size_t part = 0; rest.data() != nullptr; ++part) {
        const std::size_t end = rest.find(spec_.split);
        const std::string_view text = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + spec_.split.size());
        if (text.empty() || is_marker(missing_, text)) {
            continue;
        }
        if (const FieldReading one = finished(text, parts_[part]); one.is != FieldReading::Is::missing) {
            readings_.push_back(one);
        }
    }
    return readings_;
}

MaybeField compile(const OptionalField& spec, const FieldContext& context) {
    return spec ? MaybeField(std::in_place, *spec, context) : std::nullopt;
}

FieldReading read(MaybeField& field, const Cells& cells) { return field ? field->read(cells) : FieldReading{}; }

std::string_view read_required(Field& field, const Cells& cells, std::string_view expected) {
    const FieldReading reading = field.read(cells);
    if (!reading) {
        throw RowRejected{field.column(), std::string(expected),
                          reading.is == FieldReading::Is::none ? "none" : "nothing"};
    }
    return reading.text;
}

std::string_view read_key(Field& field, const Cells& cells, std::string_view expected) {
    const std::string_view text = read_required(field, cells, expected);
    if (!can_be_key(text)) {
        throw RowRejected{field.column(), fmt::format("{}, without control characters", expected), quoted(text)};
    }
    return text;
}

std::string_view read_name(Field& field, const Cells& cells, std::string_view expected) {
    const std::string_view text = read_required(field, cells, expected);
    if (!can_be_name(text)) {
        throw RowRejected{field.column(), fmt::format("{} of at most 200 bytes, without control characters", expected),
                          quoted(text)};
    }
    return text;
}

}  // namespace entente
