Feature: Errors

  Scenario Outline: writing patterns that say too little
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T {x: 1}]->(:B)
      """
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                        | error         | phase        | detail                       |
      | CREATE ()-[:T]-()                            | SyntaxError   | compile time | RequiresDirectedRelationship |
      | CREATE ()<-[:T]->()                          | SyntaxError   | compile time | RequiresDirectedRelationship |
      | CREATE ()-->()                               | SyntaxError   | compile time | NoSingleRelationshipType     |
      | CREATE ()-[:A\|:B]->()                       | SyntaxError   | compile time | NoSingleRelationshipType     |
      | CREATE ()-[:A\|B]->()                        | SyntaxError   | compile time | NoSingleRelationshipType     |
      | CREATE ()-[:T*2]->()                         | SyntaxError   | compile time | CreatingVarLength            |
      | CREATE (a), (a)                              | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a) CREATE (a)                         | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a) CREATE (a {x: 1})                  | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a) CREATE (a:C)-[:T]->()              | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a) CREATE (a {x: 1})-[:T]->()         | SyntaxError   | compile time | VariableAlreadyBound         |
      | CREATE (a:C), (a:D)-[:T]->()                 | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH ()-[r]->() CREATE ()-[r]->()           | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH ()-[r]->() CREATE ()-[r:T]->()         | SyntaxError   | compile time | VariableAlreadyBound         |
      | CREATE ()-[r:T]->()-[r:T]->()                | SyntaxError   | compile time | VariableAlreadyBound         |
      | CREATE (a {x: missing})                      | SyntaxError   | compile time | UndefinedVariable            |
      | CREATE ({x: y.z})                            | SyntaxError   | compile time | UndefinedVariable            |
      | CREATE ({x: count(*)})                       | SyntaxError   | compile time | InvalidAggregation           |
      | CREATE (n {x: [1, {y: 1}]})                  | TypeError     | runtime      | InvalidPropertyType          |
      | CREATE (n {x: {y: 1}})                       | TypeError     | any time     | InvalidPropertyType          |
      | MATCH (n:A) CREATE ({x: n})                  | TypeError     | any time     | InvalidPropertyType          |
      | MERGE (a)-->(b)                              | SyntaxError   | compile time | NoSingleRelationshipType     |
      | MERGE (a)-[:A\|:B]->(b)                      | SyntaxError   | compile time | NoSingleRelationshipType     |
      | MERGE (a)-[:T*2]->(b)                        | SyntaxError   | compile time | CreatingVarLength            |
      | MERGE (a) MERGE (a)                          | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a) MERGE (a)                          | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a) MERGE (a:C)                        | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a), (b) MERGE (a:C)-[:T]->(b)         | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a), (b) MERGE (a {x: 1})-[:T]->(b)    | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a)-[r]->(b) MERGE (a)-[r:T]->(b)      | SyntaxError   | compile time | VariableAlreadyBound         |
      | MATCH (a)-[r]->(b) MERGE (a)-[r]->(b)        | SyntaxError   | compile time | VariableAlreadyBound         |
      | MERGE (a {x: null})                          | SemanticError | any time     | MergeReadOwnWrites           |
      | MATCH (a), (b) MERGE (a)-[:T {x: null}]->(b) | SemanticError | runtime      | MergeReadOwnWrites           |
      | WITH null AS y MERGE (a {x: y})              | SemanticError | runtime      | MergeReadOwnWrites           |
      | MERGE (n $p)                                 | SyntaxError   | compile time | InvalidParameterUse          |
      | MERGE (n)-[:T $p]->()                        | SyntaxError   | compile time | InvalidParameterUse          |
      | MATCH (n $p) RETURN n                        | SyntaxError   | compile time | InvalidParameterUse          |
      | MATCH ()-[r $p]->() RETURN r                 | SyntaxError   | compile time | InvalidParameterUse          |
      | MERGE (n) ON CREATE SET x.y = 1              | SyntaxError   | compile time | UndefinedVariable            |
      | MERGE (n {x: m.y})                           | SyntaxError   | compile time | UndefinedVariable            |
      | MERGE (n) ON MATCH SET x.y = 1               | SyntaxError   | compile time | UndefinedVariable            |

  Scenario Outline: reading patterns that cannot be
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T {x: 1}]->(:B)
      """
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                         | error       | phase        | detail                          |
      | MATCH (a)-[r]->()-[r]->(a) RETURN r           | SyntaxError | compile time | RelationshipUniquenessViolation |
      | MATCH (a)-[r]->(), (b)-[r]->() RETURN r       | SyntaxError | compile time | RelationshipUniquenessViolation |
      | MATCH (r)-[r]->() RETURN r                    | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH ()-[r]->(r) RETURN r                    | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH ()-[r]->() MATCH (r) RETURN r           | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH (n) MATCH ()-[n]->() RETURN n           | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH p = (n) MATCH (p) RETURN p              | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH p = (n) MATCH ()-[p]->() RETURN p       | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH p = (n)-->() MATCH p = ()-->() RETURN p | SyntaxError | compile time | VariableAlreadyBound            |
      | MATCH n = (n) RETURN n                        | SyntaxError | compile time | VariableAlreadyBound            |
      | MATCH (n) MATCH n = () RETURN n               | SyntaxError | compile time | VariableAlreadyBound            |
      | MATCH r = ()-[r]->() RETURN r                 | SyntaxError | compile time | VariableAlreadyBound            |
      | MATCH p = (a), p = (b) RETURN p               | SyntaxError | compile time | VariableAlreadyBound            |
      | WITH 1 AS n MATCH (n) RETURN n                | SyntaxError | compile time | VariableTypeConflict            |
      | WITH true AS n MATCH ()-[n]->() RETURN n      | SyntaxError | compile time | VariableTypeConflict            |
      | WITH [1] AS n MATCH (n) RETURN n              | SyntaxError | compile time | VariableTypeConflict            |
      | WITH {a: 1} AS n MATCH (n)-->() RETURN n      | SyntaxError | compile time | VariableTypeConflict            |
      | MATCH (n)-[:T*-1]->() RETURN n                | SyntaxError | compile time | InvalidRelationshipPattern      |
      | MATCH (n)-[:T*-2..1]->() RETURN n             | SyntaxError | compile time | InvalidRelationshipPattern      |
      | MATCH (n)-[:T..]->() RETURN n                 | SyntaxError | compile time | InvalidRelationshipPattern      |
      | MATCH (n)-[:T..2]->() RETURN n                | SyntaxError | compile time | InvalidRelationshipPattern      |
      | MATCH (n)-[r:T*$p]->() RETURN n               | SyntaxError | compile time | InvalidParameterUse             |
      | MATCH (n) WHERE count(n) > 1 RETURN n         | SyntaxError | compile time | InvalidAggregation              |
      | MATCH (n) WHERE x > 1 RETURN n                | SyntaxError | compile time | UndefinedVariable               |
      | MATCH (n) WHERE (n) RETURN n                  | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH (n) WHERE n RETURN n                    | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH ()-[r]->() WHERE r RETURN r             | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH (n) WHERE [n] RETURN n                  | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH (n) WHERE 1 RETURN n                    | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH (n) WHERE 'a' RETURN n                  | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH p = (n) WHERE p.x = 1 RETURN p          | SyntaxError | compile time | InvalidArgumentType             |
      | MATCH (n) WHERE (n)-->(m) RETURN n            | SyntaxError | compile time | UndefinedVariable               |
      | MATCH (n) WHERE (n)-[r]->() RETURN n          | SyntaxError | compile time | UndefinedVariable               |
      | MATCH (n) RETURN (n)-[r]->()                  | SyntaxError | compile time | UnexpectedSyntax                |
      | MATCH (n) RETURN (n)-->()                     | SyntaxError | compile time | UnexpectedSyntax                |
      | MATCH (n) WITH (n)-->() AS x RETURN x         | SyntaxError | compile time | UnexpectedSyntax                |
      | MATCH (n) SET n.x = (n)-->()                  | SyntaxError | compile time | UnexpectedSyntax                |
      | MATCH (n {x: m.y}) RETURN n                   | SyntaxError | compile time | UndefinedVariable               |
      | MATCH (n {x: count(*)}) RETURN n              | SyntaxError | compile time | InvalidAggregation              |
      | MATCH shortestPath((a)-->(b)-->(c)) RETURN a  | SyntaxError | compile time | *                               |

  Scenario Outline: wrong clauses
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                                                | error       | phase        | detail                         |
      | RETURN *                                                             | SyntaxError | compile time | NoVariablesInScope             |
      | MATCH () RETURN *                                                    | SyntaxError | compile time | NoVariablesInScope             |
      | RETURN 1 AS a, 2 AS a                                                | SyntaxError | compile time | ColumnNameConflict             |
      | WITH 1 AS a, 2 AS a RETURN a                                         | SyntaxError | compile time | ColumnNameConflict             |
      | WITH 1 RETURN 1 AS x                                                 | SyntaxError | compile time | NoExpressionAlias              |
      | MATCH (n) WITH n.x RETURN 1 AS x                                     | SyntaxError | compile time | NoExpressionAlias              |
      | MATCH (n) WITH count(*) RETURN 1 AS x                                | SyntaxError | compile time | NoExpressionAlias              |
      | RETURN foo(1)                                                        | SyntaxError | compile time | UnknownFunction                |
      | RETURN count(count(*))                                               | SyntaxError | compile time | NestedAggregation              |
      | RETURN sum(1 + max(2))                                               | SyntaxError | compile time | NestedAggregation              |
      | RETURN count(rand())                                                 | SyntaxError | compile time | NonConstantExpression          |
      | RETURN x                                                             | SyntaxError | compile time | UndefinedVariable              |
      | WITH 1 AS a WITH 2 AS b RETURN a                                     | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n)                                                            | SyntaxError | compile time | *                              |
      | MATCH (n) WITH n                                                     | SyntaxError | compile time | *                              |
      | UNWIND [1] AS x                                                      | SyntaxError | compile time | *                              |
      | WITH 1 AS x                                                          | SyntaxError | compile time | *                              |
      | RETURN 1 AS x RETURN 2 AS x                                          | SyntaxError | compile time | *                              |
      | RETURN 1 AS x CREATE ()                                              | SyntaxError | compile time | *                              |
      | RETURN 1 AS a UNION RETURN 2 AS b                                    | SyntaxError | compile time | DifferentColumnsInUnion        |
      | RETURN 1 AS a UNION ALL RETURN 2 AS b                                | SyntaxError | compile time | DifferentColumnsInUnion        |
      | RETURN 1 AS a UNION RETURN 2 AS a, 3 AS b                            | SyntaxError | compile time | DifferentColumnsInUnion        |
      | RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a            | SyntaxError | compile time | InvalidClauseComposition       |
      | RETURN 1 AS a UNION ALL RETURN 2 AS a UNION RETURN 3 AS a            | SyntaxError | compile time | InvalidClauseComposition       |
      | RETURN 1 AS x SKIP -1                                                | SyntaxError | compile time | NegativeIntegerArgument        |
      | RETURN 1 AS x LIMIT -1                                               | SyntaxError | compile time | NegativeIntegerArgument        |
      | RETURN 1 AS x SKIP 1.5                                               | SyntaxError | compile time | InvalidArgumentType            |
      | RETURN 1 AS x LIMIT 1.5                                              | SyntaxError | compile time | InvalidArgumentType            |
      | RETURN 1 AS x LIMIT 'a'                                              | SyntaxError | compile time | InvalidArgumentType            |
      | MATCH (n) RETURN n LIMIT n.x                                         | SyntaxError | compile time | NonConstantExpression          |
      | MATCH (n) RETURN n SKIP n.x                                          | SyntaxError | compile time | NonConstantExpression          |
      | MATCH (n) RETURN n SKIP count(*)                                     | SyntaxError | compile time | *                              |
      | MATCH (n) RETURN n ORDER BY count(n)                                 | SyntaxError | compile time | InvalidAggregation             |
      | MATCH (n) RETURN n.x AS x ORDER BY count(n)                          | SyntaxError | compile time | InvalidAggregation             |
      | MATCH (n) RETURN DISTINCT n.x AS x ORDER BY n.y                      | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN count(*) AS c ORDER BY n.y                          | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) WITH DISTINCT n.x AS x ORDER BY n.y RETURN x               | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (a)-->(b) RETURN a.x + count(*) AS y, b                        | SyntaxError | compile time | *                              |
      | MATCH (a) RETURN a.x + a.y + count(*) AS y                           | SyntaxError | compile time | AmbiguousAggregationExpression |
      | WITH 1 AS me MATCH (you) RETURN me + you.age + count(*) AS x         | SyntaxError | compile time | AmbiguousAggregationExpression |
      | MATCH (n) DELETE 1                                                   | SyntaxError | compile time | InvalidArgumentType            |
      | MATCH (n) DELETE n:A                                                 | SyntaxError | compile time | InvalidDelete                  |
      | MATCH (n) DELETE 1 + 1                                               | SyntaxError | compile time | InvalidArgumentType            |
      | MATCH (n) DELETE x                                                   | SyntaxError | compile time | UndefinedVariable              |
      | MATCH ()-[r]->() DELETE r:T                                          | SyntaxError | compile time | InvalidDelete                  |
      | MATCH (n) SET x.y = 1                                                | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) SET n.x = y                                                | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) SET n.x = count(*)                                         | SyntaxError | compile time | InvalidAggregation             |
      | MATCH (n) REMOVE x.y                                                 | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) SET (n) = 1                                                | SyntaxError | compile time | *                              |
      | UNWIND [1] AS x UNWIND [2] AS x RETURN x                             | SyntaxError | compile time | VariableAlreadyBound           |
      | MATCH (x) UNWIND [2] AS x RETURN x                                   | SyntaxError | compile time | VariableAlreadyBound           |
      | UNWIND count(*) AS x RETURN x                                        | SyntaxError | compile time | InvalidAggregation             |
      | UNWIND x AS x RETURN x                                               | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n            | SyntaxError | compile time | InvalidClauseComposition       |
      | MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 RETURN n } RETURN n   | SyntaxError | compile time | InvalidClauseComposition       |
      | MATCH (n) WHERE EXISTS { CREATE () } RETURN n                        | SyntaxError | compile time | InvalidClauseComposition       |
      | MATCH (n) WHERE EXISTS { MATCH (m) DELETE m RETURN 1 AS x } RETURN n | SyntaxError | compile time | InvalidClauseComposition       |

  Scenario Outline: wrong expressions
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                              | error            | phase        | detail                      |
      | RETURN 9223372036854775808                         | SyntaxError      | compile time | IntegerOverflow             |
      | RETURN -9223372036854775809                        | SyntaxError      | compile time | IntegerOverflow             |
      | RETURN 0x8000000000000000                          | SyntaxError      | compile time | IntegerOverflow             |
      | RETURN -0x8000000000000001                         | SyntaxError      | compile time | IntegerOverflow             |
      | RETURN 0o1000000000000000000000                    | SyntaxError      | compile time | IntegerOverflow             |
      | RETURN -0o1000000000000000000001                   | SyntaxError      | compile time | IntegerOverflow             |
      | RETURN 1.34E999                                    | SyntaxError      | compile time | FloatingPointOverflow       |
      | RETURN 0x                                          | SyntaxError      | compile time | InvalidNumberLiteral        |
      | RETURN 0x1G                                        | SyntaxError      | compile time | InvalidNumberLiteral        |
      | RETURN 0o8                                         | SyntaxError      | compile time | InvalidNumberLiteral        |
      | RETURN 12a                                         | SyntaxError      | compile time | InvalidNumberLiteral        |
      | RETURN 9a23                                        | SyntaxError      | compile time | InvalidNumberLiteral        |
      | RETURN 92#34                                       | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN '\uH'                                       | SyntaxError      | compile time | InvalidUnicodeLiteral       |
      | RETURN '\u12'                                      | SyntaxError      | compile time | InvalidUnicodeLiteral       |
      | RETURN 'a                                          | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN 'a\xb'                                      | SyntaxError      | compile time | InvalidEscapeSequence       |
      | RETURN [1, 2                                       | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN [1, 2]]                                     | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN [, 1]                                       | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN [1,, 2]                                     | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN [1;2]                                       | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {1a: 1}                                     | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {1B2c3e67: 1}                               | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {k1#k: 1}                                   | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {k1.k: 1}                                   | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {, }                                        | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {1}                                         | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {a: 1                                       | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {[]}                                        | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN {k}                                         | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN NOT 1                                       | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN NOT 'a'                                     | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN NOT []                                      | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN NOT {}                                      | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN true AND 1                                  | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 1 OR true                                   | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 1.5 XOR true                                | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 'a' AND null                                | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN [] OR false                                 | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN {} AND false                                | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN [true] AND true                             | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 1 IN 2                                      | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 1 IN 'a'                                    | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 1 IN {a: 1}                                 | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN 1 IN true                                   | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN range(1, 2, 0)                              | ArgumentError    | runtime      | NumberOutOfRange            |
      | RETURN range(true, 2, 1)                           | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN range(1, 'x', 1)                            | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN range(1, 2, 1.5)                            | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN range([], 2, 1)                             | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN range(1, {}, 1)                             | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN substring('abc', -1)                        | ArgumentError    | runtime      | NegativeIntegerArgument     |
      | WITH [true] AS l RETURN range(l[0], 2)             | TypeError        | runtime      | InvalidArgumentType         |
      | WITH [[]] AS l RETURN toInteger(l[0] + [])         | TypeError        | runtime      | InvalidArgumentValue        |
      | UNWIND [1] AS x RETURN percentileDisc(x, 2) AS p   | ArgumentError    | runtime      | NumberOutOfRange            |
      | UNWIND [1] AS x RETURN percentileCont(x, -1) AS p  | ArgumentError    | runtime      | NumberOutOfRange            |
      | UNWIND [1] AS x RETURN percentileCont(x, 1.1) AS p | ArgumentError    | runtime      | NumberOutOfRange            |
      | RETURN size(()--())                                | SyntaxError      | compile time | *                           |
      | MATCH p = (a) RETURN size(p)                       | SyntaxError      | compile time | InvalidArgumentType         |
      | MATCH p = (a) RETURN labels(p)                     | SyntaxError      | compile time | InvalidArgumentType         |
      | MATCH (n) RETURN type(n)                           | SyntaxError      | compile time | InvalidArgumentType         |
      | MATCH ()-[r]->() RETURN labels(r)                  | SyntaxError      | compile time | InvalidArgumentType         |
      | MATCH (n) RETURN length(n)                         | SyntaxError      | compile time | InvalidArgumentType         |
      | MATCH ()-[r]->() RETURN length(r)                  | SyntaxError      | compile time | InvalidArgumentType         |
      | MATCH (n) RETURN nodes(n)                          | SyntaxError      | compile time | *                           |
      | RETURN properties(1)                               | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN properties('a')                             | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN properties([true])                          | SyntaxError      | compile time | InvalidArgumentType         |
      | WITH [1, 'a'] AS l RETURN labels(l[0])             | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [1, 'a'] AS l RETURN type(l[0])               | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [{x: 0}, 1] AS l RETURN (l[1]).x              | TypeError        | runtime      | InvalidArgumentType         |
      | WITH 1 AS n RETURN n.x                             | TypeError        | any time     | InvalidArgumentType         |
      | RETURN {a: 1}[0]                                   | TypeError        | any time     | *                           |
      | WITH {a: 1} AS m, 0 AS i RETURN m[i]               | TypeError        | runtime      | MapElementAccessByNonString |
      | WITH [1] AS l, 'a' AS i RETURN l[i]                | TypeError        | any time     | *                           |
      | RETURN [x IN 1 \| x]                               | SyntaxError      | compile time | *                           |
      | RETURN any(x IN [1] WHERE count(x) > 0)            | SyntaxError      | compile time | InvalidAggregation          |
      | RETURN [x IN [1] \| count(x)]                      | SyntaxError      | compile time | InvalidAggregation          |
      | RETURN none(x IN ['a'] WHERE x % 2 = 0)            | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN all(x IN [1, 'a'] WHERE x % 2 = 0)          | TypeError        | runtime      | *                           |
      | RETURN 1 / 0                                       | ArithmeticError  | runtime      | *                           |
      | RETURN 1 % 0                                       | ArithmeticError  | runtime      | *                           |
      | RETURN 9223372036854775807 + 1                     | ArithmeticError  | runtime      | *                           |
      | RETURN -9223372036854775808 - 1                    | ArithmeticError  | runtime      | *                           |
      | RETURN 9223372036854775807 * 2                     | ArithmeticError  | runtime      | *                           |
      | RETURN -(-9223372036854775808)                     | ArithmeticError  | runtime      | *                           |
      | RETURN true + 1                                    | SyntaxError      | compile time | *                           |
      | RETURN 'a' - 1                                     | SyntaxError      | compile time | *                           |
      | RETURN 'a' * 2                                     | SyntaxError      | compile time | *                           |
      | WITH [1, true] AS l RETURN l[0] + l[1]             | TypeError        | runtime      | *                           |
      | WITH [[]] AS l RETURN toInteger(l[0])              | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [1.5] AS l RETURN toBoolean(l[0])             | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [[]] AS l RETURN toBoolean(l[0])              | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [{}] AS l RETURN toString(l[0])               | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [[]] AS l RETURN toFloat(l[0])                | TypeError        | runtime      | InvalidArgumentValue        |
      | WITH [true] AS l RETURN toFloat(l[0])              | TypeError        | runtime      | InvalidArgumentValue        |
      | RETURN $missing                                    | ParameterMissing | any time     | MissingParameter            |
      | RETURN toUpper()                                   | SyntaxError      | compile time | InvalidNumberOfArguments    |
      | RETURN toUpper('a', 'b')                           | SyntaxError      | compile time | InvalidNumberOfArguments    |
      | RETURN date('2024-13-01')                          | ArgumentError    | runtime      | *                           |
      | RETURN date({year: 2024, month: 13})               | ArgumentError    | runtime      | *                           |
      | RETURN duration('nonsense')                        | ArgumentError    | runtime      | *                           |
      | RETURN CASE WHEN 1 THEN 2 END                      | SyntaxError      | compile time | *                           |
      | RETURN CASE END                                    | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN 1 =                                         | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETRUN 1                                           | SyntaxError      | compile time | UnexpectedSyntax            |
      | MATCH (n RETURN n                                  | SyntaxError      | compile time | UnexpectedSyntax            |
      | RETURN 1 — 2                                       | SyntaxError      | compile time | InvalidUnicodeCharacter     |
      | RETURN labels('a')                                 | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN type(1)                                     | SyntaxError      | compile time | InvalidArgumentType         |
      | RETURN keys(1)                                     | SyntaxError      | compile time | *                           |
      | RETURN reduce(a = 0, x IN [1] \| a + count(*))     | SyntaxError      | compile time | InvalidAggregation          |
      | RETURN count(*) + x                                | SyntaxError      | compile time | UndefinedVariable           |

  Scenario Outline: wrong calls
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                                     | error          | phase        | detail                     |
      | CALL no.such.procedure()                                  | ProcedureError | compile time | ProcedureNotFound          |
      | CALL no.such.procedure() YIELD x RETURN x                 | ProcedureError | compile time | ProcedureNotFound          |
      | CALL db.labels() YIELD nolabel RETURN nolabel             | SyntaxError    | compile time | *                          |
      | CALL db.labels(1)                                         | SyntaxError    | compile time | InvalidNumberOfArguments   |
      | CALL db.labels() YIELD label AS a, label AS a RETURN a    | SyntaxError    | compile time | VariableAlreadyBound       |
      | WITH 1 AS label CALL db.labels() YIELD label RETURN label | SyntaxError    | compile time | VariableAlreadyBound       |
      | MATCH (n) CALL db.labels() YIELD * RETURN n               | SyntaxError    | compile time | UnexpectedSyntax           |
      | MATCH (n) CALL db.labels YIELD label RETURN label         | SyntaxError    | compile time | InvalidArgumentPassingMode |

  Scenario Outline: names and scopes
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:T]->(:B)
      """
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                                                                   | error       | phase        | detail                         |
      | MATCH (n) WITH count(*) AS c RETURN n                                                   | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN n.x AS x ORDER BY y                                                    | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN [x IN [1] \| x] + x AS y                                               | SyntaxError | compile time | UndefinedVariable              |
      | RETURN reduce(a = 0, x IN [1] \| a + x) + a AS y                                        | SyntaxError | compile time | UndefinedVariable              |
      | RETURN any(x IN [1] WHERE x = 1) AND x                                                  | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) WHERE EXISTS { (n)-->(m) } RETURN m                                           | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN [(n)-->(m) \| m] + m                                                   | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) WITH n.x AS x WHERE m.x = 1 RETURN x                                          | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (a) WITH a.x AS x, b AS y RETURN x                                                | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) WITH DISTINCT n.x AS x ORDER BY m RETURN x                                    | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN DISTINCT n.x ORDER BY n.y                                              | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN count(n.x) ORDER BY n.x                                                | SyntaxError | compile time | UndefinedVariable              |
      | UNWIND [1] AS x RETURN sum(x) AS s ORDER BY x                                           | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) WITH n.x AS x ORDER BY count(*) RETURN x                                      | SyntaxError | compile time | InvalidAggregation             |
      | MATCH (n) RETURN n.y AS y, count(*) AS c ORDER BY n.x + count(*)                        | SyntaxError | compile time | *                              |
      | MATCH (me)--(you) RETURN me.x + you.x, me.x + you.x + count(*) ORDER BY me.y + count(*) | SyntaxError | compile time | *                              |
      | MATCH (me)--(you) RETURN me.x + you.x + count(*) AS c                                   | SyntaxError | compile time | AmbiguousAggregationExpression |
      | MATCH (me)--(you) WITH me.x + you.x + count(*) AS c RETURN c                            | SyntaxError | compile time | AmbiguousAggregationExpression |
      | MATCH (me)--(you) WITH me, me.x + you.x + count(*) AS c RETURN c                        | SyntaxError | compile time | AmbiguousAggregationExpression |
      | MATCH (a) RETURN a.x + max(a.y) AS c, a.y ORDER BY a.z                                  | SyntaxError | compile time | *                              |
      | MATCH (n) RETURN count(n) AS c, n.x ORDER BY max(n.x)                                   | SyntaxError | compile time | *                              |
      | RETURN foo                                                                              | SyntaxError | compile time | UndefinedVariable              |
      | RETURN {a: foo}                                                                         | SyntaxError | compile time | UndefinedVariable              |
      | RETURN [foo]                                                                            | SyntaxError | compile time | UndefinedVariable              |
      | RETURN toUpper(foo)                                                                     | SyntaxError | compile time | UndefinedVariable              |
      | RETURN CASE foo WHEN 1 THEN 2 END                                                       | SyntaxError | compile time | UndefinedVariable              |
      | RETURN labels(foo)                                                                      | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) DELETE n, foo                                                                 | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) DETACH DELETE foo                                                             | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) SET foo:A                                                                     | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) SET foo = {}                                                                  | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) SET foo += {}                                                                 | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) REMOVE foo:A                                                                  | SyntaxError | compile time | UndefinedVariable              |
      | MERGE (n:A {x: foo})                                                                    | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (a) MERGE (a)-[:T {x: foo}]->()                                                   | SyntaxError | compile time | UndefinedVariable              |
      | CREATE (a)-[:T {x: foo}]->()                                                            | SyntaxError | compile time | UndefinedVariable              |
      | UNWIND foo AS x RETURN x                                                                | SyntaxError | compile time | UndefinedVariable              |
      | MATCH (n) RETURN n SKIP foo                                                             | SyntaxError | compile time | *                              |
      | MATCH (n) RETURN n LIMIT 1 + foo                                                        | SyntaxError | compile time | *                              |
      | MATCH (n) RETURN n SKIP 'a'                                                             | SyntaxError | compile time | InvalidArgumentType            |
      | MATCH (n) RETURN n SKIP true                                                            | SyntaxError | compile time | InvalidArgumentType            |
      | MATCH (n) RETURN n LIMIT 3.0                                                            | SyntaxError | compile time | InvalidArgumentType            |
      | MATCH (n) WITH n LIMIT -1 RETURN n                                                      | SyntaxError | compile time | NegativeIntegerArgument        |
      | MATCH (n) WITH n SKIP n.x RETURN n                                                      | SyntaxError | compile time | NonConstantExpression          |
      | RETURN collect(rand())                                                                  | SyntaxError | compile time | NonConstantExpression          |
      | RETURN max(min(1))                                                                      | SyntaxError | compile time | NestedAggregation              |
      | MATCH (n) RETURN n.x AS x UNION MATCH (n) RETURN n.x                                    | SyntaxError | compile time | DifferentColumnsInUnion        |
      | MATCH (n) RETURN * UNION RETURN 1 AS x                                                  | SyntaxError | compile time | DifferentColumnsInUnion        |
      | RETURN 1 AS x, 2 AS y UNION RETURN 1 AS x                                               | SyntaxError | compile time | DifferentColumnsInUnion        |
      | RETURN * UNION RETURN 1 AS x                                                            | SyntaxError | compile time | NoVariablesInScope             |
      | UNION RETURN 1 AS x                                                                     | SyntaxError | compile time | UnexpectedSyntax               |
      | RETURN 1 AS x UNION                                                                     | SyntaxError | compile time | UnexpectedSyntax               |

  Scenario Outline: types that are known beforehand
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:T]->(:B)
      """
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                        | error       | phase        | detail                       |
      | MATCH (n) WHERE n + 1 = 2 RETURN n           | SyntaxError | compile time | *                            |
      | MATCH (n) RETURN n[0]                        | TypeError   | runtime      | *                            |
      | MATCH ()-[r]->() RETURN nodes(r)             | SyntaxError | compile time | InvalidArgumentType          |
      | MATCH (n) RETURN relationships(n)            | SyntaxError | compile time | InvalidArgumentType          |
      | MATCH (n) RETURN startNode(n)                | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN size(1)                               | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN length([1])                           | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN length('a')                           | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN head('a')                             | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN tail(1)                               | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN abs('a')                              | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN sqrt(true)                            | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN toUpper(1)                            | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN trim([])                              | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN split(1, 'a')                         | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN substring('a', 'b')                   | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN replace('a', 1, 'b')                  | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN reverse(1)                            | SyntaxError | compile time | InvalidArgumentType          |
      | UNWIND ['a'] AS x RETURN sum(x) AS s         | TypeError   | runtime      | *                            |
      | UNWIND [true] AS x RETURN avg(x) AS s        | TypeError   | runtime      | *                            |
      | RETURN -'a'                                  | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN -true                                 | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN 1 + true                              | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN {} + 1                                | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN 2 ^ 'a'                               | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN [1] - 1                               | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN any(x IN 1 WHERE x)                   | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN any(x IN ['a'] WHERE x)               | SyntaxError | compile time | *                            |
      | RETURN all(x IN [1] WHERE x + true)          | SyntaxError | compile time | InvalidArgumentType          |
      | RETURN single(x IN [{a: 1}] WHERE x % 2 = 0) | SyntaxError | compile time | InvalidArgumentType          |
      | MATCH p = ()-->() SET p.x = 1                | SyntaxError | compile time | *                            |
      | MATCH (n) SET n = 1                          | SyntaxError | compile time | *                            |
      | MATCH (n) SET n += 'a'                       | SyntaxError | compile time | *                            |
      | MATCH ()-[r]->() SET r:A                     | SyntaxError | compile time | *                            |
      | MATCH (n) WHERE 1 AND n.x RETURN n           | SyntaxError | compile time | InvalidArgumentType          |
      | MATCH (n) WHERE n.x AND true RETURN n        | TypeError   | runtime      | InvalidArgumentType          |
      | MATCH (n:A) WHERE n.x RETURN n               | TypeError   | runtime      | InvalidArgumentType          |
      | WITH 1 AS x RETURN x AND true                | SyntaxError | compile time | InvalidArgumentType          |
      | WITH [1, 2] AS x RETURN NOT x                | SyntaxError | compile time | InvalidArgumentType          |
      | WITH {a: 1} AS x RETURN x OR x               | SyntaxError | compile time | InvalidArgumentType          |
      | WITH 'a' AS s RETURN s.x                     | TypeError   | compile time | InvalidArgumentType          |
      | WITH [1] AS s RETURN s.x                     | TypeError   | compile time | InvalidArgumentType          |
      | RETURN (1).x                                 | TypeError   | compile time | InvalidArgumentType          |
      | MATCH (n)-[r:T]->() CREATE (n)-[r2:U]-()     | SyntaxError | compile time | RequiresDirectedRelationship |
