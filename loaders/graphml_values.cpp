#include "loaders/graphml_values.hpp"

#include "graph/error.hpp"
#include "loaders/letter_case.hpp"
#include "loaders/rejection.hpp"
#include "loaders/utf8.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace entente {

namespace {

struct Type {
    std::string_view name;
    ValueType type;
};

constexpr Type kTypes[] = {{"", ValueType::text},           {"string", ValueType::text},  {"str", ValueType::text},
                           {"boolean", ValueType::boolean}, {"bool", ValueType::boolean}, {"int", ValueType::integer},
                           {"integer", ValueType::integer}, {"long", ValueType::integer}, {"float", ValueType::real},
                           {"double", ValueType::real}};

const Type* find(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const Type& type) { return type.name == name; });
    return found == std::end(kTypes) ? nullptr : found;
}

/// As XML Schema and Python write what is no number.
std::string real_word(std::string_view text) {
    std::string word = lower_case(text);
    if (word.starts_with('+')) {
        word.erase(0, 1);
    }
    return word == "infinity" ? "inf" : word == "-infinity" ? "-inf" : word;
}

}  // namespace

bool is_graphml_type(std::string_view type) { return find(type) != nullptr; }

Value graphml_value(const GraphmlKey& key, std::string_view text) {
    const ValueType type = find(key.type)->type;
    if (type == ValueType::text) {
        return std::string(text);
    }
    const std::string_view word = trimmed(text);
    try {
        return parse_value(type, type == ValueType::integer ? std::string(word) : real_word(word));
    } catch (const Error&) {
        throw RowRejected{key.name, fmt::format("a value of the type {}", key.type), quoted(text)};
    }
}

}  // namespace entente
