#include "tests/random_case.hpp"

#include <algorithm>
#include <random>

namespace entente::oracle {

namespace {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}

    int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(count)); }
    bool chance(int percent) { return below(100) < percent; }

    template <typename T>
    T one_of(std::initializer_list<T> from) {
        return from.begin()[below(static_cast<int>(from.size()))];
    }

private:
    std::mt19937 engine_;
};

constexpr int kFirstDay = 6;
constexpr int kDayCount = 40;

Day day(Dice& dice) { return day_at(static_cast<std::size_t>(kFirstDay + dice.below(kDayCount))); }

Bound dated(Dice& dice) {
    Day first = day(dice);
    return dice.chance(60) ? Bound(first) : Bound(first, Day{first.count + 1 + dice.below(7)});
}

Bound bound(Dice& dice) {
    if (dice.chance(16)) return Bound::unknown();
    if (dice.chance(12)) return Bound::open();
    return dated(dice);
}

Span span(Dice& dice) {
    Span result{bound(dice), bound(dice)};
    // Now and then the end is before the beginning, and the span holds on no day.
    bool reversed =
        result.since.is_days() && result.until.is_days() && result.until.earliest() < result.since.earliest();
    if (reversed && dice.chance(90)) std::swap(result.since, result.until);
    return result;
}

Schema schema(Dice& dice) {
    Schema result;
    auto add = [&](const char* name, ValueType type, Kind kind = Kind::state, bool many = false) {
        Property property;
        property.id = PropertyId{static_cast<std::int32_t>(result.properties.size()) + 1};
        property.name = name;
        property.type = type;
        property.kind = kind;
        property.many = many;
        result.properties.push_back(property);
    };
    add("exists", ValueType::boolean);
    add("label", ValueType::text, Kind::state, true);
    add("role", ValueType::text, Kind::state, dice.chance(30));
    add("status", ValueType::text);
    add("amount", ValueType::quantity);
    add("signed", ValueType::day, Kind::event);
    add("count", ValueType::quantity, Kind::observation);
    add("purpose", ValueType::text, Kind::state, true);
    add("poll", ValueType::integer, Kind::observation, true);
    add("stage", ValueType::text, Kind::event);
    add("period", ValueType::day);
    return result;
}

Value quantity(Dice& dice) {
    using Hedge = Quantity::Hedge;
    Quantity result;
    result.number = dice.one_of({Decimal{10, 0}, Decimal{1, 1}, Decimal{9, 0}, Decimal{11, 0}, Decimal{21, 0},
                                 Decimal{22, 0}, Decimal{9, 1}, Decimal{100, 0}});
    result.unit = dice.one_of({"EUR", "EUR", "agreements", "agreements", "USD"});
    result.hedge = dice.one_of(
        {Hedge::bare, Hedge::exact, Hedge::about, Hedge::nearly, Hedge::over, Hedge::at_least, Hedge::up_to});
    if (dice.chance(10)) result.per = "year";
    if (dice.chance(10)) result.of = "GDP";
    return result;
}

Value value(Dice& dice, const Property& property) {
    if (dice.chance(property.id == kExists ? 25 : 12)) return None{};
    switch (property.type) {
        case ValueType::boolean:
            return true;
        case ValueType::integer:
            return std::int64_t{dice.below(2)};
        case ValueType::day:
            return dated(dice);
        case ValueType::quantity:
            return quantity(dice);
        default:
            return std::string(dice.one_of({"lead", "lead", "member", "member", "observer"}));
    }
}

Source source(Dice& dice, int number) {
    Source result;
    result.id = SourceId{number + 1};
    result.key = std::string(1, static_cast<char>('d' - number));
    result.kind = dice.one_of({Source::Kind::report, Source::Kind::register_, Source::Kind::live_register});
    if (dice.chance(65)) result.published = dated(dice);
    if (dice.chance(40)) result.retrieved = day(dice);
    if (dice.chance(25)) result.origin = dice.one_of({"wire", "a"});
    return result;
}

Statement statement(Dice& dice, const Case& test, int number, const Property& favourite) {
    Statement result;
    result.id = StatementId{number + 1};
    bool exists = dice.chance(test.type ? 50 : 25);
    auto count = static_cast<int>(test.schema.properties.size());
    const Property& other =
        dice.chance(60) ? favourite : test.schema.properties[static_cast<std::size_t>(dice.below(count))];
    const Property& property = exists ? test.schema.properties.front() : other;
    result.property = property.id;
    result.value = value(dice, property);
    if (dice.chance(65)) result.span = span(dice);
    if (dice.chance(30)) result.modality = dice.one_of({Modality::planned, Modality::expected, Modality::considered});
    if (dice.chance(25)) result.rank = dice.one_of({Rank::preferred, Rank::deprecated});
    result.source = SourceId{1 + dice.below(static_cast<int>(test.sources.size()))};
    if (dice.chance(25)) result.observed = dated(dice);
    if (dice.chance(15)) result.known = day(dice);
    if (dice.chance(20)) result.attributed_to = dice.one_of({"wire", "a", "minister"});
    if (dice.chance(25)) result.since_event = "signed";
    return result;
}

Coverage coverage(Dice& dice, const Case& test) {
    Coverage result;
    result.source = SourceId{1 + dice.below(static_cast<int>(test.sources.size()))};
    result.type = test.type->id;
    if (dice.chance(40)) result.role = dice.one_of({"lead", "member"});
    if (dice.chance(75)) result.span = span(dice);
    result.complete = dice.chance(65);
    return result;
}

View view(Dice& dice, const Case& test) {
    View result;
    if (dice.chance(35)) result.known_on = day(dice);
    auto key = [&] {
        return test.sources[static_cast<std::size_t>(dice.below(static_cast<int>(test.sources.size())))].key;
    };
    if (dice.chance(10)) result.only_sources = {key(), key()};
    if (dice.chance(10)) result.without_sources = {key()};
    if (dice.chance(30))
        result.modalities = {Modality::considered, Modality::expected, Modality::planned, Modality::actual};
    if (dice.chance(15)) result.modalities = {Modality::expected, Modality::planned};
    result.deprecated = dice.chance(30);
    result.strict_coverage = dice.chance(20);
    if (dice.chance(20)) result.min_origins = 2;
    return result;
}

}  // namespace

Case random_case(std::uint32_t seed) {
    Dice dice(seed);
    Case test;
    test.schema = schema(dice);
    int sources = 1 + dice.below(4);
    for (int i = 0; i < sources; ++i) test.sources.push_back(source(dice, i));
    if (dice.chance(75)) {
        test.type.emplace();
        test.type->id = TypeId{1};
        test.type->name = "TIE";
        test.type->kind = dice.chance(80) ? Kind::state : Kind::event;
        if (dice.chance(30)) test.beginning = day(dice);
    }
    int rows = test.type && dice.chance(50) ? 1 + dice.below(3) : 0;
    for (int i = 0; i < rows; ++i) test.coverage.push_back(coverage(dice, test));
    // Most statements are about one property, or few would have anything to do with one another; a denial by role needs
    // somebody who states the role.
    const Property& any =
        test.schema.properties[static_cast<std::size_t>(dice.below(static_cast<int>(test.schema.properties.size())))];
    const Property& favourite = !test.coverage.empty() && dice.chance(50) ? *test.schema.property("role") : any;
    int statements = 1 + dice.below(8);
    for (int i = 0; i < statements; ++i) test.statements.push_back(statement(dice, test, i, favourite));
    test.view = view(dice, test);
    return test;
}

}  // namespace entente::oracle
