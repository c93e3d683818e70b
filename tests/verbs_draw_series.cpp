#include "verbs/draw_series.hpp"

#include "graph/error.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

std::string written(const char* pattern, const char* periods) {
    std::string names;
    for (const auto& file : series_files(pattern, parse_periods(periods))) {
        names += (names.empty() ? "" : " ") + file.string();
    }
    return names;
}

}  // namespace

TEST_CASE("the files of a series carry the day of each drawing") {
    CHECK(written("a-%Y.svg", "2022..2023") == "a-2022.svg a-2023.svg");
    CHECK(written("%Y/%m/%d.dot", "2024-01..2024-02/1m") == "2024/01/31.dot 2024/02/29.dot");
    CHECK(written("100%%-%Y.svg", "2022..2022") == "100%-2022.svg");
}

TEST_CASE("a series that would write one file twice is refused, and so is an unknown sign") {
    for (auto [pattern, part] : {std::pair("a-%Y.svg", "two drawings of the series would be 'a-2024.svg'"),
                                 std::pair("a.svg", "two drawings of the series would be 'a.svg'"),
                                 std::pair("a-%H.svg", "found '%H'"), std::pair("a-%", "found '%'")}) {
        CAPTURE(pattern);
        try {
            series_files(pattern, parse_periods("2024-01..2024-02/1m"));
            FAIL("not refused");
        } catch (const UsageError& error) {
            CHECK(std::string(error.what()).find(part) != std::string::npos);
        }
    }
}

}  // namespace entente
