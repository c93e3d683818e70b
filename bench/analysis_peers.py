"""Times one analysis of python3-igraph or python3-networkx, for bench/analysis.cpp.

    analysis_peers.py (igraph | networkx) NAME EDGES.csv

Reads the ties as a user would, computes, and prints: seconds on the clock and of the processor for the analysis alone, the
largest memory of the whole process in KiB, and the share of the sources that it was computed from (the times are scaled
up to all). Exits with 3 where the package has no such analysis.
"""

import csv
import resource
import sys
import time

SOURCES = 200  # of closeness and the like in large graphs: one search each, so that times scale


def read_igraph(rows):
    import igraph

    return igraph.Graph.TupleList(rows)


def read_networkx(rows):
    import networkx

    graph = networkx.Graph()
    graph.add_edges_from(rows)
    return graph


def ends(graph, name):
    """The two nodes between which paths are sought: bench/analysis.cpp takes the same."""
    keys = sorted(graph.vs["name"] if name == "igraph" else graph)
    return keys[0], keys[-1]


def of_igraph(graph, some):
    return {
        "betweenness": graph.betweenness,
        "closeness": lambda: graph.closeness(some),
        "harmonic": lambda: graph.harmonic_centrality(some),
        "eccentricity": lambda: graph.eccentricity(some),
        "edge-betweenness": graph.edge_betweenness,
        "degree": graph.degree,
        "pagerank": graph.pagerank,
        "eigenvector": graph.eigenvector_centrality,
        "components": graph.connected_components,
        "core-number": graph.coreness,
        "k-shortest-paths": lambda: graph.get_k_shortest_paths(*ends(graph, "igraph"), k=10),
    }


def of_networkx(graph, some):
    import itertools

    import networkx as nx

    def each(one):
        return lambda: [one(node) for node in some]

    return {
        "betweenness": lambda: nx.betweenness_centrality(graph),
        "closeness": each(lambda node: nx.closeness_centrality(graph, node)),
        "harmonic": each(lambda node: sum(1 / d for d in nx.single_source_shortest_path_length(graph, node).values() if d)),
        "eccentricity": each(lambda node: max(nx.single_source_shortest_path_length(graph, node).values())),
        "edge-betweenness": lambda: nx.edge_betweenness_centrality(graph),
        "degree": lambda: dict(graph.degree()),
        "pagerank": lambda: nx.pagerank(graph, tol=1e-12),
        "eigenvector": lambda: nx.eigenvector_centrality_numpy(graph),
        "components": lambda: list(nx.connected_components(graph)),
        "core-number": lambda: nx.core_number(graph),
        "k-shortest-paths": lambda: list(itertools.islice(nx.shortest_simple_paths(graph, *ends(graph, "networkx")), 10)),
    }


def main(package, name, path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        graph = read_igraph(rows) if package == "igraph" else read_networkx(rows)
    nodes = list(range(graph.vcount())) if package == "igraph" else list(graph)
    scaled = name in ("closeness", "harmonic", "eccentricity") and len(nodes) > (10_000 if package == "igraph" else 1_000)
    some = nodes[:: len(nodes) // SOURCES] if scaled else nodes
    analyses = of_igraph(graph, some) if package == "igraph" else of_networkx(graph, some)
    if name not in analyses:
        return 3
    clock = time.perf_counter()
    processor = time.process_time()
    analyses[name]()
    clock = time.perf_counter() - clock
    processor = time.process_time() - processor
    share = len(some) / len(nodes)
    print(clock / share, processor / share, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, share)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
