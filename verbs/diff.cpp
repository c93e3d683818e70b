#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/difference.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

using By = DifferenceBy;

By by_option(const std::string& word) {
    if (word == "valid") return By::valid;
    if (word == "known") return By::known;
    throw UsageError(fmt::format("--by takes valid or known, found '{}'", word));
}

/// Changes as rows and as a document.
class ChangeList {
public:
    ChangeList(const Store& store, By by) : store_(store), by_(by) {
        table.columns = {"change", "day", "element", "property", "before", "after", "marks", "sources"};
    }

    void add(const Change& change) {
        std::string element = change.edge ? element_words(store_, *change.edge) : store_.node(change.node).key;
        Cell property = change.property == kExists ? Cell() : Cell(store_.schema().at(change.property).name);
        Cell day = change.day ? Cell(to_string(*change.day)) : Cell();
        std::string kind(entente::words(change.kind, by_));
        auto cited = keys(sources(change));
        const auto& last = change.after ? change.after : change.before;
        table.rows.push_back({kind, day, element, property, side(change, change.before), side(change, change.after),
                              entente::words(last->marks), joined(cited)});
        Cell::Map map{{"change", kind}, {"day", day}, {"element", element}, {"property", property}};
        append_edge(map, change.edge);
        map.push_back({"before", showing(change.before)});
        map.push_back({"after", showing(change.after)});
        Cell::List values;
        for (const Having& having : change.values) {
            Cell value = showing(having.showing);
            auto& entries = std::get<Cell::Map>(value.content);
            entries.insert(entries.begin(), {"property", store_.schema().at(having.property).name});
            values.push_back(std::move(value));
        }
        map.push_back({"values", values});
        map.push_back({"sources", cell(cited)});
        cells.emplace_back(std::move(map));
    }

    Table table;
    Cell::List cells;

private:
    void append_edge(Cell::Map& map, const std::optional<EdgeRecord>& edge) const {
        map.push_back({"type", edge ? Cell(store_.schema().at(edge->type).name) : Cell()});
        map.push_back({"tail", edge ? Cell(store_.node(edge->tail).key) : Cell()});
        map.push_back({"head", edge ? Cell(store_.node(edge->head).key) : Cell()});
        map.push_back({"identity", edge && !edge->identity.empty() ? Cell(edge->identity) : Cell()});
    }

    std::vector<std::string> keys(const std::vector<SourceId>& sources) const {
        std::vector<std::string> keys;
        for (SourceId id : sources) keys.push_back(store_.sources().at(static_cast<std::size_t>(raw(id)) - 1).key);
        return keys;
    }

    /// Of a value the value, of an element its span and its values.
    std::string side(const Change& change, const std::optional<Showing>& showing) const {
        if (!showing) return "";
        if (change.property != kExists || showing->value.is_none()) return entente::words(store_, showing->value);
        std::string text = readable(showing->when);
        bool whole = change.kind == (&showing == &change.after ? Change::Kind::began : Change::Kind::ended);
        if (!whole) return text;
        for (const Having& having : change.values) {
            text += fmt::format("; {}: {}", store_.schema().at(having.property).name,
                                entente::words(store_, having.showing.value));
        }
        return text;
    }

    Cell showing(const std::optional<Showing>& showing) const {
        if (!showing) return {};
        Cell::List statements;
        for (StatementId id : showing->statements) statements.emplace_back(raw(id));
        Cell::Map map{{"value", cell(store_, showing->value)},
                      {"text", entente::words(store_, showing->value)},
                      {"span", cell(showing->when)},
                      {"sources", cell(keys(showing->sources))},
                      {"statements", statements}};
        append(map, showing->marks);
        return map;
    }

    const Store& store_;
    By by_;
};

/// The two views, or UsageError where the options contradict one another.
std::pair<View, View> views(const Arguments& arguments, const Store& store, By by, const std::string& first,
                            const std::string& second) {
    std::pair days{day_option("DAY", first), day_option("DAY", second)};
    if (days.second < days.first)
        throw UsageError(fmt::format("diff takes the earlier day first, found {} before {}", first, second));
    if (by == By::valid && arguments.has("--as-of"))
        throw UsageError("--as-of goes with --by known: the days of --by valid are the days looked at");
    if (by == By::known && arguments.has("--known-on"))
        throw UsageError("--known-on goes with --by valid: the days of --by known are the knowledge days");
    View before = arguments.view(store);
    if (arguments.has("--as-of") && !before.as_of) throw UsageError("--as-of: diff looks at a day, found 'all'");
    if (by == By::known && !arguments.has("--as-of")) before.as_of = days.second;
    View after = before;
    (by == By::valid ? before.as_of : before.known_on) = days.first;
    (by == By::valid ? after.as_of : after.known_on) = days.second;
    return {before, after};
}

std::string caption(By by, const View& before, const View& after) {
    if (by == By::known) {
        return fmt::format("What was learnt from {} to {}, as of {}", to_string(*before.known_on),
                           to_string(*after.known_on), to_string(*after.as_of));
    }
    return fmt::format("What changed from {} to {}{}", to_string(*before.as_of), to_string(*after.as_of),
                       after.known_on ? ", known on " + to_string(*after.known_on) : "");
}

}  // namespace

Result diff_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string first, second, focus, by_word = "valid";
    std::vector<std::string> types;
    CLI::App& app = arguments.app();
    app.add_option("DAY", first, "the earlier day")->required();
    app.add_option("DAY2", second, "the later day")->required();
    app.add_option("--by", by_word, "valid: in the world; known: in what could be read")
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--focus", focus, "only this node and ties at it")->type_name("NODE");
    add_list(app, "--type", types, "only ties of these types")->type_name("TYPES");
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    By by = by_option(by_word);
    Store store = arguments.open();
    auto [before, after] = views(arguments, store, by, first, second);
    DifferenceOptions options;
    options.types = type_ids(store.schema(), types);
    if (!focus.empty()) options.focus = resolve_node(store, focus);

    Difference found = difference(store, before, after, options);
    ChangeList list(store, by);
    list.table.caption = caption(by, before, after);
    for (const Change& change : found.changes) list.add(change);
    Answer answer;
    answer.document = Cell::Map{
        {"by", by_word}, {"from", first}, {"to", second}, {"changes", list.cells}, {"passing", found.passing}};
    answer.tables.push_back(std::move(list.table));
    if (found.changes.empty()) answer.notes.emplace_back("nothing changed");
    if (found.passing > 0)
        answer.notes.push_back(fmt::format("{} more began and ended between the two days", found.passing));
    if (auto note = undatable_note(found.undatable); !note.empty()) answer.notes.push_back(note);
    if (arguments.cite) add_bibliography(answer, store);
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
