#include "verbs/arguments.hpp"

#include "export/table_writer.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente {

namespace {

void require_sources(const Store& store, const std::vector<std::string>& keys) {
    std::vector<std::string> known;
    for (const Source& source : store.sources()) known.push_back(source.key);
    for (const std::string& key : keys) {
        if (store.source(key) != nullptr) continue;
        std::string near = nearest(key, known);
        throw Error(fmt::format("the database has no source '{}'{}", key,
                                near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
    }
}

template <typename Fits>
CLI::Validator number_where(Fits fits, const std::string& what) {
    return {[=](const std::string& text) {
                double number = 0;
                bool read = CLI::detail::lexical_cast(text, number);
                return read && std::isfinite(number) && fits(number) ? ""
                                                                     : fmt::format("takes {}, found '{}'", what, text);
            },
            ""};
}

}  // namespace

Arguments::Arguments(const Verb& verb, const Context& context)
    : context_(&context), app_(std::string(verb.summary), fmt::format("entente {}", verb.name)) {
    app_.add_option("DB", database, "the database file")->required();
    cite = context.cite;
    app_.footer(fmt::format("Example:\n{}", verb.example));
    app_.get_formatter()->column_width(34);
}

void Arguments::add_view(DefaultDay day) {
    default_day_ = day;
    std::string_view usual = day == DefaultDay::today ? "today" : "all";
    app_.add_option("--as-of", as_of_, fmt::format("the day looked at, or 'all' (default: {})", usual))
        ->type_name("DAY")
        ->check(not_empty());
    app_.add_option("--known-on", known_on_, "only what could be read by that day")
        ->type_name("DAY")
        ->check(not_empty());
    app_.add_option("--today", today_, "the day that counts as today")->type_name("DAY")->check(not_empty());
    add_list(app_, "--source", sources_, "only these sources")->type_name("KEY");
    add_list(app_, "--without", without_, "all but these sources")->type_name("KEY");
    add_list(app_, "--modality", modalities_, "admit these too: planned, expected, considered, or all")
        ->type_name("MODALITY");
    app_.add_option("--rank", rank_, "'all' admits deprecated statements")->type_name("RANK");
    app_.add_option("--min-origins", min_origins_, "independent origins that must say it")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    app_.add_flag("--strict-coverage", strict_coverage_, "refuse what is carried beyond a register's coverage");
}

void Arguments::add_delivery(Pictures pictures) {
    std::string names;
    for (const TableFormat& format : table_formats())
        names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
    app_.add_option("--format", delivery.format, names)->type_name("FORMAT");
    app_.add_option("-o,--output", delivery.file, "write to a file, whose extension tells the format")
        ->type_name("FILE");
    app_.add_flag("--overwrite", delivery.overwrite, "replace an existing file");
    app_.add_flag("--csv-safe", delivery.table.formulas_as_text,
                  "csv, tsv: an apostrophe before text that a spreadsheet would compute");
    if (pictures == Pictures::own) return;
    std::string kinds;
    for (const ChartKind& kind : chart_kinds()) kinds += fmt::format(", {}", kind.name);
    app_.add_option("--chart", delivery.table.chart.kind, fmt::format("of svg, png, pdf: auto{}", kinds))
        ->type_name("KIND");
    app_.add_option("--title", delivery.table.chart.title, "above a chart")->type_name("TEXT");
}

void Arguments::add_cite() { app_.add_flag("--cite", cite, "add the bibliography of the answer"); }

void Arguments::parse(const std::vector<std::string>& tokens) {
    std::vector<std::string> reversed(tokens.rbegin(), tokens.rend());
    try {
        app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        throw HelpRequested(app_.help());
    } catch (const CLI::ParseError& error) {
        throw UsageError(fmt::format("{}; try '{} --help'", error.what(), app_.get_name()));
    }
    check_delivery();
}

void Arguments::check_delivery() const {
    const TableFormat& format = delivery.format.empty() ? format_of(delivery.file) : table_format(delivery.format);
    require_chart_kind(delivery.table.chart.kind);
    bool chart = delivery.table.chart.kind != "auto" || !delivery.table.chart.title.empty();
    if (chart && !format.is_picture)
        throw UsageError("--chart and --title are for pictures: -o FILE.svg, .png or .pdf, or --format svg");
    if (delivery.table.formulas_as_text && !format.is_spreadsheet)
        throw UsageError("--csv-safe is for csv and tsv");
}

View Arguments::view(const Store& store) const {
    require_sources(store, sources_);
    require_sources(store, without_);
    View view;
    if (!known_on_.empty()) view.known_on = day_option("--known-on", known_on_);
    if (as_of_.empty()) {
        if (view.known_on || default_day_ == DefaultDay::today) view.as_of = view.known_on.value_or(today());
    } else if (as_of_ != "all") {
        view.as_of = day_option("--as-of", as_of_);
    }
    if (!view.known_on) view.known_on = context_->known_on;
    view.only_sources = sources_;
    view.without_sources = without_;
    for (const std::string& word : modalities_) {
        if (word == "all") {
            view.modalities = {Modality::actual, Modality::planned, Modality::expected, Modality::considered};
        } else if (Modality modality = parse_modality(word);
                   std::count(view.modalities.begin(), view.modalities.end(), modality) == 0) {
            view.modalities.push_back(modality);
        }
    }
    if (!rank_.empty() && rank_ != "all") throw UsageError(fmt::format("--rank takes 'all', found '{}'", rank_));
    view.deprecated = rank_ == "all";
    view.min_origins = min_origins_;
    view.strict_coverage = strict_coverage_;
    return view;
}

bool Arguments::has_view() const {
    constexpr const char* names[] = {"--as-of",    "--known-on", "--source",      "--without",
                                     "--modality", "--rank",     "--min-origins", "--strict-coverage"};
    return std::any_of(std::begin(names), std::end(names), [&](const char* name) { return has(name); });
}

Day Arguments::today() const { return today_.empty() ? context_->today : day_option("--today", today_); }

Day day_option(std::string_view option, const std::string& text) {
    try {
        return parse_day(text);
    } catch (const ParseError& error) {
        throw UsageError(fmt::format("{}: {}", option, error.what()));
    }
}

CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                      const std::string& help) {
    return app.add_option(name, target, help)->delimiter(',')->allow_extra_args(false);
}

CLI::Validator number_between(double least, double most) {
    return number_where([=](double number) { return number >= least && number <= most; },
                        fmt::format("a number from {} to {}", least, most));
}

CLI::Validator number_above(double least) {
    return number_where([=](double number) { return number > least; }, fmt::format("a number above {}", least));
}

CLI::Validator whole_number() {
    return {[](const std::string& text) {
                std::uint64_t number = 0;
                const auto* end = text.data() + text.size();
                auto [next, error] = std::from_chars(text.data(), end, number);
                return error == std::errc{} && next == end ? "" : fmt::format("takes a whole number, found '{}'", text);
            },
            ""};
}

CLI::Validator not_empty() {
    return {[](const std::string& text) { return text.empty() ? std::string("takes a word, found none") : ""; }, ""};
}

}  // namespace entente
