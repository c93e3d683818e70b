#include "draft_case.hpp"
#include "graph/error.hpp"
#include "queries/cypher/stored_value.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace entente;
using namespace entente::test;
using cypher::Datum;
using cypher::DatumList;
using cypher::DatumMap;
using cypher::Draft;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <typename T>
Datum datum(const T& value) {
    return Datum::Content(value);
}

std::vector<std::pair<std::string, Datum>> storable() {
    return {{"a small whole number", std::numeric_limits<std::int64_t>::min()},
            {"a large whole number", std::numeric_limits<std::int64_t>::max()},
            {"a float without a fraction", 3.0},
            {"nearly a third", 1.0 / 3},
            {"another digit far out", std::nextafter(1.0 / 3, 1)},
            {"the smallest float", std::numeric_limits<double>::denorm_min()},
            {"minus zero", -0.0},
            {"infinity", kInfinity},
            {"minus infinity", -kInfinity},
            {"no number", std::numeric_limits<double>::quiet_NaN()},
            {"true", true},
            {"an empty text", ""},
            {"a text with quotes", "a \"b\" 'c' \\ | ]"},
            {"a text with control characters", std::string("a\0b\n\x01", 5)},
            {"a text of many scripts", "Åland 中文 \xF0\x9F\x8C\x8D"},
            {"a text that looks like a number", "12"},
            {"a decimal", datum(parse_decimal("0.250"))},
            {"a day", datum(cypher::parse_date("2024-02-29"))},
            {"a day before the model's first", datum(cypher::parse_date("-0044-03-15"))},
            {"a day after the model's last", datum(cypher::parse_date("+12345-01-01"))},
            {"a local time", datum(cypher::parse_local_time("12:31:14.000000001"))},
            {"midnight", datum(cypher::parse_local_time("00:00"))},
            {"a time", datum(cypher::parse_time("12:31:14.5-01:30"))},
            {"a time at Greenwich", datum(cypher::parse_time("12:31Z"))},
            {"a local moment", datum(cypher::parse_local_date_time("1984-10-11T12:31:14.645"))},
            {"a moment", datum(cypher::parse_date_time("1984-10-11T12:31+02:00"))},
            {"a moment in a zone", datum(cypher::parse_date_time("1984-10-11T12:31:14[Europe/Stockholm]"))},
            {"a moment long ago", datum(cypher::parse_date_time("-0500-01-01T00:00Z"))},
            {"a duration", datum(cypher::parse_duration("P1Y2M10DT2H30M5.000000003S"))},
            {"a day's duration", datum(cypher::parse_duration("P1D"))},
            {"24 hours", datum(cypher::parse_duration("PT24H"))},
            {"a negative duration", datum(cypher::parse_duration("P-1M-2DT-0.5S"))},
            {"no duration", datum(cypher::Duration{})},
            {"an empty list", DatumList{}},
            {"a mixed list", DatumList{1, 1.0, "1", true, Datum(), datum(cypher::parse_date("2024-02-29")),
                                       datum(cypher::parse_time("12:31Z")), std::numeric_limits<double>::quiet_NaN()}},
            {"a list of lists", DatumList{DatumList{}, DatumList{"a,\"b\"]"}}}};
}

/// The same in type and content; NaN is NaN, and zero has a sign.
bool identical(const Datum& a, const Datum& b) {
    if (a.list() != nullptr && b.list() != nullptr) {
        return std::equal(a.list()->begin(), a.list()->end(), b.list()->begin(), b.list()->end(), identical);
    }
    if (const auto* x = a.as<double>(), *y = b.as<double>(); x != nullptr && y != nullptr) {
        return std::signbit(*x) == std::signbit(*y) ? cypher::same(a, b) : std::isnan(*x) && std::isnan(*y);
    }
    return cypher::type_name(a) == cypher::type_name(b) && cypher::same(a, b);
}

}  // namespace

TEST_CASE("every value that a property can hold comes back from the file as it was") {
    DraftCase file;
    file.write([](Draft& draft) {
        for (const auto& [name, value] : storable()) {
            draft.create_node({}, DatumMap{{"key", name}, {"value", value}}, {});
        }
    });
    const auto graph = file.read();
    const auto nodes = graph->nodes({});
    REQUIRE(nodes.size() == storable().size());
    std::size_t at = 0;
    for (const auto& [name, value] : storable()) {
        const auto& case_name = name;
        CAPTURE(case_name);
        CHECK(identical(graph->property(nodes[at++], "value"), value));
    }
    CHECK(file.store().check().empty());
}

TEST_CASE("one property has values of several types, one after another") {
    DraftCase file;
    NodeIndex node{};
    file.write([&](Draft& draft) { node = draft.create_node({}, DatumMap{{"key", "A"}}, {}); });
    for (const auto& [name, value] : storable()) {
        const auto& case_name = name;
        CAPTURE(case_name);
        file.write([&, &value = value](Draft& draft) { draft.set(node, "value", value, {}); });
        CHECK(identical(file.read()->property(node, "value"), value));
    }
}

TEST_CASE("a property of a schema takes its type, also from text and from a map") {
    DraftCase file(built_in_schema());
    const auto& store = file.store();
    const DatumMap amount{{"number", 90'000'000}, {"unit", "EUR"}, {"bound", "nearly"}};
    for (const auto& [name, given, stored] : std::initializer_list<std::tuple<std::string_view, Datum, std::string>>{
             {"amount", "nearly 90 million EUR", "nearly 90 million EUR"},
             {"amount", amount, "nearly 90000000 EUR"},
             {"amount", cypher::datum_of(parse_quantity("more than 2.5 % per year of GDP"), store),
              "more than 2.5 % per year of GDP"},
             {"signed", datum(cypher::parse_date("2024-07-10")), "2024-07-10"},
             {"signed", "2024-07", "2024-07"},
             {"term", datum(cypher::parse_duration("P10Y")), "P10Y"},
             {"term", "P10Y", "P10Y"},
             {"lead", true, "true"},
             {"lead", "false", "false"},
             {"kind", "agency", "agency"},
             {"kind", Datum(), "none"}}) {
        const auto& case_name = name;
        CAPTURE(case_name);
        const auto& property = *store.schema().property(name);
        CHECK(to_string(cypher::value_of(given, property, store)) == stored);
    }
    for (const auto& [name, given] : std::initializer_list<std::pair<std::string_view, Datum>>{
             {"amount", 12},
             {"amount", DatumMap{{"number", 12}}},
             {"amount", DatumMap{{"number", 12}, {"unit", "EUR"}, {"colour", "red"}}},
             {"amount", "many EUR"},
             {"signed", "yesterday"},
             {"signed", datum(cypher::parse_date("+12345-01-01"))},
             {"term", datum(cypher::parse_duration("PT0.5S"))},
             {"lead", 1},
             {"kind", 1},
             {"under", "no such key"}}) {
        const auto& case_name = name;
        CAPTURE(case_name);
        CHECK_THROWS_AS(cypher::value_of(given, *store.schema().property(name), store), Error);
    }
}

TEST_CASE("a list is not too deep to be read again") {
    DatumList list;
    for (int depth = 0; depth < 70; ++depth) {
        list = DatumList{list};
    }
    CHECK_THROWS_AS(cypher::value_of(Datum(list)), Error);
}
