#include "cypher_expression.hpp"

#include <doctest/doctest.h>

using entente::test::agree;
using entente::test::error_of;

namespace {

struct Row {
    const char* expression;
    const char* expected;
};

constexpr const char* kRange = "ArgumentError: NumberOutOfRange";
constexpr const char* kType = "TypeError: InvalidArgumentType";
constexpr const char* kOverflow = "ArithmeticError: IntegerOverflow";

}  // namespace

TEST_CASE("functions of texts count characters, not bytes") {
    for (const auto& [expression, expected] : {Row{"left('žluťoučký', 4)", "'žluť'"},
                                               {"left('abc', 9)", "'abc'"},
                                               {"left('', 3)", "''"},
                                               {"right('žluťoučký', 2)", "'ký'"},
                                               {"right('abc', 0)", "''"},
                                               {"right('abc', 9)", "'abc'"},
                                               {"substring('žluťoučký', 3)", "'ťoučký'"},
                                               {"substring('žluťoučký', 3, 2)", "'ťo'"},
                                               {"substring('abc', 3)", "''"},
                                               {"substring('abc', 9, 9)", "''"},
                                               {"substring('abc', 1, 0)", "''"},
                                               {"size('žluťoučký')", "9"},
                                               {"size('')", "0"},
                                               {"char_length('𝄞a')", "2"},
                                               {"reverse('až𝄞')", "'𝄞ža'"},
                                               {"toUpper('straße ž')", "'STRASSE Ž'"},
                                               {"toLower('ÄÖÜ')", "'äöü'"},
                                               {"trim(' \t a b \n ')", "'a b'"},
                                               {"lTrim('  a ')", "'a '"},
                                               {"rTrim('  a ')", "'  a'"},
                                               {"trim('   ')", "''"},
                                               {"replace('aaa', 'a', 'bb')", "'bbbbbb'"},
                                               {"replace('aaa', '', 'b')", "'aaa'"},
                                               {"replace('abab', 'ab', '')", "''"},
                                               {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
                                               {"split('', ',')", "['']"},
                                               {"split('až𝄞', '')", "['a', 'ž', '𝄞']"},
                                               {"split('', '')", "[]"},
                                               {"split(',', ',')", "['', '']"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
}

TEST_CASE("escapes in texts") {
    for (const auto& [expression, expected] : {Row{R"('\u0041\U0001D11E')", "'A𝄞'"},
                                               {R"('\uD834\uDD1E')", "'𝄞'"},
                                               {R"(size('\uD834\uDD1E'))", "1"},
                                               {R"('a\tb')", "'a\tb'"},
                                               {R"('\'')", "\"'\""},
                                               {R"("\"")", "'\"'"},
                                               {R"('\\n')", R"('\\' + 'n')"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    for (const auto* expression :
         {R"('\uD834')", R"('\uDD1E')", R"('\uD834\u0041')", R"('\uD834\uD834')", R"('\u12')", R"('\U00110000')"}) {
        CAPTURE(expression);
        CHECK(error_of(expression) == "SyntaxError: InvalidUnicodeLiteral");
    }
    CHECK(error_of(R"('\q')") == "SyntaxError: InvalidEscapeSequence");
}

TEST_CASE("functions give null for null") {
    for (const auto* expression : {"left(null, 1)",
                                   "left('a', null)",
                                   "substring(null, 0)",
                                   "trim(null)",
                                   "toUpper(null)",
                                   "split(null, ',')",
                                   "split('a', null)",
                                   "replace('a', null, 'b')",
                                   "reverse(null)",
                                   "size(null)",
                                   "head(null)",
                                   "last(null)",
                                   "tail(null)",
                                   "range(null, 1)",
                                   "abs(null)",
                                   "sqrt(null)",
                                   "round(null)",
                                   "sign(null)",
                                   "atan2(null, 1)",
                                   "toInteger(null)",
                                   "toFloat(null)",
                                   "toBoolean(null)",
                                   "toString(null)",
                                   "coalesce(null, null)",
                                   "keys(null)",
                                   "properties(null)",
                                   "labels(null)",
                                   "type(null)",
                                   "nodes(null)",
                                   "length(null)",
                                   "date(null)",
                                   "duration(null)",
                                   "datetime.fromEpoch(null)",
                                   "duration.between(null, date())",
                                   "date.truncate('day', null)",
                                   "null + 1",
                                   "1 - null",
                                   "null * 2",
                                   "null / 0",
                                   "5 % null",
                                   "2 ^ null",
                                   "-null",
                                   "+null",
                                   "null =~ 'a'",
                                   "'a' STARTS WITH null",
                                   "null IN [1]",
                                   "1 IN null",
                                   "[1][null]",
                                   "null[0]",
                                   "[1, 2][null..1]",
                                   "{a: 1}[null]",
                                   "null.a"}) {
        CAPTURE(expression);
        CHECK(agree(expression, "null"));
    }
    CHECK(agree("coalesce(null, 2, 3)", "2"));
}

TEST_CASE("lists are counted from both ends") {
    for (const auto& [expression, expected] : {Row{"[1, 2, 3][-1]", "3"},
                                               {"[1, 2, 3][-4]", "null"},
                                               {"[1, 2, 3][3]", "null"},
                                               {"[][0]", "null"},
                                               {"[1, 2, 3][-2..]", "[2, 3]"},
                                               {"[1, 2, 3][..-2]", "[1]"},
                                               {"[1, 2, 3][2..1]", "[]"},
                                               {"[1, 2, 3][-9..9]", "[1, 2, 3]"},
                                               {"head([])", "null"},
                                               {"last([])", "null"},
                                               {"head([null, 1])", "null"},
                                               {"tail([])", "[]"},
                                               {"tail([1])", "[]"},
                                               {"reverse([])", "[]"},
                                               {"reverse([1, null])", "[null, 1]"},
                                               {"size([null, []])", "2"},
                                               {"[1] + 2", "[1, 2]"},
                                               {"1 + [2]", "[1, 2]"},
                                               {"[1] + [[2]]", "[1, [2]]"},
                                               {"[] + []", "[]"},
                                               {"2 IN [1, null]", "null"},
                                               {"1 IN [1, null]", "true"},
                                               {"null IN []", "false"},
                                               {"[1] IN [[1], 2]", "true"},
                                               {"[1, null] = [1, 2]", "null"},
                                               {"[1, null] = [2, null]", "false"},
                                               {"[1, 2] < [1, 3]", "true"},
                                               {"[1] = 1", "false"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    CHECK(error_of("[1][1.0]") == "TypeError: ListElementAccessByNonInteger");
    CHECK(error_of("{a: 1}[1]") == "TypeError: MapElementAccessByNonString");
    CHECK(error_of("1[0]") == kType);
}

TEST_CASE("a range holds its end and goes as far as 64 bits do") {
    for (const auto& [expression, expected] :
         {Row{"range(1, 3)", "[1, 2, 3]"},
          {"range(3, 1)", "[]"},
          {"range(3, 1, -1)", "[3, 2, 1]"},
          {"range(0, 5, 2)", "[0, 2, 4]"},
          {"range(1, 3, -1)", "[]"},
          {"range(0, 0)", "[0]"},
          {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
          {"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)",
           "[-9223372036854775808, -1, 9223372036854775806]"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    CHECK(error_of("range(1, 2, 0)") == kRange);
    CHECK(error_of("range(0, 9223372036854775807)") == kRange);
    CHECK(error_of("range(-9223372036854775808, 9223372036854775807)") == kRange);
    CHECK(error_of("range(1, 2.0)") == kType);
}

TEST_CASE("whole numbers never wrap around") {
    for (const auto* expression :
         {"9223372036854775807 + 1", "-9223372036854775808 - 1", "9223372036854775807 * 2", "-(-9223372036854775808)",
          "-9223372036854775808 / -1", "abs(-9223372036854775808)"}) {
        CAPTURE(expression);
        CHECK(error_of(expression) == kOverflow);
    }
    for (const auto& [expression, expected] : {Row{"-9223372036854775808 % -1", "0"},
                                               {"7 / 2", "3"},
                                               {"-7 / 2", "-3"},
                                               {"-7 % 3", "-1"},
                                               {"7 / 2.0", "3.5"},
                                               {"2 ^ 3", "8.0"},
                                               {"-3 ^ 2", "9.0"},
                                               {"9223372036854775807", "0x7fffffffffffffff"},
                                               {"0o17", "15"},
                                               {".5 + 1e-1", "0.6"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    CHECK(error_of("1 / 0") == "ArithmeticError: DivisionByZero");
    CHECK(error_of("1 % 0") == "ArithmeticError: DivisionByZero");
    CHECK(error_of("9223372036854775808") == "SyntaxError: IntegerOverflow");
    CHECK(error_of("1e400") == "SyntaxError: FloatingPointOverflow");
}

TEST_CASE("floats follow IEEE 754") {
    for (const auto& [expression, expected] : {Row{"1 / 0.0 > 9223372036854775807", "true"},
                                               {"0.0 / 0.0 = 0.0 / 0.0", "false"},
                                               {"0.0 / 0.0 <> 0.0 / 0.0", "true"},
                                               {"0.0 / 0.0 > 1", "false"},
                                               {"isNaN(0.0 / 0.0)", "true"},
                                               {"0.0 = -0.0", "true"},
                                               {"9007199254740993 = 9007199254740992.0", "false"},
                                               {"1 = 1.0", "true"},
                                               {"round(0.49999999999999994)", "0.0"},
                                               {"round(2.5)", "3.0"},
                                               {"round(-2.5)", "-2.0"},
                                               {"round(-0.5)", "0.0"},
                                               {"round(1.25, 1)", "1.3"},
                                               {"ceil(-0.5) = 0", "true"},
                                               {"floor(-0.5)", "-1.0"},
                                               {"sign(-0.1)", "-1"},
                                               {"sign(0)", "0"},
                                               {"sqrt(16)", "4.0"},
                                               {"isNaN(sqrt(-1))", "true"},
                                               {"log(1)", "0.0"},
                                               {"exp(0)", "1.0"},
                                               {"degrees(pi())", "180.0"},
                                               {"haversin(0)", "0.0"},
                                               {"abs(-1.5)", "1.5"},
                                               {"abs(-3)", "3"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    CHECK(error_of("sqrt('4')") == kType);
    CHECK(error_of("abs(true)") == kType);
}

TEST_CASE("conversions give null for texts that say nothing, and refuse what has no such value") {
    for (const auto& [expression, expected] : {Row{"toInteger('42')", "42"},
                                               {"toInteger(' -42 ')", "-42"},
                                               {"toInteger('2.9')", "2"},
                                               {"toInteger('-2.9')", "-2"},
                                               {"toInteger('foo')", "null"},
                                               {"toInteger('')", "null"},
                                               {"toInteger('0x10')", "null"},
                                               {"toInteger('9223372036854775808')", "null"},
                                               {"toInteger(1e300)", "null"},
                                               {"toInteger(0.0 / 0.0)", "null"},
                                               {"toInteger(-0.9)", "0"},
                                               {"toInteger(true)", "1"},
                                               {"toFloat('5.')", "5.0"},
                                               {"toFloat('1e3')", "1000.0"},
                                               {"toFloat('nan')", "null"},
                                               {"toFloat('1 2')", "null"},
                                               {"toFloat(3)", "3.0"},
                                               {"toBoolean('TRUE')", "true"},
                                               {"toBoolean(' false ')", "false"},
                                               {"toBoolean('yes')", "null"},
                                               {"toBoolean(0)", "false"},
                                               {"toString(1.0)", "'1.0'"},
                                               {"toString(-0.1)", "'-0.1'"},
                                               {"toString(true)", "'true'"},
                                               {"toString(9223372036854775807)", "'9223372036854775807'"},
                                               {"toString(date('2024-02-29'))", "'2024-02-29'"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    for (const auto* expression : {"toInteger([])", "toInteger({})", "toFloat(true)", "toFloat([])", "toBoolean(1.0)",
                                   "toBoolean([])", "toString([])", "toString({})"}) {
        CAPTURE(expression);
        CHECK(error_of(expression) == "TypeError: InvalidArgumentValue");
    }
}

TEST_CASE("truth has three values") {
    for (const auto& [expression, expected] : {Row{"null AND false", "false"},
                                               {"null AND true", "null"},
                                               {"null OR true", "true"},
                                               {"null OR false", "null"},
                                               {"null XOR true", "null"},
                                               {"NOT null", "null"},
                                               {"true XOR true", "false"},
                                               {"true XOR false XOR true", "false"},
                                               {"NOT true = false", "true"},
                                               {"1 < 2 < 3", "true"},
                                               {"1 < 3 < 2", "false"},
                                               {"1 < null < 0", "null"},
                                               {"3 < null < 0 = 5", "false"},
                                               {"1 = 'a'", "false"},
                                               {"1 < 'a'", "null"},
                                               {"null = null", "null"},
                                               {"null IS NULL", "true"},
                                               {"1 + null IS NOT NULL", "false"},
                                               {"{a: null} = {a: null}", "null"},
                                               {"{a: 1} = {b: 1}", "false"},
                                               {"{a: 1, b: null} = {a: 2, b: null}", "false"},
                                               {"'a' = 1 OR true", "true"},
                                               {"exists({a: 1}.a)", "true"},
                                               {"exists({a: 1}.b)", "false"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    CHECK(error_of("1 AND true") == kType);
    CHECK(error_of("NOT 'a'") == kType);
    CHECK(error_of("+'a'") == kType);
    CHECK(error_of("-'a'") == kType);
}

TEST_CASE("CASE takes the first branch that holds, and none for null") {
    for (const auto& [expression, expected] : {Row{"CASE 1 WHEN 1 THEN 'a' WHEN 1 THEN 'b' END", "'a'"},
                                               {"CASE null WHEN null THEN 'a' ELSE 'b' END", "'b'"},
                                               {"CASE WHEN null THEN 1 WHEN true THEN 2 END", "2"},
                                               {"CASE 2 WHEN 1 THEN 1 / 0 END", "null"},
                                               {"CASE 1.0 WHEN 1 THEN 'a' END", "'a'"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
}

TEST_CASE("regular expressions match the whole text, in linear time") {
    for (const auto& [expression, expected] : {Row{"'abc' =~ 'a.c'", "true"},
                                               {"'abc' =~ 'b'", "false"},
                                               {"'ABC' =~ '(?i)abc'", "true"},
                                               {"'' =~ ''", "true"},
                                               {"1 =~ 'a'", "null"}}) {
        CAPTURE(expression);
        CHECK(agree(expression, expected));
    }
    CHECK(error_of("'a' =~ '('") == "ArgumentError: InvalidRegularExpression");
    CHECK(agree("'" + std::string(2000, 'a') + "b' =~ '(a+)+'", "false"));
}

TEST_CASE("names of functions have any case, and only known ones") {
    CHECK(agree("TOUPPER('a')", "'A'"));
    CHECK(agree("Date.Truncate('month', date('2024-07-10'))", "date('2024-07-01')"));
    CHECK(error_of("nothing('a')") == "SyntaxError: UnknownFunction");
}
