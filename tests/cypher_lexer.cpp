#include "queries/cypher/token.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace entente::cypher;

namespace {

/// The kinds and texts of the tokens before the end, parted by bars.
std::string told(const std::string& text) {
    static const std::vector<std::string> kinds{"end",       "word", "quoted", "integer", "real",
                                                "malformed", "text", "$",      "sign"};
    std::string made;
    for (const auto& token : tokens(text)) {
        if (token.kind != Token::Kind::end) {
            made += fmt::format("{}{} {}", made.empty() ? "" : " | ", kinds[static_cast<std::size_t>(token.kind)],
                                token.text);
        }
    }
    return made;
}

std::string detail_of(const std::string& text) {
    try {
        tokens(text);
        return "";
    } catch (const QueryError& error) {
        return fmt::format("{} {}:{}", error.detail(), error.line(), error.column());
    }
}

struct Row {
    std::string text;
    std::string expected;
};

}  // namespace

TEST_CASE("a text is parted into tokens") {
    for (const auto& row : {
             Row{"", ""},
             Row{"MATCH (n)", "word MATCH | sign ( | word n | sign )"},
             Row{"a<=b<-c->d", "word a | sign <= | word b | sign < | sign - | word c | sign - | sign > | word d"},
             Row{"1..2", "integer 1 | sign .. | integer 2"},
             Row{"1.5 .5 1e3 2E-1", "real 1.5 | real .5 | real 1e3 | real 2E-1"},
             Row{"0x1F 0o17", "integer 0x1F | integer 0o17"},
             Row{"$a $0", "$ a | $ 0"},
             Row{"`a b`", "quoted a b"},
             Row{"`a``b`", "quoted a`b"},
             Row{"'it''s'", "text it | text s"},
             Row{R"('\'\n\t\\\u00e9')", "text '\n\t\\\u00e9"},
             Row{"\"it's\"", "text it's"},
             Row{"a // to the end\nb /* and\n this */ c", "word a | word b | word c"},
             Row{"12abc 0xfg 1e5", "malformed 12abc | malformed 0xfg | real 1e5"},
             Row{"\u00fcber\u00a0\u00e9t\u00e9", "word \u00fcber | word \u00e9t\u00e9"},
         }) {
        CAPTURE(row.text);
        CHECK(told(row.text) == row.expected);
    }
}

TEST_CASE("what is no token is an error with its place") {
    for (const auto& row : {
             Row{"RETURN 'abc", "UnexpectedSyntax 1:8"},
             Row{"RETURN `abc", "UnexpectedSyntax 1:8"},
             Row{"RETURN 1 /* abc", "InvalidComment 1:10"},
             Row{"RETURN '\\x'", "InvalidEscapeSequence 1:9"},
             Row{"RETURN '\\u12'", "InvalidUnicodeLiteral 1:9"},
             Row{"RETURN\n  \u2014 1", "InvalidUnicodeCharacter 2:3"},
             Row{"RETURN 1 # 2", "UnexpectedSyntax 1:10"},
             Row{"RETURN '\xff'", "InvalidUnicodeCharacter 1:9"},
             Row{"RETURN \xc3", "InvalidUnicodeCharacter 1:8"},
             Row{"RETURN \xed\xa0\x80", "InvalidUnicodeCharacter 1:8"},
         }) {
        CAPTURE(row.text);
        CHECK(detail_of(row.text) == row.expected);
    }
}

TEST_CASE("a bracket knows the one that closes it") {
    const auto found = tokens("(a[b]{c})(");
    CHECK(found[0].match == 8);
    CHECK(found[2].match == 4);
    CHECK(found[5].match == 7);
    CHECK(found[9].match == 0);
    CHECK(found[8].match == 0);
}

TEST_CASE("a text of 64 MB is the longest") {
    CHECK(detail_of(std::string((64U << 20U) + 1, ' ')) == "UnexpectedSyntax 1:1");
    CHECK(tokens(std::string(10U << 20U, 'a')).size() == 2);
    CHECK(tokens(std::string(10U << 20U, '(')).size() == (10U << 20U) + 1);
}
