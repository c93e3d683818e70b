#include "loaders/json_lines.hpp"

#include "graph/error.hpp"
#include "loaders/json_text.hpp"
#include "loaders/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} << 10U;
constexpr std::size_t kLongestLine = std::size_t{16} << 20U;

}  // namespace

void JsonLines::fail(const std::string& words) const {
    throw Error(fmt::format("{}:{}: {}", path().string(), line_, words));
}

bool JsonLines::next() {
    while (next_line()) {
        if (text_.find_first_not_of(" \t\r") != std::string::npos) {
            parse();
            return true;
        }
    }
    return false;
}

/// Whether there is a line, the last one without its end included.
bool JsonLines::next_line() {
    text_.clear();
    bool any = false;
    for (;;) {
        if (at_ == block_.size()) {
            block_.resize(kBlockBytes);
            block_.resize(reader_.read(block_));
            at_ = line_ == 0 ? block_.size() - without_mark(block_).size() : 0;
            if (block_.empty()) {
                line_ += any ? 1 : 0;
                return any;
            }
        }
        any = true;
        const std::size_t end = block_.find('\n', at_);
        const std::size_t stop = std::min(end, block_.size());
        text_.append(block_, at_, stop - at_);
        at_ = end == std::string::npos ? block_.size() : end + 1;
        if (text_.size() > kLongestLine) {
            ++line_;
            fail(fmt::format("expected a line of at most {} MiB, found a longer one", kLongestLine >> 20U));
        }
        if (end != std::string::npos) {
            ++line_;
            return true;
        }
    }
}

void JsonLines::parse() {
    if (const std::size_t spot = find_invalid_utf8(text_); spot != std::string::npos) {
        fail(fmt::format("expected UTF-8, found the byte 0x{:02X}", static_cast<unsigned char>(text_[spot])));
    }
    if (json_depth(text_) > kDeepestJson) {
        fail(fmt::format("expected JSON at most {} deep, found a deeper value", kDeepestJson));
    }
    try {
        value_ = nlohmann::json::parse(text_);
    } catch (const nlohmann::json::exception& error) {
        fail(fmt::format("expected one JSON value a line, found what is none: {}", reason_of(error)));
    }
}

}  // namespace entente
