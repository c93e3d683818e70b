#include "loaders/day_parts.hpp"

namespace entente {

namespace {

std::optional<Template> optional_template(const std::string& text, const Columns& columns, std::string_view place) {
    return text.empty() ? std::nullopt : std::optional<Template>(std::in_place, text, columns, place);
}

/// Appends "-04" for "4". False where there is nothing to append.
bool append_part(std::optional<Template>& part, const Cells& cells, const Markers& missing, std::string& text) {
    const auto number = part ? part->fill(cells, missing) : std::nullopt;
    if (!number) {
        return false;
    }
    text += number->size() == 1 ? "-0" : "-";
    text += *number;
    return true;
}

}  // namespace

DayParts::DayParts(const FieldSpec& spec, const Columns& columns, std::string_view place)
    : year_(spec.value, columns, place),
      month_(optional_template(spec.month, columns, place)),
      day_(optional_template(spec.day, columns, place)) {}

std::optional<std::string_view> DayParts::fill(const Cells& cells, const Markers& missing) {
    const auto year = year_.fill(cells, missing);
    if (!year) {
        return std::nullopt;
    }
    filled_ = *year;
    if (append_part(month_, cells, missing, filled_)) {
        append_part(day_, cells, missing, filled_);
    }
    return filled_;
}

void DayParts::collect_columns(std::vector<std::size_t>& columns) const {
    year_.collect_columns(columns);
    for (const auto* part : {&month_, &day_}) {
        if (*part) {
            (*part)->collect_columns(columns);
        }
    }
}

}  // namespace entente
