#include "graph/resolve.hpp"

#include "graph/conflicts.hpp"
#include "graph/error.hpp"
#include "graph/extent.hpp"
#include "graph/weave.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

using Members = std::vector<std::uint32_t>;

bool says(const Claim& claim, PropertyId property) { return claim.statement.property == property; }

/// What complete coverage denies: in its span, what the source itself does not say.
void deny(std::vector<Claim>& claims, const Coverage& row, const Source& source, std::optional<Day> known,
          PropertyId property, const Value& denied, auto days_of) {
    bool stated = false;
    Intervals own;
    for (const Claim& claim : claims) {
        if (claim.denial || !says(claim, property) || !(claim.statement.value == denied)) continue;
        if (claim.statement.source == row.source) {
            own.push_back(days_of(claim.statement).possible);
        } else {
            stated = true;
        }
    }
    if (!stated) return;
    Interval certain{};
    Interval possible = covered(row, source, certain);
    for (const Interval& gap : difference(normalised({possible}), normalised(own))) {
        Claim claim;
        claim.denial = true;
        claim.known = known;
        claim.statement.property = property;
        claim.statement.source = row.source;
        claim.statement.span = row.span;
        claim.denied = denied;
        claim.extent = {
            gap, {std::max(gap.since, certain.since), std::min(gap.until, certain.until)}, Day::forever(), false};
        // Rows of one register may overlap, such as those of either end.
        bool repeated = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
            return other.denial && other.statement.source == row.source && other.statement.property == property &&
                   other.denied == denied && other.extent.possible == gap &&
                   other.extent.certain == claim.extent.certain;
        });
        if (!repeated) claims.push_back(std::move(claim));
    }
}

Intervals presence_of(const Resolution& resolution, const Timeline& timeline, auto admit) {
    Intervals present;
    Intervals denied;
    for (const Piece& piece : timeline) {
        if (piece.value.is_none()) {
            denied.push_back(piece.when);
        } else if (admit(piece)) {
            present.push_back(piece.when);
        }
    }
    return resolution.always_present ? difference(always(), normalised(denied)) : normalised(present);
}

}  // namespace

void clip(Timeline& timeline, const Intervals& frame) {
    Timeline clipped;
    for (const Piece& piece : timeline) {
        for (const Interval& when : intersection({piece.when}, frame)) {
            clipped.push_back(piece);
            clipped.back().when = when;
        }
    }
    timeline = std::move(clipped);
}

Intervals Resolution::possible() const {
    return presence_of(*this, presence, [](const Piece&) { return true; });
}

Intervals Resolution::certain() const {
    return presence_of(*this, presence, [](const Piece& piece) { return piece.marks.certain; });
}

const Timeline* Resolution::property(PropertyId id) const {
    auto found =
        std::find_if(properties.begin(), properties.end(), [&](const PropertyTimeline& p) { return p.property == id; });
    return found == properties.end() ? nullptr : &found->timeline;
}

Resolver::Resolver(const Schema& schema, std::span<const Source> sources, View view)
    : schema_(&schema), sources_(sources), view_(std::move(view)) {
    for (const Source& source : sources) {
        auto named = [&](const std::vector<std::string>& keys) {
            return std::find(keys.begin(), keys.end(), source.key) != keys.end();
        };
        source_admitted_.push_back((view_.only_sources.empty() || named(view_.only_sources)) &&
                                   !named(view_.without_sources));
    }
}

const Source& Resolver::source(SourceId id) const {
    auto position = static_cast<std::size_t>(raw(id)) - 1;
    if (position >= sources_.size())
        throw Error(fmt::format("the database names source {}, which is not there", raw(id)));
    return sources_[position];
}

bool Resolver::admits(SourceId id) const {
    return source_admitted_[static_cast<std::size_t>(&source(id) - sources_.data())];
}

Kind Resolver::kind(const Statement& statement, const ElementFacts& facts) const {
    if (statement.property == kExists) return facts.type != nullptr ? facts.type->kind : Kind::state;
    return schema_->at(statement.property).kind;
}

std::optional<Day> Resolver::known(const Statement& statement) const {
    if (statement.known) return statement.known;
    const Source& source = this->source(statement.source);
    if (source.kind == Source::Kind::live_register) {
        if (statement.span.since.is_days()) return statement.span.since.latest();
        const auto* day = std::get_if<Bound>(&statement.value.content());
        if (day != nullptr && schema_->at(statement.property).kind == Kind::event) return day->latest();
    }
    return source.known();
}

bool Resolver::admits(const Statement& statement, bool& undatable) const {
    undatable = false;
    if (!admits(statement.source)) return false;
    if (statement.rank == Rank::deprecated && !view_.deprecated) return false;
    const auto& modalities = view_.modalities;
    if (std::find(modalities.begin(), modalities.end(), statement.modality) == modalities.end()) return false;
    if (!view_.known_on) return true;
    auto day = known(statement);
    undatable = !day;
    return day && *day <= *view_.known_on;
}

Extent Resolver::extent(const Statement& statement, const ElementFacts& facts) const {
    const Source& source = this->source(statement.source);
    Extent extent = extent_of(statement, kind(statement, facts), source, facts);
    if (view_.strict_coverage && (source.kind != Source::Kind::report || coverage_end(source, facts))) {
        extent.possible.until = std::min(extent.possible.until, extent.carried);
        extent.certain.until = std::min(extent.certain.until, extent.carried);
    }
    return extent;
}

void Resolver::add_denials(std::vector<Claim>& claims, const ElementFacts& facts) const {
    const Property* role = schema_->property("role");
    for (const Coverage& row : facts.coverage) {
        if (!row.complete || !admits(row.source)) continue;
        const Source& source = this->source(row.source);
        auto known = source.known();
        if (view_.known_on && (!known || *known > *view_.known_on)) continue;
        // What the register says is what it says, also where a strict view cuts it off.
        auto days_of = [&](const Statement& s) { return extent_of(s, kind(s, facts), source, facts); };
        if (row.role.empty()) {
            deny(claims, row, source, known, kExists, true, days_of);
        } else if (role != nullptr) {
            deny(claims, row, source, known, role->id, row.role, days_of);
        }
    }
}

Resolution Resolver::resolve(std::span<const Statement> statements, const ElementFacts& facts) const {
    Resolution result;
    for (const Statement& statement : statements) {
        bool undatable = false;
        if (admits(statement, undatable))
            result.claims.push_back({statement, extent(statement, facts), known(statement)});
        result.undatable += undatable ? 1 : 0;
    }
    add_denials(result.claims, facts);
    auto woven = [&](const Members& members) { return weave(result.claims, members, sources_, view_.min_origins); };

    std::vector<std::pair<PropertyId, Members>> groups;
    for (std::uint32_t i = 0; i < result.claims.size(); ++i) {
        PropertyId property = result.claims[i].statement.property;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == property; });
        if (group == groups.end()) group = groups.insert(group, {property, {}});
        group->second.push_back(i);
    }
    std::sort(groups.begin(), groups.end());
    bool stated = std::any_of(result.claims.begin(), result.claims.end(),
                              [](const Claim& c) { return says(c, kExists) && !c.statement.value.is_none(); });
    result.always_present = facts.type == nullptr && !stated;
    for (const auto& [property, members] : groups) {
        if (property == kExists) result.presence = woven(members);
    }
    Intervals presence = result.possible();
    for (const auto& [property, members] : groups) {
        if (property == kExists) continue;
        Timeline timeline;
        for (const Members& group :
             schema_->at(property).many ? by_value(result.claims, members) : std::vector<Members>{members}) {
            Timeline one = woven(group);
            timeline.insert(timeline.end(), one.begin(), one.end());
        }
        clip(timeline, presence);
        result.properties.push_back({property, std::move(timeline)});
    }
    result.conflicts = find_conflicts(result, *schema_);
    return result;
}

const Piece* sample(const Timeline& timeline, Kind kind, Day day) {
    const Piece* latest = nullptr;
    for (const Piece& piece : timeline) {
        if (kind == Kind::observation
                ? piece.when.since <= day && (latest == nullptr || latest->when.since <= piece.when.since)
                : piece.when.contains(day)) {
            latest = &piece;
        }
    }
    return latest;
}

}  // namespace entente
