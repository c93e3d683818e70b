#include "graph/identity.hpp"

#include <cstdint>

namespace entente {

namespace {

void append_escaped(std::string& out, std::string_view part) {
    for (const char letter : part) {
        if (letter == '|' || letter == '\\') {
            out += '\\';
        }
        out += letter;
    }
}

/// FNV-1a with a final mix. Stored in files, so it must never change.
std::uint64_t digest(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    hash ^= hash >> 32U;
    hash *= 0xd6e8feb86659fd93U;
    return hash ^ (hash >> 32U);
}

}  // namespace

std::string edge_identity(const IdentityParts& parts) {
    std::string out;
    for (const std::string& value : parts.identifying) {
        if (&value != &parts.identifying.front()) {
            out += '|';
        }
        append_escaped(out, value);
    }
    if (parts.own.empty()) {
        return out;
    }
    if (!parts.identifying.empty()) {
        out += '|';
    }
    append_escaped(out, parts.own);
    if (!parts.source.empty()) {
        out += '|';
        append_escaped(out, parts.source);
    }
    return out;
}

std::string own_id(std::string_view content, std::size_t occurrence) {
    constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    std::string out = "~";
    for (std::uint64_t rest = digest(content), place = 0; place < 11; ++place, rest >>= 6U) {
        out += kLetters[rest & 63U];
    }
    if (occurrence > 1) {
        out += '#' + std::to_string(occurrence);
    }
    return out;
}

}  // namespace entente
