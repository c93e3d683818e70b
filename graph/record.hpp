#pragma once

#include "graph/store.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

// Not installed.
namespace entente {

/// Of the records that a full export is made of, which docs/formats.md is the contract of; `schema` tells it.
constexpr std::int64_t kRecordVersion = 1;

/// How many bytes of records may stand together in GraphML, about one element or about the graph: as much text of an
/// element as our reader takes.
constexpr std::size_t kMostRecordBytes = std::size_t{16} << 20U;

/// A word of a record, and what it means to those who write it and those who read it.
template <typename Meaning>
struct RecordWord {
    std::string_view word;
    Meaning value;
};

constexpr std::array<RecordWord<NameKind>, 3> kNameKindWords = {
    {{"name", NameKind::name}, {"alias", NameKind::alias}, {"code", NameKind::code}}};
constexpr std::array<RecordWord<Source::Kind>, 3> kSourceKindWords = {{{"report", Source::Kind::report},
                                                                       {"register", Source::Kind::register_},
                                                                       {"register-live", Source::Kind::live_register}}};
constexpr std::array<RecordWord<Coverage::Side>, 4> kSideWords = {{{"", Coverage::Side::either},
                                                                   {"either", Coverage::Side::either},
                                                                   {"tail", Coverage::Side::tail},
                                                                   {"head", Coverage::Side::head}}};

/// The first of the words that means this; one of them does.
template <typename Words, typename Meaning>
constexpr std::string_view record_word(const Words& words, Meaning meaning) {
    return std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.value == meaning; })->word;
}

/// All that a file holds but what was withdrawn, element by element, as it stood when this began to read.
///
/// Holds a read transaction: what is read of the same store meanwhile, such as a snapshot, is of the same moment. Keeps
/// a reference to the store. About 40 bytes a statement and the keys of the nodes.
class Record {
public:
    explicit Record(const Store& store);
    ~Record();
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

    struct Node {
        NodeId id{};
        std::string_view key;
        std::span<const Name> names;  ///< names, aliases and codes, each in their order
    };

    /// In the order of their ids, with what is said of them, by id.
    void each_node(const std::function<void(const Node&, std::span<const Statement>)>& visit) const;
    void each_edge(const std::function<void(const EdgeRecord&, std::span<const Statement>)>& visit) const;

    /// Throws Error where there is no such node.
    std::string_view key(NodeId id) const;

    const Store& store() const { return *store_; }

private:
    struct Impl;
    const Store* store_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
