#include "queries/flood.hpp"

#include <algorithm>
#include <bit>

namespace entente {

namespace {

/// A step looks at every vertex once the front has this share of the arcs.
constexpr std::size_t kPullShare = 8;

}  // namespace

void Flood::Bits::add(const Bits& other) {
    for (std::size_t word = 0; word < words.size(); ++word) {
        words[word] |= other.words[word];
    }
}

void Flood::Bits::remove(const Bits& other) {
    for (std::size_t word = 0; word < words.size(); ++word) {
        words[word] &= ~other.words[word];
    }
}

bool Flood::Bits::none() const {
    std::uint64_t any = 0;
    for (const auto word : words) {
        any |= word;
    }
    return any == 0;
}

std::size_t Flood::Bits::count() const {
    std::size_t ones = 0;
    for (const auto word : words) {
        ones += static_cast<std::size_t>(std::popcount(word));
    }
    return ones;
}

Flood::Flood(const Renumbered& rows)
    : rows_(rows), seen_(rows.size()), now_(rows.size()), next_(rows.size()), found_(rows.size()) {}

void Flood::run(Vertex first, Vertex end, const Work& work) {
    full_ = {};
    for (auto target = first; target < end; ++target) {
        const auto bit = target - first;
        Bits own;
        own.words[bit / 64] = std::uint64_t{1} << (bit % 64);
        full_.add(own);
        seen_[target] = own;
        now_[target] = own;
        front_.push_back(target);
        touched_.push_back(target);
    }
    const auto& back = rows_.incoming();
    for (double hops = 1; !front_.empty(); ++hops) {
        work.check();
        std::size_t arcs = 0;
        for (const auto vertex : front_) {
            arcs += back[vertex].size();
        }
        arcs > back.ends.size() / kPullShare ? pull() : push();
        take(hops);
    }
}

void Flood::pull() {
    for (Vertex vertex = 0; vertex < rows_.size(); ++vertex) {
        gather(vertex);
    }
}

/// By which targets the vertices ahead have been reached; stops when no target is missing.
void Flood::gather(Vertex vertex) {
    auto missing = full_;
    missing.remove(seen_[vertex]);
    if (missing.none()) {
        return;
    }
    constexpr std::size_t kBetweenLooks = 8;
    const auto ahead = rows_.out[vertex];
    Bits reached;
    for (std::size_t at = 0; at < ahead.size();) {
        for (const auto stop = std::min(at + kBetweenLooks, ahead.size()); at < stop; ++at) {
            reached.add(now_[ahead[at]]);
        }
        auto left = missing;
        left.remove(reached);
        if (left.none()) {
            break;
        }
    }
    if (!reached.none()) {
        next_[vertex] = reached;
        met_.push_back(vertex);
    }
}

void Flood::push() {
    const auto& back = rows_.incoming();
    for (const auto vertex : front_) {
        const auto bits = now_[vertex];
        for (const auto behind : back[vertex]) {
            if (next_[behind].none()) {
                met_.push_back(behind);
            }
            next_[behind].add(bits);
        }
    }
}

/// What was met and is new becomes the front.
void Flood::take(double hops) {
    for (const auto vertex : front_) {
        now_[vertex] = {};
    }
    front_.clear();
    for (const auto vertex : met_) {
        auto& bits = next_[vertex];
        bits.remove(seen_[vertex]);
        if (!bits.none()) {
            if (seen_[vertex].none()) {
                touched_.push_back(vertex);
            }
            seen_[vertex].add(bits);
            now_[vertex] = bits;
            front_.push_back(vertex);
            const auto count = static_cast<double>(bits.count());
            auto& found = found_[vertex];
            found.others += count;
            found.total += count * hops;
            found.harmonic += count / hops;
            found.farthest = hops;
        }
        bits = {};
    }
    met_.clear();
}

void Flood::move_to(std::vector<Reach>& sums) {
    for (const auto vertex : touched_) {
        auto& sum = sums[vertex];
        auto& found = found_[vertex];
        sum.others += found.others;
        sum.total += found.total;
        sum.harmonic += found.harmonic;
        sum.farthest = std::max(sum.farthest, found.farthest);
        found = {};
        seen_[vertex] = {};
    }
    touched_.clear();
}

}  // namespace entente
