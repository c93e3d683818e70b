#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/verb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

Result load_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result info_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result show_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result query_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result path_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result centrality_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result groups_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result similar_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result obliged_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result conflicts_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result totals_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result compare_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result diff_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result sources_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result mark_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result draw_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result export_verb(const Verb&, const std::vector<std::string>&, const Context&);
Result check_verb(const Verb&, const std::vector<std::string>&, const Context&);

namespace {

constexpr std::array all_verbs = {
    Verb{"load", "read tables, a data set folder or graph files into a database, made if missing",
         "  entente load alliances.db data/alliances\n"
         "  entente load g.db edges.csv --open --edges TIE --tail source --head target --undirected",
         load_verb, true},
    Verb{"info", "counts by label and type, time span, sources, file facts", "  entente info alliances.db", info_verb},
    Verb{"show", "one node: its facts and ties, with spans, sources and statement ids",
         "  entente show alliances.db NATO --as-of 2023-04-03\n  entente show alliances.db Luxembourg --format json",
         show_verb},
    Verb{"query", "openCypher, read and write, over the view",
         "  entente query alliances.db \"MATCH (c:Country)-[:MEMBER_OF]->(:Organisation {key: 'NATO'}) RETURN "
         "count(c)\"\n"
         "  entente query g.db --open \"CREATE (:Person {name: 'Ann'})-[:KNOWS]->(:Person {name: 'Bo'})\"",
         query_verb},
    Verb{"path", "how two nodes are tied, and when all of it held",
         "  entente path alliances.db Luxembourg Lithuania --as-of 2024-07-15 --k 3\n"
         "  entente path alliances.db Estonia Japan --via MEMBER_OF,PARTY_TO --k 5\n"
         "  entente path alliances.db Japan --reach 2 --label Country",
         path_verb},
    Verb{"centrality", "nodes ranked by a measure",
         "  entente centrality alliances.db betweenness --label Country --as-of 2024-07-15\n"
         "  entente centrality alliances.db degree --project Agreement --over 2014..2024/1y",
         centrality_verb},
    Verb{"groups", "what belongs together, and figures of the whole network",
         "  entente groups alliances.db components --within Country,Agreement", groups_verb},
    Verb{"similar", "alliance-portfolio similarity of two actors, of one and all others, or of all pairs",
         "  entente similar alliances.db Poland Germany --explain --as-of 2024-07-15\n"
         "  entente similar alliances.db Poland --measure all --top 10",
         similar_verb},
    Verb{"obliged", "who is bound to do what for a node, by which agreement, and how firmly",
         "  entente obliged alliances.db Ukraine --if-attacked --as-of 2024-07-15\n"
         "  entente obliged alliances.db --by Luxembourg --as-of 2024-07-15",
         obliged_verb},
    Verb{"conflicts", "statements that disagree, side by side, and claimed counts against the graph's own",
         "  entente conflicts alliances.db", conflicts_verb},
    Verb{"totals", "sums of support by donor, category, year and more, never across units or bases",
         "  entente totals alliances.db --by donor,category --as-of 2024-07-31\n"
         "  entente totals alliances.db --recipient Ukraine --by year --basis allocation",
         totals_verb},
    Verb{"compare", "agreements side by side, by what their provisions are about",
         "  entente compare alliances.db \"Ukraine–Luxembourg security agreement\" agreement:ukr-LTU\n"
         "  entente compare alliances.db --implementing \"Vilnius Joint Declaration\" --kind \"military support\"",
         compare_verb},
    Verb{"diff", "what began, ended or changed between two days, or was learnt",
         "  entente diff alliances.db 2023-01-01 2024-07-15 --focus NATO\n"
         "  entente diff alliances.db 2023-01-01 2024-07-15 --focus NATO -o nato.svg\n"
         "  entente diff alliances.db 2024-05-31 2024-07-31 --by known --focus Luxembourg",
         diff_verb},
    Verb{"sources", "sources, when they were published, and what rests on each alone", "  entente sources alliances.db",
         sources_verb},
    Verb{"mark", "give a statement another rank, keeping what the source said",
         "  entente mark alliances.db 4711 --rank deprecated --reason \"refuted: the treaty was signed a day "
         "later\"",
         mark_verb, true},
    Verb{"draw", "a diagram: a picture, a page, or source for Graphviz or Mermaid",
         "  entente draw alliances.db --focus Ukraine --hops 2 --as-of 2024-07-15 -o ukraine.svg\n"
         "  entente draw alliances.db --path Luxembourg Poland --k 3 -o path.svg\n"
         "  entente draw alliances.db --focus Ukraine --label Country --fold Agreement --cluster-by MEMBER_OF:NATO,EU "
         "-o support.svg\n"
         "  entente draw alliances.db --focus Ukraine --over 2022..2025/1y -o ukraine-%Y.svg",
         draw_verb},
    Verb{"export", "the graph in other tools' formats",
         "  entente export alliances.db -o alliances.mmd --as-of 2024-07-15", export_verb},
    Verb{"check", "integrity of the file and of the model", "  entente check alliances.db", check_verb},
};

}  // namespace

std::span<const Verb> verbs() { return all_verbs; }

const Verb& verb_named(std::span<const Verb> all, std::string_view name) {
    auto found = std::find_if(all.begin(), all.end(), [&](const Verb& verb) { return verb.name == name; });
    if (found != all.end()) return *found;
    std::vector<std::string> names;
    for (const Verb& verb : all) names.emplace_back(verb.name);
    std::string near = nearest(name, names);
    throw UsageError(fmt::format("there is no verb '{}'; {}", name,
                                 near.empty() ? fmt::format("the verbs are {}", fmt::join(names, ", "))
                                              : fmt::format("did you mean '{}'?", near)));
}

}  // namespace entente
