#include "export/xml.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

using namespace entente;

TEST_CASE("text in XML is never markup, and comes back as it went in") {
    struct Row {
        std::string text;
        std::string escaped;
    };
    for (const auto& [text, escaped] : {
             Row{"", ""},
             Row{"Peace & War", "Peace &amp; War"},
             Row{"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
             Row{"]]>", "]]&gt;"},
             Row{"\" onload='x'", "&quot; onload=&#39;x&#39;"},
             Row{"&lt;", "&amp;lt;"},
             Row{"a\tb\nc\r", "a&#9;b&#10;c&#13;"},
             Row{"Кишинёв 🇺🇦 اتفاق", "Кишинёв 🇺🇦 اتفاق"},
         }) {
        CAPTURE(text);
        CHECK(escape_xml(text) == escaped);
    }
}

TEST_CASE("what XML 1.0 forbids, and what is no UTF-8, becomes the replacement character") {
    for (int control = 0; control < 0x20; ++control) {
        CAPTURE(control);
        const bool allowed = control == '\t' || control == '\n' || control == '\r';
        const auto escaped = escape_xml(std::string(1, static_cast<char>(control)));
        CHECK(escaped == (allowed ? fmt::format("&#{};", control) : "\uFFFD"));
    }
    for (const std::string broken : {"\xFF", "\xC3", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        CAPTURE(broken);
        const auto escaped = escape_xml("a" + broken + "b");
        CHECK(escaped.rfind("a\uFFFD", 0) == 0);
        CHECK(escaped.substr(escaped.size() - 4) == "\uFFFDb");
    }
}
