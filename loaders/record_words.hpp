#pragma once

#include "graph/error.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <string>
#include <string_view>

// What the parts of GraphRecord share.
namespace entente {

/// A node that is not there, or not yet.
struct UnknownNode {
    std::string key;
    std::string field;
};

/// One of the words of a field, and what it means.
template <typename Value>
struct Word {
    std::string_view word;
    Value value;
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
