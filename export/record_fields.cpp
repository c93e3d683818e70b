#include "export/record_fields.hpp"

#include "export/graph_formats.hpp"

namespace entente {

std::string_view record_word(Source::Kind kind) {
    switch (kind) {
        case Source::Kind::report:
            return "report";
        case Source::Kind::register_:
            return "register";
        case Source::Kind::live_register:
            return "register-live";
    }
    return "report";
}

std::string_view record_word(Coverage::Side side) {
    switch (side) {
        case Coverage::Side::either:
            return "either";
        case Coverage::Side::tail:
            return "tail";
        case Coverage::Side::head:
            return "head";
    }
    return "either";
}

std::string note_withdrawn(const GraphContent& graph) {
    const auto withdrawn = graph.record == nullptr ? 0 : graph.store.counts().retracted;
    return withdrawn == 0 ? ""
                          : fmt::format("Left out: {} withdrawn statement{}.", withdrawn, withdrawn == 1 ? "" : "s");
}

}  // namespace entente
