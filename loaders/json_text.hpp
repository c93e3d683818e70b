#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace entente {

/// How deep lists and objects of a file may lie in one another. nlohmann copies and frees a value level by level on the
/// stack, so a text is measured before it is parsed.
constexpr std::size_t kDeepestJson = 64;

/// How deep lists and objects lie in one another at most, in a text that may not be JSON.
std::size_t json_depth(std::string_view text);

/// Whether it is an object of one member, which is an object: {"node": {...}}.
bool is_record(const nlohmann::json& value);

/// The beginning of a value in quotes, for messages.
std::string shown_json(const nlohmann::json& value);

/// What nlohmann found wrong, without the number that it gives to the kind of error.
std::string reason_of(const nlohmann::json::exception& error);

}  // namespace entente
