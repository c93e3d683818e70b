#pragma once

#include "report/report_format.hpp"

#include <string>
#include <string_view>

// Not installed.
namespace entente {

/// The whole page.
std::string html_report(Woven& woven, const WriteOptions& options);

/// A web address, or "#" in the place of any other.
std::string web_only(const std::string& url);

/// JSON that can stand in a script element: nothing in it ends the element.
std::string inert_json(std::string_view json);

}  // namespace entente
