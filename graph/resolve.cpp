#include "graph/resolve.hpp"

#include "graph/conflicts.hpp"
#include "graph/error.hpp"
#include "graph/extent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace entente {

namespace {

using Members = std::vector<std::uint32_t>;

/// Preferred before normal before deprecated.
int order(Rank rank) { return rank == Rank::preferred ? 0 : rank == Rank::normal ? 1 : 2; }

/// Keeps the members for which `better` finds no better one.
template <typename Key>
void keep_best(Members& members, Key key) {
    auto best = *std::min_element(members.begin(), members.end(), [&](auto a, auto b) { return key(a) < key(b); });
    std::erase_if(members, [&](auto m) { return key(m) != key(best); });
}

/// Makes the timelines of one element's claims.
class Weaver {
public:
    Weaver(const std::vector<Claim>& claims, std::span<const Source> sources, const View& view)
        : claims_(&claims), sources_(sources), view_(&view) {}

    Timeline weave(const Members& members) const {
        Timeline timeline;
        std::vector<Day> cuts = this->cuts(members);
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            Members active;
            for (auto m : members) {
                const Interval& possible = at(m).extent.possible;
                if (possible.since <= cuts[i] && cuts[i] < possible.until) active.push_back(m);
            }
            if (active.empty()) continue;
            Piece piece = settle(std::move(active), {cuts[i], cuts[i + 1]});
            if (origins(piece.claims) < static_cast<std::size_t>(view_->min_origins)) continue;
            append(timeline, std::move(piece));
        }
        return timeline;
    }

private:
    const Claim& at(std::uint32_t m) const { return (*claims_)[m]; }

    std::vector<Day> cuts(const Members& members) const {
        std::vector<Day> days;
        for (auto m : members) {
            const Extent& extent = at(m).extent;
            for (Day day : {extent.possible.since, extent.possible.until, extent.certain.since, extent.certain.until, extent.carried}) {
                days.push_back(day);
            }
        }
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        return days;
    }

    Piece settle(Members active, Interval when) const {
        keep_best(active, [&](auto m) { return order(at(m).statement.rank); });
        keep_best(active, [&](auto m) { return at(m).statement.modality; });
        Piece piece;
        piece.when = when;
        piece.marks.modality = at(active.front()).statement.modality;
        for (std::size_t i = 0; i < active.size() && !piece.marks.disputed; ++i) {
            for (std::size_t j = i + 1; j < active.size() && !piece.marks.disputed; ++j) {
                piece.marks.disputed = disagree(at(active[i]), at(active[j]));
            }
        }
        if (piece.marks.disputed) {
            auto winner = *std::min_element(active.begin(), active.end(), [&](auto a, auto b) { return later_known(a, b); });
            std::erase_if(active, [&](auto m) { return disagree(at(m), at(winner)); });
        }
        // What some source says comes before the silence of a register that it does not contradict.
        auto first = *std::min_element(active.begin(), active.end(), [&](auto a, auto b) {
            bool x = at(a).statement.value.is_none();
            bool y = at(b).statement.value.is_none();
            return x != y ? y : later_known(a, b);
        });
        std::erase_if(active, [&](auto m) { return !comparable(at(m).statement.value, at(first).statement.value); });
        piece.value = at(narrowest(active)).statement.value;
        // Only what bears the shown value out is cited for it.
        std::erase_if(active, [&](auto m) { return !agree(at(m).statement.value, piece.value); });
        set_marks(piece.marks, active, when);
        piece.claims = std::move(active);
        return piece;
    }

    /// Of comparable claims; equally narrow ones go to the latest known.
    std::uint32_t narrowest(const Members& members) const {
        return *std::min_element(members.begin(), members.end(), [&](auto a, auto b) {
            const Value& x = at(a).statement.value;
            const Value& y = at(b).statement.value;
            if (narrower(x, y)) return true;
            return !narrower(y, x) && later_known(a, b);
        });
    }

    void set_marks(Marks& marks, const Members& members, Interval when) const {
        auto all = [&](auto predicate) { return std::all_of(members.begin(), members.end(), [&](auto m) { return predicate(at(m).extent); }); };
        marks.certain = !all([&](const Extent& e) { return when.since < e.certain.since || e.certain.until <= when.since; });
        marks.undated = all([](const Extent& e) { return e.undated; });
        marks.carried = all([&](const Extent& e) { return e.carried <= when.since; });
    }

    /// The latest known first, undated last, then by source key, then by statement, then by what is denied.
    bool later_known(std::uint32_t a, std::uint32_t b) const {
        auto key = [&](const Claim& claim) {
            return std::make_tuple(claim.known ? -std::int64_t{claim.known->count} : std::int64_t{1} << 40, std::string_view(source(claim).key),
                                   raw(claim.statement.id), to_string(claim.denied));
        };
        return key(at(a)) < key(at(b));
    }

    std::size_t origins(const Members& members) const {
        if (members.size() == 1) return 1;
        std::set<std::string_view> distinct;
        for (auto m : members) {
            const Source& s = source(at(m));
            const std::string& quoted = at(m).statement.attributed_to;
            distinct.insert(!quoted.empty() ? quoted : !s.origin.empty() ? s.origin : s.key);
        }
        return distinct.size();
    }

    const Source& source(const Claim& claim) const { return sources_[static_cast<std::size_t>(raw(claim.statement.source)) - 1]; }

    static void append(Timeline& timeline, Piece piece) {
        if (!timeline.empty()) {
            Piece& last = timeline.back();
            if (last.when.until == piece.when.since && last.value == piece.value && last.marks == piece.marks && last.claims == piece.claims) {
                last.when.until = piece.when.until;
                return;
            }
        }
        timeline.push_back(std::move(piece));
    }

    const std::vector<Claim>* claims_;
    std::span<const Source> sources_;
    const View* view_;
};

bool says(const Claim& claim, PropertyId property) { return claim.statement.property == property; }

/// What complete coverage denies: in its span, what the source itself does not say.
void deny(std::vector<Claim>& claims, const Coverage& row, const Source& source, std::optional<Day> known, PropertyId property,
          const Value& denied, auto days_of) {
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
        claim.extent = {gap, {std::max(gap.since, certain.since), std::min(gap.until, certain.until)}, Day::forever(), false};
        // Rows of one register may overlap, such as those of either end.
        bool repeated = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
            return other.denial && other.statement.source == row.source && other.statement.property == property && other.denied == denied &&
                   other.extent.possible == gap && other.extent.certain == claim.extent.certain;
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
    auto found = std::find_if(properties.begin(), properties.end(), [&](const PropertyTimeline& p) { return p.property == id; });
    return found == properties.end() ? nullptr : &found->timeline;
}

Resolver::Resolver(const Schema& schema, std::span<const Source> sources, View view)
    : schema_(&schema), sources_(sources), view_(std::move(view)) {
    for (const Source& source : sources) {
        auto named = [&](const std::vector<std::string>& keys) { return std::find(keys.begin(), keys.end(), source.key) != keys.end(); };
        source_admitted_.push_back((view_.only_sources.empty() || named(view_.only_sources)) && !named(view_.without_sources));
    }
}

const Source& Resolver::source(SourceId id) const {
    auto position = static_cast<std::size_t>(raw(id)) - 1;
    if (position >= sources_.size()) throw Error(fmt::format("the database names source {}, which is not there", raw(id)));
    return sources_[position];
}

bool Resolver::admits(SourceId id) const { return source_admitted_[static_cast<std::size_t>(&source(id) - sources_.data())]; }

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
        if (admits(statement, undatable)) result.claims.push_back({statement, extent(statement, facts), known(statement)});
        result.undatable += undatable ? 1 : 0;
    }
    add_denials(result.claims, facts);
    Weaver weaver(result.claims, sources_, view_);

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
        if (property == kExists) result.presence = weaver.weave(members);
    }
    Intervals presence = result.possible();
    for (const auto& [property, members] : groups) {
        if (property == kExists) continue;
        Timeline timeline;
        for (const Members& group : schema_->at(property).many ? by_value(result.claims, members) : std::vector<Members>{members}) {
            Timeline woven = weaver.weave(group);
            timeline.insert(timeline.end(), woven.begin(), woven.end());
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
        if (kind == Kind::observation ? piece.when.since <= day && (latest == nullptr || latest->when.since <= piece.when.since)
                                      : piece.when.contains(day)) {
            latest = &piece;
        }
    }
    return latest;
}

}  // namespace entente
