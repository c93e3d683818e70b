Feature: Merge

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1}), (b:B {x: 1}), (c:A {x: 2}), (a)-[:T {w: 1}]->(b)
      """

  Scenario Outline: what is merged is found or created
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
      | query                                                             | nodes | edges | labels | properties |
      | MERGE (:A)                                                        | 0     | 0     | 0      | 0          |
      | MERGE (:A {x: 2})                                                 | 0     | 0     | 0      | 0          |
      | MERGE (:A {x: 3})                                                 | 1     | 0     | 0      | 1          |
      | MERGE (:C)                                                        | 1     | 0     | 1      | 0          |
      | MERGE (:A:B)                                                      | 1     | 0     | 0      | 0          |
      | MERGE (n {x: 1})                                                  | 0     | 0     | 0      | 0          |
      | MATCH (a:A), (b:B) MERGE (a)-[:T]->(b)                            | 0     | 1     | 0      | 0          |
      | MATCH (a:A), (b:B) MERGE (a)-[:T]-(b)                             | 0     | 1     | 0      | 0          |
      | MATCH (a:A {x: 1}), (b:B) MERGE (b)-[:T]-(a)                      | 0     | 0     | 0      | 0          |
      | MATCH (a:A {x: 1}), (b:B) MERGE (a)<-[:T]-(b)                     | 0     | 1     | 0      | 0          |
      | MATCH (a:A {x: 1}), (b:B) MERGE (a)-[:T {w: 2}]->(b)              | 0     | 1     | 0      | 1          |
      | MATCH (b:B) MERGE (:A {x: 1})-[:T]->(b)                           | 0     | 0     | 0      | 0          |
      | MATCH (b:B) MERGE (:A {x: 2})-[:T]->(b)                           | 1     | 1     | 0      | 1          |
      | MERGE (:A {x: 2})-[:T]->(:B {x: 1})                               | 2     | 1     | 0      | 2          |
      | MATCH (c {x: 2}) MERGE (c)-[:T]->(:D)<-[:T]-(:E)                  | 2     | 2     | 2      | 0          |
      | UNWIND [5, 5, 6] AS x MERGE (:A {x: x})                           | 2     | 0     | 0      | 2          |
      | UNWIND [1, 2] AS x MERGE (n:New) ON CREATE SET n.x = x            | 1     | 0     | 1      | 1          |
      | MERGE (a:A {x: 1}) MERGE (b:B {x: 1}) MERGE (a)-[:T]->(b)         | 0     | 0     | 0      | 0          |
      | MERGE (n:A {x: 9}) ON CREATE SET n.y = 1 ON MATCH SET n.z = 1     | 1     | 0     | 0      | 2          |
      | MERGE (n:A {x: 1}) ON CREATE SET n.y = 1 ON MATCH SET n.z = 1     | 0     | 0     | 0      | 1          |
      | MERGE (n:A {x: 9}) ON CREATE SET n:New                            | 1     | 0     | 1      | 1          |
      | MERGE (n:C) ON CREATE SET n += {a: 1, b: 2}                       | 1     | 0     | 1      | 2          |
      | MERGE p = (:A {x: 1})                                             | 0     | 0     | 0      | 0          |

  Scenario: every match is a row
    When executing query:
      """
      MERGE (n:A) ON MATCH SET n.seen = true RETURN n.x AS x, n.seen AS seen
      """
    Then the result should be, in any order:
      | x | seen |
      | 1 | true |
      | 2 | true |
    And the side effects should be:
      | +properties | 2 |

  Scenario: a merge sees what the rows before created
    When executing query:
      """
      UNWIND ['p', 'q', 'p'] AS name
      MERGE (n:New {name: name})
        ON CREATE SET n.times = 1
        ON MATCH SET n.times = n.times + 1
      RETURN name, n.times AS times
      """
    Then the result should be, in any order:
      | name | times |
      | 'p'  | 2     |
      | 'q'  | 1     |
      | 'p'  | 2     |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 4 |

  Scenario: a relationship that is merged can be set
    When executing query:
      """
      MATCH (a:A {x: 1}), (b:B)
      MERGE (a)-[r:T]->(b) ON MATCH SET r.w = 5
      RETURN r
      """
    Then the result should be, in any order:
      | r           |
      | [:T {w: 5}] |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: without a direction it is created from left to right
    When executing query:
      """
      MATCH (b:B), (c {x: 2})
      MERGE p = (b)-[:NEW]-(c)
      RETURN p
      """
    Then the result should be, in any order:
      | p                                      |
      | <(:B {x: 1})-[:NEW]->(:A {x: 2})> |
    And the side effects should be:
      | +relationships | 1 |

  Scenario Outline: what cannot be merged
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at <phase>: <detail>
    And no side effects

    Examples:
      | query                                            | kind        | phase        | detail                       |
      | MERGE (a)-->(b)                                  | SyntaxError | compile time | NoSingleRelationshipType     |
      | MERGE (a)-[:X\|Y]->(b)                           | SyntaxError | compile time | NoSingleRelationshipType     |
      | MERGE (a)-[:X*2]->(b)                            | SyntaxError | compile time | CreatingVarLength            |
      | MATCH (a) MERGE (a)                              | SyntaxError | compile time | VariableAlreadyBound         |
      | MERGE (a) MERGE (a:B)                            | SyntaxError | compile time | VariableAlreadyBound         |
      | MATCH ()-[r]->() MERGE ()-[r:T]->()              | SyntaxError | compile time | VariableAlreadyBound         |
      | MERGE (n) ON CREATE SET x.num = 1                | SyntaxError | compile time | UndefinedVariable            |
      | MERGE (n $p)                                     | SyntaxError | compile time | InvalidParameterUse          |
      | MERGE (n {x: null})                              | SemanticError | runtime    | MergeReadOwnWrites           |
      | MATCH (a:B), (b {x: 2}) MERGE (a)-[:T {w: null}]->(b) | SemanticError | runtime | MergeReadOwnWrites         |
