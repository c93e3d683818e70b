#include "tests/tck/report.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace entente::tck {

namespace {

void add(Counts& counts, Outcome::Kind kind) {
    switch (kind) {
        case Outcome::Kind::passed:
            ++counts.passed;
            break;
        case Outcome::Kind::failed:
            ++counts.failed;
            break;
        case Outcome::Kind::skipped:
            ++counts.skipped;
            break;
    }
}

}  // namespace

Counts count(const std::vector<Outcome>& outcomes) {
    Counts counts;
    for (const auto& outcome : outcomes) {
        add(counts, outcome.kind);
    }
    return counts;
}

std::string by_folder(const std::vector<Case>& cases, const std::vector<Outcome>& outcomes) {
    std::map<std::string, Counts> folders;
    std::size_t width = 0;
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const auto name = cases[at].folder.string();
        width = std::max(width, name.size());
        add(folders[name], outcomes[at].kind);
    }
    std::string table;
    for (const auto& [name, counts] : folders) {
        table += fmt::format("{:<{}} {:5} passed, {:4} failed, {:4} skipped\n", name, width, counts.passed,
                             counts.failed, counts.skipped);
    }
    return table;
}

std::vector<std::string> read_expected_failures(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) {
        throw Error(fmt::format("cannot read {}", file.string()));
    }
    std::vector<std::string> titles;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.front() != '#') {
            titles.push_back(line);
        }
    }
    return titles;
}

std::vector<std::string> surprises(const std::vector<Case>& cases, const std::vector<Outcome>& outcomes,
                                   const std::vector<std::string>& expected, Listing listing) {
    const std::set<std::string> listed(expected.begin(), expected.end());
    std::set<std::string> met;
    std::set<std::string> features;
    std::vector<std::string> found;
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const auto name = title(cases[at].scenario);
        met.insert(name);
        features.insert(cases[at].scenario.feature);
        const bool failed = outcomes[at].kind == Outcome::Kind::failed;
        if (failed && listed.count(name) == 0) {
            found.push_back("fails: " + name);
        } else if (!failed && listed.count(name) != 0) {
            found.push_back("is listed as failing and does not fail: " + name);
        }
    }
    for (const auto& name : listed) {
        const auto is_run = [&](const std::string& feature) { return name.compare(0, feature.size(), feature) == 0; };
        if (met.count(name) == 0 &&
            (listing == Listing::whole || std::any_of(features.begin(), features.end(), is_run))) {
            found.push_back("is listed as failing and does not exist: " + name);
        }
    }
    return found;
}

}  // namespace entente::tck
