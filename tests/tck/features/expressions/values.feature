Feature: Values

  Scenario Outline: literals
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                                                                                                                                                                  | value                         |
      | 0x1F                                                                                                                                                                        | 31                            |
      | -0xff                                                                                                                                                                       | -255                          |
      | 0xABCdef                                                                                                                                                                    | 11259375                      |
      | 0o17                                                                                                                                                                        | 15                            |
      | -0o17                                                                                                                                                                       | -15                           |
      | 0x7FFFFFFFFFFFFFFF                                                                                                                                                          | 9223372036854775807           |
      | -0x8000000000000000                                                                                                                                                         | -9223372036854775808          |
      | 0o777777777777777777777                                                                                                                                                     | 9223372036854775807           |
      | -0o1000000000000000000000                                                                                                                                                   | -9223372036854775808          |
      | -9223372036854775808                                                                                                                                                        | -9223372036854775808          |
      | 9223372036854775807                                                                                                                                                         | 9223372036854775807           |
      | 007                                                                                                                                                                         | 7                             |
      | .5                                                                                                                                                                          | 0.5                           |
      | -.5                                                                                                                                                                         | -0.5                          |
      | 1e3                                                                                                                                                                         | 1000.0                        |
      | 1E-3                                                                                                                                                                        | 0.001                         |
      | .1e2                                                                                                                                                                        | 10.0                          |
      | -2.5E+2                                                                                                                                                                     | -250.0                        |
      | -0.0                                                                                                                                                                        | -0.0                          |
      | -0                                                                                                                                                                          | 0                             |
      | .2e-9                                                                                                                                                                       | 2e-10                         |
      | 126354186523812635418263552340512384016094862983471987543918591348961093487896783409268730945879405123840160948629834719875439185913489610934878967834092687309458794058e18 | 1.2635418652381264e+185       |
      | 1e-305                                                                                                                                                                      | 1e-305                        |
      | ''                                                                                                                                                                          | ''                            |
      | ""                                                                                                                                                                          | ''                            |
      | 'a"b'                                                                                                                                                                       | 'a"b'                         |
      | "a'b"                                                                                                                                                                       | 'a\'b'                        |
      | size('\\\\')                                                                                                                                                                | 1                             |
      | '\u01FF'                                                                                                                                                                    | 'ǿ'                           |
      | size('\u01FF')                                                                                                                                                              | 1                             |
      | '\''                                                                                                                                                                        | '\''                          |
      | size('\n\t\r\b\f')                                                                                                                                                          | 5                             |
      | []                                                                                                                                                                          | []                            |
      | [[], [[]], [1, [2, [3]]]]                                                                                                                                                   | [[], [[]], [1, [2, [3]]]]     |
      | [1, 'a', 1.5, true, null, {}]                                                                                                                                               | [1, 'a', 1.5, true, null, {}] |
      | {}                                                                                                                                                                          | {}                            |
      | {a: null, A: 1, `b c`: [{}]}                                                                                                                                                | {a: null, A: 1, `b c`: [{}]}  |
      | {k: {k: {k: {}}}}                                                                                                                                                           | {k: {k: {k: {}}}}             |
      | {null: 1, true: 2}                                                                                                                                                          | {null: 1, true: 2}            |
      | tRUe                                                                                                                                                                        | true                          |
      | NuLL                                                                                                                                                                        | null                          |

  Scenario Outline: arithmetic
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                 | value              |
      | 7 / 2                      | 3                  |
      | -7 / 2                     | -3                 |
      | 7 % 3                      | 1                  |
      | -7 % 3                     | -1                 |
      | 7 % -3                     | 1                  |
      | 7.5 % 2                    | 1.5                |
      | 7 / 2.0                    | 3.5                |
      | 1 / 0.0                    | Infinity           |
      | 0.0 / 0.0 = 0.0 / 0.0      | false              |
      | 2 ^ 3                      | 8.0                |
      | 2 ^ 3 ^ 2                  | 64.0               |
      | -2 ^ 2                     | 4.0                |
      | -3 ^ 2                     | 9.0                |
      | 4 ^ 0.5                    | 2.0                |
      | 1 - 2 - 3                  | -4                 |
      | 12 / 4 * 3 - 2 * 4         | 1                  |
      | 2 * 3 % 4                  | 2                  |
      | 1 + null                   | null               |
      | null - 1                   | null               |
      | null ^ 2                   | null               |
      | -null                      | null               |
      | +5                         | 5                  |
      | 1 + 1.0                    | 2.0                |
      | 'a' + 'b'                  | 'ab'               |
      | 'a' + 1                    | 'a1'               |
      | 1 + 'a'                    | '1a'               |
      | 'a' + 1.5                  | 'a1.5'             |
      | 'a' + null                 | null               |
      | [1] + [2]                  | [1, 2]             |
      | [1] + 2                    | [1, 2]             |
      | 1 + [2]                    | [1, 2]             |
      | [1] + [[2]]                | [1, [2]]           |
      | [1] + null                 | null               |
      | [] + []                    | []                 |
      | 'a' + [1]                  | ['a', 1]           |
      | abs(-5)                    | 5                  |
      | abs(-5.5)                  | 5.5                |
      | abs(null)                  | null               |
      | sqrt(2)                    | 1.4142135623730951 |
      | sqrt(-1) = 0               | false              |
      | ceil(1.2)                  | 2.0                |
      | floor(-1.2)                | -2.0               |
      | round(2.5)                 | 3.0                |
      | round(-2.5)                | -2.0               |
      | round(-1.5)                | -1.0               |
      | round(0.49999999999999994) | 0.0                |
      | sign(-3)                   | -1                 |
      | sign(0)                    | 0                  |
      | sign(2.5)                  | 1                  |
      | exp(0)                     | 1.0                |
      | log(1)                     | 0.0                |
      | log10(1000)                | 3.0                |
      | e()                        | 2.718281828459045  |
      | pi()                       | 3.141592653589793  |
      | sin(0)                     | 0.0                |
      | cos(0)                     | 1.0                |
      | atan2(0, 1)                | 0.0                |
      | degrees(pi())              | 180.0              |
      | radians(180)               | 3.141592653589793  |
      | cot(pi() / 4) > 0.99       | true               |
      | haversin(0)                | 0.0                |
      | rand() < 1                 | true               |

  Scenario Outline: three truth values
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                                  | value |
      | true AND null                               | null  |
      | false AND null                              | false |
      | null AND null                               | null  |
      | true OR null                                | true  |
      | false OR null                               | null  |
      | true XOR null                               | null  |
      | NOT null                                    | null  |
      | NOT NOT true                                | true  |
      | true XOR true                               | false |
      | NOT true OR true                            | true  |
      | true OR false AND false                     | true  |
      | true XOR false AND false                    | true  |
      | true OR true XOR true                       | true  |
      | NOT false AND false                         | false |
      | NOT 1 = 2                                   | true  |
      | null IS NULL                                | true  |
      | null IS NOT NULL                            | false |
      | NOT null IS NULL                            | false |
      | null = null                                 | null  |
      | null <> null                                | null  |
      | null < 1                                    | null  |
      | 1 = 1.0                                     | true  |
      | 1 = '1'                                     | false |
      | 1 <> '1'                                    | true  |
      | 1 < 'a'                                     | null  |
      | true < false                                | false |
      | false < true                                | true  |
      | 'a' < 'b'                                   | true  |
      | 'a' < 'B'                                   | false |
      | '' < 'a'                                    | true  |
      | 1 < 2 < 3                                   | true  |
      | 1 < 3 < 2                                   | false |
      | 1 < 2 = true                                | false |
      | 3 > 2 >= 2 > 1                              | true  |
      | 1 < null < 3                                | null  |
      | 3 < 2 < null                                | false |
      | 1.0 < 1                                     | false |
      | 4611686018427387905 = 4611686018427387900   | false |
      | 4611686018427387905 = 4611686018427387905.0 | false |
      | 9007199254740993 = 9007199254740992.0       | false |
      | 0.0 / 0.0 > 1                               | false |
      | 0.0 / 0.0 <> 0.0 / 0.0                      | true  |
      | 0.0 / 0.0 = 1                               | false |
      | 0.0 / 0.0 > 'a'                             | null  |
      | 1.0 / 0.0 > 1                               | true  |
      | [1, 2] < [1, 3]                             | true  |
      | [1] < [1, 0]                                | true  |
      | [1, null] < [1, 2]                          | null  |
      | [1, 2] < [1, null]                          | null  |
      | [1, 2] <= [1, 2]                            | true  |
      | [1, null] >= [1]                            | true  |
      | [1, 2] >= [3, null]                         | false |
      | ['a'] < [1]                                 | null  |
      | [] < [1]                                    | true  |
      | {a: 1} < {a: 2}                             | null  |

  Scenario Outline: equality of lists and maps
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                     | value |
      | [1, 2] = [1, 2]                | true  |
      | [1, 2] = [2, 1]                | false |
      | [1, 2] = [1]                   | false |
      | [1, null] = [1, null]          | null  |
      | [1, null] = [2, null]          | false |
      | [1, null] = [1]                | false |
      | [null] = [1]                   | null  |
      | [] = []                        | true  |
      | [[]] = []                      | false |
      | [1] = 'a'                      | false |
      | [1] = 1                        | false |
      | [1] = null                     | null  |
      | [[1, null], 2] = [[1, 3], 3]   | false |
      | [[1, null], 2] = [[1, 3], 2]   | null  |
      | {} = {}                        | true  |
      | {a: 1} = {a: 1.0}              | true  |
      | {a: 1} = {a: 2}                | false |
      | {a: 1} = {b: 1}                | false |
      | {a: 1} = {a: 1, b: null}       | false |
      | {a: null} = {a: null}          | null  |
      | {a: null} = {}                 | false |
      | {a: null, b: 1} = {a: 1, b: 2} | false |
      | {a: 1, b: 2} = {b: 2, a: 1}    | true  |
      | {k: 'a'} <> {k: null}          | null  |
      | 1 IN [1, 2]                    | true  |
      | 3 IN [1, 2]                    | false |
      | 1 IN []                        | false |
      | null IN []                     | false |
      | null IN [1]                    | null  |
      | null IN [null]                 | null  |
      | 1 IN [null, 1]                 | true  |
      | 1 IN [null, 2]                 | null  |
      | 1 IN null                      | null  |
      | [1] IN [[1], 2]                | true  |
      | [1] IN [1]                     | false |
      | [1, 2] IN [1, 2]               | false |
      | [1, null] IN [[1, 2]]          | null  |
      | [null] IN [[null]]             | null  |
      | [1, 2] IN [[null, 'a']]        | false |
      | [1, 2] IN [[1, null]]          | null  |
      | [null, 1] IN [[3, 1], 2]       | null  |
      | [] IN []                       | false |
      | [] IN [[]]                     | true  |
      | [1] IN [[1, null]]             | false |
      | 3 IN [1, 2, 3][0..2]           | false |
      | 3 IN [[1, 2, 3]][0]            | true  |
      | 1 IN [1.0]                     | true  |
      | '1' IN [1]                     | false |
      | 1 IN [2] = false               | true  |
      | [1] + 2 IN [[1, 2]]            | true  |

  Scenario Outline: lists
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                                | value         |
      | [1, 2, 3][0]                              | 1             |
      | [1, 2, 3][-1]                             | 3             |
      | [1, 2, 3][3]                              | null          |
      | [1, 2, 3][-4]                             | null          |
      | [1, 2, 3][null]                           | null          |
      | null[0]                                   | null          |
      | [1, 2, 3][1..]                            | [2, 3]        |
      | [1, 2, 3][..2]                            | [1, 2]        |
      | [1, 2, 3][..]                             | [1, 2, 3]     |
      | [1, 2, 3][-2..]                           | [2, 3]        |
      | [1, 2, 3][..-1]                           | [1, 2]        |
      | [1, 2, 3][-10..10]                        | [1, 2, 3]     |
      | [1, 2, 3][2..1]                           | []            |
      | [1, 2, 3][5..]                            | []            |
      | [1, 2, 3][null..2]                        | null          |
      | [1, 2, 3][1..null]                        | null          |
      | null[0..1]                                | null          |
      | [[1, 2], [3]][0][1]                       | 2             |
      | [1, 2, 3, 4][1..3][0]                     | 2             |
      | size([])                                  | 0             |
      | size([1, [2, 3]])                         | 2             |
      | size(null)                                | null          |
      | size('åßç')                               | 3             |
      | head([])                                  | null          |
      | head([1, 2])                              | 1             |
      | last([1, 2])                              | 2             |
      | last([])                                  | null          |
      | tail([1, 2, 3])                           | [2, 3]        |
      | tail([])                                  | []            |
      | tail(null)                                | null          |
      | reverse([1, 2, 3])                        | [3, 2, 1]     |
      | reverse('abc')                            | 'cba'         |
      | reverse(null)                             | null          |
      | range(0, 3)                               | [0, 1, 2, 3]  |
      | range(3, 0)                               | []            |
      | range(3, 0, -1)                           | [3, 2, 1, 0]  |
      | range(0, 10, 3)                           | [0, 3, 6, 9]  |
      | range(0, 0)                               | [0]           |
      | range(-5, -1, 2)                          | [-5, -3, -1]  |
      | range(1, 2, -1)                           | []            |
      | range(null, 1)                            | null          |
      | [x IN [1, 2, 3] WHERE x > 1]              | [2, 3]        |
      | [x IN [1, 2, 3] \| x * 2]                 | [2, 4, 6]     |
      | [x IN [1, 2, 3] WHERE x > 1 \| x * 2]     | [4, 6]        |
      | [x IN [] \| x]                            | []            |
      | [x IN null \| x]                          | null          |
      | [x IN [1, null] WHERE x > 0]              | [1]           |
      | [x IN [[1, 2], [3]] \| [y IN x \| y + 1]] | [[2, 3], [4]] |
      | filter(x IN [1, 2, 3] WHERE x > 1)        | [2, 3]        |
      | extract(x IN [1, 2] \| x + 1)             | [2, 3]        |
      | extract(x IN null \| x)                   | null          |
      | reduce(s = 0, x IN [1, 2, 3] \| s + x)    | 6             |
      | reduce(s = 0, x IN [] \| s + x)           | 0             |
      | reduce(s = 0, x IN null \| s + x)         | null          |
      | reduce(s = '', x IN ['a', 'b'] \| s + x)  | 'ab'          |
      | keys({a: 1, b: null})                     | ['a', 'b']    |
      | keys({})                                  | []            |
      | keys(null)                                | null          |
      | properties({a: 1})                        | {a: 1}        |
      | properties(null)                          | null          |
      | {a: 1}.a                                  | 1             |
      | {a: 1}.b                                  | null          |
      | {a: {b: 2}}.a.b                           | 2             |
      | {a: 1}['a']                               | 1             |
      | {a: 1}[null]                              | null          |
      | {a: [1, 2]}.a[1]                          | 2             |
      | null.a                                    | null          |
      | coalesce(null, 1, 2)                      | 1             |
      | coalesce(null, null)                      | null          |
      | coalesce(null)                            | null          |

  Scenario Outline: quantifiers
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                                         | value |
      | all(x IN [] WHERE x = 1)                           | true  |
      | any(x IN [] WHERE x = 1)                           | false |
      | none(x IN [] WHERE x = 1)                          | true  |
      | single(x IN [] WHERE x = 1)                        | false |
      | all(x IN null WHERE x = 1)                         | null  |
      | any(x IN null WHERE x = 1)                         | null  |
      | none(x IN null WHERE x = 1)                        | null  |
      | single(x IN null WHERE x = 1)                      | null  |
      | all(x IN [1, null] WHERE x = 1)                    | null  |
      | all(x IN [2, null] WHERE x = 1)                    | false |
      | any(x IN [1, null] WHERE x = 1)                    | true  |
      | any(x IN [2, null] WHERE x = 1)                    | null  |
      | none(x IN [1, null] WHERE x = 1)                   | false |
      | none(x IN [2, null] WHERE x = 1)                   | null  |
      | single(x IN [1, null] WHERE x = 1)                 | null  |
      | single(x IN [1, 1, null] WHERE x = 1)              | false |
      | single(x IN [2, null] WHERE x = 1)                 | null  |
      | single(x IN [1, 2] WHERE x = 1)                    | true  |
      | any(x IN [null] WHERE true)                        | true  |
      | any(x IN [1] WHERE null)                           | null  |
      | all(x IN [true, false] WHERE x)                    | false |
      | any(x IN [[1], [2]] WHERE any(y IN x WHERE y = 2)) | true  |
      | all(x IN [1, 2] WHERE none(y IN [3] WHERE x = y))  | true  |

  Scenario Outline: texts
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                | value               |
      | substring('hello', 1)     | 'ello'              |
      | substring('hello', 1, 2)  | 'el'                |
      | substring('hello', 5)     | ''                  |
      | substring('hello', 9)     | ''                  |
      | substring('hello', 1, 99) | 'ello'              |
      | substring(null, 1)        | null                |
      | left('hello', 2)          | 'he'                |
      | left('hello', 9)          | 'hello'             |
      | right('hello', 2)         | 'lo'                |
      | right(null, 2)            | null                |
      | split('a,b,,c', ',')      | ['a', 'b', '', 'c'] |
      | split('abc', '')          | ['a', 'b', 'c']     |
      | split('', ',')            | ['']                |
      | split(null, ',')          | null                |
      | split('a', null)          | null                |
      | split('one1two', '1')     | ['one', 'two']      |
      | replace('aaa', 'a', 'b')  | 'bbb'               |
      | replace('abc', '', 'x')   | 'abc'               |
      | replace('abc', 'b', '')   | 'ac'                |
      | replace(null, 'a', 'b')   | null                |
      | trim('  a b  ')           | 'a b'               |
      | ltrim('  a ')             | 'a '                |
      | rtrim(' a  ')             | ' a'                |
      | toUpper('aßé')            | 'ASSÉ'              |
      | toLower('ÀÉ')             | 'àé'                |
      | toUpper(null)             | null                |
      | reverse('añb')            | 'bña'               |
      | 'abc' STARTS WITH 'ab'    | true                |
      | 'abc' STARTS WITH ''      | true                |
      | 'abc' ENDS WITH 'bc'      | true                |
      | 'abc' CONTAINS 'b'        | true                |
      | 'abc' CONTAINS 'B'        | false               |
      | 'abc' STARTS WITH null    | null                |
      | null ENDS WITH 'a'        | null                |
      | 'abc' CONTAINS 1          | null                |
      | 1 STARTS WITH 'a'         | null                |
      | [] CONTAINS 'a'           | null                |
      | 'abc' =~ 'a.c'            | true                |
      | 'abc' =~ 'ab'             | false               |
      | 'abc' =~ '(?i)ABC'        | true                |
      | 'abc' =~ null             | null                |
      | NOT 'abc' CONTAINS 'b'    | false               |
      | 'a' + 'b' STARTS WITH 'a' | true                |

  Scenario Outline: conversions
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                                         | value        |
      | toInteger('42')                                    | 42           |
      | toInteger('-42')                                   | -42          |
      | toInteger(' 42 ')                                  | 42           |
      | toInteger('4.9')                                   | 4            |
      | toInteger('1e3')                                   | 1000         |
      | toInteger('a')                                     | null         |
      | toInteger('')                                      | null         |
      | toInteger(4.9)                                     | 4            |
      | toInteger(-4.9)                                    | -4           |
      | toInteger(null)                                    | null         |
      | toInteger('0x1F')                                  | null         |
      | toInteger('9223372036854775808')                   | null         |
      | toInteger(true)                                    | 1            |
      | toFloat('4.5')                                     | 4.5          |
      | toFloat('4')                                       | 4.0          |
      | toFloat('.5')                                      | 0.5          |
      | toFloat('1e3')                                     | 1000.0       |
      | toFloat('a')                                       | null         |
      | toFloat(4)                                         | 4.0          |
      | toFloat(null)                                      | null         |
      | toBoolean('true')                                  | true         |
      | toBoolean('FALSE')                                 | false        |
      | toBoolean(' true ')                                | true         |
      | toBoolean('')                                      | null         |
      | toBoolean('yes')                                   | null         |
      | toBoolean(true)                                    | true         |
      | toBoolean(null)                                    | null         |
      | toString(1)                                        | '1'          |
      | toString(1.0)                                      | '1.0'        |
      | toString(1.5)                                      | '1.5'        |
      | toString(true)                                     | 'true'       |
      | toString('a')                                      | 'a'          |
      | toString(null)                                     | null         |
      | toString(-0.0)                                     | '-0.0'       |
      | toString(1.0 / 0.0)                                | 'Infinity'   |
      | toString(100000000)                                | '100000000'  |
      | toString(0.001)                                    | '0.001'      |
      | toString(date('2024-02-29'))                       | '2024-02-29' |
      | CASE WHEN false THEN 1 END                         | null         |
      | CASE WHEN null THEN 1 ELSE 2 END                   | 2            |
      | CASE null WHEN null THEN 1 ELSE 2 END              | 2            |
      | CASE 1 WHEN 1.0 THEN 'a' ELSE 'b' END              | 'a'          |
      | CASE 1 WHEN '1' THEN 'a' ELSE 'b' END              | 'b'          |
      | CASE WHEN false THEN 1 WHEN true THEN 2 ELSE 3 END | 2            |
