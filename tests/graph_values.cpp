#include "graph/error.hpp"
#include "graph/schema.hpp"
#include "graph/value.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("a quantity keeps the source's wording and reads it as a range") {
    struct Row {
        const char* text;
        double low;
        double high;
    };
    for (Row row : {Row{"nearly 90 million EUR", 81e6, 90e6}, Row{"90 million EUR", 89.5e6, 90.5e6},
                    Row{"about 100 EUR", 90, 110}, Row{"0.25 % per year of GDP", 0.245, 0.255},
                    Row{"21 agreements", 21, 21}, Row{"exactly 5 EUR", 5, 5}, Row{"90e6 EUR", 89.5e6, 90.5e6}}) {
        CAPTURE(row.text);
        Quantity quantity = parse_quantity(row.text);
        CHECK(range(quantity).low == doctest::Approx(row.low));
        CHECK(range(quantity).high == doctest::Approx(row.high));
    }
    CHECK(to_string(parse_quantity("almost 90 million EUR")) == "almost 90 million EUR");
    CHECK(to_string(parse_quantity("more than 551000 EUR")) == "more than 551000 EUR");
    CHECK(to_string(parse_quantity("60 billion USD per year")) == "60 billion USD per year");
    CHECK(to_string(parse_quantity("0.25 % per year of GDP")) == "0.25 % per year of GDP");
}

TEST_CASE("amounts agree where their ranges meet, and only then") {
    struct Row {
        const char* a;
        const char* b;
        bool agree;
    };
    for (Row row :
         {Row{"nearly 90 million EUR", "90 million EUR", true},
          Row{"nearly 90 million EUR", "exactly 90 million EUR", false}, Row{"21 agreements", "22 agreements", false},
          Row{"over 250 million EUR", "250 million EUR", true}, Row{"more than 10 EUR", "up to 10 EUR", false},
          Row{"at least 10 EUR", "up to 10 EUR", true}, Row{"90 million EUR", "100 million USD", true},
          Row{"about 20 countries", "22 countries", true}, Row{"90 million EUR", "92 million EUR", false}}) {
        CAPTURE(row.a);
        CAPTURE(row.b);
        CHECK(agree(parse_quantity(row.a), parse_quantity(row.b)) == row.agree);
        CHECK(agree(parse_quantity(row.b), parse_quantity(row.a)) == row.agree);
    }
}

TEST_CASE("a quantity that cannot be read is refused with the spot") {
    for (const char* text : {"", "EUR", "nearly EUR", "90", "90 million", "9O EUR", "1 EUR per week", "1 EUR of",
                             "1 EUR extra", "12345678901234567890 EUR"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_quantity(text), ParseError);
    }
}

TEST_CASE("decimals are exact and compare as numbers") {
    CHECK(parse_decimal("0.1") == parse_decimal("0.10"));
    CHECK(parse_decimal("90e6") == parse_decimal("90 million"));
    CHECK(parse_decimal("-0.5") < parse_decimal("0"));
    CHECK(parse_decimal("999999999999999999") > parse_decimal("999999999999999998"));
    for (const char* text : {"0.25", "-0.005", "90 million", "1.5 billion", "12", "0", "551000", "7e20"}) {
        CAPTURE(text);
        CHECK(to_string(parse_decimal(text)) == text);
    }
    for (const char* text : {"1e-30", "-1e-19", "0e-30", "0.123456789012345678e-30", "123456789012345678e-30",
                             "123456789012345678e30", "0.00000000000000000001", "1e30"}) {
        CAPTURE(text);
        const Decimal decimal = parse_decimal(text);
        CHECK(parse_decimal(to_string(decimal)) == decimal);
    }
    CHECK(parse_decimal("0.1").to_double() == 0.1);
    for (const char* text : {"", "-", ".", "1e", "1e99", "1 gazillion", "1.2.3", "0x10", "1234567890123456789",
                             "0.12345678901234567890e-30", "0.0000000000000000000000000000000000000000000000001"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_decimal(text), ParseError);
    }
}

TEST_CASE("durations read and write ISO 8601") {
    for (const char* text : {"P10Y", "P6M", "P1Y6M", "PT24H", "P14D", "PT0S", "PT90M"}) {
        CAPTURE(text);
        Duration duration = parse_duration(text);
        CHECK(parse_duration(to_string(duration)) == duration);
    }
    CHECK(to_string(parse_duration("PT24H")) == "PT24H");
    CHECK(to_string(parse_duration("P10Y")) == "P10Y");
    for (const char* text : {"", "P", "10Y", "P1H", "PT1Y", "P-1Y", "P9999999999Y", "P1"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_duration(text), ParseError);
    }
}

TEST_CASE("every value is read back from its canonical text") {
    List inner = {Value(std::string("a\"b\\c")), Value(std::int64_t{7})};
    for (const Value& value : {Value(true), Value(std::int64_t{-5}), Value(parse_decimal("0.25")), Value(2.5),
                               Value(std::string("text")), Value(parse_bound("2024-07")), Value(parse_duration("P1Y")),
                               Value(parse_quantity("nearly 9 EUR")), Value(List{Value(inner), Value(None{})})}) {
        CAPTURE(to_string(value));
        CHECK(parse_value(value.type(), to_string(value)) == value);
    }
    CHECK_THROWS_AS(parse_value(ValueType::list, std::string(200, '[')), Error);
    CHECK_THROWS_AS(parse_value(ValueType::day, ".."), ParseError);
    CHECK_THROWS_AS(parse_value(ValueType::boolean, "maybe"), ParseError);
}

TEST_CASE("a schema names every part that it uses, and its mistakes are named by line") {
    CHECK(built_in_schema().edge_type("MEMBER_OF")->identity == Identity::single);
    CHECK(built_in_schema().edge_type("SUPPORTS")->kind == Kind::event);
    CHECK(built_in_schema().property("count")->kind == Kind::observation);
    CHECK(built_in_schema().property("exists")->id == kExists);
    for (const char* text :
         {"[property]\nx = \"colour\"", "[label]\nA = { properties = [\"nothing\"] }", "[edge.T]\ntail = [\"Nobody\"]",
          "[edge.T]\nidentity = \"double\"", "[nonsense]", "[property", "[property]\nx = 3"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_schema(text), Error);
    }
}
