Feature: Calling procedures

  Scenario: a standalone call of a procedure that gives nothing
    Given an empty graph
    And there exists a procedure own.quiet() :: ():
    When executing query:
      """
      CALL own.quiet()
      """
    Then the result should be empty
    And no side effects

  Scenario: a standalone call without brackets of a procedure that gives nothing
    Given an empty graph
    And there exists a procedure own.quiet() :: ():
    When executing query:
      """
      CALL own.quiet
      """
    Then the result should be empty
    And no side effects

  Scenario: a call inside a query of a procedure that gives nothing keeps the rows
    Given an empty graph
    And there exists a procedure own.quiet() :: ():
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 2})
      """
    When executing query:
      """
      MATCH (n:A) CALL own.quiet() RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: a standalone call gives its fields
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
      | 'ab' | 2    |
      | 'c'  | 1    |
    When executing query:
      """
      CALL own.words()
      """
    Then the result should be, in order:
      | word | size |
      | 'ab' | 2    |
      | 'c'  | 1    |
    And no side effects

  Scenario: fields under other names
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
      | 'ab' | 2    |
    When executing query:
      """
      CALL own.words() YIELD word AS w, size RETURN size, w
      """
    Then the result should be, in any order:
      | size | w    |
      | 2    | 'ab' |
    And no side effects

  Scenario: fields may change their names with each other
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
      | 'ab' | 2    |
    When executing query:
      """
      CALL own.words() YIELD word AS size, size AS word RETURN size, word
      """
    Then the result should be, in any order:
      | size | word |
      | 'ab' | 2    |
    And no side effects

  Scenario: standalone yield of some
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
      | 'ab' | 2    |
    When executing query:
      """
      CALL own.words() YIELD size
      """
    Then the result should be, in any order:
      | size |
      | 2    |
    And no side effects

  Scenario: standalone yield of all
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
      | 'ab' | 2    |
    When executing query:
      """
      CALL own.words() YIELD *
      """
    Then the result should be, in any order:
      | word | size |
      | 'ab' | 2    |
    And no side effects

  Scenario: yield with where
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
      | 'ab' | 2    |
      | 'c'  | 1    |
    When executing query:
      """
      CALL own.words() YIELD word, size WHERE size > 1 RETURN word
      """
    Then the result should be, in any order:
      | word |
      | 'ab' |
    And no side effects

  Scenario: two fields under one name
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
    When executing query:
      """
      CALL own.words() YIELD word AS x, size AS x RETURN x
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: a field under the name of another
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
    When executing query:
      """
      CALL own.words() YIELD word, size AS word RETURN word
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: a field that a name has already
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?, size :: INTEGER?):
      | word | size |
    When executing query:
      """
      WITH 1 AS word CALL own.words() YIELD word RETURN word
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: arguments from the row
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
      | 1 | 2 |
      | 2 | 4 |
    When executing query:
      """
      UNWIND [1, 2, 3] AS n CALL own.double(n) YIELD y RETURN n, y
      """
    Then the result should be, in any order:
      | n | y |
      | 1 | 2 |
      | 2 | 4 |
    And no side effects

  Scenario: the arguments of a standalone call without brackets are parameters
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
      | 1 | 2 |
    And parameters are:
      | x | 1 |
    When executing query:
      """
      CALL own.double
      """
    Then the result should be, in any order:
      | y |
      | 2 |
    And no side effects

  Scenario: a parameter for an implied argument is missing
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    When executing query:
      """
      CALL own.double
      """
    Then a ParameterMissing should be raised at any time: MissingParameter

  Scenario: implied arguments stand only in standalone calls
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    And parameters are:
      | x | 1 |
    When executing query:
      """
      CALL own.double YIELD y RETURN y
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentPassingMode

  Scenario: too few arguments
    Given an empty graph
    And there exists a procedure own.two(x :: INTEGER?, z :: INTEGER?) :: (y :: INTEGER?):
      | x | z | y |
    When executing query:
      """
      CALL own.two(1)
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfArguments

  Scenario: too few arguments inside a query
    Given an empty graph
    And there exists a procedure own.two(x :: INTEGER?, z :: INTEGER?) :: (y :: INTEGER?):
      | x | z | y |
    When executing query:
      """
      CALL own.two(1) YIELD y RETURN y
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfArguments

  Scenario: too many arguments
    Given an empty graph
    And there exists a procedure own.two(x :: INTEGER?, z :: INTEGER?) :: (y :: INTEGER?):
      | x | z | y |
    When executing query:
      """
      CALL own.two(1, 2, 3) YIELD y RETURN y
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfArguments

  Scenario: an argument of a wrong type
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    When executing query:
      """
      CALL own.double(true)
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: an argument of a wrong type inside a query
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    When executing query:
      """
      CALL own.double('a') YIELD y RETURN y
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: a whole number stands for a float
    Given an empty graph
    And there exists a procedure own.half(x :: FLOAT?) :: (y :: STRING?):
      | x    | y      |
      | 42.0 | 'half' |
    When executing query:
      """
      CALL own.half(42)
      """
    Then the result should be, in any order:
      | y      |
      | 'half' |
    And no side effects

  Scenario: any number stands for a number
    Given an empty graph
    And there exists a procedure own.half(x :: NUMBER?) :: (y :: STRING?):
      | x    | y       |
      | 42   | 'int'   |
      | 42.3 | 'float' |
    When executing query:
      """
      UNWIND [42, 42.3] AS n CALL own.half(n) YIELD y RETURN y
      """
    Then the result should be, in any order:
      | y       |
      | 'int'   |
      | 'float' |
    And no side effects

  Scenario: a float does not stand for a whole number
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    When executing query:
      """
      CALL own.double(1.5)
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: an aggregate as an argument
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    When executing query:
      """
      MATCH (n) CALL own.double(count(n)) YIELD y RETURN y
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

  Scenario: an unknown name as an argument
    Given an empty graph
    And there exists a procedure own.double(x :: INTEGER?) :: (y :: INTEGER?):
      | x | y |
    When executing query:
      """
      CALL own.double(n) YIELD y RETURN y
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: yield all inside a query
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?):
      | word |
    When executing query:
      """
      MATCH (n) CALL own.words() YIELD * RETURN n
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: one procedure twice
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?):
      | word |
      | 'a'  |
      | 'b'  |
    When executing query:
      """
      CALL own.words() YIELD word AS x CALL own.words() YIELD word AS y RETURN x, y
      """
    Then the result should be, in any order:
      | x   | y   |
      | 'a' | 'a' |
      | 'a' | 'b' |
      | 'b' | 'a' |
      | 'b' | 'b' |
    And no side effects

  Scenario: a call after WITH and aggregates over its rows
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?):
      | word |
      | 'a'  |
      | 'b'  |
    When executing query:
      """
      WITH 1 AS one CALL own.words() YIELD word RETURN one, collect(word) AS words, count(*) AS n
      """
    Then the result should be, in any order:
      | one | words      | n |
      | 1   | ['a', 'b'] | 2 |
    And no side effects

  Scenario: a call with null
    Given an empty graph
    And there exists a procedure own.words(x :: STRING?, y :: INTEGER?) :: (word :: STRING?):
      | x    | y    | word   |
      | null | null | 'none' |
    When executing query:
      """
      CALL own.words(null, null) YIELD word RETURN word
      """
    Then the result should be, in any order:
      | word   |
      | 'none' |
    And no side effects

  Scenario: a call in a query with no rows
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?):
      | word |
      | 'a'  |
    When executing query:
      """
      MATCH (n) CALL own.words() YIELD word RETURN word
      """
    Then the result should be, in any order:
      | word |
    And no side effects

  Scenario: a call and star
    Given an empty graph
    And there exists a procedure own.words() :: (word :: STRING?):
      | word |
      | 'a'  |
    When executing query:
      """
      WITH 1 AS b CALL own.words() YIELD word AS a RETURN *
      """
    Then the result should be, in any order:
      | a   | b |
      | 'a' | 1 |
    And no side effects
