// Analyses against python3-igraph and python3-networkx (graph-tool is in no Debian or PyPI archive).
//
// Usage: bench_analysis FOLDER [PEERS.py [ROUNDS [WORD...]]]. FOLDER keeps the graphs, which take some minutes to make;
// SNAP's come from ../shared/data/graphs, or from under ENTENTE_SHARED. PEERS.py is bench/analysis_peers.py. WORDs
// choose among graphs and analyses: "facebook closeness pagerank".
//
// Each measurement is a process of its own that reads (a database; the peers the same ties from CSV), computes once and
// tells its times, for the analysis alone, and its largest memory. The rounds alternate; what is shown are medians.
// Ratios compare processor times of one thread, which other work on the machine changes least; "2 threads" is one
// thread's time on the clock over that of two, and means something on an idle machine only.

#include "bench/rmat.hpp"
#include "graph/schema.hpp"
#include "graph/store.hpp"
#include "loaders/loader.hpp"
#include "loaders/plain.hpp"
#include "loaders/reader.hpp"
#include "queries/centrality.hpp"
#include "queries/groups.hpp"
#include "queries/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>

namespace {

namespace fs = std::filesystem;

/// A graph, and what is computed on it: what would take a peer more than some minutes is left out.
struct Case {
    std::string_view graph;
    unsigned scale;  ///< of R-MAT; 0: a file
    std::size_t ties;
    std::string_view analyses;
};

constexpr std::array kCases{
    Case{"facebook-combined", 0, 0,
         "betweenness closeness harmonic eccentricity edge-betweenness degree pagerank eigenvector components "
         "core-number "
         "k-shortest-paths"},
    Case{"email-enron", 0, 0, "betweenness closeness pagerank eigenvector components core-number k-shortest-paths"},
    Case{"rmat-12", 12, 50'000, "betweenness edge-betweenness closeness"},
    Case{"rmat-16", 16, 1'000'000, "closeness pagerank eigenvector components core-number k-shortest-paths"},
    Case{"rmat-20", 20, 4'000'000, "pagerank components core-number k-shortest-paths"},
};

struct Measured {
    double clock = 0;
    double processor = 0;
    double memory = 0;  ///< KiB
    double share = 1;   ///< of the sources from which the times are scaled up
};

// --- one analysis, in a process of its own

std::optional<std::function<void()>> analysis(const entente::Network& network, std::string_view name,
                                              const entente::Work& work) {
    for (const auto& row : entente::measures()) {
        if (row.name == name) return [&] { row.compute(network, {}, work); };
    }
    for (const auto& row : entente::methods()) {
        if (row.name == name) return [&] { row.compute(network, {}, work); };
    }
    if (name != "k-shortest-paths") return std::nullopt;
    return [&] {
        const auto by_key = [&](entente::NodeIndex a, entente::NodeIndex b) {
            return network.snapshot.key(a) < network.snapshot.key(b);
        };
        const auto [first, last] = std::minmax_element(network.nodes.begin(), network.nodes.end(), by_key);
        entente::PathOptions options;
        options.k = 10;
        entente::shortest_paths(network.snapshot, *first, *last, options);
    };
}

int job(const fs::path& database, std::string_view name, unsigned threads) {
    const auto store = entente::Store::open(database);
    const auto network = entente::network(entente::Snapshot::build(store, {}));
    const entente::Work work{threads};
    const auto compute = analysis(network, name, work);
    if (!compute) return 3;
    const auto clock = std::chrono::steady_clock::now();
    const auto processor = std::clock();
    (*compute)();
    const auto ticks = std::clock() - processor;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - clock;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{} {} {} 1\n", seconds.count(), static_cast<double>(ticks) / CLOCKS_PER_SEC, usage.ru_maxrss);
    return 0;
}

// --- both sides, round after round

/// Nothing where the command has no such analysis.
std::optional<Measured> run(const std::string& command) {
    Measured found;
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    const int read = std::fscanf(pipe, "%lf %lf %lf %lf", &found.clock, &found.processor, &found.memory, &found.share);
    return ::pclose(pipe) == 0 && read == 4 ? std::optional(found) : std::nullopt;
}

Measured median(const std::vector<Measured>& rounds) {
    const auto middle = [&](double Measured::*member) {
        std::vector<double> values;
        for (const auto& round : rounds) values.push_back(round.*member);
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    return {middle(&Measured::clock), middle(&Measured::processor), middle(&Measured::memory), rounds.front().share};
}

struct Setting {
    std::string self;
    std::string peers;
    fs::path folder;
    int rounds = 3;
};

void compare(const Setting& setting, std::string_view graph, std::string_view name) {
    const auto database = (setting.folder / fmt::format("{}.db", graph)).string();
    const auto edges = (setting.folder / fmt::format("{}.csv", graph)).string();
    const std::vector<std::pair<std::string, std::string>> sides{
        {"one", fmt::format("'{}' --job '{}' {} 1", setting.self, database, name)},
        {"two", fmt::format("'{}' --job '{}' {} 2", setting.self, database, name)},
        {"igraph", fmt::format("/usr/bin/python3 '{}' igraph {} '{}'", setting.peers, name, edges)},
        {"networkx", fmt::format("/usr/bin/python3 '{}' networkx {} '{}'", setting.peers, name, edges)}};
    std::map<std::string, std::vector<Measured>> found;
    for (int round = 0; round < setting.rounds; ++round) {
        for (const auto& [side, command] : sides) {
            const bool slow = side == "networkx" && (round > 0 || !graph.starts_with("facebook"));
            const bool slowest = slow || (side == "networkx" && name.ends_with("betweenness"));
            if (slowest) continue;
            if (const auto one = run(command)) found[side].push_back(*one);
        }
    }
    if (found["one"].empty()) {
        fmt::print("{:18} {:17} not there\n", graph, name);
        return;
    }
    const auto one = median(found["one"]);
    fmt::print("{:18} {:17} {:9.3f} s {:6.0f} MiB", graph, name, one.processor, one.memory / 1024);
    if (!found["two"].empty()) fmt::print("  2 threads {:4.2f}", one.clock / median(found["two"]).clock);
    for (const char* side : {"igraph", "networkx"}) {
        if (found[side].empty()) continue;
        const auto peer = median(found[side]);
        fmt::print("  {} {}{:.3f} s, {:.2f} times ours; {:.0f} MiB, {:.1f} times", side, peer.share < 1 ? "about " : "",
                   peer.processor, peer.processor / one.processor, peer.memory / 1024, peer.memory / one.memory);
    }
    fmt::print("\n");
    std::fflush(stdout);
}

// --- the graphs

void unpack(const fs::path& from, const fs::path& to) {
    entente::Reader reader(from);
    std::ofstream file(to, std::ios::binary);
    std::vector<char> block(std::size_t{1} << 20U);
    for (std::size_t size = reader.read(block); size > 0; size = reader.read(block)) {
        file.write(block.data(), static_cast<std::streamsize>(size));
    }
}

void load(const fs::path& edges, const fs::path& database, const char* tail, const char* head) {
    auto store = entente::Store::create(database, entente::open_schema());
    entente::LoadRequest request;
    request.sources = {edges};
    request.recorded = "2026-01-01T00:00:00Z";
    entente::PlainTable plain;
    plain.name = "TIE";
    plain.tail = tail;
    plain.head = head;
    plain.direction = entente::PlainTable::Direction::undirected;
    request.plain = plain;
    entente::load(store, request);
}

/// Whether the graph is there, made now if need be.
bool prepare(const Case& wanted, const fs::path& data, const fs::path& folder) {
    const auto edges = folder / fmt::format("{}.csv", wanted.graph);
    const auto database = folder / fmt::format("{}.db", wanted.graph);
    if (fs::exists(database)) return true;
    if (wanted.scale == 0) {
        const auto packed = data / fmt::format("snap_{}.csv.gz", wanted.graph);
        if (!fs::exists(packed)) return false;
        unpack(packed, edges);
        load(edges, database, "src", "dst");
    } else {
        std::ofstream file(edges);
        file << "src,dst\n";
        for (const auto& [tail, head] : rmat(wanted.scale, wanted.ties)) file << tail << ',' << head << '\n';
        file.close();
        load(edges, database, "src", "dst");
    }
    return true;
}

/// Without words all; a word names graphs by how they begin, or an analysis.
bool chosen(std::string_view graph, std::string_view name, const std::vector<std::string>& words) {
    const auto is_graph = [](const std::string& word) {
        return std::any_of(kCases.begin(), kCases.end(), [&](const Case& one) { return one.graph.starts_with(word); });
    };
    bool graph_fits = std::none_of(words.begin(), words.end(), is_graph);
    bool name_fits = std::all_of(words.begin(), words.end(), is_graph);
    for (const auto& word : words) {
        graph_fits = graph_fits || (is_graph(word) && graph.starts_with(word));
        name_fits = name_fits || word == name;
    }
    return graph_fits && name_fits;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() == 4 && words[0] == "--job") {
        return job(words[1], words[2], static_cast<unsigned>(std::stoul(words[3])));
    }
    if (words.empty()) {
        fmt::print(stderr, "usage: bench_analysis FOLDER [PEERS.py [ROUNDS [WORD...]]]\n");
        return 2;
    }
    Setting setting{arguments[0], words.size() > 1 ? words[1] : "bench/analysis_peers.py", words[0],
                    words.size() > 2 ? std::stoi(words[2]) : 3};
    const std::vector<std::string> wanted(words.begin() + std::min<std::ptrdiff_t>(3, std::ssize(words)), words.end());
    const char* const shared = std::getenv("ENTENTE_SHARED");
    const auto data = fs::path(shared != nullptr ? shared : "../shared") / "data/graphs";
    fs::create_directories(setting.folder);
    for (const Case& one : kCases) {
        std::string_view names = one.analyses;
        while (!names.empty()) {
            const auto name = names.substr(0, names.find(' '));
            names.remove_prefix(std::min(names.size(), name.size() + 1));
            if (!chosen(one.graph, name, wanted)) continue;
            if (!prepare(one, data, setting.folder)) {
                fmt::print("{:18} skipped: there is no file of it\n", one.graph);
                break;
            }
            compare(setting, one.graph, name);
        }
    }
    return 0;
}
