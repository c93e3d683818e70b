#include "verbs/periods.hpp"

#include "graph/error.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

/// "2014:2014-12-31 2015:2015-12-31".
std::string written(std::string_view text) {
    std::string line;
    for (const auto& period : parse_periods(text)) {
        line += (line.empty() ? "" : " ") + period.name + ":" + to_string(period.day);
    }
    return line;
}

struct Row {
    const char* text;
    const char* periods;
};

}  // namespace

TEST_CASE("a series is looked at on the last day of each of its periods") {
    for (const auto& row : {
             Row{"2014..2016", "2014:2014-12-31 2015:2015-12-31 2016:2016-12-31"},
             Row{"2014..2016/1y", "2014:2014-12-31 2015:2015-12-31 2016:2016-12-31"},
             Row{"2014..2014/1y", "2014:2014-12-31"},
             Row{"2014-11..2015-01/1m", "2014-11:2014-11-30 2014-12:2014-12-31 2015-01:2015-01-31"},
             Row{"2014-03-01..2014-03-02/1d", "2014-03-01:2014-03-01 2014-03-02:2014-03-02"},
             Row{"2014-03-01..2014-03-01/1d", "2014-03-01:2014-03-01"},
             Row{"2014-01..2014-12/6m", "2014-01:2014-06-30 2014-07:2014-12-31"},
             Row{"2000..2009/5y", "2000:2004-12-31 2005:2009-12-31"},
         }) {
        CAPTURE(row.text);
        CHECK(written(row.text) == row.periods);
    }
}

TEST_CASE("the last period ends with the series") {
    CHECK(written("2014..2018/2y") == "2014:2015-12-31 2016:2017-12-31 2018:2018-12-31");
    CHECK(written("2014-03-01..2014-03-10/7d") == "2014-03-01:2014-03-07 2014-03-08:2014-03-10");
    CHECK(written("2014..2015-06/1y") == "2014:2014-12-31 2015:2015-06-30");
}

TEST_CASE("months have the days that they have") {
    CHECK(written("2023-12..2024-02/1m") == "2023-12:2023-12-31 2024-01:2024-01-31 2024-02:2024-02-29");
    CHECK(written("2023-02..2023-02/1m") == "2023-02:2023-02-28");
    CHECK(written("2024-01-31..2024-04-29/1m") == "2024-01-31:2024-02-28 2024-02-29:2024-03-30 2024-03-31:2024-04-29");
    CHECK(written("2020-02-29..2022-02-27/1y") == "2020-02-29:2021-02-27 2021-02-28:2022-02-27");
    CHECK(written("1900-02-28..1900-03-01/1d") == "1900-02-28:1900-02-28 1900-03-01:1900-03-01");
    CHECK(written("2000-02-28..2000-02-29/1d") == "2000-02-28:2000-02-28 2000-02-29:2000-02-29");
}

TEST_CASE("a period is named as precisely as its step, or by its day where it begins within one") {
    CHECK(written("2014-07-01..2016/1y") == "2014-07-01:2015-06-30 2015-07-01:2016-06-30 2016-07-01:2016-12-31");
    CHECK(written("2014-07-15..2014-08-31/1m") == "2014-07-15:2014-08-14 2014-08-15:2014-08-31");
}

TEST_CASE("what is no series is refused, and the message shows one") {
    for (const auto* text : {"",
                             "2014",
                             "..",
                             "2014..",
                             "..2014",
                             "2014..2013",
                             "2014-02..2014-01/1m",
                             "2014..2016/",
                             "2014..2016/0y",
                             "2014..2016/-1y",
                             "2014..2016/1",
                             "2014..2016/y",
                             "2014..2016/1w",
                             "2014..2016/1yy",
                             "2014..2016/1.5y",
                             "2014..2016/ 1y",
                             "2014..2016/999999d",
                             "2014..2016/99999999999y",
                             "abc..def",
                             "2014...2016",
                             "2014..x",
                             "2014-02-30..2014-03-01/1d",
                             "2014-13..2015/1y",
                             "2014../1y",
                             "1y",
                             "/1y",
                             "2014..2016/1y/1y",
                             "2014/2015..2016/1y/2"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(parse_periods(text), doctest::Contains("2014..2024/1y"), UsageError);
    }
}

TEST_CASE("a series has at most ten thousand periods") {
    CHECK(parse_periods("2000-01-01..2027-05-18/1d").size() == 10'000);
    CHECK_THROWS_WITH_AS(parse_periods("2000-01-01..2027-05-19/1d"), doctest::Contains("10000"), UsageError);
    CHECK_THROWS_AS(parse_periods("0001..9999/1d"), UsageError);
    CHECK(parse_periods("0001..9999/1y").size() == 9999);
}

TEST_CASE("a series may reach the ends of the calendar") {
    CHECK(written("9998..9999/1y") == "9998:9998-12-31 9999:9999-12-31");
    CHECK(written("9999-12-31..9999-12-31/100000y") == "9999-12-31:9999-12-31");
    CHECK(written("9999-12..9999-12/100000m") == "9999-12:9999-12-31");
    CHECK(written("9999-12-30..9999-12-31/100000d") == "9999-12-30:9999-12-31");
}

}  // namespace entente
