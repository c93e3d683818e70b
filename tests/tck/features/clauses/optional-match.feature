Feature: OptionalMatch

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (s:Single), (a:A {num: 42}), (b:B {num: 46}), (c:C), (s)-[:REL]->(a), (s)-[:REL]->(b), (a)-[:REL]->(c), (b)-[:LOOP]->(b)
      """

  Scenario Outline: what is not found is null
    When executing query:
      """
      <query>
      """
    Then the result should be, in any order:
      | x   |
      | <x> |

    Examples:
      | query                                                                                | x            |
      | OPTIONAL MATCH (n:Unknown) RETURN n AS x                                             | null         |
      | OPTIONAL MATCH (n:A) RETURN n AS x                                                   | (:A {num: 42}) |
      | MATCH (a:A) OPTIONAL MATCH (a)<-[r:NONE]-(b) RETURN b AS x                           | null         |
      | MATCH (a:C) OPTIONAL MATCH p = (a)-->() RETURN p AS x                                | null         |
      | MATCH (s:Single) OPTIONAL MATCH (s)-->(m) WHERE m.num = 42 RETURN m AS x             | (:A {num: 42}) |
      | MATCH (s:Single) OPTIONAL MATCH (s)-->(m) WHERE m.num = 1 RETURN m AS x              | null         |
      | MATCH (b:B) OPTIONAL MATCH (b)-[r:LOOP]->(b) RETURN type(r) AS x                     | 'LOOP'       |
      | MATCH (s:Single), (c:C) OPTIONAL MATCH (s)-->(v)-->(c) RETURN v AS x                 | (:A {num: 42}) |
      | MATCH (s:Single), (c:C) OPTIONAL MATCH (s)-->(v)-->(c) WHERE v:B RETURN v AS x       | null         |
      | OPTIONAL MATCH (n:Unknown) RETURN count(n) AS x                                      | 0            |
      | OPTIONAL MATCH (n:Unknown) RETURN n:Unknown AS x                                     | null         |
      | OPTIONAL MATCH (n:Unknown) RETURN labels(n) AS x                                     | null         |
      | OPTIONAL MATCH (n:Unknown) RETURN n.num AS x                                         | null         |
      | OPTIONAL MATCH ()-[r:UNKNOWN]->() RETURN type(r) AS x                                | null         |
      | MATCH (c:C) OPTIONAL MATCH (c)-->(x)-->(y) RETURN [x, y] AS x                        | [null, null] |

  Scenario: the condition belongs to the optional pattern
    When executing query:
      """
      MATCH (n)
      OPTIONAL MATCH (n)-[r]->(m) WHERE m.num IS NOT NULL
      RETURN labels(n) AS n, m.num AS m
      """
    Then the result should be, in any order:
      | n          | m    |
      | ['Single'] | 42   |
      | ['Single'] | 46   |
      | ['A']      | null |
      | ['B']      | 46   |
      | ['C']      | null |

  Scenario: a condition behind WITH drops rows
    When executing query:
      """
      MATCH (n)
      OPTIONAL MATCH (n)-[r]->(m)
      WITH n, m WHERE m.num = 42
      RETURN labels(n) AS n
      """
    Then the result should be, in any order:
      | n          |
      | ['Single'] |

  Scenario: several optional patterns, each on what is bound before
    When executing query:
      """
      MATCH (a:A)
      OPTIONAL MATCH (a)-->(c:C)
      OPTIONAL MATCH (c)-->(d)
      OPTIONAL MATCH (a)<--(s)
      RETURN labels(c) AS c, d, labels(s) AS s
      """
    Then the result should be, in any order:
      | c     | d    | s          |
      | ['C'] | null | ['Single'] |
