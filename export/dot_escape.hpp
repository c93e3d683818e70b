#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Text for an attribute or a name that goes to cgraph: backslashes doubled, control characters gone, entities broken.
///
/// Quotes stay as they are, because cgraph 2.42 writes a backslash before every quote but leaves backslashes alone: a
/// quote escaped here would be ended by the writer's own escape. With the backslashes doubled its output is right,
/// and so is that of later versions, which escape a quote only where no odd backslash stands before it.
std::string escape_dot(std::string_view text);

/// Text inside a Graphviz HTML-like label that is ours: <, >, & and quotes are entities, control characters are gone.
std::string escape_dot_html(std::string_view text);

/// An http or https address that is inert wherever it is written: all but unreserved and delimiting ASCII letters
/// percent-encoded. Empty when it is anything else.
std::string escape_url(std::string_view url);

}  // namespace entente
