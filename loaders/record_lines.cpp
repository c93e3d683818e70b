#include "loaders/record_lines.hpp"

#include "loaders/json_text.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>

namespace entente {

void each_record(std::string_view lines, const std::string& field,
                 const std::function<void(const std::string& kind, const nlohmann::json& fields)>& visit) {
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const nlohmann::json value =
            json_depth(line) > kDeepestJson ? nlohmann::json() : nlohmann::json::parse(line, nullptr, false);
        if (!is_record(value)) {
            throw RowRejected{field, "a record a line, such as {\"node\":{...}}", entente::quoted(line)};
        }
        visit(value.begin().key(), value.front());
    }
}

}  // namespace entente
