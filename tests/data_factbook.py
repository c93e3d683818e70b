"""The World Factbook's memberships through their mapping, against what Python reads in the same file.

    tests/data_factbook.py PROGRAM
"""

import collections
import sys

from data_set import EDGES, MAPPINGS, SHARED, main, table

FILE = SHARED / "factbook" / "participation.csv"
CANDIDATES = {"candidate country", "candidates", "candidate", "accession candidate", "pending member"}


def edges(data, type_name):
    return data.select("f.db", EDGES, type_name, "factbook")


def rows_become_edges(data, rows):
    data.loads_once("f.db", FILE, "factbook.toml")
    bodies = {row["organisation"]: row for row in table(MAPPINGS / "factbook_organisations.csv")}
    members = {row["gec"]: row["key"] for row in table(MAPPINGS / "gec_codes.csv")}
    told = [(members[r["gec"]], bodies[r["organisation"]]["key"], r["qualifier"]) for r in rows if r["organisation"] != "none"]
    for type_name, is_candidate in (("MEMBER_OF", False), ("ASPIRES_TO", True)):
        found = {(e["tail"], e["head"]) for e in edges(data, type_name) if e["property"] == "exists"}
        data.check(f"edges {type_name}", found, {(m, b) for m, b, q in told if (q in CANDIDATES) == is_candidate})
    stated = {(e["tail"], e["head"], e["value"]) for e in edges(data, "MEMBER_OF") if e["property"] == "status"}
    data.check("members without a qualifier", {(m, b) for m, b, s in stated if s in ("full", "contributor")},
               {(m, b) for m, b, q in told if q in ("", "2024", "Chinese Taipei")})
    data.check("observers", {(m, b) for m, b, s in stated if s == "observer"},
               {(m, b) for m, b, q in told if q in ("observer", "associate observer")})
    dated = [e for e in edges(data, "MEMBER_OF") if e["property"] == "exists" and (e["since"] is not None or e["until"] is not None)]
    data.check("memberships with a day", dated, [])


def well_known(data):
    status = {(e["tail"], e["head"]): e["value"] for e in edges(data, "MEMBER_OF") if e["property"] == "status"}
    count = collections.Counter((body, word) for (_, body), word in status.items())
    data.check("NATO", (count["NATO", "full"], count["NATO", "partner"]), (32, 2))
    data.check("NATO's partners", sorted(m for (m, b), w in status.items() if b == "NATO" and w == "partner"), ["JOR", "MLT"])
    data.check("EU", count["EU", "full"], 28)
    data.check("candidates for the EU", sorted(e["tail"] for e in edges(data, "ASPIRES_TO")
                                               if e["head"] == "EU" and e["property"] == "exists"), ["MKD", "SRB", "TUR"])
    for tie, word in {("DEU", "NATO"): "full", ("GMB", "org:AU"): "full", ("NAM", "org:AU"): "full", ("CHE", "UN"): "full",
                      ("XKX", "org:IMF"): "full", ("EU", "G7"): "full", ("UKR", "org:CIS"): "participating",
                      ("TWN", "org:WTO"): "full", ("AFG", "org:ADB"): "full", ("MOZ", "org:UNESCO"): "full",
                      ("IND", "org:UNMISS"): "contributor", ("CUB", "org:OAS"): "suspended"}.items():
        data.check(f"status of {tie[0]} in {tie[1]}", status.get(tie), word)


def beside_the_built_in_data(data):
    data.load("f.db", "data/alliances")
    nodes = {r[0] for r in data.select("f.db", "SELECT key FROM node")}
    data.load("built-in.db", "data/alliances")
    built_in = {r[0] for r in data.select("built-in.db", "SELECT key FROM node")}
    data.check("new nodes that are no organisation", {n for n in nodes - built_in if not n.startswith("org:")}, set())
    germany = data.show("f.db", "Germany", "--as-of 2025-01-01")
    data.check("sources of Germany in NATO", "factbook" in germany[("MEMBER_OF", "NATO")]["sources"].split(", "), True)
    britain = data.show("f.db", "United Kingdom", "--as-of 2025-01-01")
    data.check("Britain's stale membership", britain[("MEMBER_OF", "European Union")]["marks"], "disputed, undated")
    before = data.show("f.db", "Sweden", "--as-of 2024-03-06")
    data.check("what Sweden is said to be a member of before the edition", [r for r in before.values() if r["sources"] == "factbook"], [])


def refused(data):
    data.refuses(data.copy(FILE, "moved.csv", lambda lines: ["country,gec,organisation,qualifier", *lines[1:]]), "factbook.toml",
                 'column 1 of the header: expected "gec", found "country"')
    for row, said in (
        ("xx,Nowhere,UN,", 'column gec: expected a known gec (gec_codes.csv), found "xx"'),
        ("gm,Germany,ABC,", 'column organisation: expected a known organisation (factbook_organisations.csv), found "ABC"'),
        ("gm,Germany,UN,honorary", 'column qualifier: expected one of '),
    ):
        report = data.load("unknown.db", data.copy(FILE, "unknown.csv", lambda lines, row=row: [lines[0], row]), "factbook.toml")
        data.check(f"rejected: {row}", (report["rejected"], said in report["said"]), ("1", True))


def test(data):
    rows = table(FILE)
    rows_become_edges(data, rows)
    well_known(data)
    beside_the_built_in_data(data)
    refused(data)


if __name__ == "__main__":
    sys.exit(main(test, FILE))
