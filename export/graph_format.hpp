#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "export/output_folder.hpp"
#include "graph/selection.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"

namespace entente {

class Record;

/// What a file for other tools is written from.
struct GraphContent {
    const Snapshot& snapshot;  ///< the elements; over all time, or of one day
    const Store& store;        ///< names, aliases and codes
    const Record* record = nullptr;      ///< all that the store holds, for formats that keep it; null: only the view
    const Selection* drawing = nullptr;  ///< the snapshot in words; for formats that are drawn, never null
};

/// One way of writing a graph for other tools. A new format is its file, its row in graph_formats() and its tests.
struct GraphFormat {
    std::string_view name;       ///< what --to takes
    std::string_view extension;  ///< of files that hold it: ".graphml"; of a folder of files: empty
    std::string_view summary;    ///< for --help: whose format, and what it keeps
    bool keeps_statements = false;
    void (*write)(const GraphContent& graph, const OpenPart& part) = nullptr;
    std::span<const std::string_view> parts = {};  ///< of a folder: the names that its files may have
    std::string (*note)(const GraphContent& graph) = nullptr;  ///< what it leaves out of this graph; null: nothing
    bool is_drawn = false;                                     ///< written from GraphContent::drawing alone
};

/// All formats, in the order in which help lists them.
std::span<const GraphFormat> graph_formats();

/// The format of that name; where it is empty, the first with the file's extension. Throws UsageError that lists them.
const GraphFormat& graph_format(std::string_view name, const std::filesystem::path& file);

}  // namespace entente
