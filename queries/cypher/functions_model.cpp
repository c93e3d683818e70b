#include "queries/cypher/evaluate.hpp"

namespace entente::cypher {

std::span<const Function> model_functions() { return {}; }

}  // namespace entente::cypher
