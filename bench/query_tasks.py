"""What bench/query.py asks of every database: the same question in each one's words.

Keys of the R-MAT graph are numbers; peers have them as 64-bit integers, entente as text. Ties are directed and never
run both ways between two nodes, so that a walk of three steps is a trail, and walks and trails count the same.
"""

import dataclasses
import random

STARTS = 1000
PAIRS = 200
COUNTRIES = ("LUX", "POL", "USA", "FRA", "IND", "BRA", "CHN", "EGY", "SWE", "JPN")


@dataclasses.dataclass(frozen=True)
class Task:
    name: str
    graph: str
    cypher: str
    sql: str
    parameters: list
    kuzu: str = ""  # where it differs from ours
    duckdb: str = ""  # where it differs from SQLite's
    fresh: bool = False  # asked by a process that has answered nothing before

    def text(self, peer):
        if peer in ("kuzu", "ladybug"):
            return self.kuzu or self.cypher
        if peer == "duckdb":
            return self.duckdb or self.sql
        return self.sql if peer == "sqlite" else self.cypher

    def bound(self, peer):
        as_text = peer == "entente" and self.graph == "rmat"
        return [{name: str(value) if as_text else value for name, value in one.items()} for one in self.parameters]


def chain(steps):
    return "(a {key: $a})" + "-[:TIE]->()" * (steps - 1) + "-[:TIE]->(b)"


def stepwise(steps):
    """For who does not forget by himself the nodes met twice."""
    parts = ["MATCH (a:Node {key: $a})-[:TIE]->(n1:Node)"]
    for step in range(2, steps + 1):
        parts.append(f"WITH DISTINCT n{step - 1} MATCH (n{step - 1})-[:TIE]->(n{step}:Node)")
    return " ".join(parts) + f" RETURN count(DISTINCT n{steps})"


def joined(steps):
    joins = "".join(f" JOIN tie t{n} ON t{n}.tail = t{n - 1}.head" for n in range(2, steps + 1))
    return f"SELECT count(*) FROM tie t1{joins} WHERE t1.tail = $a"


def nested(steps):
    inner = "SELECT head FROM tie WHERE tail = $a"
    for _ in range(steps - 1):
        inner = f"SELECT DISTINCT head FROM tie WHERE tail IN ({inner})"
    return f"SELECT count(*) FROM ({inner})"


def walks(name, steps, starts, fresh=False):
    cypher = f"MATCH {chain(steps)} RETURN count(*)"
    return Task(name, "rmat", cypher, joined(steps), starts, kuzu=cypher.replace("(a ", "(a:Node "), fresh=fresh)


def hops(starts):
    yield walks("1-hop walks, first", 1, starts, fresh=True)
    yield from (walks(f"{steps}-hop walks", steps, starts) for steps in (1, 2, 3))
    for steps in (2, 3):
        yield Task(f"{steps}-hop nodes", "rmat", f"MATCH {chain(steps)} RETURN count(DISTINCT b)", nested(steps), starts,
                   kuzu=stepwise(steps))


SHORTEST_SQLITE = """
    WITH RECURSIVE reached(node, steps) AS (
        SELECT $a, 0 UNION SELECT t.head, r.steps + 1 FROM reached r JOIN tie t ON t.tail = r.node WHERE r.steps < 12)
    SELECT steps FROM reached WHERE node = $b LIMIT 1"""
SHORTEST_DUCKDB = """
    WITH RECURSIVE reached(node, steps) USING KEY (node) AS (
        SELECT $a::BIGINT, 0
        UNION SELECT t.head, min(r.steps) + 1 FROM reached r JOIN tie t ON t.tail = r.node
        WHERE NOT EXISTS (FROM recurring.reached k WHERE k.node = t.head)
          AND NOT EXISTS (FROM recurring.reached k WHERE k.node = $b) GROUP BY t.head)
    SELECT steps FROM reached WHERE node = $b"""


def of_rmat(nodes, paired):
    dice = random.Random(1)
    starts = [{"a": key} for key in dice.sample(nodes, min(STARTS, len(nodes)))]
    yield from hops(starts)
    yield Task("triangles", "rmat", "MATCH (a)-[:TIE]->(b)-[:TIE]->(c), (a)-[:TIE]->(c) RETURN count(*)",
               "SELECT count(*) FROM tie s JOIN tie t ON t.tail = s.head JOIN tie u ON u.tail = s.tail AND u.head = t.head",
               [{}], kuzu="MATCH (a:Node)-[:TIE]->(b:Node)-[:TIE]->(c:Node), (a)-[:TIE]->(c) RETURN count(*)")
    yield Task("shortest path", "rmat", "MATCH p = shortestPath((a {key: $a})-[:TIE*]->(b {key: $b})) RETURN length(p)",
               SHORTEST_SQLITE, paired,
               kuzu="MATCH (a:Node {key: $a})-[e:TIE* SHORTEST 1..12]->(b:Node {key: $b}) RETURN length(e)",
               duckdb=SHORTEST_DUCKDB)
    yield Task("top degrees", "rmat", "MATCH (a)-[:TIE]->() RETURN a.key AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10",
               "SELECT tail AS k, count(*) AS n FROM tie GROUP BY tail ORDER BY n DESC, CAST(k AS TEXT) LIMIT 10", [{}],
               kuzu="MATCH (a:Node)-[:TIE]->() RETURN a.key AS k, count(*) AS n ORDER BY n DESC, CAST(k AS STRING) LIMIT 10")


def of_votes():
    yield Task("filtered pattern", "un",
               "MATCH (c:Country)-[v:VOTED_ON]->(r:RollCall) WHERE r.session = $s AND v.vote = 'no' RETURN count(*)",
               "SELECT count(*) FROM roll_call r JOIN voted_on v ON v.roll_call = r.key JOIN country c ON c.key = v.country "
               "WHERE r.session = $s AND v.vote = 'no'", [{"s": session} for session in range(1, 75)])
    yield Task("votes grouped", "un",
               "MATCH (c:Country)-[v:VOTED_ON]->(:RollCall) WHERE v.vote = 'no' "
               "RETURN c.key AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10",
               "SELECT c.key AS k, count(*) AS n FROM voted_on v JOIN country c ON c.key = v.country WHERE v.vote = 'no' "
               "GROUP BY c.key ORDER BY n DESC, k LIMIT 10", [{}])
    yield Task("voted alike", "un",
               "MATCH (a:Country {key: $a})-[v:VOTED_ON]->(:RollCall)<-[w:VOTED_ON]-(b:Country) WHERE v.vote = w.vote "
               "RETURN b.key AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10",
               "SELECT w.country AS k, count(*) AS n FROM voted_on v JOIN voted_on w ON w.roll_call = v.roll_call "
               "WHERE v.country = $a AND w.country <> $a AND v.vote = w.vote GROUP BY w.country ORDER BY n DESC, k LIMIT 10",
               [{"a": key} for key in COUNTRIES],
               # There one edge may stand twice in a match, and everybody votes like himself.
               kuzu="MATCH (a:Country {key: $a})-[v:VOTED_ON]->(:RollCall)<-[w:VOTED_ON]-(b:Country) "
               "WHERE v.vote = w.vote AND b.key <> $a RETURN b.key AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10")


def tasks(nodes):
    dice = random.Random(2)
    paired = [dict(zip("ab", dice.sample(nodes, 2))) for _ in range(PAIRS)]
    return [*of_rmat(nodes, paired), *of_votes()]


def warm_up(task):
    """What a process is asked before anything is timed."""
    return dataclasses.replace(task, name="", parameters=task.parameters[:1])


def points(nodes):
    """A node looked up, by a program that has to start first: (name, graph, key)."""
    return [("point, R-MAT", "rmat", nodes[len(nodes) // 2]), ("point, UN votes", "un", "LUX")]
