"""Roll calls of the UN General Assembly through their mapping, against what Python reads in the same files.

    tests/data_un_votes.py PROGRAM
"""

import collections
import datetime
import shutil
import sys

from data_set import MAPPINGS, SHARED, main, table

FOLDER = SHARED / "un-votes"
SCHEMA = f"--schema '{MAPPINGS / 'un-votes.schema.toml'}'"
# As the file names them, of those whose code is missing, reused or not theirs alone.
KEYS = {"Namibia": "NAM", "Federal Republic of Germany": "DEU", "Germany": "DEU", "German Democratic Republic": "DDR",
        "Yugoslavia": "SRB", "Czechoslovakia": "CSK", "Yemen Arab Republic": "cow:678", "Zanzibar": "cow:511",
        "Yemen People's Republic": "YMD", "Taiwan": "TWN", "China": "CHN", "Russia": "RUS", "Micronesia (Federated States of)": "FSM"}


def votes(data, rows, calls):
    data.loads_once("u.db", FOLDER, "un-votes.toml", SCHEMA)
    stated = data.select("u.db", """
        SELECT t.key AS tail, h.key AS head, s.property, s.value, s.since FROM statement s JOIN edge e ON e.id = s.element
        JOIN node t ON t.id = e.tail JOIN node h ON h.id = e.head WHERE s.retracted IS NULL""")
    exists = [(r["tail"], r["head"], r["since"]) for r in stated if r["property"] == 1]
    data.check("edges", len(exists), len(rows))
    data.check("votes", collections.Counter(r["value"] for r in stated if r["property"] != 1), collections.Counter(r["vote"] for r in rows))
    first = datetime.date(1970, 1, 1)
    days = {f"rc:{row['rcid']}": (datetime.date.fromisoformat(row["date"]) - first).days for row in calls}
    data.check("edges whose day is not that of the roll call", [e for e in exists if e[2] != days[e[1]]][:3], [])
    by_key = collections.defaultdict(set)
    for row in rows:
        if row["country"] in KEYS:
            by_key[KEYS[row["country"]]].add((f"rc:{row['rcid']}", row["vote"]))
    for key, wanted in by_key.items():
        found = {(r["head"], r["value"]) for r in stated if r["tail"] == key and r["property"] != 1}
        data.check(f"votes of {key}", found == wanted, True)


def roll_calls(data, calls, issues):
    stated = data.select("u.db", """
        SELECT n.key, p.name AS property, s.value FROM statement s JOIN node n ON n.id = s.element
        JOIN property p ON p.id = s.property WHERE s.retracted IS NULL""")
    data.check("resolutions", {(r["key"], r["value"]) for r in stated if r["property"] == "resolution"},
               {(f"rc:{c['rcid']}", c["unres"]) for c in calls if c["unres"]})
    data.check("issues", {(r["key"], r["value"]) for r in stated if r["property"] == "issues"},
               {(f"rc:{i['rcid']}", i["issue"]) for i in issues})
    data.check("roll calls", sum(1 for r in stated if r["value"] == "RollCall"), len(calls))


def beside_the_built_in_data(data):
    data.check("rejected of the built-in data", data.load("u.db", "data/alliances")["rejected"], "0")
    ties = data.show("u.db", "Luxembourg", "--as-of 2020-01-14")
    data.check("Luxembourg is the one of the built-in data", {"VOTED_ON", "MEMBER_OF"} <= {t for t, _ in ties}, True)
    found = data.run("entente path u.db Luxembourg Poland --as-of 2020-01-14 --format csv").stdout
    data.check("default paths avoid roll calls", "VOTED_ON" in found, False)


def refused(data):
    shutil.copytree(FOLDER, data.folder / "moved", copy_function=shutil.copyfile)
    (data.folder / "moved").chmod(0o755)
    data.copy(FOLDER / "un_votes.csv.gz", "moved/un_votes.csv.gz",
              lambda lines: ['"rcid","country_code","country","vote"', *lines[1:9]])
    data.refuses(data.folder / "moved", "un-votes.toml", 'column 2 of the header: expected "country", found "country_code"', SCHEMA)


def test(data):
    calls = table(FOLDER / "un_roll_calls.csv.gz")
    votes(data, table(FOLDER / "un_votes.csv.gz"), calls)
    roll_calls(data, calls, table(FOLDER / "un_roll_call_issues.csv.gz"))
    beside_the_built_in_data(data)
    refused(data)


if __name__ == "__main__":
    sys.exit(main(test, FOLDER / "un_votes.csv.gz"))
