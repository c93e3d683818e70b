#include "loaders/record_lines.hpp"

#include "loaders/json_depth.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>

namespace entente {

namespace {

constexpr std::size_t kDeepest = 64;

}  // namespace

void each_record(std::string_view lines, const std::string& field,
                 const std::function<void(const std::string& kind, const nlohmann::json& fields)>& visit) {
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const nlohmann::json value =
            json_depth(line) > kDeepest ? nlohmann::json() : nlohmann::json::parse(line, nullptr, false);
        if (!value.is_object() || value.size() != 1 || !value.front().is_object()) {
            throw RowRejected{field, "a record a line, such as {\"node\":{...}}", entente::quoted(line)};
        }
        visit(value.begin().key(), value.front());
    }
}

}  // namespace entente
