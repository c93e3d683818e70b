"""What the program prints for well-known graphs, against the values of two other libraries.

python3 tests/known_graphs.py PROGRAM
The graphs lie in $ENTENTE_SHARED/data/graphs (default ../shared); without that folder the test is skipped.
"""

import csv
import io
import json
import math
import os
import pathlib
import sys

from sandbox import SKIPPED, SOURCE, Sandbox

GRAPHS = ["karate", "krackhardt_kite", "florentine_families", "les_miserables", "davis_southern_women"]

# column of expected_nodes.csv: measure with its options, and how close the value has to be
MEASURES = {
    "degree": ("degree", 0),
    "betweenness_raw": ("betweenness", 1e-9),
    "betweenness_norm": ("betweenness --normalised", 1e-9),
    "closeness_component": ("closeness", 1e-9),
    "closeness_wasserman_faust": ("closeness-wasserman-faust", 1e-9),
    "harmonic_raw": ("harmonic", 1e-9),
    "pagerank_085": ("pagerank", 1e-6),
    "core_number": ("core-number", 0),
    "local_clustering": ("local-clustering", 1e-9),
    "triangles": ("triangles", 0),
    "eccentricity_in_component": ("eccentricity", 0),
    "eigenvector_largest_component_l2": ("eigenvector", 1e-6),
}

# of expected_summary.json and of `groups summary`
FIGURES = ["nodes", "edges", "components", "diameter_over_reachable", "mean_distance_over_reachable_pairs",
           "reachable_ordered_pairs", "density", "transitivity", "triangles"]

failures = []


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def same(found, expected, within):
    return math.isclose(float(found), float(expected), rel_tol=within, abs_tol=within)


def check(condition, words):
    if not condition:
        failures.append(words)


class Graph:
    def __init__(self, sandbox, folder):
        self.sandbox = sandbox
        self.folder = folder
        self.here = sandbox.fresh(False)
        self.answer(f"load g.db '{folder}/nodes.csv' --open --nodes Node")
        self.answer(f"load g.db '{folder}/edges.csv' --edges TIE --undirected")

    def answer(self, words):
        done = self.sandbox.run(f"entente {words}", self.here)
        if done.returncode != 0:
            raise SystemExit(f"{self.folder.name}: entente {words}: {done.stderr}")
        return done.stdout

    def groups(self, method):
        return json.loads(self.answer(f"groups g.db {method} --format json"))

    def expected(self, name):
        return rows((self.folder / name).read_text())

    def check_centralities(self):
        expected = self.expected("expected_nodes.csv")
        for column, (words, within) in MEASURES.items():
            if column not in expected[0]:
                continue
            found = {row["key"]: row["value"] for row in rows(self.answer(f"centrality g.db {words} --format csv"))}
            check(len(found) == len(expected), f"{self.folder.name}: {words}: {len(found)} rows")
            for row in expected:
                if row[column] != "":
                    value = found[row["id"]]
                    check(value != "" and same(value, row[column], within),
                          f"{self.folder.name}: {words} of {row['id']}: {value}, expected {row[column]}")

    def check_ties(self):
        found = {frozenset((row["tail"], row["head"])): row["value"]
                 for row in rows(self.answer("centrality g.db edge-betweenness --format csv"))}
        for row in self.expected("expected_edge_betweenness.csv"):
            value = found[frozenset((row["source"], row["target"]))]
            check(same(value, row["edge_betweenness_raw"], 1e-9), f"{self.folder.name}: {row}: {value}")

    def check_summary(self):
        expected = json.loads((self.folder / "expected_summary.json").read_text())
        figures = self.groups("summary")
        for name in FIGURES:
            check(same(figures[name], expected[name], 1e-9), f"{self.folder.name}: {name}: {figures[name]}")
        sets = {
            "articulation_points": ("articulation-points", lambda group: group["members"][0]),
            "bridges": ("bridges", lambda group: sorted(group["members"])),
        }
        for key, (method, shape) in sets.items():
            found = sorted(shape(group) for group in self.groups(method))
            wanted = sorted(sorted(item) if isinstance(item, list) else item for item in expected[key])
            check(found == wanted, f"{self.folder.name}: {method}: {found}, expected {wanted}")
        sizes = [group["size"] for group in self.groups("components")]
        check(sizes == sorted(expected["component_sizes"], reverse=True), f"{self.folder.name}: components {sizes}")
        blocks = len(self.groups("biconnected"))
        check(blocks == expected["biconnected_components"], f"{self.folder.name}: {blocks} blocks")
        cliques = self.groups("cliques")
        check(len(cliques) == expected["cliques_maximal"], f"{self.folder.name}: {len(cliques)} cliques")
        check(cliques[0]["size"] == expected["largest_clique"], f"{self.folder.name}: {cliques[0]}")


def main():
    shared = pathlib.Path(os.environ.get("ENTENTE_SHARED", SOURCE.parent / "shared")) / "data" / "graphs"
    if not shared.is_dir():
        print(f"skipped: there is no folder {shared}")
        return SKIPPED
    with Sandbox(sys.argv[1]) as sandbox:
        for name in GRAPHS:
            graph = Graph(sandbox, shared / name)
            graph.check_centralities()
            graph.check_ties()
            graph.check_summary()
    for failure in failures:
        print(failure)
    print(f"{len(failures)} of the values of {len(GRAPHS)} graphs differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
