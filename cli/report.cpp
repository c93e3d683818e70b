#include "cli/report.hpp"

#include "export/file.hpp"
#include "graph/error.hpp"
#include "report/report.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdlib>

namespace entente {

namespace {

namespace fs = std::filesystem;

struct Wishes {
    ReportQuestion question;
    bool check = false;
    bool overwrite = false;

    void add_to(CLI::App& app) {
        app.add_option("FILE", question.document, "the Markdown document")->required();
        std::string suffixes;
        for (const ReportFormat& format : report_formats())
            suffixes += fmt::format("\n  {:<6} {}", format.extension, format.summary);
        app.add_option("-o,--output", question.output, "the report; its suffix says what it is:" + suffixes)
            ->type_name("FILE")
            ->required();
        app.add_option("--database", question.database, "the database (default: the document's)")->type_name("DB");
        app.add_option("--as-of", question.as_of, "the day looked at (default: the document's)")->type_name("DAY");
        app.add_option("--known-on", question.known_on, "only what could be read by that day")->type_name("DAY");
        app.add_option("--today", question.today, "the day, where the document fixes none")->type_name("DAY");
        app.add_flag("--check", check, "write nothing; fail where the stored report differs from what it would be");
        app.add_flag("--keep-going", question.keep_going, "a block that fails becomes a box that says so");
        app.add_flag("--raw-html", question.raw_html, "the author's own HTML stands in .html and .pdf as written");
        app.add_flag("--overwrite", overwrite, "replace an existing file");
    }
};

void parse(CLI::App& app, const std::vector<std::string>& tokens) {
    try {
        app.parse(std::vector<std::string>(tokens.rbegin(), tokens.rend()));
    } catch (const CLI::CallForHelp&) {
        throw HelpRequested(app.help());
    } catch (const CLI::ParseError& error) {
        throw UsageError(fmt::format("{}; try '{} --help'", error.what(), app.get_name()));
    }
}

/// What programs need to find themselves and their fonts, in one language and one time zone.
std::vector<std::string> environment_of_programs() {
    std::vector<std::string> environment = {"LC_ALL=C.UTF-8", "TZ=UTC"};
    for (const char* name : {"PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"}) {
        if (const char* value = std::getenv(name)) environment.push_back(fmt::format("{}={}", name, value));
    }
    return environment;
}

/// Names mean what they say where the caller stands, before the document's folder is entered.
void enter_folder(ReportQuestion& question) {
    std::error_code failed;
    if (!fs::is_regular_file(question.document, failed))
        throw Error(fmt::format("there is no file '{}'", question.document.string()));
    question.document = fs::canonical(question.document);
    question.output = fs::absolute(question.output);
    if (!question.database.empty()) question.database = fs::absolute(question.database);
    fs::current_path(question.document.parent_path());
}

/// Pictures lie in a folder beside the report, which is made with them where it is missing.
Files files_of(Report report) {
    Files files;
    std::vector<ReportFile> pictures;
    for (ReportFile& file : report.files) {
        const bool first = files.files.empty();
        if (first || fs::is_directory(file.path.parent_path())) {
            files.files.push_back({file.path, [bytes = std::move(file.bytes)](std::ostream& out) { out << bytes; }});
        } else {
            pictures.push_back(std::move(file));
        }
    }
    if (pictures.empty()) return files;
    const fs::path folder = pictures[0].path.parent_path();
    files.folders.push_back({folder, {}, [pictures = std::move(pictures)](const OpenPart& part) {
                                 for (const ReportFile& one : pictures) part(one.path.filename().string()) << one.bytes;
                             }});
    return files;
}

}  // namespace

Result report_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    CLI::App app(std::string(verb.summary), fmt::format("entente {}", verb.name));
    app.footer(fmt::format("Example:\n{}", verb.example));
    app.get_formatter()->column_width(34);
    Wishes wishes;
    wishes.add_to(app);
    parse(app, tokens);
    ReportQuestion& question = wishes.question;
    question.version = ENTENTE_VERSION;
    question.environment = environment_of_programs();
    const fs::path output = question.output;
    enter_folder(question);
    if (!wishes.check && !wishes.overwrite && fs::exists(question.output))
        throw Error(fmt::format("'{}' is there already; --overwrite replaces it", output.string()));

    Report report = make_report(question, context);
    const std::vector<std::string> failures = report.failures;
    Result result;
    result.delivery.overwrite = wishes.overwrite;
    if (wishes.check) {
        const std::string difference = report_difference(report);
        result.exit = difference.empty() ? 0 : 1;
        Files nothing;
        nothing.notes = {difference.empty() ? fmt::format("{} is what the facts say", output.string()) : difference};
        result.content = std::move(nothing);
    } else {
        result.content = files_of(std::move(report));
    }
    auto& notes = std::get<Files>(result.content).notes;
    notes.insert(notes.end(), failures.begin(), failures.end());
    if (!failures.empty()) result.exit = 1;
    return result;
}

}  // namespace entente
