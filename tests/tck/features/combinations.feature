Feature: Clauses and values in combinations

  Scenario: a label predicate on an edge
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN r:T AS t, r:U AS u
      """
    Then the result should be, in any order:
      | t    | u     |
      | true | false |
    And no side effects

  Scenario: a list of mixed things is sorted and returned
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:T {y: 2}]->(:B)
      """
    When executing query:
      """
      MATCH p = (a)-[r]->(b) RETURN [a, r, p, null, {n: a}] AS l
      """
    Then the result should be, in any order:
      | l                                                                                   |
      | [(:A {x: 1}), [:T {y: 2}], <(:A {x: 1})-[:T {y: 2}]->(:B)>, null, {n: (:A {x: 1})}] |
    And no side effects

  Scenario: equality of nodes and edges
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]->(b) RETURN a = a AS x, a = b AS y, a <> b AS z, r = r AS w, a = r AS v, a IN [b, a] AS i, [a] = [a] AS l
      """
    Then the result should be, in any order:
      | x    | y     | z    | w    | v     | i    | l    |
      | true | false | true | true | false | true | true |
    And no side effects

  Scenario: order compares what is of one type
    Given an empty graph
    When executing query:
      """
      UNWIND ['1', 1, 1.5, null, true] AS x UNWIND [1] AS y RETURN x < y AS l, x >= y AS g
      """
    Then the result should be, in any order:
      | l     | g    |
      | null  | null |
      | false | true |
      | false | true |
      | null  | null |
      | null  | null |
    And no side effects

  Scenario: where with order on mixed
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1}), ({x: 'a'}), ({x: [1]}), ({x: 2.5})
      """
    When executing query:
      """
      MATCH (n) WHERE n.x >= 1 RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x   |
      | 1   |
      | 2.5 |
    And no side effects

  Scenario: a parameter that is a map, a list, null
    Given an empty graph
    And parameters are:
      | m | {a: {b: [1, 2]}} |
      | n | null             |
    When executing query:
      """
      RETURN $m.a.b[1] AS x, $n AS y, $n.a AS z, $m['a'] AS w
      """
    Then the result should be, in any order:
      | x | y    | z    | w           |
      | 2 | null | null | {b: [1, 2]} |
    And no side effects

  Scenario: reusing a name for another thing
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n:A) WITH n.x AS n RETURN n + 1 AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And no side effects

  Scenario: a shadowed name in a comprehension
    Given an empty graph
    When executing query:
      """
      WITH 5 AS x RETURN [x IN [1, 2] | x * 2] AS l, x
      """
    Then the result should be, in any order:
      | l      | x |
      | [2, 4] | 5 |
    And no side effects

  Scenario: nested quantifiers and reduce
    Given an empty graph
    When executing query:
      """
      RETURN reduce(a = [], x IN [[1, 2], [3]] | a + [y IN x WHERE y > 1]) AS l
      """
    Then the result should be, in any order:
      | l      |
      | [2, 3] |
    And no side effects

  Scenario: with distinct nodes and aggregates
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(:B), (a)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-->(b) WITH DISTINCT a MATCH (a)-->(b) RETURN count(b) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And no side effects

  Scenario: aggregates after aggregates
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 1}), (:A {x: 1, y: 2}), (:A {x: 2, y: 3})
      """
    When executing query:
      """
      MATCH (n) WITH n.x AS x, sum(n.y) AS s RETURN max(s) AS m, collect(x) AS c, avg(s) AS a
      """
    Then the result should be, in any order:
      | m | c      | a   |
      | 3 | [1, 2] | 3.0 |
    And no side effects

  Scenario: count of null nodes
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n) RETURN count(n) AS n, count(*) AS c
      """
    Then the result should be, in any order:
      | n | c |
      | 0 | 1 |
    And no side effects

  Scenario: a group by a node keeps its properties
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B), (a)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-->(b) RETURN a, count(b) AS c, a.x AS x
      """
    Then the result should be, in any order:
      | a           | c | x |
      | (:A {x: 1}) | 2 | 1 |
    And no side effects

  Scenario: order by in with is kept by collect
    Given an empty graph
    When executing query:
      """
      UNWIND [3, 1, 2] AS x WITH x ORDER BY x DESC RETURN collect(x) AS l
      """
    Then the result should be, in any order:
      | l         |
      | [3, 2, 1] |
    And no side effects

  Scenario: skip more than there is
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x RETURN x SKIP 5
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: order by two keys, limit
    Given an empty graph
    And having executed:
      """
      CREATE ({a: 1, b: 2}), ({a: 1, b: 1}), ({a: 0, b: 3})
      """
    When executing query:
      """
      MATCH (n) RETURN n.a AS a, n.b AS b ORDER BY a DESC, b ASC LIMIT 2
      """
    Then the result should be, in order:
      | a | b |
      | 1 | 1 |
      | 1 | 2 |
    And no side effects

  Scenario: order by a boolean and by a comparison
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x RETURN x ORDER BY x % 2 = 0 DESC, x DESC
      """
    Then the result should be, in order:
      | x |
      | 2 |
      | 3 |
      | 1 |
    And no side effects

  Scenario: order by an edge's property through a path
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T {w: 2}]->(:B), (:A)-[:T {w: 1}]->(:B)
      """
    When executing query:
      """
      MATCH p = (:A)-[r]->(:B) RETURN relationships(p)[0].w AS w ORDER BY head(relationships(p)).w
      """
    Then the result should be, in order:
      | w |
      | 1 |
      | 2 |
    And no side effects

  Scenario: create many with unwind and connect
    Given an empty graph
    When executing query:
      """
      UNWIND range(1, 3) AS i CREATE (a:A {i: i}) WITH collect(a) AS l UNWIND range(0, 1) AS k WITH l[k] AS x, l[k + 1] AS y CREATE (x)-[:NEXT]->(y) RETURN x.i AS x, y.i AS y
      """
    Then the result should be, in any order:
      | x | y |
      | 1 | 2 |
      | 2 | 3 |
    And the side effects should be:
      | +nodes         | 3 |
      | +relationships | 2 |
      | +labels        | 1 |
      | +properties    | 3 |

  Scenario: set after create is seen
    Given an empty graph
    When executing query:
      """
      CREATE (n:A {x: 1}) SET n.x = n.x + 1, n.y = n.x RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {x: 2, y: 2}) |
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario: remove then return
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n) REMOVE n.x SET n.y = coalesce(n.x, 'gone') RETURN n
      """
    Then the result should be, in any order:
      | n                |
      | (:A {y: 'gone'}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: delete then count
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:A), (:B)
      """
    When executing query:
      """
      MATCH (n:A) DELETE n WITH count(*) AS d MATCH (m) RETURN d, count(m) AS left
      """
    Then the result should be, in any order:
      | d | left |
      | 2 | 1    |
    And the side effects should be:
      | -nodes  | 2 |
      | -labels | 1 |

  Scenario: detach delete all
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(a), (b)-[:U]->(b)
      """
    When executing query:
      """
      MATCH (n) DETACH DELETE n
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 3 |
      | -labels        | 2 |

  Scenario: detach delete a path that is null in part
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH p = (a)-[:T]->() DETACH DELETE p
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 2 |

  Scenario: delete edges of a variable length
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C)
      """
    When executing query:
      """
      MATCH (:A)-[rs*2]->() UNWIND rs AS r DELETE r
      """
    Then the result should be empty
    And the side effects should be:
      | -relationships | 2 |

  Scenario: delete all edges but not their ends
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)<-[:U]-(a)
      """
    When executing query:
      """
      MATCH (:A)-[r]-(:B) DELETE r RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And the side effects should be:
      | -relationships | 2 |

  Scenario: a whole list cannot be deleted
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) WITH collect(n) AS l DELETE l
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: float and whole number property lookups agree
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1}), ({x: 1.0}), ({x: '1'})
      """
    When executing query:
      """
      MATCH (n {x: 1}) RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And no side effects

  Scenario: large whole numbers are exact
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 4611686018427387905})
      """
    When executing query:
      """
      MATCH (n) WHERE n.x = 4611686018427387900 RETURN n
      """
    Then the result should be, in any order:
      | n |
    And no side effects

  Scenario: large whole numbers are exact as properties of a pattern
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 4611686018427387905})
      """
    When executing query:
      """
      MATCH (n {x: 4611686018427387905}) RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x                   |
      | 4611686018427387905 |
    And no side effects

  Scenario: a hundred columns of one row
    Given an empty graph
    When executing query:
      """
      WITH range(1, 100) AS l RETURN size(l) AS s, l[99] AS e
      """
    Then the result should be, in any order:
      | s   | e   |
      | 100 | 100 |
    And no side effects

  Scenario: keywords as labels, types and keys
    Given an empty graph
    When executing query:
      """
      CREATE (n:Match {return: 1})-[r:WHERE {in: 2}]->(:Create) RETURN n.return AS a, r.in AS b, type(r) AS t, {or: 1, null: 2}.or AS c
      """
    Then the result should be, in any order:
      | a | b | t       | c |
      | 1 | 2 | 'WHERE' | 1 |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 2 |

  Scenario: names that other dialects reserve
    Given an empty graph
    When executing query:
      """
      WITH 1 AS count, 2 AS filter, 3 AS extract, 4 AS any, 5 AS none, 6 AS single, 7 AS shortestPath, 8 AS date, 9 AS type, 10 AS labels, 11 AS id, 12 AS key, 13 AS source RETURN count + filter + extract + any + none + single + date + type + labels + id + key + source + shortestPath AS s
      """
    Then the result should be, in any order:
      | s  |
      | 91 |
    And no side effects

  Scenario: a merge whose on match and on create stand in the other order and twice
    Given an empty graph
    When executing query:
      """
      MERGE (n:A) ON MATCH SET n.m = 1 ON CREATE SET n.c = 1 ON CREATE SET n.d = 2 RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {c: 1, d: 2}) |
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario: a merge of two patterns is refused
    Given an empty graph
    When executing query:
      """
      MERGE (a), (b)
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: size of a pattern
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (n) WHERE size((n)-->()) > 0 RETURN n
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: timestamp
    Given an empty graph
    When executing query:
      """
      RETURN timestamp() > 0 AS x, datetime() > datetime('2020-01-01T00:00Z') AS y, date() >= date('2020-01-01') AS z
      """
    Then the result should be, in any order:
      | x    | y    | z    |
      | true | true | true |
    And no side effects

  Scenario: clocks
    Given an empty graph
    When executing query:
      """
      RETURN date.transaction() = date.statement() AS a, localtime.realtime() IS NOT NULL AS b, datetime.statement('+01:00').offset AS c, time.transaction() IS NOT NULL AS d, localdatetime.statement() IS NOT NULL AS e
      """
    Then the result should be, in any order:
      | a    | b    | c        | d    | e    |
      | true | true | '+01:00' | true | true |
    And no side effects

  Scenario: now minus now
    Given an empty graph
    When executing query:
      """
      RETURN duration.inSeconds(datetime(), datetime()) AS d, duration.between(date(), date()) AS e, duration.inSeconds(localtime(), localtime()) AS f
      """
    Then the result should be, in any order:
      | d      | e      | f      |
      | 'PT0S' | 'PT0S' | 'PT0S' |
    And no side effects

  Scenario: return parentheses label
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B)
      """
    When executing query:
      """
      MATCH (n) RETURN (n:A) AS a, n:A:B AS ab, (n:C) AS c, NOT n:A AS d
      """
    Then the result should be, in any order:
      | a    | ab   | c     | d     |
      | true | true | false | false |
    And no side effects

  Scenario: exists of a property
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A)
      """
    When executing query:
      """
      MATCH (n) RETURN exists(n.x) AS e, exists({a: null}.a) AS f
      """
    Then the result should be, in any order:
      | e     | f     |
      | true  | false |
      | false | false |
    And no side effects

  Scenario: unwind parameters that are null
    Given an empty graph
    And parameters are:
      | l | null |
    When executing query:
      """
      UNWIND $l AS x RETURN x
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: starts with in where, with null property
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 'abc'}), (:A), (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n) WHERE n.x STARTS WITH 'a' AND n.x ENDS WITH 'c' AND n.x CONTAINS 'b' RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x     |
      | 'abc' |
    And no side effects

  Scenario: not starts with null
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 'abc'}), (:A), (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n) WHERE NOT n.x CONTAINS 'z' RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x     |
      | 'abc' |
    And no side effects

  Scenario: procedure in a union
    Given an empty graph
    When executing query:
      """
      CALL db.labels() YIELD label RETURN label UNION RETURN 'x' AS label
      """
    Then the result should be, in any order:
      | label |
      | 'x'   |
    And no side effects

  Scenario: write inside of union all, read after
    Given an empty graph
    When executing query:
      """
      CREATE (:A) RETURN 1 AS x UNION ALL MATCH (n) RETURN count(n) AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 1 |
    And the side effects should be:
      | +nodes  | 1 |
      | +labels | 1 |

  Scenario: set label on expression result null
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) OPTIONAL MATCH (n)-->(m) SET m:X, m.y = 1 RETURN m
      """
    Then the result should be, in any order:
      | m    |
      | null |
    And no side effects

  Scenario: dynamic set
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) WITH {node: n} AS m SET m.node.x = 1 RETURN m.node.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And the side effects should be:
      | +properties | 1 |
