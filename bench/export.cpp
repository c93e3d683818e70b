// GraphML and JSON node-link of a random graph of 10,000 nodes and 100,000 edges, against python3-networkx (both) and
// python3-igraph, whose GraphML writer is C.
//
// Usage: bench_export [PATH OF export_peers.py] [ROUNDS]. Each side starts from the graph in memory and ends with the
// file written, which nobody flushes to the disk. The peers read our file first, so that they write the same graph with the same attributes.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "export/graph_format.hpp"
#include "graph/load.hpp"

namespace {

using namespace entente;

constexpr std::uint32_t node_count = 10'000;
constexpr std::uint32_t edge_count = 100'000;
constexpr int first_year = 1990;

/// What is compared, and how many times as fast as the peer it has to be.
struct Bar {
    std::string_view format;
    std::string_view peer;
    double least;
};

constexpr Bar bars[] = {
    {"graphml", "networkx", 20},
    {"graphml", "igraph", 1},
    {"node-link", "networkx", 20},
};

Statement statement(ElementId element, PropertyId property, Value value, SourceId source, Span span = {}) {
    Statement made;
    made.element = element;
    made.property = property;
    made.value = std::move(value);
    made.source = source;
    made.span = span;
    return made;
}

/// Countries that support one another: category, weight and a first day.
Store random_store(const std::filesystem::path& path) {
    std::mt19937 random(20240715);  // distributions differ between libraries; the generator itself does not
    Store store = Store::create(path, open_schema());
    Load load(store, {.dataset = "random", .recorded = "2024-07-15T00:00:00Z", .files = ""});
    Source made;
    made.key = "random";
    made.title = "Random ties";
    const SourceId source = load.source(made);
    load.label("Country");
    const PropertyId category = load.property("category");
    const PropertyId weight = load.property("weight");
    std::vector<NodeId> nodes;
    for (std::uint32_t i = 0; i < node_count; ++i) {
        nodes.push_back(load.node(fmt::format("n{}", i)));
        load.name(nodes.back(), {NameKind::name, fmt::format("Country {}", i), ""});
        load.state(statement(element(nodes.back()), kLabel, Value(std::string("Country")), source));
    }
    const TypeId types[] = {load.edge_type("SUPPORTS"), load.edge_type("MEMBER_OF")};
    const std::string categories[] = {"military", "financial", "humanitarian"};
    for (std::uint32_t i = 0; i < edge_count; ++i) {
        const NodeId tail = nodes[random() % node_count];
        const NodeId head = nodes[random() % node_count];
        const EdgeId edge = load.edge(types[i % 2], tail, head, fmt::format("{}", i));
        const Day since = *day_of(first_year + static_cast<int>(random() % 30), 1 + random() % 12, 1 + random() % 28);
        load.state(statement(element(edge), kExists, Value(true), source, {Bound(since), Bound::open()}));
        load.state(statement(element(edge), category, Value(categories[random() % 3]), source));
        load.state(statement(element(edge), weight, Value(static_cast<double>(random() % 10'000) / 100), source));
    }
    load.finish(Load::Fate::keep);
    return store;
}

double median_seconds(int rounds, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

/// The median that the script prints, or nothing.
std::optional<double> peer_seconds(const std::string& script, const Bar& bar, const std::filesystem::path& file) {
    const auto command = fmt::format("/usr/bin/python3 '{}' {} {} '{}'", script, bar.peer, bar.format, file.string());
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    double seconds = 0;
    const bool read = pipe != nullptr && std::fscanf(pipe, "%lf", &seconds) == 1;
    if (pipe != nullptr) {
        ::pclose(pipe);
    }
    return read ? std::optional(seconds) : std::nullopt;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string script = count > 1 ? arguments[1] : "bench/export_peers.py";
    const int rounds = count > 2 ? std::stoi(arguments[2]) : 7;
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("entente-bench-export-{}", std::random_device{}());
    std::filesystem::create_directory(folder);
    const Store store = random_store(folder / "random.db");
    const Snapshot snapshot = Snapshot::build(store, {}).whole();
    fmt::print("{} nodes and {} edges\n", snapshot.node_count(), snapshot.edge_count());
    bool kept = true;
    for (const Bar& bar : bars) {
        const GraphFormat& format = graph_format(bar.format, "");
        const auto path = folder / fmt::format("graph{}", format.extension);
        const double ours = median_seconds(rounds, [&] {
            std::ofstream file(path, std::ios::binary);
            format.write({snapshot, store}, [&](std::string_view) -> std::ostream& { return file; });
        });
        const auto theirs = peer_seconds(script, bar, path);
        if (!theirs) {
            fmt::print(stderr, "cannot run {} with python3-{}\n", script, bar.peer);
            return 1;
        }
        kept = kept && *theirs / ours >= bar.least;
        fmt::print("{:<10} entente {:7.1f} ms ({:5.1f} MB)  {:<9}{:8.1f} ms  ratio {:6.1f} (bar {})\n", bar.format,
                   ours * 1e3, static_cast<double>(std::filesystem::file_size(path)) / 1e6, bar.peer, *theirs * 1e3,
                   *theirs / ours, bar.least);
    }
    std::filesystem::remove_all(folder);
    return kept ? 0 : 1;
}
