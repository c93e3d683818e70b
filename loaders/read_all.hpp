#pragma once

#include <filesystem>
#include <string>

namespace entente {

/// The bytes of a small file. Throws Error when it cannot be read or is longer than `most`.
std::string read_all(const std::filesystem::path& path, std::size_t most);

}  // namespace entente
