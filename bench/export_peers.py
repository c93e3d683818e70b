"""Times a peer that writes the graph of a file: PEER FORMAT FILE. Prints the median in seconds."""

import json
import statistics
import sys
import time


def networkx_graphml(source):
    import networkx

    graph = networkx.read_graphml(source)
    return lambda target: networkx.write_graphml(graph, target)


def networkx_node_link(source):
    import networkx

    with open(source, encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file))

    def write(target):
        with open(target, "w", encoding="utf-8") as file:
            json.dump(networkx.node_link_data(graph), file)

    return write


def igraph_graphml(source):
    import igraph

    graph = igraph.Graph.Read_GraphML(source)
    return lambda target: graph.write_graphml(target)


WRITERS = {
    ("networkx", "graphml"): networkx_graphml,
    ("networkx", "node-link"): networkx_node_link,
    ("igraph", "graphml"): igraph_graphml,
}


def main(peer, form, source):
    write = WRITERS[peer, form](source)
    seconds = []
    for _ in range(3):
        begin = time.perf_counter()
        write(source + ".peer")
        seconds.append(time.perf_counter() - begin)
    print(statistics.median(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
