Feature: Match - patterns of variable length

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {name: 'a'})-[:T {w: 1}]->(b:N {name: 'b'})-[:T {w: 2}]->(c:N {name: 'c'})-[:T {w: 1}]->(d:N {name: 'd'}),
             (a)-[:S {w: 1}]->(c), (d)-[:S]->(d)
      """

  Scenario Outline: how many rows a pattern has
    When executing query:
      """
      MATCH <pattern> RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |

    Examples:
      | pattern                                   | n  |
      | ({name: 'a'})-[*]->()                     | 7  |
      | ({name: 'a'})-[:T*]->()                   | 3  |
      | ({name: 'a'})-[:T*0..]->()                | 4  |
      | ({name: 'a'})-[:T*0]->()                  | 1  |
      | ({name: 'a'})-[*0]-()                     | 1  |
      | ({name: 'a'})-[:T*2]->()                  | 1  |
      | ({name: 'a'})-[:T*2..]->()                | 2  |
      | ({name: 'a'})-[:T*..2]->()                | 2  |
      | ({name: 'a'})-[:T*1..2]->()               | 2  |
      | ({name: 'a'})-[:T*2..1]->()               | 0  |
      | ({name: 'a'})-[:T*4]->()                  | 0  |
      | ({name: 'a'})-[*1]->()                    | 2  |
      | ({name: 'a'})-[:T*0..0]->()               | 1  |
      | ({name: 'd'})<-[:T*]-()                   | 3  |
      | ({name: 'd'})<-[*]-()                     | 9  |
      | ({name: 'd'})-[*]->()                     | 1  |
      | ({name: 'b'})-[:T*]-()                    | 3  |
      | ({name: 'b'})-[*..2]-()                   | 5  |
      | ({name: 'a'})-[:T*]->({name: 'd'})        | 1  |
      | ({name: 'a'})-[*]->({name: 'd'})          | 4  |
      | ({name: 'a'})-[* {w: 1}]->()              | 3  |
      | ({name: 'a'})-[:T\|S* {w: 1}]->()         | 3  |
      | ({name: 'a'})-[:T*2]->()-[:T*1]->()       | 1  |
      | (x)-[:T*]->(x)                            | 0  |
      | (x)-[*]->(x)                              | 1  |
      | (x)-[*0..1]->(x)                          | 5  |
      | ()-[:UNKNOWN*]->()                        | 0  |
      | ()-[:UNKNOWN*0..]->()                     | 4  |

  Scenario: the variable is the list of relationships, in the order of the path
    When executing query:
      """
      MATCH ({name: 'a'})-[rs:T*2..3]->(x)
      RETURN x.name AS x, [r IN rs | r.w] AS w, size(rs) AS n
      """
    Then the result should be, in any order:
      | x   | w         | n |
      | 'c' | [1, 2]    | 2 |
      | 'd' | [1, 2, 1] | 3 |

  Scenario: a path backwards
    When executing query:
      """
      MATCH p = ({name: 'c'})<-[rs:T*2]-(x)
      RETURN p, [n IN nodes(p) | n.name] AS names, [r IN rs | r.w] AS w, length(p) AS length
      """
    Then the result should be, in any order:
      | p                                                                                        | names           | w      | length |
      | <(:N {name: 'c'})<-[:T {w: 2}]-(:N {name: 'b'})<-[:T {w: 1}]-(:N {name: 'a'})> | ['c', 'b', 'a'] | [2, 1] | 2      |

  Scenario: a length of none gives the empty list
    When executing query:
      """
      MATCH ({name: 'a'})-[rs*0]->(x) RETURN rs, x.name AS x
      """
    Then the result should be, in any order:
      | rs | x   |
      | [] | 'a' |

  Scenario: a list of relationships that is bound is followed
    When executing query:
      """
      MATCH ()-[r1:T {w: 2}]->()-[r2:T]->()
      WITH [r1, r2] AS rs
      MATCH (first)-[rs*]->(second)
      RETURN first.name AS first, second.name AS second
      """
    Then the result should be, in any order:
      | first | second |
      | 'b'   | 'd'    |

  Scenario: no relationship stands twice in what one clause finds
    When executing query:
      """
      MATCH ({name: 'a'})-[r:T]->(b), ({name: 'a'})-[rs:T*]->(x)
      RETURN b.name AS b, x.name AS x
      """
    Then the result should be empty

  Scenario: optional, of variable length
    When executing query:
      """
      MATCH (n:N)
      OPTIONAL MATCH (n)-[:T*2]->(m)
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m    |
      | 'a' | 'c'  |
      | 'b' | 'd'  |
      | 'c' | null |
      | 'd' | null |

  Scenario Outline: shortest paths
    When executing query:
      """
      MATCH (a {name: 'a'}), (d {name: '<to>'})
      MATCH p = <pattern>
      RETURN length(p) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |

    Examples:
      | to | pattern                             | n |
      | d  | shortestPath((a)-[*]->(d))          | 2 |
      | d  | shortestPath((a)-[:T*]->(d))        | 3 |
      | d  | shortestPath((a)-[*]-(d))           | 2 |
      | d  | shortestPath((d)<-[*..5]-(a))       | 2 |
      | d  | allShortestPaths((a)-[:T*]->(d))    | 3 |
      | c  | shortestPath((a)-[*]->(d))          | 1 |

  Scenario: no shortest path
    When executing query:
      """
      MATCH (a {name: 'a'}), (d {name: 'd'})
      OPTIONAL MATCH p = shortestPath((d)-[:T*]->(a))
      RETURN p
      """
    Then the result should be, in any order:
      | p    |
      | null |

  Scenario: all shortest paths
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->({x: 1})-[:T]->(b), (a)-[:T]->({x: 2})-[:T]->(b), (a)-[:T]->()-[:T]->()-[:T]->(b)
      """
    When executing query:
      """
      MATCH (a:A), (b:B), p = allShortestPaths((a)-[:T*]->(b))
      RETURN [n IN nodes(p) WHERE n.x IS NOT NULL | n.x] AS via
      """
    Then the result should be, in any order:
      | via |
      | [1] |
      | [2] |
