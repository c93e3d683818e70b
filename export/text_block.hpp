#pragma once

#include <cstddef>
#include <ostream>
#include <string>

namespace entente {

/// Text on its way into a stream, handed on in large blocks: a writer appends to `text` and calls spill() now and then.
class TextBlock {
public:
    explicit TextBlock(std::ostream& out) : out_(&out) { text.reserve(block + block / 4); }

    /// Hands on what there is, if it is a block or more.
    void spill() {
        if (text.size() >= block) {
            flush();
        }
    }

    /// Hands on what there is. To be called last: the destructor does not.
    void flush() {
        out_->write(text.data(), static_cast<std::streamsize>(text.size()));
        text.clear();
    }

    std::string text;

private:
    static constexpr std::size_t block = std::size_t{1} << 18U;
    std::ostream* out_;
};

}  // namespace entente
