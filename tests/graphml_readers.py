"""NetworkX, igraph and xmllint read the GraphML of the built-in data set and agree with the database.

    tests/graphml_readers.py PROGRAM
"""

import csv
import io
import shutil
import sys

from sandbox import SKIPPED, Sandbox

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"{missing.name} is missing")
    sys.exit(SKIPPED)



class Check:
    def __init__(self):
        self.failed = 0

    def __call__(self, what, found, wanted):
        if found != wanted:
            self.failed += 1
            print(f"{what}: expected {wanted!r}, found {found!r}")


def count(sandbox, folder, query, options=""):
    done = sandbox.run(f"entente query alliances.db '{query}' {options} --format csv", folder)
    return [int(cell) for cell in list(csv.reader(io.StringIO(done.stdout)))[1]]


def typed(check, where, edges):
    """Of the types that the file declares: as Python has them."""
    kinds = {"type": str, "sources": str, "since": str}
    for data in edges:
        for name, kind in kinds.items():
            if name in data and not isinstance(data[name], kind):
                check(f"{where}: type of {name}", type(data[name]).__name__, kind.__name__)
                return
        if "amount" in data and not isinstance(data["amount"], (float, str)):
            check(f"{where}: type of amount", type(data["amount"]).__name__, "float")
            return


def one_file(sandbox, check, folder, name, options):
    done = sandbox.run(f"entente export alliances.db -o {name} {options}", folder)
    check(f"{name}: export", (done.returncode, done.stderr), (0, ""))
    path = folder / name
    if shutil.which("xmllint"):
        check(f"{name}: xmllint", sandbox.run(f"xmllint --noout {name}", folder).returncode, 0)
    view = options or "--as-of all"
    nodes = count(sandbox, folder, "MATCH (n) RETURN count(n)", view)[0]
    edges = count(sandbox, folder, "MATCH ()-[r]->() RETURN count(r)", view)[0]
    if not options:
        # A full export has what no view shows, too.
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        nodes = sum(line.startswith("    <node") for line in lines)
        edges = sum(line.startswith("    <edge") for line in lines)
    x = networkx.read_graphml(path)
    check(f"{name}: nodes in NetworkX", x.number_of_nodes(), nodes)
    check(f"{name}: edges in NetworkX", x.number_of_edges(), edges)
    typed(check, name, [data for _, _, data in x.edges(data=True)])
    y = igraph.Graph.Read_GraphML(str(path))
    check(f"{name}: nodes in igraph", y.vcount(), nodes)
    check(f"{name}: edges in igraph", y.ecount(), edges)
    keys = {data["key"] for _, data in x.nodes(data=True)}
    check(f"{name}: keys", keys, set(y.vs["key"]))
    check(f"{name}: Luxembourg", [d["name"] for _, d in x.nodes(data=True) if d["key"] == "LUX"], ["Luxembourg"])
    return x, y


def back(sandbox, check, folder, x, y):
    """What they write is read: the same graph."""
    networkx.write_graphml(x, folder / "networkx.graphml")
    y.write_graphml(str(folder / "igraph.graphml"))
    for name in ("networkx", "igraph"):
        done = sandbox.run(f"entente load {name}.db {name}.graphml --open --format csv", folder)
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        check(f"{name}: what is read back", [(r["new_nodes"], r["new_edges"], r["rejected"]) for r in rows],
              [(str(x.number_of_nodes()), str(x.number_of_edges()), "0")])


def main():
    check = Check()
    with Sandbox(sys.argv[1]) as sandbox:
        folder = sandbox.fresh(with_database=True)
        one_file(sandbox, check, folder, "full.graphml", "")
        x, y = one_file(sandbox, check, folder, "day.graphml", "--as-of 2024-07-15")
        back(sandbox, check, folder, x, y)
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
