"""Times networkx's write_dot on the graph that bench/draw.cpp wrote, and prints the median in seconds."""

import statistics
import sys
import time
import warnings

import networkx

warnings.simplefilter("ignore")  # networkx announces that pydot support will go


def read(path):
    graph = networkx.MultiDiGraph()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            kind, first, second, third = line.rstrip("\n").split("\t")
            if kind == "N":
                graph.add_node(first, label=second, kind=third)
            else:
                graph.add_edge(first, second, type=third)
    return graph


def main(source, target):
    graph = read(source)
    seconds = []
    for _ in range(3):
        begin = time.perf_counter()
        networkx.drawing.nx_pydot.write_dot(graph, target)
        seconds.append(time.perf_counter() - begin)
    print(statistics.median(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
