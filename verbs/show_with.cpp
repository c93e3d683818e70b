#include "verbs/show_with.hpp"

#include "graph/error.hpp"
#include "graph/lookup.hpp"
#include "verbs/cells.hpp"
#include "verbs/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entente {

namespace {

/// A tie at one of the two nodes.
struct Tie {
    EdgeRecord edge;
    Resolution resolution;
};

/// Something that ties the two over some days.
struct Bond {
    Interval when;
    std::optional<NodeRecord> common;  ///< nothing: the ties are direct
    std::vector<const Tie*> first;     ///< ties of the first node
    std::vector<const Tie*> second;    ///< of the second; none where direct
};

class Timetable {
public:
    Timetable(const Store& store, const View& view, NodeId a, NodeId b, const std::vector<TypeId>& types)
        : store_(store), view_(view), days_(window(view)), types_(types), a_(a), b_(b), lookup_(store, view) {}

    Answer answer() {
        std::vector<Tie> direct;
        std::map<NodeId, std::vector<Tie>> of_a, of_b;
        collect(direct, of_a, of_b);
        std::vector<Bond> bonds;
        for (const Tie& tie : direct) {
            for (const Interval& when : tie.resolution.possible()) add(bonds, {when, {}, {&tie}, {}});
        }
        for (const auto& [node, ties] : of_a) {
            auto others = of_b.find(node);
            if (others == of_b.end()) continue;
            for (const Interval& when : intersection(held(ties), held(others->second)))
                add(bonds, {when, store_.node(node), within(ties, when), within(others->second, when)});
        }
        std::stable_sort(bonds.begin(), bonds.end(), [](const Bond& x, const Bond& y) {
            auto key = [](const Bond& bond) {
                return std::tuple(bond.when, bond.common ? bond.common->name : std::string());
            };
            return key(x) < key(y);
        });
        return laid_out(bonds);
    }

private:
    bool followed(const EdgeRecord& edge) const {
        if (types_.empty()) return store_.schema().at(edge.type).default_path;
        return std::find(types_.begin(), types_.end(), edge.type) != types_.end();
    }

    /// Resolves the ties between the two and those to what both are tied to.
    void collect(std::vector<Tie>& direct, std::map<NodeId, std::vector<Tie>>& of_a,
                 std::map<NodeId, std::vector<Tie>>& of_b) {
        auto other_end = [](const EdgeRecord& edge, NodeId node) { return edge.tail == node ? edge.head : edge.tail; };
        auto edges_a = store_.edges_at(a_);
        auto edges_b = store_.edges_at(b_);
        std::set<NodeId> neighbours;
        for (const EdgeRecord& edge : edges_b) {
            if (followed(edge)) neighbours.insert(other_end(edge, b_));
        }
        std::set<NodeId> common;
        for (const EdgeRecord& edge : edges_a) {
            NodeId other = other_end(edge, a_);
            if (!followed(edge) || other == a_) continue;
            if (other == b_) {
                direct.push_back(resolved(edge));
            } else if (neighbours.contains(other)) {
                common.insert(other);
                of_a[other].push_back(resolved(edge));
            }
        }
        for (const EdgeRecord& edge : edges_b) {
            NodeId other = other_end(edge, b_);
            if (followed(edge) && common.contains(other)) of_b[other].push_back(resolved(edge));
        }
    }

    Tie resolved(const EdgeRecord& edge) {
        Tie tie{edge, lookup_.edge(edge)};
        undatable_ += tie.resolution.undatable;
        return tie;
    }

    static Intervals held(const std::vector<Tie>& ties) {
        Intervals days;
        for (const Tie& tie : ties) {
            for (const Interval& when : tie.resolution.possible()) days.push_back(when);
        }
        return normalised(days);
    }

    static std::vector<const Tie*> within(const std::vector<Tie>& ties, const Interval& when) {
        std::vector<const Tie*> found;
        for (const Tie& tie : ties) {
            if (is_there(tie.resolution, when)) found.push_back(&tie);
        }
        return found;
    }

    void add(std::vector<Bond>& bonds, Bond bond) const {
        if (bond.when.since < days_.until && days_.since < bond.when.until) bonds.push_back(std::move(bond));
    }

    Answer laid_out(const std::vector<Bond>& bonds) {
        NodeRecord a = store_.node(a_);
        NodeRecord b = store_.node(b_);
        Answer answer;
        Table table{fmt::format("{} and {}, {}", a.name, b.name, words(view_)),
                    {"from", "to", "what", "node", a.name, b.name, "marks", "sources"},
                    {}};
        Cell::List cells;
        for (const Bond& bond : bonds) {
            auto day = [](Day d) { return d.is_dated() ? Cell(to_string(d)) : Cell(); };
            auto cited = sources(bond);
            Marks marks = this->marks(bond);
            auto labels = bond.common ? shown_labels(store_, lookup_.node(bond.common->id), bond.when)
                                      : std::vector<std::string>{};
            table.rows.push_back({day(bond.when.since), day(bond.when.until.previous()),
                                  bond.common ? joined(labels) : "direct", bond.common ? bond.common->name : "",
                                  tie_words(bond, a_), tie_words(bond, b_), words(marks), joined(cited)});
            Cell::Map map{{"what", bond.common ? "common" : "direct"},
                          {"key", bond.common ? Cell(bond.common->key) : Cell()},
                          {"name", bond.common ? Cell(bond.common->name) : Cell()},
                          {"labels", cell(labels)},
                          {"span", cell(bond.when)},
                          {"first", tie_cells(bond, bond.first, a_)},
                          {"second", tie_cells(bond, bond.second, b_)},
                          {"sources", cell(cited)}};
            append(map, marks);
            cells.emplace_back(std::move(map));
        }
        auto node_cell = [](const NodeRecord& node) { return Cell::Map{{"key", node.key}, {"name", node.name}}; };
        answer.document = Cell::Map{{"first", node_cell(a)}, {"second", node_cell(b)}, {"ties", cells}};
        answer.tables.push_back(std::move(table));
        if (bonds.empty()) answer.notes.emplace_back("nothing ties them directly or by one node");
        if (auto note = undatable_note(undatable_); !note.empty()) answer.notes.push_back(note);
        return answer;
    }

    std::string_view direction(const Tie& tie, NodeId from) const {
        if (store_.schema().at(tie.edge.type).symmetric) return "--";
        return tie.edge.tail == from ? "->" : "<-";
    }

    /// "-> MEMBER_OF (status: full), <- SIGNED"; of a direct tie only what the node is the tail of.
    std::string tie_words(const Bond& bond, NodeId from) const {
        std::vector<std::string> texts;
        for (const Tie* tie : bond.common&& from == b_ ? bond.second : bond.first) {
            if (!bond.common && tie->edge.tail != from) continue;
            std::vector<std::string> properties;
            for (const auto& [id, timeline] : tie->resolution.properties) {
                const std::string& name = store_.schema().at(id).name;
                std::string text = shown_words(store_, tie->resolution, name, bond.when);
                if (!text.empty()) properties.push_back(fmt::format("{}: {}", name, text));
            }
            texts.push_back(fmt::format("{} {}{}", direction(*tie, from), store_.schema().at(tie->edge.type).name,
                                        properties.empty() ? "" : fmt::format(" ({})", fmt::join(properties, "; "))));
        }
        return joined(texts);
    }

    Cell tie_cells(const Bond& bond, const std::vector<const Tie*>& ties, NodeId from) const {
        Cell::List cells;
        for (const Tie* tie : ties) {
            Cell::Map properties;
            for (const auto& [id, timeline] : tie->resolution.properties) {
                const std::string& name = store_.schema().at(id).name;
                Cell value = shown_cell(store_, tie->resolution, name, bond.when);
                if (!value.is_null()) properties.push_back({name, std::move(value)});
            }
            auto claims = shown_claims(store_.schema(), tie->resolution, bond.when);
            bool out = tie->edge.tail == from || store_.schema().at(tie->edge.type).symmetric;
            cells.emplace_back(Cell::Map{{"type", store_.schema().at(tie->edge.type).name},
                                         {"direction", out ? "out" : "in"},
                                         {"spans", cell(tie->resolution.possible())},
                                         {"certain_spans", cell(tie->resolution.certain())},
                                         {"properties", properties},
                                         {"sources", cell(source_keys(store_, tie->resolution, claims))},
                                         {"statements", statement_ids(tie->resolution, claims)}});
        }
        return cells;
    }

    template <typename Visit>
    static void each_tie(const Bond& bond, Visit visit) {
        for (const Tie* tie : bond.first) visit(*tie);
        for (const Tie* tie : bond.second) visit(*tie);
    }

    std::vector<std::string> sources(const Bond& bond) const {
        std::vector<std::string> keys;
        each_tie(bond, [&](const Tie& tie) {
            for (const auto& key :
                 source_keys(store_, tie.resolution, shown_claims(store_.schema(), tie.resolution, bond.when))) {
                if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
            }
        });
        return keys;
    }

    /// Every mark that a tie has on one of the days.
    Marks marks(const Bond& bond) const {
        Marks marks;
        marks.certain = true;
        each_tie(bond, [&](const Tie& tie) {
            for (const Piece& piece : tie.resolution.presence) {
                if (piece.value.is_none() || piece.when.since >= bond.when.until || bond.when.since >= piece.when.until)
                    continue;
                marks.certain = marks.certain && piece.marks.certain;
                marks.disputed = marks.disputed || piece.marks.disputed;
                marks.undated = marks.undated || piece.marks.undated;
                marks.carried = marks.carried || piece.marks.carried;
                marks.modality = std::max(marks.modality, piece.marks.modality);
            }
        });
        return marks;
    }

    const Store& store_;
    const View& view_;
    Interval days_;
    const std::vector<TypeId>& types_;
    NodeId a_;
    NodeId b_;
    Lookup lookup_;
    std::size_t undatable_ = 0;
};

}  // namespace

Answer show_with(const Store& store, const View& view, NodeId a, NodeId b, const std::vector<TypeId>& types) {
    if (a == b) throw Error(fmt::format("expected two nodes, found {} twice", store.node(a).key));
    return Timetable(store, view, a, b, types).answer();
}

}  // namespace entente
