#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace entente {

/// Records in a text, one a line, such as {"node":{...}}. Throws RowRejected for a line that is none, named by `field`.
void each_record(std::string_view lines, const std::string& field,
                 const std::function<void(const std::string& kind, const nlohmann::json& fields)>& visit);

}  // namespace entente
