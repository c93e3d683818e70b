// What a program that links the library looks like: loads a data set, asks a query and for a path, prints its nodes.
#include <entente/graph/boost.hpp>
#include <entente/graph/names.hpp>
#include <entente/graph/snapshot.hpp>
#include <entente/loaders/loader.hpp>
#include <entente/queries/cypher/query.hpp>
#include <entente/queries/paths.hpp>

#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    entente::Store store = entente::Store::create(argv[1], entente::built_in_schema());
    entente::LoadRequest request;
    request.sources = {argv[2]};
    request.recorded = "2026-01-01T00:00:00Z";
    entente::LoadReport report = entente::load(store, request);
    if (report.rejected != 0) return 1;

    entente::View view;
    view.as_of = entente::parse_day("2024-07-15");
    entente::cypher::QueryOptions asked;
    asked.view = view;
    entente::cypher::QueryResult members =
        entente::cypher::Session(store).run("MATCH (c)-[:MEMBER_OF]->({key: 'NATO'}) RETURN count(c) AS n", asked);
    if (members.columns != std::vector<std::string>{"n"} || members.rows.size() != 1) return 1;

    entente::Snapshot snapshot = entente::Snapshot::of(store, view);
    auto from = snapshot.find(entente::resolve_node(store, "Luxembourg"));
    auto to = snapshot.find(entente::resolve_node(store, "Litauen"));
    for (const entente::Path& path : entente::shortest_paths(snapshot, *from, *to)) {
        for (entente::NodeIndex node : path.nodes) std::cout << snapshot.name(node) << '\n';
    }
    return num_vertices(entente::UndirectedFace(snapshot)) == snapshot.node_slots() ? 0 : 1;
}
