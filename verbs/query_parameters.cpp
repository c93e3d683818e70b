#include "verbs/query_parameters.hpp"

#include "graph/error.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/parser.hpp"
#include "verbs/input.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace entente {

namespace {

using cypher::Datum;
using cypher::DatumList;
using cypher::DatumMap;

constexpr std::string_view kReturn = "RETURN ";
constexpr std::size_t kDeepest = 100;

bool makes_time(std::string_view function) {
    constexpr std::array<std::string_view, 6> names = {"date",      "datetime", "localdatetime",
                                                       "localtime", "time",     "duration"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return std::equal(name.begin(), name.end(), function.begin(), function.end(),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
    });
}

/// Whether an expression says its value by itself.
bool is_literal(const cypher::Expression& expression) {
    const auto all = [](const cypher::Expressions& parts) {
        return std::all_of(parts.begin(), parts.end(), [](const auto& part) { return is_literal(*part); });
    };
    if (const auto* call = std::get_if<cypher::Call>(&expression.content)) {
        return makes_time(call->name) && !call->arguments.empty() && all(call->arguments);
    }
    if (const auto* list = std::get_if<cypher::ListOf>(&expression.content)) {
        return all(list->items);
    }
    if (const auto* map = std::get_if<cypher::MapOf>(&expression.content)) {
        return std::all_of(map->entries.begin(), map->entries.end(),
                           [](const auto& entry) { return is_literal(*entry.second); });
    }
    if (const auto* operation = std::get_if<cypher::Operation>(&expression.content)) {
        return operation->operands.size() == 1 && operation->operators.front() == cypher::Operator::minus &&
               all(operation->operands);
    }
    return std::holds_alternative<cypher::Literal>(expression.content);
}

/// The only thing that the text, read as a RETURN, would return, if that is a literal.
const cypher::Expression* literal_of(const cypher::Statement& statement, std::string_view value) {
    const auto& parts = statement.query.parts;
    if (parts.size() != 1 || parts.front().clauses.size() != 1) {
        return nullptr;
    }
    const auto* projection = std::get_if<cypher::Projection>(&parts.front().clauses.front().content);
    if (projection == nullptr || projection->items.size() != 1 || projection->items.front().name != value) {
        return nullptr;
    }
    const auto& expression = *projection->items.front().value;
    return is_literal(expression) ? &expression : nullptr;
}

Datum value_of(const std::string& text) {
    const auto query = std::string(kReturn) + text;
    cypher::Statement statement;
    try {
        statement = cypher::parse(query);
    } catch (const cypher::QueryError&) {
        return text;
    }
    const auto* literal = literal_of(statement, text);
    if (literal == nullptr) {
        return text;
    }
    cypher::Row row;
    cypher::Run run;
    run.text = query;
    return cypher::evaluate(*literal, row, run);
}

/// Builds data from what the JSON parser finds, and refuses what would not survive.
class Reader : public nlohmann::json_sax<nlohmann::json> {
public:
    const Datum& result() const { return result_; }
    const std::string& problem() const { return problem_; }

    bool null() override { return take({}); }
    bool boolean(bool flag) override { return take(flag); }
    bool number_integer(std::int64_t number) override { return take(number); }
    bool number_unsigned(std::uint64_t number) override {
        return number > std::numeric_limits<std::int64_t>::max() ? refuse_whole(fmt::format("{}", number))
                                                                 : take(static_cast<std::int64_t>(number));
    }
    bool number_float(double number, const std::string& digits) override {
        return digits.find_first_of(".eE") == std::string::npos ? refuse_whole(digits) : take(number);
    }
    bool string(std::string& text) override { return take(std::move(text)); }
    bool binary(nlohmann::json::binary_t& /*bytes*/) override { return false; }

    bool start_object(std::size_t /*size*/) override { return open(false); }
    bool start_array(std::size_t /*size*/) override { return open(true); }
    bool key(std::string& name) override {
        open_.back().entries.emplace_back(std::move(name), Datum());
        return true;
    }
    bool end_object() override {
        auto entries = std::move(open_.back().entries);
        open_.pop_back();
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        const auto twice = std::adjacent_find(entries.begin(), entries.end(),
                                              [](const auto& a, const auto& b) { return a.first == b.first; });
        if (twice != entries.end()) {
            problem_ = fmt::format("'{}' is there twice", twice->first);
            return false;
        }
        return take(std::move(entries));
    }
    bool end_array() override {
        auto items = std::move(open_.back().items);
        open_.pop_back();
        return take(std::move(items));
    }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        problem_ = error.what();
        problem_.erase(0, problem_.find("] ") + 2);
        return false;
    }

private:
    struct Open {
        bool is_list;
        DatumMap entries;
        DatumList items;
    };

    bool open(bool is_list) {
        if (open_.size() == kDeepest) {
            problem_ = fmt::format("it is over {} levels deep", kDeepest);
            return false;
        }
        open_.push_back({is_list, {}, {}});
        return true;
    }

    bool take(Datum datum) {
        if (open_.empty()) {
            result_ = std::move(datum);
        } else if (open_.back().is_list) {
            open_.back().items.push_back(std::move(datum));
        } else {
            open_.back().entries.back().second = std::move(datum);
        }
        return true;
    }

    bool refuse_whole(const std::string& digits) {
        problem_ = fmt::format("{} is beyond 64 bits; as a text it keeps its digits", digits);
        return false;
    }

    std::vector<Open> open_;
    Datum result_;
    std::string problem_;
};

}  // namespace

std::pair<std::string, Datum> parse_parameter(const std::string& text) {
    const auto equal = text.find('=');
    if (equal == 0 || equal == std::string::npos) {
        throw UsageError(fmt::format("--param takes NAME=VALUE, found '{}'", text));
    }
    return {text.substr(0, equal), value_of(text.substr(equal + 1))};
}

DatumMap parameters_in(const std::filesystem::path& file) {
    const auto text = text_in(file);
    Reader reader;
    if (!nlohmann::json::sax_parse(text, &reader)) {
        throw Error(fmt::format("'{}' holds no parameters: {}", file.string(), reader.problem()));
    }
    const auto* map = reader.result().map();
    if (map == nullptr) {
        throw Error(fmt::format("'{}' holds no parameters: expected an object {{\"name\": value}}, found {}",
                                file.string(), type_name(reader.result())));
    }
    return *map;
}

DatumMap merged(DatumMap first, const DatumMap& second) {
    first.insert(first.end(), second.begin(), second.end());
    return *Datum(std::move(first)).map();
}

}  // namespace entente
