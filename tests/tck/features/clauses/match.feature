Feature: Match - patterns of fixed length

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:State {name: 'a', rank: 1}), (b:State:Member {name: 'b', rank: 2}), (c:Body {name: 'c'}),
             (a)-[:IN {since: 1}]->(c), (b)-[:IN {since: 2}]->(c), (a)-[:BACKS]->(b), (c)-[:OWNS]->(c)
      """

  Scenario Outline: patterns of nodes
    When executing query:
      """
      MATCH <pattern> RETURN n.name AS name
      """
    Then the result should be (ignoring element order for lists):
      | name |
      | <a>  |
      | <b>  |
    And no side effects

    Examples:
      | pattern                       | a   | b   |
      | (n:State)                     | 'a' | 'b' |
      | (n) WHERE n.rank >= 1         | 'a' | 'b' |
      | (n)-[:IN]->()                 | 'a' | 'b' |
      | (:Body)<-[:IN]-(n)            | 'a' | 'b' |
      | (n:State)-->(:Body)           | 'a' | 'b' |

  Scenario Outline: how many rows a pattern has
    When executing query:
      """
      MATCH <pattern> RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |

    Examples:
      | pattern                                  | n  |
      | ()                                       | 3  |
      | (), ()                                   | 9  |
      | (a), (a)                                 | 3  |
      | (:State:Member)                          | 1  |
      | (:Member:State)                          | 1  |
      | (:State:Body)                            | 0  |
      | (:Unknown)                               | 0  |
      | ({unknown: 1})                           | 0  |
      | ({name: null})                           | 0  |
      | ()-->()                                  | 4  |
      | ()--()                                   | 7  |
      | (a)--(b)                                 | 7  |
      | (a)-->(a)                                | 1  |
      | (a)--(a)                                 | 1  |
      | ()-[:IN\|BACKS]->()                      | 3  |
      | ()-[:IN\|:BACKS]->()                     | 3  |
      | ()-[:UNKNOWN]->()                        | 0  |
      | ()-[:UNKNOWN\|OWNS]->()                  | 1  |
      | ()-[{since: 1}]->()                      | 1  |
      | ()-[:IN {since: 1}]-()                   | 2  |
      | ()<-->()                                 | 7  |
      | ()-[:IN]->()<-[:IN]-()                   | 2  |
      | (a)-->(b)-->(c)                          | 3  |
      | (a)-->(b), (b)-->(c)                     | 3  |
      | (a)--(b)--(c)                            | 10 |
      | (a)-->()<--(b)                           | 6  |
      | ()-[r]->(), ()-[s]->()                   | 12 |
      | (a)-[:BACKS]->(b)-[:IN]->(c)<-[:IN]-(a)  | 1  |

  Scenario: a relationship that is bound is matched as it is
    When executing query:
      """
      MATCH ()-[r:IN]->(c)
      MATCH (x)-[r]-(y)
      RETURN x.name AS x, y.name AS y
      """
    Then the result should be, in any order:
      | x   | y   |
      | 'a' | 'c' |
      | 'c' | 'a' |
      | 'b' | 'c' |
      | 'c' | 'b' |

  Scenario: clauses may find the same relationship again, one clause not
    When executing query:
      """
      MATCH (a)-[r:BACKS]->(b)
      MATCH (a)-[s:BACKS]->(b)
      RETURN r = s AS same
      """
    Then the result should be, in any order:
      | same |
      | true |

  Scenario: properties of a pattern may come from a row
    When executing query:
      """
      UNWIND [1, 2] AS x
      MATCH (n {rank: x}) RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |

  Scenario: properties of a pattern may come from a variable of the same pattern
    When executing query:
      """
      MATCH (a:State), (b {name: a.name}) RETURN a.name AS a, b.name AS b
      """
    Then the result should be, in any order:
      | a   | b   |
      | 'a' | 'a' |
      | 'b' | 'b' |

  Scenario Outline: what a path holds
    When executing query:
      """
      MATCH p = <pattern> RETURN p
      """
    Then the result should be, in any order:
      | p      |
      | <path> |

    Examples:
      | pattern                              | path |
      | ({name: 'a'})-[:BACKS]->()           | <(:State {name: 'a', rank: 1})-[:BACKS]->(:State:Member {name: 'b', rank: 2})> |
      | (:Member)<-[:BACKS]-()               | <(:State:Member {name: 'b', rank: 2})<-[:BACKS]-(:State {name: 'a', rank: 1})> |
      | (:Body)-[:OWNS]-()                   | <(:Body {name: 'c'})-[:OWNS]->(:Body {name: 'c'})> |
      | (:Member)                            | <(:State:Member {name: 'b', rank: 2})> |

  Scenario: a null that is bound matches nothing
    When executing query:
      """
      OPTIONAL MATCH (x:Unknown)
      MATCH (x)-->(y) RETURN y
      """
    Then the result should be empty

  Scenario: a null that is bound matches nothing, optionally
    When executing query:
      """
      OPTIONAL MATCH (x:Unknown)
      OPTIONAL MATCH (x)-[r]->(y) RETURN x, r, y
      """
    Then the result should be, in any order:
      | x    | r    | y    |
      | null | null | null |

  Scenario Outline: variables that cannot be
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | query                                              | detail               |
      | MATCH (r)-[r]->() RETURN r                         | VariableTypeConflict |
      | MATCH ()-[r]-(r) RETURN r                          | VariableTypeConflict |
      | MATCH r = ()-[r]->() RETURN r                      | VariableAlreadyBound |
      | MATCH (p), p = () RETURN p                         | VariableAlreadyBound |
      | MATCH p = () MATCH (p) RETURN p                    | VariableTypeConflict |
      | MATCH p = () MATCH p = () RETURN p                 | VariableAlreadyBound |
      | WITH 1 AS n MATCH (n) RETURN n                     | VariableTypeConflict |
      | WITH true AS r MATCH ()-[r]-() RETURN r            | VariableTypeConflict |
      | MATCH (a) MATCH ()-[a]-() RETURN a                 | VariableTypeConflict |
      | MATCH ()-[r]-()-[r]-() RETURN r                    | RelationshipUniquenessViolation |
      | MATCH (a) WHERE b.x = 1 RETURN a                   | UndefinedVariable    |
      | MATCH (a) RETURN b                                 | UndefinedVariable    |
      | MATCH (a) WITH a.name AS n RETURN a                | UndefinedVariable    |
      | MATCH (a)                                          | InvalidClauseComposition |
      | RETURN 1 MATCH (a) RETURN a                        | InvalidClauseComposition |
      | MATCH (n $param) RETURN n                          | InvalidParameterUse  |
      | MATCH ()-[r $param]->() RETURN r                   | InvalidParameterUse  |
      | MATCH (a) WHERE (a)-[r]->() RETURN a               | UndefinedVariable    |
      | MATCH (a) WHERE count(a) > 1 RETURN a              | InvalidAggregation   |
      | MATCH (a) RETURN *, (a)-->()                       | UnexpectedSyntax     |
