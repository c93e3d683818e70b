#include "graph/error.hpp"
#include "tests/tck/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

// Runs feature files in the language of openCypher's Technology Compatibility Kit.

using namespace entente;
using namespace entente::tck;

namespace {

constexpr int kSkipped = 77;

constexpr std::string_view kUsage =
    "Usage: entente_tck [OPTIONS] FOLDER_OR_FILE...\n"
    "Plays every scenario of the feature files, each on a new database, and ends with the counts.\n"
    "  --expected-failures FILE  titles of scenarios that are known to fail, a line each\n"
    "  --whole                   entries of that list that name nothing that was run are faults\n"
    "  --only TEXT               only scenarios whose title holds the text\n"
    "  --as-of DAY|all           the day of the view (default: the day on which scenarios play)\n"
    "  --base file|snapshot      where queries look (default: as they would)\n"
    "  --jobs N                  processes (default: one a core)\n"
    "  --verbose                 also names what passes or is skipped\n"
    "  --skip-missing            exit with 77 where a folder does not exist\n"
    "Exit: 0 nothing unexpected, 1 surprises, 2 usage.\n";

struct Options {
    std::vector<std::filesystem::path> places;
    std::filesystem::path expected_failures;
    std::string only;
    Setting setting{playing_day()};
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    Listing listing = Listing::part;
    bool verbose = false;
    bool skip_missing = false;
};

cypher::Base base_named(const std::string& name) {
    if (name != "file" && name != "snapshot") {
        throw UsageError("--base expects file or snapshot");
    }
    return name == "file" ? cypher::Base::file : cypher::Base::snapshot;
}

Options read_options(const std::vector<std::string>& words) {
    Options options;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto& word = words[at];
        const auto value = [&]() -> const std::string& {
            if (at + 1 == words.size()) {
                throw UsageError(word + " expects a value");
            }
            return words[++at];
        };
        if (word == "--expected-failures") {
            options.expected_failures = value();
        } else if (word == "--only") {
            options.only = value();
        } else if (word == "--as-of") {
            const auto& day = value();
            options.setting.as_of = day == "all" ? std::nullopt : std::optional(parse_day(day));
        } else if (word == "--base") {
            options.setting.base = base_named(value());
        } else if (word == "--jobs") {
            options.jobs = static_cast<unsigned>(std::clamp(std::stoi(value()), 1, 64));
        } else if (word == "--whole") {
            options.listing = Listing::whole;
        } else if (word == "--verbose") {
            options.verbose = true;
        } else if (word == "--skip-missing") {
            options.skip_missing = true;
        } else if (word.compare(0, 1, "-") == 0) {
            throw UsageError("unknown option " + word);
        } else {
            options.places.emplace_back(word);
        }
    }
    if (options.places.empty()) {
        throw UsageError("no folder or file is given");
    }
    return options;
}

void read_cases(const std::filesystem::path& file, const std::filesystem::path& folder, const std::string& only,
                std::vector<Case>& cases) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw Error("cannot read " + file.string());
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    for (auto& scenario : read_feature(text, file.string())) {
        if (title(scenario).find(only) != std::string::npos) {
            cases.push_back({file, folder, std::move(scenario)});
        }
    }
}

std::vector<Case> find_cases(const Options& options) {
    std::vector<Case> cases;
    for (const auto& place : options.places) {
        if (!std::filesystem::exists(place)) {
            throw Error(place.string() + " does not exist");
        }
        if (!std::filesystem::is_directory(place)) {
            read_cases(place, place.filename(), options.only, cases);
            continue;
        }
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
            if (entry.path().extension() == ".feature") {
                files.push_back(entry.path());
            }
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            read_cases(file, std::filesystem::relative(file.parent_path(), place), options.only, cases);
        }
    }
    return cases;
}

int run(const Options& options) {
    const auto cases = find_cases(options);
    const auto expected = options.expected_failures.empty() ? std::vector<std::string>{}
                                                            : read_expected_failures(options.expected_failures);
    const auto outcomes = play_all(cases, options.jobs, options.setting);
    for (std::size_t at = 0; at < cases.size(); ++at) {
        constexpr const char* kWords[] = {"passed", "failed", "skipped"};
        const auto& outcome = outcomes[at];
        if (outcome.kind == Outcome::Kind::failed || options.verbose) {
            fmt::print("{}: {}\n", kWords[static_cast<int>(outcome.kind)], title(cases[at].scenario));
            fmt::print("{}", outcome.why.empty() ? "" : outcome.why + "\n\n");
        }
    }
    fmt::print("{}", by_folder(cases, outcomes));
    const auto found = surprises(cases, outcomes, expected, options.listing);
    if (!options.expected_failures.empty()) {
        for (const auto& surprise : found) {
            fmt::print("{}\n", surprise);
        }
    }
    const auto counts = count(outcomes);
    fmt::print("{} passed, {} failed, {} skipped\n", counts.passed, counts.failed, counts.skipped);
    return found.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto options = read_options({argv + 1, argv + argc});
        const bool missing = std::any_of(options.places.begin(), options.places.end(),
                                         [](const auto& place) { return !std::filesystem::exists(place); });
        if (missing && options.skip_missing) {
            fmt::print("skipped: there is no such folder\n");
            return kSkipped;
        }
        return run(options);
    } catch (const UsageError& error) {
        fmt::print(stderr, "entente_tck: {}\n{}", error.what(), kUsage);
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "entente_tck: {}\n", error.what());
        return 1;
    }
}
