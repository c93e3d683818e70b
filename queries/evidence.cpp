// Evidence: who says that an obligation holds, and whether anybody still looks.
//
// Method. An obligation rests on edges, and on values of its provision. Of each the statements that win on the day are
// cited. A register speaks of a day as long as its coverage lasts; one without coverage rows, until its publication.
// After that what it says is carried forward. A link of which only such registers speak is not covered: nobody has
// looked whether it still holds, and the answer is neither yes nor no. A report makes no claim to look, so what it says
// stands, as in any view. Without a day all is covered.
//
// No. That there is no obligation follows from silence only where a source covers the matter completely on that day:
// what the node is party to, and of each of these agreements what it contains (CONTAINS at the agreement, or
// everywhere) or what its parties are obliged to (the property `obligations`).

#include "queries/evidence.hpp"

#include "graph/extent.hpp"

#include <algorithm>

namespace entente {

namespace {

template <typename Id>
void add_once(std::vector<Id>& ids, Id id) {
    const auto at = std::lower_bound(ids.begin(), ids.end(), id);
    if (at == ids.end() || *at != id) {
        ids.insert(at, id);
    }
}

bool admitted(const View& view, const Source& source) {
    const auto named = [&](const std::vector<std::string>& keys) {
        return std::find(keys.begin(), keys.end(), source.key) != keys.end();
    };
    const bool readable = !view.known_on || (source.known() && *source.known() <= *view.known_on);
    return readable && (view.only_sources.empty() || named(view.only_sources)) && !named(view.without_sources);
}

}  // namespace

EvidenceReader::EvidenceReader(const Store& store, const Snapshot& snapshot)
    : store_(store), snapshot_(snapshot), lookup_(store, snapshot.view()) {}

const Source& EvidenceReader::source(SourceId id) const {
    return store_.sources().at(static_cast<std::size_t>(raw(id)) - 1);
}

const Resolution& EvidenceReader::edge(EdgeIndex edge) {
    const auto found = edges_.find(edge);
    return found != edges_.end() ? found->second
                                 : edges_.emplace(edge, lookup_.edge(store_.edge(snapshot_.id(edge)))).first->second;
}

/// Whether the claim's source still covers the day.
bool EvidenceReader::reaches(const Resolution& resolution, const Claim& claim) const {
    if (!snapshot_.day() || source(claim.statement.source).kind == Source::Kind::report) {
        return true;
    }
    auto end = claim.extent.carried;
    if (end == Day::forever() && claim.statement.property != kExists && claim.statement.span.is_empty()) {
        // A value without a span of its own is said for as long as its source speaks of the edge.
        end = Day::beginning();
        for (const Claim& other : resolution.claims) {
            if (other.statement.property == kExists && other.statement.source == claim.statement.source) {
                end = std::max(end, other.extent.carried);
            }
        }
    }
    return *snapshot_.day() < end;
}

/// Cites what says the piece; false where only registers that have ended do.
bool EvidenceReader::add(const Resolution& resolution, const Piece& piece, Evidence& evidence) const {
    bool reached = false;
    std::vector<SourceId> ended;
    for (const auto number : piece.claims) {
        const Claim& claim = resolution.claims[number];
        add_once(evidence.sources, claim.statement.source);
        if (!claim.denial) {
            add_once(evidence.statements, claim.statement.id);
        }
        if (reaches(resolution, claim)) {
            reached = true;
        } else {
            ended.push_back(claim.statement.source);
        }
    }
    if (!reached) {
        for (const auto id : ended) {
            add_once(evidence.ended, id);
        }
    }
    return reached;
}

void EvidenceReader::add_link(EdgeIndex link, Evidence& evidence) {
    const Resolution& resolution = edge(link);
    for (const Piece& piece : resolution.presence) {
        if (!piece.value.is_none() && (!snapshot_.day() || piece.when.contains(*snapshot_.day()))) {
            evidence.covered = add(resolution, piece, evidence) && evidence.covered;
        }
    }
}

void EvidenceReader::add_stated(EdgeIndex link, std::string_view kind, Evidence& evidence) {
    const Resolution& resolution = edge(link);
    const auto* property = store_.schema().property("obligations");
    const auto* timeline = property == nullptr ? nullptr : resolution.property(property->id);
    if (timeline == nullptr) {
        return;
    }
    for (const Piece& piece : *timeline) {
        if (piece.value == Value(std::string(kind)) && (!snapshot_.day() || piece.when.contains(*snapshot_.day()))) {
            evidence.covered = add(resolution, piece, evidence) && evidence.covered;
        }
    }
}

void EvidenceReader::add_provision(NodeIndex provision, Evidence& evidence) {
    auto found = nodes_.find(provision);
    if (found == nodes_.end()) {
        found = nodes_.emplace(provision, lookup_.node(snapshot_.id(provision))).first;
    }
    for (const auto* name : {"kind", "force", "trigger", "within"}) {
        const auto* property = store_.schema().property(name);
        const auto* timeline = property == nullptr ? nullptr : found->second.property(property->id);
        if (timeline == nullptr || timeline->empty()) {
            continue;
        }
        const auto* piece = snapshot_.day() ? sample(*timeline, Kind::state, *snapshot_.day()) : &timeline->back();
        if (piece != nullptr) {
            add(found->second, *piece, evidence);
        }
    }
}

Evidence EvidenceReader::of(const Obligation& obligation) {
    Evidence evidence;
    for (const auto link : obligation.links) {
        add_link(link, evidence);
    }
    if (obligation.provision) {
        add_provision(*obligation.provision, evidence);
    } else {
        add_stated(obligation.links.back(), obligation.kind, evidence);
    }
    return evidence;
}

bool EvidenceReader::complete(const Coverage& row) const {
    Interval certain{};
    covered(row, source(row.source), certain);
    return row.complete && row.role.empty() && snapshot_.day() && certain.contains(*snapshot_.day()) &&
           admitted(snapshot_.view(), source(row.source));
}

bool EvidenceReader::parties_covered(NodeIndex node) const {
    const auto* type = store_.schema().edge_type("PARTY_TO");
    return std::any_of(store_.coverage().begin(), store_.coverage().end(), [&](const Coverage& row) {
        const bool here = !row.end || (*row.end == snapshot_.id(node) && row.side != Coverage::Side::head);
        return type != nullptr && row.type == type->id && here && complete(row);
    });
}

bool EvidenceReader::provisions_covered(NodeIndex agreement) const {
    const auto* contains = store_.schema().edge_type("CONTAINS");
    const auto* obligations = store_.schema().property("obligations");
    return std::any_of(store_.coverage().begin(), store_.coverage().end(), [&](const Coverage& row) {
        const bool here = !row.end || *row.end == snapshot_.id(agreement);
        const bool within = contains != nullptr && row.type == contains->id && row.side != Coverage::Side::head;
        const bool stated = obligations != nullptr && row.property == obligations->id;
        return here && (within || stated) && complete(row);
    });
}

}  // namespace entente
