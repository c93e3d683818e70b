#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <array>

namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

/// Of nothing: the moment at which the query began.
template <TemporalType type>
Datum made(Arguments arguments, Run& run) {
    return make_temporal(type, arguments.empty() ? std::nullopt : std::optional(arguments[0]), run.now);
}

/// By the clocks of the zone that may be named.
template <TemporalType type>
Datum current(Arguments arguments, Run& run) {
    const auto zone = arguments.empty() ? Zone{} : parse_zone(text_argument(arguments[0]));
    return make_temporal(type, Datum(Datum::Content(moved(run.now, zone))), run.now);
}

template <TemporalType type>
Datum beginning(Arguments arguments, Run& run) {
    const DatumMap none;
    const auto& from = arguments.size() > 1 ? arguments[1] : Datum(Datum::Content(run.now));
    const auto* fields = arguments.size() > 2 ? arguments[2].map() : &none;
    if (fields == nullptr) {
        refuse_argument("a map", arguments[2]);
    }
    return truncated(type, text_argument(arguments[0]), from, *fields);
}

Datum duration(Arguments arguments, Run&) { return make_duration(arguments[0]); }

template <Between unit>
Datum length(Arguments arguments, Run&) {
    return between(unit, arguments[0], arguments[1]);
}

Datum from_epoch(Arguments arguments, Run&) {
    const auto nanoseconds = arguments.size() > 1 ? whole_argument(arguments[1]) : 0;
    if (nanoseconds < 0 || nanoseconds >= kNanosecond) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "nanoseconds lie between 0 and 999,999,999");
    }
    return Datum(Datum::Content(
        DateTime{within_calendar(whole_argument(arguments[0])), static_cast<std::int32_t>(nanoseconds)}));
}

Datum from_epoch_millis(Arguments arguments, Run&) {
    const auto number = whole_argument(arguments[0]);
    const auto seconds = number / 1000 - (number % 1000 < 0 ? 1 : 0);
    const auto rest = static_cast<std::int32_t>(number - seconds * 1000);
    return Datum(Datum::Content(DateTime{seconds, rest * 1'000'000}));
}

Datum timestamp(Arguments, Run& run) { return run.now.second * 1000 + run.now.nanosecond / 1'000'000; }

using enum TemporalType;

constexpr std::array kFunctions{
    Function{"date", 0, 1, made<date>},
    Function{"date.realtime", 0, 1, current<date>},
    Function{"date.statement", 0, 1, current<date>},
    Function{"date.transaction", 0, 1, current<date>},
    Function{"date.truncate", 1, 3, beginning<date>},
    Function{"datetime", 0, 1, made<date_time>},
    Function{"datetime.fromepoch", 1, 2, from_epoch},
    Function{"datetime.fromepochmillis", 1, 1, from_epoch_millis},
    Function{"datetime.realtime", 0, 1, current<date_time>},
    Function{"datetime.statement", 0, 1, current<date_time>},
    Function{"datetime.transaction", 0, 1, current<date_time>},
    Function{"datetime.truncate", 1, 3, beginning<date_time>},
    Function{"duration", 1, 1, duration},
    Function{"duration.between", 2, 2, length<Between::all>},
    Function{"duration.indays", 2, 2, length<Between::days>},
    Function{"duration.inmonths", 2, 2, length<Between::months>},
    Function{"duration.inseconds", 2, 2, length<Between::seconds>},
    Function{"localdatetime", 0, 1, made<local_date_time>},
    Function{"localdatetime.realtime", 0, 1, current<local_date_time>},
    Function{"localdatetime.statement", 0, 1, current<local_date_time>},
    Function{"localdatetime.transaction", 0, 1, current<local_date_time>},
    Function{"localdatetime.truncate", 1, 3, beginning<local_date_time>},
    Function{"localtime", 0, 1, made<local_time>},
    Function{"localtime.realtime", 0, 1, current<local_time>},
    Function{"localtime.statement", 0, 1, current<local_time>},
    Function{"localtime.transaction", 0, 1, current<local_time>},
    Function{"localtime.truncate", 1, 3, beginning<local_time>},
    Function{"time", 0, 1, made<time>},
    Function{"time.realtime", 0, 1, current<time>},
    Function{"time.statement", 0, 1, current<time>},
    Function{"time.transaction", 0, 1, current<time>},
    Function{"time.truncate", 1, 3, beginning<time>},
    Function{"timestamp", 0, 0, timestamp},
};

}  // namespace

std::span<const Function> temporal_functions() { return kFunctions; }

}  // namespace entente::cypher
