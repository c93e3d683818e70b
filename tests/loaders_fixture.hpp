#pragma once

#include "fixture.hpp"

#include "loaders/loader.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// A folder of tables and a database beside it.
class LoadCase {
public:
    LoadCase() = default;
    explicit LoadCase(Schema schema) : schema_(std::move(schema)) {}

    std::filesystem::path write(std::string_view file, std::string_view content) const;
    std::filesystem::path data() const { return folder_.path() / "data"; }
    std::filesystem::path database() const { return folder_.path() / "g.db"; }

    /// Loads the folder, or what the request names. Rejections are kept as text, without the folder.
    LoadReport load(LoadRequest request = {});

    /// What load throws, without the folder; empty if it does not.
    std::string complaint(LoadRequest request = {});

    Store open() const { return Store::open(database()); }
    const std::vector<std::string>& rejections() const { return rejections_; }

private:
    std::string without_folder(std::string text) const;

    TempFolder folder_;
    Schema schema_ = built_in_schema();
    std::vector<std::string> rejections_;
};

/// "FRA -MEMBER_OF-> NATO", one an edge, in order of identity in the file.
std::vector<std::string> edges_of(const Store& store);

/// "status=full 1949-04-04.. [nato p. 3]": the live statements about a node or, by its text of edges_of, an edge.
std::vector<std::string> said_of(const Store& store, std::string_view element);

}  // namespace entente::test
