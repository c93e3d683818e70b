#include "verbs/draw_series.hpp"

#include "export/layout.hpp"
#include "export/multiples.hpp"
#include "graph/error.hpp"
#include "verbs/select_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <ostream>
#include <set>
#include <tuple>

namespace entente {

namespace {

constexpr std::size_t kMostDrawings = 200;

std::string expanded(const std::string& pattern, Day day) {
    CivilDay date = civil(day);
    std::string name;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '%') {
            name += pattern[at];
            continue;
        }
        char letter = at + 1 < pattern.size() ? pattern[++at] : '\0';
        switch (letter) {
            case 'Y':
                name += fmt::format("{:04}", date.year);
                break;
            case 'm':
                name += fmt::format("{:02}", date.month);
                break;
            case 'd':
                name += fmt::format("{:02}", date.day);
                break;
            case '%':
                name += '%';
                break;
            default:
                throw UsageError(fmt::format("the name of a series takes %Y, %m, %d and %%, found '%{}' in '{}'",
                                             letter == '\0' ? "" : std::string(1, letter), pattern));
        }
    }
    return name;
}

auto identity(const SketchTie& tie) { return std::tuple(tie.edge, tie.second, tie.folded); }

/// Everything of the sketches, each once, by index.
Sketch united(const std::vector<Chosen>& days) {
    Sketch all;
    std::set<NodeIndex> nodes, focus;
    std::set<decltype(identity(std::declval<SketchTie>()))> seen;
    for (const Chosen& day : days) {
        nodes.insert(day.sketch.nodes.begin(), day.sketch.nodes.end());
        focus.insert(day.sketch.focus.begin(), day.sketch.focus.end());
        for (const SketchTie& tie : day.sketch.ties) {
            if (seen.insert(identity(tie)).second) all.ties.push_back(tie);
        }
    }
    std::stable_sort(all.ties.begin(), all.ties.end(),
                     [](const SketchTie& a, const SketchTie& b) { return identity(a) < identity(b); });
    all.nodes.assign(nodes.begin(), nodes.end());
    all.focus.assign(focus.begin(), focus.end());
    return all;
}

/// What of a day is in the sketch of all, in its order.
void keep_common(Sketch& day, const Sketch& all, const Snapshot& snapshot) {
    std::set<decltype(identity(std::declval<SketchTie>()))> ties;
    for (const SketchTie& tie : all.ties) ties.insert(identity(tie));
    auto mine = members_of(day, snapshot);
    keep_only(day, members_of(all, snapshot));
    std::erase_if(day.ties, [&](const SketchTie& tie) { return !ties.contains(identity(tie)); });
    day.nodes.clear();
    for (NodeIndex node : all.nodes) {
        if (mine[raw(node)]) day.nodes.push_back(node);
    }
    day.notes.insert(day.notes.end(), all.notes.begin(), all.notes.end());
}

void check_length(const std::vector<Period>& periods) {
    if (periods.size() > kMostDrawings)
        throw UsageError(fmt::format("--over asks for {} drawings; {} are the most", periods.size(), kMostDrawings));
}

}  // namespace

bool is_pattern(const std::filesystem::path& file) { return file.string().find('%') != std::string::npos; }

std::vector<std::filesystem::path> series_files(const std::filesystem::path& pattern,
                                                const std::vector<Period>& periods) {
    check_length(periods);
    std::vector<std::filesystem::path> files;
    std::set<std::string> names;
    for (const Period& period : periods) {
        std::string name = expanded(pattern.string(), period.day);
        if (!names.insert(name).second)
            throw UsageError(
                fmt::format("two drawings of the series would be '{}'; %Y, %m and %d in the name tell "
                            "them apart, as in ties-%Y-%m.svg",
                            name));
        files.emplace_back(name);
    }
    return files;
}

Series series_of(const Snapshot& whole, const Store& store, const Part& part, const std::vector<Period>& periods,
                 const std::function<TellOptions(const Snapshot&, Sketch&)>& numbers) {
    check_length(periods);
    constexpr auto any = std::numeric_limits<std::size_t>::max();
    std::vector<Snapshot> snapshots;
    std::vector<Chosen> days;
    for (const Period& period : periods) {
        snapshots.push_back(whole.narrowed({.day = period.day, .types = part.types()}));
        days.push_back(part.choose(snapshots.back(), {any, any}));
    }
    Chosen all{united(days), {}};
    limit(all.sketch, whole, part.limits());
    Series series;
    for (std::size_t at = 0; at < days.size(); ++at) {
        keep_common(days[at].sketch, all.sketch, whole);
        TellOptions options = numbers(snapshots[at], days[at].sketch);
        series.selections.push_back(tell(std::span(&snapshots[at], 1), store, days[at], options));
    }
    // Where an element is there on several days, the last of them tells of it.
    std::reverse(snapshots.begin(), snapshots.end());
    series.all = tell(snapshots, store, all, numbers(snapshots.front(), all.sketch));
    return series;
}

Files draw_series(Series series, const std::filesystem::path& file, const std::vector<Period>& periods,
                  const DrawOptions& look) {
    const DrawFormat& format = draw_format(file);
    auto options = std::make_shared<DrawOptions>(look);
    options->places = places_of_series(series.all, look);
    options->most_captions = 0;  // lines between fixed places leave no room for words
    Files files;
    std::set<std::string> notes;
    for (const Selection& selection : series.selections) {
        for (const std::string& note : selection.notes) {
            if (notes.insert(note).second) files.notes.push_back(note);
        }
        if (auto note = note_of(selection, format, *options); !note.empty() && notes.insert(note).second)
            files.notes.push_back(note);
    }
    if (!is_pattern(file)) {
        const MultiplesFormat& multiples = multiples_format(file);
        std::vector<std::string> titles;
        for (const Period& period : periods) titles.push_back(period.name);
        files.files.push_back({file, [options, series = std::move(series), titles, &multiples](std::ostream& out) {
                                   out << draw_multiples({series.selections, titles, series.all}, multiples, *options);
                               }});
        return files;
    }
    auto names = series_files(file, periods);
    for (std::size_t at = 0; at < names.size(); ++at) {
        files.files.push_back({names[at], [options, selection = std::move(series.selections[at]),
                                           &format](std::ostream& out) { out << draw(selection, format, *options); }});
    }
    return files;
}

}  // namespace entente
