#include "cli/shell_completion.hpp"

#include "graph/names.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/procedure.hpp"
#include "queries/cypher/stored_value.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace entente {

namespace {

constexpr std::array<std::string_view, 70> kKeywords{"ALL",
                                                     "AND",
                                                     "ANY",
                                                     "AS",
                                                     "ASC",
                                                     "ASCENDING",
                                                     "BETWEEN",
                                                     "BY",
                                                     "CALL",
                                                     "CASE",
                                                     "CONTAINS",
                                                     "COUNT",
                                                     "CREATE",
                                                     "DELETE",
                                                     "DESC",
                                                     "DESCENDING",
                                                     "DETACH",
                                                     "DISTINCT",
                                                     "ELSE",
                                                     "END",
                                                     "ENDS",
                                                     "EXISTS",
                                                     "EXPLAIN",
                                                     "FALSE",
                                                     "FOR",
                                                     "IN",
                                                     "IS",
                                                     "KNOWN_TIME",
                                                     "LIMIT",
                                                     "MATCH",
                                                     "MERGE",
                                                     "NONE",
                                                     "NOT",
                                                     "NULL",
                                                     "OF",
                                                     "ON",
                                                     "OPTIONAL",
                                                     "OR",
                                                     "ORDER",
                                                     "PROFILE",
                                                     "REDUCE",
                                                     "REMOVE",
                                                     "RETURN",
                                                     "SET",
                                                     "SINCE",
                                                     "SINGLE",
                                                     "SKIP",
                                                     "STARTS",
                                                     "THEN",
                                                     "TRUE",
                                                     "UNION",
                                                     "UNTIL",
                                                     "UNWIND",
                                                     "VALID_TIME",
                                                     "WHEN",
                                                     "WHERE",
                                                     "WITH",
                                                     "XOR",
                                                     "YIELD",
                                                     "shortestPath(",
                                                     "allShortestPaths(",
                                                     "AS OF",
                                                     "ORDER BY",
                                                     "OPTIONAL MATCH",
                                                     "STARTS WITH",
                                                     "ENDS WITH",
                                                     "IS NULL",
                                                     "IS NOT NULL",
                                                     "DETACH DELETE",
                                                     "ON CREATE SET"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins(std::string_view word, std::string_view typed) {
    return word.size() >= typed.size() &&
           std::equal(typed.begin(), typed.end(), word.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool is_word(char c) {
    const bool letter = lower(c) >= 'a' && lower(c) <= 'z';
    return letter || (c >= '0' && c <= '9') || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

/// Where the text ends: within which brackets, or in a quote.
struct Place {
    std::string brackets;
    char quote = 0;           ///< or '/' in a comment
    std::size_t content = 0;  ///< behind the quote
};

Place place_of(std::string_view text) {
    Place place;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const char after = at + 1 < text.size() ? text[at + 1] : '\0';
        if (place.quote != 0) {
            if (c == '\\' && place.quote != '`') {
                ++at;
            } else if (c == place.quote) {
                place.quote = 0;
            }
        } else if (c == '\'' || c == '"' || c == '`') {
            place.quote = c;
            place.content = at + 1;
        } else if (c == '/' && (after == '/' || after == '*')) {
            const auto end = after == '/' ? text.find('\n', at) : text.find("*/", at + 2);
            if (end == std::string_view::npos) {
                place.quote = '/';
                return place;
            }
            at = after == '/' ? end : end + 1;
        } else if (c == '(' || c == '[' || c == '{') {
            place.brackets += c;
        } else if ((c == ')' || c == ']' || c == '}') && !place.brackets.empty()) {
            place.brackets.pop_back();
        }
    }
    return place;
}

std::size_t word_begin(std::string_view text, std::size_t end) {
    while (end > 0 && is_word(text[end - 1])) {
        --end;
    }
    return end;
}

std::size_t without_blanks(std::string_view text, std::size_t end) {
    while (end > 0 && is_blank(text[end - 1])) {
        --end;
    }
    return end;
}

/// The word that ends there, blanks aside.
std::string_view word_before(std::string_view text, std::size_t end) {
    end = without_blanks(text, end);
    const auto begin = word_begin(text, end);
    return text.substr(begin, end - begin);
}

/// A name as it stands in a query: in backticks where it is no word.
std::string written(const std::string& name) {
    const bool plain =
        !name.empty() && std::all_of(name.begin(), name.end(), is_word) && (name[0] < '0' || name[0] > '9');
    if (plain) {
        return name;
    }
    std::string quoted = "`";
    for (const char c : name) {
        quoted += c == '`' ? "``" : std::string(1, c);
    }
    return quoted + "`";
}

std::vector<std::string> written_names(std::vector<std::string> names) {
    std::erase_if(names, has_controls);
    std::transform(names.begin(), names.end(), names.begin(), written);
    return names;
}

template <typename Items>
std::vector<std::string> names_of(const Items& items) {
    std::vector<std::string> names;
    for (const auto& item : items) {
        names.push_back(item.name);
    }
    return written_names(std::move(names));
}

Completion names_within(std::string_view text, const Place& place, const Store& store) {
    Completion found{place.content, {}, false, ""};
    for (const auto& name : names_beginning(store, text.substr(place.content), kMostWords + 1)) {
        if (has_controls(name)) {
            continue;
        }
        std::string escaped;
        for (const char c : name) {
            escaped += c == place.quote || c == '\\' ? std::string{'\\', c} : std::string(1, c);
        }
        found.words.push_back(std::move(escaped));
    }
    found.more = found.words.size() > kMostWords;
    found.words.resize(std::min(found.words.size(), kMostWords));
    found.after = place.quote;
    return found;
}

std::vector<std::string> procedure_names() {
    std::vector<std::string> names;
    for (const auto& procedure : cypher::procedures()) {
        names.push_back(procedure.name + "(");
    }
    return names;
}

/// Keywords, functions, and the variables of the statement.
std::vector<std::string> words_of(std::string_view text, std::size_t typed) {
    std::vector<std::string> words(kKeywords.begin(), kKeywords.end());
    for (const auto& name : cypher::function_names()) {
        words.push_back(name + "(");
    }
    for (std::size_t at = 0; at < typed; ++at) {
        const bool opens = (text[at] == '(' || text[at] == '[' || text[at] == ',') && at + 1 < typed;
        std::size_t end = at + 1;
        while (opens && end < typed && is_word(text[end])) {
            ++end;
        }
        const bool names =
            opens && end > at + 1 && end < typed && (text[end] == ':' || text[end] == ')' || text[end] == ']');
        if (names) {
            words.emplace_back(text.substr(at + 1, end - at - 1));
        }
    }
    return words;
}

}  // namespace

Completion complete_among(std::size_t begin, std::string_view typed, const std::vector<std::string>& known) {
    std::set<std::string> matching;
    for (const auto& word : known) {
        if (begins(word, typed)) {
            matching.insert(word);
        }
    }
    Completion found{begin, {matching.begin(), matching.end()}, false, ""};
    found.more = found.words.size() > kMostWords;
    found.words.resize(std::min(found.words.size(), kMostWords));
    const bool alone = found.words.size() == 1 && !found.words.front().ends_with('(');
    found.after = alone ? " " : "";
    return found;
}

Completion complete_query(std::string_view before, const Store& store, const cypher::DatumMap& parameters) {
    const auto place = place_of(before);
    if (place.quote == '\'' || place.quote == '"') {
        return names_within(before, place, store);
    }
    if (place.quote != 0) {
        return {};
    }
    const auto begin = word_begin(before, before.size());
    const auto typed = before.substr(begin);
    const auto among = [&](const std::vector<std::string>& known) {
        auto found = complete_among(begin, typed, known);
        found.after.clear();
        return found;
    };
    const char innermost = place.brackets.empty() ? '\0' : place.brackets.back();
    const char sign = begin == 0 ? '\0' : before[begin - 1];
    std::size_t chain = begin;  // of words and dots: the name of a procedure
    while (chain > 0 && (is_word(before[chain - 1]) || before[chain - 1] == '.')) {
        --chain;
    }
    const auto caller = word_before(before, chain);
    if (caller.size() == 4 && begins(caller, "call")) {
        return complete_among(chain, before.substr(chain), procedure_names());
    }
    if ((sign == ':' || sign == '|') && innermost == '[') {
        return among(names_of(store.schema().edge_types));
    }
    if (sign == ':' && innermost != '{') {
        return among(names_of(store.schema().labels));
    }
    const auto last = without_blanks(before, begin);
    const bool key = innermost == '{' && last > 0 && (before[last - 1] == '{' || before[last - 1] == ',');
    if (sign == '.' || key) {
        return among(written_names(cypher::property_names(store.schema())));
    }
    if (sign == '$') {
        std::vector<std::string> known;
        for (const auto& [name, value] : parameters) {
            known.push_back(written(name));
        }
        return among(known);
    }
    return complete_among(begin, typed, words_of(before, begin));
}

}  // namespace entente
