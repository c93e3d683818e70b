Feature: Matching

  Scenario: a node pattern with several labels
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B {x: 1}), (:A {x: 2}), (:B {x: 3}), (:A:B:C {x: 4})
      """
    When executing query:
      """
      MATCH (n:A:B) RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 4 |
    And no side effects

  Scenario: a product of nodes
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1}), ({x: 2})
      """
    When executing query:
      """
      MATCH (a), (b) RETURN a.x AS a, b.x AS b
      """
    Then the result should be, in any order:
      | a | b |
      | 1 | 1 |
      | 1 | 2 |
      | 2 | 1 |
      | 2 | 2 |
    And no side effects

  Scenario: an edge is met once in a clause and again in another
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]->(b), (c)-[s]->(d) RETURN a
      """
    Then the result should be, in any order:
      | a |
    And no side effects

  Scenario: an edge is met again in another clause
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]->(b) MATCH (c)-[s]->(d) RETURN a, c, r = s AS same
      """
    Then the result should be, in any order:
      | a    | c    | same |
      | (:A) | (:A) | true |
    And no side effects

  Scenario: a loop is found once in either direction
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(a)
      """
    When executing query:
      """
      MATCH (a)-[r]-(b) RETURN a, b
      """
    Then the result should be, in any order:
      | a    | b    |
      | (:A) | (:A) |
    And no side effects

  Scenario: a loop with itself bound
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(a), (a)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]->(a) RETURN r
      """
    Then the result should be, in any order:
      | r    |
      | [:T] |
    And no side effects

  Scenario: an edge between two, seen from both sides
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)--(b) RETURN labels(a) AS a
      """
    Then the result should be, in any order:
      | a     |
      | ['A'] |
      | ['B'] |
    And no side effects

  Scenario: both arrow heads mean either
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)<-->(b) RETURN labels(a) AS a
      """
    Then the result should be, in any order:
      | a     |
      | ['A'] |
      | ['B'] |
    And no side effects

  Scenario: one of several types
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (a)-[:T {x: 1}]->(:B), (a)-[:U {x: 2}]->(:B), (a)-[:V {x: 3}]->(:B)
      """
    When executing query:
      """
      MATCH ()-[r:T|U]->() RETURN r.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: one of several types, in the old spelling
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (a)-[:T {x: 1}]->(:B), (a)-[:U {x: 2}]->(:B), (a)-[:V {x: 3}]->(:B)
      """
    When executing query:
      """
      MATCH ()-[r:T|:V]->() RETURN r.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 3 |
    And no side effects

  Scenario: an edge bound before
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->(b)
      """
    When executing query:
      """
      MATCH ()-[r]->() WITH r MATCH (x)-[r]->(y) RETURN x, y
      """
    Then the result should be, in any order:
      | x    | y    |
      | (:A) | (:B) |
    And no side effects

  Scenario: an edge bound before, with either direction
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->(b)
      """
    When executing query:
      """
      MATCH ()-[r]->() WITH r MATCH (x)-[r]-(y) RETURN x, y
      """
    Then the result should be, in any order:
      | x    | y    |
      | (:A) | (:B) |
      | (:B) | (:A) |
    And no side effects

  Scenario: an edge bound before, of another type
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->(b)
      """
    When executing query:
      """
      MATCH ()-[r]->() WITH r MATCH (x)-[r:U]-(y) RETURN x, y
      """
    Then the result should be, in any order:
      | x | y |
    And no side effects

  Scenario: an edge and its end bound before
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->(b)
      """
    When executing query:
      """
      MATCH (a:A), ()-[r]->() WITH a, r MATCH (a)-[r]->(y) RETURN y
      """
    Then the result should be, in any order:
      | y    |
      | (:B) |
    And no side effects

  Scenario: an edge bound before beside a new one
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C)
      """
    When executing query:
      """
      MATCH (:A)-[r]->() MATCH (x)-[r]->()-[s]->(y) RETURN x, y
      """
    Then the result should be, in any order:
      | x    | y    |
      | (:A) | (:C) |
    And no side effects

  Scenario: matching a node that is null
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      OPTIONAL MATCH (a:Z) WITH a MATCH (a)-->(b) RETURN b
      """
    Then the result should be, in any order:
      | b |
    And no side effects

  Scenario: optional matching from a node that is null
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      OPTIONAL MATCH (a:Z) WITH a OPTIONAL MATCH (a)-->(b) RETURN a, b
      """
    Then the result should be, in any order:
      | a    | b    |
      | null | null |
    And no side effects

  Scenario: optional matching from an edge that is null
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      OPTIONAL MATCH ()-[r]->() WITH r OPTIONAL MATCH (a)-[r]->(b) RETURN r, a, b
      """
    Then the result should be, in any order:
      | r    | a    | b    |
      | null | null | null |
    And no side effects

  Scenario: a chain of optional matches
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2}), (:A {x: 3})
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH (a)-->(b) OPTIONAL MATCH (b)-->(c) RETURN a.x AS a, b.x AS b, c
      """
    Then the result should be, in any order:
      | a | b    | c    |
      | 1 | 2    | null |
      | 3 | null | null |
    And no side effects

  Scenario: the condition of an optional match is a part of it
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2})
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH (a)-->(b) WHERE b.x = 3 RETURN a.x AS a, b
      """
    Then the result should be, in any order:
      | a | b    |
      | 1 | null |
    And no side effects

  Scenario: an optional match of parts of which one fails
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2})
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH (a)-->(b), (b)-->(c) RETURN b, c
      """
    Then the result should be, in any order:
      | b    | c    |
      | null | null |
    And no side effects

  Scenario: an optional path
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH p = (a)-->(b) RETURN p, nodes(p) AS n, length(p) AS l
      """
    Then the result should be, in any order:
      | p    | n    | l    |
      | null | null | null |
    And no side effects

  Scenario: an optional list of edges
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)
      """
    When executing query:
      """
      MATCH (a:A) OPTIONAL MATCH (a)-[r*]->(b) RETURN r, b
      """
    Then the result should be, in any order:
      | r    | b    |
      | null | null |
    And no side effects

  Scenario: an optional match between bound ends
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (c:C), (a)-[:T]->(b)
      """
    When executing query:
      """
      MATCH (a:A), (x) WHERE NOT x:A OPTIONAL MATCH (a)-[r]->(x) RETURN x, r
      """
    Then the result should be, in any order:
      | x    | r    |
      | (:B) | [:T] |
      | (:C) | null |
    And no side effects

  Scenario: optional with labels on a bound node
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B)
      """
    When executing query:
      """
      MATCH (n) OPTIONAL MATCH (n:A) RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
      | (:B) |
    And no side effects

  Scenario: lengths
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})-[:T]->(:N {x: 3})
      """
    When executing query:
      """
      UNWIND [1] AS one MATCH (a {x: 0}) OPTIONAL MATCH (a)-[:T*2..1]->(b) RETURN b
      """
    Then the result should be, in any order:
      | b    |
      | null |
    And no side effects

  Scenario: length up to
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})-[:T]->(:N {x: 3})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[:T*..2]->(b) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: length from
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})-[:T]->(:N {x: 3})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[:T*2..]->(b) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
      | 3 |
    And no side effects

  Scenario: length of nothing
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[r:T*0]->(b) RETURN b.x AS x, r
      """
    Then the result should be, in any order:
      | x | r  |
      | 0 | [] |
    And no side effects

  Scenario: length from nothing on an unknown type
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})
      """
    When executing query:
      """
      MATCH p = (a {x: 0})-[:Nope*0..]->(b) RETURN p
      """
    Then the result should be, in any order:
      | p             |
      | <(:N {x: 0})> |
    And no side effects

  Scenario: empty interval
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[r:T*1..0]->(b) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: properties on every edge
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T {y: 1}]->(:N {x: 1})-[:T {y: 1}]->(:N {x: 2})-[:T {y: 2}]->(:N {x: 3})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[:T* {y: 1}]->(b) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: several lengths in one pattern
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})-[:U]->(:N {x: 3})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[:T*0..1]->()-[:T*0..1]->()-[:U]->(b) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 3 |
    And no side effects

  Scenario: lengths in a loop
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {x: 0})-[:T]->(b:N {x: 1})-[:T]->(a)
      """
    When executing query:
      """
      MATCH (a {x: 0})-[r*]->(b) RETURN b.x AS x, size(r) AS n
      """
    Then the result should be, in any order:
      | x | n |
      | 1 | 1 |
      | 0 | 2 |
    And no side effects

  Scenario: a list of edges bound before
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})
      """
    When executing query:
      """
      MATCH ()-[r1]->()-[r2]->() WITH [r1, r2] AS rs MATCH (a)-[rs*]->(b) RETURN a.x AS a, b.x AS b
      """
    Then the result should be, in any order:
      | a | b |
      | 0 | 2 |
    And no side effects

  Scenario: a list of edges bound before, the other way
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})-[:T]->(:N {x: 2})
      """
    When executing query:
      """
      MATCH ()-[r1]->()-[r2]->() WITH [r1, r2] AS rs MATCH (a)<-[rs*]-(b) RETURN a.x AS a, b.x AS b
      """
    Then the result should be, in any order:
      | a | b |
    And no side effects

  Scenario: either direction with length
    Given an empty graph
    And having executed:
      """
      CREATE (:N {x: 0})-[:T]->(:N {x: 1})<-[:T]-(:N {x: 2})
      """
    When executing query:
      """
      MATCH (a {x: 0})-[*2]-(b) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And no side effects

  Scenario: paths printed with directions
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)<-[:U]-(:C)
      """
    When executing query:
      """
      MATCH p = (:A)-->()<--() RETURN p
      """
    Then the result should be, in any order:
      | p                            |
      | <(:A)-[:T]->(:B)<-[:U]-(:C)> |
    And no side effects

  Scenario: paths from behind
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)<-[:U]-(:C)
      """
    When executing query:
      """
      MATCH p = (:C)--()--() RETURN p, [n IN nodes(p) | labels(n)[0]] AS l, [r IN relationships(p) | type(r)] AS t
      """
    Then the result should be, in any order:
      | p                            | l               | t          |
      | <(:C)-[:U]->(:B)<-[:T]-(:A)> | ['C', 'B', 'A'] | ['U', 'T'] |
    And no side effects

  Scenario: a path bound twice
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH p = (:A)-->(b) MATCH q = (a)-->(b) RETURN p = q AS same
      """
    Then the result should be, in any order:
      | same |
      | true |
    And no side effects

  Scenario: a path of one node
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH p = (n) RETURN p, length(p) AS l
      """
    Then the result should be, in any order:
      | p      | l |
      | <(:A)> | 0 |
    And no side effects

  Scenario: the shortest path
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(:X)-[:T]->(b:B), (a)-[:U]->(b)
      """
    When executing query:
      """
      MATCH p = shortestPath((a:A)-[*]->(b:B)) RETURN length(p) AS l
      """
    Then the result should be, in any order:
      | l |
      | 1 |
    And no side effects

  Scenario: the shortest path of a type
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(:X)-[:T]->(b:B), (a)-[:U]->(b)
      """
    When executing query:
      """
      MATCH (a:A), (b:B), p = shortestPath((a)-[:T*..5]->(b)) RETURN length(p) AS l
      """
    Then the result should be, in any order:
      | l |
      | 2 |
    And no side effects

  Scenario: all shortest paths
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->()-[:T]->(b), (a)-[:T]->()-[:T]->(b)
      """
    When executing query:
      """
      MATCH p = allShortestPaths((a:A)-[*]-(b:B)) RETURN length(p) AS l
      """
    Then the result should be, in any order:
      | l |
      | 2 |
      | 2 |
    And no side effects

  Scenario: the shortest path where there is none
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) OPTIONAL MATCH p = shortestPath((a)-[*]->(b)) RETURN p
      """
    Then the result should be, in any order:
      | p    |
      | null |
    And no side effects

  Scenario: the shortest path as a value
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(:X)-[:T]->(b:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) RETURN length(shortestPath((a)-[*]->(b))) AS l
      """
    Then the result should be, in any order:
      | l |
      | 2 |
    And no side effects

  Scenario: pattern comprehensions
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T {w: 1}]->(:B {x: 2}), (a)-[:T {w: 2}]->(:B {x: 3}), (:A {x: 4})
      """
    When executing query:
      """
      MATCH (a:A) RETURN a.x AS a, size([(a)-[r:T]->(b:B) WHERE b.x > 2 | r.w]) AS n, [p = (a)-->(:B {x: 2}) | length(p)] AS l
      """
    Then the result should be, in any order:
      | a | n | l   |
      | 1 | 1 | [1] |
      | 4 | 0 | []  |
    And no side effects

  Scenario: pattern comprehension in aggregate and with
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2}), (a)-[:T]->(:B {x: 3}), (:A {x: 4})
      """
    When executing query:
      """
      MATCH (a:A) WITH a, size([(a)-->(b) | b.x]) AS n RETURN sum(n) AS s, collect(size([(a)-->() | 1])) AS c
      """
    Then the result should be, in any order:
      | s | c      |
      | 2 | [2, 0] |
    And no side effects

  Scenario: pattern comprehension nested
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2})-[:T]->(:C {x: 3})
      """
    When executing query:
      """
      MATCH (a:A) RETURN [(a)-->(b) | [(b)-->(c) | c.x]] AS l
      """
    Then the result should be, in any order:
      | l     |
      | [[3]] |
    And no side effects

  Scenario: pattern predicates with and, or, not
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2})-[:U]->(:C {x: 3})
      """
    When executing query:
      """
      MATCH (n) WHERE (n)-[:T]->() OR ((n)-[:U]->() AND NOT (n)<-[:V]-()) RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: pattern predicates with properties and lengths
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2})-[:U]->(:C {x: 3})
      """
    When executing query:
      """
      MATCH (n), (m) WHERE (n)-[*2]->(m {x: 3}) RETURN n.x AS n, m.x AS m
      """
    Then the result should be, in any order:
      | n | m |
      | 1 | 3 |
    And no side effects

  Scenario: a subquery that exists
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2})-[:U]->(:C {x: 3})
      """
    When executing query:
      """
      MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = n.x + 1 AND EXISTS { (m)-->(:C) } } RETURN n.x AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And no side effects

  Scenario: a whole query that exists
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2}), (a)-[:T]->(:B {x: 3}), (:A {x: 4})-[:T]->(:B {x: 5})
      """
    When executing query:
      """
      MATCH (n:A) WHERE exists { MATCH (n)-->(m) WITH n, count(m) AS c WHERE c = 2 RETURN true } RETURN n.x AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And no side effects

  Scenario: a count of a subquery
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B {x: 2}), (a)-[:T]->(:B {x: 3}), (:A {x: 4})
      """
    When executing query:
      """
      MATCH (n:A) RETURN n.x AS n, COUNT { (n)-->() } AS c
      """
    Then the result should be, in any order:
      | n | c |
      | 1 | 2 |
      | 4 | 0 |
    And no side effects

  Scenario: a condition with a parameter and a label
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 1}), (:A {x: 2})
      """
    And parameters are:
      | p | 1 |
    When executing query:
      """
      MATCH (n) WHERE n:A AND n.x = $p RETURN n
      """
    Then the result should be, in any order:
      | n           |
      | (:A {x: 1}) |
    And no side effects

  Scenario: a condition on a type that differs
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 'a'}), (:A {x: true}), (:A), (:A {x: 5})
      """
    When executing query:
      """
      MATCH (n) WHERE n.x > 0 RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 5 |
    And no side effects

  Scenario: null in a pattern property
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A)
      """
    When executing query:
      """
      MATCH (n {x: null}) RETURN n
      """
    Then the result should be, in any order:
      | n |
    And no side effects

  Scenario: property pattern refers to an earlier node
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 1}), (:B {x: 2})
      """
    When executing query:
      """
      MATCH (a:A) MATCH (b:B {x: a.x}) RETURN b
      """
    Then the result should be, in any order:
      | b           |
      | (:B {x: 1}) |
    And no side effects

  Scenario: property pattern refers to a node of the same clause
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 1}), (:B {x: 2})
      """
    When executing query:
      """
      MATCH (a:A), (b:B {x: a.x}) RETURN b
      """
    Then the result should be, in any order:
      | b           |
      | (:B {x: 1}) |
    And no side effects

  Scenario: labels, types and keys
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B {x: 1, y: 2})-[:T {z: 1}]->()
      """
    When executing query:
      """
      MATCH (n:A)-[r]->(m) RETURN labels(n) AS l, labels(m) AS m, type(r) AS t, keys(n) AS k, properties(r) AS p, n:A:B AS b, m:A AS c, startNode(r) = n AS s, endNode(r) = n AS e
      """
    Then the result should be, in any order:
      | l          | m  | t   | k          | p      | b    | c     | s    | e     |
      | ['A', 'B'] | [] | 'T' | ['x', 'y'] | {z: 1} | true | false | true | false |
    And no side effects

  Scenario: functions of null
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      OPTIONAL MATCH (n:Z)-[r]->() RETURN labels(n) AS l, type(r) AS t, keys(n) AS k, properties(r) AS p, n:A AS b, id(n) AS i, startNode(r) AS s, n.x AS x
      """
    Then the result should be, in any order:
      | l    | t    | k    | p    | b    | i    | s    | x    |
      | null | null | null | null | null | null | null | null |
    And no side effects

  Scenario: dynamic properties
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})
      """
    And parameters are:
      | k | 'y' |
    When executing query:
      """
      MATCH (n) RETURN n['x'] AS x, n[$k] AS y, n['a' + 'b'] AS z, n[null] AS w
      """
    Then the result should be, in any order:
      | x | y | z    | w    |
      | 1 | 2 | null | null |
    And no side effects
