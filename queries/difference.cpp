// Difference: what changed between two views, each of which looks at a day.
//
// Method. Every element is resolved under both views (DESIGN section 3.3), and what they show on their days is
// compared: that it is there, and each value that it has. Two days of one knowledge tell what began, ended and changed
// in the world; two knowledge days and one day looked at tell what was learnt, revised and withdrawn. Applying the
// changes to the first view gives the second.
//
// What counts. Equal values are no change, whoever says them: a tie that is carried forward beyond its source is as it
// was. Becoming disputed is a change, and so is being settled. A property that takes many values changes value by
// value. Of an observation the latest one that has begun is shown; where it takes many values, all that have begun. The
// two days alone are compared: what began and ended between them shows on neither and is only counted, and what left
// and came back is as it was.
//
// Edge cases. Equal views differ in nothing. Parallel edges are elements of their own, loops are edges as any other; a
// direction never changes, since it is identity. An edge is there while both its ends are, so the end of a node ends
// its edges. A node that no admitted statement concerns, nor an edge at it, is not in a view.
//
// Cost. Time O(V + E + statements), memory O(V + changes).

#include "queries/difference.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

namespace entente {

namespace {

bool is_there(const std::optional<Showing>& showing) { return showing && !showing->value.is_none(); }

class Comparer {
public:
    Comparer(const Store& store, const View& before, const View& after, const DifferenceOptions& options)
        : store_(store),
          options_(options),
          before_(store, before),
          after_(store, after),
          of_knowledge_(before.known_on != after.known_on) {}

    Difference run() {
        if (options_.focus) {
            nodes_.insert(*options_.focus);
            for (const EdgeRecord& edge : store_.edges_at(*options_.focus))
                compare(edge, store_.statements(element(edge.id)));
        } else {
            compare_edges();
        }
        if (options_.types.empty()) {
            for (NodeId node : nodes_) compare(node);
        }
        std::stable_sort(found_.changes.begin(), found_.changes.end(), [](const Change& a, const Change& b) {
            return a.day.value_or(Day::forever()) < b.day.value_or(Day::forever());
        });
        return std::move(found_);
    }

private:
    void compare_edges() {
        std::unordered_set<std::int64_t> edges;
        store_.each_edge([&](const EdgeRecord& edge) {
            edges.insert(raw(edge.id));
            nodes_.insert(edge.tail);
            nodes_.insert(edge.head);
        });
        store_.each_element([&](ElementId id, std::span<const Statement> statements) {
            if (edges.contains(raw(id))) {
                compare(store_.edge(EdgeId{raw(id)}), statements);
            } else {
                nodes_.insert(NodeId{raw(id)});
            }
        });
    }

    void compare(const EdgeRecord& edge, std::span<const Statement> statements) {
        Resolution before = before_.lookup().edge(edge, statements);
        std::optional<Resolution> relearnt;  // days alone change nothing of a resolution
        if (of_knowledge_) relearnt = after_.lookup().edge(edge, statements);
        const Resolution& after = relearnt ? *relearnt : before;
        for (NodeId end : {edge.tail, edge.head}) {
            if (!before.claims.empty()) spoken_before_.insert(end);
            if (!after.claims.empty()) spoken_after_.insert(end);
        }
        const auto& types = options_.types;
        if (!types.empty() && std::find(types.begin(), types.end(), edge.type) == types.end()) return;
        Change change;
        change.edge = edge;
        compare(change, before, after, before_.presence(before), after_.presence(after));
    }

    void compare(NodeId node) {
        Resolution before = before_.lookup().node(node);
        std::optional<Resolution> relearnt;
        if (of_knowledge_) relearnt = after_.lookup().node(node);
        const Resolution& after = relearnt ? *relearnt : before;
        auto presence = [&](const DayView& side, const Resolution& resolution, const std::set<NodeId>& spoken) {
            bool concerned = !resolution.claims.empty() || spoken.contains(node);
            return concerned ? side.presence(resolution) : std::nullopt;
        };
        Change change;
        change.node = node;
        compare(change, before, after, presence(before_, before, spoken_before_),
                presence(after_, after, spoken_after_));
    }

    /// Adds what differs; `change` names the element.
    void compare(Change change, const Resolution& before, const Resolution& after, std::optional<Showing> was,
                 std::optional<Showing> is) {
        found_.undatable += after.undatable;
        bool was_there = is_there(was);
        bool is_there_now = is_there(is);
        if (!was_there && !is_there_now) {
            found_.passing += !of_knowledge_ && passes(after) ? 1 : 0;
            return;
        }
        Change whole = change;
        whole.before = std::move(was);
        whole.after = std::move(is);
        if (!was_there) whole.values = values_of(after_, after);
        if (!is_there_now) whole.values = values_of(before_, before);
        add(std::move(whole), after);
        if (was_there && is_there_now) compare_values(change, before, after);
    }

    std::vector<Having> values_of(const DayView& side, const Resolution& resolution) const {
        std::vector<Having> values;
        for (const ShownValue& shown : side.values(resolution)) {
            if (!shown.value().is_none()) values.push_back({shown.property, DayView::showing(resolution, shown)});
        }
        return values;
    }

    void compare_values(Change change, const Resolution& before, const Resolution& after) {
        using Key = std::pair<PropertyId, std::string>;  // of many values each is compared by itself
        std::map<Key, std::pair<std::optional<Showing>, std::optional<Showing>>> values;
        auto key = [&](const ShownValue& shown) {
            bool many = store_.schema().at(shown.property).many;
            return Key{shown.property, many ? to_string(shown.value()) : ""};
        };
        for (const ShownValue& shown : before_.values(before))
            values[key(shown)].first = DayView::showing(before, shown);
        for (const ShownValue& shown : after_.values(after)) values[key(shown)].second = DayView::showing(after, shown);
        for (auto& [name, pair] : values) {
            change.property = name.first;
            change.before = std::move(pair.first);
            change.after = std::move(pair.second);
            add(change, after);
        }
    }

    bool passes(const Resolution& resolution) const {
        auto spells = resolution.possible();
        return std::any_of(spells.begin(), spells.end(), [&](const Interval& spell) {
            return before_.day() < spell.since && spell.until <= after_.day();
        });
    }

    /// Adds the change if it is one.
    void add(Change change, const Resolution& after) {
        bool was = is_there(change.before);
        bool is = is_there(change.after);
        if (!was && !is) return;
        if (was && is) {
            bool same = change.before->value == change.after->value;
            bool disputed = change.after->marks.disputed;
            if (same && change.before->marks.disputed == disputed) return;
            change.kind = !same ? Change::Kind::changed : disputed ? Change::Kind::disputed : Change::Kind::settled;
        } else {
            change.kind = is ? Change::Kind::began : Change::Kind::ended;
        }
        if (of_knowledge_) {
            learn(change, after);
        } else {
            bool ended = change.kind == Change::Kind::ended;
            bool marked = change.kind == Change::Kind::disputed || change.kind == Change::Kind::settled;
            Day day = ended ? change.before->when.until : marked ? change.after->as_marked : change.after->when.since;
            if (day.is_dated()) change.day = day;
        }
        found_.changes.push_back(std::move(change));
    }

    /// What could be read after the first knowledge day and bears on it.
    void learn(Change& change, const Resolution& after) const {
        for (const Claim& claim : after.claims) {
            bool about = claim.statement.property == change.property;
            bool bears = claim.extent.possible.since <= after_.day();
            bool known = claim.known && before_.view().known_on && *claim.known > *before_.view().known_on;
            if (!about || !bears || !known) continue;
            change.day = std::min(change.day.value_or(Day::forever()), *claim.known);
            if (std::find(change.news.begin(), change.news.end(), claim.statement.source) == change.news.end())
                change.news.push_back(claim.statement.source);
        }
    }

    const Store& store_;
    const DifferenceOptions& options_;
    DayView before_;
    DayView after_;
    bool of_knowledge_;
    std::set<NodeId> nodes_;
    std::set<NodeId> spoken_before_;
    std::set<NodeId> spoken_after_;
    Difference found_;
};

}  // namespace

std::string_view words(Change::Kind kind, DifferenceBy by) {
    switch (kind) {
        case Change::Kind::began:
            return by == DifferenceBy::valid ? "began" : "learnt";
        case Change::Kind::ended:
            return by == DifferenceBy::valid ? "ended" : "withdrawn";
        case Change::Kind::changed:
            return by == DifferenceBy::valid ? "changed" : "revised";
        case Change::Kind::disputed:
            return "disputed";
        case Change::Kind::settled:
            return "settled";
    }
    return "";
}

std::vector<SourceId> sources(const Change& change) {
    bool shown_anew = change.kind == Change::Kind::began || change.kind == Change::Kind::changed;
    if (!change.news.empty() && !shown_anew) return change.news;
    if (change.after && !change.after->sources.empty()) return change.after->sources;
    return change.before ? change.before->sources : std::vector<SourceId>{};
}

Difference difference(const Store& store, const View& before, const View& after, const DifferenceOptions& options) {
    return Comparer(store, before, after, options).run();
}

}  // namespace entente
