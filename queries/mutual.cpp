#include "queries/mutual.hpp"

#include "queries/row_builder.hpp"

namespace entente {

ArcRows mutual(const Network& network, Pooled pooled) {
    if (!network.directed()) {
        return pooled == Pooled::strengths ? network.out : ArcRows{network.out.first, network.out.ends, {}, {}};
    }
    RowBuilder builder(network.size(), std::nullopt);
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (const auto* rows : {&network.out, &network.in}) {
            for (auto arc = rows->first[vertex]; arc < rows->first[vertex + 1]; ++arc) {
                builder.add(rows->ends[arc], pooled == Pooled::arcs ? 1 : rows->strength(arc));
            }
        }
        builder.end_row();
    }
    return builder.take();
}

}  // namespace entente
