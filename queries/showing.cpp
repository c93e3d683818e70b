#include "queries/showing.hpp"

#include "graph/error.hpp"

#include <algorithm>

namespace entente {

namespace {

/// Adds marks, sources and statements.
void cite(Showing& showing, const Resolution& resolution, const Piece& piece) {
    showing.marks = piece.marks;
    for (auto c : piece.claims) {
        const Claim& claim = resolution.claims[c];
        auto& sources = showing.sources;
        if (std::find(sources.begin(), sources.end(), claim.statement.source) == sources.end())
            sources.push_back(claim.statement.source);
        if (!claim.denial) showing.statements.push_back(claim.statement.id);
    }
}

/// The end of the timeline of one value among those of many, which stand after one another.
std::size_t end_of_value(const Timeline& timeline, std::size_t begin) {
    const Value* value = nullptr;
    for (std::size_t i = begin; i < timeline.size(); ++i) {
        if (i > begin && timeline[i].when.since < timeline[i - 1].when.until) return i;
        if (timeline[i].value.is_none()) continue;
        if (value != nullptr && !(*value == timeline[i].value)) return i;
        value = &timeline[i].value;
    }
    return timeline.size();
}

}  // namespace

DayView::DayView(const Store& store, const View& view) : store_(&store), view_(view), lookup_(store, view) {
    if (!view.as_of) throw Error("expected a view that looks at a day, found one over all time");
}

std::optional<Showing> DayView::presence(const Resolution& resolution) const {
    const Piece* piece = sample(resolution.presence, Kind::state, day());
    if (piece == nullptr && !resolution.always_present) return std::nullopt;
    Showing showing;
    showing.value = true;
    showing.marks.certain = true;
    if (piece != nullptr) {
        cite(showing, resolution, *piece);
        showing.value = piece->value;
        showing.when = piece->when;
    }
    for (const Interval& when : resolution.possible()) {
        if (when.contains(day())) showing.when = when;
    }
    return showing;
}

std::vector<ShownValue> DayView::values(const Resolution& resolution) const {
    std::vector<ShownValue> shown;
    for (const auto& [id, timeline] : resolution.properties) {
        const Property& property = store_->schema().at(id);
        for (std::size_t begin = 0; begin < timeline.size();) {
            std::size_t end = property.many ? end_of_value(timeline, begin) : timeline.size();
            ShownValue value{id, std::span(timeline).subspan(begin, end - begin), end - begin};
            for (std::size_t i = 0; i < value.timeline.size(); ++i) {
                const Interval& when = value.timeline[i].when;
                if (property.kind == Kind::observation ? when.since <= day() : when.contains(day())) value.piece = i;
            }
            if (value.piece < value.timeline.size()) shown.push_back(value);
            begin = end;
        }
    }
    return shown;
}

Showing DayView::showing(const Resolution& resolution, const ShownValue& shown) {
    Showing result;
    cite(result, resolution, shown.timeline[shown.piece]);
    result.value = shown.value();
    result.when = shown.timeline[shown.piece].when;
    for (std::size_t i = shown.piece; i-- > 0;) {
        const Piece& piece = shown.timeline[i];
        if (piece.when.until != result.when.since || !(piece.value == result.value)) break;
        result.when.since = piece.when.since;
    }
    for (std::size_t i = shown.piece + 1; i < shown.timeline.size(); ++i) {
        const Piece& piece = shown.timeline[i];
        if (piece.when.since != result.when.until || !(piece.value == result.value)) break;
        result.when.until = piece.when.until;
    }
    return result;
}

}  // namespace entente
