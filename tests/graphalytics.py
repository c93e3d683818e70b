"""Runs the validation graphs of LDBC Graphalytics through the command line and compares with their reference output.

    tests/graphalytics.py PROGRAM [ALGORITHM]...

The files lie in $ENTENTE_SHARED (else ../shared) under conformance/graphalytics; without them the test says so and is
skipped. Each graph is loaded as plain tables; one that is missing from the reference output, or too many, is a failure.
"""

import csv
import math
import os
import pathlib
import sys

from sandbox import SKIPPED, SOURCE, Sandbox

SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", SOURCE.parent / "shared"))
FOLDER = SHARED / "conformance" / "graphalytics"
UNREACHED = {"9223372036854775807", "Infinity"}
TOLERANCE = 1e-9


class Graph:
    """Vertices and edges (tail, head, weight or nothing); a file of its format or a pair .v and .e."""

    def __init__(self, path, directed):
        self.directed = directed
        edges = FOLDER / f"{path}.e"
        if edges.exists():
            self.vertices = (FOLDER / f"{path}.v").read_text().split()
            self.edges = [line.split() for line in edges.read_text().splitlines()]
        else:
            rows = [line.split() for line in (FOLDER / path).read_text().splitlines()]
            self.vertices = sorted({vertex for row in rows for vertex in row})
            self.edges = [[row[0], head] for row in rows for head in row[1:]]
            if not directed:
                self.edges = [list(pair) for pair in sorted({tuple(sorted(edge)) for edge in self.edges})]

    def load(self, sandbox):
        folder = sandbox.fresh(with_database=False)
        with (folder / "nodes.csv").open("w", newline="") as file:
            csv.writer(file).writerows([["id"], *([vertex] for vertex in self.vertices)])
        with (folder / "edges.csv").open("w", newline="") as file:
            columns = ["source", "target", "weight"][: len(self.edges[0])]
            csv.writer(file).writerows([columns, *self.edges])
        undirected = "" if self.directed else "--undirected"
        run(sandbox, folder, "entente load g.db nodes.csv --open --nodes Vertex")
        run(sandbox, folder, f"entente load g.db edges.csv --edges EDGE {undirected}")
        return folder


def run(sandbox, folder, command):
    done = sandbox.run(command, folder)
    if done.returncode != 0:
        raise SystemExit(f"$ {command}\n{done.stdout}{done.stderr}")
    return done.stdout


def reference(path):
    return dict(line.split() for line in (FOLDER / path).read_text().splitlines())


def reached(sandbox, graph, expected, weight=""):
    """The distance of each vertex that can be reached from the one that the reference has at distance 0."""
    start = next(vertex for vertex, distance in expected.items() if distance not in UNREACHED and float(distance) == 0)
    directed = "--directed" if graph.directed else ""
    folder = graph.load(sandbox)
    answer = run(sandbox, folder, f"entente path g.db {start} --reach {weight} {directed} --as-of all --format csv")
    distances = {row["key"]: row["distance"] for row in csv.DictReader(answer.splitlines())}
    return {vertex: distances.get(vertex, "Infinity") for vertex in {*graph.vertices, *distances}}


def bfs(sandbox, graph, expected):
    return reached(sandbox, graph, expected)


def sssp(sandbox, graph, expected):
    return reached(sandbox, graph, expected, "--weight weight")


def wcc(sandbox, graph, expected):
    folder = graph.load(sandbox)
    answer = run(sandbox, folder, "entente groups g.db components --as-of all --format csv")
    return {row["key"]: row["group"] for row in csv.DictReader(answer.splitlines())}


def lcc(sandbox, graph, expected):
    directed = "--directed" if graph.directed else ""
    folder = graph.load(sandbox)
    answer = run(sandbox, folder, f"entente centrality g.db local-clustering {directed} --as-of all --format csv")
    return {row["key"]: row["value"] for row in csv.DictReader(answer.splitlines())}


def equal(wanted, found):
    if wanted in UNREACHED or found in UNREACHED:
        return wanted in UNREACHED and found in UNREACHED
    return math.isclose(float(wanted), float(found), rel_tol=TOLERANCE)


def same_values(expected, found):
    """What differs, as lines."""
    return [
        f"{vertex}: expected {expected.get(vertex)}, found {found.get(vertex)}"
        for vertex in sorted({*expected, *found})
        if vertex not in expected or vertex not in found or not equal(expected[vertex], found[vertex])
    ]


def same_parts(expected, found):
    """Names of groups mean nothing: what differs is who is together."""
    def parts(groups):
        members = {}
        for vertex, group in groups.items():
            members.setdefault(group, set()).add(vertex)
        return {frozenset(part) for part in members.values()}
    return [f"together in one answer alone: {', '.join(sorted(part))}" for part in parts(expected) ^ parts(found)]


# An algorithm is what computes it, what compares it, and its graphs: input, reference output, directed.
ALGORITHMS = {
    "bfs": (bfs, same_values, [
        ("bfs/dir-input", "bfs/dir-output", True),
        ("bfs/undir-input", "bfs/undir-output", False),
        ("example/example-directed", "example/example-directed-BFS", True),
        ("example/example-undirected", "example/example-undirected-BFS", False),
        ("example/example-directed-input", "example/example-directed-BFS", True),
        ("example/example-undirected-input", "example/example-undirected-BFS", False),
    ]),
    "sssp": (sssp, same_values, [
        ("sssp/dir-input", "sssp/dir-output", True),
        ("sssp/undir-input", "sssp/undir-output", False),
        ("example/example-directed", "example/example-directed-SSSP", True),
        ("example/example-undirected", "example/example-undirected-SSSP", False),
    ]),
    "wcc": (wcc, same_parts, [
        ("wcc/dir-input", "wcc/dir-output", True),
        ("wcc/undir-input", "wcc/undir-output", False),
        ("example/example-directed", "example/example-directed-WCC", True),
        ("example/example-undirected", "example/example-undirected-WCC", False),
    ]),
    "lcc": (lcc, same_values, [
        ("lcc/dir-input", "lcc/dir-output", True),
        ("lcc/undir-input", "lcc/undir-output", False),
        ("example/example-directed", "example/example-directed-LCC", True),
        ("example/example-undirected", "example/example-undirected-LCC", False),
    ]),
}


def main():
    if not FOLDER.exists():
        print(f"skipped: there is no {FOLDER}")
        return SKIPPED
    failures = cases = 0
    with Sandbox(sys.argv[1]) as sandbox:
        for name in sys.argv[2:] or ALGORITHMS:
            compute, compare, graphs = ALGORITHMS[name]
            for graph, output, directed in graphs:
                cases += 1
                expected = reference(output)
                differences = compare(expected, compute(sandbox, Graph(graph, directed), expected))
                if differences:
                    failures += 1
                    print(f"FAILED {name} of {graph}", *differences, sep="\n  ")
    print(f"{cases} cases, {failures} failures")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
