#include "tests/story.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <stdexcept>

namespace entente::test {

namespace {

/// "2004 to 2020-02-01": an empty side is unknown.
Span parse_span(std::string_view text) {
    if (text.empty()) return {};
    auto to = text.find(" to");
    if (to == std::string_view::npos) throw std::invalid_argument("a span needs a 'to'");
    auto until = text.substr(to + 3);
    if (until.starts_with(' ')) until.remove_prefix(1);
    return {parse_bound(text.substr(0, to)), parse_bound(until)};
}

std::string words(const Marks& marks) {
    std::string text = marks.certain ? "certain" : "possible";
    if (marks.disputed) text += " disputed";
    if (marks.undated) text += " undated";
    if (marks.carried) text += " carried";
    if (marks.modality != Modality::actual) text += fmt::format(" {}", to_string(marks.modality));
    return text;
}

const Property& property_of(std::string_view name) {
    const Property* property = built_in_schema().property(name);
    if (property == nullptr) throw std::invalid_argument(fmt::format("no property '{}'", name));
    return *property;
}

/// The pieces that a view on the day shows: one, or of many values one each.
std::vector<const Piece*> pieces_on(const Resolution& resolution, const Property& property, Day day) {
    const Timeline* timeline = property.id == kExists ? &resolution.presence : resolution.property(property.id);
    if (timeline == nullptr) return {};
    std::vector<const Piece*> pieces;
    if (!property.many) {
        if (const Piece* piece = sample(*timeline, property.kind, day)) pieces.push_back(piece);
        return pieces;
    }
    for (const Piece& piece : *timeline) {
        if (piece.when.contains(day)) pieces.push_back(&piece);
    }
    return pieces;
}

}  // namespace

Story::Story(std::string_view edge_type) {
    if (!edge_type.empty()) type_ = built_in_schema().edge_type(edge_type);
}

Story& Story::source(std::string_view key, std::string_view published, Source::Kind kind) {
    Source source;
    source.id = SourceId{static_cast<std::int32_t>(sources_.size()) + 1};
    source.key = key;
    source.published = parse_bound(published);
    source.kind = kind;
    sources_.push_back(std::move(source));
    return *this;
}

Story& Story::retrieved(std::string_view day) {
    sources_.back().retrieved = parse_day(day);
    return *this;
}

Story& Story::reprint_of(std::string_view key) {
    sources_.back().origin = key;
    return *this;
}

Story& Story::says(std::string_view source, std::string_view fact, std::string_view span, const Aside& aside) {
    auto space = fact.find(' ');
    const Property& property = property_of(fact.substr(0, space));
    auto value = space == std::string_view::npos ? "true" : fact.substr(space + 1);
    Statement statement;
    statement.id = StatementId{static_cast<std::int64_t>(statements_.size()) + 1};
    statement.property = property.id;
    statement.value = value == "none" ? Value(None{})
                                      : parse_value(property.id == kExists ? ValueType::boolean : property.type, value);
    statement.span = parse_span(span);
    statement.modality = aside.modality;
    statement.rank = aside.rank;
    statement.source = find(source).id;
    statement.observed = parse_bound(aside.observed);
    if (!aside.known.empty()) statement.known = parse_day(aside.known);
    statement.attributed_to = aside.by;
    statement.since_event = aside.event;
    statements_.push_back(std::move(statement));
    return *this;
}

Story& Story::covers(std::string_view source, std::string_view span, std::string_view role) {
    return cover(source, span, role, true);
}

Story& Story::partly_covers(std::string_view source, std::string_view span) { return cover(source, span, {}, false); }

Story& Story::ends_begin(std::string_view day) {
    beginning_ = parse_day(day);
    return *this;
}

Resolution Story::resolve(const View& view) const {
    return Resolver(built_in_schema(), sources_, view).resolve(statements_, {type_, coverage_, beginning_});
}

std::string Story::on(std::string_view day, const View& view) const {
    Resolution resolution = resolve(view);
    const Piece* piece = sample(resolution.presence, Kind::state, parse_day(day));
    if (piece != nullptr) return piece->value.is_none() ? "denied" : words(piece->marks);
    return resolution.always_present ? "certain" : "absent";
}

std::string Story::shown(std::string_view property, std::string_view day, const View& view) const {
    Resolution resolution = resolve(view);
    std::vector<std::string> texts;
    for (const Piece* piece : pieces_on(resolution, property_of(property), parse_day(day))) {
        texts.push_back(fmt::format("{} ({})", to_string(piece->value), words(piece->marks)));
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string Story::cited(std::string_view property, std::string_view day, const View& view) const {
    Resolution resolution = resolve(view);
    std::vector<std::uint32_t> claims;
    for (const Piece* piece : pieces_on(resolution, property_of(property), parse_day(day))) {
        claims.insert(claims.end(), piece->claims.begin(), piece->claims.end());
    }
    return keys(resolution, claims);
}

std::vector<std::string> Story::conflicts(const View& view) const {
    Resolution resolution = resolve(view);
    std::vector<std::string> lines;
    for (const Conflict& conflict : resolution.conflicts) {
        lines.push_back(fmt::format("{}{}{} {} {{{}}}", built_in_schema().at(conflict.property).name,
                                    conflict.of_since ? " since" : "", conflict.of_until ? " until" : "",
                                    conflict.certain ? "certain" : "possible", keys(resolution, conflict.claims)));
    }
    return lines;
}

Source& Story::find(std::string_view key) {
    for (Source& source : sources_) {
        if (source.key == key) return source;
    }
    throw std::invalid_argument(fmt::format("no source '{}'", key));
}

Story& Story::cover(std::string_view source, std::string_view span, std::string_view role, bool complete) {
    Coverage row;
    row.source = find(source).id;
    row.type = type_->id;
    row.role = role;
    row.span = parse_span(span);
    row.complete = complete;
    coverage_.push_back(std::move(row));
    return *this;
}

std::string Story::keys(const Resolution& resolution, const std::vector<std::uint32_t>& claims) const {
    std::set<std::string> found;
    for (auto claim : claims)
        found.insert(sources_.at(static_cast<std::size_t>(raw(resolution.claims.at(claim).statement.source)) - 1).key);
    return fmt::format("{}", fmt::join(found, " "));
}

}  // namespace entente::test
