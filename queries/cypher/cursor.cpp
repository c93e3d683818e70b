#include "queries/cypher/children.hpp"
#include "queries/cypher/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

constexpr std::size_t kDeepest = 200;

/// Words that no variable may have without backticks: a clause, an operator or a value could begin with them.
constexpr std::array<std::string_view, 45> kReserved{
    "ALL",      "AND",   "AS",         "ASC",    "ASCENDING", "BY",    "CASE", "CONTAINS", "CREATE",
    "DELETE",   "DESC",  "DESCENDING", "DETACH", "DISTINCT",  "ELSE",  "END",  "ENDS",     "EXISTS",
    "FALSE",    "IN",    "IS",         "LIMIT",  "MATCH",     "MERGE", "NOT",  "NULL",     "ON",
    "OPTIONAL", "OR",    "ORDER",      "REMOVE", "RETURN",    "SET",   "SKIP", "STARTS",   "THEN",
    "TRUE",     "UNION", "UNWIND",     "WHEN",   "WHERE",     "WITH",  "XOR",  "YIELD",    "CALL"};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool same_word(std::string_view written, std::string_view keyword) {
    return written.size() == keyword.size() &&
           std::equal(written.begin(), written.end(), keyword.begin(), [](char a, char b) { return upper(a) == b; });
}

bool reserved(std::string_view word) {
    return std::any_of(kReserved.begin(), kReserved.end(), [&](auto keyword) { return same_word(word, keyword); });
}

std::string found(const Token& token) {
    switch (token.kind) {
        case Token::Kind::end:
            return token.text;
        case Token::Kind::text:
            return "a text";
        default:
            return fmt::format("'{}'", token.text);
    }
}

}  // namespace

Grammar::Deeper::Deeper(Grammar& grammar) : grammar_(grammar) {
    if (++grammar_.depth_ > kDeepest) {
        grammar_.fail("UnexpectedSyntax", grammar_.spot(),
                      fmt::format("the query is nested over {} levels deep", kDeepest));
    }
}

void Grammar::measure(Expression& expression, std::size_t below) {
    each_child(expression,
               [&](const ExpressionPtr& child) { below = std::max<std::size_t>(below, child ? child->height : 0); });
    if (below >= kDeepest) {
        fail("UnexpectedSyntax", expression.spot, fmt::format("the query is nested over {} levels deep", kDeepest));
    }
    expression.height = static_cast<std::uint16_t>(below + 1);
    tallest_ = std::max<std::size_t>(tallest_, expression.height);
}

bool Grammar::is_sign(std::string_view sign, std::size_t ahead) const {
    return next(ahead).kind == Token::Kind::sign && next(ahead).text == sign;
}

bool Grammar::is_word(std::string_view keyword, std::size_t ahead) const {
    return next(ahead).kind == Token::Kind::word && same_word(next(ahead).text, keyword);
}

bool Grammar::take_sign(std::string_view sign) {
    const bool there = is_sign(sign);
    at_ += there ? 1 : 0;
    return there;
}

bool Grammar::take_word(std::string_view keyword) {
    const bool there = is_word(keyword);
    at_ += there ? 1 : 0;
    return there;
}

void Grammar::need_sign(std::string_view sign, std::string_view where) {
    if (!take_sign(sign)) {
        unexpected(fmt::format("'{}' {}", sign, where));
    }
}

void Grammar::need_word(std::string_view keyword, std::string_view where) {
    if (!take_word(keyword)) {
        unexpected(fmt::format("{} {}", keyword, where));
    }
}

bool Grammar::is_name() const {
    return next().kind == Token::Kind::quoted || (next().kind == Token::Kind::word && !reserved(next().text));
}

std::string Grammar::name(std::string_view what) {
    if (!is_name()) {
        const bool word = next().kind == Token::Kind::word;
        unexpected(word ? fmt::format("{} ({} is a word of the language; in backticks it is a name)", what, next().text)
                        : std::string(what));
    }
    return tokens_[at_++].text;
}

std::string Grammar::schema_name(std::string_view what) {
    if (next().kind != Token::Kind::quoted && next().kind != Token::Kind::word) {
        unexpected(what);
    }
    return tokens_[at_++].text;
}

std::string Grammar::source(std::size_t first_token) const {
    const auto begin = tokens_[first_token].spot.offset;
    return std::string(text_.substr(begin, tokens_[at_ - 1].after - begin));
}

void Grammar::unexpected(std::string_view expected) const {
    fail("UnexpectedSyntax", spot(), fmt::format("expected {}, found {}", expected, found(next())));
}

void Grammar::fail(std::string_view detail, Spot at, const std::string& message) const {
    throw QueryError(ErrorKind::syntax, detail, QueryError::Phase::compile, message, text_, at);
}

}  // namespace entente::cypher
