#include "export/chart_axis.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <limits>
#include <string>
#include <vector>

#include "export/text_width.hpp"

using namespace entente;

namespace {

std::string labels(const std::vector<Tick>& ticks) {
    std::string words;
    for (const auto& tick : ticks) {
        words += (words.empty() ? "" : " ") + tick.label;
    }
    return words;
}

}  // namespace

TEST_CASE("ticks of numbers are round") {
    struct Row {
        double low;
        double high;
        std::size_t most;
        std::string expected;
    };
    for (const auto& [low, high, most, expected] :
         {Row{0, 10, 5, "0 2 4 6 8 10"}, Row{0, 1, 5, "0 0.2 0.4 0.6 0.8 1"}, Row{-3, 7, 5, "-2 0 2 4 6"},
          Row{0, 101, 5, "0 50 100"}, Row{0, 12345, 4, "0 5,000 10,000"}, Row{0, 6.5e9, 5, "0 2 4 6"},
          Row{0, 5e-324, 5, "0"}, Row{0.003, 0.004, 4, "0.003 0.0035 0.004"}, Row{0, 3e-9, 3, "0 1e-09 2e-09 3e-09"}}) {
        CAPTURE(high);
        CHECK(labels(number_ticks(low, high, most, scale_for(high))) == expected);
    }
}

TEST_CASE("ticks of numbers are few, whatever their size") {
    const double most = std::numeric_limits<double>::max() / 2;
    for (const auto& [low, high] :
         {std::pair(-most, most), std::pair(0.0, 5e-324), std::pair(1e15, 1e15 + 2), std::pair(-1e-300, 1e300)}) {
        CAPTURE(low);
        CAPTURE(high);
        CHECK(number_ticks(low, high, 5, scale_for(high)).size() <= 6);
    }
}

TEST_CASE("ticks of days stand on first days of years, months or days") {
    struct Row {
        std::string low;
        std::string high;
        std::size_t most;
        std::string expected;
    };
    for (const auto& [low, high, most, expected] :
         {Row{"2014-01-01", "2024-12-31", 6, "2014 2016 2018 2020 2022 2024"},
          Row{"1949-04-04", "2024-07-10", 5, "1960 1980 2000 2020"},
          Row{"2024-01-15", "2024-12-31", 4, "2024-04 2024-07 2024-10"},
          Row{"2024-07-10", "2024-07-12", 5, "2024-07-10 2024-07-11 2024-07-12"},
          Row{"0001-01-01", "1494-06-07", 4, "500 1000"}, Row{"2024-07-10", "2024-07-10", 5, "2024-07-10"},
          Row{"9990-01-01", "9999-12-31", 3, "9990 9995"}}) {
        CAPTURE(low);
        CHECK(labels(day_ticks(parse_day(low), parse_day(high), most)) == expected);
    }
    CHECK(labels(day_ticks(parse_day("2023-01-01"), parse_day("2024-01-01"), 9, Grain::year)) == "2023 2024");
    CHECK(labels(day_ticks(parse_day("2023-01-01"), parse_day("2023-02-01"), 9, Grain::month)) == "2023-01 2023-02");
}

TEST_CASE("numbers stand in four digits on a scale that their heading names") {
    struct Row {
        double number;
        double largest;
        std::string expected;
    };
    for (const auto& [number, largest, expected] :
         {Row{6.5e9, 6.5e9, "6.5 billion"}, Row{551000, 551000, "551,000 "}, Row{551000, 2e8, "0.551 million"},
          Row{1177.91, 2000, "1,178 "}, Row{0.123456, 1, "0.1235 "}, Row{-0.00001234, 1, "-1.23e-05 "},
          Row{1e20, 1e20, "1e20 "}, Row{0, 0, "0 "}, Row{-1234567, 1234567, "-1.235 million"},
          Row{3e12, 3e12, "3 trillion"}}) {
        CAPTURE(number);
        const auto scale = scale_for(largest);
        CHECK(scaled_text(number, scale) + " " + scale.word == expected);
    }
}

TEST_CASE("text that does not fit a width ends with an ellipsis that does") {
    for (const std::string text : {"Ukraine", "Bosnia and Herzegovina", "日本国との平和条約",
                                   "e\u0301e\u0301e\u0301e\u0301", "🇺🇦🇱🇺", "\xFF\xFE"}) {
        for (const double width : {1.0, 20.0, 40.0, 80.0, 1000.0}) {
            CAPTURE(text);
            CAPTURE(width);
            const auto cut = fitted(text, width, 15);
            CHECK((cut == text) == (text_width(text, 15) <= width));
            CHECK((cut == text || cut.size() >= 3));
            CHECK((cut == text || cut == "…" || text_width(cut, 15) <= width + 0.001));
        }
    }
}

TEST_CASE("lines break at blanks, and the last one tells that there was more") {
    const auto lines = broken_lines("Joint Declaration of Support for Ukraine of the Group of Seven", 120, 15, 2);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "Joint Declaration");
    CHECK(lines[1].substr(lines[1].size() - 3) == "…");
    CHECK(broken_lines("short", 120, 15, 2) == std::vector<std::string>{"short"});
}
