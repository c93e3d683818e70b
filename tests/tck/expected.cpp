#include "tests/tck/expected.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace entente::tck {

namespace {

constexpr int kDeepest = 100;

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Expected whole() {
        auto value = read();
        blank();
        if (at_ != text_.size()) {
            refuse("the end of the value");
        }
        return value;
    }

private:
    [[noreturn]] void refuse(std::string_view expected) const {
        throw Error(fmt::format("'{}': expected {} at byte {}", text_, expected, at_ + 1));
    }

    void blank() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) {
            ++at_;
        }
    }

    bool takes(std::string_view sign) {
        blank();
        if (text_.substr(at_, sign.size()) != sign) {
            return false;
        }
        at_ += sign.size();
        return true;
    }

    void take(std::string_view sign) {
        if (!takes(sign)) {
            refuse(fmt::format("'{}'", sign));
        }
    }

    char peek() {
        blank();
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    Expected read() {
        if (++depth_ > kDeepest) {
            refuse("a value that is less deep");
        }
        auto value = read_any();
        --depth_;
        return value;
    }

    Expected read_any() {
        switch (peek()) {
            case '\'':
                return {text()};
            case '[':
                return bracketed();
            case '{':
                return {map()};
            case '(':
                return {node()};
            case '<':
                return {path()};
            default:
                return scalar();
        }
    }

    std::string text() {
        take("'");
        std::string read;
        for (; at_ < text_.size() && text_[at_] != '\''; ++at_) {
            const bool escaped =
                text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\'' || text_[at_ + 1] == '\\');
            at_ += escaped ? 1 : 0;
            read += text_[at_];
        }
        take("'");
        return read;
    }

    std::string name() {
        blank();
        if (takes("`")) {
            const auto begin = at_;
            at_ = std::min(text_.find('`', at_), text_.size());
            const auto found = std::string(text_.substr(begin, at_ - begin));
            take("`");
            return found;
        }
        const auto begin = at_;
        at_ = std::min(text_.find_first_of(" \t\n:,{}()[]|", at_), text_.size());
        if (at_ == begin) {
            refuse("a name");
        }
        return std::string(text_.substr(begin, at_ - begin));
    }

    ExpectedMap map() {
        ExpectedMap entries;
        take("{");
        if (takes("}")) {
            return entries;
        }
        do {
            auto key = name();
            take(":");
            entries.emplace_back(std::move(key), read());
        } while (takes(","));
        take("}");
        return entries;
    }

    ExpectedMap properties() { return peek() == '{' ? map() : ExpectedMap{}; }

    ExpectedNode node() {
        ExpectedNode found;
        take("(");
        while (takes(":")) {
            found.labels.push_back(name());
        }
        found.properties = properties();
        take(")");
        return found;
    }

    /// An edge, or a list.
    Expected bracketed() {
        take("[");
        if (takes(":")) {
            return {edge_behind_colon()};
        }
        std::vector<Expected> items;
        if (takes("]")) {
            return {items};
        }
        do {
            items.push_back(read());
        } while (takes(","));
        take("]");
        return {items};
    }

    ExpectedEdge edge_behind_colon() {
        ExpectedEdge found;
        found.type = name();
        found.properties = properties();
        take("]");
        return found;
    }

    ExpectedPath path() {
        ExpectedPath found;
        take("<");
        found.nodes.push_back(node());
        while (!takes(">")) {
            const bool backward = takes("<");
            take("-");
            take("[");
            take(":");
            found.edges.push_back(edge_behind_colon());
            take("-");
            if (!backward) {
                take(">");
            }
            found.forward.push_back(!backward);
            found.nodes.push_back(node());
        }
        return found;
    }

    Expected scalar() {
        const auto begin = at_;
        at_ = std::min(text_.find_first_of(" \t\n,]})", at_), text_.size());
        const auto word = text_.substr(begin, at_ - begin);
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        if (word == "null") {
            return {};
        }
        if (word == "true" || word == "false") {
            return {word == "true"};
        }
        if (word == "NaN") {
            return {std::numeric_limits<double>::quiet_NaN()};
        }
        if (word == "Inf" || word == "-Inf") {
            return {word == "Inf" ? kInfinity : -kInfinity};
        }
        std::int64_t integer = 0;
        double real = 0;
        const auto* const end = word.data() + word.size();
        if (const auto read = std::from_chars(word.data(), end, integer);
            !word.empty() && read.ptr == end && read.ec == std::errc{}) {
            return {integer};
        }
        if (const auto read = std::from_chars(word.data(), end, real);
            !word.empty() && read.ptr == end && read.ec == std::errc{}) {
            return {real};
        }
        at_ = begin;
        refuse("a value");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Expected parse_expected(std::string_view text) { return Reader(text).whole(); }

}  // namespace entente::tck
