#pragma once

#include "loaders/reader.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace entente {

/// A file of JSON values, one a line; blank lines are passed over.
///
/// Throws Error, with file and line, for what is not JSON in UTF-8, a line of more than 16 MiB, and values more than 64
/// deep. Memory is bounded by the longest line.
class JsonLines {
public:
    explicit JsonLines(const std::filesystem::path& path) : reader_(path) {}

    /// Whether there is one more; it is then in value().
    bool next();

    const nlohmann::json& value() const { return value_; }
    std::int64_t line() const { return line_; }
    std::uint64_t consumed() const { return reader_.consumed(); }
    const std::filesystem::path& path() const { return reader_.path(); }

private:
    bool next_line();
    void parse();
    [[noreturn]] void fail(const std::string& words) const;

    Reader reader_;
    std::string block_;
    std::size_t at_ = 0;  ///< in the block
    std::string text_;    ///< of the line
    std::int64_t line_ = 0;
    nlohmann::json value_;
};

}  // namespace entente
