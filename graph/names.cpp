#include "graph/names.hpp"

#include "graph/error.hpp"
#include "graph/sqlite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente {

namespace {

constexpr std::size_t kMostNearest = 5;
constexpr std::size_t kMostListed = 10;
constexpr std::size_t kLongestCompared = 100;

/// Insertions, deletions, substitutions and swaps of neighbours; gives up beyond `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit) return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::size_t tolerance(std::string_view word) { return std::clamp<std::size_t>(word.size() / 3, 1, 4); }

Candidate candidate(const Store& store, NodeId id) {
    NodeRecord record = store.node(id);
    return {id, record.key, record.name};
}

std::vector<Candidate> nearest_nodes(const Store& store, const std::string& wanted) {
    if (wanted.size() > kLongestCompared) return {};
    std::set<std::pair<std::size_t, std::int64_t>> ranking;
    sqlite::Query names(store.database(), "SELECT folded, node FROM name UNION ALL SELECT lower(key), id FROM node");
    while (names.step()) {
        std::size_t apart = distance(names.text(0), wanted, tolerance(wanted));
        if (names.text(0).size() > wanted.size() && names.text(0).starts_with(wanted))
            apart = std::min<std::size_t>(apart, 2);
        if (apart <= tolerance(wanted)) ranking.emplace(apart, names.integer(1));
    }
    std::vector<Candidate> found;
    for (auto [apart, id] : ranking) {
        bool listed =
            std::any_of(found.begin(), found.end(), [&, node = id](const Candidate& c) { return raw(c.node) == node; });
        if (!listed) found.push_back(candidate(store, NodeId{id}));
        if (found.size() == kMostNearest) break;
    }
    return found;
}

std::string listed(const std::vector<Candidate>& candidates) {
    std::string text;
    for (std::size_t i = 0; i < std::min(candidates.size(), kMostListed); ++i) {
        text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", candidates[i].name, candidates[i].key);
    }
    if (candidates.size() > kMostListed) text += fmt::format(" and {} more", candidates.size() - kMostListed);
    return text;
}

}  // namespace

std::vector<Candidate> matching_nodes(const Store& store, std::string_view text) {
    if (auto exact = store.find_key(text)) return {candidate(store, *exact)};
    std::string wanted = folded(text);
    std::vector<Candidate> matches;
    sqlite::Query by_name(store.database(),
                          "SELECT DISTINCT node FROM name WHERE folded = ? AND kind = ? ORDER BY node");
    for (NameKind kind : {NameKind::code, NameKind::name, NameKind::alias}) {
        by_name.bind(1, wanted).bind(2, static_cast<std::int64_t>(kind));
        while (by_name.step()) matches.push_back(candidate(store, NodeId{by_name.integer(0)}));
        by_name.reset();
        if (!matches.empty()) return matches;
    }
    return matches;
}

Found find_node(const Store& store, std::string_view text) {
    Found found{matching_nodes(store, text), {}};
    if (!found.matches.empty()) return found;
    // Keys are indexed as they are written; only a person who waits for one answer may write them otherwise.
    sqlite::Query by_key(store.database(), "SELECT id FROM node WHERE key = ? COLLATE NOCASE ORDER BY id");
    by_key.bind(1, text);
    while (by_key.step()) found.matches.push_back(candidate(store, NodeId{by_key.integer(0)}));
    if (found.matches.empty()) found.nearest = nearest_nodes(store, folded(text));
    return found;
}

std::vector<std::string> names_beginning(const Store& store, std::string_view text, std::size_t most) {
    // No text of UTF-8 has this byte, so that all that begin so come before it.
    constexpr std::string_view kBehind = "\xff";
    const std::string wanted = folded(text);
    std::set<std::string> found;
    const auto gather = [&](const char* sql, const std::string& from) {
        sqlite::Query query(store.database(), sql);
        query.bind(1, from);
        query.bind(2, from + std::string(kBehind));
        query.bind(3, static_cast<std::int64_t>(most));
        while (query.step()) found.insert(std::string(query.text(0)));
    };
    gather("SELECT text FROM name WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT ?", wanted);
    gather("SELECT key FROM node WHERE key >= ? AND key < ? ORDER BY key LIMIT ?", std::string(text));
    std::vector<std::string> names(found.begin(), found.end());
    names.resize(std::min(names.size(), most));
    return names;
}

NodeId resolve_node(const Store& store, std::string_view text) {
    if (text.empty()) throw Error("expected the name of a node, found an empty text");
    Found found = find_node(store, text);
    if (found.matches.size() == 1) return found.matches.front().node;
    std::string shown(text.substr(0, kLongestCompared));
    if (found.matches.size() > 1) throw Error(fmt::format("'{}' is ambiguous: {}", shown, listed(found.matches)));
    if (found.nearest.empty()) throw Error(fmt::format("no node is called '{}'", shown));
    throw Error(fmt::format("no node is called '{}'; the nearest: {}", shown, listed(found.nearest)));
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    std::string lower = folded(word.substr(0, kLongestCompared));
    std::string best;
    std::size_t least = tolerance(lower) + 1;
    for (const std::string& other : known) {
        std::size_t apart = distance(folded(other), lower, tolerance(lower));
        if (apart < least) {
            least = apart;
            best = other;
        }
    }
    return best;
}

}  // namespace entente
