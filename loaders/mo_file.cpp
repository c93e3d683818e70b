#include "loaders/mo_file.hpp"

#include <cstdint>
#include <optional>

namespace entente {

namespace {

class Catalogue {
public:
    explicit Catalogue(std::string_view bytes) : bytes_(bytes) {}

    /// Learns the byte order from the magic number.
    bool begin() {
        constexpr std::uint32_t kMagic = 0x950412deU;
        constexpr std::uint32_t kSwapped = 0xde120495U;
        const auto magic = number(0);
        swapped_ = magic == kSwapped;
        return magic == kMagic || magic == kSwapped;
    }

    std::optional<std::uint32_t> number(std::uint64_t offset) const {
        if (offset + 4 > bytes_.size()) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        for (unsigned at = 0; at < 4; ++at) {
            const auto byte = static_cast<unsigned char>(bytes_[offset + at]);
            value |= std::uint32_t{byte} << (swapped_ ? 24 - 8 * at : 8 * at);
        }
        return value;
    }

    /// A string by its descriptor: length, then offset.
    std::optional<std::string_view> text(std::uint64_t descriptor) const {
        const auto length = number(descriptor);
        const auto offset = number(descriptor + 4);
        if (!length || !offset || std::uint64_t{*offset} + *length > bytes_.size()) {
            return std::nullopt;
        }
        return bytes_.substr(*offset, *length);
    }

private:
    std::string_view bytes_;
    bool swapped_ = false;
};

}  // namespace

bool each_message(std::string_view bytes, const std::function<void(std::string_view, std::string_view)>& visit) {
    Catalogue catalogue(bytes);
    if (!catalogue.begin()) {
        return false;
    }
    const auto count = catalogue.number(8);
    const auto messages = catalogue.number(12);
    const auto translations = catalogue.number(16);
    if (!count || !messages || !translations) {
        return false;
    }
    for (std::uint64_t at = 0; at < *count; ++at) {
        const auto message = catalogue.text(*messages + 8 * at);
        const auto translation = catalogue.text(*translations + 8 * at);
        if (!message || !translation) {
            return false;
        }
        if (!message->empty() && message->find('\0') == std::string_view::npos) {
            visit(*message, *translation);
        }
    }
    return true;
}

}  // namespace entente
