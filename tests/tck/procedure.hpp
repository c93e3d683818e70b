#pragma once

#include "queries/cypher/procedure.hpp"
#include "tests/tck/gherkin.hpp"

#include <string_view>

namespace entente::tck {

/// The procedure of "my.proc(name :: STRING?) :: (city :: STRING?)" that answers with the rows of the table whose first
/// cells are its arguments. Throws Error where the signature or a cell cannot be read.
cypher::Procedure table_procedure(std::string_view signature, const TextTable& table);

}  // namespace entente::tck
