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

/// What the user asks for.
struct Wishes {
    std::string focus;
    std::string title;
    std::string subtitle;
    std::string engine = "auto";
    std::vector<std::string> types;
    std::vector<std::string> labels;
    SelectOptions select;
    int seconds = 60;

    void add_to(CLI::App& app, Delivery& delivery) {
        app.add_option("-o,--output", delivery.file, "the file; its suffix says what it is: .svg .png .pdf .dot")
            ->type_name("FILE")
            ->required();
        app.add_flag("--overwrite", delivery.overwrite, "replace an existing file");
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
        app.add_option("--engine", engine, "auto, wings, dot, sfdp, neato or twopi")->capture_default_str();
        app.add_option("--title", title, "above the picture")->type_name("TEXT");
        app.add_option("--subtitle", subtitle, "below the title")->type_name("TEXT");
        app.add_option("--time-limit", seconds, "seconds that a layout may take")
            ->type_name("N")
            ->check(CLI::Range(1, 86400))
            ->capture_default_str();
    }

    DrawOptions look() const {
        DrawOptions options;
        options.engine = engine_named(engine);
        options.limits.wall = std::chrono::seconds(seconds);
        options.limits.processor = std::chrono::seconds(seconds);
        return options;
    }
};

}  // namespace

Result draw_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    Wishes wishes;
    wishes.add_to(arguments.app(), arguments.delivery);
    arguments.add_view();
    arguments.parse(tokens);

    DrawOptions look = wishes.look();
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
    selection.title = wishes.title.empty() ? title : wishes.title;
    selection.subtitle = wishes.subtitle.empty() ? subtitle_of(view, wishes.select) : wishes.subtitle;
    selection.as_of = view.as_of ? to_string(*view.as_of) : "all";
    if (view.known_on) selection.known_on = to_string(*view.known_on);
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) selection.notes.push_back(note);
    return {Drawing{std::move(selection), look}, arguments.delivery};
}

}  // namespace entente
