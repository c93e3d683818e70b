#include "cli/shell_statements.hpp"

#include "graph/error.hpp"

namespace entente {

namespace {

constexpr std::size_t kLongest = std::size_t{64} << 20U;
constexpr std::string_view kBlank = " \t\r\n\f\v";

}  // namespace

void StatementReader::add(std::string_view line) {
    if (text().size() + line.size() > kLongest) {
        clear();
        throw Error("a statement of over 64 MB");
    }
    text_.erase(0, begin_);
    scanned_ -= begin_;
    begin_ = 0;
    text_ += line;
    text_ += '\n';
}

std::optional<std::string> StatementReader::next() {
    while (scanned_ < text_.size()) {
        step();
        if (!ended_) {
            continue;
        }
        ended_ = false;
        std::string statement = text_.substr(begin_, scanned_ - begin_ - 1);
        begin_ = scanned_;
        if (!has_content_) {
            continue;
        }
        has_content_ = false;
        line_ = first_line_;
        return statement;
    }
    if (!pending()) {
        begin_ = scanned_;
    }
    return std::nullopt;
}

std::string StatementReader::rest() {
    std::string left = pending() ? std::string(text()) : "";
    line_ = first_line_;
    clear();
    return left;
}

void StatementReader::clear() {
    text_.clear();
    begin_ = scanned_ = 0;
    has_content_ = ended_ = false;
    within_ = 0;
}

void StatementReader::step() {
    if (text_[scanned_] == '\n') {
        ++lines_;
    }
    if (within_ == 0) {
        normal();
    } else {
        within_text();
    }
    ++scanned_;
}

void StatementReader::within_text() {
    const char c = text_[scanned_];
    if (within_ == '*') {
        const bool closes = c == '*' && scanned_ + 1 < text_.size() && text_[scanned_ + 1] == '/';
        if (closes) {
            within_ = 0;
            ++scanned_;
        }
    } else if (c == '\\' && within_ != '`') {
        // A line's end behind it is stepped over by itself, so that it is counted.
        scanned_ += scanned_ + 1 < text_.size() && text_[scanned_ + 1] != '\n' ? 1U : 0U;
    } else if (c == within_) {
        within_ = 0;
    }
}

void StatementReader::normal() {
    const char c = text_[scanned_];
    const char after = scanned_ + 1 < text_.size() ? text_[scanned_ + 1] : '\0';
    if (c == ';') {
        ended_ = true;
        return;
    }
    if (kBlank.find(c) != std::string_view::npos) {
        return;
    }
    if (c == '/' && after == '/') {
        scanned_ = text_.find('\n', scanned_) - 1;
        return;
    }
    if (c == '/' && after == '*') {
        within_ = '*';
        ++scanned_;
        return;
    }
    if (!has_content_) {
        has_content_ = true;
        first_line_ = lines_ + 1;
    }
    if (c == '\'' || c == '"' || c == '`') {
        within_ = c;
    }
}

}  // namespace entente
