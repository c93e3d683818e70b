#pragma once

#include <stdexcept>
#include <string>

namespace entente {

/// What stops the work: the message names place, expectation and finding. The program exits with 1.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The caller asked in a way that cannot be understood. The program exits with 2.
class UsageError : public Error {
public:
    using Error::Error;
};

/// Text that does not parse: where in it, for the caret under the spot.
class ParseError : public Error {
public:
    ParseError(const std::string& message, std::string text, std::size_t offset)
        : Error(message), text_(std::move(text)), offset_(offset) {}

    const std::string& text() const { return text_; }

    /// Bytes from the beginning of the text to the spot.
    std::size_t offset() const { return offset_; }

private:
    std::string text_;
    std::size_t offset_;
};

}  // namespace entente
