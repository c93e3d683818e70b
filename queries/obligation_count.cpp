// Obligations as a centrality: how many stand by a node.
//
// Method. The value of v is the number of other nodes that owe v something if it is attacked, by any agreement: what
// counts is told in obligations.cpp (Occasion::attack). Who is bound by two treaties counts once.
//
// Parallel edges and loops make no difference, and duties have a direction of their own. Normalisation: by n - 1, n the
// nodes. Edge cases: a node that nobody is known to stand by has 0, which is not to say that nobody does.
// A projection, or a part of the network, may have lost the agreements that duties stand in: the table of measures says
// so (Measure::whole), and who asks by name is refused.
//
// Cost. That of obligations().

#include "queries/centrality.hpp"
#include "queries/obligations.hpp"

namespace entente {

Centrality obligation_count(const Network& network, const CentralityOptions& options, const Work& work) {
    work.check();
    std::vector<double> owing(network.snapshot.node_slots());
    for (const auto& [actor, towards] : duties(network.snapshot, {.occasion = Occasion::attack})) {
        ++owing[raw(towards)];
    }
    const auto others = network.size() > 1 ? static_cast<double>(network.size() - 1) : 1;
    Centrality result;
    for (const auto node : network.nodes) {
        result.values.push_back(owing[raw(node)] / (options.scale == Scale::raw ? 1 : others));
    }
    return result;
}

}  // namespace entente
