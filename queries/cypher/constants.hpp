#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/evaluate.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace re2 {
class RE2;
}

// Not installed.
namespace entente::cypher {

/// A list into which IN looks many times.
class Membership {
public:
    Membership(Datum list, Run& run);

    /// As contains(). Time O(1), of a list of lists, maps or nulls O(items).
    Datum contains(const Datum& item) const;

private:
    struct Same {
        bool operator()(const Datum& a, const Datum& b) const { return same(a, b); }
    };
    struct Hash {
        std::size_t operator()(const Datum& datum) const { return hash(datum); }
    };

    Datum list_;
    std::unordered_set<Datum, Hash, Same> items_;  ///< empty where items are to be looked at one by one
};

/// What is the same in every row, reckoned once a run. Kept by its place in the tree of the query, which outlives the
/// run.
class Constants {
public:
    Constants();
    ~Constants();

    const Datum& text(const Literal& literal);

    /// The function that is called; null where there is none.
    const Function* function(const Call& call);

    /// The list of an IN; null where it may be another in another row.
    const Membership* list(const Expression& expression, Row& row, Run& run);

    /// Throws Fault where it is no regular expression.
    const re2::RE2& pattern(const std::string& text);

private:
    std::unordered_map<const Literal*, Datum> texts_;
    std::unordered_map<const Call*, const Function*> functions_;
    std::unordered_map<const Expression*, std::optional<Membership>> lists_;
    std::unordered_map<std::string, std::unique_ptr<const re2::RE2>> patterns_;
};

}  // namespace entente::cypher
