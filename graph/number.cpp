#include "graph/number.hpp"

namespace entente {

std::optional<double> number_of(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value.content())) return static_cast<double>(*integer);
    if (const auto* decimal = std::get_if<Decimal>(&value.content())) return decimal->to_double();
    if (const auto* real = std::get_if<double>(&value.content())) return *real;
    if (const auto* quantity = std::get_if<Quantity>(&value.content())) return quantity->number.to_double();
    return {};
}

}  // namespace entente
