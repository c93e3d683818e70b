#include "graph/bound.hpp"
#include "graph/error.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace entente;

namespace {

struct Text {
    const char* given;
    const char* expected;
};

}  // namespace

TEST_CASE("a day is read as it is written, over the whole calendar") {
    for (const char* text : {"0001-01-01", "1582-10-10", "1900-02-28", "1969-12-31", "1970-01-01", "2000-02-29",
                             "2024-02-29", "9999-12-31"}) {
        CAPTURE(text);
        CHECK(to_string(parse_day(text)) == text);
    }
    CHECK(parse_day("1970-01-02").count == 1);
    CHECK(parse_day("2024-03-01").count - parse_day("2024-02-28").count == 2);
}

TEST_CASE("an impossible day is refused with the spot") {
    struct Row {
        const char* text;
        std::size_t offset;
    };
    for (Row row : {Row{"2024-13-40", 5}, Row{"2023-02-29", 8}, Row{"2024-7-10", 6}, Row{"0000-01-01", 0}, Row{"", 0},
                    Row{"2024-07-10x", 10}}) {
        CAPTURE(row.text);
        try {
            parse_day(row.text);
            FAIL("taken");
        } catch (const ParseError& error) {
            CHECK(error.offset() == row.offset);
        }
    }
}

TEST_CASE("a bound is a range of days, open or unknown") {
    CHECK(parse_bound("2024-02") == Bound(parse_day("2024-02-01"), parse_day("2024-02-29")));
    CHECK(parse_bound("2024") == Bound(parse_day("2024-01-01"), parse_day("2024-12-31")));
    CHECK(parse_bound("2024-07-08/2024-07-12") == Bound(parse_day("2024-07-08"), parse_day("2024-07-12")));
    CHECK(parse_bound("2023-12/2024-01").latest() == parse_day("2024-01-31"));
    CHECK(parse_bound("..").is_open());
    CHECK(parse_bound("").is_unknown());
    CHECK_FALSE(parse_bound("").is_open());
    for (const char* text : {"2024-07-12/2024-07-08", "24", "2024-00", "2024/", "..2024", "abc", "2024-07-10 "}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_bound(text), ParseError);
    }
}

TEST_CASE("a bound is written as short as it can be read back") {
    for (const char* text :
         {"2024-07-10", "2024-07", "2024", "2024-07-08/2024-07-12", "..", "", "2024-02", "2023-12-31/2024-01-01"}) {
        CAPTURE(text);
        CHECK(to_string(parse_bound(text)) == text);
    }
    CHECK(to_string(parse_bound("2024-07-01/2024-07-31")) == "2024-07");
}

TEST_CASE("people read the last day, not the first day out") {
    for (Text row : {Text{"1973-01-01|2020-02-01", "1973-01-01 to 2020-01-31"}, Text{"2004|..", "from 2004"},
                     Text{"|2020-02-01", "to 2020-01-31"}, Text{"..|..", "always"},
                     Text{"2024-07-10|2024-07-11", "2024-07-10"}, Text{"|", ""}}) {
        CAPTURE(row.given);
        std::string_view given = row.given;
        auto bar = given.find('|');
        CHECK(readable(Span{parse_bound(given.substr(0, bar)), parse_bound(given.substr(bar + 1))}) == row.expected);
    }
}

TEST_CASE("sets of days: union, intersection and difference agree with sampling every day") {
    std::mt19937 random(7);
    auto some = [&] {
        Intervals intervals;
        for (int i = 0; i < 4; ++i) {
            auto since = static_cast<std::int32_t>(random() % 30);
            intervals.push_back({Day{since}, Day{since + static_cast<std::int32_t>(random() % 8)}});
        }
        return intervals;
    };
    for (int round = 0; round < 500; ++round) {
        Intervals raw_a = some();
        Intervals a = normalised(raw_a);
        Intervals b = normalised(some());
        for (std::size_t i = 0; i + 1 < a.size(); ++i) REQUIRE(a[i].until < a[i + 1].since);
        for (std::int32_t count = -1; count < 40; ++count) {
            Day day{count};
            bool in_a = false;
            for (const Interval& interval : raw_a) in_a = in_a || (interval.since <= day && day < interval.until);
            REQUIRE(contains(a, day) == in_a);
            REQUIRE(contains(intersection(a, b), day) == (contains(a, day) && contains(b, day)));
            REQUIRE(contains(difference(a, b), day) == (contains(a, day) && !contains(b, day)));
        }
    }
}
