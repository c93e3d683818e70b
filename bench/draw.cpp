// DOT of a random graph of 5,000 nodes and 20,000 edges, against python3-networkx writing the same graph.
//
// Usage: bench_draw [PATH OF draw_networkx.py]. Needs the packages python3-networkx and python3-pydot. Both sides start
// from the graph in memory and end with the file written; the times are medians.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "export/draw.hpp"
#include "export/file.hpp"

namespace {

constexpr std::size_t node_count = 5'000;
constexpr std::size_t edge_count = 20'000;
constexpr double bar = 15;

entente::Selection random_selection() {
    std::mt19937 random(20240715);  // distributions differ between libraries; the generator itself does not
    entente::Selection selection;
    selection.title = "Random ties";
    selection.as_of = "2024-07-15";
    for (std::size_t i = 0; i < node_count; ++i) {
        selection.nodes.push_back({fmt::format("n{}", i), fmt::format("Node {}", i), "Country", false, {}});
    }
    for (std::size_t i = 0; i < edge_count; ++i) {
        entente::SelectedEdge edge;
        edge.tail = random() % node_count;
        edge.head = random() % node_count;
        edge.type = i % 2 == 0 ? "SUPPORTS" : "MEMBER_OF";
        selection.edges.push_back(edge);
    }
    return selection;
}

/// What the other side reads: a line an edge, after a line a node.
void write_plain(const entente::Selection& selection, const std::filesystem::path& path) {
    std::ofstream out(path);
    for (const auto& node : selection.nodes) {
        out << "N\t" << node.key << '\t' << node.name << '\t' << node.label << '\n';
    }
    for (const auto& edge : selection.edges) {
        out << "E\t" << selection.nodes[edge.tail].key << '\t' << selection.nodes[edge.head].key << '\t' << edge.type
            << '\n';
    }
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

/// The median that the script prints, or a negative number.
double networkx_seconds(const std::string& script, const std::filesystem::path& folder) {
    const auto command = fmt::format("/usr/bin/python3 '{}' '{}' '{}'", script, (folder / "graph.tsv").string(),
                                     (folder / "networkx.dot").string());
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    double seconds = -1;
    if (pipe == nullptr || std::fscanf(pipe, "%lf", &seconds) != 1) {
        seconds = -1;
    }
    if (pipe != nullptr) {
        ::pclose(pipe);
    }
    return seconds;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string script = count > 1 ? arguments[1] : "bench/draw_networkx.py";
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("entente-bench-draw-{}", std::random_device{}());
    std::filesystem::create_directory(folder);
    const auto selection = random_selection();
    write_plain(selection, folder / "graph.tsv");

    const auto ours = median_seconds(9, [&] {
        entente::write_file(folder / "entente.dot", entente::to_dot(selection), entente::IfExists::replace);
    });
    const auto theirs = networkx_seconds(script, folder);
    const auto bytes = std::filesystem::file_size(folder / "entente.dot");
    std::filesystem::remove_all(folder);
    if (theirs < 0) {
        fmt::print(stderr, "cannot run {}; it needs python3-networkx and python3-pydot\n", script);
        return 1;
    }
    fmt::print("DOT of {} nodes and {} edges\n", node_count, edge_count);
    fmt::print("  entente            {:8.1f} ms ({} kB)\n", ours * 1e3, bytes / 1000);
    fmt::print("  networkx write_dot {:8.1f} ms\n", theirs * 1e3);
    fmt::print("  ratio              {:8.1f} (bar: at least {})\n", theirs / ours, bar);
    return theirs / ours >= bar ? 0 : 1;
}
