#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/look.hpp"
#include "verbs/select.hpp"

#include <fmt/format.h>

#include <array>

namespace entente {

namespace {

/// "15 July 2024": how a newspaper dates a diagram.
std::string in_words(Day day) {
    constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
    CivilDay date = civil(day);
    return fmt::format("{} {} {}", date.day, months[date.month - 1], date.year);
}

/// The line below the title, where none is given.
std::string subtitle_of(const View& view, const SelectOptions& options) {
    std::string words = view.as_of && view.as_of->is_dated() ? "As of " + in_words(*view.as_of) : "All time";
    if (view.known_on && view.known_on->is_dated()) words += ", as known on " + in_words(*view.known_on);
    if (options.focus) words += fmt::format(", within {} {}", options.hops, options.hops == 1 ? "step" : "steps");
    return words;
}

/// What is drawn.
struct Wishes {
    std::string focus;
    std::vector<std::string> types;
    std::vector<std::string> labels;
    SelectOptions select;

    void add_to(CLI::App& app) {
        app.add_option("--focus", focus, "the node in the middle")->type_name("NODE");
        app.add_option("--hops", select.hops, "how far from the focus")
            ->type_name("N")
            ->check(CLI::Range(0, 100))
            ->capture_default_str();
        add_list(app, "--type", types, "only edges of these types")->type_name("TYPES");
        add_list(app, "--label", labels, "only nodes of these labels")->type_name("LABELS");
        app.add_flag("--detail", select.detail,
                     "also nodes of labels that the schema calls detail (provisions, topics, persons ...)");
        app.add_option("--max-nodes", select.max_nodes, "the rest is left out, and said to be")
            ->type_name("N")
            ->capture_default_str();
    }
};

}  // namespace

Result draw_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    Wishes wishes;
    LookWishes looks;
    arguments.app()
        .add_option("-o,--output", arguments.delivery.file, "the file; its suffix says what it is: .svg .png .pdf .dot")
        ->type_name("FILE")
        ->required();
    arguments.app().add_flag("--overwrite", arguments.delivery.overwrite, "replace an existing file");
    wishes.add_to(arguments.app());
    looks.add_to(arguments.app());
    arguments.add_view();
    arguments.parse(tokens);

    DrawOptions look = looks.options();
    draw_format(arguments.delivery.file);
    Store store = arguments.open();
    View view = arguments.view(store);
    wishes.select.labels = label_ids(store.schema(), wishes.labels);
    std::optional<NodeId> centre;
    if (!wishes.focus.empty()) centre = resolve_node(store, wishes.focus);

    Snapshot snapshot = Snapshot::of(store, view).narrowed({.types = type_ids(store.schema(), wishes.types)});
    if (centre) wishes.select.focus = snapshot.find(*centre);
    Selection selection = select(snapshot, wishes.select);
    std::string subject = centre ? store.node(*centre).name : store.path().stem().string();
    std::string title = centre ? fmt::format("The ties of {}", subject) : subject;
    selection.title = looks.title.empty() ? title : looks.title;
    selection.subtitle = looks.subtitle.empty() ? subtitle_of(view, wishes.select) : looks.subtitle;
    selection.as_of = view.as_of ? to_string(*view.as_of) : "all";
    if (view.known_on) selection.known_on = to_string(*view.known_on);
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) selection.notes.push_back(note);
    return {Drawing{std::move(selection), look}, arguments.delivery};
}

}  // namespace entente
