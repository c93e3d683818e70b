#pragma once

#include "graph/schema.hpp"
#include "loaders/graph_sink.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// One way in which a graph lies in a file. A new kind is its file, its row in graph_file_kinds() and its tests.
struct GraphFileKind {
    std::string_view name;        ///< for messages: "GraphML"
    std::string_view extensions;  ///< parted by blanks: ".graphml .xml"; empty: a folder

    /// Whether a file (or a folder) is of the kind, by its first 64 KiB (by what lies in it).
    bool (*fits)(const std::filesystem::path& path, std::string_view beginning);

    /// Reads all of it. Throws Error, with file and line, for what no graph can be read from; rejects what it can pass
    /// over.
    void (*read)(const std::filesystem::path& path, GraphSink& sink);

    /// The schema that a full record carries; nothing where it has none.
    std::optional<Schema> (*schema)(const std::filesystem::path& path);
};

std::span<const GraphFileKind> graph_file_kinds();

/// The kind of a file or a folder, by its content where the extension is that of no kind or of several; null where it
/// is none, such as a table. Throws Error where the extension names a kind and the content is not of it.
const GraphFileKind* graph_file_kind(const std::filesystem::path& path);

}  // namespace entente
