#pragma once

#include "graph/error.hpp"
#include "graph/record.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <string>
#include <string_view>

// What the parts of GraphRecord share.
namespace entente {

/// The field that may name a node which comes later.
inline const std::string kReference = "value";

/// A node that is not there, or not yet.
struct UnknownNode {
    std::string key;
    std::string field;
};

/// What the text means. Throws RowRejected where it is none of the words.
template <typename Words>
auto one_of(const Words& words, std::string_view text, const std::string& field, std::string_view expected) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.word == text; });
    if (found == words.end()) {
        throw RowRejected{field, std::string(expected), entente::quoted(text)};
    }
    return found->value;
}

/// Turns what the model refuses into a rejected row.
template <typename Work>
auto taken(const std::string& field, std::string_view expected, Work work) {
    try {
        return work();
    } catch (const Error& error) {
        throw RowRejected{field, std::string(expected), error.what()};
    }
}

}  // namespace entente
