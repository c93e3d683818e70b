#include "graph/snapshot_core.hpp"

#include <algorithm>

namespace entente {

namespace {

std::size_t mix(std::size_t hash, std::uint64_t next) { return (hash ^ next) * 0x9e3779b97f4a7c15ULL + (hash >> 29); }

template <typename Id>
std::size_t hash_ids(const std::vector<Id>& list) {
    std::size_t hash = list.size();
    for (Id id : list) hash = mix(hash, static_cast<std::uint64_t>(raw(id)));
    return hash;
}

}  // namespace

template <>
std::size_t ListPool<Spell>::hash(const std::vector<Spell>& list) {
    std::size_t hash = list.size();
    for (const Spell& spell : list) {
        hash = mix(hash, static_cast<std::uint32_t>(spell.when.since.count));
        hash = mix(hash, static_cast<std::uint32_t>(spell.when.until.count));
        const Marks& m = spell.marks;
        hash = mix(hash, (m.certain ? 1U : 0U) | (m.disputed ? 2U : 0U) | (m.undated ? 4U : 0U) |
                             (m.carried ? 8U : 0U) | static_cast<unsigned>(m.modality) << 4);
    }
    return hash;
}

template <>
std::size_t ListPool<SourceId>::hash(const std::vector<SourceId>& list) {
    return hash_ids(list);
}

template <>
std::size_t ListPool<LabelId>::hash(const std::vector<LabelId>& list) {
    return hash_ids(list);
}

void HistoryColumn::settle(std::size_t elements) {
    sparse_.shrink_to_fit();
    if (sparse_.size() * 2 < elements) return;
    dense_.resize(elements);
    for (auto [element, history] : sparse_) dense_[element] = history;
    sparse_ = decltype(sparse_)();  // plain braces would keep the memory
}

std::uint32_t HistoryColumn::sparse(std::uint32_t element) const {
    auto found = std::lower_bound(sparse_.begin(), sparse_.end(), element,
                                  [](const auto& pair, std::uint32_t e) { return pair.first < e; });
    return found != sparse_.end() && found->first == element ? found->second : 0;
}

std::size_t HistoryColumn::memory() const {
    return dense_.capacity() * sizeof(std::uint32_t) +
           sparse_.capacity() * sizeof(std::pair<std::uint32_t, std::uint32_t>);
}

std::size_t Snapshot::Core::memory() const {
    std::size_t bytes =
        node_ids.capacity() * sizeof(NodeId) + keys.memory() + names.memory() + edge_ids.capacity() * sizeof(EdgeId);
    for (const auto* ids : {&node_labels, &node_spells, &edge_presence})
        bytes += ids->capacity() * sizeof(std::uint32_t);
    bytes += (tails.capacity() + heads.capacity()) * sizeof(NodeIndex) + types.capacity() * sizeof(std::uint16_t);
    bytes += presences.capacity() * sizeof(Presence) + spells.memory() + source_sets.memory() + label_sets.memory();
    for (const Timeline& history : histories) bytes += sizeof(Timeline) + history.capacity() * sizeof(Piece);
    for (const auto* columns : {&node_columns, &edge_columns}) {
        for (const auto& [property, column] : *columns) bytes += column.memory();
    }
    return bytes;
}

}  // namespace entente
