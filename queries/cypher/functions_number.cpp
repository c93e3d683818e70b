#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

template <double (*function)(double)>
Datum real(Arguments arguments, Run&) {
    return function(number_argument(arguments[0]));
}

double degrees(double angle) { return angle * 180 / std::numbers::pi; }
double radians(double angle) { return angle * std::numbers::pi / 180; }
double haversine(double angle) { return (1 - std::cos(angle)) / 2; }
double cotangent(double angle) { return 1 / std::tan(angle); }

/// Halves go up, as in Java's Math.round and so in openCypher.
double half_up(double number) {
    const auto below = std::floor(number);
    return number - below >= 0.5 ? below + 1 : below;
}

Datum absolute(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    number_argument(of);
    return of.as<std::int64_t>() != nullptr && *of.as<std::int64_t>() >= 0 ? of : of.number() < 0 ? negate(of) : of;
}

/// To so many digits behind the point; halves away from zero there.
Datum round(Arguments arguments, Run&) {
    const auto number = number_argument(arguments[0]);
    if (arguments.size() == 1) {
        return half_up(number);
    }
    const auto digits = whole_argument(arguments[1]);
    if (digits < 0 || digits > 300) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "digits to round to lie between 0 and 300");
    }
    const auto factor = std::pow(10.0, static_cast<double>(digits));
    const auto scaled = number * factor;
    return std::isfinite(scaled) ? std::round(scaled) / factor : number;
}

Datum sign(Arguments arguments, Run&) {
    const auto number = number_argument(arguments[0]);
    return number > 0 ? 1 : number < 0 ? -1 : 0;
}

Datum arc(Arguments arguments, Run&) {
    return std::atan2(number_argument(arguments[0]), number_argument(arguments[1]));
}

Datum random(Arguments, Run& run) {
    if (!run.random) {
        run.random.emplace(run.seed);
    }
    return std::uniform_real_distribution<double>(0, 1)(*run.random);
}
Datum euler(Arguments, Run&) { return std::numbers::e; }
Datum pi(Arguments, Run&) { return std::numbers::pi; }
Datum is_nan(Arguments arguments, Run&) { return std::isnan(number_argument(arguments[0])); }

constexpr std::array kFunctions{
    Function{"abs", 1, 1, absolute},
    Function{"acos", 1, 1, real<std::acos>},
    Function{"asin", 1, 1, real<std::asin>},
    Function{"atan", 1, 1, real<std::atan>},
    Function{"atan2", 2, 2, arc},
    Function{"ceil", 1, 1, real<std::ceil>},
    Function{"cos", 1, 1, real<std::cos>},
    Function{"cot", 1, 1, real<cotangent>},
    Function{"degrees", 1, 1, real<degrees>},
    Function{"e", 0, 0, euler},
    Function{"exp", 1, 1, real<std::exp>},
    Function{"floor", 1, 1, real<std::floor>},
    Function{"haversin", 1, 1, real<haversine>},
    Function{"isnan", 1, 1, is_nan},
    Function{"log", 1, 1, real<std::log>},
    Function{"log10", 1, 1, real<std::log10>},
    Function{"pi", 0, 0, pi},
    Function{"radians", 1, 1, real<radians>},
    Function{"rand", 0, 0, random, false, true},
    Function{"round", 1, 2, round},
    Function{"sign", 1, 1, sign},
    Function{"sin", 1, 1, real<std::sin>},
    Function{"sqrt", 1, 1, real<std::sqrt>},
    Function{"tan", 1, 1, real<std::tan>},
};

}  // namespace

std::span<const Function> number_functions() { return kFunctions; }

}  // namespace entente::cypher
