#include "queries/cypher/graph.hpp"

#include "queries/cypher/fault.hpp"

namespace entente::cypher {

namespace {

[[noreturn]] void refuse() {
    throw Fault(ErrorKind::entity, "StatementsUnknown", "this graph does not know who states what is in it");
}

}  // namespace

Resolution Graph::resolution(NodeIndex) const { refuse(); }
Resolution Graph::resolution(EdgeIndex) const { refuse(); }

}  // namespace entente::cypher
