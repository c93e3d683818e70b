#pragma once

#include "queries/cypher/error.hpp"

#include <string>
#include <string_view>

namespace entente::cypher {

/// What goes wrong with a value. The evaluator knows where in the query, and makes a QueryError of it.
class Fault : public Error {
public:
    Fault(ErrorKind kind, std::string_view detail, const std::string& message)
        : Error(message), kind_(kind), detail_(detail) {}

    ErrorKind kind() const { return kind_; }
    const std::string& detail() const { return detail_; }

private:
    ErrorKind kind_;
    std::string detail_;
};

}  // namespace entente::cypher
