#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::cypher {

/// With a to z in place of A to Z: names of functions, aggregates and procedures have any case.
std::string lowered(std::string_view name);

/// How many arguments are taken, in words: "2", "1 to 3", "1 or more".
std::string arity(std::size_t least, std::size_t most);

/// The same before its noun: "1 argument", "1 to 3 arguments".
std::string counted_arguments(std::size_t least, std::size_t most);

}  // namespace entente::cypher
