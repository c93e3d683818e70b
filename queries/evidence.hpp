#pragma once

#include "graph/lookup.hpp"
#include "graph/snapshot.hpp"
#include "queries/obligations.hpp"

#include <map>
#include <vector>

namespace entente {

/// Who says that an obligation holds, and whether what they cover reaches the day.
struct Evidence {
    std::vector<SourceId> sources;        ///< in order
    std::vector<StatementId> statements;  ///< in order
    bool covered = true;                  ///< false: for a link of it only registers speak that end before the day
    std::vector<SourceId> ended = {};     ///< those registers
};

/// Reads in the file what a snapshot has left behind: who says so, and what registers cover.
///
/// Keeps references to the store and the snapshot, and what it has read.
class EvidenceReader {
public:
    EvidenceReader(const Store& store, const Snapshot& snapshot);

    /// Time O(statements about its links) for links not seen before.
    Evidence of(const Obligation& obligation);

    /// Whether an admitted source covers completely, on the snapshot's day, to what the node is party. Then silence
    /// means no.
    bool parties_covered(NodeIndex node) const;

    /// Whether one covers completely what the agreement contains, or what it obliges its parties to.
    bool provisions_covered(NodeIndex agreement) const;

private:
    const Resolution& edge(EdgeIndex edge);
    const Source& source(SourceId id) const;
    bool reaches(const Resolution& resolution, const Claim& claim) const;
    void add_link(EdgeIndex edge, Evidence& evidence);
    void add_stated(EdgeIndex edge, std::string_view kind, Evidence& evidence);
    void add_provision(NodeIndex provision, Evidence& evidence);
    bool add(const Resolution& resolution, const Piece& piece, Evidence& evidence) const;
    bool complete(const Coverage& row) const;

    const Store& store_;
    const Snapshot& snapshot_;
    Lookup lookup_;
    std::map<EdgeIndex, Resolution> edges_;
    std::map<NodeIndex, Resolution> nodes_;
};

}  // namespace entente
