#include "graph/conflicts.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace entente {

namespace {

using Members = std::vector<std::uint32_t>;

std::optional<Interval> overlap(const Interval& a, const Interval& b) {
    Interval both{std::max(a.since, b.since), std::min(a.until, b.until)};
    if (both.since >= both.until) return std::nullopt;
    return both;
}

/// Whether two bounds of the same event name different days.
bool bounds_differ(const Bound& a, const Bound& b) { return a.is_days() && b.is_days() && !intersect(a, b); }

/// What two claims disagree about.
struct Disagreement {
    bool of_since = false;
    bool of_until = false;
    bool of_value = false;
};

Disagreement compare(const Claim& x, const Claim& y) {
    if (disagree(x, y)) return {.of_value = true};
    const Statement& a = x.statement;
    const Statement& b = y.statement;
    if (a.property != kExists || a.value.is_none() || a.source == b.source || a.since_event != b.since_event) return {};
    return {.of_since = bounds_differ(a.span.since, b.span.since),
            .of_until = bounds_differ(a.span.until, b.span.until)};
}

class Finder {
public:
    explicit Finder(const Resolution& resolution)
        : claims_(&resolution.claims), possible_(resolution.possible()), certain_(resolution.certain()) {}

    /// Each kind of disagreement among the members makes its own conflicts, one a connected component.
    void find(PropertyId property, const Members& members, std::vector<Conflict>& found) const {
        for (bool Disagreement::*about : {&Disagreement::of_value, &Disagreement::of_since, &Disagreement::of_until}) {
            Members parent(members.size());
            std::iota(parent.begin(), parent.end(), 0U);
            std::vector<bool> certain(members.size());
            std::vector<bool> touched(members.size());
            for (std::uint32_t i = 0; i < members.size(); ++i) {
                for (std::uint32_t j = i + 1; j < members.size(); ++j) {
                    const Claim& a = (*claims_)[members[i]];
                    const Claim& b = (*claims_)[members[j]];
                    if (!(compare(a, b).*about) || !meet(a, b)) continue;
                    touched[i] = touched[j] = true;
                    parent[root(parent, j)] = root(parent, i);
                    if (surely_meet(a, b)) certain[i] = true;
                }
            }
            std::map<std::uint32_t, Conflict> components;
            for (std::uint32_t i = 0; i < members.size(); ++i) {
                if (!touched[i]) continue;
                Conflict& conflict = components[root(parent, i)];
                conflict.property = property;
                conflict.claims.push_back(members[i]);
                conflict.certain = conflict.certain || certain[i];
                conflict.of_since = about == &Disagreement::of_since;
                conflict.of_until = about == &Disagreement::of_until;
            }
            for (auto& [first, conflict] : components) found.push_back(std::move(conflict));
        }
    }

private:
    static std::uint32_t root(Members& parent, std::uint32_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }

    bool meet(const Claim& a, const Claim& b) const {
        if (a.statement.rank != b.statement.rank || a.statement.modality != b.statement.modality) return false;
        auto both = overlap(a.extent.possible, b.extent.possible);
        return both && (a.statement.property == kExists || !intersection({*both}, possible_).empty());
    }

    bool surely_meet(const Claim& a, const Claim& b) const {
        auto both = overlap(a.extent.certain, b.extent.certain);
        return both && (a.statement.property == kExists || !intersection({*both}, certain_).empty());
    }

    const std::vector<Claim>* claims_;
    Intervals possible_;
    Intervals certain_;
};

}  // namespace

bool disagree(const Claim& a, const Claim& b) {
    if (a.denial && b.denial) return false;
    if (a.denial) return agree(a.denied, b.statement.value);
    if (b.denial) return agree(b.denied, a.statement.value);
    return !agree(a.statement.value, b.statement.value);
}

std::vector<Members> by_value(const std::vector<Claim>& claims, const Members& members) {
    std::vector<Members> groups;
    Members denials;
    for (auto m : members) {
        const Value& value = claims[m].denial ? claims[m].denied : claims[m].statement.value;
        if (value.is_none()) {
            denials.push_back(m);
            continue;
        }
        auto same = std::find_if(groups.begin(), groups.end(), [&](const Members& g) {
            const Claim& first = claims[g.front()];
            return (first.denial ? first.denied : first.statement.value) == value;
        });
        if (same == groups.end()) {
            groups.push_back({m});
        } else {
            same->push_back(m);
        }
    }
    if (groups.empty() && !denials.empty()) return {denials};
    for (Members& group : groups) group.insert(group.end(), denials.begin(), denials.end());
    return groups;
}

std::vector<Conflict> find_conflicts(const Resolution& resolution, const Schema& schema) {
    std::map<PropertyId, Members> groups;
    for (std::uint32_t i = 0; i < resolution.claims.size(); ++i)
        groups[resolution.claims[i].statement.property].push_back(i);
    std::vector<Conflict> found;
    Finder finder(resolution);
    for (const auto& [property, members] : groups) {
        if (members.size() < 2) continue;
        if (!schema.at(property).many) {
            finder.find(property, members, found);
            continue;
        }
        for (const Members& group : by_value(resolution.claims, members)) finder.find(property, group, found);
    }
    return found;
}

}  // namespace entente
