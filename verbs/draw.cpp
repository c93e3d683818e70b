#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/look.hpp"
#include "verbs/part.hpp"
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
std::string subtitle_of(const View& view, const Part& part) {
    std::string words = view.as_of && view.as_of->is_dated() ? "As of " + in_words(*view.as_of) : "All time";
    if (view.known_on && view.known_on->is_dated()) words += ", as known on " + in_words(*view.known_on);
    return words + part.reach();
}

}  // namespace

Result draw_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    PartWishes wishes;
    LookWishes looks;
    arguments.app()
        .add_option("-o,--output", arguments.delivery.file, "the file; its suffix says what it is: .svg .png .pdf .html .dot")
        ->type_name("FILE")
        ->required();
    arguments.app().add_flag("--overwrite", arguments.delivery.overwrite, "replace an existing file");
    wishes.add_to(arguments.app());
    looks.add_to(arguments.app());
    arguments.add_view();
    arguments.parse(tokens);
    wishes.check(arguments.app());

    DrawOptions look = looks.options();
    const bool all_time = draw_format(arguments.delivery.file).all_time;
    Store store = arguments.open();
    View view = arguments.view(store);
    Part part(wishes, arguments, store);
    Snapshot snapshot = Snapshot::of(store, view).narrowed({.types = part.types()});
    if (all_time) snapshot = snapshot.whole().narrowed({.types = part.types()});
    Selection selection = tell(std::span(&snapshot, 1), store, part.choose(snapshot), {.facts = all_time});
    selection.title = looks.title.empty() ? part.title() : looks.title;
    selection.subtitle = looks.subtitle.empty() ? subtitle_of(view, part) : looks.subtitle;
    selection.as_of = view.as_of ? to_string(*view.as_of) : "all";
    if (view.known_on) selection.known_on = to_string(*view.known_on);
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) selection.notes.push_back(note);
    return {Drawing{std::move(selection), look}, arguments.delivery};
}

}  // namespace entente
