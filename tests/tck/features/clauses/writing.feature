Feature: Writing

  Scenario: deleting by an index into a list
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 2})
      """
    When executing query:
      """
      MATCH (n) WITH n ORDER BY n.x WITH collect(n) AS l DELETE l[0]
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes      | 1 |
      | -labels     | 1 |
      | -properties | 1 |

  Scenario: deleting from a map
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b) WITH {k: [{r: r}]} AS m DELETE m.k[0].r
      """
    Then the result should be empty
    And the side effects should be:
      | -relationships | 1 |

  Scenario: deleting a path
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH p = (:A)-->() DELETE p
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 2 |

  Scenario: deleting nodes and then their edge in another clause
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b) DELETE a, b DELETE r
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 2 |

  Scenario: deleting a connected node
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A) DELETE a
      """
    Then a ConstraintVerificationFailed should be raised at runtime: DeleteConnectedNode

  Scenario: deleting null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (a:A)-[r]->() OPTIONAL MATCH p = (a)-->() DELETE a, r, p DETACH DELETE a
      """
    Then the result should be empty
    And no side effects

  Scenario: deleting the same through two rows
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]-(b) DELETE r, a, b RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 2 |

  Scenario: detach deleting a loop
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T {x: 1}]->(a)
      """
    When executing query:
      """
      MATCH (a) DETACH DELETE a
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 1 |
      | -labels        | 1 |
      | -properties    | 1 |

  Scenario: a deleted edge is not found again
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]->(b) DELETE r WITH a MATCH (a)-[s]->() RETURN s
      """
    Then the result should be, in any order:
      | s |
    And the side effects should be:
      | -relationships | 1 |

  Scenario: the type of a deleted edge
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a)-[r]->(b) DELETE r RETURN type(r) AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'T' |
    And the side effects should be:
      | -relationships | 1 |

  Scenario: a property of a deleted node
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n) DELETE n RETURN n.x
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

  Scenario: the labels of a deleted node
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n) DELETE n RETURN labels(n)
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

  Scenario: a property of a deleted edge
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T {x: 1}]->(:B)
      """
    When executing query:
      """
      MATCH ()-[r]->() DELETE r RETURN r.x
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

  Scenario: created and deleted in one statement
    Given an empty graph
    When executing query:
      """
      CREATE (n:A {x: 1}) DELETE n
      """
    Then the result should be empty
    And no side effects

  Scenario: merging between bound ends in either direction finds
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) MERGE (b)-[r:T]-(a) RETURN startNode(r) = a AS s
      """
    Then the result should be, in any order:
      | s    |
      | true |
    And no side effects

  Scenario: merging between bound ends with no direction makes one from left to right
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) MERGE (a)-[r:T]-(b) RETURN startNode(r) = a AS s
      """
    Then the result should be, in any order:
      | s    |
      | true |
    And the side effects should be:
      | +relationships | 1 |

  Scenario: merging all of several
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T {x: 1}]->(b), (a)-[:T {x: 2}]->(b)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) MERGE (a)-[r:T]->(b) RETURN r.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: merging a loop
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)
      """
    When executing query:
      """
      MATCH (a:A) MERGE (a)-[r:T]->(a) MERGE (a)-[s:T]-(a) RETURN r = s AS same
      """
    Then the result should be, in any order:
      | same |
      | true |
    And the side effects should be:
      | +relationships | 1 |

  Scenario: merging a named path
    Given an empty graph
    When executing query:
      """
      MERGE p = (a:A)-[:T]->(b:B) RETURN p
      """
    Then the result should be, in any order:
      | p                 |
      | <(:A)-[:T]->(:B)> |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |

  Scenario: merging with what was made before in the clause
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1, 2] AS x MERGE (a:A {x: x}) MERGE (b:B) MERGE (a)-[r:T]->(b) ON CREATE SET r.n = 1 ON MATCH SET r.n = r.n + 1 RETURN x, r.n AS n
      """
    Then the result should be, in order:
      | x | n |
      | 1 | 2 |
      | 1 | 2 |
      | 2 | 1 |
    And the side effects should be:
      | +nodes         | 3 |
      | +relationships | 2 |
      | +labels        | 2 |
      | +properties    | 4 |

  Scenario: on create copies from another
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 'a'}), (:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B) MERGE (a)-[r:T]->(b) ON CREATE SET r = a, r.z = b.x RETURN properties(r) AS p
      """
    Then the result should be, in any order:
      | p              |
      | {x: 1, y: 'a'} |
    And the side effects should be:
      | +relationships | 1 |
      | +properties    | 2 |

  Scenario: on match adds a label
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MERGE (a:A) ON MATCH SET a:B:C ON CREATE SET a:D RETURN a
      """
    Then the result should be, in any order:
      | a        |
      | (:A:B:C) |
    And the side effects should be:
      | +labels | 2 |

  Scenario: merging with a list
    Given an empty graph
    When executing query:
      """
      MERGE (a {l: [1, 2]}) MERGE (b {l: [1, 2]}) RETURN a = b AS same
      """
    Then the result should be, in any order:
      | same |
      | true |
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 1 |

  Scenario: merging from null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n:A) MERGE (n)-[:T]->(:B)
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario: creating from null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n:A) CREATE (n)-[:T]->(:B)
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario: setting to null
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (n) SET n.x = null, n.y = null RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
    And the side effects should be:
      | -properties | 1 |

  Scenario: setting on null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n:A) SET n.x = 1, n = {a: 1}, n += {b: 1}, n:B REMOVE n.x, n:C RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | null |
    And no side effects

  Scenario: replacing all
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})
      """
    When executing query:
      """
      MATCH (n) SET n = {y: 3, z: null, w: [1]} RETURN n
      """
    Then the result should be, in any order:
      | n                   |
      | (:A {y: 3, w: [1]}) |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 2 |

  Scenario: replacing with nothing
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})
      """
    When executing query:
      """
      MATCH (n) SET n = {} RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | (:A) |
    And the side effects should be:
      | -properties | 2 |

  Scenario: adding
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})
      """
    When executing query:
      """
      MATCH (n) SET n += {y: null, z: 3} RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {x: 1, z: 3}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: adding nothing
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})
      """
    When executing query:
      """
      MATCH (n) SET n += {} RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {x: 1, y: 2}) |
    And no side effects

  Scenario: copying an edge to a node
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:T {y: 2}]->(:B)
      """
    When executing query:
      """
      MATCH (n:A)-[r]->(b) SET n = r, b += r, r = {} RETURN n, b
      """
    Then the result should be, in any order:
      | n           | b           |
      | (:A {y: 2}) | (:B {y: 2}) |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 2 |

  Scenario: copying from properties and a parameter
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {z: 1})
      """
    And parameters are:
      | p | {a: 1, b: [1, 2]} |
    When executing query:
      """
      MATCH (a:A), (b:B) SET b = properties(a) SET b += $p RETURN b
      """
    Then the result should be, in any order:
      | b                            |
      | (:B {x: 1, a: 1, b: [1, 2]}) |
    And the side effects should be:
      | +properties | 3 |
      | -properties | 1 |

  Scenario: list properties by other lists
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: [1, 2]})
      """
    When executing query:
      """
      MATCH (n) SET n.x = n.x + [3] + 4, n.y = [] , n.z = ['a', 'b'] RETURN n
      """
    Then the result should be, in any order:
      | n                                            |
      | (:A {x: [1, 2, 3, 4], y: [], z: ['a', 'b']}) |
    And the side effects should be:
      | +properties | 3 |
      | -properties | 1 |

  Scenario: a map is no property
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) SET n.x = {a: 1}
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

  Scenario: a list of maps is no property
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) SET n.x = [{a: 1}]
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

  Scenario: a node is no property
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) SET n.x = [n]
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

  Scenario: set through brackets
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) SET (n).x = 1 RETURN n
      """
    Then the result should be, in any order:
      | n           |
      | (:A {x: 1}) |
    And the side effects should be:
      | +properties | 1 |

  Scenario: set what an expression gives
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH ()-[r]->() SET (startNode(r)).x = 1, endNode(r).y = 2
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 2 |

  Scenario: swap
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 2})
      """
    When executing query:
      """
      MATCH (a:A), (b:B) WITH a, b, a.x AS x, b.x AS y SET a.x = y, b.x = x RETURN a, b
      """
    Then the result should be, in any order:
      | a           | b           |
      | (:A {x: 2}) | (:B {x: 1}) |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 2 |

  Scenario: labels that exist
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B)
      """
    When executing query:
      """
      MATCH (n) SET n:A:C REMOVE n:B:D RETURN n
      """
    Then the result should be, in any order:
      | n      |
      | (:A:C) |
    And the side effects should be:
      | +labels | 1 |
      | -labels | 1 |

  Scenario: labels with spaces
    Given an empty graph
    And having executed:
      """
      CREATE (:A)
      """
    When executing query:
      """
      MATCH (n) SET n :B :C RETURN labels(n) AS l
      """
    Then the result should be, in any order:
      | l               |
      | ['A', 'B', 'C'] |
    And the side effects should be:
      | +labels | 2 |

  Scenario: removing several
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})-[:T {z: 1}]->()
      """
    When executing query:
      """
      MATCH (n)-[r]->() REMOVE n.x, n.y, n.w, r.z, n:A RETURN n, r
      """
    Then the result should be, in any order:
      | n  | r    |
      | () | [:T] |
    And the side effects should be:
      | -labels     | 1 |
      | -properties | 3 |

  Scenario: set and count over rows
    Given an empty graph
    And having executed:
      """
      UNWIND range(1, 5) AS x CREATE (:A {x: x})
      """
    When executing query:
      """
      MATCH (n:A) SET n.y = n.x RETURN sum(n.y) AS s
      """
    Then the result should be, in any order:
      | s  |
      | 15 |
    And the side effects should be:
      | +properties | 5 |

  Scenario: set keeps going where the rows are limited
    Given an empty graph
    And having executed:
      """
      UNWIND range(1, 5) AS x CREATE (:A {x: x})
      """
    When executing query:
      """
      MATCH (n:A) SET n.y = 1 RETURN n.y AS y SKIP 2 LIMIT 1
      """
    Then the result should be, in any order:
      | y |
      | 1 |
    And the side effects should be:
      | +properties | 5 |

  Scenario: create keeps going where the rows are limited to nothing
    Given an empty graph
    When executing query:
      """
      UNWIND range(1, 3) AS x CREATE (n:A) RETURN n LIMIT 0
      """
    Then the result should be, in any order:
      | n |
    And the side effects should be:
      | +nodes  | 3 |
      | +labels | 1 |

  Scenario: create and match what was made
    Given an empty graph
    When executing query:
      """
      CREATE (a:A {x: 1})-[:T]->(b:B) WITH a MATCH (a)-->(b) RETURN b
      """
    Then the result should be, in any order:
      | b    |
      | (:B) |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 1 |

  Scenario: match does not see what its own rows create
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:A)
      """
    When executing query:
      """
      MATCH (a:A) CREATE (:A) RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And the side effects should be:
      | +nodes | 2 |

  Scenario: create a path, a loop, and both directions
    Given an empty graph
    When executing query:
      """
      CREATE p = (a:A)<-[:T]-(b:B)-[:U]->(b) RETURN p
      """
    Then the result should be, in any order:
      | p                            |
      | <(:A)<-[:T]-(:B)-[:U]->(:B)> |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 2 |
      | +labels        | 2 |

  Scenario: create refers to a node of the same clause
    Given an empty graph
    When executing query:
      """
      CREATE (a:A {x: 1}), (b:B {x: a.x + 1}) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 2 |
      | +properties | 2 |

  Scenario: create with null properties
    Given an empty graph
    When executing query:
      """
      CREATE (a:A {x: null, y: 1}) RETURN a
      """
    Then the result should be, in any order:
      | a           |
      | (:A {y: 1}) |
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 1 |

  Scenario: merged and deleted in one statement
    Given an empty graph
    When executing query:
      """
      MERGE (n:A) WITH n DETACH DELETE n
      """
    Then the result should be empty
    And no side effects

  Scenario: delete then merge in one statement
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 2})
      """
    When executing query:
      """
      MATCH (a:A) DELETE a MERGE (b:A {x: 1}) RETURN b.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 1 |
    And the side effects should be:
      | +nodes      | 1 |
      | -nodes      | 2 |
      | -properties | 2 |
      | +properties | 1 |
