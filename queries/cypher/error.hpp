#pragma once

#include "graph/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::cypher {

/// Where something stands in the text of a query: bytes from its beginning.
struct Spot {
    std::uint32_t offset = 0;
};

/// The same for people.
struct TextPlace {
    std::size_t line = 1;    ///< from 1
    std::size_t begin = 0;   ///< of the line: bytes from the beginning of the text
    std::size_t column = 1;  ///< from 1, in characters
};
TextPlace place(std::string_view text, Spot spot);

enum class ErrorKind : std::uint8_t {
    syntax,      ///< SyntaxError
    semantic,    ///< SemanticError
    type,        ///< TypeError
    argument,    ///< ArgumentError
    arithmetic,  ///< ArithmeticError
    entity,      ///< EntityNotFound
    property,    ///< PropertyNotFound
    parameter,   ///< ParameterMissing
    procedure,   ///< ProcedureError
    constraint   ///< ConstraintVerificationFailed
};

std::string_view to_string(ErrorKind kind);

/// A query that cannot be answered, in the words of openCypher: kind, detail ("UndefinedVariable"), and the spot.
class QueryError : public Error {
public:
    enum class Phase : std::uint8_t { compile, run };

    /// The message is for people; `text` is the whole query.
    QueryError(ErrorKind kind, std::string_view detail, Phase phase, const std::string& message, std::string_view text,
               Spot spot);

    ErrorKind kind() const { return kind_; }
    const std::string& detail() const { return detail_; }
    Phase phase() const { return phase_; }
    const std::string& message() const { return message_; }  ///< without kind, detail and place
    Spot spot() const { return spot_; }
    std::size_t line() const { return line_; }      ///< from 1
    std::size_t column() const { return column_; }  ///< from 1, in characters

private:
    ErrorKind kind_;
    Phase phase_;
    std::string detail_;
    std::string message_;
    Spot spot_;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
};

}  // namespace entente::cypher
