// Load of 870,109 votes as typed edges (country -> roll call, with vote and day) against `sqlite3 .import` of the same
// CSV into one table that ends with the day joined and with indexes on country and on roll call.
//
// Usage: bench_load_un_votes [FOLDER OF un_votes.csv.gz] [ROUNDS]. Needs sqlite3 on the path. Both sides read the same
// uncompressed files; rounds alternate, and the ratio is of the medians. Without the data it says so and exits with 77.

#include "graph/schema.hpp"
#include "graph/store.hpp"
#include "loaders/loader.hpp"
#include "loaders/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

constexpr double bar_ratio = 2.0;
constexpr double bar_bytes_an_edge = 150;

constexpr const char* schema_text = R"(
[property]
vote = "text"
day = "day event"
[label]
any = { properties = [] }
Country = { properties = [] }
RollCall = { properties = ["day"] }
[edge.VOTED]
tail = ["Country"]
head = ["RollCall"]
identity = "single"
kind = "event"
properties = ["vote"]
)";

constexpr const char* mapping_text = R"(
[dataset]
key = "un-votes"
[[source]]
key = "un-votes"
title = "United Nations General Assembly voting data"
[[table]]
file = "un_roll_calls.csv"
source = "un-votes"
[[table.node]]
label = "RollCall"
key = "rc:{rcid}"
[table.node.properties]
day = "{date}"
[[table]]
file = "un_votes.csv"
source = "un-votes"
[[table.lookup]]
name = "call"
file = "un_roll_calls.csv"
key = "rcid"
from = "{rcid}"
[[table.node]]
label = "Country"
key = "{country}"
[[table.edge]]
type = "VOTED"
tail = "{country}"
head = "rc:{rcid}"
since = "{call.date}"
properties = { vote = "{vote}" }
)";

constexpr const char* import_text = R"(
.mode csv
.import {folder}/un_votes.csv raw
.import {folder}/un_roll_calls.csv calls
CREATE TABLE votes AS SELECT raw.rcid, raw.country, raw.country_code, raw.vote, calls.date FROM raw JOIN calls USING (rcid);
CREATE INDEX votes_country ON votes (country);
CREATE INDEX votes_rcid ON votes (rcid);
)";

void unpack(const fs::path& from, const fs::path& to) {
    entente::Reader reader(from);
    std::ofstream file(to, std::ios::binary);
    std::vector<char> block(std::size_t{1} << 20U);
    for (std::size_t size = reader.read(block); size > 0; size = reader.read(block)) {
        file.write(block.data(), static_cast<std::streamsize>(size));
    }
}

double seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::int64_t load_into(const fs::path& database, const fs::path& folder) {
    entente::Store store = entente::Store::create(database, entente::parse_schema(schema_text));
    entente::LoadRequest request;
    request.sources = {folder};
    request.recorded = "2026-01-01T00:00:00Z";
    const entente::LoadReport report = entente::load(store, request);
    if (report.rejected != 0) {
        fmt::print("{} rows were rejected\n", report.rejected);
    }
    return report.counts.edges;
}

int run(const fs::path& data, const fs::path& folder, int rounds) {
    for (const char* file : {"un_votes.csv", "un_roll_calls.csv"}) {
        unpack(data / (std::string(file) + ".gz"), folder / file);
    }
    std::ofstream(folder / "dataset.toml") << mapping_text;
    std::string import = import_text;
    for (auto at = import.find("{folder}"); at != std::string::npos; at = import.find("{folder}")) {
        import.replace(at, 8, folder.string());
    }
    std::ofstream(folder / "import.sql") << import;

    std::vector<double> ours;
    std::vector<double> theirs;
    std::int64_t edges = 0;
    for (int round = 0; round < rounds; ++round) {
        fs::remove(folder / "ours.db");
        fs::remove(folder / "theirs.db");
        ours.push_back(seconds_of([&] { edges = load_into(folder / "ours.db", folder); }));
        theirs.push_back(seconds_of([&] {
            const std::string command =
                fmt::format("sqlite3 '{}' < '{}'", (folder / "theirs.db").string(), (folder / "import.sql").string());
            if (std::system(command.c_str()) != 0) {
                fmt::print("sqlite3 failed\n");
            }
        }));
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double bytes = static_cast<double>(fs::file_size(folder / "ours.db")) / static_cast<double>(edges);
    const double ratio = median(ours) / median(theirs);
    fmt::print("load of {} votes: entente {:.2f} s, sqlite3 {:.2f} s, ratio {:.2f} (at most {:.1f})\n", edges,
               median(ours), median(theirs), ratio, bar_ratio);
    fmt::print("bytes an edge on disk: {:.0f} (at most {:.0f}); largest memory {} MiB\n", bytes, bar_bytes_an_edge,
               usage.ru_maxrss / 1024);
    return ratio <= bar_ratio && bytes <= bar_bytes_an_edge ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    const char* shared = std::getenv("ENTENTE_SHARED");
    const fs::path data =
        count > 1 ? fs::path(words[1]) : fs::path(shared != nullptr ? shared : "../shared") / "data/un-votes";
    const int rounds = count > 2 ? std::max(1, std::atoi(words[2])) : 3;
    if (!fs::exists(data / "un_votes.csv.gz")) {
        fmt::print("skipped: there is no {}\n", (data / "un_votes.csv.gz").string());
        return 77;
    }
    const fs::path folder = fs::temp_directory_path() / fmt::format("entente-bench-{}", getpid());
    fs::create_directories(folder);
    const int result = run(data, folder, rounds);
    fs::remove_all(folder);
    return result;
}
