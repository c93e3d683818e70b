#include "loaders/record_fields.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "loaders/cell_value.hpp"
#include "loaders/json_text.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

const std::string& text_of(const json& value, const std::string& name) {
    if (!value.is_string()) {
        throw RowRejected{name, "a text", shown_json(value)};
    }
    return value.get_ref<const std::string&>();
}

std::int64_t integer_of(const json& value, const std::string& name) {
    const bool fits =
        value.is_number_integer() &&
        (!value.is_number_unsigned() ||
         value.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    if (!fits) {
        throw RowRejected{name, "a whole number of 64 bits", shown_json(value)};
    }
    return value.get<std::int64_t>();
}

/// {"day": "2024-07"}.
Value typed_value(const json& object, const std::string& name, const FindNode& find) {
    if (object.size() != 1) {
        throw RowRejected{name, "a value such as {\"day\":\"2024-07\"}", shown_json(object)};
    }
    const std::string& text = text_of(object.front(), name);
    try {
        const ValueType type = parse_value_type(object.begin().key());
        if (type == ValueType::reference) {
            return find(text);
        }
        if (type == ValueType::list || type == ValueType::none) {
            throw RowRejected{name, "a list as an array, none as null", shown_json(object)};
        }
        return parse_value(type, text);
    } catch (const Error& error) {
        throw RowRejected{name, "a value such as {\"day\":\"2024-07\"}",
                          fmt::format("{}: {}", shown_json(object), error.what())};
    }
}

Value value_at(const json& value, const std::string& name, const FindNode& find, std::size_t depth) {
    switch (value.type()) {
        case json::value_t::null:
            return None{};
        case json::value_t::boolean:
            return value.get<bool>();
        case json::value_t::number_integer:
        case json::value_t::number_unsigned:
            return integer_of(value, name);
        case json::value_t::number_float:
            return value.get<double>();
        case json::value_t::string:
            return value.get<std::string>();
        case json::value_t::object:
            return typed_value(value, name, find);
        case json::value_t::array: {
            if (depth >= kDeepestJson) {
                throw RowRejected{name, fmt::format("a list at most {} deep", kDeepestJson), "a deeper one"};
            }
            List list;
            for (const json& member : value) {
                list.push_back(value_at(member, name, find, depth + 1));
            }
            return list;
        }
        default:
            throw RowRejected{name, "a value", shown_json(value)};
    }
}

}  // namespace

Value value_of_record(const json& value, const std::string& name, const FindNode& find) {
    return value_at(value, name, find, 0);
}

RecordFields::RecordFields(const json& object) : object_(&object) {
    if (!object.is_object()) {
        throw RowRejected{"", "the fields of a record", shown_json(object)};
    }
}

const json* RecordFields::find(const std::string& name) {
    asked_.push_back(name);
    const auto found = object_->find(name);
    if (found == object_->end()) {
        return nullptr;
    }
    ++found_;
    return &*found;
}

std::string RecordFields::text(const std::string& name) {
    const json* value = find(name);
    return value == nullptr ? std::string() : text_of(*value, name);
}

std::string RecordFields::required(const std::string& name) {
    std::string found = text(name);
    if (found.empty()) {
        throw RowRejected{name, "a text", "nothing"};
    }
    return found;
}

std::optional<std::int64_t> RecordFields::number(const std::string& name) {
    const json* value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_string()) {
        return integer_of(*value, name);
    }
    const auto& text = value->get_ref<const std::string&>();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw RowRejected{name, "a whole number of 64 bits", entente::quoted(text)};
    }
    return number;
}

bool RecordFields::flag(const std::string& name) {
    const json* value = find(name);
    if (value == nullptr) {
        return false;
    }
    if (value->is_boolean()) {
        return value->get<bool>();
    }
    if (*value != "true" && *value != "false") {
        throw RowRejected{name, "true or false", shown_json(*value)};
    }
    return *value == "true";
}

Bound RecordFields::bound(const std::string& name) { return bound_of_cell(text(name), name); }

std::optional<Day> RecordFields::day(const std::string& name) {
    const std::string found = text(name);
    return found.empty() ? std::nullopt : std::optional(day_of_cell(found, name));
}

std::vector<std::string> RecordFields::list(const std::string& name) {
    std::vector<std::string> texts;
    const json* value = find(name);
    if (value != nullptr && !value->is_array()) {
        throw RowRejected{name, "a list of texts", shown_json(*value)};
    }
    for (const json& member : value != nullptr ? *value : json::array()) {
        texts.push_back(text_of(member, name));
    }
    return texts;
}

void RecordFields::finish() const {
    if (found_ == object_->size()) {
        return;
    }
    for (const auto& [name, value] : object_->items()) {
        if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) {
            const std::string near = nearest(name, asked_);
            throw RowRejected{"", fmt::format("the fields {}", fmt::join(asked_, ", ")),
                              near.empty() ? entente::quoted(name)
                                           : fmt::format("{}; the nearest is {}", entente::quoted(name), near)};
        }
    }
}

}  // namespace entente
