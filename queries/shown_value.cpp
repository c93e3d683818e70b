#include "queries/shown_value.hpp"

namespace entente {

namespace {

std::string unit_of(const Quantity& quantity) {
    std::string unit = quantity.unit;
    if (!quantity.per.empty() && quantity.per != "total") {
        unit += " per " + quantity.per;
    }
    return quantity.of.empty() ? unit : unit + " of " + quantity.of;
}

}  // namespace

std::vector<const Piece*> shown(const Timeline& timeline, Kind kind, std::optional<Day> day) {
    const bool observed = kind == Kind::observation;
    const auto rank = [&](const Piece& piece) { return !day ? piece.when.until : observed ? piece.when.since : Day{}; };
    std::vector<const Piece*> best;
    for (const auto& piece : timeline) {
        if (day && !(observed ? piece.when.since <= *day : piece.when.contains(*day))) {
            continue;
        }
        if (!best.empty() && rank(*best.front()) < rank(piece)) {
            best.clear();
        }
        if (best.empty() || rank(*best.front()) == rank(piece)) {
            best.push_back(&piece);
        }
    }
    return best;
}

std::optional<Number> number_in(const Value& value) {
    const auto& content = value.content();
    if (const auto* flag = std::get_if<bool>(&content)) {
        return Number{*flag ? 1.0 : 0.0, ""};
    }
    if (const auto* integer = std::get_if<std::int64_t>(&content)) {
        return Number{static_cast<double>(*integer), ""};
    }
    if (const auto* decimal = std::get_if<Decimal>(&content)) {
        return Number{decimal->to_double(), ""};
    }
    if (const auto* real = std::get_if<double>(&content)) {
        return Number{*real, ""};
    }
    if (const auto* quantity = std::get_if<Quantity>(&content)) {
        return Number{quantity->number.to_double(), unit_of(*quantity)};
    }
    return std::nullopt;
}

}  // namespace entente
