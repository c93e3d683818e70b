#include "graph/names.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace entente {

namespace {

bool is_mark(UChar32 c) {
    auto category = u_charType(c);
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

/// Indic and other spacing marks are part of a word, as letters are.
bool is_word(UChar32 c) { return u_isalnum(c) || u_charType(c) == U_COMBINING_SPACING_MARK; }

bool fold_ascii(std::string_view text, std::string& out) {
    for (char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c - 'A' + 'a');
        } else if (letter) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return true;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    if (!fold_ascii(text, result)) {
        result.clear();
        UErrorCode status = U_ZERO_ERROR;
        const auto* nfkd = icu::Normalizer2::getNFKDInstance(status);
        auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
        wide = nfkd->normalize(wide.foldCase(), status);
        icu::UnicodeString kept;
        for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
            UChar32 c = wide.char32At(i);
            if (is_mark(c)) continue;
            if (is_word(c)) {
                kept.append(c);
            } else if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != u' ') {
                kept.append(u' ');
            }
        }
        // Normalising may bring back capitals (ligatures of letters), so the case is folded again.
        kept.foldCase().toUTF8String(result);
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    // A name of nothing but punctuation would fold to the empty text, which every such name shares.
    return result.empty() ? std::string(text) : result;
}

}  // namespace entente
