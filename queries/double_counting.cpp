#include "queries/double_counting.hpp"

#include "graph/error.hpp"
#include "graph/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace entente {

namespace {

/// "LUX -> UKR 'lux-military-2023' (nearly 90 million EUR, 2023-01-01 to 2023-12-31)".
std::string words(const Snapshot& snapshot, const Support& support) {
    std::string text = fmt::format("{} -> {} '{}' ({}", snapshot.key(support.donor), snapshot.key(support.recipient),
                                   support.identity, to_string(*support.amount));
    if (support.period) text += fmt::format(", {}", readable(*support.period));
    return text + ")";
}

/// The acts that are meant where one is said to be included in another.
class Wholes {
public:
    Wholes(const Snapshot& snapshot, std::span<const Support> all) : snapshot_(snapshot) {
        for (const Support& support : all) by_identity_[support.identity].push_back(&support);
    }

    std::vector<const Support*> of(const Support& part) const {
        std::vector<const Support*> found;
        if (part.included_in.empty()) return found;
        auto take = [&](const std::string& identity) {
            auto at = by_identity_.find(identity);
            if (at != by_identity_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
        };
        take(edge_identity({.own = part.included_in}));
        for (SourceId source : snapshot_.sources(part.edge))
            take(edge_identity({.own = part.included_in, .source = source_of(snapshot_, source).key}));
        auto prefer = [&](auto closer) {
            if (std::any_of(found.begin(), found.end(), closer)) std::erase_if(found, std::not_fn(closer));
        };
        prefer([&](const Support* whole) { return whole->donor == part.donor; });
        prefer([&](const Support* whole) { return whole->donor == part.donor && whole->recipient == part.recipient; });
        return found;
    }

private:
    const Snapshot& snapshot_;
    std::map<std::string_view, std::vector<const Support*>> by_identity_;
};

/// Of amounts whose periods overlap.
class Settler {
public:
    Settler(const Snapshot& snapshot, Overlapping how) : snapshot_(snapshot), how_(how) {}

    void refuse(std::vector<const Amount*> series) const {
        std::stable_sort(series.begin(), series.end(),
                         [](const Amount* a, const Amount* b) { return period(a) < period(b); });
        // If any two overlap, two neighbours do.
        for (std::size_t i = 1; i < series.size(); ++i) {
            if (!overlap(period(series[i - 1]), period(series[i]))) continue;
            throw Error(fmt::format("the periods of {} and {} overlap; choose --overlapping sum, latest or largest",
                                    words(snapshot_, *series[i - 1]->support), words(snapshot_, *series[i]->support)));
        }
    }

    /// All but the best, and the best of what is free of them.
    std::vector<const Amount*> worse(std::vector<const Amount*> series) const {
        std::stable_sort(series.begin(), series.end(),
                         [&](const Amount* a, const Amount* b) { return is_better(a, b); });
        std::vector<const Amount*> taken, left;
        for (const Amount* amount : series) {
            bool free = std::none_of(taken.begin(), taken.end(),
                                     [&](const Amount* other) { return overlap(period(other), period(amount)); });
            (free ? taken : left).push_back(amount);
        }
        return left;
    }

private:
    static const Interval& period(const Amount* amount) { return *amount->support->period; }

    bool is_better(const Amount* a, const Amount* b) const {
        if (how_ == Overlapping::latest) {
            if (period(a).until != period(b).until) return period(a).until > period(b).until;
            if (known(a) != known(b)) return known(a) > known(b);
        }
        auto order = a->number() <=> b->number();
        if (order != 0) return order > 0;
        if (period(a).since != period(b).since) return period(a).since < period(b).since;
        return a->support->identity < b->support->identity;
    }

    /// The day from which the latest of its sources could be read.
    Day known(const Amount* amount) const {
        Day latest = Day::beginning();
        for (SourceId id : snapshot_.sources(amount->support->edge))
            latest = std::max(latest, source_of(snapshot_, id).known().value_or(Day::beginning()));
        return latest;
    }

    const Snapshot& snapshot_;
    Overlapping how_;
};

}  // namespace

bool overlap(const Interval& a, const Interval& b) { return a.since < b.until && b.since < a.until; }

const Source& source_of(const Snapshot& snapshot, SourceId id) {
    return snapshot.source_list().at(static_cast<std::size_t>(raw(id)) - 1);
}

std::size_t drop_included(const Snapshot& snapshot, std::span<const Support> all, std::vector<Amount>& amounts,
                          std::size_t& dangling) {
    Wholes wholes(snapshot, all);
    std::map<const Support*, Denomination> summed;
    for (const Amount& amount : amounts) summed.emplace(amount.support, amount.in);
    auto included = [&](const Amount& amount) {
        std::vector<const Support*> above = wholes.of(*amount.support);
        if (above.empty() && !amount.support->included_in.empty()) ++dangling;
        for (std::size_t at = 0; at < above.size(); ++at) {
            if (above[at] == amount.support)
                throw Error(fmt::format("{} is included in itself by way of '{}'", words(snapshot, *amount.support),
                                        amount.support->included_in));
            auto whole = summed.find(above[at]);
            if (whole != summed.end() && whole->second == amount.in) return true;
            for (const Support* next : wholes.of(*above[at])) {
                if (std::find(above.begin(), above.end(), next) == above.end()) above.push_back(next);
            }
        }
        return false;
    };
    return std::erase_if(amounts, included);
}

std::size_t drop_overlapping(const Snapshot& snapshot, Overlapping how, std::vector<Amount>& amounts) {
    if (how == Overlapping::sum) return 0;
    using Key = std::tuple<NodeIndex, NodeIndex, std::string_view, Denomination>;
    std::map<Key, std::vector<const Amount*>> series;
    for (const Amount& amount : amounts) {
        const Support& support = *amount.support;
        if (support.period) series[{support.donor, support.recipient, support.category, amount.in}].push_back(&amount);
    }
    Settler settler(snapshot, how);
    std::set<const Support*> dropped;
    for (const auto& [key, members] : series) {
        if (how == Overlapping::refuse) {
            settler.refuse(members);
        } else {
            for (const Amount* amount : settler.worse(members)) dropped.insert(amount->support);
        }
    }
    return std::erase_if(amounts, [&](const Amount& amount) { return dropped.contains(amount.support); });
}

}  // namespace entente
