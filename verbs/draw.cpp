#include "export/multiples.hpp"
#include "graph/error.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/draw_series.hpp"
#include "verbs/draw_words.hpp"
#include "verbs/look.hpp"
#include "verbs/part.hpp"
#include "verbs/select.hpp"
#include "verbs/select_numbers.hpp"

#include <fmt/format.h>

#include <array>

namespace entente {

namespace {

/// The options, as words.
struct DrawWishes {
    PartWishes part;
    LookWishes looks;
    std::string over;

    void add_to(Arguments& arguments) {
        std::string suffixes;
        for (const DrawFormat& format : draw_formats())
            suffixes += fmt::format("\n  {:<6}{}", format.suffix, format.summary);
        CLI::App& app = arguments.app();
        app.add_option("-o,--output", arguments.delivery.file, "the file; its suffix says what it is:" + suffixes)
            ->type_name("FILE")
            ->required();
        app.add_flag("--overwrite", arguments.delivery.overwrite, "replace an existing file");
        part.add_to(app);
        app.add_option("--over", over, "a drawing for the last day of each period, as 2014..2024/1y")
            ->type_name("PERIODS");
        looks.add_to(app);
        arguments.add_view();
    }

    void check(Arguments& arguments) const {
        part.check(arguments.app());
        bool series = arguments.has("--over");
        if (series && arguments.has("--as-of"))
            throw UsageError("--over looks at the last day of each period, and takes no --as-of");
        if (series && arguments.has("--cluster-by"))
            throw UsageError("--over keeps every node in its place, and --cluster-by moves those that join or leave");
        const DrawFormat& format = draw_format(arguments.delivery.file);
        if (series && format.all_time && is_pattern(arguments.delivery.file))
            throw UsageError(
                fmt::format("a file in {} shows every day by itself: without --over, or without % in its "
                            "name, which makes small drawings beside one another",
                            format.suffix));
        bool fixed = looks.engine != "auto" && looks.engine != "wings";
        if (fixed && arguments.has("--cluster-by"))
            throw UsageError(
                fmt::format("--cluster-by has a layout of its own, and takes no --engine {}", looks.engine));
    }
};

/// Of a format that shows every day all that is drawn on any, told as it is on the day of the view where it is there.
Selection selection_of(const Store& store, const View& view, const Part& part, const DrawFormat& format,
                       const DrawOptions& look, const Context& context) {
    Snapshot present = Snapshot::of(store, view).narrowed({.types = part.types()});
    std::array<Snapshot, 2> snapshots{present,
                                      format.all_time ? present.whole().narrowed({.types = part.types()}) : present};
    const Snapshot& chosen_from = format.all_time ? snapshots[1] : snapshots[0];
    Chosen chosen = part.choose(chosen_from, part.limits());
    TellOptions options = told_for(look, present, chosen.sketch, {1, {}, context.stop});
    options.facts = options.facts || format.all_time;
    Selection selection = tell(std::span(snapshots).first(format.all_time ? 2 : 1), store, chosen, options);
    if (auto note = undatable_note(present.undatable()); !note.empty()) selection.notes.push_back(note);
    return selection;
}

Files series_files_of(const DrawWishes& wishes, const Store& store, const View& view, const Part& part,
                      const std::filesystem::path& file, const DrawOptions& look, const Context& context) {
    std::vector<Period> periods = parse_periods(wishes.over);
    if (is_pattern(file)) {
        series_files(file, periods);
    } else {
        multiples_format(file);
    }
    View whole = view;
    whole.as_of.reset();
    Snapshot snapshot = Snapshot::build(store, whole).narrowed({.types = part.types()});
    auto numbers = [&](const Snapshot& day, Sketch& chosen) {
        return told_for(look, day, chosen, {1, {}, context.stop});
    };
    Series series = series_of(snapshot, store, part, periods, numbers);
    for (std::size_t at = 0; at < periods.size(); ++at) {
        View day = whole;
        day.as_of = periods[at].day;
        entitle(series.selections[at], part, wishes.looks, day);
    }
    entitle(series.all, part, wishes.looks, whole);
    series.all.as_of.clear();
    if (wishes.looks.subtitle.empty())
        series.all.subtitle =
            fmt::format("{} to {}{}", in_words(periods.front().day), in_words(periods.back().day), part.reach());
    Files files = draw_series(std::move(series), file, periods, look);
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) files.notes.push_back(note);
    return files;
}

}  // namespace

Result draw_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    DrawWishes wishes;
    wishes.add_to(arguments);
    arguments.parse(tokens);
    wishes.check(arguments);

    DrawOptions look = wishes.looks.options();
    const DrawFormat& format = draw_format(arguments.delivery.file);
    Store store = arguments.open();
    View view = arguments.view(store);
    Part part(wishes.part, arguments, store);
    if (!wishes.over.empty())
        return {series_files_of(wishes, store, view, part, arguments.delivery.file, look, context), arguments.delivery};
    Selection selection = selection_of(store, view, part, format, look, context);
    entitle(selection, part, wishes.looks, view);
    fit_to_print(selection, look);
    return {Drawing{std::move(selection), look}, arguments.delivery};
}

}  // namespace entente
