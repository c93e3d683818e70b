Feature: Matching in combinations

  Scenario: a relationship list as a pattern variable that is reused in one clause
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r*]->(b) MATCH (c)-[r*]->(d) RETURN a = c AS s
      """
    Then the result should be, in any order:
      | s    |
      | true |
    And no side effects

  Scenario: unbound start with a bound end and length
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C)
      """
    When executing query:
      """
      MATCH (c:C) MATCH (x)-[:T*]->(c) RETURN labels(x) AS l
      """
    Then the result should be, in any order:
      | l     |
      | ['B'] |
      | ['A'] |
    And no side effects

  Scenario: var length with both ends the same
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(a)
      """
    When executing query:
      """
      MATCH (a:A)-[rs:T*]->(a) RETURN size(rs) AS s
      """
    Then the result should be, in any order:
      | s |
      | 2 |
    And no side effects

  Scenario: zero length between different bound ends
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) MATCH (a)-[*0]->(b) RETURN a
      """
    Then the result should be, in any order:
      | a |
    And no side effects

  Scenario: zero length with a label on the end
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[*0..1]->(b:B) RETURN b
      """
    Then the result should be, in any order:
      | b    |
      | (:B) |
    And no side effects

  Scenario: one edge in a fixed and in a variable part
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b)-[rs*0..]-(c) RETURN size(rs) AS s
      """
    Then the result should be, in any order:
      | s |
      | 0 |
    And no side effects

  Scenario: edges seen in comma patterns of length
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)
      """
    When executing query:
      """
      MATCH (x)-[r]->(y), (p)-[rs*1..]->(q) RETURN x
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: a where on a relationship list
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T {w: 1}]->(b:B)-[:T {w: 2}]->(c:C)
      """
    When executing query:
      """
      MATCH (a:A)-[rs*]->(c) WHERE all(r IN rs WHERE r.w < 2) RETURN labels(c) AS l
      """
    Then the result should be, in any order:
      | l     |
      | ['B'] |
    And no side effects

  Scenario: a where on a path
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {x: 1})-[:T]->(c:C {x: 2})
      """
    When executing query:
      """
      MATCH p = (a:A)-[*]->(c) WHERE none(n IN nodes(p) WHERE n.x = 2) RETURN length(p) AS l
      """
    Then the result should be, in any order:
      | l |
      | 1 |
    And no side effects

  Scenario: properties on an edge of no fixed length by a parameter
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T {w: 1}]->(b:B)-[:T {w: 2}]->(c:C)
      """
    And parameters are:
      | w | 1 |
    When executing query:
      """
      MATCH (a:A)-[rs:T* {w: $w}]->(c) RETURN size(rs) AS s
      """
    Then the result should be, in any order:
      | s |
      | 1 |
    And no side effects

  Scenario: optional var length to a bound end
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B), (:C)
      """
    When executing query:
      """
      MATCH (a:A), (x:C) OPTIONAL MATCH (a)-[rs*]->(x) RETURN rs
      """
    Then the result should be, in any order:
      | rs   |
      | null |
    And no side effects

  Scenario: optional match first and nothing there
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n) RETURN n, n.x AS x, exists(n.x) AS e, n:A AS l
      """
    Then the result should be, in any order:
      | n    | x    | e     | l    |
      | null | null | false | null |
    And no side effects

  Scenario: optional match, with, match again
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B), (:A {x: 2})
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH (a)-->(b) WITH a, count(b) AS c ORDER BY a.x RETURN a.x AS a, c
      """
    Then the result should be, in order:
      | a | c |
      | 1 | 1 |
      | 2 | 0 |
    And no side effects

  Scenario: optional match, collect
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B), (:A {x: 2})
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH (a)-->(b) RETURN a.x AS a, collect(b) AS c, collect(DISTINCT b.y) AS d
      """
    Then the result should be, in any order:
      | a | c      | d  |
      | 1 | [(:B)] | [] |
      | 2 | []     | [] |
    And no side effects

  Scenario: where with xor on patterns
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)
      """
    When executing query:
      """
      MATCH (n) WHERE (n)-->() XOR (n)<--() RETURN labels(n) AS l
      """
    Then the result should be, in any order:
      | l     |
      | ['A'] |
      | ['B'] |
    And no side effects

  Scenario: a pattern predicate with bound both ends and edges
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B), (:C)
      """
    When executing query:
      """
      MATCH (x), (y) WHERE (x)-[:T]-(y) RETURN labels(x) AS x, labels(y) AS y
      """
    Then the result should be, in any order:
      | x     | y     |
      | ['A'] | ['B'] |
      | ['B'] | ['A'] |
    And no side effects

  Scenario: a pattern predicate in a list comprehension and case
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)
      """
    When executing query:
      """
      MATCH (n) WITH collect(n) AS ns UNWIND ns AS n WITH n WHERE CASE WHEN (n)-->() THEN true ELSE false END RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
    And no side effects

  Scenario: size of a pattern comprehension by where
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B), (a)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (n) WHERE size([(n)-->(m:B) | m]) = 2 RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
    And no side effects

  Scenario: a pattern comprehension over a variable of a comprehension
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B {x: 1})
      """
    When executing query:
      """
      MATCH (a:A) WITH collect(a) AS l RETURN [n IN l | [(n)-->(m) | m.x]] AS x
      """
    Then the result should be, in any order:
      | x     |
      | [[1]] |
    And no side effects

  Scenario: a pattern comprehension with a var length path
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C)
      """
    When executing query:
      """
      MATCH (a:A) RETURN [p = (a)-[:T*]->() | length(p)] AS x
      """
    Then the result should be, in any order:
      | x      |
      | [1, 2] |
    And no side effects

  Scenario: a pattern comprehension on null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (a:A) RETURN [(a)-->(b) | b] AS x
      """
    Then the result should be, in any order:
      | x  |
      | [] |
    And no side effects

  Scenario: a deep exists
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {x: 2})-[:T]->(c:C {x: 3})
      """
    When executing query:
      """
      MATCH (n) WHERE EXISTS { (n)-->(m) WHERE EXISTS { (m)-->(o) WHERE EXISTS { (o) WHERE o.x = n.x + 2 } } } RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: not exists
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {x: 2})
      """
    When executing query:
      """
      MATCH (n) WHERE NOT EXISTS { MATCH (n)-->() } RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And no side effects

  Scenario: exists with unwind and aggregation
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {x: 2})
      """
    When executing query:
      """
      MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH count(*) AS c UNWIND [c] AS d WITH d WHERE d = 1 RETURN d } RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: exists with union
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {x: 2})
      """
    When executing query:
      """
      MATCH (n) WHERE EXISTS { MATCH (n)-->(m) RETURN m UNION MATCH (n)<--(m) RETURN m } RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: exists as a value
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {x: 2})
      """
    When executing query:
      """
      MATCH (n) RETURN n.x AS x, EXISTS { (n)-->() } AS e
      """
    Then the result should be, in any order:
      | x | e     |
      | 1 | true  |
      | 2 | false |
    And no side effects

  Scenario: a triangle
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C)-[:T]->(a)
      """
    When executing query:
      """
      MATCH (x)-->(y)-->(z)-->(x) RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 3 |
    And no side effects

  Scenario: friends of friends that are none
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {n: 'a'})-[:K]->(b:P {n: 'b'})-[:K]->(c:P {n: 'c'}), (a)-[:K]->(c), (b)-[:K]->(d:P {n: 'd'})
      """
    When executing query:
      """
      MATCH (a:P {n: 'a'})-[:K]->()-[:K]->(x) WHERE NOT (a)-[:K]->(x) RETURN DISTINCT x.n AS x
      """
    Then the result should be, in any order:
      | x   |
      | 'd' |
    And no side effects

  Scenario: a long fixed chain
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})-[:T]->(:N {x: 3})-[:T]->(:N {x: 4})
      """
    When executing query:
      """
      MATCH (a)-->(b)-->(c)-->(d)-->(e) RETURN a.x + e.x AS s
      """
    Then the result should be, in any order:
      | s |
      | 4 |
    And no side effects

  Scenario: several named paths
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)-[:T]->(:C)
      """
    When executing query:
      """
      MATCH p = (a:A)-->(b), q = (b)-->(c) RETURN nodes(p) + nodes(q)[1..] AS n, length(p) + length(q) AS l
      """
    Then the result should be, in any order:
      | n                  | l |
      | [(:A), (:B), (:C)] | 2 |
    And no side effects

  Scenario: a variable in backticks
    Given an empty graph
    And having executed:
      """
      CREATE (:`a b` {`c d`: 1})
      """
    When executing query:
      """
      MATCH (`x y`:`a b`) RETURN `x y`.`c d` AS `e f`
      """
    Then the result should be, in any order:
      | e f |
      | 1   |
    And no side effects

  Scenario: comments and semicolons
    Given an empty graph
    When executing query:
      """
      /* a */ RETURN 1 AS x // b
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: any case of keywords
    Given an empty graph
    And having executed:
      """
      create (:A {x: 1})
      """
    When executing query:
      """
      mAtCh (n:A) wHeRe n.x iN [1] rEtUrN cOuNt(*) aS c
      """
    Then the result should be, in any order:
      | c |
      | 1 |
    And no side effects

  Scenario: labels are of one case
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n:a) RETURN n
      """
    Then the result should be, in any order:
      | n |
    And no side effects

  Scenario: id of nodes
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) WITH n, id(n) AS i MATCH (m) WHERE id(m) = i RETURN n = m AS s
      """
    Then the result should be, in any order:
      | s    |
      | true |
    And no side effects

  Scenario: properties of every type come back
    Given an empty graph
    When executing query:
      """
      CREATE (n:A {a: 1, b: 1.5, c: 'x', d: true, e: [1, 2], f: ['a'], g: [true], h: [1.5], i: date('2024-01-01'), j: datetime('2024-01-01T00:00[Europe/London]'), k: duration('P1M2DT3S'), l: localtime('10:00'), m: time('10:00+01:00'), n: localdatetime('2024-01-01T10:00'), o: [date('2024-01-01')], p: []}) WITH n MATCH (m:A) RETURN properties(m) AS p
      """
    Then the result should be, in any order:
      | p                                                                                                                                                                                                                               |
      | {a: 1, b: 1.5, c: 'x', d: true, e: [1, 2], f: ['a'], g: [true], h: [1.5], i: '2024-01-01', j: '2024-01-01T00:00Z[Europe/London]', k: 'P1M2DT3S', l: '10:00', m: '10:00+01:00', n: '2024-01-01T10:00', o: ['2024-01-01'], p: []} |
    And the side effects should be:
      | +nodes      | 1  |
      | +labels     | 1  |
      | +properties | 16 |

  Scenario: merging a longer path makes all of it
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MERGE (a:A)-[:T]->(b:B)-[:T]->(c:C)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 3 |
      | +relationships | 2 |
      | +labels        | 1 |

  Scenario: merging with a property of an earlier node
    Given an empty graph
    And having executed:
      """
      CREATE (:P {born: 'x'}), (:P {born: 'y'}), (:P {born: 'x'})
      """
    When executing query:
      """
      MATCH (p:P) MERGE (c:City {name: p.born}) MERGE (p)-[:IN]->(c) RETURN count(DISTINCT c) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 3 |
      | +labels        | 1 |
      | +properties    | 2 |

  Scenario: merging inside of unwind over edges
    Given an empty graph
    And having executed:
      """
      CREATE (:A {id: 0}), (:B {id: 0}), (:B {id: 1})
      """
    When executing query:
      """
      MATCH (a:A) UNWIND ['b', 'b', 'c'] AS t MATCH (b:B {id: 0}) MERGE (a)-[r:T {t: t}]->(b) RETURN count(r) AS c
      """
    Then the result should be, in any order:
      | c |
      | 3 |
    And the side effects should be:
      | +relationships | 2 |
      | +properties    | 2 |

  Scenario: merging after a delete of the same edge
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T {x: 1}]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b:B) DELETE r MERGE (a)-[s:T]->(b) RETURN s
      """
    Then the result should be, in any order:
      | s    |
      | [:T] |
    And the side effects should be:
      | +relationships | 1 |
      | -relationships | 1 |
      | -properties    | 1 |

  Scenario: an incoming merge
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) MERGE (a)<-[r:T]-(b) ON CREATE SET r.made = true RETURN r.made AS m
      """
    Then the result should be, in any order:
      | m    |
      | true |
    And the side effects should be:
      | +relationships | 1 |
      | +properties    | 1 |

  Scenario: an undirected merge of a whole pattern
    Given an empty graph
    When executing query:
      """
      MERGE (a:A)-[r:T]-(b:B) RETURN startNode(r) = a AS s
      """
    Then the result should be, in any order:
      | s    |
      | true |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
