#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "export/file.hpp"

namespace entente {

/// Gives the stream of one file: of a format of one file it is asked once, for ""; of a folder for each name in it.
using OpenPart = std::function<std::ostream&(std::string_view name)>;

/// A folder whose files appear together.
///
/// It is made where it is missing; without take_names(), or when anything fails before, it is as it was. Files of other
/// names in it stay. Not for threads.
class OutputFolder {
public:
    /// `names` are those that its files may have. Throws Error when there is something in the folder and nothing may be
    /// replaced, or when it is a file or cannot be made.
    OutputFolder(std::filesystem::path path, std::span<const std::string_view> names,
                 IfExists if_exists = IfExists::refuse);
    ~OutputFolder();
    OutputFolder(OutputFolder&&) noexcept = default;
    OutputFolder& operator=(OutputFolder&&) noexcept = default;

    /// Where to write the file of the name, one of `names`.
    std::ostream& file(std::string_view name);

    /// Flushes all files to the disk. Throws Error; the folder is then as it was.
    void finish();

    /// After finish(): gives the files their names, and removes those of `names` that were not written this time.
    /// Throws Error.
    void take_names();

private:
    std::filesystem::path path_;
    std::span<const std::string_view> names_;
    IfExists if_exists_;
    std::filesystem::path made_;  ///< the folder, where it was missing, until its files have names
    std::map<std::string, OutputFile, std::less<>> files_;
};

}  // namespace entente
