#include "queries/frustration.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

/// Assigns vertices in a fixed order, each to the side that costs less first.
///
/// Of the last vertices alone, then of one more and so on to all, the least frustration is found (russian dolls): what
/// the last ones cost among themselves bounds every search that has assigned only those before them.
class Dolls {
public:
    Dolls(const SignedBlock& block, std::size_t& budget, const Work& work);

    /// False when the budget is used up: then at_least() still holds.
    bool run(std::vector<char>& side);
    std::size_t at_least() const { return bound_[solved_]; }

private:
    struct Later {
        std::uint32_t place;
        bool negative;
    };
    void choose_order(const SignedBlock& block);
    void search(std::size_t place, std::size_t cost);
    void assign(std::size_t place, std::size_t cost, int side);
    bool spend(std::size_t steps) {
        out_of_budget_ = out_of_budget_ || steps > budget_;
        budget_ -= out_of_budget_ ? 0 : steps;
        return !out_of_budget_;
    }

    std::size_t& budget_;
    const Work& work_;
    std::vector<std::uint32_t> order_;
    std::vector<std::vector<Later>> later_;            ///< ties to places further on
    std::vector<std::array<std::size_t, 2>> against_;  ///< by place: ties to assigned ones that a side would frustrate
    std::vector<std::size_t> bound_;                   ///< by place: the least frustration of those from there on
    std::vector<char> side_;
    std::vector<char> best_side_;
    std::size_t best_ = 0;
    std::size_t open_ = 0;  ///< what the unassigned cost at least, by their ties to the assigned
    std::size_t solved_;
    std::size_t steps_ = 0;
    bool out_of_budget_ = false;
};

Dolls::Dolls(const SignedBlock& block, std::size_t& budget, const Work& work)
    : budget_(budget),
      work_(work),
      against_(block.size(), {0, 0}),
      bound_(block.size() + 1),
      side_(block.size()),
      solved_(block.size()) {
    choose_order(block);
    std::vector<std::uint32_t> place(block.size());
    for (std::uint32_t number = 0; number < order_.size(); ++number) {
        place[order_[number]] = number;
    }
    later_.resize(block.size());
    for (std::uint32_t at = 0; at < block.size(); ++at) {
        for (const auto& end : block.ends[at]) {
            if (place[at] < place[end.place]) {
                later_[place[at]].push_back({place[end.place], end.negative});
            }
        }
    }
}

/// Next comes who has the most ties to those before, so that costs show early.
void Dolls::choose_order(const SignedBlock& block) {
    std::vector<std::size_t> tied(block.size());
    std::vector<char> chosen(block.size());
    for (std::size_t count = 0; count < block.size(); ++count) {
        std::size_t next = block.size();
        for (std::size_t at = 0; at < block.size(); ++at) {
            const auto better = [&] {
                return tied[at] != tied[next] ? tied[at] > tied[next] : block.ends[at].size() > block.ends[next].size();
            };
            if (chosen[at] == 0 && (next == block.size() || better())) {
                next = at;
            }
        }
        chosen[next] = 1;
        order_.push_back(static_cast<std::uint32_t>(next));
        for (const auto& end : block.ends[next]) {
            ++tied[end.place];
        }
    }
}

void Dolls::assign(std::size_t place, std::size_t cost, int side) {
    const auto change = [&](int by) {
        for (const auto& [other, negative] : later_[place]) {
            auto& sides = against_[other];
            open_ -= std::min(sides[0], sides[1]);
            sides[static_cast<std::size_t>(negative ? side : 1 - side)] += static_cast<std::size_t>(by);
            open_ += std::min(sides[0], sides[1]);
        }
    };
    side_[place] = static_cast<char>(side);
    change(1);
    search(place + 1, cost);
    change(-1);
}

void Dolls::search(std::size_t place, std::size_t cost) {
    if (cost + open_ + bound_[place] >= best_) {
        return;
    }
    if (place == later_.size()) {
        best_ = cost;
        best_side_ = side_;
        return;
    }
    if (!spend(1 + later_[place].size())) {
        return;
    }
    if (++steps_ % 65536 == 0) {
        work_.check();
    }
    const auto costs = against_[place];
    const auto known = std::min(costs[0], costs[1]);
    const int first = costs[0] <= costs[1] ? 0 : 1;
    open_ -= known;
    assign(place, cost + costs[static_cast<std::size_t>(first)], first);
    assign(place, cost + costs[static_cast<std::size_t>(1 - first)], 1 - first);
    open_ += known;
}

bool Dolls::run(std::vector<char>& side) {
    std::vector<char> given(side.size());
    std::size_t given_cost = 0;
    for (std::size_t place = 0; place < order_.size(); ++place) {
        given[place] = side[order_[place]];
    }
    for (std::size_t place = 0; place < order_.size(); ++place) {
        for (const auto& [other, negative] : later_[place]) {
            given_cost += (given[place] != given[other]) != negative ? 1 : 0;
        }
    }
    for (auto place = order_.size(); place-- > 0;) {
        // Whichever way the others stand, one side of the new vertex frustrates at most half of its ties.
        best_ = bound_[place + 1] + later_[place].size() / 2;
        if (place == 0) {
            best_ = std::min(best_ + 1, given_cost);
        }
        best_side_.clear();
        if (best_ > bound_[place + 1]) {
            assign(place, 0, 0);
        }
        if (out_of_budget_) {
            return false;
        }
        bound_[place] = best_;
        solved_ = place;
    }
    for (std::size_t place = 0; place < best_side_.size(); ++place) {
        side[order_[place]] = best_side_[place];
    }
    return true;
}

}  // namespace

std::size_t branch_and_bound(const SignedBlock& block, std::vector<char>& side, std::size_t& budget, const Work& work) {
    Dolls dolls(block, budget, work);
    dolls.run(side);
    return dolls.at_least();
}

}  // namespace entente
