#pragma once

#include <filesystem>

// What a file says of itself before SQLite opens it. Not installed.
namespace entente {

/// Throws Error unless the path is a database of ours that is as long as its header says, or has a log that makes
/// it so.
void verify_header(const std::filesystem::path& path);

}  // namespace entente
