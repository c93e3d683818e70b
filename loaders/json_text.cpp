#include "loaders/json_text.hpp"

#include "loaders/rejection.hpp"

#include <algorithm>

namespace entente {

std::size_t json_depth(std::string_view text) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == '"') {
            quoted = !quoted;
        } else if (quoted) {
            at += letter == '\\' ? 1 : 0;
        } else if (letter == '[' || letter == '{') {
            deepest = std::max(deepest, ++depth);
        } else if ((letter == ']' || letter == '}') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

bool is_record(const nlohmann::json& value) {
    return value.is_object() && value.size() == 1 && value.front().is_object();
}

std::string shown_json(const nlohmann::json& value) {
    return entente::quoted(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string reason_of(const nlohmann::json::exception& error) {
    const std::string words = error.what();
    const std::size_t id = words.find("] ");
    return id == std::string::npos ? words : words.substr(id + 2);
}

}  // namespace entente
