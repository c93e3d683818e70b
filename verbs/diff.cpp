#include "export/draw.hpp"
#include "export/file.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/difference.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"
#include "verbs/diff_drawing.hpp"
#include "verbs/look.hpp"

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

/// Whether the answer is to be a picture: the file's suffix is that of a drawing which tells changes apart, and no
/// format of tables is named.
bool is_drawing(const Delivery& delivery) {
    if (!delivery.format.empty()) return false;
    auto formats = draw_formats();
    std::string suffix = lower_extension(delivery.file);
    return std::any_of(formats.begin(), formats.end(),
                       [&](const DrawFormat& f) { return f.shows_changes && f.suffix == suffix; });
}

/// The options of diff, as words.
struct DiffWishes {
    std::string first, second, focus;
    std::string by = "valid";
    std::vector<std::string> types;
    SelectOptions part;
    LookWishes looks;

    void add_to(CLI::App& app) {
        app.add_option("DAY", first, "the earlier day")->required();
        app.add_option("DAY2", second, "the later day")->required();
        app.add_option("--by", by, "valid: in the world; known: in what could be read")
            ->type_name("WORD")
            ->capture_default_str();
        app.add_option("--focus", focus, "only this node and ties at it")->type_name("NODE");
        add_list(app, "--type", types, "only ties of these types")->type_name("TYPES");
        app.add_flag("--detail", part.detail,
                     "of a drawing: also nodes of labels that the schema calls detail (provisions, topics ...)");
        app.add_option("--max-nodes", part.limits.nodes, "of a drawing: the rest is left out, and said to be")
            ->type_name("N")
            ->check(whole_number())
            ->capture_default_str();
        app.add_option("--max-edges", part.limits.lines, "of a drawing, likewise")
            ->type_name("N")
            ->check(whole_number())
            ->capture_default_str();
        looks.add_to(app);
    }
};

Drawing drawing(const DiffWishes& wishes, const Store& store, By by, const std::pair<View, View>& views,
                const Difference& found, std::optional<NodeId> focus, const Context& context) {
    DrawOptions options = wishes.looks.options();
    Selection selection =
        drawing_of(store, views.first, views.second, found, focus, wishes.part, options, {1, {}, context.stop});
    auto day = [&](const View& view) { return to_string(by == By::valid ? *view.as_of : *view.known_on); };
    std::string title = caption(by, views.first, views.second);
    if (focus) title = fmt::format("{}: {}", store.node(*focus).name, title);
    selection.title = wishes.looks.title.empty() ? title : wishes.looks.title;
    selection.subtitle =
        wishes.looks.subtitle.empty()
            ? fmt::format("{} changes between {} and {}", found.changes.size(), day(views.first), day(views.second))
            : wishes.looks.subtitle;
    selection.as_of = to_string(*views.second.as_of);
    if (views.second.known_on) selection.known_on = to_string(*views.second.known_on);
    return {std::move(selection), options};
}

void add_notes(std::vector<std::string>& notes, const Difference& found) {
    if (found.changes.empty()) notes.emplace_back("nothing changed");
    if (found.passing > 0) notes.push_back(fmt::format("{} more began and ended between the two days", found.passing));
    if (auto note = undatable_note(found.undatable); !note.empty()) notes.push_back(note);
}

}  // namespace

Result diff_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    DiffWishes wishes;
    wishes.add_to(arguments.app());
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery(Arguments::Pictures::own);
    arguments.parse(tokens);
    By by = by_option(wishes.by);
    Store store = arguments.open();
    auto both = views(arguments, store, by, wishes.first, wishes.second);
    DifferenceOptions options;
    options.types = type_ids(store.schema(), wishes.types);
    if (!wishes.focus.empty()) options.focus = resolve_node(store, wishes.focus);

    Difference found = difference(store, both.first, both.second, options);
    if (is_drawing(arguments.delivery)) {
        Drawing picture = drawing(wishes, store, by, both, found, options.focus, context);
        add_notes(picture.selection.notes, found);
        return {std::move(picture), arguments.delivery};
    }
    ChangeList list(store, by);
    list.table.caption = caption(by, both.first, both.second);
    for (const Change& change : found.changes) list.add(change);
    Answer answer;
    answer.document = Cell::Map{{"by", wishes.by},
                                {"from", wishes.first},
                                {"to", wishes.second},
                                {"changes", list.cells},
                                {"passing", found.passing}};
    answer.tables.push_back(std::move(list.table));
    add_notes(answer.notes, found);
    if (arguments.cite) add_bibliography(answer, store);
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
