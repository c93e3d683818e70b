"""What `entente export` writes for other programs, read back by parsers that are not ours.

Usage: exports.py ENTENTE. Uses json, xml, and networkx where it is installed; xmllint where it is.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

HOSTILE = [
    "<b>&amp;\"'</b>",
    "back\\slash \\u0027 \\\\u0041 'quote' `tick`",
    "]]> --> */ ${x} {{y}} %%{init: {}}%% end",
    "a\tb\nc\rd\u0001\u0007\u001b[31m\u007f\u0085\u2028",
    "\u202eright to left\u202c שלום العربية",
    "🇱🇺👩‍👩‍👧 e\u0301 \U0010ffff \ufffe",
    "x" * 10_000,
    "1. list",
    "- dash",
    "fa:fa-car :smile: #35; &#35;",
    "end",
    "",
]
GEXF = "{http://gexf.net/1.3}"
# What the schema of GEXF 1.3 lets stand in what this program writes.
GEXF_ATTRIBUTES = {
    "gexf": {"version"},
    "meta": set(),
    "creator": set(),
    "description": set(),
    "graph": {"mode", "timeformat", "timerepresentation", "defaultedgetype"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "node": {"id", "label"},
    "edges": set(),
    "edge": {"id", "source", "target", "type", "label", "kind", "weight"},
    "attvalues": set(),
    "attvalue": {"for", "value", "start", "end"},
    "spells": set(),
    "spell": {"start", "end"},
}
FORMATS = ["gexf", "gexf-1.2", "node-link", "cytoscape", "cypher", "mermaid"]

program = str(pathlib.Path(sys.argv[1]).resolve())
data = pathlib.Path(__file__).resolve().parent.parent / "data"


def run(*words, fails=False):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    if (done.returncode != 0) != fails:
        sys.exit(f"entente {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout if not fails else done.stderr


def check(true, claim):
    if not true:
        sys.exit(f"not so: {claim}")


def exported(folder, database, form, *view):
    file = folder / f"{database.stem}.{form}"
    run("export", database, "--to", form, "-o", file, "--overwrite", *view)
    first = file.read_bytes()
    run("export", database, "--to", form, "-o", file, "--overwrite", *view)
    check(file.read_bytes() == first, f"{form} of {database.name} is the same twice")
    return file


def answer(database, query, *view):
    return json.loads(run("query", database, query, "--format", "json", "--as-of", "all", *view))["rows"]


def hostile_database(folder):
    """A node each name, in a ring, with the name as label, type, property and value too where such names can be."""
    database = folder / "hostile.db"
    names = [name for name in HOSTILE if name]
    params = folder / "names.json"
    params.write_text(json.dumps({"names": names}), encoding="utf-8")
    run("query", database, "--open", "--params", params, "UNWIND $names AS name CREATE (:Odd {name: name, says: [name, 'b']})")
    run("query", database, "CREATE (:`<l> \"`` &` {`p\"<&``p`: true})-[:`t\"<``&t` {`a b`: 1.5, day: date('2024-02-29')}]->(:Odd)")
    run("query", database, "MATCH (a:Odd), (b:Odd) WHERE a.name = 'end' AND b.name = '- dash' "
        "CREATE (a)-[:TIED {key: 'k', source: 's', target: 't', type: 'u', id: 7, weight: 2}]->(b)")
    return database, names


def plain(name):
    """As XML gives it back: what XML 1.0 cannot hold is U+FFFD."""
    return "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in name)


def check_json(folder, database, names):
    graph = json.loads(exported(folder, database, "node-link").read_text(encoding="utf-8"))
    check(set(names) <= {node.get("name") for node in graph["nodes"]}, "JSON keeps every name")
    ids = [node["id"] for node in graph["nodes"]]
    check(len(set(ids)) == len(ids), "ids are the nodes' own")
    check(all(link["source"] in ids and link["target"] in ids for link in graph["links"]), "links end at nodes")
    tied = next(link for link in graph["links"] if link["type"] == "TIED")
    check([tied[name] for name in ("key_", "source_", "target_", "type_")] == ["k", "s", "t", "u"],
          "properties give way to the format's own names")
    elements = json.loads(exported(folder, database, "cytoscape").read_text(encoding="utf-8"))["elements"]
    ids = [one["data"]["id"] for part in elements.values() for one in part]
    check(len(set(ids)) == len(ids), "Cytoscape's ids are one set")
    check([len(elements["nodes"]), len(elements["edges"])] == [len(graph["nodes"]), len(graph["links"])],
          "both JSON forms hold the same")


def check_gexf(folder, database, names):
    file = exported(folder, database, "gexf")
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--noout", str(file)], check=True)
    root = xml.etree.ElementTree.parse(file).getroot()
    for element in root.iter():
        tag = element.tag.removeprefix(GEXF)
        check(set(element.attrib) <= GEXF_ATTRIBUTES[tag], f"GEXF's {tag} has no attributes but its own")
    declared = {(a.get("class"), one.get("id")) for a in root.iter(GEXF + "attributes") for one in a}
    for kind in ("node", "edge"):
        for element in root.iter(GEXF + kind):
            for value in element.iter(GEXF + "attvalue"):
                check((kind, value.get("for")) in declared, f"{value.get('for')} is declared for {kind}s")
    labels = {node.get("label") for node in root.iter(GEXF + "node")}
    check({plain(name) for name in names} <= labels, "GEXF keeps every name that XML can hold")


def check_networkx(folder, database, nodes, edges):
    try:
        import networkx
    except ImportError:
        return
    graph = networkx.read_gexf(exported(folder, database, "gexf-1.2"))
    check((graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges), "networkx reads as many from GEXF")
    links = json.loads(exported(folder, database, "node-link").read_text(encoding="utf-8"))
    # The default name of the list changed with 3.4, and so did the option for it.
    graph = networkx.node_link_graph({**links, "edges": links["links"]})
    check((graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges), "networkx reads as many from JSON")


def check_cypher(folder, database):
    """The script, run, makes a database that answers alike."""
    script = exported(folder, database, "cypher")
    again = folder / f"{database.stem}-again.db"
    again.unlink(missing_ok=True)
    if script.stat().st_size == 0:
        return
    run("query", again, "--open", "-f", script)
    for query in (
        "MATCH (n) RETURN labels(n) AS labels, count(*) AS nodes ORDER BY labels",
        "MATCH (n) WHERE n.name IS NOT NULL RETURN n.name AS name, n.signed AS signed, n.says AS says ORDER BY name",
        "MATCH (a)-[e]->(b) RETURN a.name AS tail, type(e) AS type, b.name AS head, e.status AS status, "
        "e.signed AS signed, e.role AS role, e.`a b` AS odd, e.weight AS weight ORDER BY tail, type, head, role",
    ):
        check(answer(database, query) == answer(again, query), f"the script answers alike: {query}")
    amounts = answer(database, "MATCH ()-[e]->() WHERE e.amount IS NOT NULL RETURN e.amount.number AS n, "
                     "e.amount.unit AS unit, e.amount.text AS text ORDER BY n, text")
    check(amounts == answer(again, "MATCH ()-[e]->() WHERE e.amount IS NOT NULL RETURN e.amount AS n, "
                            "e.amount_unit AS unit, e.amount_text AS text ORDER BY n, text"), "amounts are kept")


def check_times(folder, database):
    """Czechoslovakia is there to its last day; the roles that change have their days."""
    root = xml.etree.ElementTree.parse(exported(folder, database, "gexf")).getroot()
    state = next(node for node in root.iter(GEXF + "node") if node.get("id") == "CSK")
    check([spell.attrib for spell in state.iter(GEXF + "spell")] == [{"start": "1918-10-28", "end": "1992-12-31"}],
          "both ends of a GEXF spell are in")
    graph = json.loads(exported(folder, database, "node-link").read_text(encoding="utf-8"))
    state = next(node for node in graph["nodes"] if node["id"] == "CSK")
    check(state["spells"] == [{"since": "1918-10-28", "until": "1993-01-01"}], "JSON's until is the first day out")
    swedish = next(link for link in graph["links"] if (link["source"], link["target"]) == ("SWE", "CCDCOE"))
    check({piece["value"] for piece in swedish["history"]["status"]} == {"associate", "full"}, "JSON keeps what was before")


def check_mermaid(folder, database):
    text = exported(folder, database, "mermaid").read_text(encoding="utf-8")
    check(len(text) <= 50_000 and sum(" --" in line or " -." in line for line in text.splitlines()) <= 500,
          "Mermaid's limits are kept")
    check("%%{" not in text and "<b>" not in text and "${" not in text, "no name is Mermaid's or HTML's markup")


def check_broken(folder):
    """What is no graph is refused, with its line."""
    for text, words in (
        ('{"nodes": [{"id": 1}],\n "links": [{"source": 1, "target"', ":2: expected JSON"),
        ('{"nodes": [{"id": 1, "deep": ' + "[" * 100 + "]}", "at most 64 deep"),
        ('{"links": [{"source": 1, "target": 1}], "directed": false, "nodes": []}', "before the links"),
        ('[{"nodes": 1}]', "expected JSON node-link"),
    ):
        file = folder / "broken.json"
        file.write_text(text, encoding="utf-8")
        check(words in run("load", folder / "broken.db", file, "--open", fails=True), f"{text[:40]}: {words}")
        check(not (folder / "broken.db").exists(), "and nothing is left of it")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        hostile, names = hostile_database(folder)
        empty = folder / "empty.db"
        run("query", empty, "--open", "CREATE (n) DELETE n", "--forget")
        single = folder / "single.db"
        run("query", single, "--open", "CREATE (:Odd {name: 'alone'})")
        parts = folder / "parts.db"
        run("query", parts, "--open", "CREATE (:A)-[:T]->(:B), (c:C)-[:T]->(c), (:D)")
        built_in = folder / "alliances.db"
        run("load", built_in, data / "alliances")
        for database in (hostile, empty, single, parts, built_in):
            count = answer(database, "OPTIONAL MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH ()-[e]->() RETURN nodes, count(e) AS edges")[0]
            expected = names if database == hostile else []
            if database == hostile:
                check_json(folder, database, expected)
            check_gexf(folder, database, expected)
            check_networkx(folder, database, count["nodes"], count["edges"])
            check_cypher(folder, database)
            check_mermaid(folder, database)
        check_times(folder, built_in)
        check_broken(folder)
        graph = folder / "alliances.node-link"
        again = folder / "read.db"
        run("load", again, graph.rename(folder / "graph.json"))
        count = [answer(one, "MATCH (n) RETURN count(n) AS n")[0]["n"] for one in (built_in, again)]
        check(count[0] == count[1], "what JSON node-link holds is loaded again")


if __name__ == "__main__":
    main()
