// Paths, reach and first days of random snapshots under random options, against all simple node sequences, listed one
// by one and weighed year by year in whole tenths.

#include "queries/paths.hpp"

#include "graph/error.hpp"
#include "weighted.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

namespace entente {

namespace {

constexpr int kFirstYear = 1990;
constexpr int kYears = 6;

std::string new_year(int year) { return std::to_string(kFirstYear + year) + "-01-01"; }
Day day_in(int year) { return parse_day(new_year(year)); }

struct Made {
    int tail;
    int head;
    bool symmetric;
    int tenths;
    int first;
    int last;  ///< the first year in which it is not there
};

enum class By { hops, weight, ties, widest, widest_ties };
enum class When { all_time, timeless, during, day };

struct World {
    std::vector<char> labels;  ///< of each node: 'L', 'M' or ' '
    std::vector<Made> edges;
};

struct Question {
    By by = By::hops;
    When when = When::all_time;
    bool directed = false;
    bool links_only = false;
    bool through = false;  ///< inner nodes are L
    bool no_m = false;     ///< inner nodes are not M
    std::optional<int> avoid = {};
    std::optional<std::size_t> max_hops = {};
    int first = 0;  ///< of the period, or the day
    int last = 0;
};

std::string key(int node) { return std::string(1, static_cast<char>('a' + node)); }

class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}
    int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
    bool one_in(int sides) { return below(sides) == 0; }

private:
    std::mt19937 random_;
};

World random_world(Dice& dice) {
    World world;
    for (auto left = 2 + dice.below(5); left > 0; --left) {
        world.labels.push_back("LLM "[dice.below(4)]);
    }
    const auto nodes = static_cast<int>(world.labels.size());
    for (auto left = dice.below(14); left > 0; --left) {
        const auto first = dice.below(kYears);
        world.edges.push_back({dice.below(nodes), dice.below(nodes), dice.one_in(2), dice.below(5), first,
                               first + 1 + dice.below(kYears - first)});
    }
    return world;
}

Question random_question(Dice& dice, const World& world) {
    Question question;
    question.by = static_cast<By>(dice.below(5));
    question.when = static_cast<When>(dice.below(4));
    question.directed = dice.one_in(2);
    question.links_only = dice.one_in(6);
    question.through = dice.one_in(5);
    question.no_m = dice.one_in(5);
    if (dice.one_in(5)) {
        question.avoid = dice.below(static_cast<int>(world.labels.size()));
    }
    if (dice.one_in(2)) {
        question.max_hops = static_cast<std::size_t>(1 + dice.below(4));
    }
    question.first = dice.below(kYears);
    question.last = question.when == When::day ? question.first : question.first + dice.below(kYears - question.first);
    return question;
}

Snapshot snapshot_of(const World& world) {
    std::string line;
    for (auto node = static_cast<int>(world.labels.size()); node-- > 0;) {
        const auto label = world.labels[static_cast<std::size_t>(node)];
        line += fmt::format("{}{} ", key(node), label == ' ' ? "" : fmt::format(":{}", label));
    }
    for (const auto& edge : world.edges) {
        line += fmt::format("{}{}{}=0.{}@{}..{} ", key(edge.tail), edge.symmetric ? "-" : ">", key(edge.head),
                            edge.tenths, new_year(edge.first), new_year(edge.last));
    }
    return test::weighted_snapshot(line);
}

/// What brute force knows: all sequences, and what each weighs in each year.
class Oracle {
public:
    Oracle(const World& world, const Question& question) : world_(world), question_(question) {}

    using Sequence = std::vector<int>;

    struct Answer {
        Sequence nodes;
        int cost;             ///< tenths, hops or ties; widths with the sign turned
        std::set<int> years;  ///< in which it costs that; timeless: none
    };

    /// In order.
    std::vector<Answer> paths(int from, int to) const {
        std::vector<Answer> found;
        Sequence begun{from};
        list(begun, to, found);
        std::sort(found.begin(), found.end(), [](const Answer& a, const Answer& b) {
            return std::tuple(a.cost, a.nodes.size(), a.nodes) < std::tuple(b.cost, b.nodes.size(), b.nodes);
        });
        return found;
    }

    std::optional<int> cost_in(const Sequence& nodes, int year) const {
        std::optional<int> cost = widest() ? -1'000'000 : 0;
        for (std::size_t hop = 0; cost && hop + 1 < nodes.size(); ++hop) {
            const auto best = best_tie(nodes[hop], nodes[hop + 1], year);
            if (!best) {
                return std::nullopt;
            }
            cost = widest() ? std::max(*cost, -*best) : *cost + *best;
        }
        return cost;
    }

    bool widest() const { return question_.by == By::widest || question_.by == By::widest_ties; }

    /// One stands for all where days do not matter.
    std::vector<int> years() const {
        std::vector<int> years;
        for (int year = 0; year < kYears; ++year) {
            const bool inside = question_.first <= year && year <= question_.last;
            if (question_.when == When::all_time || inside || (question_.when == When::timeless && year == 0)) {
                years.push_back(year);
            }
        }
        return question_.when == When::timeless ? std::vector{0} : years;
    }

private:
    bool there(const Made& edge, int year) const {
        return question_.when == When::timeless || (edge.first <= year && year < edge.last);
    }

    int weight(const Made& edge, int year) const {
        if (question_.by == By::hops) {
            return 1;
        }
        if (question_.by == By::weight || question_.by == By::widest) {
            return edge.tenths;
        }
        return static_cast<int>(std::count_if(world_.edges.begin(), world_.edges.end(), [&](const Made& other) {
            const bool same_ends = std::minmax(other.tail, other.head) == std::minmax(edge.tail, edge.head);
            return same_ends && (question_.when != When::day || there(other, year));
        }));
    }

    std::optional<int> best_tie(int a, int b, int year) const {
        std::optional<int> best;
        for (const auto& edge : world_.edges) {
            const bool along = edge.tail == a && edge.head == b;
            const bool against = edge.tail == b && edge.head == a && (edge.symmetric || !question_.directed);
            if (!there(edge, year) || !(along || against) || (question_.links_only && edge.symmetric)) {
                continue;
            }
            const auto one = weight(edge, year);
            best = !best ? one : widest() ? std::max(*best, one) : std::min(*best, one);
        }
        return best;
    }

    bool crossed(int node) const {
        const auto label = world_.labels[static_cast<std::size_t>(node)];
        return !(question_.through && label != 'L') && !(question_.no_m && label == 'M') && question_.avoid != node;
    }

    void list(Sequence& begun, int to, std::vector<Answer>& found) const {
        if (begun.back() == to) {
            keep(begun, found);
            return;
        }
        if (begun.size() > question_.max_hops.value_or(100) || (begun.size() > 1 && !crossed(begun.back()))) {
            return;
        }
        for (int next = 0; next < static_cast<int>(world_.labels.size()); ++next) {
            if (std::find(begun.begin(), begun.end(), next) == begun.end()) {
                begun.push_back(next);
                list(begun, to, found);
                begun.pop_back();
            }
        }
    }

    void keep(const Sequence& nodes, std::vector<Answer>& found) const {
        std::map<int, std::set<int>> years_by_cost;
        for (const auto year : years()) {
            if (const auto cost = cost_in(nodes, year)) {
                years_by_cost[*cost].insert(year);
            }
        }
        if (!years_by_cost.empty()) {
            found.push_back({nodes, years_by_cost.begin()->first, years_by_cost.begin()->second});
        }
    }

    const World& world_;
    const Question& question_;
};

std::string words(const Question& question) {
    return fmt::format("by {} when {} {}..{}{}{}{}{}{}{}", static_cast<int>(question.by),
                       static_cast<int>(question.when), question.first, question.last,
                       question.directed ? ", directed" : "", question.links_only ? ", links" : "",
                       question.through ? ", through L" : "", question.no_m ? ", not M" : "",
                       question.avoid ? ", not " + key(*question.avoid) : "",
                       question.max_hops ? fmt::format(", {} hops", *question.max_hops) : "");
}

PathOptions options_of(const Question& question, const Snapshot& snapshot) {
    PathOptions options;
    options.direction = question.directed ? Direction::forward : Direction::any;
    const auto& schema = snapshot.schema();
    const auto weight = question.by == By::weight || question.by == By::widest ? parse_weight(schema, "w") : Weight{};
    if (question.by == By::weight || question.by == By::ties) {
        options.weight = weight;
    } else if (question.by != By::hops) {
        options.widest = weight;
    }
    const auto add_label = [&](const char* name, std::vector<LabelId>& labels) {
        labels.push_back(schema.label(name) != nullptr ? schema.label(name)->id : LabelId{999});
    };
    if (question.links_only) {
        options.types = {schema.edge_type("LINK") != nullptr ? schema.edge_type("LINK")->id : TypeId{0}};
    }
    if (question.through) {
        add_label("L", options.through);
    }
    if (question.no_m) {
        add_label("M", options.avoid_labels);
    }
    if (question.avoid) {
        options.avoid = {test::node(snapshot, key(*question.avoid))};
    }
    options.max_hops = question.max_hops.value_or(options.max_hops);
    options.timeless = question.when == When::timeless;
    if (question.when == When::during) {
        options.during = Interval{day_in(question.first), day_in(question.last + 1)};
    }
    return options;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

double as_weight(const Question& question, int cost) {
    switch (question.by) {
        case By::weight:
            return cost / 10.0;
        case By::widest:
            return -cost / 10.0;
        case By::widest_ties:
            return -cost;
        default:
            return cost;
    }
}

std::string keys_of(const Oracle::Sequence& nodes) {
    std::string text;
    for (const auto node : nodes) {
        text += key(node);
    }
    return text;
}

std::string keys_of(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes) {
    std::string text;
    for (const auto node : nodes) {
        text += snapshot.key(node);
    }
    return text;
}

/// That the edges cost what the path does, on a day that all of them share.
void check_edges(const Snapshot& snapshot, const PathOptions& options, const Path& path, const Question& question,
                 const std::set<int>& years) {
    REQUIRE(path.edges.size() + 1 == path.nodes.size());
    const auto& weight = options.weight ? options.weight : options.widest;
    std::optional<TieWeights> weights;
    if (weight) {
        weights.emplace(snapshot, *weight);
    }
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    for (const auto edge : path.edges) {
        const auto one = weights ? weights->of(edge) : 1;
        sum += one;
        least = std::min(least, one);
    }
    CHECK(near(options.widest ? least : sum, path.weight));
    for (int year = 0; year < kYears && !path.edges.empty(); ++year) {
        const bool all = std::all_of(path.edges.begin(), path.edges.end(),
                                     [&](EdgeIndex edge) { return snapshot.spell_on(edge, day_in(year)) != nullptr; });
        CHECK(contains(path.spans, day_in(year)) == all);
    }
    const bool held =
        std::any_of(years.begin(), years.end(), [&](int year) { return contains(path.spans, day_in(year)); });
    CHECK((held || question.when == When::timeless || path.edges.empty()));
}

void check_list(const Snapshot& snapshot, const PathOptions& options, const Question& question,
                const std::vector<Oracle::Answer>& expected, const std::vector<Path>& found) {
    std::vector<std::string> wanted;
    std::vector<std::string> texts;
    for (const auto& answer : expected) {
        wanted.push_back(keys_of(answer.nodes));
    }
    for (const auto& path : found) {
        texts.push_back(keys_of(snapshot, path.nodes));
    }
    REQUIRE(fmt::format("{}", fmt::join(texts, " ")) == fmt::format("{}", fmt::join(wanted, " ")));
    for (std::size_t at = 0; at < found.size(); ++at) {
        CAPTURE(texts[at]);
        if (found[at].edges.empty()) {
            continue;
        }
        CHECK(near(found[at].weight, as_weight(question, expected[at].cost)));
        check_edges(snapshot, options, found[at], question, expected[at].years);
    }
}

void check_paths(const World& world, const Snapshot& snapshot, const Question& question) {
    const Oracle oracle(world, question);
    auto options = options_of(question, snapshot);
    const auto from = test::node(snapshot, key(0));
    for (int end = 0; end < static_cast<int>(world.labels.size()); ++end) {
        CAPTURE(end);
        const auto to = test::node(snapshot, key(end));
        auto expected = oracle.paths(0, end);
        options.k = 1000;
        options.all_shortest = options.simple = false;
        check_list(snapshot, options, question, expected, shortest_paths(snapshot, from, to, options));
        options.simple = true;
        check_list(snapshot, options, question, expected, shortest_paths(snapshot, from, to, options));
        options.simple = false;
        options.all_shortest = true;
        std::erase_if(expected, [&](const auto& answer) { return answer.cost != expected.front().cost; });
        check_list(snapshot, options, question, expected, shortest_paths(snapshot, from, to, options));
    }
}

void check_reach(const World& world, const Snapshot& snapshot, Question question) {
    if (question.by == By::widest || question.by == By::widest_ties) {
        question.by = By::weight;
    }
    const Oracle oracle(world, question);
    const auto options = options_of(question, snapshot);
    std::map<std::string, Reached> found;
    double last = 0;
    for (auto& reached : reach(snapshot, test::node(snapshot, key(0)), options)) {
        CHECK(reached.distance >= last);
        last = reached.distance;
        found.emplace(snapshot.key(reached.node), reached);
    }
    std::size_t reachable = 0;
    for (int end = 0; end < static_cast<int>(world.labels.size()); ++end) {
        CAPTURE(end);
        const auto paths = oracle.paths(0, end);
        const auto place = found.find(key(end));
        REQUIRE((place != found.end()) == !paths.empty());
        if (paths.empty()) {
            continue;
        }
        ++reachable;
        const auto best = end == 0 ? 0 : paths.front().cost;
        CHECK(near(place->second.distance, as_weight(question, best)));
        std::set<int> years;
        for (const auto& path : paths) {
            if (path.cost == paths.front().cost) {
                years.insert(path.years.begin(), path.years.end());
            }
        }
        for (int year = 0; year < kYears && (question.when == When::all_time || question.when == When::during);
             ++year) {
            CHECK(contains(place->second.spans, day_in(year)) == years.contains(year));
        }
    }
    CHECK(reachable == found.size());
}

void check_first_day(const World& world, const Snapshot& snapshot, Question question) {
    if (question.when == When::day || question.when == When::timeless) {
        return;
    }
    const auto options = options_of(question, snapshot);
    question.by = By::hops;
    const Oracle oracle(world, question);
    for (int end = 1; end < static_cast<int>(world.labels.size()); ++end) {
        std::optional<Day> expected;
        for (const auto& path : oracle.paths(0, end)) {
            const auto day = day_in(*path.years.begin());
            expected = std::min(expected.value_or(day), day);
        }
        CAPTURE(end);
        CHECK(first_day(snapshot, test::node(snapshot, key(0)), test::node(snapshot, key(end)), options) == expected);
    }
}

}  // namespace

TEST_CASE("paths, reach and first days are what brute force finds, whatever is asked") {
    Dice dice(19591231);
    for (int round = 0; round < 120; ++round) {
        CAPTURE(round);
        const auto world = random_world(dice);
        const auto whole = snapshot_of(world);
        for (int asked = 0; asked < 12; ++asked) {
            const auto question = random_question(dice, world);
            CAPTURE(words(question));
            const auto snapshot = question.when == When::day ? test::on_day(whole, new_year(question.first)) : whole;
            check_paths(world, snapshot, question);
            check_reach(world, snapshot, question);
            check_first_day(world, snapshot, question);
        }
    }
}

}  // namespace entente
