#include "graph/statement.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr std::array<std::string_view, 4> kModalities = {"actual", "planned", "expected", "considered"};
constexpr std::array<std::string_view, 3> kRanks = {"normal", "preferred", "deprecated"};

template <typename Word, std::size_t size>
Word parse_word(const std::array<std::string_view, size>& words, std::string_view what, std::string_view word) {
    auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        throw UsageError(fmt::format("unknown {} '{}': expected one of {}", what, word, fmt::join(words, ", ")));
    return static_cast<Word>(found - words.begin());
}

}  // namespace

Modality parse_modality(std::string_view word) { return parse_word<Modality>(kModalities, "modality", word); }
Rank parse_rank(std::string_view word) { return parse_word<Rank>(kRanks, "rank", word); }
std::string_view to_string(Modality modality) { return kModalities.at(static_cast<std::size_t>(modality)); }
std::string_view to_string(Rank rank) { return kRanks.at(static_cast<std::size_t>(rank)); }

bool Coverage::concerns(TypeId tie, NodeId tail, NodeId head) const {
    if (type != tie) return false;
    return !end || (*end == tail && side != Side::head) || (*end == head && side != Side::tail);
}

std::optional<Day> Source::known() const {
    if (published.is_days()) return published.latest();
    return retrieved;
}

}  // namespace entente
