#pragma once

#include "graph/lookup.hpp"
#include "graph/selection.hpp"
#include "verbs/select_words.hpp"

// What sources say of the elements that are drawn. Not installed.
namespace entente {

/// Reads facts from the file: each value over the time that it holds without a break, over all time under the view.
class FactReader {
public:
    FactReader(const Store& store, const View& view, Footnoting& footnotes)
        : store_(store), lookup_(store, view), footnotes_(footnotes) {}

    std::vector<SelectedFact> facts(NodeId id);
    std::vector<SelectedFact> facts(EdgeId id);

private:
    std::vector<SelectedFact> facts(const Resolution& resolution);

    const Store& store_;
    Lookup lookup_;
    Footnoting& footnotes_;
};

/// The ISO 3166-1 alpha-2 code among a node's codes; empty where it has none.
std::string country_code(const Store& store, NodeId id);

}  // namespace entente
