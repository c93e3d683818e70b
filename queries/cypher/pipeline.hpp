#pragma once

#include "queries/cypher/bindings.hpp"
#include "queries/cypher/row_store.hpp"
#include "queries/cypher/steps.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The steps of a query, in a row for each part of a union. It runs any number of times.
class Pipeline {
public:
    /// Takes an answered row; false where no more are wanted.
    using Sink = std::function<bool(std::span<const Datum>)>;

    /// `bound`: the slots that have values before.
    Pipeline(const Query& query, std::vector<Slot> bound, Bindings& bindings, Execution& execution);
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    void run(Row& row, const Sink& sink);

    /// Whether the store answers it without a snapshot.
    bool is_bounded() const;

    /// `counted`: with the rows that every step gave.
    PlanNode describe(bool counted) const;

private:
    class End;
    struct Part;
    struct Builder;

    bool answer(const Row& row, std::span<const Slot> slots);

    std::vector<Part> parts_;
    std::optional<RowIndex> different_;  ///< of UNION without ALL
    const Sink* sink_ = nullptr;
    bool ended_ = false;
    DatumList answered_;
};

}  // namespace entente::cypher
