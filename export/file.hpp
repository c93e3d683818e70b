#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace entente {

/// What to do when the file to be written is already there.
enum class IfExists { refuse, replace };

/// A file that appears whole or not at all.
///
/// What is written goes into a hidden file beside the target, and takes the target's name at commit(); without
/// commit, or when anything fails, nothing is left behind and an existing file stays as it was. A target that is a
/// device or a pipe is written straight to. A symbolic link is followed. Not for threads.
class OutputFile {
public:
    /// Opens the hidden file. Throws Error when the target is there and may not be replaced, when it is a directory,
    /// or when the folder is missing or cannot be written.
    explicit OutputFile(std::filesystem::path target, IfExists if_exists = IfExists::refuse);
    ~OutputFile();
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) noexcept;

    /// Where to write. Its badbit is set after the first failed write; commit() then says why.
    std::ostream& stream();

    /// Flushes to the disk and gives the file its name. Throws Error (full disk, file that appeared meanwhile).
    void commit();

    /// The two halves of commit(), for files that appear together: all are finished, where a disk may be full, before
    /// the first one takes its name. Nothing is written after finish().
    void finish();
    void take_name();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The extension that tells a format, with its dot: ".csv" of OUT.CSV.
std::string lower_extension(const std::filesystem::path& file);

/// Writes all of `bytes` to a file as OutputFile does.
void write_file(const std::filesystem::path& target, std::string_view bytes, IfExists if_exists = IfExists::refuse);

/// The bytes of a file. Throws Error when there is none, when it cannot be read or has more than `most` bytes.
std::string read_file(const std::filesystem::path& file, std::uintmax_t most);

}  // namespace entente
