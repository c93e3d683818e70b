"""The Ukraine Support Tracker through its mapping, against what Python reads in the same files.

    tests/data_kiel.py PROGRAM
"""

import calendar
import collections
import datetime
import decimal
import re
import shutil
import sys

from data_set import EDGES, SHARED, main, table

FOLDER = SHARED / "kiel"
ALLOCATED = ("financial", "humanitarian", "military")
BASES = {**dict.fromkeys(ALLOCATED, "allocation"), "commitments": "commitment", "to_be_allocated": "to be allocated"}
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def euros(text):
    """The amount of "0.5 billion EUR", exactly."""
    number, scale = re.fullmatch(r"(-?[\d.]+) ?(thousand|million|billion|) ?EUR", text).groups()
    return decimal.Decimal(number) * SCALES[scale]


def month(row):
    year, number = int(row["year"]), int(row["month"])
    days = [datetime.date(year, number, day) for day in (1, calendar.monthrange(year, number)[1])]
    return tuple((day - datetime.date(1970, 1, 1)).days for day in days)


def supports(data, database):
    """Each act of support with its properties, by its own id."""
    acts = collections.defaultdict(dict)
    for row in data.select(database, EDGES, "SUPPORTS", "kiel-support-tracker"):
        act = acts[(row["tail"], row["identity"])]
        act[row["property"]] = row["value"] if row["property"] != "item" else act.get("item", ()) + (row["value"],)
        act.update(tail=row["tail"], head=row["head"])
        if row["property"] == "exists":
            act["since"] = (row["since"], row["since_last"])
    return list(acts.values())


def amounts(data, rows):
    data.loads_once("k.db", FOLDER, "kiel.toml")
    acts = supports(data, "k.db")
    stated = [a for a in acts if "included_in" not in a]
    wanted = collections.Counter(
        (row["iso"], BASES[column], column if column in ALLOCATED else None, month(row), decimal.Decimal(row[column]) * 10**9)
        for row in rows for column in BASES if decimal.Decimal(row[column]) != 0)
    data.check("acts of support", collections.Counter((a["tail"], a["basis"], a.get("category"), a["since"], euros(a["amount"]))
                                                      for a in stated), wanted)
    data.check("recipients", {a["head"] for a in acts}, {"UKR"})
    data.check("negative amounts", sum(1 for a in stated if euros(a["amount"]) < 0),
               sum(1 for row in rows for column in BASES if row[column].startswith("-")))
    data.check("there are negative amounts", any(euros(a["amount"]) < 0 for a in stated), True)
    for basis, columns in (("allocation", ALLOCATED), ("commitment", ("commitments",)), ("to be allocated", ("to_be_allocated",))):
        data.check(f"sum of {basis}", sum(euros(a["amount"]) for a in stated if a["basis"] == basis),
                   sum(decimal.Decimal(row[column]) for row in rows for column in columns) * 10**9)


def weapons(data, rows):
    found = [a for a in supports(data, "k.db") if "included_in" in a]
    data.check("weapons", collections.Counter((euros(a["amount"]), a["number"].split()[0]) for a in found),
               collections.Counter((decimal.Decimal(r["monetary_value_eur"]), r["number_of_weapons"]) for r in rows))
    abrams = [a for a in found if a["tail"] == "AUS" and a["number"] == "49 tanks"]
    data.check("Australia's tanks", [a["item"] for a in abrams], [("tanks", "M1A1 Abrams (49)")])


def donors(data):
    labels = data.select("k.db", """
        SELECT DISTINCT n.key, s.value FROM statement s JOIN node n ON n.id = s.element WHERE s.property = 2""")
    data.check("organisations among the donors", [r["key"] for r in labels if r["value"] == "Organisation"], ["EU"])
    data.check("countries", sum(1 for r in labels if r["value"] == "Country"), 42)
    data.load("k.db", "data/alliances")
    for name in ("Turkiye", "Türkiye", "EU (Commission and Council)", "European Union"):
        data.check(f"ties of {name}", any(t == "SUPPORTS" for t, _ in data.show("k.db", name, "--as-of 2026-05-01")), True)
    published = data.select("k.db", "SELECT title, date(published * 86400, 'unixepoch') FROM source WHERE key = 'kiel-support-tracker'")
    data.check("release", tuple(published[0]), ("Ukraine Support Tracker, Release 29 (04/2026)", "2026-08-04"))


def next_release(data):
    """A row that changed and a row that went."""
    shutil.copytree(FOLDER, data.folder / "next", copy_function=shutil.copyfile)
    (data.folder / "next").chmod(0o755)

    def changed(lines):
        assert lines[1].startswith('"Australia","AUS",2022,2,0.002645,0,0,0.002645,0.002645,0,')
        return [lines[0], lines[1].replace("0.002645", "0.003"), *lines[3:]]
    data.copy(FOLDER / "data_explorer.csv", "next/data_explorer.csv", changed)
    data.load("n.db", FOLDER, "kiel.toml")
    before = {r["id"] for r in data.select("n.db", EDGES, "SUPPORTS", "kiel-support-tracker")}
    report = data.load("n.db", data.folder / "next", "kiel.toml")
    stated = data.select("n.db", EDGES, "SUPPORTS", "kiel-support-tracker")
    data.check("new edges in the next release", report["new_edges"], "0")
    data.check("what it says anew", [r["value"] for r in stated if r["id"] not in before], ["3 million EUR"] * 2)
    gone = before - {r["id"] for r in stated}
    data.check("what it no longer says", str(len(gone)), report["retracted"])
    data.check("acts of March 2022 by Australia", [r for r in stated if r["tail"] == "AUS" and "2022-3 " in r["identity"]], [])


def refused(data):
    for name, change, said in (
        ("data_explorer.csv", lambda head: head.replace('"financial","humanitarian"', '"humanitarian","financial"'),
         'column 6 of the header: expected "financial", found "humanitarian"'),
        ("data_explorer.csv", lambda head: head + ',"in_kind"', 'column 13 of the header: expected none, found "in_kind"'),
        ("weapons.csv", lambda head: head.replace("donor", "country"), 'column 1 of the header: expected "donor", found "country"'),
    ):
        shutil.rmtree(data.folder / "moved", ignore_errors=True)
        shutil.copytree(FOLDER, data.folder / "moved", copy_function=shutil.copyfile)
        (data.folder / "moved").chmod(0o755)
        data.copy(FOLDER / name, f"moved/{name}", lambda lines, change=change: [change(lines[0]), *lines[1:]])
        data.refuses(data.folder / "moved", "kiel.toml", said)


def test(data):
    amounts(data, table(FOLDER / "data_explorer.csv"))
    weapons(data, table(FOLDER / "weapons.csv"))
    donors(data)
    next_release(data)
    refused(data)


if __name__ == "__main__":
    sys.exit(main(test, FOLDER))
