#include "cypher_expression.hpp"
#include "queries/cypher/temporal.hpp"

#include <doctest/doctest.h>

#include <string>

using entente::test::agree;
using entente::test::error_of;

namespace {

struct Row {
    const char* expression;
    const char* expected;
};

constexpr const char* kRange = "ArgumentError: NumberOutOfRange";
constexpr const char* kWrong = "ArgumentError: InvalidArgumentValue";

template <typename Rows>
void check_texts(const Rows& rows) {
    for (const auto& [expression, expected] : rows) {
        CAPTURE(expression);
        CHECK(agree(std::string("toString(") + expression + ")", std::string("'") + expected + "'"));
    }
}

}  // namespace

TEST_CASE("days are written and read in every form of ISO 8601") {
    check_texts(std::initializer_list<Row>{{"date('2024-02-29')", "2024-02-29"},
                                           {"date('20240229')", "2024-02-29"},
                                           {"date('2024-02')", "2024-02-01"},
                                           {"date('202402')", "2024-02-01"},
                                           {"date('2024')", "2024-01-01"},
                                           {"date('2020-W53-5')", "2021-01-01"},
                                           {"date('2020W535')", "2021-01-01"},
                                           {"date('2020-W53')", "2020-12-28"},
                                           {"date('2024-366')", "2024-12-31"},
                                           {"date('2024366')", "2024-12-31"},
                                           {"date('-0001-01-01')", "-0001-01-01"},
                                           {"date('+12024-01-01')", "+12024-01-01"},
                                           {"date('0000-02-29')", "0000-02-29"}});
    for (const auto* text : {"2023-02-29", "2100-02-29", "2024-13-01", "2024-00-01", "2024-04-31", "2023-366",
                             "2021-W53", "2024-W00", "2024-W01-8"}) {
        CAPTURE(text);
        CHECK(error_of(std::string("date('") + text + "')") == kRange);
    }
    for (const auto* text : {"", "2024-", "2024-1-1", "24-01-01", "2024-02-29T", "x", "2024-02-29 "}) {
        CAPTURE(text);
        CHECK(error_of(std::string("date('") + text + "')") == kWrong);
    }
}

TEST_CASE("a leap day is every fourth year's, but of centuries only every fourth's") {
    for (const auto& [year, leap] : std::initializer_list<std::pair<int, bool>>{
             {2024, true}, {2023, false}, {1900, false}, {2000, true}, {0, true}, {-4, true}, {-100, false}}) {
        CAPTURE(year);
        CHECK(entente::cypher::leap(year) == leap);
        CHECK(entente::cypher::days_in(year, 2) == (leap ? 29 : 28));
    }
    check_texts(std::initializer_list<Row>{{"date('2024-02-29') + duration('P1Y')", "2025-02-28"},
                                           {"date('2024-02-29') + duration('P4Y')", "2028-02-29"},
                                           {"date('2024-03-31') - duration('P1M')", "2024-02-29"},
                                           {"date('2024-01-31') + duration('P1M1D')", "2024-03-01"},
                                           {"date('2023-12-31') + duration('P1D')", "2024-01-01"},
                                           {"date('2024-01-01') + duration('PT47H')", "2024-01-02"},
                                           {"date('2024-01-01') - duration('PT25H')", "2023-12-31"}});
}

TEST_CASE("days of maps take what is given and default the rest") {
    check_texts(std::initializer_list<Row>{
        {"date({year: 2024})", "2024-01-01"},
        {"date({year: 2024, month: 2})", "2024-02-01"},
        {"date({year: 2024, week: 1})", "2024-01-01"},
        {"date({year: 2021, week: 1})", "2021-01-04"},
        {"date({year: 2024, week: 52, dayOfWeek: 7})", "2024-12-29"},
        {"date({year: 2024, ordinalDay: 60})", "2024-02-29"},
        {"date({year: 2024, quarter: 4, dayOfQuarter: 92})", "2024-12-31"},
        {"date({date: date('2024-02-29'), year: 2028})", "2028-02-29"},
        {"date({date: datetime('2024-02-29T23:59Z'), day: 1})", "2024-02-01"},
        {"datetime({year: 2024, timezone: '+02:00'})", "2024-01-01T00:00+02:00"},
        {"datetime({epochSeconds: -1})", "1969-12-31T23:59:59Z"},
        {"datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"},
        {"datetime.fromEpochMillis(-1001)", "1969-12-31T23:59:58.999Z"},
        {"localtime({hour: 12, millisecond: 1, microsecond: 2, nanosecond: 3})", "12:00:00.001002003"},
        {"localtime({hour: 12, nanosecond: 999999999})", "12:00:00.999999999"}});
    for (const auto* map : {"{year: 2023, month: 2, day: 29}", "{year: 2023, quarter: 1, dayOfQuarter: 91}",
                            "{year: 2024, week: 53}", "{year: 1000000000}", "{year: -9223372036854775808}"}) {
        CAPTURE(map);
        CHECK(error_of(std::string("date(") + map + ")") == kRange);
    }
    CHECK(error_of("localtime({hour: 24})") == kRange);
    CHECK(error_of("localtime({hour: 1, millisecond: 1000})") == kRange);
    CHECK(error_of("date({month: 1})") == kWrong);
    CHECK(error_of("date({year: 2024, fortnight: 1})") == kWrong);
    CHECK(error_of("date({year: 2024.0})") == "TypeError: InvalidArgumentType");
}

TEST_CASE("clocks that are put forward have an hour that is not, and those put back one twice") {
    check_texts(std::initializer_list<Row>{
        {"datetime('2024-03-31T01:59[Europe/Vilnius]')", "2024-03-31T01:59+02:00[Europe/Vilnius]"},
        {"datetime('2024-03-31T03:30[Europe/Vilnius]')", "2024-03-31T04:30+03:00[Europe/Vilnius]"},
        {"datetime('2024-10-27T03:30[Europe/Vilnius]')", "2024-10-27T03:30+03:00[Europe/Vilnius]"},
        {"datetime('2024-10-27T03:30+02:00[Europe/Vilnius]')", "2024-10-27T03:30+02:00[Europe/Vilnius]"},
        {"datetime('2024-03-30T12:00[Europe/Vilnius]') + duration('P1D')", "2024-03-31T12:00+03:00[Europe/Vilnius]"},
        {"datetime('2024-03-30T12:00[Europe/Vilnius]') + duration('PT24H')", "2024-03-31T13:00+03:00[Europe/Vilnius]"},
        {"datetime({datetime: datetime('2024-07-10T12:00Z'), timezone: 'America/St_Johns'})",
         "2024-07-10T09:30-02:30[America/St_Johns]"},
        {"duration.inSeconds(datetime('2024-03-31T00:00[Europe/Vilnius]'), "
         "datetime('2024-04-01T00:00[Europe/Vilnius]'))",
         "PT23H"}});
    CHECK(error_of("datetime('2024-01-01T00:00[Europe/Atlantis]')") == kWrong);
    CHECK(error_of("time('12:00+19:00')") == kWrong);
    CHECK(error_of("time('12:00+01:60')") == kWrong);
}

TEST_CASE("times of day turn around at midnight") {
    check_texts(std::initializer_list<Row>{{"localtime('23:59') + duration('PT2M')", "00:01"},
                                           {"localtime('00:00') - duration({nanoseconds: 1})", "23:59:59.999999999"},
                                           {"localtime('12:00') + duration('P1M1D')", "12:00"},
                                           {"time('00:30+01:00') - duration('PT1H')", "23:30+01:00"},
                                           {"localtime('12')", "12:00"},
                                           {"localtime('123456.789')", "12:34:56.789"},
                                           {"time('12:34:56.000000001-00:30')", "12:34:56.000000001-00:30"}});
    for (const auto* text : {"24:00", "12:60", "12:00:60", "1", "12:00:00.", "12:00:00.1234567890"}) {
        CAPTURE(text);
        CHECK(error_of(std::string("localtime('") + text + "')") == kWrong);
    }
}

TEST_CASE("durations keep months, days and seconds apart") {
    check_texts(std::initializer_list<Row>{{"duration('P1Y2M3W4DT5H6M7.5S')", "P1Y2M25DT5H6M7.5S"},
                                           {"duration('P14M')", "P1Y2M"},
                                           {"duration('PT90S')", "PT1M30S"},
                                           {"duration('P0.5Y')", "P6M"},
                                           {"duration('P1.5D')", "P1DT12H"},
                                           {"duration('PT-0.5S')", "PT-0.5S"},
                                           {"duration('PT0S')", "PT0S"},
                                           {"duration({days: 1, hours: -1})", "P1DT-1H"},
                                           {"duration({milliseconds: -1})", "PT-0.001S"},
                                           {"duration({seconds: 2, milliseconds: -1})", "PT1.999S"},
                                           {"duration({days: 1}) * 2.5", "P2DT12H"},
                                           {"duration({days: 3}) / 2", "P1DT12H"},
                                           {"-duration({months: 1, seconds: 1})", "P-1MT-1S"},
                                           {"duration({months: 1}) + duration({days: -1})", "P1M-1D"},
                                           {"duration.between(date('2024-01-31'), date('2024-03-01'))", "P1M1D"},
                                           {"duration.between(date('2024-03-01'), date('2024-01-31'))", "P-1M-1D"},
                                           {"duration.inDays(date('2024-02-01'), date('2024-03-01'))", "P29D"},
                                           {"duration.inMonths(date('2024-01-31'), date('2024-02-29'))", "PT0S"}});
    CHECK(agree("duration({months: 1}) = duration({days: 30})", "false"));
    CHECK(agree("duration({hours: 24}) = duration({days: 1})", "false"));
    CHECK(agree("duration({days: 1}) < duration({days: 2})", "null"));
    for (const auto* text : {"", "P", "PT", "P1", "1Y", "P1S", "PT1Y", "P1Y2", "P--1Y", "PT1H1H1"}) {
        CAPTURE(text);
        CHECK(error_of(std::string("duration('") + text + "')") == kWrong);
    }
}

TEST_CASE("what leads out of the calendar or out of 64 bits is an error") {
    for (const auto* expression :
         {"date('2024-01-01') + duration({years: 1000000000})", "date('2024-01-01') + duration({days: 400000000000})",
          "duration({years: 9223372036854775807})", "duration({days: 9223372036854775807}) + duration({days: 1})",
          "duration({weeks: 9223372036854775807})", "duration({days: 1e300})", "duration({days: 1}) * 1e300",
          "duration({days: 1}) / 0", "duration({seconds: 9223372036854775807}) * 2",
          "-duration({days: -9223372036854775808})", "duration('P99999999999999999999D')",
          "datetime('2024-01-01T00:00Z') + duration({seconds: 9223372036854775807})",
          "datetime.fromEpoch(9223372036854775807, 0)", "datetime({epochSeconds: -9223372036854775808})",
          "localdatetime('2024-01-01T00:00') + duration({seconds: 9000000000000000000})"}) {
        CAPTURE(expression);
        CHECK(error_of(expression) == kRange);
    }
}

TEST_CASE("the beginning of a unit") {
    check_texts(std::initializer_list<Row>{
        {"date.truncate('millennium', date('2024-07-10'))", "2000-01-01"},
        {"date.truncate('century', date('1999-12-31'))", "1900-01-01"},
        {"date.truncate('decade', date('2024-07-10'))", "2020-01-01"},
        {"date.truncate('weekYear', date('2021-01-01'))", "2019-12-30"},
        {"date.truncate('quarter', date('2024-06-30'), {day: 3})", "2024-04-03"},
        {"date.truncate('week', date('2024-07-07'))", "2024-07-01"},
        {"date.truncate('week', date('2024-07-07'), {dayOfWeek: 7})", "2024-07-07"},
        {"datetime.truncate('hour', datetime('2024-07-10T12:34:56.789+02:00'))", "2024-07-10T12:00+02:00"},
        {"localtime.truncate('millisecond', localtime('12:34:56.789123456'))", "12:34:56.789"},
        {"localdatetime.truncate('day', date('2024-07-10'), {hour: 6})", "2024-07-10T06:00"}});
    CHECK(error_of("date.truncate('fortnight', date('2024-07-10'))") == kWrong);
    CHECK(error_of("date.truncate('hour', date('2024-07-10'))") != "none");
}

TEST_CASE("parts of days, times and durations") {
    for (const auto& [expression, expected] : {Row{"date('2021-01-01').week", "53"},
                                               {"date('2021-01-01').weekYear", "2020"},
                                               {"date('2024-12-31').ordinalDay", "366"},
                                               {"date('2024-12-31').dayOfQuarter", "92"},
                                               {"date('2024-07-10').nothing", "null"},
                                               {"datetime('1970-01-01T00:00:01.5Z').epochMillis", "1500"},
                                               {"datetime('1969-12-31T23:59:59.5Z').epochSeconds", "-1"},
                                               {"time('12:00-03:30').offsetMinutes", "-210"},
                                               {"duration('P1Y2M').months", "14"},
                                               {"duration('P1Y2M').monthsOfYear", "2"},
                                               {"duration('PT1.5S').milliseconds", "1500"},
                                               {"duration('PT-0.5S').seconds", "-1"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
}

TEST_CASE("times compare with their like by the moment") {
    for (const auto& [expression, expected] :
         {Row{"date('2024-01-01') < date('2024-01-02')", "true"},
          {"date('2024-01-01') < localdatetime('2024-01-02T00:00')", "null"},
          {"date('2024-01-01') = localdatetime('2024-01-01T00:00')", "false"},
          {"time('12:00+02:00') < time('11:00+00:00')", "true"},
          {"datetime('2024-01-01T12:00+02:00') <= datetime('2024-01-01T10:00Z')", "false"},
          {"date('2024-01-01') = date('20240101')", "true"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
}

TEST_CASE("what is too large for a part or a moment is an error") {
    for (const auto* expression :
         {"datetime({epochSeconds: 0, nanosecond: 1000000000})", "datetime({epochSeconds: 0, nanosecond: -1})"}) {
        CAPTURE(expression);
        CHECK(error_of(expression) == kRange);
    }
    for (const auto* expression : {"duration({seconds: 9223372036854775807}).nanoseconds",
                                   "duration({seconds: -9223372036854775808}).milliseconds"}) {
        CAPTURE(expression);
        CHECK(error_of(expression) == "ArithmeticError: IntegerOverflow");
    }
}

TEST_CASE("the moment of a query is the one that it was given") {
    check_texts(std::initializer_list<Row>{
        {"date()", "2024-07-10"},
        {"datetime()", "2024-07-10T12:00Z"},
        {"localtime()", "12:00"},
        {"datetime({timezone: 'Europe/Vilnius'})", "2024-07-10T15:00+03:00[Europe/Vilnius]"}});
    CHECK(agree("timestamp()", "1720612800000"));
}
