#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// What is known of a value before anything runs. Not installed.
namespace entente::cypher {

/// The kinds that a value may be of.
struct StaticType {
    using Kinds = std::uint16_t;
    static constexpr Kinds null = 1;
    static constexpr Kinds boolean = 2;
    static constexpr Kinds integer = 4;
    static constexpr Kinds real = 8;
    static constexpr Kinds text = 16;
    static constexpr Kinds moment = 32;  ///< a day or a time
    static constexpr Kinds duration = 64;
    static constexpr Kinds node = 128;
    static constexpr Kinds edge = 256;
    static constexpr Kinds path = 512;
    static constexpr Kinds list = 1024;
    static constexpr Kinds map = 2048;
    static constexpr Kinds number = integer | real;
    static constexpr Kinds any = 4095;

    Kinds kinds = any;
    Kinds items = any;  ///< of what is in it, where it is a list

    /// Null may stand for anything.
    bool may_be(Kinds wanted) const { return (kinds & (wanted | null)) != 0; }
    bool is_only(Kinds wanted) const { return (kinds & ~wanted) == 0; }
};

/// For people: "a text", "a whole number or a decimal one".
std::string describe(StaticType::Kinds kinds);

/// Of the type of a procedure's field: "INTEGER?", "LIST OF STRING".
StaticType declared_type(std::string_view word);

/// What a function takes and gives, as far as it is told before it runs.
struct Signature {
    std::string_view name;  ///< in lower case
    StaticType::Kinds arguments[3];
    StaticType result;
};

/// Null where nothing is known of it. The name in lower case.
const Signature* find_signature(std::string_view name);

}  // namespace entente::cypher
