#include "loaders/letter_case.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace entente {

namespace {

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string out;
    return from_utf8(text).toLower(icu::Locale::getRoot()).toUTF8String(out);
}

std::string upper_case(std::string_view text) {
    std::string out;
    return from_utf8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
}

}  // namespace entente
