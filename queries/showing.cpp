#include "queries/showing.hpp"

#include "graph/error.hpp"

#include <algorithm>

namespace entente {

namespace {

/// The piece with its sources, and the days around it on which its value is shown without a break.
Showing showing_of(const Resolution& resolution, std::span<const Piece> timeline, std::size_t at) {
    const Piece& piece = timeline[at];
    Showing showing;
    showing.value = piece.value;
    showing.marks = piece.marks;
    showing.when = piece.when;
    showing.as_marked = piece.when.since;
    for (std::size_t i = at; i-- > 0;) {
        const Piece& before = timeline[i];
        if (before.when.until != showing.when.since || !(before.value == piece.value)) break;
        bool so_far = showing.as_marked == showing.when.since;
        showing.when.since = before.when.since;
        if (so_far && before.marks.disputed == piece.marks.disputed) showing.as_marked = before.when.since;
    }
    for (std::size_t i = at + 1; i < timeline.size(); ++i) {
        if (timeline[i].when.since != showing.when.until || !(timeline[i].value == piece.value)) break;
        showing.when.until = timeline[i].when.until;
    }
    for (auto c : piece.claims) {
        const Claim& claim = resolution.claims[c];
        auto& sources = showing.sources;
        if (std::find(sources.begin(), sources.end(), claim.statement.source) == sources.end())
            sources.push_back(claim.statement.source);
        if (!claim.denial) showing.statements.push_back(claim.statement.id);
    }
    return showing;
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
    const Timeline& timeline = resolution.presence;
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        if (timeline[i].when.contains(day())) return showing_of(resolution, timeline, i);
    }
    if (!resolution.always_present) return std::nullopt;
    Showing showing;
    showing.value = true;
    showing.marks.certain = true;
    for (const Interval& when : resolution.possible()) {
        if (when.contains(day())) showing.when = when;
    }
    showing.as_marked = showing.when.since;
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
    return showing_of(resolution, shown.timeline, shown.piece);
}

}  // namespace entente
