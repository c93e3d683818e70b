#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Text inside an XML 1.0 element or a quoted attribute: nothing in it is markup.
///
/// Tabs and line ends are character references, so that a parser gives them back as they are. Characters that XML 1.0
/// forbids even as references (C0 controls, U+FFFE, U+FFFF) and invalid UTF-8 become U+FFFD. Time linear in the bytes.
std::string escape_xml(std::string_view text);
void append_xml(std::string& out, std::string_view text);

}  // namespace entente
