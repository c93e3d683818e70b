#include "loaders/graph_file.hpp"

#include "graph/error.hpp"
#include "loaders/graph_readers.hpp"
#include "loaders/letter_case.hpp"
#include "loaders/loader.hpp"
#include "loaders/reader.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBeginning = std::size_t{64} << 10U;

constexpr GraphFileKind kKinds[] = {
    {"JSON Lines", ".jsonl .ndjson", fits_json_lines, read_json_lines, schema_of_json_lines},
    {"GraphML", ".graphml .xml", fits_graphml, read_graphml, schema_of_graphml},
    {"a folder in Neo4j's convention", "", fits_neo4j, read_neo4j, schema_of_neo4j},
    {"JSON node-link", ".json", fits_node_link, read_node_link, nullptr},
};

/// Of "graph.graphml.gz" it is ".graphml".
std::string extension_of(const fs::path& path) {
    const fs::path name = path.extension() == ".gz" ? path.stem() : path;
    return lower_case(name.extension().string());
}

bool has_extension(const GraphFileKind& kind, std::string_view extension) {
    std::string_view rest = kind.extensions;
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find(' '));
        if (one == extension) {
            return true;
        }
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    }
    return false;
}

std::string beginning_of(const fs::path& path) {
    Reader reader(path);
    std::string block(kBeginning, '\0');
    block.resize(reader.read(block));
    return block;
}

}  // namespace

std::span<const GraphFileKind> graph_file_kinds() { return kKinds; }

const GraphFileKind* graph_file_kind(const fs::path& path) {
    const bool folder = fs::is_directory(path);
    const std::string extension = folder ? std::string() : extension_of(path);
    const bool named = !folder && std::any_of(std::begin(kKinds), std::end(kKinds), [&](const GraphFileKind& kind) {
        return has_extension(kind, extension);
    });
    if (!folder && !named && (extension == ".csv" || extension == ".tsv" || extension == ".toml")) {
        return nullptr;
    }
    const std::string beginning = folder ? std::string() : beginning_of(path);
    std::string wanted;
    for (const GraphFileKind& kind : kKinds) {
        if (folder != kind.extensions.empty()) {
            continue;
        }
        if (kind.fits(path, beginning)) {
            return &kind;
        }
        if (named && has_extension(kind, extension)) {
            wanted += fmt::format("{}{}", wanted.empty() ? "" : " or ", kind.name);
        }
    }
    if (named) {
        throw Error(fmt::format("{}: expected {}, as its extension says, found something else", path.string(), wanted));
    }
    return nullptr;
}

std::optional<Schema> recorded_schema(const fs::path& path) {
    const bool folder = fs::is_directory(path) && !fs::exists(path / "dataset.toml");
    if (!folder && !fs::is_regular_file(path)) {
        return std::nullopt;
    }
    const GraphFileKind* kind = graph_file_kind(path);
    return kind == nullptr || kind->schema == nullptr ? std::nullopt : kind->schema(path);
}

}  // namespace entente
