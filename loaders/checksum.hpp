#pragma once

#include <cstdint>
#include <filesystem>

namespace entente {

/// The CRC-32 of a file's bytes as they lie on the disk. Throws Error when it cannot be read.
std::uint32_t checksum(const std::filesystem::path& path);

}  // namespace entente
