#include "queries/centrality.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

namespace entente {

namespace {

const CentralityOptions kNormalised{Scale::normalised};
const std::vector<std::string> kMeasures = {"closeness",   "closeness-wasserman-faust", "harmonic", "eccentricity",
                                            "betweenness", "edge-betweenness"};
const auto kUndefined = std::numeric_limits<double>::quiet_NaN();

Centrality compute(std::string_view name, const Network& network, const CentralityOptions& options = {},
                   const Work& work = {}) {
    return measure(name).compute(network, options, work);
}

double value(const Network& network, std::string_view name, std::string_view key,
             const CentralityOptions& options = {}) {
    return compute(name, network, options).values.at(test::vertex(network, key));
}

double tie_value(const Network& network, std::string_view tail, std::string_view head,
                 const CentralityOptions& options = {}) {
    const auto tied = ties(network);
    const auto found = std::find_if(tied.begin(), tied.end(), [&](const Tie& tie) {
        return network.key(tie.tail) == tail && network.key(tie.head) == head;
    });
    REQUIRE(found != tied.end());
    return compute("edge-betweenness", network, options).values.at(static_cast<std::size_t>(found - tied.begin()));
}

bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

/// Ties of a random network, by their ends, in tenths; without direction each both ways.
using Lengths = std::map<std::pair<Vertex, Vertex>, int>;

Lengths random_lengths(std::mt19937& random, std::size_t nodes, std::size_t ties, Direction direction) {
    Lengths lengths;
    for (; ties > 0; --ties) {
        const auto tail = static_cast<Vertex>(random() % nodes);
        const auto head = static_cast<Vertex>(random() % nodes);
        if (tail != head) {
            const auto length = static_cast<int>(1 + random() % 4);
            lengths[{tail, head}] = length;
            if (direction == Direction::any) {
                lengths[{head, tail}] = length;
            }
        }
    }
    return lengths;
}

ArcRows rows(const Lengths& lengths, std::size_t nodes, bool weighted, bool reversed) {
    std::vector<std::map<Vertex, int>> row(nodes);
    for (const auto& [ends, length] : lengths) {
        (reversed ? row[ends.second][ends.first] : row[ends.first][ends.second]) = length;
    }
    ArcRows made;
    for (const auto& arcs : row) {
        for (const auto& [end, length] : arcs) {
            made.ends.push_back(end);
            if (weighted) {
                made.lengths.push_back(length / 10.0);
            }
        }
        made.first.push_back(static_cast<std::uint32_t>(made.ends.size()));
    }
    return made;
}

Network network_of(const Lengths& lengths, std::size_t nodes, Direction direction, bool weighted) {
    static const auto nobody = test::snapshot_of("");
    Network made{nobody, direction, weighted};
    made.nodes.resize(nodes);
    made.out = rows(lengths, nodes, weighted, false);
    if (direction == Direction::forward) {
        made.in = rows(lengths, nodes, weighted, true);
    }
    return made;
}

/// Distances in tenths, or in hops, by Floyd and Warshall's method; the paths by recursion.
class Oracle {
public:
    Oracle(const Lengths& lengths, std::size_t nodes, bool weighted)
        : lengths_(lengths), far_(nodes, std::vector<int>(nodes, kNever)) {
        for (auto& [ends, length] : lengths_) {
            length = weighted ? length : 1;
            far_[ends.first][ends.second] = length;
        }
        for (std::size_t node = 0; node < nodes; ++node) {
            far_[node][node] = 0;
        }
        for (std::size_t by = 0; by < nodes; ++by) {
            for (auto& row : far_) {
                for (std::size_t to = 0; to < nodes; ++to) {
                    row[to] = std::min(row[to], row[by] + far_[by][to]);
                }
            }
        }
    }

    std::vector<double> distances(std::size_t from) const {
        std::vector<double> found;
        for (std::size_t to = 0; to < far_.size(); ++to) {
            if (to != from && far_[from][to] < kNever) {
                found.push_back(far_[from][to]);
            }
        }
        return found;
    }

    double node(Vertex middle) {
        double sum = 0;
        for (Vertex from = 0; from < far_.size(); ++from) {
            for (Vertex to = 0; to < far_.size(); ++to) {
                if (from != middle && to != middle && from != to && far_[from][to] < kNever &&
                    far_[from][middle] + far_[middle][to] == far_[from][to]) {
                    sum += paths(from, middle) * paths(middle, to) / paths(from, to);
                }
            }
        }
        return sum;
    }

    double tie(Vertex tail, Vertex head) {
        double sum = 0;
        for (Vertex from = 0; from < far_.size(); ++from) {
            for (Vertex to = 0; to < far_.size(); ++to) {
                if (from != to && far_[from][to] < kNever &&
                    far_[from][tail] + lengths_.at({tail, head}) + far_[head][to] == far_[from][to]) {
                    sum += paths(from, tail) * paths(head, to) / paths(from, to);
                }
            }
        }
        return sum;
    }

private:
    static constexpr int kNever = 1'000'000;

    double paths(Vertex from, Vertex to) {
        if (from == to) {
            return 1;
        }
        if (const auto known = paths_.find({from, to}); known != paths_.end()) {
            return known->second;
        }
        double sum = 0;
        for (const auto& [ends, length] : lengths_) {
            if (ends.second == to && far_[from][ends.first] + length == far_[from][to]) {
                sum += paths(from, ends.first);
            }
        }
        return paths_[{from, to}] = sum;
    }

    Lengths lengths_;
    std::vector<std::vector<int>> far_;
    std::map<std::pair<Vertex, Vertex>, double> paths_;
};

void check_distances(const Network& network, const Oracle& oracle, double unit) {
    const auto near = compute("closeness", network).values;
    const auto nearer = compute("closeness-wasserman-faust", network).values;
    const auto inverse = compute("harmonic", network).values;
    const auto farthest = compute("eccentricity", network).values;
    const auto others = static_cast<double>(network.size()) - 1;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        CAPTURE(vertex);
        double sum = 0;
        double harmonic = 0;
        double most = 0;
        const auto distances = oracle.distances(vertex);
        for (const auto distance : distances) {
            sum += distance * unit;
            harmonic += 1 / (distance * unit);
            most = std::max(most, distance * unit);
        }
        const auto reached = static_cast<double>(distances.size());
        CHECK(same(near[vertex], reached > 0 ? reached / sum : kUndefined));
        CHECK(same(nearer[vertex], reached > 0 ? reached * reached / sum / others : 0));
        CHECK(same(inverse[vertex], harmonic));
        CHECK(same(farthest[vertex], most));
    }
}

void check_betweenness(const Network& network, Oracle& oracle) {
    const auto halved = network.directed() ? 1 : 2;
    const auto nodes = compute("betweenness", network).values;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        CAPTURE(vertex);
        CHECK(same(nodes[vertex], oracle.node(vertex) / halved));
    }
    const auto edges = compute("edge-betweenness", network).values;
    const auto tied = ties(network);
    REQUIRE(edges.size() == tied.size());
    for (std::size_t at = 0; at < tied.size(); ++at) {
        CHECK(same(edges[at], oracle.tie(tied[at].tail, tied[at].head)));
    }
}

const Network& large_network(bool weighted) {
    std::mt19937 random(2014);
    const auto lengths = random_lengths(random, 700, 1800, Direction::any);
    static const auto plain = network_of(lengths, 700, Direction::any, false);
    static const auto long_ones = network_of(lengths, 700, Direction::any, true);
    return weighted ? long_ones : plain;
}

std::vector<std::uint64_t> bits(const std::vector<double>& values) {
    std::vector<std::uint64_t> found;
    for (const auto value : values) {
        found.push_back(std::bit_cast<std::uint64_t>(value));
    }
    return found;
}

}  // namespace

TEST_CASE("who reaches nobody has no closeness, and is at no distance") {
    const auto made = network(test::snapshot_of("A-B C"));
    CHECK(std::isnan(value(made, "closeness", "C")));
    CHECK(value(made, "closeness-wasserman-faust", "C") == 0);
    CHECK(value(made, "harmonic", "C") == 0);
    CHECK(value(made, "eccentricity", "C") == 0);
    const auto alone = network(test::snapshot_of("A>A"));
    CHECK(std::isnan(value(alone, "closeness", "A")));
    CHECK(value(alone, "closeness-wasserman-faust", "A") == 0);
    CHECK(value(alone, "harmonic", "A", kNormalised) == 0);
    CHECK(value(alone, "eccentricity", "A", kNormalised) == 0);
}

TEST_CASE("parts are measured by themselves, and by the share that they are") {
    const auto made = network(test::snapshot_of("A-B C-D D-E"));
    CHECK(value(made, "closeness", "A") == 1);
    CHECK(value(made, "closeness", "C") == doctest::Approx(2.0 / 3));
    CHECK(value(made, "closeness-wasserman-faust", "A") == 0.25);
    CHECK(value(made, "closeness-wasserman-faust", "C") == doctest::Approx(1.0 / 3));
    CHECK(value(made, "harmonic", "C") == 1.5);
    CHECK(value(made, "harmonic", "C", kNormalised) == 0.375);
    CHECK(value(made, "eccentricity", "C") == 2);
    CHECK(value(made, "eccentricity", "C", kNormalised) == 0.5);
    CHECK(tie_value(made, "A", "B") == 1);
    CHECK(tie_value(made, "C", "D", kNormalised) == 0.2);
}

TEST_CASE("distances count outward, along the arrows") {
    const auto made = network(test::snapshot_of("A>B B>C"), {Direction::forward});
    CHECK(value(made, "closeness", "A") == doctest::Approx(2.0 / 3));
    CHECK(std::isnan(value(made, "closeness", "C")));
    CHECK(value(made, "harmonic", "A") == 1.5);
    CHECK(value(made, "eccentricity", "A") == 2);
    CHECK(value(made, "eccentricity", "C") == 0);
    CHECK(tie_value(made, "A", "B") == 2);
}

TEST_CASE("parallel ties and loops change no distance, and have no edge betweenness of their own") {
    const auto plain = network(test::snapshot_of("A-B B-C C-D"));
    const auto many = network(test::snapshot_of("A-B A>B B>A B-C C-C C-D D>D"));
    for (const auto& name : kMeasures) {
        CAPTURE(name);
        CHECK(compute(name, many).values == compute(name, plain).values);
    }
    CHECK(compute("edge-betweenness", plain).values == std::vector<double>{3, 4, 3});
}

TEST_CASE("lengths of ties lengthen paths") {
    const auto snapshot = test::snapshot_of("A-C A-C A-C A-B B-C C-D");
    const auto made = network(snapshot, {Direction::any, Weight{Weight::Of::ties}});
    CHECK(value(made, "eccentricity", "A") == 3);
    CHECK(value(made, "closeness", "A") == doctest::Approx(3.0 / 6));
    CHECK(value(made, "harmonic", "A") == doctest::Approx(1 + 1.0 / 2 + 1.0 / 3));
    CHECK(value(made, "betweenness", "B") == 2);
    CHECK(tie_value(made, "A", "C") == 0);
    CHECK(tie_value(made, "A", "B") == 3);
}

TEST_CASE("a length of 0 is refused by name of its ends, where nearness is counted") {
    auto made = network(test::snapshot_of("A-B B-C"));
    made.out.lengths = {1, 1, 0, 0};
    for (const auto& name : kMeasures) {
        CAPTURE(name);
        if (name == "eccentricity") {
            CHECK(compute(name, made).values == std::vector<double>{1, 1, 1});
        } else {
            CHECK_THROWS_WITH_AS(compute(name, made), doctest::Contains("'B' and 'C'"), Error);
        }
    }
}

TEST_CASE("the kite's closeness (Krackhardt, Administrative Science Quarterly 35, 1990, table 1)") {
    const auto kite = network(
        test::snapshot_of("Andre-Beverly Andre-Carol Andre-Diane Andre-Fernando Beverly-Diane Beverly-Ed Beverly-Garth "
                          "Carol-Diane Carol-Fernando Diane-Ed Diane-Fernando Diane-Garth Ed-Garth Fernando-Garth "
                          "Fernando-Heather Garth-Heather Heather-Ike Ike-Jane"));
    for (const auto& [key, expected] :
         {std::pair{"Fernando", .643}, std::pair{"Garth", .643}, std::pair{"Diane", .600}, std::pair{"Heather", .600},
          std::pair{"Andre", .529}, std::pair{"Carol", .500}, std::pair{"Ike", .429}, std::pair{"Jane", .310}}) {
        const std::string name(key);
        CAPTURE(name);
        CHECK(std::abs(value(kite, "closeness", key) - expected) < .0005);
    }
}

TEST_CASE("random networks: distances and shares of paths are those of all pairs, by hops and by length") {
    std::mt19937 random(1962);
    for (int round = 0; round < 100; ++round) {
        CAPTURE(round);
        const auto nodes = 1 + random() % 14;
        for (const auto direction : {Direction::any, Direction::forward}) {
            const auto lengths = random_lengths(random, nodes, random() % 40, direction);
            for (const bool weighted : {false, true}) {
                CAPTURE(weighted);
                Oracle oracle(lengths, nodes, weighted);
                const auto made = network_of(lengths, nodes, direction, weighted);
                check_distances(made, oracle, weighted ? 0.1 : 1);
                check_betweenness(made, oracle);
            }
        }
    }
}

TEST_CASE("more nodes than are searched from at once, and long chains among them") {
    std::mt19937 random(2012);
    for (const auto direction : {Direction::any, Direction::forward}) {
        auto lengths = random_lengths(random, 300, 700, direction);
        for (Vertex vertex = 300; vertex < 400; ++vertex) {
            lengths[{vertex - 1, vertex}] = 1;
            lengths[{vertex, vertex - 1}] = 1;
        }
        check_distances(network_of(lengths, 410, direction, false), Oracle(lengths, 410, false), 1);
    }
}

TEST_CASE("any number of threads gives the same bits") {
    for (const auto& name : kMeasures) {
        CAPTURE(name);
        for (const bool weighted : {false, true}) {
            const auto& made = large_network(weighted);
            const auto expected = bits(compute(name, made, {}, {1}).values);
            for (const unsigned threads : {2U, 3U, 7U}) {
                CHECK(bits(compute(name, made, {}, {threads}).values) == expected);
            }
        }
    }
}

TEST_CASE("what is told to stop stops, and progress ends at the whole") {
    const std::atomic<bool> stop = true;
    for (const auto& name : kMeasures) {
        CAPTURE(name);
        for (const bool weighted : {false, true}) {
            CHECK_THROWS_AS(compute(name, large_network(weighted), {}, {2, {}, &stop}), Interrupted);
            double last = 0;
            compute(name, large_network(weighted), {}, {2, [&](double done) { last = done; }});
            CHECK(last == 1);
        }
    }
}

TEST_CASE("a sample of all nodes is exact, and one of some says how many") {
    const auto& made = large_network(false);
    for (const auto* name : {"betweenness", "edge-betweenness"}) {
        CAPTURE(name);
        CentralityOptions options;
        const auto exact = compute(name, made);
        CHECK(exact.remark.empty());
        options.samples = 700;
        CHECK(compute(name, made, options).values == exact.values);
        CHECK(compute(name, made, options).remark.empty());
        options.samples = 200;
        CHECK(compute(name, made, options).remark.starts_with("from 200 of 700 nodes, normalised values within 0.1"));
        options.error = .1;
        CHECK_THROWS_AS(compute(name, made, options), UsageError);
        options.samples = {};
        options.error = .01;
        CHECK(compute(name, made, options).values == exact.values);
        CHECK(compute(name, network(test::snapshot_of("")), options).values.empty());
    }
}

TEST_CASE("the sample follows from the seed, and its mean over seeds is near the exact value") {
    const auto& made = large_network(false);
    const auto exact = compute("betweenness", made).values;
    const auto top = static_cast<std::size_t>(std::max_element(exact.begin(), exact.end()) - exact.begin());
    CentralityOptions options;
    options.samples = 200;
    CHECK(compute("betweenness", made, options).values == compute("betweenness", made, options).values);
    std::set<double> found;
    double sum = 0;
    for (options.seed = 1; options.seed <= 50; ++options.seed) {
        const auto estimate = compute("betweenness", made, options).values[top];
        found.insert(estimate);
        sum += estimate;
    }
    CHECK(found.size() > 45);
    CHECK(std::abs(sum / 50 / exact[top] - 1) < .05);
}

TEST_CASE("an error asked for is kept, by lengths too") {
    for (const bool weighted : {false, true}) {
        const auto& made = large_network(weighted);
        const auto exact = compute("betweenness", made, kNormalised).values;
        auto options = kNormalised;
        options.error = .1;
        const auto estimate = compute("betweenness", made, options);
        // ceil((700 / 699)^2 ln(20 * 700) / (2 * 0.1^2)) = ceil(478.7)
        CHECK(estimate.remark == "from 479 of 700 nodes, within 0.1 with probability 0.9");
        for (std::size_t at = 0; at < exact.size(); ++at) {
            CHECK(std::abs(estimate.values[at] - exact[at]) <= .1);
        }
    }
}

TEST_CASE("more paths than a number can hold are an error that names the ends") {
    std::string line;
    for (int link = 0; link < 1000; ++link) {
        const auto here = std::to_string(link);
        const auto next = std::to_string(link + 1);
        line += "n" + here + "-a" + here + " n" + here + "-b" + here + " a" + here + "-n" + next + " b" + here + "-n" +
                next + " ";
    }
    const auto snapshot = test::snapshot_of(line);
    const auto by_hops = network(snapshot);
    const auto by_length = network(snapshot, {Direction::any, Weight{Weight::Of::ties}});
    CHECK_THROWS_WITH_AS(compute("betweenness", by_hops), doctest::Contains("1e300 shortest paths"), Error);
    auto lengths = by_length;
    lengths.out.lengths.assign(lengths.out.ends.size(), 1);
    CHECK_THROWS_WITH_AS(compute("edge-betweenness", lengths), doctest::Contains("1e300 shortest paths"), Error);
}

}  // namespace entente
