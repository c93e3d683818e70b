#include "queries/cypher/store_graph.hpp"

namespace entente::cypher {

std::unique_ptr<Graph> store_graph(const Store&, const View&) { return nullptr; }

}  // namespace entente::cypher
