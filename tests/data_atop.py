"""ATOP 4.01 through its two mappings, against what Python reads in the same files.

    tests/data_atop.py PROGRAM
"""

import calendar
import datetime
import sys

from data_set import EDGES, MAPPINGS, OPEN, SHARED, main, lookup, table

MEMBERS = SHARED / "atop" / "atop-member-level.csv"
ALLIANCES = SHARED / "atop" / "atop-alliance-level.csv"
OBLIGATIONS = {"defense": "defence", "offense": "offence", "neutral": "neutrality", "nonagg": "nonaggression",
               "consul": "consultation"}
# Units of the Correlates of War that are no state of ISO 3166-1.
FORMER = {"cow:240", "cow:245", "cow:267", "cow:269", "cow:271", "cow:273", "cow:275", "cow:280", "cow:300", "cow:329",
          "cow:332", "cow:335", "cow:337", "cow:678", "cow:730", "cow:817", "cow:8152", "CSK", "DDR", "YMD"}


def number(year, month, day):
    return (datetime.date(year, month, day) - datetime.date(1970, 1, 1)).days


def bound(row, *columns):
    """The two columns that the file has for a day in three cells, of which the last may lack."""
    year, month, day = (int(row[column] or 0) for column in columns)
    if year == 0:
        return (None, None)
    if day:
        return (number(year, month, day), None)
    return (number(year, month, 1), number(year, month, calendar.monthrange(year, month)[1]))


def entry(row):
    return bound(row, "yrent", "moent", "dayent")


def leaving(row):
    return bound(row, "yrexit", "moexit", "dayexit")


def agreement(atopid):
    return "agreement:north-atlantic-treaty" if atopid == "3180" else f"atop:{atopid}"


def spans(rows):
    return (rows["since"], rows["since_last"]), (rows["until"], rows["until_last"])


def members(data, rows):
    keys = lookup("cow_codes.csv", "cow", "key")
    data.loads_once("member.db", MEMBERS, "atop-member.toml")
    stated = data.select("member.db", EDGES, "PARTY_TO", "atop-4.01-member")
    data.check("spells", {(r["tail"], r["head"], *spans(r)) for r in stated if r["property"] == "exists"},
               {(keys[r["member"]], agreement(r["atopid"]), entry(r), leaving(r)) for r in rows})
    data.check("obligations", {(r["tail"], r["head"], r["value"], *spans(r)) for r in stated if r["property"] == "obligations"},
               {(keys[r["member"]], agreement(r["atopid"]), word, entry(r), leaving(r))
                for r in rows for column, word in OBLIGATIONS.items() if r[column] == "1"})
    data.check("spells that begin with a signature",
               {r["locator"] for r in stated if r["property"] == "exists" and r["since_event"] == "signed"},
               {f"ATOP {r['atopid']}, member {r['member']}, phase {r['phase']}" for r in rows if r["phase"] in ("0", "1")})
    data.check("rows without an end", sum(1 for r in rows if r["yrexit"] == "0"), 1062)
    data.check("spells without an end", sum(1 for r in stated if r["property"] == "exists" and r["until"] is None), 1062)
    data.check("rows with a month and no day", sum(1 for r in rows if not r["dayent"]), 5)


def well_known(data):
    """Agreements whose parties are in every handbook."""
    ties = data.show("member.db", "ANZUS Treaty", "--as-of 1990-01-01")
    data.check("parties to ANZUS in 1990", sorted(node for _, node in ties), ["Australia", "United States"])
    ties = data.show("member.db", "ATOP 3215", "--as-of 1980-01-01")
    data.check("parties to ANZUS in 1980", sorted(node for _, node in ties), ["Australia", "New Zealand", "United States"])
    for day, count in {"1949-04-03": 0, "1949-04-04": 12, "1951-10-22": 14, "1960-01-01": 15, "1990-10-02": 16,
                       "1990-10-03": 16, "1998-01-01": 19, "2004-04-01": 26, "2010-01-01": 28, "2016-12-31": 29}.items():
        ties = data.show("member.db", "North Atlantic Treaty", f"--as-of {day}")
        data.check(f"parties to the North Atlantic Treaty on {day}", len(ties), count)
    words = {row["properties"] for row in ties.values()}
    data.check("obligations of its parties", {tuple(sorted(w.removeprefix("obligations: ") for w in word.split("; ")))
                                              for word in words}, {("consultation", "defence", "nonaggression")})
    ties = data.show("member.db", "Warsaw Pact", "--as-of 1960-01-01")
    data.check("parties to the Warsaw Pact", sorted(node for _, node in ties),
               ["Albania", "Bulgaria", "Czechoslovakia", "German Democratic Republic", "Hungary", "Poland", "Romania", "Russia"])
    data.check("Albania's last day in it", ties[("PARTY_TO", "Albania")]["holds"], "1955-05-14 to 1968-09-11")
    ties = data.show("member.db", "Triple Alliance", "--as-of 1914-07-28")
    data.check("parties to the Triple Alliance", sorted(node for _, node in ties), ["Austria-Hungary", "Germany", "Italy"])


def censored(data):
    for day, marks in (("2016-12-31", ""), ("2017-01-01", "carried")):
        ties = data.show("member.db", "ANZUS Treaty", f"--as-of {day}")
        data.check(f"marks on {day}", {row["marks"] for row in ties.values()}, {marks})
    data.check("ties after the coverage, strictly", data.show("member.db", "ANZUS Treaty", "--as-of 2017-01-01 --strict-coverage"), {})


def alliances(data, rows):
    data.loads_once("alliance.db", ALLIANCES, "atop-alliance.toml")
    stated = data.select("alliance.db", """
        SELECT n.key, p.name AS property, s.value, s.since, s.since_last, s.until, s.until_last FROM statement s
        JOIN node n ON n.id = s.element JOIN property p ON p.id = s.property WHERE s.retracted IS NULL""")
    wanted = set()
    for row in rows:
        until = bound(row, "endyr", "endmo", "endday")
        wanted.add((agreement(row["atopid"]), bound(row, "begyr", "begmo", "begday"),
                    (OPEN, None) if until[0] is None else until))
    data.check("when alliances were there", {(r["key"], *spans(r)) for r in stated if r["property"] == "exists"}, wanted)
    months = {agreement(r["atopid"]): int(r["length"]) for r in rows if r["length"] not in ("", "0")}
    data.check("terms", {r["key"]: r["value"] for r in stated if r["property"] == "term"},
               {key: "P" + (f"{m // 12}Y" if m >= 12 else "") + (f"{m % 12}M" if m % 12 else "") for key, m in months.items()})
    data.check("ended", sum(1 for r in stated if r["property"] == "terminated"), sum(1 for r in rows if r["endyr"] != "0"))


def beside_the_built_in_data(data):
    data.load("built-in.db", "data/alliances")
    built_in = {r[0] for r in data.select("built-in.db", "SELECT key FROM node")}
    found = {}
    for database, order in (("first.db", (0, 1, 2)), ("last.db", (2, 1, 0))):
        sources = (("data/alliances", None), (ALLIANCES, "atop-alliance.toml"), (MEMBERS, "atop-member.toml"))
        for source, mapping in (sources[at] for at in order):
            data.check(f"rejected in {database}", data.load(database, source, mapping).get("rejected"), "0")
        found[database] = (
            {r[0] for r in data.select(database, "SELECT key FROM node")},
            {tuple(r) for r in data.select(database, "SELECT n.key, m.kind, m.text FROM name m JOIN node n ON n.id = m.node")},
            len(data.select(database, "SELECT id FROM edge")))
    data.check("in any order", found["first.db"] == found["last.db"], True)
    data.check("new nodes", {k for k in found["first.db"][0] - built_in if not k.startswith("atop:")}, FORMER - built_in)
    conflicts = data.run("entente conflicts first.db --format csv").stdout
    data.check("conflicts with the built-in data", [line for line in conflicts.splitlines() if "atop-4.01-" in line], [])
    ties = data.show("first.db", "Germany", "--as-of 2016-01-01")
    data.check("sources of Germany in the North Atlantic Treaty", ties[("PARTY_TO", "North Atlantic Treaty")]["sources"],
               "atop-4.01, atop-4.01-member, nato-members")


def refused(data):
    def swapped(lines):
        return [lines[0].replace("defense,offense", "offense,defense"), *lines[1:]]
    data.refuses(data.copy(MEMBERS, "moved.csv", swapped), "atop-member.toml",
                 'column 31 of the header: expected "defense", found "offense"')
    data.refuses(data.copy(ALLIANCES, "renamed.csv", lambda lines: [lines[0].replace("endyr", "end"), *lines[1:]]),
                 "atop-alliance.toml", 'column 7 of the header: expected "endyr", found "end"')
    stranger = data.copy(MEMBERS, "stranger.csv", lambda lines: [lines[0], lines[1].replace(",200,", ",999,", 1), *lines[2:4]])
    report = data.load("stranger.db", stranger, "atop-member.toml")
    data.check("rejected with an unknown code", (report["rejected"], report["new_edges"]), ("1", "2"))
    data.check("what is said of it", report["said"], 'rejected: $PWD/stranger.csv:2, column member: expected a known cow '
               '(cow_codes.csv), found "999"')


def test(data):
    rows = table(MEMBERS)
    members(data, rows)
    well_known(data)
    censored(data)
    alliances(data, table(ALLIANCES))
    beside_the_built_in_data(data)
    refused(data)


if __name__ == "__main__":
    sys.exit(main(test, MEMBERS, ALLIANCES))
