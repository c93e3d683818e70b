#include "queries/cypher/stored_value.hpp"

#include "queries/cypher/fault.hpp"

namespace entente::cypher {

namespace {

struct Reader {
    const Store& store;

    Datum operator()(None) const { return {}; }
    Datum operator()(bool flag) const { return flag; }
    Datum operator()(std::int64_t number) const { return number; }
    Datum operator()(double number) const { return number; }
    Datum operator()(const Decimal& number) const { return Datum::Content(number); }
    Datum operator()(const std::string& text) const { return text; }
    Datum operator()(const Bound& bound) const {
        return bound.is_days() ? Datum(Datum::Content(Date{bound.earliest().count})) : Datum();
    }
    Datum operator()(const entente::Duration& length) const {
        return Datum::Content(Duration{length.months, 0, length.seconds, 0});
    }
    Datum operator()(NodeId node) const { return store.node(node).key; }
    Datum operator()(const Quantity& quantity) const {
        const auto reach = range(quantity);
        const auto text = [](const std::string& words) { return words.empty() ? Datum() : Datum(words); };
        return DatumMap{{"number", Datum(Datum::Content(quantity.number))},
                        {"unit", quantity.unit},
                        {"bound", std::string(to_string(quantity.hedge))},
                        {"low", reach.low},
                        {"high", reach.high},
                        {"per", text(quantity.per)},
                        {"of", text(quantity.of)},
                        {"text", to_string(quantity)}};
    }
    Datum operator()(const List& list) const {
        DatumList made;
        for (const auto& item : list) {
            made.push_back(datum_of(item, store));
        }
        return made;
    }
};

}  // namespace

Datum datum_of(const Value& value, const Store& store) { return std::visit(Reader{store}, value.content()); }

Datum shown(const Timeline& timeline, const Property& property, std::optional<Day> day, const Store& store) {
    if (!property.many) {
        const auto* piece = day ? sample(timeline, property.kind, *day) : timeline.empty() ? nullptr : &timeline.back();
        return piece == nullptr ? Datum() : datum_of(piece->value, store);
    }
    DatumList made;
    for (const auto& piece : timeline) {
        const bool there = !day || piece.when.contains(*day);
        if (there && !piece.value.is_none()) {
            made.push_back(datum_of(piece.value, store));
        }
    }
    return made.empty() ? Datum() : Datum(std::move(made));
}

bool is_made_up(std::string_view key) { return key.starts_with("_:"); }

}  // namespace entente::cypher
