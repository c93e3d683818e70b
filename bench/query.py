"""openCypher queries against Kuzu, LadybugDB, DuckDB and SQLite.

    bench/query.py [--folder DIR] [--build DIR] [--limit SECONDS] [--rounds N] [--sides NAME,...] [--tasks WORD,...]

Every side loads the same graphs into the folder, once: R-MAT of 2^16 nodes and 1,000,000 ties, and roll calls of the UN General
Assembly. Then each answers the tasks of query_tasks.py, in a process of its own, round after round in turn; what is shown is
the median of the time a question, and the peer's time over ours. Each process answers one question before anything is timed,
but that of the task "first", which has answered none; each task with parameters is asked once before. A side stops a task after the limit and tells the time of
what it did until then. Answers that differ are printed and end with exit 1.

The peers lie outside the repository, in ENTENTE_PEERS (default /tmp/entente-peers):

    mkdir -p /tmp/entente-peers && cd /tmp/entente-peers && npm install kuzu@0.11 @ladybugdb/core @duckdb/node-api
    (cd node_modules/kuzu && node install.js) && (cd node_modules/@ladybugdb/core && node install.js)

A peer that is missing is named and left out. SQLite is python3's.
"""

import argparse
import csv
import json
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import time

from query_tasks import points, tasks, warm_up

SOURCE = pathlib.Path(__file__).resolve().parent.parent
HERE = SOURCE / "bench" / "peers"
PEERS = pathlib.Path(os.environ.get("ENTENTE_PEERS", "/tmp/entente-peers"))
VOTES = pathlib.Path(os.environ.get("ENTENTE_SHARED", SOURCE.parent / "shared")) / "data" / "un-votes"
PYTHON = "/usr/bin/python3"
COMMANDS = {
    "kuzu": ["node", HERE / "cypher.mjs", "kuzu"],
    "ladybug": ["node", HERE / "cypher.mjs", "@ladybugdb/core"],
    "duckdb": ["node", HERE / "duckdb.mjs"],
    "sqlite": [PYTHON, HERE / "sqlite.py"],
}
PACKAGES = {"kuzu": "kuzu/kuzujs.node", "ladybug": "@ladybugdb/core/lbugjs.node", "duckdb": "@duckdb/node-api/package.json"}


def run(command):
    """What it prints, and the seconds that it took. Raises with what it said on failure."""
    begin = time.perf_counter()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stderr.strip()[-500:]}")
    return done.stdout, time.perf_counter() - begin


def present(side):
    if side in PACKAGES and not (PEERS / "node_modules" / PACKAGES[side]).exists():
        print(f"{side} is not in {PEERS}: see bench/query.py --help")
        return False
    return True


# --- the graphs


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def make_rmat(options, folder):
    run([options.bench, "--rmat", folder / "tie.csv"])
    run([options.program, "load", folder / "entente-rmat.db", folder / "tie.csv", "--open", "--edges", "TIE", "--tail", "tail",
         "--head", "head"])
    with open(folder / "tie.csv", encoding="utf-8") as file:
        next(file)
        keys = {int(key) for line in file for key in line.split(",")}
    write(folder / "node.csv", ["key"], [[key] for key in sorted(keys)])


def make_un(options, folder):
    mappings = SOURCE / "data" / "mappings"
    database = folder / "entente-un.db"
    run([options.program, "load", database, VOTES, "--mapping", mappings / "un-votes.toml", "--schema", mappings / "un-votes.schema.toml"])
    # The peers get what our file says, so that all answer about the same.
    file = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    said = """SELECT n.key, s.value FROM statement s JOIN node n ON n.id = s.element JOIN property p ON p.id = s.property WHERE p.name = ?"""
    labels = dict(file.execute(said, ["label"]))
    sessions = dict(file.execute(said, ["session"]))
    write(folder / "country.csv", ["key"], [[k] for k, label in labels.items() if label == "Country"])
    write(folder / "rollcall.csv", ["key", "session"], [[k, sessions[k]] for k, label in labels.items() if label == "RollCall"])
    write(folder / "voted_on.csv", ["country", "roll_call", "vote"], file.execute(
        """SELECT t.key, h.key, s.value FROM edge e JOIN statement s ON s.element = e.id JOIN property p ON p.id = s.property
        JOIN node t ON t.id = e.tail JOIN node h ON h.id = e.head WHERE p.name = 'vote'"""))


def prepare(options):
    """Graphs and databases that are not there yet; gives the sides that can answer."""
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for last, make in (("node.csv", make_rmat), ("voted_on.csv", make_un)):
        if not (folder / last).exists():
            make(options, folder)
    sides = [side for side in options.sides if side == "entente" or present(side)]
    for side in sides:
        for graph in ("rmat", "un"):
            database = folder / f"{side}-{graph}.db"
            if not database.exists():
                unfinished = folder / f"unfinished-{database.name}"
                seconds = run([*COMMANDS[side], "load", folder, unfinished])[1]
                for file in folder.glob(f"{unfinished.name}*"):
                    file.rename(folder / file.name.removeprefix("unfinished-"))
                print(f"{side} loaded {graph} in {seconds:.1f} s")
    return sides


# --- questions and answers


def ask(options, side, graph, wanted):
    """By task: the seconds and the answers, or the error."""
    if not wanted:
        return {}
    file = options.folder / "tasks.json"
    asked = [{"name": t.name, "text": t.text(side), "parameters": t.bound(side)} for t in wanted]
    file.write_text(json.dumps(asked), encoding="utf-8")
    words = [options.bench] if side == "entente" else [*COMMANDS[side], "hot"]
    try:
        return json.loads(run([*words, options.folder / f"{side}-{graph}.db", file, options.limit])[0])
    except RuntimeError as error:
        return {one["name"]: {"error": str(error)} for one in asked}


def differs(found, ours):
    """The first answers that are not the same, of those that both gave."""
    for number, (theirs, own) in enumerate(zip(found["answers"], ours["answers"])):
        if theirs != own:
            return f"answer {number} is {theirs}, not {own}"
    return ""


WARM_UP = {"rmat": "top degrees", "un": "filtered pattern"}


def hot(options, sides, nodes):
    """Times by task and side, and what differs."""
    every = tasks(nodes)
    warm = {t.graph: warm_up(t) for t in every if t.name == WARM_UP[t.graph]}
    wanted = [t for t in every if not options.tasks or any(word in t.name for word in options.tasks)]
    times, problems, first = {}, [], {}
    for round_number in range(options.rounds):
        for graph in ("rmat", "un"):
            for side in sides:
                # Who cannot answer within the limit is not asked again.
                again = [t for t in wanted if t.graph == graph and (round_number == 0 or times.get((t.name, side)))]
                later = [t for t in again if not t.fresh]
                answers = ask(options, side, graph, [t for t in again if t.fresh])
                answers |= ask(options, side, graph, [warm[graph], *later] if later else [])
                answers.pop("", None)
                for name, found in answers.items():
                    if "error" in found:
                        print(f"{side}, {name}: {found['error'].strip().splitlines()[0][:150]}")
                        continue
                    times.setdefault((name, side), []).append(found["seconds"] / len(found["answers"]))
                    problem = differs(found, first.setdefault(name, found))
                    if problem:
                        problems.append(f"{side}, {name}: {problem}")
    return [t.name for t in wanted], times, problems


def cold_command(options, side, graph, key):
    database = options.folder / f"{side}-{graph}.db"
    label = "Node" if graph == "rmat" else "Country"
    if side == "entente":
        return [options.program, "query", database, f"MATCH (n {{key: '{key}'}}) RETURN n.key", "--format", "tsv"]
    if side == "sqlite":
        return ["sqlite3", "-readonly", database, f"SELECT key FROM {label} WHERE key = '{key}'"]
    return [*COMMANDS[side], "cold", database, label, key]


def cold(options, sides, nodes):
    """A program that starts, opens, answers and ends."""
    times, problems = {}, []
    for name, graph, key in points(nodes):
        for _ in range(options.rounds * 5):
            for side in sides:
                try:
                    output, seconds = run(cold_command(options, side, graph, key))
                except (RuntimeError, FileNotFoundError) as error:
                    problems.append(f"{side}, {name}: {error}")
                    continue
                times.setdefault((name, side), []).append(seconds)
                if output.split()[-1:] != [str(key)]:
                    problems.append(f"{side}, {name}: the answer is {output!r}")
    return [name for name, _, _ in points(nodes)], times, problems


def table(names, sides, times, less):
    for name in names:
        ours = times.get((name, "entente"))
        cells = [f"{name:20}"]
        for side in sides:
            seconds = times.get((name, side))
            if not seconds:
                cells.append(f"{side} -")
                continue
            middle = max(statistics.median(seconds) - less.get(side, 0), 0)
            ratio = f" ({middle / statistics.median(ours):.2f})" if ours and side != "entente" else ""
            cells.append(f"{side} {middle * 1000:.3f} ms{ratio}")
        print("  ".join(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("/var/tmp/entente-query"))
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "build" / "release")
    parser.add_argument("--limit", type=float, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sides", type=lambda text: text.split(","), default=["entente", *COMMANDS])
    parser.add_argument("--tasks", type=lambda text: text.split(","), default=[])
    options = parser.parse_args()
    options.program = options.build / "entente"
    options.bench = options.build / "bench" / "bench_query"
    sides = prepare(options)
    nodes = [int(line) for line in (options.folder / "node.csv").read_text(encoding="utf-8").split()[1:]]
    print(f"load average {os.getloadavg()[0]:.1f}; milliseconds a question, and the peer's over ours")
    problems = []
    names, times, wrong = hot(options, sides, nodes)
    problems += wrong
    table(names, sides, times, {})
    if not options.tasks or "cold" in options.tasks:
        names, times, wrong = cold(options, sides, nodes)
        problems += wrong
        table(names, sides, times, {})
        of_node = statistics.median(run(["node", "-e", "0"])[1] for _ in range(options.rounds * 5))
        print(f"without the start of node, {of_node * 1000:.1f} ms:")
        table(names, sides, times, {side: of_node for side in PACKAGES})
    for problem in dict.fromkeys(problems):
        print(f"DIFFERS {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
