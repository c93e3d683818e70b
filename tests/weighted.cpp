#include "weighted.hpp"

#include "graph/load.hpp"
#include "graph/store.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace entente::test {

namespace {

struct Weighed {
    Tie tie;
    std::vector<std::pair<Value, Span>> values;
};

std::vector<std::string> parts_of(std::string_view text, char mark) {
    std::vector<std::string> parts;
    for (auto end = text.find(mark); end != std::string_view::npos; end = text.find(mark)) {
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.emplace_back(text);
    return parts;
}

Value value_of(std::string text) {
    if (text == "nan" || text == "inf") {
        return std::strtod(text.c_str(), nullptr);
    }
    if (text == "true") {
        return true;
    }
    if (text.find('_') != std::string::npos) {
        std::replace(text.begin(), text.end(), '_', ' ');
        return parse_quantity(text);
    }
    if (std::isdigit(static_cast<unsigned char>(text.back())) == 0) {
        return text;
    }
    return parse_value(text.find('.') == std::string::npos ? ValueType::integer : ValueType::decimal, text);
}

Bound end_of(const std::string& text) { return text.empty() ? Bound::open() : parse_bound(text); }

std::vector<std::pair<Value, Span>> values_of(const std::string& text) {
    std::vector<std::pair<Value, Span>> values;
    for (const auto& part : parts_of(text, '|')) {
        const auto bracket = part.find('(');
        Span span;
        if (bracket != std::string::npos) {
            const auto dots = part.find("..");
            span = {end_of(part.substr(bracket + 1, dots - bracket - 1)),
                    end_of(part.substr(dots + 2, part.size() - dots - 3))};
        }
        values.emplace_back(value_of(part.substr(0, bracket)), span);
    }
    return values;
}

std::vector<Weighed> parse(std::string_view line) {
    std::vector<Weighed> found;
    for (auto word : parts_of(line, ' ')) {
        if (word.empty()) {
            continue;
        }
        Weighed weighed;
        if (const auto equals = word.find('='); equals != std::string::npos) {
            const auto end = std::min(word.find('@'), word.size());
            weighed.values = values_of(word.substr(equals + 1, end - equals - 1));
            word.erase(equals, end - equals);
        }
        weighed.tie = parse_ties(word).at(0);
        found.push_back(std::move(weighed));
    }
    return found;
}

void load(Store& store, const std::vector<Weighed>& all) {
    Load load(store, {.dataset = "test", .recorded = "2020-01-01T00:00:00Z", .files = ""});
    Source description;
    description.key = "test";
    description.published = parse_bound("2020-01-01");
    Statement statement;
    statement.source = load.source(description);
    const auto property = load.property("w");
    for (std::size_t number = 0; number < all.size(); ++number) {
        const auto& [tie, values] = all[number];
        const auto tail = load.node(tie.tail);
        statement.span = {Bound::open(), Bound::open()};
        if (tie.head.empty()) {
            statement.element = element(tail);
            statement.property = kExists;
            statement.value = true;
            load.state(statement);
            if (!tie.type.empty()) {
                load.label(tie.type);
                statement.property = kLabel;
                statement.value = tie.type;
                load.state(statement);
            }
            continue;
        }
        const auto type = load.edge_type(!tie.type.empty() ? tie.type : tie.symmetric ? "TIE" : "LINK");
        if (tie.symmetric) {
            load.make_symmetric(type);
        }
        statement.element = element(load.edge(type, tail, load.node(tie.head), std::to_string(number)));
        statement.property = kExists;
        statement.value = true;
        for (const auto& span : tie.spells.empty() ? std::vector{Span{Bound::open(), Bound::open()}} : tie.spells) {
            statement.span = span;
            load.state(statement);
        }
        statement.property = property;
        for (const auto& [value, span] : values) {
            statement.value = value;
            statement.span = span;
            load.state(statement);
        }
    }
    load.finish(Load::Fate::keep);
}

}  // namespace

Snapshot weighted_snapshot(std::string_view line, const Schema& schema) {
    const TempFolder folder;
    auto store = Store::create(folder.path() / "test.db", schema);
    load(store, parse(line));
    return Snapshot::build(store, View{});
}

}  // namespace entente::test
