#pragma once

#include "graph/bound.hpp"
#include "graph/value.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace entente {

/// Finds the node that a reference names by its key.
using FindNode = std::function<NodeId(std::string_view key)>;

/// A value as the records of a full export hold it (docs/formats.md). Throws RowRejected.
Value value_of_record(const nlohmann::json& json, const std::string& name, const FindNode& find);

/// The fields of one record. Numbers and truths may be words, as in a table. All throw RowRejected, naming the field.
class RecordFields {
public:
    explicit RecordFields(const nlohmann::json& object);

    std::string text(const std::string& name);  ///< empty where it is missing
    std::string required(const std::string& name);
    std::optional<std::int64_t> number(const std::string& name);
    bool flag(const std::string& name);
    Bound bound(const std::string& name);
    std::optional<Day> day(const std::string& name);
    std::vector<std::string> list(const std::string& name);
    const nlohmann::json* find(const std::string& name);

    /// To be called when all were asked for: rejects a field that was not.
    void finish() const;

private:
    const nlohmann::json* object_;
    std::vector<std::string> asked_;
    std::size_t found_ = 0;
};

}  // namespace entente
