#include "report/words.hpp"

#include "export/formats.hpp"
#include "graph/error.hpp"

#include <fmt/format.h>

#include <optional>

namespace entente {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Takes one word off the text, which does not begin with a blank; ends also before `stop`.
std::string take_word(std::string_view& text, char stop = '\0') {
    std::string word;
    char quote = '\0';
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote == '\0' && (is_blank(c) || (stop != '\0' && c == stop))) break;
        if (c == quote) {
            quote = '\0';
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == '\\' && quote != '\'' && at + 1 < text.size()) {
            word += text[++at];
        } else {
            word += c;
        }
    }
    if (quote != '\0') throw Error(fmt::format("a quote ({}) is not closed", quote));
    text.remove_prefix(at);
    return word;
}

void skip_blanks(std::string_view& text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

void read_attributes(std::string_view text, Info& info) {
    for (skip_blanks(text); !text.empty() && text.front() != '}'; skip_blanks(text)) {
        const char first = text.front();
        std::string word = take_word(text, '}');
        const auto equals = word.find('=');
        if (first == '#' && word.size() > 1) {
            info.id = word.substr(1);
        } else if (first == '.' && word.size() > 1) {
            info.classes.push_back(word.substr(1));
        } else if (equals != std::string::npos && equals > 0) {
            info.values.emplace_back(word.substr(0, equals), word.substr(equals + 1));
        } else {
            throw Error(
                fmt::format("expected #id, .class or key=value between braces, found '{}'", escape_terminal(word)));
        }
    }
    if (text.empty()) throw Error("a brace ({) is not closed");
    text.remove_prefix(1);
    skip_blanks(text);
    if (!text.empty()) throw Error(fmt::format("expected nothing after the brace, found '{}'", escape_terminal(text)));
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (skip_blanks(text); !text.empty(); skip_blanks(text)) words.push_back(take_word(text));
    return words;
}

Info parse_info(std::string_view text) {
    Info info;
    for (skip_blanks(text); !text.empty(); skip_blanks(text)) {
        if (text.front() == '{') {
            text.remove_prefix(1);
            read_attributes(text, info);
            break;
        }
        info.words.push_back(take_word(text, '{'));
    }
    return info;
}

}  // namespace entente
