#include "tests/oracle.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace entente::oracle {

namespace {

constexpr Day kFirst{19900};  // 2024-06-26

// Two rows of one register may deny the same days, not equally surely: one name.
std::string joined(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return fmt::format("{{{}}}", fmt::join(names, " "));
}

const char* flag(bool set, const char* word) { return set ? word : ""; }

std::string name_of(const Case& test, const Claim& claim) {
    if (!claim.denial) return fmt::format("s{}", raw(claim.statement.id));
    const Source& source = test.sources.at(static_cast<std::size_t>(raw(claim.statement.source)) - 1);
    return denial_name(source.key, test.schema.at(claim.statement.property).name, claim.denied,
                       days_of(claim.extent.possible));
}

std::vector<std::string> names_of(const Case& test, const Resolution& resolution,
                                  const std::vector<std::uint32_t>& claims) {
    std::vector<std::string> names;
    for (auto claim : claims) names.push_back(name_of(test, resolution.claims.at(claim)));
    return names;
}

void add_days(const Case& test, const Resolution& resolution, const std::string& property, const Timeline& timeline,
              std::vector<std::string>& out) {
    for (const Piece& piece : timeline) {
        Days days = days_of(piece.when);
        for (std::size_t day = 0; day < kDays; ++day) {
            if (days[day])
                out.push_back(
                    shown_line(day, property, piece.value, piece.marks, names_of(test, resolution, piece.claims)));
        }
    }
}

std::string source_text(const Source& source) {
    constexpr const char* kKinds[] = {"report", "register", "live"};
    return fmt::format("{}={} {} pub {} ret {} origin '{}'", raw(source.id), source.key,
                       kKinds[static_cast<int>(source.kind)], to_string(source.published),
                       source.retrieved ? to_string(*source.retrieved) : "", source.origin);
}

std::string statement_text(const Case& test, const Statement& s) {
    return fmt::format("s{} of {}: {} = {} [{} to {}] obs '{}' known '{}' {} {} by '{}' event '{}'", raw(s.id),
                       raw(s.source), test.schema.at(s.property).name, to_string(s.value), to_string(s.span.since),
                       to_string(s.span.until), to_string(s.observed), s.known ? to_string(*s.known) : "",
                       to_string(s.modality), to_string(s.rank), s.attributed_to, s.since_event);
}

}  // namespace

Day day_at(std::size_t position) { return {kFirst.count + static_cast<std::int32_t>(position)}; }

Days days_of(const Interval& interval) {
    Days days;
    for (std::size_t day = 0; day < kDays; ++day)
        days[day] = interval.since <= day_at(day) && day_at(day) < interval.until;
    return days;
}

Days days_of(const Intervals& intervals) {
    Days days;
    for (const Interval& interval : intervals) days |= days_of(interval);
    return days;
}

std::string to_text(const Days& days) {
    std::string text;
    for (std::size_t day = 0; day < kDays; ++day) {
        if (days[day] && (day == 0 || !days[day - 1]))
            text += (text.empty() ? "" : " ") + (day == 0 ? "" : to_string(day_at(day))) + "..";
        if (!days[day] && day > 0 && days[day - 1]) text += to_string(day_at(day));
    }
    return text;
}

std::string to_text(const Case& test) {
    const View& view = test.view;
    std::vector<std::string> parts;
    parts.push_back(test.type
                        ? fmt::format("edge kind {} from {}", to_string(test.type->kind), to_string(test.beginning))
                        : "node");
    parts.push_back(fmt::format("known on '{}' only [{}] without [{}]{}{} origins {} modalities {}",
                                view.known_on ? to_string(*view.known_on) : "", fmt::join(view.only_sources, " "),
                                fmt::join(view.without_sources, " "), flag(view.deprecated, " deprecated"),
                                flag(view.strict_coverage, " strict"), view.min_origins, view.modalities.size()));
    for (const Source& source : test.sources) parts.push_back(source_text(source));
    for (const Coverage& row : test.coverage) {
        parts.push_back(fmt::format("{} covers role '{}' [{} to {}]{}", raw(row.source), row.role,
                                    to_string(row.span.since), to_string(row.span.until),
                                    flag(row.complete, " complete")));
    }
    for (const Statement& statement : test.statements) parts.push_back(statement_text(test, statement));
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string shown_line(std::size_t position, const std::string& property, const Value& value, const Marks& marks,
                       std::vector<std::string> names) {
    return fmt::format("{} {} = {} {}{}{}{}{}{}", to_string(day_at(position)), property, to_string(value),
                       flag(marks.certain, "certain "), flag(marks.disputed, "disputed "),
                       flag(marks.undated, "undated "), flag(marks.carried, "carried "),
                       marks.modality == Modality::actual ? "" : std::string(to_string(marks.modality)) + " ",
                       joined(std::move(names)));
}

std::string conflict_line(const std::string& property, const Conflict& conflict, std::vector<std::string> names) {
    return fmt::format("conflict {} {} {}{}{}", property, conflict.certain ? "certain" : "possible",
                       flag(conflict.of_since, "of since "), flag(conflict.of_until, "of until "),
                       joined(std::move(names)));
}

std::string claim_line(const std::string& name, const Days& possible, const Days& certain, const Days& carried,
                       bool undated) {
    return fmt::format("claim {} possible [{}] certain [{}] carried [{}]{}", name, to_text(possible), to_text(certain),
                       to_text(carried & possible), flag(undated, " undated"));
}

std::string denial_name(const std::string& source_key, const std::string& property, const Value& denied,
                        const Days& possible) {
    return fmt::format("{} denies {} = {} [{}]", source_key, property, to_string(denied), to_text(possible));
}

std::vector<std::string> found(const Case& test, const Resolution& resolution) {
    std::vector<std::string> lines;
    for (const Claim& claim : resolution.claims) {
        lines.push_back(claim_line(name_of(test, claim), days_of(claim.extent.possible), days_of(claim.extent.certain),
                                   days_of(Interval{claim.extent.carried, Day::forever()}), claim.extent.undated));
    }
    add_days(test, resolution, "exists", resolution.presence, lines);
    for (const auto& [property, timeline] : resolution.properties)
        add_days(test, resolution, test.schema.at(property).name, timeline, lines);
    lines.push_back(fmt::format("there possibly [{}] certainly [{}]", to_text(days_of(resolution.possible())),
                                to_text(days_of(resolution.certain()))));
    for (const Conflict& conflict : resolution.conflicts) {
        auto names = names_of(test, resolution, conflict.claims);
        lines.push_back(conflict_line(test.schema.at(conflict.property).name, conflict, std::move(names)));
    }
    lines.push_back(fmt::format("undatable {}", resolution.undatable));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace entente::oracle
