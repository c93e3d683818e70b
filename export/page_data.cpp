#include "export/page_data.hpp"

#include <algorithm>

#include "export/dot_escape.hpp"
#include "export/page_nodes.hpp"
#include "export/page_ties.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

using page::Json;
using page::rounded;
using page::text_of;

/// Writes the parts of the document one after the other.
class Document {
public:
    Document(const Selection& selection, const Bundled& bundles, const Layout& layout, const DrawOptions& options)
        : selection_(selection), bundles_(bundles), layout_(layout), plan_(plan_of(bundles.selection, options)) {}

    Json write() {
        page::Shared node_looks;
        page::Shared line_looks;
        page::Nodes nodes(selection_, layout_, plan_, node_looks);
        page::Ties ties(selection_, bundles_, layout_, plan_, line_looks);
        auto written_nodes = nodes.write();
        auto written_ties = ties.write();
        Json document = {{"title", text_of(selection_.title)},
                         {"subtitle", text_of(selection_.subtitle)},
                         {"asOf", selection_.as_of},
                         {"knownOn", selection_.known_on},
                         {"width", rounded(layout_.width)},
                         {"height", rounded(layout_.height)},
                         {"notes", Json::array()},
                         {"clusters", Json::array()}};
        for (const auto& note : selection_.notes) {
            document["notes"].push_back(text_of(note));
        }
        for (const auto& cluster : selection_.clusters) {
            document["clusters"].push_back(text_of(cluster.name));
        }
        document["page"] = page_look();
        document["labels"] = nodes.labels();
        document["types"] = ties.types();
        document["looks"] = node_looks.values();
        document["lines"] = line_looks.values();
        document["sources"] = sources();
        document["nodes"] = std::move(written_nodes);
        document["ties"] = std::move(written_ties);
        return document;
    }

private:
    Json page_look() const {
        const auto& page = plan_.options.style.page;
        return {{"background", page.background}, {"text", page.text}, {"faint", page.faint}, {"font", page.font}};
    }

    Json sources() const {
        auto list = Json::array();
        for (const auto& source : selection_.sources) {
            list.push_back({{"title", text_of(source.title.empty() ? source.key : source.title)},
                            {"publisher", text_of(source.publisher)},
                            {"published", text_of(source.published)},
                            {"url", escape_url(source.url)}});
        }
        return list;
    }

    const Selection& selection_;
    const Bundled& bundles_;
    const Layout& layout_;
    const DiagramPlan plan_;
};

void check_sources(const Selection& selection) {
    const auto check = [&](const std::vector<std::size_t>& sources) {
        if (std::any_of(sources.begin(), sources.end(), [&](auto s) { return s >= selection.sources.size(); })) {
            throw Error("cannot draw: a fact cites a source that is not in the selection");
        }
    };
    for (const auto& node : selection.nodes) {
        for (const auto& fact : node.facts) {
            check(fact.sources);
        }
    }
    for (const auto& edge : selection.edges) {
        check(edge.sources);
        for (const auto& fact : edge.facts) {
            check(fact.sources);
        }
    }
}

}  // namespace

std::string page_data(const Selection& selection, const Bundled& bundles, const Layout& layout,
                      const DrawOptions& options) {
    check_sources(selection);
    const auto json =
        Document(selection, bundles, layout, options).write().dump(-1, ' ', true, Json::error_handler_t::replace);
    std::string escaped;
    escaped.reserve(json.size());
    for (const char letter : json) {
        if (letter == '<') {
            escaped += "\\u003c";
        } else {
            escaped += letter;
        }
    }
    return escaped;
}

}  // namespace entente
