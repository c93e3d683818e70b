"""What the tests of the mappings share: a folder to load into, the real tables where they are at hand, and claims.

The tables lie in ENTENTE_SHARED/data (default: ../shared). A test that finds none of its own is skipped with exit 77.
"""

import csv
import gzip
import os
import pathlib
import sqlite3
import sys

from sandbox import SKIPPED, SOURCE, Sandbox

MAPPINGS = SOURCE / "data" / "mappings"
SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", SOURCE.parent / "shared")) / "data"
OPEN = 2147483647  # an open bound in the file

EDGES = """
    SELECT t.key AS tail, h.key AS head, p.name AS property, s.value, s.since, s.since_last, s.until, s.until_last,
        d.since_event, d.locator, e.identity, s.id
    FROM statement s JOIN edge e ON e.id = s.element JOIN edge_type y ON y.id = e.type JOIN node t ON t.id = e.tail
        JOIN node h ON h.id = e.head JOIN property p ON p.id = s.property JOIN source o ON o.id = s.source
        LEFT JOIN detail d ON d.statement = s.id
    WHERE s.retracted IS NULL AND y.name = ? AND o.key = ?"""


def opened(path, mode):
    return (gzip.open if path.suffix == ".gz" else open)(path, mode, encoding="utf-8", newline="")


def table(path):
    with opened(path, "rt") as file:
        return list(csv.DictReader(file))


def lookup(name, key, value):
    return {row[key]: row[value] for row in table(MAPPINGS / name)}


class DataSet:
    """A folder with the program, and what went wrong in it. Use as a context."""

    def __init__(self, program):
        self.sandbox = Sandbox(program)
        self.problems = []
        self.claims = 0

    def __enter__(self):
        self.sandbox.__enter__()
        self.folder = self.sandbox.fresh(with_database=False)
        return self

    def __exit__(self, *what):
        self.sandbox.__exit__(*what)

    def check(self, claim, found, wanted):
        self.claims += 1
        if found != wanted:
            self.problems.append(f"{claim}: expected {str(wanted)[:600]}, found {str(found)[:600]}")

    def run(self, command):
        return self.sandbox.run(command, self.folder)

    def load(self, database, source, mapping=None, options=""):
        """Loads, and returns what the load reports, with its messages under `said` and its exit under `exit`."""
        given = f"--mapping '{MAPPINGS / mapping}'" if mapping else ""
        done = self.run(f"entente load {database} '{source}' {given} {options} --format csv")
        report = next(csv.DictReader(done.stdout.splitlines()), {})
        return {**report, "said": done.stderr.strip(), "exit": done.returncode}

    def loads_once(self, database, source, mapping, options=""):
        """A first load rejects no row, and a second changes nothing."""
        first = self.load(database, source, mapping, options)
        self.check(f"{mapping}: rows rejected", (first.get("rejected"), first["said"]), ("0", ""))
        second = self.load(database, source, mapping)
        counts = ("new_nodes", "new_edges", "new_statements", "retracted", "rejected")
        self.check(f"{mapping}: a second load", {k: second.get(k) for k in counts}, dict.fromkeys(counts, "0"))
        return first

    def refuses(self, source, mapping, said, options=""):
        """A load stops with a message and leaves nothing."""
        done = self.load("refused.db", source, mapping, options)
        self.check(f"{mapping}: exit of a refused load", done["exit"], 1)
        self.check(f"{mapping}: {said!r} in what a refused load says", said in done["said"], True)

    def copy(self, source, name, change):
        """A changed copy of a table; `change` takes and returns its lines."""
        with opened(source, "rt") as file:
            lines = file.read().splitlines()
        path = self.folder / name
        with opened(path, "wt") as file:
            file.writelines(line + "\n" for line in change(lines))
        return path

    def select(self, database, sql, *values):
        with sqlite3.connect(self.folder / database) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(sql, values).fetchall()

    def show(self, database, node, options):
        """The ties of a node: {(type, other node): row}."""
        lines = self.run(f"entente show {database} '{node}' {options} --format csv").stdout.splitlines()
        ties = lines[lines.index(next(line for line in lines if line.startswith("type,"))):] if len(lines) > 2 else []
        return {(row["type"], row["node"]): row for row in csv.DictReader(ties)}


def main(test, *needed):
    missing = [path for path in needed if not path.exists()]
    if missing:
        print(f"skipped: there is no {missing[0]}")
        return SKIPPED
    with DataSet(sys.argv[1]) as data:
        test(data)
        for problem in data.problems:
            print(problem)
        print(f"{data.claims} claims, {len(data.problems)} problems")
        return 1 if data.problems or not data.claims else 0
