#include "graph/weave.hpp"

#include "graph/conflicts.hpp"

#include <algorithm>
#include <set>
#include <string_view>
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
    Weaver(const std::vector<Claim>& claims, std::span<const Source> sources, int min_origins)
        : claims_(&claims), sources_(sources), min_origins_(static_cast<std::size_t>(min_origins)) {}

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
            if (origins(piece.claims) < min_origins_) continue;
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
            for (Day day : {extent.possible.since, extent.possible.until, extent.certain.since, extent.certain.until,
                            extent.carried}) {
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
            auto winner =
                *std::min_element(active.begin(), active.end(), [&](auto a, auto b) { return later_known(a, b); });
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
        auto all = [&](auto predicate) {
            return std::all_of(members.begin(), members.end(), [&](auto m) { return predicate(at(m).extent); });
        };
        marks.certain =
            !all([&](const Extent& e) { return when.since < e.certain.since || e.certain.until <= when.since; });
        marks.undated = all([](const Extent& e) { return e.undated; });
        marks.carried = all([&](const Extent& e) { return e.carried <= when.since; });
    }

    /// The latest known first, undated last, then by source key, then by statement, then by what is denied.
    bool later_known(std::uint32_t a, std::uint32_t b) const {
        auto key = [&](const Claim& claim) {
            return std::make_tuple(claim.known ? -std::int64_t{claim.known->count} : std::int64_t{1} << 40,
                                   std::string_view(source(claim).key), raw(claim.statement.id),
                                   to_string(claim.denied));
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

    const Source& source(const Claim& claim) const {
        return sources_[static_cast<std::size_t>(raw(claim.statement.source)) - 1];
    }

    static void append(Timeline& timeline, Piece piece) {
        if (!timeline.empty()) {
            Piece& last = timeline.back();
            if (last.when.until == piece.when.since && last.value == piece.value && last.marks == piece.marks &&
                last.claims == piece.claims) {
                last.when.until = piece.when.until;
                return;
            }
        }
        timeline.push_back(std::move(piece));
    }

    const std::vector<Claim>* claims_;
    std::span<const Source> sources_;
    std::size_t min_origins_;
};

}  // namespace

Timeline weave(const std::vector<Claim>& claims, const std::vector<std::uint32_t>& members,
               std::span<const Source> sources, int min_origins) {
    return Weaver(claims, sources, min_origins).weave(members);
}

}  // namespace entente
