#pragma once

#include <string>
#include <vector>

namespace entente {

/// Compares the header of a table with what its mapping expects; "..." as the last name admits others after it.
///
/// Columns that were moved, renamed or added may leave all those that the mapping names, with another meaning. Throws
/// Error with the file and the first column that differs.
void check_header(const std::vector<std::string>& expected, const std::vector<std::string>& found,
                  const std::string& file);

}  // namespace entente
