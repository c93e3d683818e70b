#include <doctest/doctest.h>

#include <string>

#include "export/text.hpp"

using namespace entente;

TEST_CASE("display width counts terminal columns, not bytes") {
    struct Row {
        const char* text;
        std::size_t columns;
    };
    for (const auto& row : {Row{"", 0}, Row{"abc", 3}, Row{"Türkiye", 7}, Row{"日本", 4}, Row{"ｱ", 1},
                            Row{"e\u0301", 1},                             // a combining accent
                            Row{"한국", 4}, Row{"\u1112\u1161\u11AB", 2},  // a syllable, whole and in letters
                            Row{"🇺🇦", 2}, Row{"🇺🇦🇱🇺", 4}, Row{"👍🏽", 2}, Row{"👨\u200D👩\u200D👧", 2},
                            Row{"❤\uFE0F", 2}, Row{"\xFF\xFE", 2}}) {
        CAPTURE(row.text);
        CHECK(display_width(row.text) == row.columns);
    }
}

TEST_CASE("invalid UTF-8 reads as replacement characters and always ends") {
    for (const std::string text : {"\xC3", "\xE2\x82", "\xF0\x9F\x87", "\xED\xA0\x80", "\xC0\x80",
                                   "a\xFF"
                                   "b"}) {
        CAPTURE(text);
        std::size_t at = 0;
        bool invalid = false;
        while (at < text.size()) {
            const auto point = code_point_at(text, at);
            CHECK(point.end > at);
            invalid = invalid || (!point.valid && point.value == 0xFFFD);
            at = point.end;
        }
        CHECK(invalid);
        CHECK(at == text.size());
    }
}

TEST_CASE("a long text is cut to its length with an ellipsis, a fitting one is left alone") {
    struct Row {
        const char* text;
        std::size_t longest;
        const char* expected;
    };
    for (const auto& row : {Row{"Ukraine", 7, "Ukraine"}, Row{"Ukraine", 6, "Ukrai…"}, Row{"Ukraine", 1, "…"},
                            Row{"Ukraine", 0, "Ukraine"}, Row{"日本国政府", 3, "日本…"},
                            Row{"e\u0301e\u0301e\u0301", 2, "e\u0301…"}, Row{"", 3, ""}}) {
        CAPTURE(row.text);
        CAPTURE(row.longest);
        CHECK(shortened(row.text, row.longest) == row.expected);
    }
}

TEST_CASE("a web address begins as one, in any case") {
    for (const char* url : {"https://a.org", "http://a", "HTTPS://A.ORG"}) {
        CAPTURE(url);
        CHECK(is_web(url));
    }
    for (const char* url : {"", "https:/", "https:a", " https://a", "javascript:https://a", "ftp://a", "//a"}) {
        CAPTURE(url);
        CHECK_FALSE(is_web(url));
    }
}
