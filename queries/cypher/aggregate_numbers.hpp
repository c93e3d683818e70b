#pragma once

#include "queries/cypher/aggregate.hpp"

#include <memory>

// Aggregates that reckon. Not installed.
namespace entente::cypher {

std::unique_ptr<Aggregator> make_sum();
std::unique_ptr<Aggregator> make_average();
std::unique_ptr<Aggregator> make_percentile_cont();
std::unique_ptr<Aggregator> make_percentile_disc();
std::unique_ptr<Aggregator> make_deviation();
std::unique_ptr<Aggregator> make_deviation_of_all();

}  // namespace entente::cypher
