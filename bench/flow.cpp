// Maximum flows between random nodes against those of Boost.Graph.
//
// Usage: bench_flow [EDGES.csv [SEED]]. Without a file 100,000 random ties of 20,000 nodes; a file has two numbers a
// row. Each side builds its network for each flow; the ratio is of the sums over 20 flows, with room for 1 and for 1
// to 9.

#include "queries/flow_points.hpp"

#include <fmt/format.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <string>

namespace {

using Pipes = std::vector<entente::FlowPoints::Pipe>;
using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Points = boost::property<boost::vertex_color_t, boost::default_color_type,
                               boost::property<boost::vertex_distance_t, long,
                                               boost::property<boost::vertex_predecessor_t, Traits::edge_descriptor>>>;
using Rooms = boost::property<boost::edge_capacity_t, double,
                              boost::property<boost::edge_residual_capacity_t, double,
                                              boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Points, Rooms>;

constexpr int kFlows = 20;

struct Ties {
    std::uint32_t nodes = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
};

Ties random_ties(std::mt19937& random) {
    Ties ties{20'000, {}};
    for (int left = 100'000; left > 0; --left) {
        ties.ends.emplace_back(random() % ties.nodes, random() % ties.nodes);
    }
    return ties;
}

Ties read_ties(const char* file) {
    Ties ties;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        std::uint32_t tail = 0;
        std::uint32_t head = 0;
        if (std::sscanf(line.c_str(), "%u,%u", &tail, &head) == 2) {
            ties.ends.emplace_back(tail, head);
            ties.nodes = std::max({ties.nodes, tail + 1, head + 1});
        }
    }
    return ties;
}

Graph boost_graph(const Ties& ties, const Pipes& pipes) {
    Graph graph(ties.nodes);
    for (const auto& pipe : pipes) {
        const auto ahead = add_edge(pipe.tail, pipe.head, graph).first;
        const auto back = add_edge(pipe.head, pipe.tail, graph).first;
        put(boost::edge_capacity, graph, ahead, pipe.ahead);
        put(boost::edge_capacity, graph, back, pipe.back);
        put(boost::edge_reverse, graph, ahead, back);
        put(boost::edge_reverse, graph, back, ahead);
    }
    return graph;
}

using Flow = std::function<double(const Pipes&, std::uint32_t, std::uint32_t)>;

/// Seconds for all flows; adds up what flows.
double seconds(const Pipes& pipes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& questions,
               const Flow& flow, double& sum) {
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& [from, to] : questions) {
        sum += flow(pipes, from, to);
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
    std::mt19937 random(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1U);
    const auto ties = argc > 1 ? read_ties(argv[1]) : random_ties(random);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> questions;
    while (ties.nodes > 1 && questions.size() < kFlows) {
        const auto from = static_cast<std::uint32_t>(random() % ties.nodes);
        questions.emplace_back(from, (from + 1 + random() % (ties.nodes - 1)) % ties.nodes);
    }
    const std::vector<std::pair<const char*, Flow>> sides{
        {"entente", [&](const Pipes& pipes, auto from,
                        auto to) { return entente::FlowPoints(ties.nodes, pipes).fill(from, to, {}); }},
        {"Boykov-Kolmogorov",
         [&](const Pipes& pipes, auto from, auto to) {
             auto graph = boost_graph(ties, pipes);
             return boost::boykov_kolmogorov_max_flow(graph, from, to);
         }},
        {"push-relabel", [&](const Pipes& pipes, auto from, auto to) {
             auto graph = boost_graph(ties, pipes);
             return boost::push_relabel_max_flow(graph, from, to);
         }}};
    for (const unsigned widest : {1U, 9U}) {
        Pipes pipes;
        for (const auto& [tail, head] : ties.ends) {
            const auto room = static_cast<double>(1 + random() % widest);
            pipes.push_back({tail, head, room, room});
        }
        double ours = 0;
        for (const auto& [name, flow] : sides) {
            double sum = 0;
            const auto took = seconds(pipes, questions, flow, sum);
            ours = ours == 0 ? took : ours;
            fmt::print("room up to {}: {:<18} {:7.1f} ms a flow, ratio {:.1f}, {} in all\n", widest, name,
                       took * 1e3 / kFlows, took / ours, sum);
        }
    }
}
