Feature: Create

  Scenario Outline: what is created is counted
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | <nodes>      |
      | +relationships | <edges>      |
      | +labels        | <labels>     |
      | +properties    | <properties> |

    Examples:
      | query                                                   | nodes | edges | labels | properties |
      | CREATE ()                                               | 1     | 0     | 0      | 0          |
      | CREATE (), ()                                           | 2     | 0     | 0      | 0          |
      | CREATE (:A), (:A:B)                                     | 2     | 0     | 2      | 0          |
      | CREATE ({a: 1, b: null})                                | 1     | 0     | 0      | 1          |
      | CREATE (:A {l: [1, 2], t: 'x', f: 1.5, b: true})        | 1     | 0     | 1      | 4          |
      | CREATE ()-[:T]->()                                      | 2     | 1     | 0      | 0          |
      | CREATE (a)-[:T]->(a)                                    | 1     | 1     | 0      | 0          |
      | CREATE (a)-[:T]->(b)<-[:T]-(a)                          | 2     | 2     | 0      | 0          |
      | CREATE (a), (b), (a)-[:T {x: 1}]->(b)                   | 2     | 1     | 0      | 1          |
      | CREATE (a:A) CREATE (a)-[:T]->(:B)                      | 2     | 1     | 2      | 0          |
      | UNWIND range(1, 5) AS x CREATE ({x: x})                 | 5     | 0     | 0      | 5          |
      | UNWIND [] AS x CREATE ({x: x})                          | 0     | 0     | 0      | 0          |
      | CREATE (a {x: 1}), ({y: a.x})                           | 2     | 0     | 0      | 2          |
      | CREATE p = (:A)-[:T]->()                                | 2     | 1     | 1      | 0          |
      | CREATE (:`a b` {`c d`: 1})-[:`E F`]->()                 | 2     | 1     | 1      | 1          |
      | CREATE ({d: date('2024-07-10'), z: datetime('2024-07-10T12:00[Europe/Vilnius]'), u: duration('P1M')}) | 1 | 0 | 0 | 3 |

  Scenario Outline: what is stored comes back
    Given an empty graph
    And having executed:
      """
      CREATE ({x: <value>})
      """
    When executing query:
      """
      MATCH (n) RETURN n.x AS x, n.x = <value> AS same
      """
    Then the result should be, in any order:
      | x       | same   |
      | <shown> | <same> |

    Examples:
      | value                                     | shown                       | same  |
      | 1                                         | 1                           | true  |
      | -9223372036854775808                      | -9223372036854775808        | true  |
      | 1.0                                       | 1.0                         | true  |
      | 0.1                                       | 0.1                         | true  |
      | 1e300                                     | 1e300                       | true  |
      | 5e-324                                    | 5e-324                      | true  |
      | 1.0 / 0.0                                 | Inf                         | true  |
      | 0.0 / 0.0                                 | NaN                         | false |
      | true                                      | true                        | true  |
      | ''                                        | ''                          | true  |
      | 'ž𝄞\\n\\'x'                              | 'ž𝄞\n\\'x'                 | true  |
      | []                                        | []                          | true  |
      | [1, 2]                                    | [1, 2]                      | true  |
      | [1.0, 2.5]                                | [1.0, 2.5]                  | true  |
      | ['a', '']                                 | ['a', '']                   | true  |
      | [true, false]                             | [true, false]               | true  |
      | date('2024-02-29')                        | '2024-02-29'                | true  |
      | localtime('12:34:56.789')                 | '12:34:56.789'              | true  |
      | time('12:34+01:00')                       | '12:34+01:00'               | true  |
      | localdatetime('2024-07-10T12:34')         | '2024-07-10T12:34'          | true  |
      | datetime('2024-07-10T12:34+01:00')        | '2024-07-10T12:34+01:00'    | true  |
      | datetime('2024-07-10T12:34[Europe/Vilnius]') | '2024-07-10T12:34+03:00[Europe/Vilnius]' | true |
      | duration('P1M2DT3.5S')                    | 'P1M2DT3.5S'                | true  |
      | [date('2024-02-29'), date('2024-03-01')]  | ['2024-02-29', '2024-03-01'] | true |
      | [duration('P1D')]                         | ['P1D']                     | true  |

  Scenario: names of properties that elsewhere mean something
    Given an empty graph
    And having executed:
      """
      CREATE (:X {key: 1, name: 2, since: 3, until: 4, source: 5, id: 6, label: 7, exists: 8, type: 9})
      """
    When executing query:
      """
      MATCH (n) RETURN n, n.key AS key, n.label AS label, size(keys(n)) AS keys
      """
    Then the result should be, in any order:
      | n                                                                                               | key | label | keys |
      | (:X {key: 1, name: 2, since: 3, until: 4, source: 5, id: 6, label: 7, exists: 8, type: 9}) | 1   | 7     | 9    |

  Scenario: a node without anything has no properties
    Given an empty graph
    And having executed:
      """
      CREATE ()
      """
    When executing query:
      """
      MATCH (n) RETURN n, keys(n) AS keys, n.key AS key, n.name AS name, labels(n) AS labels
      """
    Then the result should be, in any order:
      | n  | keys | key  | name | labels |
      | () | []   | null | null | []     |

  Scenario: what has been created is returned, and can be matched in the same query
    Given an empty graph
    When executing query:
      """
      CREATE (a:A {x: 1})-[r:T {y: 2}]->(b:B)
      WITH a
      MATCH (a)-[s]->(c)
      RETURN a, s, c
      """
    Then the result should be, in any order:
      | a           | s           | c    |
      | (:A {x: 1}) | [:T {y: 2}] | (:B) |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 2 |

  Scenario: matching does not see what the same clause creates
    Given an empty graph
    And having executed:
      """
      CREATE (), ()
      """
    When executing query:
      """
      MATCH () CREATE ()
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes | 2 |

  Scenario: several relationships of one type between two nodes
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T {x: 1}]->(b), (a)-[:T {x: 1}]->(b), (b)-[:T]->(a)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b:B) RETURN count(r) AS n, count(DISTINCT r) AS d
      """
    Then the result should be, in any order:
      | n | d |
      | 2 | 2 |

  Scenario Outline: what cannot be created
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | query                                        | detail                       |
      | CREATE ()-->()                               | NoSingleRelationshipType     |
      | CREATE ()-[:A\|B]->()                        | NoSingleRelationshipType     |
      | CREATE ()-[:A]-()                            | RequiresDirectedRelationship |
      | CREATE ()<-[:A]->()                          | RequiresDirectedRelationship |
      | CREATE ()-[:A*2]->()                         | CreatingVarLength            |
      | CREATE (a) CREATE (a)                        | VariableAlreadyBound         |
      | MATCH (a) CREATE (a)                         | VariableAlreadyBound         |
      | MATCH (a) CREATE (a:B)                       | VariableAlreadyBound         |
      | MATCH (a) CREATE (a {x: 1})-[:T]->()         | VariableAlreadyBound         |
      | MATCH ()-[r]->() CREATE ()-[r:T]->()         | VariableAlreadyBound         |
      | CREATE ({x: missing})                        | UndefinedVariable            |
      | CREATE ({x: count(*)})                       | InvalidAggregation           |

  Scenario Outline: values that cannot be stored
    Given an empty graph
    When executing query:
      """
      CREATE (n {x: <value>})
      """
    Then a TypeError should be raised at any time: InvalidPropertyType
    And no side effects

    Examples:
      | value      |
      | {}         |
      | {a: 1}     |
      | [{a: 1}]   |
