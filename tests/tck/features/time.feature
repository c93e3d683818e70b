Feature: Queries over time

  Scenario: a day before the edge
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:T]->(:B {x: 2}) SINCE date('2020-01-01')
      """
    When executing query:
      """
      FOR VALID_TIME AS OF date('2019-12-31') MATCH (n) RETURN count(n) AS c
      """
    Then the result should be, in any order:
      | c |
      | 0 |
    And no side effects

  Scenario: the first day
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:T]->(:B {x: 2}) SINCE date('2020-01-01')
      """
    When executing query:
      """
      FOR VALID_TIME AS OF date('2020-01-01') MATCH (a)-[r:T]->(b) RETURN a.x AS a, b.x AS b, toString(since(r)) AS s, until(r) AS u
      """
    Then the result should be, in any order:
      | a | b | s            | u    |
      | 1 | 2 | '2020-01-01' | null |
    And no side effects

  Scenario: the first day out
    Given an empty graph
    And having executed:
      """
      FOR VALID_TIME AS OF date('2020-06-01') CREATE (:A {x: 1})-[:T]->(:B {x: 2}) SINCE date('2020-01-01') UNTIL date('2021-01-01')
      """
    When executing query:
      """
      FOR VALID_TIME AS OF date('2021-01-01') OPTIONAL MATCH (a)-[r:T]->(b) RETURN r
      """
    Then the result should be, in any order:
      | r    |
      | null |
    And no side effects

  Scenario: the last day in
    Given an empty graph
    And having executed:
      """
      FOR VALID_TIME AS OF date('2020-06-01') CREATE (:A {x: 1})-[:T]->(:B {x: 2}) SINCE date('2020-01-01') UNTIL date('2021-01-01')
      """
    When executing query:
      """
      FOR VALID_TIME AS OF date('2020-12-31') MATCH (a)-[r:T]->(b) RETURN toString(until(r)) AS u
      """
    Then the result should be, in any order:
      | u            |
      | '2021-01-01' |
    And no side effects

  Scenario: a day from a parameter
    Given an empty graph
    And having executed:
      """
      CREATE (:A) SINCE date('2020-01-01')
      """
    And parameters are:
      | day | '2020-05-05' |
    When executing query:
      """
      FOR VALID_TIME AS OF date($day) MATCH (n) RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
    And no side effects

  Scenario: a value that changes
    Given an empty graph
    And having executed:
      """
      CREATE (:A {key: 'a', x: 1}) SINCE date('2020-01-01'); MATCH (n:A) SET n.x = 2 SINCE date('2021-01-01')
      """
    When executing query:
      """
      FOR VALID_TIME AS OF date('2020-12-31') MATCH (n:A) RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: a value that has changed
    Given an empty graph
    And having executed:
      """
      CREATE (:A {key: 'a', x: 1}) SINCE date('2020-01-01'); MATCH (n:A) SET n.x = 2 SINCE date('2021-01-01')
      """
    When executing query:
      """
      MATCH (n:A) RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And no side effects

  Scenario: a period gives each answer its days
    Given an empty graph
    And having executed:
      """
      CREATE (:A {key: 'a', x: 1}) SINCE date('2020-01-01'); MATCH (n:A) SET n.x = 2 SINCE date('2021-01-01')
      """
    When executing query:
      """
      FOR VALID_TIME BETWEEN date('2020-06-01') AND date('2021-06-01') MATCH (n:A) RETURN n.x AS x
      """
    Then the result should be, in order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: a period and a count
    Given an empty graph
    And having executed:
      """
      FOR VALID_TIME AS OF date('2020-06-01') CREATE (:A {key: 'a'}) SINCE date('2020-01-01') UNTIL date('2020-07-01'); CREATE (:A {key: 'b'}) SINCE date('2020-03-01')
      """
    When executing query:
      """
      FOR VALID_TIME BETWEEN date('2019-12-01') AND date('2020-12-31') MATCH (n:A) RETURN count(*) AS c
      """
    Then the result should be, in order:
      | c |
      | 0 |
      | 1 |
      | 2 |
    And no side effects

  Scenario: a period cannot write
    Given an empty graph
    When executing query:
      """
      FOR VALID_TIME BETWEEN date('2020-06-01') AND date('2021-06-01') CREATE (:A)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: a period that ends before it begins
    Given an empty graph
    When executing query:
      """
      FOR VALID_TIME BETWEEN date('2021-06-01') AND date('2020-06-01') RETURN 1 AS x
      """
    Then a ArgumentError should be raised at runtime: *

  Scenario: a day that is none
    Given an empty graph
    When executing query:
      """
      FOR VALID_TIME AS OF 5 RETURN 1 AS x
      """
    Then a ArgumentError should be raised at runtime: InvalidArgumentType

  Scenario: a day that is null
    Given an empty graph
    When executing query:
      """
      FOR VALID_TIME AS OF null RETURN 1 AS x
      """
    Then a ArgumentError should be raised at runtime: InvalidArgumentType

  Scenario: a prefix twice
    Given an empty graph
    When executing query:
      """
      FOR VALID_TIME AS OF date('2020-06-01') FOR VALID_TIME AS OF date('2020-06-01') RETURN 1 AS x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: a prefix of no name
    Given an empty graph
    When executing query:
      """
      FOR SOME_TIME AS OF date('2020-06-01') RETURN 1 AS x
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: both clocks in either order
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      FOR KNOWN_TIME AS OF date('2026-01-01') FOR VALID_TIME AS OF date('2026-01-01') MATCH (n) RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
    And no side effects

  Scenario: nothing was known before
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      FOR KNOWN_TIME AS OF date('2020-01-01') MATCH (n) RETURN count(n) AS c
      """
    Then the result should be, in any order:
      | c |
      | 0 |
    And no side effects

  Scenario: writing a time that ends before it begins
    Given an empty graph
    When executing query:
      """
      CREATE (:A) SINCE date('2021-01-01') UNTIL date('2020-01-01')
      """
    Then a ArgumentError should be raised at runtime: *

  Scenario: writing a time without a day
    Given an empty graph
    When executing query:
      """
      CREATE (:A) SINCE date('2021-01-01') UNTIL date('2021-01-01')
      """
    Then a ArgumentError should be raised at runtime: *

  Scenario: one day is a time
    Given an empty graph
    And having executed:
      """
      FOR VALID_TIME AS OF date('2021-01-01') CREATE (n:A) SINCE date('2021-01-01') UNTIL date('2021-01-02')
      """
    When executing query:
      """
      FOR VALID_TIME BETWEEN date('2020-12-30') AND date('2021-12-31') MATCH (n:A) RETURN toString(until(n)) AS u
      """
    Then the result should be, in any order:
      | u            |
      | '2021-01-02' |
    And no side effects

  Scenario: deleting ends a node today
    Given an empty graph
    And having executed:
      """
      CREATE (:A {key: 'a'}) SINCE date('2020-01-01'); MATCH (n:A) DELETE n
      """
    When executing query:
      """
      FOR VALID_TIME AS OF date('2025-12-31') MATCH (n:A) RETURN count(n) AS c
      """
    Then the result should be, in any order:
      | c |
      | 1 |
    And no side effects

  Scenario: names that stand in the prefix are ordinary names
    Given an empty graph
    When executing query:
      """
      WITH 1 AS valid_time, 2 AS between, 3 AS since, 4 AS until, 5 AS known_time, 6 AS for RETURN valid_time + between + since + until + known_time + for AS x
      """
    Then the result should be, in any order:
      | x  |
      | 21 |
    And no side effects

  Scenario: functions of time on null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n) RETURN since(n) AS a, until(n) AS b, spells(n) AS c, sources(n) AS d, statements(n) AS e
      """
    Then the result should be, in any order:
      | a    | b    | c    | d    | e    |
      | null | null | null | null | null |
    And no side effects

  Scenario: the built-in schema takes what it knows
    Given an empty graph of the built-in schema
    When executing query:
      """
      CREATE (a:Country {key: 'AAA', name: 'Aland'})-[r:MEMBER_OF {status: 'full'}]->(o:Organisation {key: 'org', name: 'Org'}) RETURN a.key AS a, o.name AS o, r.status AS s
      """
    Then the result should be, in any order:
      | a     | o     | s      |
      | 'AAA' | 'Org' | 'full' |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 5 |

  Scenario: the built-in schema refuses an unknown label
    Given an empty graph of the built-in schema
    When executing query:
      """
      CREATE (:Nowhere {key: 'a'})
      """
    Then a ConstraintVerificationFailed should be raised at runtime: *

  Scenario: the built-in schema refuses an unknown type
    Given an empty graph of the built-in schema
    When executing query:
      """
      CREATE (:Country {key: 'AAA'})-[:LIKES]->(:Country {key: 'BBB'})
      """
    Then a ConstraintVerificationFailed should be raised at runtime: *

  Scenario: the built-in schema refuses wrong ends
    Given an empty graph of the built-in schema
    When executing query:
      """
      CREATE (:Country {key: 'AAA'})-[:MEMBER_OF]->(:Country {key: 'BBB'})
      """
    Then a ConstraintVerificationFailed should be raised at runtime: *

  Scenario: the built-in schema refuses a wrong property
    Given an empty graph of the built-in schema
    When executing query:
      """
      CREATE (:Country {key: 'AAA', flavour: 'x'})
      """
    Then a ConstraintVerificationFailed should be raised at runtime: *

  Scenario: one edge between the same ends
    Given an empty graph of the built-in schema
    And having executed:
      """
      CREATE (:Country {key: 'AAA'})-[:MEMBER_OF]->(:Organisation {key: 'org'})
      """
    When executing query:
      """
      MATCH (a:Country), (o:Organisation) MERGE (a)-[r:MEMBER_OF]->(o) RETURN count(r) AS c
      """
    Then the result should be, in any order:
      | c |
      | 1 |
    And no side effects

  Scenario: nodes of one key are one
    Given an empty graph of the built-in schema
    And having executed:
      """
      CREATE (:Country {key: 'AAA'})
      """
    When executing query:
      """
      MERGE (a:Country {key: 'AAA'}) RETURN count(a) AS c
      """
    Then the result should be, in any order:
      | c |
      | 1 |
    And no side effects

  Scenario: an unknown label finds nothing
    Given an empty graph of the built-in schema
    When executing query:
      """
      MATCH (n:Nowhere)-[:LIKES]->() RETURN n
      """
    Then the result should be, in any order:
      | n |
    And no side effects
