#include "report/request.hpp"

#include "export/formats.hpp"
#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {

namespace {

constexpr std::string_view kName = "entente";
constexpr std::string_view kPrefix = "entente:";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto begin = text.find_first_not_of(kBlanks);
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

/// "60%": of the width of the text, which every output can do.
std::string checked_width(const std::string& width) {
    int number = 0;
    const auto* end = width.data() + width.size();
    auto [next, error] = std::from_chars(width.data(), end, number);
    if (error != std::errc{} || std::string_view(next, end) != "%" || number < 1 || number > 100)
        throw Error(fmt::format("width: expected 1% to 100%, found '{}'", escape_terminal(width)));
    return width;
}

bool checked_flag(const std::string& key, const std::string& value) {
    if (value != "yes" && value != "no" && value != "true" && value != "false")
        throw Error(fmt::format("{}: expected yes or no, found '{}'", key, escape_terminal(value)));
    return value == "yes" || value == "true";
}

void check_id(const std::string& id) {
    auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' ||
               c == '_' || c == '.';
    };
    if (id.size() > 100 || !std::all_of(id.begin(), id.end(), fits))
        throw Error(fmt::format("#{}: an id has at most 100 of the signs a-z A-Z 0-9 : - _ .", escape_terminal(id)));
}

/// "actor, duty=What is owed": names of columns, and what stands above them.
std::vector<Request::Column> read_columns(std::string_view text) {
    std::vector<Request::Column> columns;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        const auto one = trimmed(text.substr(0, end));
        const auto equals = std::min(one.find('='), one.size());
        const auto heading = equals == one.size() ? one : one.substr(equals + 1);
        columns.push_back({std::string(trimmed(one.substr(0, equals))), std::string(trimmed(heading))});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return columns;
}

std::size_t read_count(const std::string& key, const std::string& text) {
    std::size_t number = 0;
    auto [next, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || next != text.data() + text.size() || number == 0)
        throw Error(fmt::format("{}: expected a number from 1, found '{}'", key, escape_terminal(text)));
    return number;
}

void apply(const Info& info, Request& request) {
    check_id(info.id);
    request.id = info.id;
    for (const auto& [key, value] : info.values) {
        if (key == "caption") {
            request.caption = value;
        } else if (key == "alt") {
            request.alt = value;
        } else if (key == "width") {
            request.width = checked_width(value);
        } else if (key == "notes") {
            request.notes = checked_flag(key, value);
        } else if (key == "figure") {
            request.figure = checked_flag(key, value);
        } else if (key == "columns") {
            request.columns = read_columns(value);
        } else if (key == "tables") {
            request.tables = read_count(key, value);
        } else if (key == "args") {
            for (std::string& word : split_words(value)) request.tokens.push_back(std::move(word));
        } else {
            request.tokens.push_back(fmt::format("--{}", key));
            if (value != "true") request.tokens.push_back(value);
        }
    }
}

/// The words after `entente` in the info, be they classes or words.
std::optional<std::vector<std::string>> words_for_us(const Info& info) {
    const auto named = std::find(info.classes.begin(), info.classes.end(), kName);
    if (named == info.classes.end() && (info.words.empty() || info.words.front() != kName)) return {};
    std::vector<std::string> words;
    if (named != info.classes.end()) words.assign(named + 1, info.classes.end());
    const bool named_first = !info.words.empty() && info.words.front() == kName;
    words.insert(words.end(), info.words.begin() + (named_first ? 1 : 0), info.words.end());
    return words;
}

}  // namespace

std::optional<Request> block_request(const Info& info, std::string_view body) {
    const auto words = words_for_us(info);
    if (!words) return {};
    if (words->empty()) throw Error("expected a verb after 'entente', as in: entente query");
    Request request;
    request.verb = words->front();
    request.tokens.assign(words->begin() + 1, words->end());
    apply(info, request);
    body = trimmed(body);
    if (request.verb == "query") {
        if (!body.empty()) request.tokens.insert(request.tokens.end(), {"--", std::string(body)});
    } else {
        auto arguments = split_words(body);
        request.tokens.insert(request.tokens.begin(), arguments.begin(), arguments.end());
    }
    return request;
}

std::optional<Request> inline_request(std::string_view code) {
    if (!code.starts_with(kPrefix)) return {};
    const auto rest = trimmed(code.substr(kPrefix.size()));
    const auto end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    Request request;
    request.place = Request::Place::in_line;
    request.verb = rest.substr(0, end);
    if (request.verb.empty()) throw Error("expected a verb after 'entente:', as in: entente: query RETURN 1");
    const auto body = trimmed(rest.substr(end));
    if (request.verb == "count" || request.verb == "query") {
        request.number = request.verb == "count";
        request.verb = "query";
        request.tokens = {"--", std::string(body)};
    } else {
        request.tokens = split_words(body);
    }
    return request;
}

}  // namespace entente
