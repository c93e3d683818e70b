#include "export/chart_days.hpp"

#include <array>
#include <string>
#include <utility>

#include "graph/error.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_bound = sizeof("2024-07-08/2024-07-12") - 1;
constexpr std::string_view joint = ", ";

bool begins_with_digits(std::string_view text, std::size_t count) {
    return text.size() >= count && text.substr(0, count).find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Bound> bound_in(std::string_view text) {
    if (text.size() > 10 && text[10] == 'T') {
        text = text.substr(0, 10);
    }
    // Most text is no day: an exception for each would be slow.
    if (text.size() > longest_bound || !begins_with_digits(text, 4)) {
        return std::nullopt;
    }
    try {
        return parse_bound(text);
    } catch (const ParseError&) {
        return std::nullopt;
    }
}

std::optional<Span> span_in(std::string_view text) {
    if (text == "always") {
        return Span{Bound::open(), Bound::open()};
    }
    Span span{Bound::open(), Bound::open()};
    const auto to = text.find(" to ");
    if (text.substr(0, 5) == "from ") {
        const auto since = bound_in(text.substr(5));
        span.since = since.value_or(Bound::unknown());
    } else if (text.substr(0, 3) == "to ") {
        const auto last = bound_in(text.substr(3));
        span.until = last.value_or(Bound::unknown()).next();
    } else if (to != std::string_view::npos) {
        span.since = bound_in(text.substr(0, to)).value_or(Bound::unknown());
        span.until = bound_in(text.substr(to + 4)).value_or(Bound::unknown()).next();
    } else {
        span.since = bound_in(text).value_or(Bound::unknown());
        span.until = span.since.next();
    }
    if (span.since.is_unknown() || span.until.is_unknown()) {
        return std::nullopt;
    }
    return span;
}

std::optional<std::vector<MarkedSpan>> stretches_in(std::string_view text) {
    std::vector<MarkedSpan> found;
    while (!text.empty()) {
        const auto end = text.find(joint);
        const auto span = span_in(text.substr(0, end));
        if (!span) {
            return std::nullopt;
        }
        found.push_back({*span, {}});
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + joint.size());
    }
    return found;
}

const Cell* value_of(const Cell::Map& map, std::string_view key) {
    for (const auto& entry : map) {
        if (entry.key == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

bool flag_of(const Cell::Map& map, std::string_view key) {
    const auto* value = value_of(map, key);
    const auto* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->content);
    return flag != nullptr && *flag;
}

std::optional<Bound> end_of(const Cell::Map& map, std::string_view key) {
    const auto* value = value_of(map, key);
    return value == nullptr || value->is_null() ? Bound::open() : bound_of(*value, false);
}

std::optional<MarkedSpan> stretch_of(const Cell& cell) {
    const auto* map = std::get_if<Cell::Map>(&cell.content);
    if (map == nullptr || (value_of(*map, "since") == nullptr && value_of(*map, "until") == nullptr)) {
        return std::nullopt;
    }
    const auto since = end_of(*map, "since");
    const auto until = end_of(*map, "until");
    if (!since || !until) {
        return std::nullopt;
    }
    MarkedSpan stretch{{*since, *until}, {}};
    if (const auto* modality = value_of(*map, "modality"); modality != nullptr) {
        const auto* word = std::get_if<std::string>(&modality->content);
        stretch.marks = marks_in(word == nullptr ? "" : *word);
    }
    stretch.marks.disputed = flag_of(*map, "disputed");
    stretch.marks.undated = flag_of(*map, "undated");
    stretch.marks.carried = flag_of(*map, "carried");
    return stretch;
}

}  // namespace

std::optional<Bound> bound_of(const Cell& cell, bool years) {
    if (const auto* text = std::get_if<std::string>(&cell.content)) {
        return bound_in(*text);
    }
    const auto* year = std::get_if<std::int64_t>(&cell.content);
    if (!years || year == nullptr || *year < 1 || *year > 9999) {
        return std::nullopt;
    }
    return Bound(*day_of(static_cast<int>(*year), 1, 1), *day_of(static_cast<int>(*year), 12, 31));
}

std::optional<std::vector<MarkedSpan>> stretches_of(const Cell& cell) {
    if (cell.is_null()) {
        return std::vector<MarkedSpan>{};
    }
    if (const auto* text = std::get_if<std::string>(&cell.content)) {
        return stretches_in(*text);
    }
    const auto* list = std::get_if<Cell::List>(&cell.content);
    std::vector<MarkedSpan> found;
    for (const auto& one : list == nullptr ? Cell::List{cell} : *list) {
        auto stretch = stretch_of(one);
        if (!stretch) {
            return std::nullopt;
        }
        found.push_back(std::move(*stretch));
    }
    return found;
}

SpanMarks marks_in(std::string_view text) {
    struct Row {
        std::string_view word;
        bool SpanMarks::*mark;
    };
    constexpr std::array<Row, 6> rows = {{{"disputed", &SpanMarks::disputed},
                                          {"undated", &SpanMarks::undated},
                                          {"carried", &SpanMarks::carried},
                                          {"planned", &SpanMarks::planned},
                                          {"expected", &SpanMarks::planned},
                                          {"considered", &SpanMarks::planned}}};
    SpanMarks marks;
    for (const auto& row : rows) {
        marks.*row.mark = marks.*row.mark || text.find(row.word) != std::string_view::npos;
    }
    return marks;
}

}  // namespace entente
