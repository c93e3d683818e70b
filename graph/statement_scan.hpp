#pragma once

#include "graph/store.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

// Every live statement of a file, read in one pass and grouped by element. Not installed.
namespace entente {

namespace sqlite {
class Query;
}

/// A statement as it is kept while a snapshot is built: 36 bytes, without what it seldom has. They are the largest part
/// of the memory that this takes.
struct CompactStatement {
    std::uint32_t id;
    std::int32_t since, since_last, until, until_last;  ///< as encode() writes bounds
    std::uint32_t element;                              ///< position, see StatementScan
    std::uint32_t value;                                ///< position in values
    std::int32_t source;
    std::int16_t property;
    std::uint8_t modality;
    std::uint8_t rank : 4;
    std::uint8_t detailed : 4;  ///< has details: read it again from the store before use
};

/// Elements are numbered: nodes in the order of their ids, then edges in the order of theirs.
class StatementScan {
public:
    StatementScan(const Store& store, const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges);
    ~StatementScan();

    std::span<const CompactStatement> about(std::uint32_t element) const {
        return {rows_.data() + begins_[element], begins_[element + 1] - begins_[element]};
    }

    /// The statement in full. Those with details are read from the store.
    Statement full(const CompactStatement& row) const;

    const Value& value(std::uint32_t number) const { return values_[number]; }

private:
    void read(const Store& store, const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges);
    void group(std::size_t elements);

    std::unique_ptr<sqlite::Query> one_;  ///< a statement by its id
    std::vector<CompactStatement> rows_;
    std::vector<std::uint32_t> begins_;
    std::vector<Value> values_;
};

}  // namespace entente
