#pragma once

#include "queries/totals.hpp"

// By what rows of totals are told apart. Not installed.
namespace entente {

/// The group of an act; a period or day that is not in one year or month has the text of both ends.
SupportGroup group_of(const Support& support, const Denomination& in, GroupBy by);

}  // namespace entente
