#pragma once

#include "queries/cypher/datum.hpp"
#include "queries/cypher/fault.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

// How functions read their arguments: of the wrong type they throw Fault. Not installed.
namespace entente::cypher {

[[noreturn]] inline void refuse_argument(std::string_view expected, const Datum& found,
                                         std::string_view detail = "InvalidArgumentType") {
    throw Fault(ErrorKind::type, detail, fmt::format("expected {}, found {}", expected, type_name(found)));
}

// A query may double what it has as often as it likes.
constexpr std::size_t kLongestText = std::size_t{64} << 20;
constexpr std::size_t kLongestList = 10'000'000;

/// The message takes the most that there may be.
inline void require_length(std::size_t length, std::size_t most, std::string_view message) {
    if (length > most) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", fmt::format(fmt::runtime(message), most));
    }
}

inline const std::string& text_argument(const Datum& datum) {
    if (datum.text() == nullptr) {
        refuse_argument("a text", datum);
    }
    return *datum.text();
}

inline std::int64_t whole_argument(const Datum& datum) {
    const auto* number = datum.as<std::int64_t>();
    if (number == nullptr) {
        refuse_argument("a whole number", datum);
    }
    return *number;
}

inline double number_argument(const Datum& datum) {
    if (!datum.is_number()) {
        refuse_argument("a number", datum);
    }
    return datum.number();
}

inline const DatumList& list_argument(const Datum& datum) {
    if (datum.list() == nullptr) {
        refuse_argument("a list", datum);
    }
    return *datum.list();
}

}  // namespace entente::cypher
