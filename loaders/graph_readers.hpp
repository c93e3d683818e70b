#pragma once

#include "loaders/graph_sink.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

namespace entente {

// The readers behind graph_file_kinds(), one file each, as GraphFileKind describes them.

bool fits_json_lines(const std::filesystem::path& path, std::string_view beginning);
void read_json_lines(const std::filesystem::path& path, GraphSink& sink);
std::optional<Schema> schema_of_json_lines(const std::filesystem::path& path);

bool fits_graphml(const std::filesystem::path& path, std::string_view beginning);
void read_graphml(const std::filesystem::path& path, GraphSink& sink);
std::optional<Schema> schema_of_graphml(const std::filesystem::path& path);

bool fits_neo4j(const std::filesystem::path& path, std::string_view beginning);
void read_neo4j(const std::filesystem::path& path, GraphSink& sink);
std::optional<Schema> schema_of_neo4j(const std::filesystem::path& path);
bool fits_node_link(const std::filesystem::path& path, std::string_view beginning);
void read_node_link(const std::filesystem::path& path, GraphSink& sink);

}  // namespace entente
