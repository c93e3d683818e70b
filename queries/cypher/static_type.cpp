#include "queries/cypher/static_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace entente::cypher {

namespace {

using T = StaticType;

constexpr std::array kWords{
    std::pair{T::boolean, "a truth value"},
    std::pair{T::integer, "a whole number"},
    std::pair{T::real, "a float"},
    std::pair{T::text, "a text"},
    std::pair{T::moment, "a day or time"},
    std::pair{T::duration, "a duration"},
    std::pair{T::node, "a node"},
    std::pair{T::edge, "an edge"},
    std::pair{T::path, "a path"},
    std::pair{T::list, "a list"},
    std::pair{T::map, "a map"},
};

constexpr std::array kDeclared{
    std::pair{std::string_view("BOOLEAN"), T::boolean},   std::pair{std::string_view("INTEGER"), T::integer},
    std::pair{std::string_view("FLOAT"), T::number},      std::pair{std::string_view("NUMBER"), T::number},
    std::pair{std::string_view("STRING"), T::text},       std::pair{std::string_view("DATE"), T::moment},
    std::pair{std::string_view("TIME"), T::moment},       std::pair{std::string_view("LOCAL TIME"), T::moment},
    std::pair{std::string_view("DATE TIME"), T::moment},  std::pair{std::string_view("LOCAL DATE TIME"), T::moment},
    std::pair{std::string_view("DURATION"), T::duration}, std::pair{std::string_view("NODE"), T::node},
    std::pair{std::string_view("RELATIONSHIP"), T::edge}, std::pair{std::string_view("PATH"), T::path},
    std::pair{std::string_view("MAP"), T::map},
};

constexpr T::Kinds kElement = T::node | T::edge;
constexpr T::Kinds kFields = T::node | T::edge | T::map;

constexpr T of(T::Kinds kinds, T::Kinds items = T::any) { return {static_cast<T::Kinds>(kinds | T::null), items}; }

constexpr std::array kSignatures{
    Signature{"abs", {T::number | T::duration}, of(T::number | T::duration)},
    Signature{"acos", {T::number}, of(T::real)},
    Signature{"asin", {T::number}, of(T::real)},
    Signature{"atan", {T::number}, of(T::real)},
    Signature{"atan2", {T::number, T::number}, of(T::real)},
    Signature{"ceil", {T::number}, of(T::real)},
    Signature{"char_length", {T::text}, of(T::integer)},
    Signature{"character_length", {T::text}, of(T::integer)},
    Signature{"collect", {T::any}, of(T::list)},
    Signature{"cos", {T::number}, of(T::real)},
    Signature{"cot", {T::number}, of(T::real)},
    Signature{"count", {T::any}, of(T::integer)},
    Signature{"degrees", {T::number}, of(T::real)},
    Signature{"endnode", {T::edge}, of(T::node)},
    Signature{"exp", {T::number}, of(T::real)},
    Signature{"floor", {T::number}, of(T::real)},
    Signature{"haversin", {T::number}, of(T::real)},
    Signature{"head", {T::list}, of(T::any)},
    Signature{"id", {kElement}, of(T::integer)},
    Signature{"keys", {kFields}, of(T::list, T::text)},
    Signature{"labels", {T::node}, of(T::list, T::text)},
    Signature{"last", {T::list}, of(T::any)},
    Signature{"left", {T::text, T::integer}, of(T::text)},
    Signature{"length", {T::path}, of(T::integer)},
    Signature{"log", {T::number}, of(T::real)},
    Signature{"log10", {T::number}, of(T::real)},
    Signature{"lower", {T::text}, of(T::text)},
    Signature{"ltrim", {T::text}, of(T::text)},
    Signature{"nodes", {T::path}, of(T::list, T::node)},
    Signature{"properties", {kFields}, of(T::map)},
    Signature{"radians", {T::number}, of(T::real)},
    Signature{"rand", {}, of(T::real)},
    Signature{"range", {T::integer, T::integer, T::integer}, of(T::list, T::integer)},
    Signature{"relationships", {T::path}, of(T::list, T::edge)},
    Signature{"rels", {T::path}, of(T::list, T::edge)},
    Signature{"replace", {T::text, T::text, T::text}, of(T::text)},
    Signature{"reverse", {T::list | T::text}, of(T::list | T::text)},
    Signature{"right", {T::text, T::integer}, of(T::text)},
    Signature{"rtrim", {T::text}, of(T::text)},
    Signature{"sign", {T::number}, of(T::integer)},
    Signature{"sin", {T::number}, of(T::real)},
    Signature{"size", {T::list | T::text | T::map}, of(T::integer)},
    Signature{"split", {T::text, T::text | T::list}, of(T::list, T::text)},
    Signature{"sqrt", {T::number}, of(T::real)},
    Signature{"startnode", {T::edge}, of(T::node)},
    Signature{"substring", {T::text, T::integer, T::integer}, of(T::text)},
    Signature{"tail", {T::list}, of(T::list)},
    Signature{"tan", {T::number}, of(T::real)},
    Signature{"tolower", {T::text}, of(T::text)},
    Signature{"toupper", {T::text}, of(T::text)},
    Signature{"trim", {T::text}, of(T::text)},
    Signature{"type", {T::edge}, of(T::text)},
    Signature{"upper", {T::text}, of(T::text)},
};

}  // namespace

std::string describe(StaticType::Kinds kinds) {
    std::vector<std::string_view> words;
    for (const auto& [kind, word] : kWords) {
        if ((kinds & kind) != 0) {
            words.emplace_back(word);
        }
    }
    return words.empty() ? "null" : fmt::format("{}", fmt::join(words, " or "));
}

StaticType declared_type(std::string_view word) {
    if (word.ends_with('?')) {
        word.remove_suffix(1);
    }
    if (word.starts_with("LIST")) {
        return of(T::list);
    }
    for (const auto& [name, kinds] : kDeclared) {
        if (name == word) {
            return of(kinds);
        }
    }
    return {};
}

const Signature* find_signature(std::string_view name) {
    const auto* found = std::lower_bound(kSignatures.begin(), kSignatures.end(), name,
                                         [](const Signature& row, std::string_view of) { return row.name < of; });
    return found != kSignatures.end() && found->name == name ? found : nullptr;
}

}  // namespace entente::cypher
