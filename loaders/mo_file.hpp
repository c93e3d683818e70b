#pragma once

#include <functional>
#include <string_view>

namespace entente {

/// Visits the messages of a gettext catalogue (.mo, either byte order) with their translations; plural forms are passed
/// over.
///
/// False if the bytes are not such a catalogue; every offset is checked, so a damaged one is no danger.
bool each_message(std::string_view catalogue,
                  const std::function<void(std::string_view message, std::string_view translation)>& visit);

}  // namespace entente
