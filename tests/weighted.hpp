#pragma once

#include "fixture.hpp"
#include "graph/schema.hpp"

#include <string_view>

namespace entente::test {

/// The snapshot over all time of a line as parse_ties reads it, whose edges may have values of the property `w`:
/// "A-B=3 B>C:PACT=2.5@2004..2010 C-D=5_EUR D-E=1(1990..2000)|2(2000..)". A value is an integer, a decimal, `true`,
/// `nan`, `inf`, a quantity with underlines for its spaces, or else text. One without a span of its own holds as its
/// edge does.
Snapshot weighted_snapshot(std::string_view line, const Schema& schema = open_schema());

}  // namespace entente::test
