"""The code tables of data/mappings lead to nodes that are there, named as the built-in data set names them.

    tests/data_tables.py PROGRAM
"""

import sys

from data_set import MAPPINGS, SOURCE, main, table

CODES = {  # table: column of the code, column of the key
    "cow_codes.csv": ("cow", "key"),
    "gec_codes.csv": ("gec", "key"),
    "un_voters.csv": ("country", "key"),
    "kiel_donors.csv": ("country", "key"),
}


def parts(text):
    return [part.strip() for part in text.split(";") if part.strip()]


def test(data):
    states = {row["key"]: row for row in table(MAPPINGS / "states.csv")}
    alliances = SOURCE / "data" / "alliances"
    for row in table(alliances / "countries.csv"):
        state = states.get(row["iso3"], {})
        data.check(f"name of {row['iso3']}", state.get("name"), row["name"])
        data.check(f"codes of {row['iso3']}", parts(state.get("codes", "")), [row["iso2"], row["iso_numeric"]])
        data.check(f"aliases of {row['iso3']}", [a for a in parts(row["aliases"]) if a not in parts(state["aliases"])], [])
    for row in table(alliances / "states_outside_iso.csv"):
        state = states.get(row["key"], {})
        data.check(f"name of {row['key']}", (state.get("name"), state.get("aliases")), (row["name"], row["aliases"]))

    organisations = {row["key"]: row for row in table(MAPPINGS / "factbook_organisations.csv")}
    built_in = {row["key"]: row for row in table(alliances / "organisations.csv")}
    for key in organisations.keys() & built_in.keys():
        for column in ("name", "label", "kind"):
            data.check(f"{column} of {key}", organisations[key][column], built_in[key][column])
    data.check("organisations that are the built-in ones", len(organisations.keys() & built_in.keys()), 9)

    for name, (code, key) in CODES.items():
        rows = table(MAPPINGS / name)
        data.check(f"{name}: keys that lead nowhere",
                   [r[code] for r in rows if r[key] not in states and r[key] not in organisations and r[key] != "org:EPF"], [])
        data.check(f"{name}: codes given twice", len({r[code] for r in rows}), len(rows))

    named = {}
    for row in states.values():
        for name in {row["name"], *parts(row["aliases"])}:
            named.setdefault(name, []).append(row["key"])
    data.check("names of two states", {n: k for n, k in named.items() if len(k) > 1}, {})
    gec = {row["gec"]: row["key"] for row in table(MAPPINGS / "gec_codes.csv")}
    data.check("GEC codes that look like others", [gec[c] for c in ("gm", "na", "wa", "ch", "sz", "ks") if c in gec],
               ["DEU", "NAM", "CHN", "CHE", "KOR"])


if __name__ == "__main__":
    sys.exit(main(test))
