#pragma once

#include <filesystem>
#include <string>

namespace entente {

/// All of a text file; "-" is standard input. Throws Error naming the file: it cannot be read, or has over 64 MB.
std::string text_in(const std::filesystem::path& file);

}  // namespace entente
