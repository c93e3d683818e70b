Feature: Groups of what patterns find

  Scenario: nothing said is a group of its own
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B {y: 'p'}), (a)-[:T]->(:B {y: 'p'}), (a)-[:T]->(:B), (:A)-[:T]->(b)
      """
    When executing query:
      """
      MATCH (a:A)-[:T]->(b) RETURN a.x AS x, b.y AS y, count(*) AS n, count(a.x) AS m
      """
    Then the result should be, in any order:
      | x    | y    | n | m |
      | 1    | 'p'  | 2 | 2 |
      | 1    | null | 1 | 1 |
      | null | 'p'  | 1 | 0 |
    And no side effects

  Scenario: equal numbers of two types are one group
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 2}), (:A {x: 2.0}), (:A {x: '2'})
      """
    When executing query:
      """
      MATCH (a:A) WITH a.x AS x, count(*) AS n RETURN n ORDER BY n
      """
    Then the result should be, in order:
      | n |
      | 1 |
      | 2 |
    And no side effects

  Scenario: pairs that meet are counted by who they are
    Given an empty graph
    And having executed:
      """
      CREATE (a:C {k: 'a'}), (b:C {k: 'b'}), (c:C {k: 'c'}), (r:R), (s:R),
        (a)-[:V {v: 'yes'}]->(r), (b)-[:V {v: 'yes'}]->(r), (c)-[:V {v: 'no'}]->(r),
        (a)-[:V {v: 'no'}]->(s), (b)-[:V {v: 'no'}]->(s), (c)-[:V {v: 'no'}]->(s), (b)-[:V]->(s)
      """
    When executing query:
      """
      MATCH (a:C {k: 'a'})-[v:V]->(:R)<-[w:V]-(b:C) WHERE v.v = w.v
      RETURN b.k AS k, count(*) AS n ORDER BY n DESC, k LIMIT 2
      """
    Then the result should be, in order:
      | k   | n |
      | 'b' | 2 |
      | 'c' | 1 |
    And no side effects

  Scenario: sums and means weigh what comes often
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T {w: 3}]->(:B), (a)-[:T {w: 3}]->(:B), (a)-[:T {w: 6}]->(:B), (a)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[t:T]->(:B) RETURN a.x AS x, sum(t.w) AS s, avg(t.w) AS m, count(DISTINCT t.w) AS d, max(t.w) - 1 AS g
      """
    Then the result should be, in any order:
      | x | s  | m   | d | g |
      | 1 | 12 | 4.0 | 2 | 5 |
    And no side effects

  Scenario: a loop is found once each way, and once where it has a way
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(a), (a)-[:T]->(:A {x: 1})
      """
    When executing query:
      """
      MATCH (a)-[t]-(b) RETURN a.x AS x, b.x AS y, count(t) AS n
      """
    Then the result should be, in any order:
      | x | y | n |
      | 1 | 1 | 3 |
    And no side effects

  Scenario: groups after a grouping
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:T]->(:B), (a)-[:T]->(:B), (:A {x: 2})-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-->(b) WITH a, count(b) AS n WHERE n > 1 MATCH (a)-->(c) RETURN a.x AS x, n, count(c) AS m
      """
    Then the result should be, in any order:
      | x | n | m |
      | 1 | 2 | 2 |
    And no side effects
