#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Parts lines, as they come, into statements that semicolons end: none in a text, a quoted name or a comment counts.
class StatementReader {
public:
    /// One line without its end. Throws Error when what stands open is over 64 MB. Time O(line).
    void add(std::string_view line);

    /// The next statement that is whole, without its semicolon.
    std::optional<std::string> next();

    /// What stands there without a semicolon; empty where it is blank or a comment. Nothing is left.
    std::string rest();

    void clear();

    /// Whether a statement has begun.
    bool pending() const { return has_content_ || within_ != 0; }

    /// What stands open: a quote, '*' of a comment, or 0.
    char within() const { return within_; }

    /// The text of the statement that has begun.
    std::string_view text() const { return std::string_view(text_).substr(begin_); }

    /// The line, from 1, on which the statement that next() or rest() gave last begins.
    std::size_t line() const { return line_; }

    std::size_t lines_passed() const { return lines_; }

private:
    void step();
    void within_text();
    void normal();

    std::string text_;
    std::size_t begin_ = 0;    ///< of the statement that is being read
    std::size_t scanned_ = 0;  ///< so far `within_` is known
    bool has_content_ = false;
    bool ended_ = false;
    char within_ = 0;
    std::size_t lines_ = 0;  ///< ends of lines passed
    std::size_t first_line_ = 1;
    std::size_t line_ = 1;
};

}  // namespace entente
