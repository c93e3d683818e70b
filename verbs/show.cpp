#include "graph/error.hpp"
#include "graph/lookup.hpp"
#include "graph/names.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"
#include "verbs/show_with.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace entente {

namespace {

/// A tie of the shown node, as the view has it.
struct Tie {
    EdgeRecord edge;
    Resolution resolution;
    const EdgeType* type;
    NodeRecord other;
    std::string direction;  ///< "out" or "in"; a symmetric tie is "out"
    Timeline shown;         ///< pieces of presence: on the day, or all
};

class Show {
public:
    Show(const Store& store, const View& view) : store_(store), view_(view), lookup_(store, view) {}

    Answer answer(NodeId id) {
        NodeRecord node = store_.node(id);
        Resolution resolution = lookup_.node(id);
        left_out_ += resolution.undatable;
        collect_ties(id);
        Answer answer;
        answer.document =
            Cell::Map{{"key", node.key},        {"labels", labels(resolution)}, {"name", node.name},
                      {"aliases", aliases(id)}, {"facts", facts(resolution)},   {"not_settled", not_settled(id)},
                      {"ties", ties()},         {"left_out", left_out_}};
        facts_.caption = "Facts";
        for (Table* table : {&facts_, &ties_table_, &unsettled_}) {
            if (!table->rows.empty()) answer.tables.push_back(std::move(*table));
        }
        if (answer.tables.empty()) answer.tables.push_back(std::move(facts_));
        std::string heading = fmt::format("{} ({}), {}", node.name, node.key, words(view_));
        Table& first = answer.tables.front();
        first.caption = first.caption == "Facts" ? heading : fmt::format("{}. {}", heading, first.caption);
        if (left_out_ > 0) answer.notes.push_back(undatable_note(left_out_));
        return answer;
    }

private:
    /// What the view shows of a timeline: of each value the whole time that it holds without a break, with the marks of
    /// the day (over all time: every mark that it has).
    Timeline shown(const Timeline& timeline, Kind kind) const {
        Timeline runs;
        for (const Piece& piece : timeline) {
            bool joins =
                !runs.empty() && runs.back().when.until == piece.when.since && runs.back().value == piece.value;
            if (joins) {
                extend(runs.back(), piece);
            } else {
                runs.push_back(piece);
            }
        }
        Timeline pieces;
        const Piece* latest = view_.as_of && kind == Kind::observation ? sample(runs, kind, *view_.as_of) : nullptr;
        for (Piece& run : runs) {
            if (run.value.is_none()) continue;
            bool today = !view_.as_of || (kind == Kind::observation ? &run == latest : run.when.contains(*view_.as_of));
            if (today) pieces.push_back(std::move(run));
        }
        return pieces;
    }

    void extend(Piece& run, const Piece& piece) const {
        run.when.until = piece.when.until;
        if (!view_.as_of) {
            run.marks.certain = run.marks.certain || piece.marks.certain;
            run.marks.disputed = run.marks.disputed || piece.marks.disputed;
            run.marks.undated = run.marks.undated || piece.marks.undated;
            run.marks.carried = run.marks.carried || piece.marks.carried;
        } else if (piece.when.contains(*view_.as_of)) {
            run.marks = piece.marks;
        }
        for (auto claim : piece.claims) {
            if (std::find(run.claims.begin(), run.claims.end(), claim) == run.claims.end()) run.claims.push_back(claim);
        }
    }

    Cell labels(const Resolution& resolution) const {
        std::vector<std::string> names;
        if (const Timeline* timeline = resolution.property(kLabel)) {
            for (const Piece& piece : shown(*timeline, Kind::state)) names.push_back(words(store_, piece.value));
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return cell(names);
    }

    Cell aliases(NodeId id) const {
        Cell::List cells;
        for (const Name& name : store_.names(id)) {
            // Names in every language are for finding, not for reading.
            if (name.kind != NameKind::code && name.language.empty()) cells.emplace_back(name.text);
        }
        return cells;
    }

    Cell facts(const Resolution& resolution) {
        facts_.columns = {"property", "value", "holds", "marks", "sources", "statements"};
        Cell::List cells;
        auto add = [&](std::string_view name, const Piece& piece) {
            auto keys = source_keys(store_, resolution, piece.claims);
            Cell::Map map{{"property", std::string(name)},
                          {"value", cell(store_, piece.value)},
                          {"text", words(store_, piece.value)},
                          {"span", cell(piece.when)},
                          {"rank", std::string(to_string(resolution.claims[piece.claims.front()].statement.rank))},
                          {"sources", cell(keys)},
                          {"statements", statement_ids(resolution, piece.claims)}};
            append(map, piece.marks);
            facts_.rows.push_back({std::string(name), words(store_, piece.value), readable(piece.when),
                                   words(piece.marks), joined(keys), id_words(resolution, piece.claims)});
            cells.emplace_back(std::move(map));
        };
        for (const Piece& piece : shown(resolution.presence, Kind::state)) add("exists", piece);
        for (const auto& [id, timeline] : resolution.properties) {
            const Property& property = store_.schema().at(id);
            for (const Piece& piece : shown(timeline, property.kind)) add(property.name, piece);
        }
        return cells;
    }

    static std::string id_words(const Resolution& resolution, const std::vector<std::uint32_t>& claims) {
        std::vector<std::string> ids;
        for (auto claim : claims) {
            if (!resolution.claims[claim].denial)
                ids.push_back(fmt::format("{}", raw(resolution.claims[claim].statement.id)));
        }
        return joined(ids);
    }

    void collect_ties(NodeId id) {
        for (const EdgeRecord& edge : store_.edges_at(id)) {
            Tie tie{edge, lookup_.edge(edge), &store_.schema().at(edge.type), {}, "out", {}};
            left_out_ += tie.resolution.undatable;
            tie.shown = shown(tie.resolution.presence, Kind::state);
            edges_.push_back(edge);
            if (tie.shown.empty()) continue;
            bool out = edge.tail == id || tie.type->symmetric;
            tie.direction = out ? "out" : "in";
            tie.other = store_.node(edge.tail == id ? edge.head : edge.tail);
            ties_.push_back(std::move(tie));
        }
        std::stable_sort(ties_.begin(), ties_.end(), [](const Tie& a, const Tie& b) {
            return std::tie(a.type->name, b.direction, a.other.name) <
                   std::tie(b.type->name, a.direction, b.other.name);
        });
    }

    Cell ties() {
        ties_table_.caption = "Ties";
        ties_table_.columns = {"type", "", "node", "holds", "properties", "marks", "sources"};
        Cell::List cells;
        for (Tie& tie : ties_) cells.emplace_back(tie_cell(tie));
        return cells;
    }

    Cell tie_cell(const Tie& tie) {
        const Resolution& resolution = tie.resolution;
        std::vector<std::uint32_t> claims;
        for (const Piece& piece : tie.shown) {
            for (auto claim : piece.claims) {
                if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
            }
        }
        Cell::Map properties;
        std::string property_words;
        for (const auto& [id, timeline] : resolution.properties) {
            const Property& property = store_.schema().at(id);
            Cell::List values;
            for (const Piece& piece : shown(timeline, property.kind)) {
                values.push_back(cell(store_, piece.value));
                property_words += fmt::format("{}{}: {}", property_words.empty() ? "" : "; ", property.name,
                                              words(store_, piece.value));
                for (auto claim : piece.claims) {
                    if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
                }
            }
            if (values.empty()) continue;
            properties.push_back({property.name, property.many || values.size() > 1 ? Cell(values) : values.front()});
        }
        Resolution other = lookup_.node(tie.other.id);
        auto keys = source_keys(store_, resolution, claims);
        const Marks& marks = tie.shown.back().marks;
        Cell::Map map{{"type", tie.type->name},
                      {"direction", tie.direction},
                      {"key", tie.other.key},
                      {"name", tie.other.name},
                      {"labels", labels(other)},
                      {"spans", cell(resolution.possible())},
                      {"certain_spans", cell(resolution.certain())},
                      {"properties", properties},
                      {"sources", cell(keys)},
                      {"statements", statement_ids(resolution, claims)}};
        append(map, marks);
        std::string arrow = tie.type->symmetric ? "--" : tie.direction == "out" ? "->" : "<-";
        ties_table_.rows.push_back({tie.type->name, arrow, tie.other.name, words(resolution.possible()), property_words,
                                    words(marks), joined(keys)});
        return map;
    }

    /// What is stated of the node and its ties and deprecated.
    Cell not_settled(NodeId id) {
        unsettled_.caption = "Not taken as settled";
        unsettled_.columns = {"element", "property", "value", "holds", "reason", "source", "statement"};
        Cell::List cells;
        View all_ranks = view_;
        all_ranks.deprecated = true;
        Resolver resolver(store_.schema(), store_.sources(), all_ranks);
        auto add = [&](const std::string& name, const Statement& statement, const ElementFacts& facts) {
            bool undatable = false;
            if (statement.rank != Rank::deprecated || !resolver.admits(statement, undatable)) return;
            Interval possible = resolver.extent(statement, facts).possible;
            const Property& property = store_.schema().at(statement.property);
            const std::string& source = store_.sources().at(static_cast<std::size_t>(raw(statement.source)) - 1).key;
            cells.emplace_back(Cell::Map{{"element", name},
                                         {"property", property.name},
                                         {"value", cell(store_, statement.value)},
                                         {"text", words(store_, statement.value)},
                                         {"span", cell(possible)},
                                         {"rank", "deprecated"},
                                         {"reason", statement.reason},
                                         {"sources", Cell::List{source}},
                                         {"statements", Cell::List{raw(statement.id)}}});
            unsettled_.rows.push_back({name, property.name, words(store_, statement.value), readable(possible),
                                       statement.reason, source, raw(statement.id)});
        };
        for (const Statement& statement : store_.statements(element(id))) add(store_.node(id).key, statement, {});
        for (const EdgeRecord& edge : edges_) {
            ElementFacts facts;
            facts.type = &store_.schema().at(edge.type);
            for (const Statement& statement : store_.statements(element(edge.id)))
                add(element_words(store_, edge), statement, facts);
        }
        return cells;
    }

    const Store& store_;
    const View& view_;
    Lookup lookup_;
    std::vector<EdgeRecord> edges_;
    std::vector<Tie> ties_;
    std::size_t left_out_ = 0;
    Table facts_;
    Table ties_table_;
    Table unsettled_;
};

}  // namespace

Result show_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string node;
    std::string other;
    std::vector<std::string> via;
    arguments.app().add_option("NODE", node, "a key, a code, a name or an alias")->required();
    arguments.app()
        .add_option("--with", other, "what ties it to this one, as a timeline over all time")
        ->type_name("NODE");
    add_list(arguments.app(), "--via", via, "of these edge types, with --with")->type_name("TYPES");
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    Store store = arguments.open();
    View view = arguments.view(store);
    if (!via.empty() && other.empty()) throw UsageError("--via goes with --with");
    if (!other.empty() && !arguments.has("--as-of")) view.as_of.reset();
    Answer answer = other.empty() ? Show(store, view).answer(resolve_node(store, node))
                                  : show_with(store, view, resolve_node(store, node), resolve_node(store, other),
                                              type_ids(store.schema(), via));
    if (arguments.cite) add_bibliography(answer, store);
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
