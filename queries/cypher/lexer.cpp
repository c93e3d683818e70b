#include "queries/cypher/token.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <optional>

namespace entente::cypher {

namespace {

constexpr std::size_t kLongest = 64 << 20;
constexpr std::array<std::string_view, 8> kLongSigns{"..", "<>", "<=", ">=", "=~", "+=", "||", "::"};
constexpr std::string_view kSigns = "()[]{},:.;+-*/%^=<>|";

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> run();

private:
    [[noreturn]] void fail(std::string_view detail, std::size_t offset, const std::string& message) const {
        throw QueryError(ErrorKind::syntax, detail, QueryError::Phase::compile, message, text_,
                         {static_cast<std::uint32_t>(offset)});
    }

    bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool digit(std::size_t ahead = 0) const { return peek(ahead) >= '0' && peek(ahead) <= '9'; }

    UChar32 character(std::size_t& offset) const;
    bool word_goes_on(std::size_t offset) const;
    void pass_over();
    void pass_comment();
    void add(Token::Kind kind, std::size_t begin, std::string content);
    void pass_word();
    void read_word();
    void read_quoted();
    void read_number();
    void read_text();
    void read_escape(std::string& content);
    UChar32 read_hexadecimal(std::size_t length, std::size_t begin);
    void read_parameter();
    void read_sign();
    void bracket();

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
    std::vector<std::uint32_t> open_;
};

/// The character at the offset, which moves behind it; 0 at the end.
UChar32 Lexer::character(std::size_t& offset) const {
    if (offset >= text_.size()) {
        return 0;
    }
    auto place = static_cast<std::int32_t>(offset);
    UChar32 found = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text_.data()), place, static_cast<std::int32_t>(text_.size()), found);
    if (found < 0) {
        fail("InvalidUnicodeCharacter", offset, "the query is not valid UTF-8");
    }
    offset = static_cast<std::size_t>(place);
    return found;
}

bool Lexer::word_goes_on(std::size_t offset) const {
    const auto c = character(offset);
    return c == '_' || (c != 0 && (u_isIDPart(c) != 0) && u_isIDIgnorable(c) == 0);
}

void Lexer::pass_comment() {
    const auto begin = at_;
    if (starts("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
        return;
    }
    const auto end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
        fail("InvalidComment", begin, "the comment has no end");
    }
    at_ = end + 2;
}

void Lexer::pass_over() {
    while (at_ < text_.size()) {
        auto next = at_;
        if (const auto c = character(next); u_isUWhiteSpace(c) != 0 || (c >= 0x1c && c <= 0x1f) || c == 0xfeff) {
            at_ = next;
        } else if (starts("//") || starts("/*")) {
            pass_comment();
        } else {
            return;
        }
    }
}

void Lexer::add(Token::Kind kind, std::size_t begin, std::string content) {
    tokens_.push_back({kind, std::move(content), {static_cast<std::uint32_t>(begin)}, static_cast<std::uint32_t>(at_)});
}

void Lexer::pass_word() {
    while (word_goes_on(at_)) {
        character(at_);
    }
}

void Lexer::read_word() {
    const auto begin = at_;
    pass_word();
    add(Token::Kind::word, begin, std::string(text_.substr(begin, at_ - begin)));
}

void Lexer::read_quoted() {
    const auto begin = at_;
    std::string content;
    for (++at_;; ++at_) {
        if (at_ >= text_.size()) {
            fail("UnexpectedSyntax", begin, "the name in backticks has no end");
        }
        if (text_[at_] == '`') {
            if (peek(1) != '`') {
                break;
            }
            ++at_;
        }
        content += text_[at_];
    }
    ++at_;
    add(Token::Kind::quoted, begin, std::move(content));
}

void Lexer::read_number() {
    const auto begin = at_;
    bool real = false;
    const auto digits = [&] {
        while (digit()) {
            ++at_;
        }
    };
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o')) {
        at_ += 2;
        while (std::isxdigit(static_cast<unsigned char>(peek())) != 0) {
            ++at_;
        }
    } else {
        digits();
        if (peek() == '.' && digit(1)) {
            real = true;
            ++at_;
            digits();
        }
        const std::size_t sign = peek(1) == '-' || peek(1) == '+' ? 2 : 1;
        if ((peek() == 'e' || peek() == 'E') && digit(sign)) {
            real = true;
            at_ += sign;
            digits();
        }
    }
    auto kind = real ? Token::Kind::real : Token::Kind::integer;
    if (word_goes_on(at_)) {
        kind = Token::Kind::malformed;
        pass_word();
    }
    add(kind, begin, std::string(text_.substr(begin, at_ - begin)));
}

UChar32 Lexer::read_hexadecimal(std::size_t length, std::size_t begin) {
    std::uint32_t value = 0;
    for (auto left = length; left > 0; --left, ++at_) {
        if (std::isxdigit(static_cast<unsigned char>(peek())) == 0) {
            fail("InvalidUnicodeLiteral", begin,
                 fmt::format("\\{} asks for {} hexadecimal digits", text_[begin + 1], length));
        }
        value = value * 16 + static_cast<std::uint32_t>(u_digit(peek(), 16));
    }
    return static_cast<UChar32>(value);
}

void Lexer::read_escape(std::string& content) {
    const auto begin = at_++;
    constexpr std::string_view letters = "bfnrt\\'\"`/";
    constexpr std::string_view meanings = "\b\f\n\r\t\\'\"`/";
    if (const auto found = letters.find(peek()); peek() != '\0' && found != std::string_view::npos) {
        content += meanings[found];
        ++at_;
        return;
    }
    const auto length = peek() == 'u' ? 4U : peek() == 'U' ? 8U : 0U;
    if (length == 0) {
        fail("InvalidEscapeSequence", begin, "there is no such escape; a backslash is written \\\\");
    }
    ++at_;
    auto value = read_hexadecimal(length, begin);
    if (U_IS_LEAD(value) && starts("\\u")) {
        at_ += 2;
        const auto trail = read_hexadecimal(4, begin);
        value = U_IS_TRAIL(trail) ? U16_GET_SUPPLEMENTARY(value, trail) : -1;
    }
    if (value < 0 || value > 0x10ffff || U_IS_SURROGATE(value)) {
        fail("InvalidUnicodeLiteral", begin, "there is no such character");
    }
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, value);
    content.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

void Lexer::read_text() {
    const auto begin = at_;
    const auto quote = text_[at_++];
    std::string content;
    while (peek() != quote || at_ >= text_.size()) {
        if (at_ >= text_.size()) {
            fail("UnexpectedSyntax", begin, "the text has no end");
        }
        if (peek() == '\\') {
            read_escape(content);
        } else {
            const auto from = at_;
            character(at_);
            content.append(text_, from, at_ - from);
        }
    }
    ++at_;
    add(Token::Kind::text, begin, std::move(content));
}

void Lexer::read_parameter() {
    const auto begin = at_++;
    if (peek() == '`') {
        read_quoted();
    } else if (word_goes_on(at_)) {
        read_word();
    } else {
        fail("UnexpectedSyntax", begin, "a parameter is written $name");
    }
    tokens_.back().kind = Token::Kind::parameter;
    tokens_.back().spot = {static_cast<std::uint32_t>(begin)};
}

void Lexer::bracket() {
    const auto number = static_cast<std::uint32_t>(tokens_.size() - 1);
    const char sign = tokens_.back().text.front();
    constexpr std::string_view opening = "([{";
    constexpr std::string_view closing = ")]}";
    if (opening.find(sign) != std::string_view::npos) {
        open_.push_back(number);
    } else if (const auto kind = closing.find(sign); kind != std::string_view::npos && !open_.empty()) {
        if (tokens_[open_.back()].text.front() == opening[kind]) {
            tokens_[open_.back()].match = number;
        }
        open_.pop_back();
    }
}

void Lexer::read_sign() {
    const auto begin = at_;
    for (const auto sign : kLongSigns) {
        if (starts(sign)) {
            at_ += sign.size();
            return add(Token::Kind::sign, begin, std::string(sign));
        }
    }
    if (kSigns.find(peek()) == std::string_view::npos || peek() == '\0') {
        auto next = at_;
        const auto c = static_cast<std::uint32_t>(character(next));
        fail(c < 0x80 ? "UnexpectedSyntax" : "InvalidUnicodeCharacter", begin,
             c < 0x20 || c == 0x7f ? fmt::format("the control character U+{:04X} has no meaning here", c)
                                   : fmt::format("'{}' has no meaning here", text_.substr(begin, next - begin)));
    }
    ++at_;
    add(Token::Kind::sign, begin, std::string(text_.substr(begin, 1)));
    bracket();
}

std::vector<Token> Lexer::run() {
    if (text_.size() > kLongest) {
        fail("UnexpectedSyntax", 0, fmt::format("the query has {} bytes; {} are the most", text_.size(), kLongest));
    }
    for (pass_over(); at_ < text_.size(); pass_over()) {
        auto next = at_;
        const auto c = character(next);
        if (digit() || (c == '.' && digit(1) && (tokens_.empty() || tokens_.back().text != "."))) {
            read_number();
        } else if (c == '_' || u_isIDStart(c) != 0) {
            read_word();
        } else if (c == '`') {
            read_quoted();
        } else if (c == '\'' || c == '"') {
            read_text();
        } else if (c == '$') {
            read_parameter();
        } else {
            read_sign();
        }
    }
    add(Token::Kind::end, at_, "the end of the query");
    return std::move(tokens_);
}

}  // namespace

std::vector<Token> tokens(std::string_view text) { return Lexer(text).run(); }

}  // namespace entente::cypher
