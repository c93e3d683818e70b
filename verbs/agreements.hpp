#pragma once

#include "graph/lookup.hpp"
#include "graph/table.hpp"

#include <string>
#include <string_view>
#include <vector>

// Agreements and what they provide, as a view has them. Not installed.
namespace entente {

struct ProvisionRow {
    std::string kind;
    std::vector<NodeRecord> topics;  ///< by name
    std::string words;               ///< "shall, within PT24H"
    Cell cell;
};

struct Agreement {
    NodeRecord node;
    Cell facts;                           ///< a map: form, stage, signed, in_force, term, parties, sources
    std::vector<std::string> fact_words;  ///< of these
    std::vector<ProvisionRow> provisions;
};

/// Reads agreements on the day of a view, or over all time. Keeps a reference to the store.
class AgreementReader {
public:
    AgreementReader(const Store& store, const View& view);

    /// The agreements that implement another, by name.
    std::vector<NodeId> implementing(NodeId framework);

    /// Throws Error for what is not an agreement in the view.
    Agreement read(NodeId id);

    /// Statements about what was read that known-on left out because no day says when they could be read.
    std::size_t undatable() const { return undatable_; }

private:
    struct Tie {
        EdgeRecord edge;
        Resolution resolution;
    };

    std::vector<Tie> ties(NodeId node, std::string_view type);
    std::vector<NodeRecord> parties(NodeId agreement, std::vector<std::string>& sources);
    std::vector<ProvisionRow> provisions(NodeId agreement);
    ProvisionRow provision(const NodeRecord& node, const Resolution& resolution, const Resolution& containing);
    std::string said(const Resolution& resolution, const Marks& marks) const;
    void add_sources(std::vector<std::string>& keys, const Resolution& resolution) const;
    bool has_label(const Resolution& resolution, std::string_view label) const;
    Marks marks(const Resolution& tie) const;

    const Store& store_;
    Interval days_;
    Lookup lookup_;
    std::size_t undatable_ = 0;
};

}  // namespace entente
