#include "graph/error.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_core.hpp"
#include "graph/sqlite.hpp"
#include "graph/statement_scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace entente {

std::vector<Spell> spells_of(const Resolution& resolution) {
    std::vector<Spell> spells;
    if (resolution.always_present) {
        for (const Interval& when : resolution.possible()) spells.push_back({when, {.certain = true}});
        return spells;
    }
    for (const Piece& piece : resolution.presence) {
        if (piece.value.is_none()) continue;
        bool joins =
            !spells.empty() && spells.back().when.until == piece.when.since && spells.back().marks == piece.marks;
        if (joins) {
            spells.back().when.until = piece.when.until;
        } else {
            spells.push_back({piece.when, piece.marks});
        }
    }
    return spells;
}

std::vector<Spell> clipped(std::span<const Spell> spells, std::span<const Spell> frame) {
    std::vector<Spell> result;
    for (const Spell& spell : spells) {
        for (const Spell& other : frame) {
            Interval both{std::max(spell.when.since, other.when.since), std::min(spell.when.until, other.when.until)};
            if (both.since >= both.until) continue;
            result.push_back({both, spell.marks});
            result.back().marks.certain = spell.marks.certain && other.marks.certain;
        }
    }
    return result;
}

namespace {

constexpr std::size_t kMostElements = std::numeric_limits<std::uint32_t>::max() - 1;

/// A damaged file may hand out ids in any order; all that follows searches them.
template <typename Id>
void append_ascending(std::vector<Id>& ids, Id id) {
    if (raw(id) < 1 || (!ids.empty() && id <= ids.back()))
        throw Error(fmt::format("the database is damaged: element {} is out of order", raw(id)));
    ids.push_back(id);
}

/// The label that a `label` statement's text names; a database may hold a label that its schema has lost.
std::optional<LabelId> label_of(const Schema& schema, const Value& value) {
    const auto* text = std::get_if<std::string>(&value.content());
    const Label* label = text == nullptr ? nullptr : schema.label(*text);
    if (label == nullptr) return std::nullopt;
    return label->id;
}

std::vector<SourceId> sources_of(const Resolution& resolution) {
    std::vector<SourceId> sources;
    for (const Piece& piece : resolution.presence) {
        if (piece.value.is_none()) continue;
        for (auto claim : piece.claims) sources.push_back(resolution.claims[claim].statement.source);
    }
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    return sources;
}

/// Whether the element's statements can be resolved one by one: no two speak of the same, and none denies.
bool independent(std::span<const CompactStatement> rows, const StatementScan& scan) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].detailed != 0 || scan.value(rows[i].value).is_none()) return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (rows[i].property == rows[j].property) return false;
        }
    }
    return true;
}

}  // namespace

/// Fills a snapshot's arrays from a file.
///
/// Most elements are spoken of by one source in the same few ways, so the resolution of a single statement is
/// remembered by all that it depends on; only elements with more to settle are resolved anew.
class SnapshotBuilder {
public:
    SnapshotBuilder(const Store& store, const View& view) : store_(&store), core_(std::make_shared<Snapshot::Core>()) {
        core_->schema = store.schema();
        core_->sources = store.sources();
        core_->view = view;
        for (const Coverage& row : store.coverage()) {
            if (row.type) coverage_[*row.type].push_back(row);
        }
        always_ = core_->spells.intern({{always().front(), {.certain = true}}});
    }

    Snapshot build() {
        sqlite::Transaction transaction(store_->database(), sqlite::Transaction::Kind::deferred);
        read_nodes();
        read_edges();
        resolve();
        settle();
        Snapshot bare(core_, nullptr, std::nullopt);
        return bare.narrowed({});
    }

private:
    /// The statements take much memory: they are gone before arcs are laid.
    void resolve() {
        StatementScan scan(*store_, core_->node_ids, core_->edge_ids);
        Resolver resolver(core_->schema, core_->sources, core_->view);
        resolve_nodes(scan, resolver);
        resolve_edges(scan, resolver);
    }

    void read_nodes() {
        sqlite::Query nodes(store_->database(), "SELECT id, key FROM node ORDER BY id");
        sqlite::Query names(store_->database(), "SELECT node, text, position FROM name WHERE kind = 0 ORDER BY node");
        bool more = names.step();
        while (nodes.step()) {
            if (core_->node_ids.size() >= kMostElements)
                throw Error("the database has more nodes than a snapshot can hold");
            append_ascending(core_->node_ids, NodeId{nodes.integer(0)});
            core_->keys.push_back(nodes.text(1));
            std::string first(nodes.text(1));
            std::int64_t position = std::numeric_limits<std::int64_t>::max();
            for (; more && names.integer(0) <= nodes.integer(0); more = names.step()) {
                if (names.integer(0) != nodes.integer(0) || names.integer(2) >= position) continue;
                position = names.integer(2);
                first = names.text(1);
            }
            core_->names.push_back(first);
        }
    }

    void read_edges() {
        sqlite::Query edges(store_->database(), "SELECT id, type, tail, head FROM edge ORDER BY id");
        auto types = static_cast<std::int64_t>(core_->schema.edge_types.size());
        if (types > std::numeric_limits<std::uint16_t>::max())
            throw Error("the database has more edge types than a snapshot can hold");
        sqlite::Query count(store_->database(), "SELECT count(*) FROM edge");
        count.step();
        auto expected = static_cast<std::size_t>(count.integer(0));
        if (expected + core_->node_ids.size() >= kMostElements)
            throw Error("the database has more edges than a snapshot can hold");
        core_->edge_ids.reserve(expected);
        core_->tails.reserve(expected);
        core_->heads.reserve(expected);
        core_->types.reserve(expected);
        Snapshot bare(core_, nullptr, std::nullopt);
        auto end = [&](int column) {
            auto found = bare.find(NodeId{edges.integer(column)});
            if (!found) throw Error(fmt::format("the database holds edge {} without its ends", edges.integer(0)));
            return *found;
        };
        while (edges.step()) {
            auto type = edges.integer(1);
            if (type < 1 || type > types)
                throw Error(fmt::format("the database holds edge {} of an unknown type", edges.integer(0)));
            append_ascending(core_->edge_ids, EdgeId{edges.integer(0)});
            core_->types.push_back(static_cast<std::uint16_t>(type));
            core_->tails.push_back(end(2));
            core_->heads.push_back(end(3));
        }
    }

    static std::vector<Statement> all(std::span<const CompactStatement> rows, const StatementScan& scan) {
        std::vector<Statement> statements;
        for (const CompactStatement& row : rows) statements.push_back(scan.full(row));
        return statements;
    }

    void resolve_nodes(const StatementScan& scan, const Resolver& resolver) {
        auto count = static_cast<std::uint32_t>(core_->node_ids.size());
        core_->node_spells.resize(count);
        core_->node_labels.resize(count);
        spoken_of_.resize(count);
        for (std::uint32_t n = 0; n < count; ++n) {
            Resolution resolution = resolver.resolve(all(scan.about(n), scan), {});
            core_->undatable += resolution.undatable;
            spoken_of_[n] = !resolution.claims.empty();
            core_->node_spells[n] = core_->spells.intern(spells_of(resolution));
            std::vector<LabelId> labels;
            for (const auto& [property, timeline] : resolution.properties) {
                keep_history(core_->node_columns, n, property, timeline);
                if (property != kLabel) continue;
                for (const Piece& piece : timeline) {
                    if (auto label = label_of(core_->schema, piece.value)) labels.push_back(*label);
                }
            }
            std::sort(labels.begin(), labels.end());
            labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
            core_->node_labels[n] = core_->label_sets.intern(labels);
        }
    }

    void resolve_edges(const StatementScan& scan, const Resolver& resolver) {
        auto nodes = static_cast<std::uint32_t>(core_->node_ids.size());
        auto count = static_cast<std::uint32_t>(core_->edge_ids.size());
        core_->edge_presence.reserve(count);
        for (std::uint32_t e = 0; e < count; ++e) {
            auto rows = scan.about(nodes + e);
            now_ = {};
            ElementFacts facts = facts_of(e);
            if (facts.coverage.empty() && facts.beginning == Day::beginning() && independent(rows, scan)) {
                resolve_apart(e, rows, facts, scan, resolver);
            } else {
                resolve_together(e, resolver.resolve(all(rows, scan), facts));
            }
            frame(e);
            core_->edge_presence.push_back(presence_number());
        }
    }

    ElementFacts facts_of(std::uint32_t e) {
        ElementFacts facts;
        facts.type = &core_->schema.at(TypeId{core_->types[e]});
        for (NodeIndex end : {core_->tails[e], core_->heads[e]}) {
            auto spells = core_->spells[core_->node_spells[raw(end)]];
            if (!spells.empty()) facts.beginning = std::max(facts.beginning, spells.front().when.since);
        }
        auto rows = coverage_.find(facts.type->id);
        if (rows == coverage_.end()) return facts;
        concerning_.clear();
        NodeId tail = core_->node_ids[raw(core_->tails[e])];
        NodeId head = core_->node_ids[raw(core_->heads[e])];
        for (const Coverage& row : rows->second) {
            if (row.concerns(facts.type->id, tail, head)) concerning_.push_back(row);
        }
        facts.coverage = concerning_;
        return facts;
    }

    void resolve_together(std::uint32_t e, const Resolution& resolution) {
        core_->undatable += resolution.undatable;
        now_ = {core_->spells.intern(spells_of(resolution)), core_->source_sets.intern(sources_of(resolution))};
        spoken_of_by_edge(e, !resolution.claims.empty());
        for (const auto& [property, timeline] : resolution.properties)
            keep_history(core_->edge_columns, e, property, timeline);
    }

    /// What one statement alone comes to.
    struct Single {
        bool admitted = false;
        std::size_t undatable = 0;
        Snapshot::Core::Presence presence{};
        std::uint32_t history = 0;
    };

    void resolve_apart(std::uint32_t e, std::span<const CompactStatement> rows, const ElementFacts& facts,
                       const StatementScan& scan, const Resolver& resolver) {
        for (const CompactStatement& row : rows) {
            const Single& single = this->single(row, facts, scan, resolver);
            core_->undatable += single.undatable;
            spoken_of_by_edge(e, single.admitted);
            if (PropertyId{row.property} == kExists) {
                now_ = single.presence;
            } else if (single.history != 0) {
                core_->edge_columns[PropertyId{row.property}].push_back(e, single.history);
            }
        }
    }

    const Single& single(const CompactStatement& row, const ElementFacts& facts, const StatementScan& scan,
                         const Resolver& resolver) {
        bool exists = PropertyId{row.property} == kExists;
        // Of a type only its kind matters, and only to presence.
        SingleKey key{
            row.since,
            row.since_last,
            row.until,
            row.until_last,
            row.value,
            static_cast<std::uint32_t>(row.source),
            static_cast<std::uint32_t>(row.property) << 16 | static_cast<std::uint32_t>(row.modality) << 8 | row.rank,
            exists ? static_cast<std::uint32_t>(facts.type->kind) : 0};
        auto [at, fresh] = singles_.try_emplace(key);
        if (!fresh) return at->second;
        Single& single = at->second;
        Statement statement = scan.full(row);
        // A property alone is resolved as a node's, which is always there: what clips it is the edge's presence.
        Resolution resolution = resolver.resolve({&statement, 1}, exists ? facts : ElementFacts{});
        single.admitted = !resolution.claims.empty();
        single.undatable = resolution.undatable;
        if (exists) {
            single.presence = {core_->spells.intern(spells_of(resolution)),
                               core_->source_sets.intern(sources_of(resolution))};
        } else if (!resolution.properties.empty() && !resolution.properties.front().timeline.empty()) {
            single.history = history(PropertyId{row.property}, resolution.properties.front().timeline);
        }
        return single;
    }

    /// Clips an edge to the spells of its ends.
    void frame(std::uint32_t e) {
        for (NodeIndex end : {core_->tails[e], core_->heads[e]}) {
            std::uint32_t frame = core_->node_spells[raw(end)];
            if (frame == always_) continue;
            now_.spells = core_->spells.intern(clipped(core_->spells[now_.spells], core_->spells[frame]));
        }
    }

    std::uint32_t presence_number() {
        auto [at, fresh] =
            presence_numbers_.try_emplace(std::uint64_t{now_.spells} << 32 | now_.sources, core_->presences.size());
        if (fresh) core_->presences.push_back(now_);
        return at->second;
    }

    void spoken_of_by_edge(std::uint32_t e, bool admitted) {
        if (!admitted) return;
        spoken_of_[raw(core_->tails[e])] = true;
        spoken_of_[raw(core_->heads[e])] = true;
    }

    void keep_history(std::map<PropertyId, HistoryColumn>& columns, std::uint32_t element, PropertyId property,
                      const Timeline& timeline) {
        if (!timeline.empty()) columns[property].push_back(element, history(property, timeline));
    }

    /// Equal ones of a property that come close upon one another are kept once. Numbers that are equal may be written
    /// in different ways: those of more than one form stand alone.
    std::uint32_t history(PropertyId property, Timeline timeline) {
        for (Piece& piece : timeline) piece.claims.clear();
        Recent& recent = recent_[mixed(property, timeline.front()) % recent_.size()];
        if (recent.property == property && same(core_->histories[recent.history], timeline)) return recent.history;
        core_->histories.push_back(std::move(timeline));
        recent = {property, static_cast<std::uint32_t>(core_->histories.size() - 1)};
        return recent.history;
    }

    static std::size_t mixed(PropertyId property, const Piece& piece) {
        const auto& content = piece.value.content();
        const auto* text = std::get_if<std::string>(&content);
        const auto* whole = std::get_if<std::int64_t>(&content);
        std::size_t hash = text != nullptr    ? std::hash<std::string>()(*text)
                           : whole != nullptr ? static_cast<std::size_t>(*whole)
                                              : content.index();
        for (auto part : {static_cast<std::uint32_t>(raw(property)), static_cast<std::uint32_t>(piece.when.since.count),
                          static_cast<std::uint32_t>(piece.when.until.count)}) {
            hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
        }
        return hash ^ hash >> 32;
    }

    static bool same(const Timeline& a, const Timeline& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Piece& one, const Piece& other) {
            const auto type = one.value.type();
            const bool plain = type == ValueType::text || type == ValueType::integer || type == ValueType::boolean;
            return plain && one.when == other.when && one.marks == other.marks && one.value == other.value;
        });
    }

    void settle() {
        // A node that nobody speaks of is not in the view.
        for (std::size_t n = 0; n < spoken_of_.size(); ++n) {
            if (!spoken_of_[n]) core_->node_spells[n] = 0;
        }
        for (auto& [property, column] : core_->node_columns) column.settle(core_->node_ids.size());
        for (auto& [property, column] : core_->edge_columns) column.settle(core_->edge_ids.size());
        core_->spells.freeze();
        core_->source_sets.freeze();
        core_->label_sets.freeze();
    }

    struct Recent {
        PropertyId property{};
        std::uint32_t history = 0;
    };

    struct SingleKey {
        std::int32_t since, since_last, until, until_last;
        std::uint32_t value, source, standing, kind;
        friend bool operator==(const SingleKey&, const SingleKey&) = default;
    };
    struct SingleHash {
        std::size_t operator()(const SingleKey& key) const {
            std::size_t hash = 0;
            for (auto part : {static_cast<std::uint32_t>(key.since), static_cast<std::uint32_t>(key.until),
                              static_cast<std::uint32_t>(key.since_last), static_cast<std::uint32_t>(key.until_last),
                              key.value, key.source, key.standing, key.kind}) {
                hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
            }
            return hash ^ hash >> 32;
        }
    };

    const Store* store_;
    std::shared_ptr<Snapshot::Core> core_;
    std::map<TypeId, std::vector<Coverage>> coverage_;
    std::vector<Coverage> concerning_;
    std::unordered_map<SingleKey, Single, SingleHash> singles_;
    std::vector<Recent> recent_ = std::vector<Recent>(1024);  ///< by what they say
    std::vector<bool> spoken_of_;
    std::uint32_t always_ = 0;
    Snapshot::Core::Presence now_{};  ///< of the edge at hand
    std::unordered_map<std::uint64_t, std::uint32_t> presence_numbers_;
};

Snapshot Snapshot::build(const Store& store, const View& view) { return SnapshotBuilder(store, view).build(); }

}  // namespace entente
