Feature: Projecting

  Scenario: aggregates of nothing
    Given an empty graph
    When executing query:
      """
      MATCH (n) RETURN count(*) AS a, count(n) AS b, sum(n.x) AS c, avg(n.x) AS d, min(n.x) AS e, max(n.x) AS f, collect(n.x) AS g, stDev(n.x) AS h, stDevP(n.x) AS i, percentileDisc(n.x, 0.5) AS j, percentileCont(n.x, 0.5) AS k
      """
    Then the result should be, in any order:
      | a | b | c | d    | e    | f    | g  | h   | i   | j    | k    |
      | 0 | 0 | 0 | null | null | null | [] | 0.0 | 0.0 | null | null |
    And no side effects

  Scenario: aggregates of nothing by a key
    Given an empty graph
    When executing query:
      """
      MATCH (n) RETURN n.x AS x, count(*) AS c
      """
    Then the result should be, in any order:
      | x | c |
    And no side effects

  Scenario: aggregates pass over null
    Given an empty graph
    When executing query:
      """
      UNWIND [1, null, 3, 3] AS x RETURN count(*) AS a, count(x) AS b, count(DISTINCT x) AS c, sum(x) AS d, sum(DISTINCT x) AS e, avg(x) AS f, avg(DISTINCT x) AS g, collect(x) AS h, collect(DISTINCT x) AS i, min(x) AS j, max(x) AS k
      """
    Then the result should be, in any order:
      | a | b | c | d | e | f                  | g   | h         | i      | j | k |
      | 4 | 3 | 2 | 7 | 4 | 2.3333333333333335 | 2.0 | [1, 3, 3] | [1, 3] | 1 | 3 |
    And no side effects

  Scenario: the average of whole numbers is a float
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x RETURN avg(x) AS a
      """
    Then the result should be, in any order:
      | a   |
      | 2.0 |
    And no side effects

  Scenario: sums of mixed numbers
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2.5] AS x RETURN sum(x) AS s
      """
    Then the result should be, in any order:
      | s   |
      | 3.5 |
    And no side effects

  Scenario: the least of mixed types
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 'a', null, [1, 2], 0.2, 'b'] AS x RETURN min(x) AS l, max(x) AS g
      """
    Then the result should be, in any order:
      | l      | g |
      | [1, 2] | 1 |
    And no side effects

  Scenario: the least of lists
    Given an empty graph
    When executing query:
      """
      UNWIND [[1], [2], [2, 1]] AS x RETURN min(x) AS l, max(x) AS g
      """
    Then the result should be, in any order:
      | l   | g      |
      | [1] | [2, 1] |
    And no side effects

  Scenario: the least of texts
    Given an empty graph
    When executing query:
      """
      UNWIND ['a', 'b', 'B', null, 'abc', 'abc1'] AS x RETURN min(x) AS l, max(x) AS g
      """
    Then the result should be, in any order:
      | l   | g   |
      | 'B' | 'b' |
    And no side effects

  Scenario: the least of whole numbers and floats
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2.0, 5, null, 3.2, 0.1] AS x RETURN min(x) AS l, max(x) AS g
      """
    Then the result should be, in any order:
      | l   | g |
      | 0.1 | 5 |
    And no side effects

  Scenario: the least of null
    Given an empty graph
    When executing query:
      """
      UNWIND [null, null] AS x RETURN min(x) AS l, max(x) AS g, sum(x) AS s
      """
    Then the result should be, in any order:
      | l    | g    | s |
      | null | null | 0 |
    And no side effects

  Scenario: percentiles
    Given an empty graph
    When executing query:
      """
      UNWIND [10.0, 20.0, 30.0] AS x RETURN percentileDisc(x, 0) AS a, percentileDisc(x, 0.5) AS b, percentileDisc(x, 1) AS c, percentileCont(x, 0.25) AS d, percentileDisc(x, 0.34) AS e
      """
    Then the result should be, in any order:
      | a    | b    | c    | d    | e    |
      | 10.0 | 20.0 | 30.0 | 15.0 | 20.0 |
    And no side effects

  Scenario: percentiles of whole numbers
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3, 4] AS x RETURN percentileDisc(x, 0.5) AS a, percentileCont(x, 0.5) AS b
      """
    Then the result should be, in any order:
      | a | b   |
      | 2 | 2.5 |
    And no side effects

  Scenario: a percentile outside of the range, by a parameter
    Given an empty graph
    And parameters are:
      | p | 1000 |
    When executing query:
      """
      UNWIND [1] AS x RETURN percentileDisc(x, $p) AS a
      """
    Then a ArgumentError should be raised at runtime: NumberOutOfRange

  Scenario: percentile outside from a row
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 10.0})
      """
    When executing query:
      """
      MATCH (n) RETURN percentileCont(n.x, n.x) AS a
      """
    Then a ArgumentError should be raised at runtime: NumberOutOfRange

  Scenario: deviations
    Given an empty graph
    When executing query:
      """
      UNWIND [2, 4, 4, 4, 5, 5, 7, 9] AS x RETURN stDevP(x) AS p, stDev(x) > 2.1 AS s
      """
    Then the result should be, in any order:
      | p   | s    |
      | 2.0 | true |
    And no side effects

  Scenario: groups by null and by equal numbers
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1.0, null, null, 'a'] AS x RETURN x, count(*) AS c
      """
    Then the result should be, in any order:
      | x    | c |
      | 1    | 2 |
      | null | 2 |
      | 'a'  | 1 |
    And no side effects

  Scenario: groups by lists and maps
    Given an empty graph
    When executing query:
      """
      UNWIND [[1, null], [1, null], {a: 1}, {a: 1}] AS x RETURN x, count(*) AS c
      """
    Then the result should be, in any order:
      | x         | c |
      | [1, null] | 2 |
      | {a: 1}    | 2 |
    And no side effects

  Scenario: distinct nodes
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 1})
      """
    When executing query:
      """
      MATCH (a:A), (b:A) RETURN count(DISTINCT a) AS n, count(DISTINCT a.x) AS x, count(a) AS every
      """
    Then the result should be, in any order:
      | n | x | every |
      | 2 | 1 | 4     |
    And no side effects

  Scenario: distinct edges and paths
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH p = ()-[r]-() RETURN count(DISTINCT r) AS r, count(DISTINCT p) AS p
      """
    Then the result should be, in any order:
      | r | p |
      | 1 | 2 |
    And no side effects

  Scenario: an expression over aggregates
    Given an empty graph
    And having executed:
      """
      UNWIND [1, 2, 3] AS x CREATE ({x: x})
      """
    When executing query:
      """
      MATCH (n) RETURN sum(n.x) * 2 + count(*) AS a, {least: min(n.x), all: size(collect(n.x))} AS m
      """
    Then the result should be, in any order:
      | a  | m                  |
      | 15 | {least: 1, all: 3} |
    And no side effects

  Scenario: a key inside an aggregate expression
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 5}), ({x: 1, y: 6})
      """
    When executing query:
      """
      MATCH (n) RETURN n.x AS k, n.x + count(*) AS c
      """
    Then the result should be, in any order:
      | k | c |
      | 1 | 3 |
    And no side effects

  Scenario: a variable beside an aggregate
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1})
      """
    When executing query:
      """
      WITH 5 AS k MATCH (n) RETURN k, k + count(*) AS c
      """
    Then the result should be, in any order:
      | k | c |
      | 5 | 6 |
    And no side effects

  Scenario: parameters and constants beside an aggregate
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1})
      """
    And parameters are:
      | p | 5 |
    When executing query:
      """
      MATCH (n) RETURN $p + count(*) - 1000 AS c
      """
    Then the result should be, in any order:
      | c    |
      | -994 |
    And no side effects

  Scenario: order by an aggregate of the projection
    Given an empty graph
    When executing query:
      """
      UNWIND ['a', 'b', 'a'] AS x RETURN x, count(*) AS c ORDER BY count(*) DESC, x
      """
    Then the result should be, in order:
      | x   | c |
      | 'a' | 2 |
      | 'b' | 1 |
    And no side effects

  Scenario: order by an expression over a key and an aggregate
    Given an empty graph
    When executing query:
      """
      UNWIND ['a', 'b', 'a'] AS x RETURN x, count(*) AS c ORDER BY c * 2 + 1, x
      """
    Then the result should be, in order:
      | x   | c |
      | 'b' | 1 |
      | 'a' | 2 |
    And no side effects

  Scenario: order of all types
    Given an empty graph
    When executing query:
      """
      UNWIND [null, 1.5, true, 'a', [1], {a: 1}, date('2024-01-01'), 1, false, duration('P1D'), datetime('2024-01-01T00:00Z'), localdatetime('2024-01-01T00:00'), localtime('01:00'), time('01:00Z')] AS x WITH x ORDER BY x RETURN collect(toString(CASE WHEN x = [1] THEN 'list' WHEN x = {a: 1} THEN 'map' ELSE x END)) AS l, count(*) AS c
      """
    Then the result should be, in any order:
      | l                                                                                                                                  | c  |
      | ['map', 'list', '2024-01-01T00:00Z', '2024-01-01T00:00', '2024-01-01', '01:00Z', '01:00', 'P1D', 'a', 'false', 'true', '1', '1.5'] | 14 |
    And no side effects

  Scenario: order of nodes, edges and paths before lists
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->()
      """
    When executing query:
      """
      MATCH p = (n:A)-[r]->() UNWIND [n, r, p, 1.5, ['list'], 'text', null, false, 0.0 / 0.0, {a: 'map'}] AS x RETURN x ORDER BY x
      """
    Then the result should be, in order:
      | x               |
      | {a: 'map'}      |
      | (:A)            |
      | [:T]            |
      | ['list']        |
      | <(:A)-[:T]->()> |
      | 'text'          |
      | false           |
      | 1.5             |
      | NaN             |
      | null            |
    And no side effects

  Scenario: order descending puts null first
    Given an empty graph
    When executing query:
      """
      UNWIND [1, null, 3] AS x RETURN x ORDER BY x DESC
      """
    Then the result should be, in order:
      | x    |
      | null |
      | 3    |
      | 1    |
    And no side effects

  Scenario: order lists with null
    Given an empty graph
    When executing query:
      """
      UNWIND [[], ['a'], ['a', 1], [1], [1, 'a'], [1, null], [null, 1], [null, 2]] AS x RETURN x ORDER BY x
      """
    Then the result should be, in order:
      | x         |
      | []        |
      | ['a']     |
      | ['a', 1]  |
      | [1]       |
      | [1, 'a']  |
      | [1, null] |
      | [null, 1] |
      | [null, 2] |
    And no side effects

  Scenario: order by what is not returned
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 2, y: 'a'}), ({x: 1, y: 'b'})
      """
    When executing query:
      """
      MATCH (n) RETURN n.y AS y ORDER BY n.x
      """
    Then the result should be, in order:
      | y   |
      | 'b' |
      | 'a' |
    And no side effects

  Scenario: order by a name that is given anew
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x RETURN -x AS x ORDER BY x
      """
    Then the result should be, in order:
      | x  |
      | -3 |
      | -2 |
      | -1 |
    And no side effects

  Scenario: with order by both old and new names
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 2, y: 1}), ({x: 1, y: 1}), ({x: 3, y: 0})
      """
    When executing query:
      """
      MATCH (n) WITH n.y AS y, n ORDER BY y DESC, n.x ASCENDING LIMIT 2 RETURN y, n.x AS x
      """
    Then the result should be, in any order:
      | y | x |
      | 1 | 1 |
      | 1 | 2 |
    And no side effects

  Scenario: skip and limit by parameters and expressions
    Given an empty graph
    And parameters are:
      | s | 1 |
    When executing query:
      """
      UNWIND range(1, 10) AS x RETURN x ORDER BY x SKIP $s + 1 LIMIT toInteger(ceil(1.7))
      """
    Then the result should be, in order:
      | x |
      | 3 |
      | 4 |
    And no side effects

  Scenario: limit zero
    Given an empty graph
    When executing query:
      """
      UNWIND range(1, 10) AS x RETURN x LIMIT 0
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: negative limit by a parameter
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    And parameters are:
      | s | -1 |
    When executing query:
      """
      MATCH (n) RETURN n LIMIT $s
      """
    Then a SyntaxError should be raised at runtime: NegativeIntegerArgument

  Scenario: float limit by a parameter
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    And parameters are:
      | s | 1.5 |
    When executing query:
      """
      MATCH (n) RETURN n SKIP $s
      """
    Then a SyntaxError should be raised at runtime: InvalidArgumentType

  Scenario: distinct of mixed values
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1.0, '1', null, null, [1], [1.0]] AS x RETURN DISTINCT x
      """
    Then the result should be, in any order:
      | x    |
      | 1    |
      | '1'  |
      | null |
      | [1]  |
    And no side effects

  Scenario: distinct and order
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 2}), ({x: 1}), ({x: 2})
      """
    When executing query:
      """
      MATCH (n) RETURN DISTINCT n.x AS x ORDER BY n.x DESC
      """
    Then the result should be, in order:
      | x |
      | 2 |
      | 1 |
    And no side effects

  Scenario: distinct star
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1] AS x RETURN DISTINCT *
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: with star and more
    Given an empty graph
    When executing query:
      """
      WITH 1 AS a, 2 AS b WITH *, a + b AS c RETURN *
      """
    Then the result should be, in any order:
      | a | b | c |
      | 1 | 2 | 3 |
    And no side effects

  Scenario: with where on both scopes
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 2, y: 1}), ({x: 1, y: 2})
      """
    When executing query:
      """
      MATCH (n) WITH n.x AS x WHERE n.y = 2 RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: with where after aggregation
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 2}), ({x: 1}), ({x: 2})
      """
    When executing query:
      """
      MATCH (n) WITH n.x AS x, count(*) AS c WHERE c > 1 RETURN x, c
      """
    Then the result should be, in any order:
      | x | c |
      | 2 | 2 |
    And no side effects

  Scenario: with limit then where
    Given an empty graph
    When executing query:
      """
      UNWIND range(1, 5) AS x WITH x ORDER BY x LIMIT 3 WHERE x > 1 RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
      | 3 |
    And no side effects

  Scenario: unwind nothing
    Given an empty graph
    When executing query:
      """
      UNWIND [] AS x UNWIND [1, 2] AS y RETURN x, y
      """
    Then the result should be, in any order:
      | x | y |
    And no side effects

  Scenario: unwind null
    Given an empty graph
    When executing query:
      """
      UNWIND null AS x RETURN x
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: unwind what is no list
    Given an empty graph
    When executing query:
      """
      UNWIND 1 AS x RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: unwind nested
    Given an empty graph
    When executing query:
      """
      UNWIND [[1, 2], [], [3], 4] AS x UNWIND x AS y RETURN y
      """
    Then the result should be, in any order:
      | y |
      | 1 |
      | 2 |
      | 3 |
      | 4 |
    And no side effects

  Scenario: unwind collected nodes
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 2})
      """
    When executing query:
      """
      MATCH (n:A) WITH collect(n) AS l UNWIND l AS m RETURN m.x AS x, size(l) AS s
      """
    Then the result should be, in any order:
      | x | s |
      | 1 | 2 |
      | 2 | 2 |
    And no side effects

  Scenario: unwind a map of parameters
    Given an empty graph
    And parameters are:
      | rows | [{a: 1}, {a: 2}] |
    When executing query:
      """
      UNWIND $rows AS r CREATE (n {a: r.a}) RETURN n.a AS a
      """
    Then the result should be, in any order:
      | a |
      | 1 |
      | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |

  Scenario: union keeps each once, union all keeps all
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x RETURN x UNION UNWIND [2, 3, 3] AS x RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
      | 3 |
    And no side effects

  Scenario: union all with order and limit of each part
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x RETURN x ORDER BY x DESC LIMIT 1 UNION ALL RETURN 2 AS x UNION ALL RETURN 2 AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
      | 2 |
      | 2 |
    And no side effects

  Scenario: union of writes
    Given an empty graph
    When executing query:
      """
      CREATE (a:A) RETURN 1 AS x UNION CREATE (b:B) RETURN 2 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And the side effects should be:
      | +nodes  | 2 |
      | +labels | 2 |

  Scenario: columns are named by their text
    Given an empty graph
    When executing query:
      """
      WITH 1 AS n RETURN n+1, count( * ), {a:1}.a
      """
    Then the result should be, in any order:
      | n+1 | count( * ) | {a:1}.a |
      | 2   | 1          | 1       |
    And no side effects

  Scenario: map projection of a node
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})
      """
    When executing query:
      """
      MATCH (n:A) RETURN n {.x, z: 3} AS m, n {.*} AS every
      """
    Then the result should be, in any order:
      | m            | every        |
      | {x: 1, z: 3} | {x: 1, y: 2} |
    And no side effects
