#include "export/output_folder.hpp"

#include <fmt/format.h>

#include <utility>

#include "export/formats.hpp"
#include "graph/error.hpp"

namespace entente {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(fs::path path, std::span<const std::string_view> names, IfExists if_exists)
    : path_(std::move(path)), names_(names), if_exists_(if_exists) {
    std::error_code error;
    const std::string shown = escape_terminal(path_.string());
    if (fs::is_directory(path_, error)) {
        if (if_exists == IfExists::refuse && !fs::is_empty(path_, error)) {
            throw Error(fmt::format("the folder \"{}\" is not empty; --overwrite replaces its files", shown));
        }
        return;
    }
    if (fs::exists(path_, error)) {
        throw Error(fmt::format("cannot write the folder \"{}\": it is a file", shown));
    }
    if (!fs::create_directory(path_, error)) {
        throw Error(fmt::format("cannot make the folder \"{}\": {}", shown, error.message()));
    }
    made_ = path_;
}

OutputFolder::~OutputFolder() {
    files_.clear();
    if (!made_.empty()) {
        std::error_code ignored;
        fs::remove(made_, ignored);
    }
}

std::ostream& OutputFolder::file(std::string_view name) {
    auto found = files_.find(name);
    if (found == files_.end()) {
        found = files_.emplace(std::string(name), OutputFile(path_ / name, if_exists_)).first;
    }
    return found->second.stream();
}

void OutputFolder::finish() {
    for (auto& [name, file] : files_) {
        file.finish();
    }
}

void OutputFolder::take_names() {
    made_.clear();
    for (auto& [name, file] : files_) {
        file.take_name();
    }
    for (const std::string_view name : names_) {
        if (!files_.contains(name)) {
            fs::remove(path_ / name);
        }
    }
}

}  // namespace entente
