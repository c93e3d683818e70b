#include "verbs/draw_words.hpp"

#include <fmt/format.h>

#include <array>

namespace entente {

std::string in_words(Day day) {
    constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
    CivilDay date = civil(day);
    return fmt::format("{} {} {}", date.day, months[date.month - 1], date.year);
}

void entitle(Selection& selection, const Part& part, const LookWishes& looks, const View& view) {
    std::string when = view.as_of && view.as_of->is_dated() ? "As of " + in_words(*view.as_of) : "All time";
    if (view.known_on && view.known_on->is_dated()) when += ", as known on " + in_words(*view.known_on);
    selection.title = looks.title.empty() ? part.title() : looks.title;
    selection.subtitle = looks.subtitle.empty() ? when + part.reach() : looks.subtitle;
    selection.as_of = view.as_of ? to_string(*view.as_of) : "all";
    if (view.known_on) selection.known_on = to_string(*view.known_on);
}

}  // namespace entente
