Feature: Faults that the runner must find

  Scenario Outline: a wrong expectation of <what>
    Given an empty graph
    When executing query:
      """
      CREATE (a:A {x: 1}) RETURN a.x AS x
      """
    Then the result should be, in any order:
      | <column> |
      | <value>  |
    And the side effects should be:
      | +nodes      | <nodes> |
      | +labels     | 1       |
      | +properties | 1       |

    Examples:
      | what       | column | value | nodes |
      | a value    | x      | 2     | 1     |
      | a type     | x      | 1.0   | 1     |
      | a column   | y      | 1     | 1     |
      | an effect  | x      | 1     | 2     |

  Scenario: an error that is not raised
    Given any graph
    When executing query:
      """
      RETURN 1 AS x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: an error of another detail
    Given any graph
    When executing query:
      """
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: UnknownFunction

  Scenario: an error that nobody expects
    Given any graph
    When executing query:
      """
      RETURN 1 / 0 AS x
      """
