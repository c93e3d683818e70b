#pragma once

#include "graph/load.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/network.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// A folder that goes with its owner.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// What a test says of one node (no head) or one edge.
struct Tie {
    std::string tail = {};
    std::string head = {};
    std::string type = {};  ///< of a node: its label; may be empty
    bool symmetric = false;
    std::vector<Span> spells = {};  ///< empty: always there
};

/// Reads words apart by spaces: `A` a node, `A-B` a symmetric edge of type TIE, `A>B` an edge of type LINK; then, if
/// wanted, `:TYPE` (of a node: its label) and `@since..until,since..until`, where no day means open.
/// "A-B B>C:PARTY_TO@2004-03-29..2010 D:Country". A word that is said twice is two edges.
std::vector<Tie> parse_ties(std::string_view line);

/// States ties in a file of an open schema, by one source published on 2020-01-01.
void load_ties(Store& store, const std::vector<Tie>& ties);

/// The snapshot over all time of a file that holds the ties and nothing else.
Snapshot snapshot_of(const std::vector<Tie>& ties);
Snapshot snapshot_of(std::string_view line);

/// What is there on a day.
Snapshot on_day(const Snapshot& snapshot, std::string_view day);

/// The node of a key; a test that asks for another fails by exception.
NodeIndex node(const Snapshot& snapshot, std::string_view key);

Vertex vertex(const Network& network, std::string_view key);

/// The label or type of a name.
LabelId label(const Snapshot& snapshot, std::string_view name);
TypeId type(const Snapshot& snapshot, std::string_view name);

/// A snapshot with one symmetric TIE a row of "source,target..." in shared/data/graphs/NAME/edges.csv, and the nodes of
/// nodes.csv. Those files have no quotes.
Snapshot shared_graph(std::string_view name);

/// The rows of a file of such a folder, header first; empty where the shared folder is missing.
std::vector<std::vector<std::string>> shared_rows(std::string_view name, std::string_view file);

}  // namespace entente::test
