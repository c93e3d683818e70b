#pragma once

#include "queries/cypher/procedure.hpp"

#include <vector>

// The tables of built-in procedures, one a file. Not installed.
namespace entente::cypher {

std::vector<Procedure> catalogue_procedures();   ///< db.*
std::vector<Procedure> centrality_procedures();  ///< centrality.*
std::vector<Procedure> group_procedures();       ///< groups.*
std::vector<Procedure> path_procedures();        ///< path.*
std::vector<Procedure> time_procedures();        ///< time.*

}  // namespace entente::cypher
