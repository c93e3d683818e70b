#include "queries/cypher/time_prefix.hpp"

#include "queries/cypher/fault.hpp"

#include <fmt/format.h>

namespace entente::cypher {

Day constant_day(const Expression& expression, Run& run) {
    const auto fail = [&](std::string_view detail, const std::string& message) {
        throw QueryError(ErrorKind::argument, detail, QueryError::Phase::run, message, run.text, expression.spot);
    };
    Row none;
    const auto datum = evaluate(expression, none, run);
    std::optional<Date> date;
    if (const auto* text = datum.text()) {
        try {
            date = parse_date(*text);
        } catch (const Fault& fault) {
            fail("InvalidArgumentValue", fault.what());
        }
    } else if (const auto* given = datum.as<Date>()) {
        date = *given;
    } else {
        fail("InvalidArgumentType", fmt::format("a date or its text was expected, found {}", type_name(datum)));
    }
    const auto year = civil(*date).year;
    if (year < 1 || year > 9999) {
        fail("InvalidArgumentValue",
             fmt::format("a day of the years 1 to 9999 was expected, found {}", to_string(*date)));
    }
    return Day{static_cast<std::int32_t>(date->day)};
}

View viewed(const TimePrefix& prefix, const View& given, Run& run) {
    auto made = given;
    if (prefix.known) {
        made.known_on = constant_day(*prefix.known, run);
        if (given.as_of) {
            made.as_of = made.known_on;
        }
    }
    if (prefix.valid) {
        made.as_of = constant_day(*prefix.valid, run);
    }
    return made;
}

}  // namespace entente::cypher
