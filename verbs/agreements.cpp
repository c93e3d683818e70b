#include "verbs/agreements.hpp"

#include "graph/error.hpp"
#include "verbs/cells.hpp"
#include "verbs/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {

namespace {

Cell node_cell(const NodeRecord& node) { return Cell::Map{{"key", node.key}, {"name", node.name}}; }

void sort_by_name(std::vector<NodeRecord>& nodes) {
    std::sort(nodes.begin(), nodes.end(), [](const NodeRecord& a, const NodeRecord& b) {
        return std::tie(a.name, a.key) < std::tie(b.name, b.key);
    });
}

}  // namespace

AgreementReader::AgreementReader(const Store& store, const View& view)
    : store_(store), days_(window(view)), lookup_(store, view) {}

std::vector<NodeId> AgreementReader::implementing(NodeId framework) {
    std::vector<NodeRecord> found;
    for (const auto& [edge, resolution] : ties(framework, "IMPLEMENTS")) {
        if (edge.head == framework) found.push_back(store_.node(edge.tail));
    }
    sort_by_name(found);
    std::vector<NodeId> ids;
    for (const NodeRecord& node : found) ids.push_back(node.id);
    return ids;
}

Agreement AgreementReader::read(NodeId id) {
    Agreement agreement;
    agreement.node = store_.node(id);
    Resolution resolution = lookup_.node(id);
    undatable_ += resolution.undatable;
    if (!has_label(resolution, "Agreement")) {
        auto labels = shown_labels(store_, resolution, days_);
        throw Error(fmt::format(
            "{} ({}) is not an agreement: {}", agreement.node.name, agreement.node.key,
            labels.empty() ? "it has no label in this view" : fmt::format("its label is {}", joined(labels))));
    }
    auto sources = source_keys(store_, resolution, shown_claims(store_.schema(), resolution, days_));
    std::vector<std::string> party_names;
    Cell::List party_cells;
    for (const NodeRecord& party : parties(id, sources)) {
        party_names.push_back(party.name);
        party_cells.push_back(node_cell(party));
    }
    agreement.provisions = provisions(id);
    Cell::Map facts = std::get<Cell::Map>(node_cell(agreement.node).content);
    for (const char* property : {"form", "stage", "signed", "in_force", "term"}) {
        agreement.fact_words.push_back(shown_words(store_, resolution, property, days_));
        facts.push_back({property, shown_cell(store_, resolution, property, days_)});
    }
    agreement.fact_words.push_back(joined(party_names));
    agreement.fact_words.push_back(joined(sources));
    facts.push_back({"parties", party_cells});
    facts.push_back({"provisions", agreement.provisions.size()});
    facts.push_back({"sources", cell(sources)});
    agreement.facts = std::move(facts);
    return agreement;
}

std::vector<AgreementReader::Tie> AgreementReader::ties(NodeId node, std::string_view type) {
    std::vector<Tie> found;
    for (const EdgeRecord& edge : store_.edges_at(node)) {
        if (store_.schema().at(edge.type).name != type) continue;
        Resolution resolution = lookup_.edge(edge);
        undatable_ += resolution.undatable;
        if (is_there(resolution, days_)) found.push_back({edge, std::move(resolution)});
    }
    return found;
}

void AgreementReader::add_sources(std::vector<std::string>& keys, const Resolution& resolution) const {
    for (const std::string& key : source_keys(store_, resolution, shown_claims(store_.schema(), resolution, days_))) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
}

bool AgreementReader::has_label(const Resolution& resolution, std::string_view label) const {
    auto labels = shown_labels(store_, resolution, days_);
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::vector<NodeRecord> AgreementReader::parties(NodeId agreement, std::vector<std::string>& sources) {
    std::vector<NodeRecord> found;
    for (const auto& [edge, resolution] : ties(agreement, "PARTY_TO")) {
        if (edge.head != agreement) continue;
        found.push_back(store_.node(edge.tail));
        add_sources(sources, resolution);
    }
    sort_by_name(found);
    return found;
}

std::vector<ProvisionRow> AgreementReader::provisions(NodeId agreement) {
    std::vector<ProvisionRow> found;
    for (const auto& [edge, containing] : ties(agreement, "CONTAINS")) {
        if (edge.tail != agreement) continue;
        Resolution resolution = lookup_.node(edge.head);
        if (has_label(resolution, "Provision"))
            found.push_back(provision(store_.node(edge.head), resolution, containing));
    }
    std::sort(found.begin(), found.end(),
              [](const ProvisionRow& a, const ProvisionRow& b) { return a.words < b.words; });
    return found;
}

ProvisionRow AgreementReader::provision(const NodeRecord& node, const Resolution& resolution,
                                        const Resolution& containing) {
    undatable_ += resolution.undatable;
    ProvisionRow provision;
    provision.kind = shown_words(store_, resolution, "kind", days_);
    auto sources = source_keys(store_, resolution, shown_claims(store_.schema(), resolution, days_));
    add_sources(sources, containing);
    std::map<std::string, Cell::List> concerned;
    for (const auto& [edge, tie] : ties(node.id, "CONCERNS")) {
        if (edge.tail != node.id) continue;
        NodeRecord other = store_.node(edge.head);
        add_sources(sources, tie);
        if (has_label(lookup_.node(edge.head), "Topic")) {
            provision.topics.push_back(other);
        } else {
            concerned[shown_words(store_, tie, "role", days_)].emplace_back(other.key);
        }
    }
    sort_by_name(provision.topics);
    Cell::Map map = std::get<Cell::Map>(node_cell(node).content);
    for (const char* property : {"force", "within", "quantity", "trigger", "domains"})
        map.push_back({property, shown_cell(store_, resolution, property, days_)});
    for (const char* role : {"obligor", "beneficiary", "subject", "target"})
        map.push_back({role, std::move(concerned[role])});
    map.push_back({"sources", cell(sources)});
    Marks marks = this->marks(containing);
    append(map, marks);
    provision.words = said(resolution, marks);
    provision.cell = std::move(map);
    return provision;
}

/// "shall, within PT24H, upon armed attack on Ukraine"; "stated" where the source says nothing of these.
std::string AgreementReader::said(const Resolution& resolution, const Marks& marks) const {
    std::vector<std::string> parts;
    auto add = [&](std::string_view before, std::string_view property) {
        std::string text = shown_words(store_, resolution, property, days_);
        if (!text.empty()) parts.push_back(fmt::format("{}{}", before, text));
    };
    add("", "force");
    add("within ", "within");
    add("", "quantity");
    add("upon ", "trigger");
    if (parts.empty()) parts.emplace_back("stated");
    if (marks.modality != Modality::actual) parts.emplace_back(to_string(marks.modality));
    if (marks.disputed) parts.emplace_back("disputed");
    return joined(parts);
}

Marks AgreementReader::marks(const Resolution& tie) const {
    Marks marks;
    for (const Piece& piece : tie.presence) {
        if (piece.when.since < days_.until && days_.since < piece.when.until) marks = piece.marks;
    }
    return marks;
}

}  // namespace entente
