#include "queries/cypher/match_plan.hpp"

#include "queries/cypher/match_estimate.hpp"
#include "queries/cypher/match_placing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace entente::cypher {

namespace {

constexpr std::size_t kSmall = 12;  ///< nodes of patterns of which every beginning is tried
constexpr double kClosing = 0.01;   ///< rows that an edge between two bound nodes gives

class Ordering {
public:
    Ordering(const Patterns& patterns, const Estimate& estimate, const Graph& graph);

    std::vector<PatternStep> all();

private:
    void add(PatternStep step, double factor, double work);
    void bind(std::size_t node);
    void offer(std::size_t edge);
    void take_bound();
    bool take_seek();
    bool take_seek(const Seek& seek);
    bool take_edge();
    void scan(std::size_t node);
    bool begin();
    double cost_from(std::size_t node) const;
    bool is_ready(const Seek& seek) const;

    const Patterns& patterns_;
    const Estimate& estimate_;
    std::map<Slot, std::size_t> places_;  ///< of nodes
    std::set<Slot> edge_slots_;
    std::vector<const Seek*> seeks_;
    std::size_t next_seek_ = 0;
    std::vector<const Seek*> waiting_;  ///< for variables, a few
    std::vector<bool> bound_;
    std::vector<bool> done_;                             ///< edges
    std::vector<std::pair<double, double>> offers_;      ///< by edge: rows, and arcs to look at, per row
    std::set<std::pair<double, std::size_t>> frontier_;  ///< edges that can be walked, by rows
    std::size_t next_node_ = 0;                          ///< all before are bound
    double rows_ = 1;
    double cost_ = 0;
    std::vector<PatternStep> steps_;
};

Ordering::Ordering(const Patterns& patterns, const Estimate& estimate, const Graph& graph)
    : patterns_(patterns),
      estimate_(estimate),
      bound_(patterns.nodes.size()),
      done_(patterns.edges.size()),
      offers_(patterns.edges.size(), {-1, 0}) {
    for (std::size_t node = 0; node < patterns.nodes.size(); ++node) {
        places_.try_emplace(patterns.nodes[node].slot, node);
    }
    for (const auto& edge : patterns.edges) {
        edge_slots_.insert(edge.slot);
    }
    std::map<std::string_view, bool> served;
    for (const auto& seek : patterns.seeks) {
        bool serves = seek.key == nullptr;
        if (!serves) {
            auto [known, added] = served.try_emplace(*seek.key);
            if (added) {
                known->second = graph.lookup(*seek.key, Datum("")).has_value();
            }
            serves = known->second;
        }
        if (serves) {
            seeks_.push_back(&seek);
        }
    }
}

void Ordering::add(PatternStep step, double factor, double work) {
    cost_ += rows_ * (1 + work);
    rows_ *= factor;
    cost_ += rows_;
    step.estimate = rows_;
    steps_.push_back(std::move(step));
}

void Ordering::bind(std::size_t node) {
    if (bound_[node]) {
        return;
    }
    bound_[node] = true;
    for (const auto edge : patterns_.nodes[node].edges) {
        offer(edge);
    }
}

/// Puts an edge with a bound end among those that can be walked.
void Ordering::offer(std::size_t edge) {
    const auto& place = patterns_.edges[edge];
    const bool closes = bound_[place.left] && bound_[place.right];
    const bool shortest = patterns_.paths[place.path].shortest();
    if (done_[edge] || (shortest && !closes)) {
        return;
    }
    const auto from = bound_[place.left] ? place.left : place.right;
    const auto to = from == place.left ? place.right : place.left;
    const auto work = shortest ? 1 : place.variable ? estimate_.walks(edge, from) : estimate_.degree(edge, from);
    const auto rows = shortest ? 1 : closes ? work * kClosing : work * estimate_.passing(to);
    frontier_.erase({offers_[edge].first, edge});
    offers_[edge] = {rows, work};
    frontier_.insert({rows, edge});
}

void Ordering::take_bound() {
    for (std::size_t node = 0; node < bound_.size(); ++node) {
        if (patterns_.nodes[node].bound) {
            add({.kind = PatternStep::Kind::argument, .node = node}, 1, 0);
            bind(node);
        }
    }
    for (std::size_t edge = 0; edge < done_.size(); ++edge) {
        const auto& place = patterns_.edges[edge];
        if (place.bound && !place.variable && !patterns_.paths[place.path].shortest()) {
            done_[edge] = true;
            frontier_.erase({offers_[edge].first, edge});
            add({.kind = PatternStep::Kind::edge, .node = place.right, .edge = edge, .from = place.left}, 1, 1);
            bind(place.left);
            bind(place.right);
        }
    }
}

bool Ordering::is_ready(const Seek& seek) const {
    return std::all_of(seek.reads.begin(), seek.reads.end(), [&](Slot slot) {
        const auto node = places_.find(slot);
        return node != places_.end() ? bound_[node->second] : !edge_slots_.contains(slot);
    });
}

bool Ordering::take_seek(const Seek& seek) {
    if (bound_[seek.node] || !is_ready(seek)) {
        return false;
    }
    add({.kind = PatternStep::Kind::seek, .node = seek.node, .seek = &seek}, 1, 1);
    bind(seek.node);
    return true;
}

bool Ordering::take_seek() {
    while (next_seek_ < seeks_.size()) {
        const auto* seek = seeks_[next_seek_++];
        if (take_seek(*seek)) {
            return true;
        }
        if (!bound_[seek->node] && waiting_.size() < kSmall) {
            waiting_.push_back(seek);
        }
    }
    return std::any_of(waiting_.begin(), waiting_.end(), [&](const Seek* seek) { return take_seek(*seek); });
}

bool Ordering::take_edge() {
    if (frontier_.empty()) {
        return false;
    }
    const auto edge = frontier_.begin()->second;
    frontier_.erase(frontier_.begin());
    done_[edge] = true;
    const auto& place = patterns_.edges[edge];
    const bool right = bound_[place.left];
    PatternStep step{.kind = place.variable ? PatternStep::Kind::hops : PatternStep::Kind::expand,
                     .node = right ? place.right : place.left,
                     .edge = edge,
                     .from = right ? place.left : place.right,
                     .into = bound_[place.left] && bound_[place.right]};
    if (patterns_.paths[place.path].shortest()) {
        step.kind = PatternStep::Kind::shortest;
    }
    const auto node = step.node;
    add(std::move(step), offers_[edge].first, offers_[edge].second);
    bind(node);
    return true;
}

void Ordering::scan(std::size_t node) {
    const auto label = estimate_.rarest(node);
    add({.kind = label ? PatternStep::Kind::label : PatternStep::Kind::all, .node = node, .label = label},
        estimate_.remaining(node), estimate_.scanned(node));
    bind(node);
}

/// What it costs to find all that hangs together with the node from there.
double Ordering::cost_from(std::size_t node) const {
    auto trial = *this;
    trial.scan(node);
    while (trial.take_seek() || trial.take_edge()) {
    }
    return trial.cost_;
}

/// Scans the node where it costs least to begin.
bool Ordering::begin() {
    while (next_node_ < bound_.size() && bound_[next_node_]) {
        ++next_node_;
    }
    if (next_node_ == bound_.size()) {
        return false;
    }
    auto best = next_node_;
    auto cost = std::numeric_limits<double>::infinity();
    for (auto node = next_node_; node < bound_.size(); ++node) {
        if (bound_[node]) {
            continue;
        }
        const auto one = bound_.size() <= kSmall ? cost_from(node) : estimate_.remaining(node);
        if (one < cost) {
            best = node;
            cost = one;
        }
        if (bound_.size() > kSmall * kSmall) {
            break;
        }
    }
    scan(best);
    return true;
}

std::vector<PatternStep> Ordering::all() {
    take_bound();
    while (take_seek() || take_edge() || begin()) {
    }
    return std::move(steps_);
}

}  // namespace

StepOrder order_steps(const Patterns& patterns, const Graph& graph) {
    const Estimate estimate(patterns, graph);
    return place_conditions(patterns, Ordering(patterns, estimate, graph).all());
}

}  // namespace entente::cypher
