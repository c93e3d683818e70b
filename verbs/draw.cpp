#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
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

}  // namespace

Result draw_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string focus;
    std::string title;
    std::string subtitle;
    std::string engine = "auto";
    std::vector<std::string> types;
    std::vector<std::string> labels;
    SelectOptions options;
    int seconds = 60;
    arguments.app()
        .add_option("-o,--output", arguments.delivery.file, "the file; its suffix says what it is: .svg .png .pdf .dot")
        ->type_name("FILE")
        ->required();
    arguments.app().add_flag("--overwrite", arguments.delivery.overwrite, "replace an existing file");
    arguments.app().add_option("--focus", focus, "the node in the middle")->type_name("NODE");
    arguments.app()
        .add_option("--hops", options.hops, "how far from the focus")
        ->type_name("N")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    arguments.app()
        .add_option("--type", types, "only edges of these types")
        ->type_name("TYPES")
        ->delimiter(',')
        ->allow_extra_args(false);
    arguments.app()
        .add_option("--label", labels, "only nodes of these labels")
        ->type_name("LABELS")
        ->delimiter(',')
        ->allow_extra_args(false);
    arguments.app().add_flag("--detail", options.detail,
                             "also nodes of labels that the schema calls detail (provisions, topics, persons ...)");
    arguments.app()
        .add_option("--max-nodes", options.max_nodes, "the rest is left out, and said to be")
        ->type_name("N")
        ->capture_default_str();
    arguments.app().add_option("--engine", engine, "auto, wings, dot, sfdp, neato or twopi")->capture_default_str();
    arguments.app().add_option("--title", title, "above the picture")->type_name("TEXT");
    arguments.app().add_option("--subtitle", subtitle, "below the title")->type_name("TEXT");
    arguments.app()
        .add_option("--time-limit", seconds, "seconds that a layout may take")
        ->type_name("N")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    arguments.add_view();
    arguments.parse(tokens);

    DrawOptions look;
    look.engine = engine_named(engine);
    look.limits.wall = std::chrono::seconds(seconds);
    look.limits.processor = std::chrono::seconds(seconds);
    draw_format(arguments.delivery.file);
    Store store = arguments.open();
    View view = arguments.view(store);
    options.labels = label_ids(store.schema(), labels);
    std::optional<NodeId> centre;
    if (!focus.empty()) centre = resolve_node(store, focus);

    Snapshot snapshot = Snapshot::of(store, view).narrowed({.types = type_ids(store.schema(), types)});
    if (centre) options.focus = snapshot.find(*centre);
    Selection selection = select(snapshot, options);
    std::string subject = centre ? store.node(*centre).name : store.path().stem().string();
    selection.title = title.empty() ? (centre ? fmt::format("The ties of {}", subject) : subject) : title;
    selection.subtitle = subtitle.empty() ? subtitle_of(view, options) : subtitle;
    selection.as_of = view.as_of ? to_string(*view.as_of) : "all";
    if (view.known_on) selection.known_on = to_string(*view.known_on);
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) selection.notes.push_back(note);
    return {Drawing{std::move(selection), look}, arguments.delivery};
}

}  // namespace entente
