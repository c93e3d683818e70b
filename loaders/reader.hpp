#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace entente {

/// The bytes of a file, or those that a gzip file holds, read in blocks.
class Reader {
public:
    /// Throws Error, naming the file, when it is missing, a directory or unreadable.
    explicit Reader(const std::filesystem::path& path);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Fills the block as far as there are bytes; 0 at the end. Throws Error when reading fails or a gzip file is cut
    /// short.
    std::size_t read(std::span<char> block);

    /// The bytes of the file (compressed ones where it is gzip) that were read so far.
    std::uint64_t consumed() const;

    const std::filesystem::path& path() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
