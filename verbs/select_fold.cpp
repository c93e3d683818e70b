#include "verbs/select_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {

namespace {

/// A tie at a node that is to be folded, as seen from it.
struct Hold {
    NodeIndex folded{};
    TypeId type{};
    bool at_head = false;  ///< the folded node is the head; of a symmetric type always
    NodeIndex party{};
    EdgeIndex edge{};

    auto side() const { return std::tuple(folded, type, at_head); }
};

/// The ties that make parties of a kind of node: of the types that the schema says join, where it says so of any.
class Joining {
public:
    explicit Joining(const Schema& schema) : schema_(schema) {
        for (const EdgeType& type : schema.edge_types) any_joins_ = any_joins_ || type.joins;
    }

    bool joins(TypeId type) const { return !any_joins_ || schema_.at(type).joins; }

private:
    const Schema& schema_;
    bool any_joins_ = false;
};

class Folding {
public:
    Folding(Sketch& sketch, const Snapshot& snapshot, const FoldOptions& options)
        : sketch_(sketch), snapshot_(snapshot), options_(options), state_(snapshot.node_slots(), State::kept) {}

    void run() {
        mark_candidates();
        collect();
        settle();
        replace();
        tell();
    }

private:
    enum class State : std::uint8_t { kept, candidate, folded, alone };

    bool is(NodeIndex node, State state) const { return state_[raw(node)] == state; }

    void mark_candidates() {
        for (NodeIndex node : sketch_.nodes) {
            bool asked = std::any_of(options_.labels.begin(), options_.labels.end(),
                                     [&](LabelId label) { return snapshot_.has_label(node, label); });
            bool focus = std::count(sketch_.focus.begin(), sketch_.focus.end(), node) > 0;
            if (asked && !focus) state_[raw(node)] = State::candidate;
        }
    }

    /// One hold for each party of a candidate, in the order of their indices.
    void collect() {
        Joining joining(snapshot_.schema());
        for (const SketchTie& tie : sketch_.ties) {
            bool tail = is(tie.tail, State::candidate);
            bool head = is(tie.head, State::candidate);
            TypeId type = snapshot_.type(tie.edge);
            if (tail == head || !joining.joins(type)) continue;
            bool at_head = head || snapshot_.symmetric(tie.edge);
            holds_.push_back({head ? tie.head : tie.tail, type, at_head, head ? tie.tail : tie.head, tie.edge});
        }
        std::sort(holds_.begin(), holds_.end(), [](const Hold& a, const Hold& b) {
            return std::tuple(a.side(), a.party, a.edge) < std::tuple(b.side(), b.party, b.edge);
        });
        auto same = [](const Hold& a, const Hold& b) { return a.side() == b.side() && a.party == b.party; };
        holds_.erase(std::unique(holds_.begin(), holds_.end(), same), holds_.end());
    }

    void settle() {
        std::map<NodeIndex, std::size_t> parties;
        for (auto first = holds_.begin(); first != holds_.end();) {
            auto last = std::find_if(first, holds_.end(), [&](const Hold& h) { return h.side() != first->side(); });
            auto& most = parties[first->folded];
            most = std::max(most, static_cast<std::size_t>(last - first));
            first = last;
        }
        for (NodeIndex node : sketch_.nodes) {
            if (!is(node, State::candidate)) continue;
            auto found = parties.find(node);
            std::size_t count = found == parties.end() ? 0 : found->second;
            state_[raw(node)] = count < 2 ? State::alone : count > options_.most_parties ? State::kept : State::folded;
            largest_ = std::max(largest_, count);
            ++(count < 2 ? alone_ : count > options_.most_parties ? large_ : folded_)[snapshot_.labels(node).front()];
        }
    }

    void replace() {
        std::vector<SketchTie> made;
        for (auto first = holds_.begin(); first != holds_.end();) {
            auto last = std::find_if(first, holds_.end(), [&](const Hold& h) { return h.side() != first->side(); });
            for (auto a = first; a != last && is(first->folded, State::folded); ++a) {
                for (auto b = a + 1; b != last; ++b) made.push_back({a->party, b->party, a->edge, b->edge, a->folded});
            }
            first = last;
        }
        count_lost();
        std::vector<bool> keep(state_.size());
        for (NodeIndex node : sketch_.nodes) keep[raw(node)] = is(node, State::kept);
        keep_only(sketch_, keep);
        sketch_.ties.insert(sketch_.ties.end(), made.begin(), made.end());
        std::stable_sort(sketch_.ties.begin(), sketch_.ties.end(),
                         [](const SketchTie& a, const SketchTie& b) { return a.edge < b.edge; });
    }

    /// Ties of what was folded that say something else than who its parties are.
    void count_lost() {
        Joining joining(snapshot_.schema());
        for (const SketchTie& tie : sketch_.ties) {
            bool folded = is(tie.tail, State::folded) || is(tie.head, State::folded);
            bool both = is(tie.tail, State::folded) && is(tie.head, State::folded);
            if (folded && (both || !joining.joins(snapshot_.type(tie.edge)))) ++lost_[snapshot_.type(tie.edge)];
        }
    }

    template <typename Id>
    std::string words(const std::map<Id, std::size_t>& counts) const {
        std::string words;
        for (auto [id, count] : counts)
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, snapshot_.schema().at(id).name);
        return words;
    }

    void tell() {
        auto& notes = sketch_.notes;
        if (!folded_.empty()) notes.push_back(fmt::format("Drawn as ties between their parties: {}.", words(folded_)));
        if (!large_.empty())
            notes.push_back(fmt::format("Not folded, for they tie more than {}: {} (--most-parties {} folds them).",
                                        options_.most_parties, words(large_), largest_));
        if (!alone_.empty())
            notes.push_back(fmt::format("Left out, since they tie fewer than two nodes here: {}.", words(alone_)));
        if (!lost_.empty()) notes.push_back(fmt::format("Left out, as ties of what is folded: {}.", words(lost_)));
    }

    Sketch& sketch_;
    const Snapshot& snapshot_;
    const FoldOptions& options_;
    std::vector<State> state_;
    std::vector<Hold> holds_;
    std::map<LabelId, std::size_t> folded_, large_, alone_;
    std::map<TypeId, std::size_t> lost_;
    std::size_t largest_ = 0;
};

}  // namespace

void fold(Sketch& sketch, const Snapshot& snapshot, const FoldOptions& options) {
    if (!options.labels.empty()) Folding(sketch, snapshot, options).run();
}

}  // namespace entente
