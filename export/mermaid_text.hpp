#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Text inside a quoted Mermaid label: entity codes for all that Mermaid, its Markdown or its HTML would obey.
std::string escape_mermaid(std::string_view text);

/// A line that Mermaid passes over, and finds no directive in.
std::string mermaid_comment(std::string_view text);

}  // namespace entente
