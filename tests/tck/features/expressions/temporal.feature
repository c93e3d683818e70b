Feature: Temporal values

  Scenario Outline: made from components
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
      | expression                                                                                                            | value                                         |
      | toString(date({year: 2024}))                                                                                          | '2024-01-01'                                  |
      | toString(date({year: 2024, month: 2, day: 29}))                                                                       | '2024-02-29'                                  |
      | toString(date({year: 2024, week: 10, dayOfWeek: 3}))                                                                  | '2024-03-06'                                  |
      | toString(date({year: 2024, week: 1}))                                                                                 | '2024-01-01'                                  |
      | toString(date({year: 2015, week: 53, dayOfWeek: 7}))                                                                  | '2016-01-03'                                  |
      | toString(date({year: 2024, quarter: 3, dayOfQuarter: 45}))                                                            | '2024-08-14'                                  |
      | toString(date({year: 2024, ordinalDay: 366}))                                                                         | '2024-12-31'                                  |
      | toString(localtime({hour: 12, minute: 31, second: 14, millisecond: 1, microsecond: 2, nanosecond: 3}))                | '12:31:14.001002003'                          |
      | toString(localtime({hour: 12}))                                                                                       | '12:00'                                       |
      | toString(localtime({hour: 12, minute: 31, second: 14, nanosecond: 645876123}))                                        | '12:31:14.645876123'                          |
      | toString(time({hour: 12, minute: 34, timezone: '+01:00'}))                                                            | '12:34+01:00'                                 |
      | toString(time({hour: 12}))                                                                                            | '12:00Z'                                      |
      | toString(localdatetime({year: 2024, month: 3, day: 1, hour: 5}))                                                      | '2024-03-01T05:00'                            |
      | toString(localdatetime({year: 2024, week: 10, dayOfWeek: 3, hour: 12, minute: 31, second: 14, microsecond: 645876}))  | '2024-03-06T12:31:14.645876'                  |
      | toString(datetime({year: 2024, month: 7, day: 1, hour: 12, timezone: 'Europe/Stockholm'}))                            | '2024-07-01T12:00+02:00[Europe/Stockholm]'    |
      | toString(datetime({year: 1818, month: 7, day: 21, timezone: 'Europe/Stockholm'}))                                     | '1818-07-21T00:00+00:53:28[Europe/Stockholm]' |
      | toString(datetime({year: 2024, timezone: '+05:30'}))                                                                  | '2024-01-01T00:00+05:30'                      |
      | toString(datetime({epochSeconds: 416779, nanosecond: 999999999}))                                                     | '1970-01-05T19:46:19.999999999Z'              |
      | toString(datetime({epochMillis: 237821673987}))                                                                       | '1977-07-15T13:34:33.987Z'                    |
      | toString(datetime.fromEpoch(416779, 5))                                                                               | '1970-01-05T19:46:19.000000005Z'              |
      | toString(datetime.fromEpochMillis(237821673987))                                                                      | '1977-07-15T13:34:33.987Z'                    |
      | toString(duration({years: 1, months: 14, weeks: 1, days: 1, hours: 25, minutes: 61, seconds: 1, milliseconds: 1500})) | 'P2Y2M8DT26H1M2.5S'                           |
      | toString(duration({months: 0.75}))                                                                                    | 'P22DT19H51M49.5S'                            |
      | toString(duration({days: 1.5}))                                                                                       | 'P1DT12H'                                     |
      | toString(duration({weeks: 2.5}))                                                                                      | 'P17DT12H'                                    |
      | toString(duration({hours: -1, minutes: 30}))                                                                          | 'PT-30M'                                      |
      | toString(duration({}))                                                                                                | 'PT0S'                                        |
      | toString(duration({seconds: 2, milliseconds: -1}))                                                                    | 'PT1.999S'                                    |
      | toString(duration({seconds: -2, milliseconds: 1}))                                                                    | 'PT-1.999S'                                   |
      | toString(duration({days: 1, milliseconds: -1}))                                                                       | 'P1DT-0.001S'                                 |
      | toString(duration({minutes: 1.5, seconds: 1}))                                                                        | 'PT1M31S'                                     |

  Scenario Outline: made from others
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
      | expression                                                                                             | value                                      |
      | toString(date({date: date('2024-11-11'), year: 28}))                                                   | '0028-11-11'                               |
      | toString(date({date: date('2024-11-11'), week: 1}))                                                    | '2024-01-01'                               |
      | toString(date({date: date('2024-11-12'), ordinalDay: 28}))                                             | '2024-01-28'                               |
      | toString(date({date: date('2024-11-11'), quarter: 3}))                                                 | '2024-08-11'                               |
      | toString(date({date: localdatetime('2024-03-06T12:31'), day: 28}))                                     | '2024-03-28'                               |
      | toString(date(datetime('2024-03-06T12:31+01:00')))                                                     | '2024-03-06'                               |
      | toString(localtime({time: time('12:31:14.645+01:00'), second: 42}))                                    | '12:31:42.645'                             |
      | toString(localtime(datetime('2024-03-06T12:31+01:00')))                                                | '12:31'                                    |
      | toString(time({time: localtime('12:31:14'), timezone: '+05:00'}))                                      | '12:31:14+05:00'                           |
      | toString(time({time: time('12:31:14+01:00'), timezone: '+05:00'}))                                     | '16:31:14+05:00'                           |
      | toString(time(localtime('12:31')))                                                                     | '12:31Z'                                   |
      | toString(localdatetime({date: date('2024-03-06'), time: time('12:31+01:00'), second: 5}))              | '2024-03-06T12:31:05'                      |
      | toString(localdatetime({datetime: datetime('2024-03-06T12:31Z'), day: 28}))                            | '2024-03-28T12:31'                         |
      | toString(datetime({date: date('2024-03-06'), time: localtime('12:31'), timezone: 'Pacific/Honolulu'})) | '2024-03-06T12:31-10:00[Pacific/Honolulu]' |
      | toString(datetime({datetime: datetime('2024-03-06T12:31+01:00'), timezone: '+05:00'}))                 | '2024-03-06T16:31+05:00'                   |
      | toString(datetime({datetime: localdatetime('2024-03-06T12:31')}))                                      | '2024-03-06T12:31Z'                        |
      | toString(datetime({date: datetime('2024-03-06T12:31+01:00'), hour: 3}))                                | '2024-03-06T03:00Z'                        |
      | toString(date(null))                                                                                   | null                                       |
      | toString(datetime(null))                                                                               | null                                       |
      | duration(null)                                                                                         | null                                       |

  Scenario Outline: read
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
      | expression                                                  | value                                   |
      | toString(date('2024-07-21'))                                | '2024-07-21'                            |
      | toString(date('20240721'))                                  | '2024-07-21'                            |
      | toString(date('2024-07'))                                   | '2024-07-01'                            |
      | toString(date('202407'))                                    | '2024-07-01'                            |
      | toString(date('2024-W30-2'))                                | '2024-07-23'                            |
      | toString(date('2024W302'))                                  | '2024-07-23'                            |
      | toString(date('2024-W30'))                                  | '2024-07-22'                            |
      | toString(date('2024-Q2-02'))                                | '2024-04-02'                            |
      | toString(date('2024Q291'))                                  | '2024-06-30'                            |
      | toString(date('2024-Q4'))                                   | '2024-10-01'                            |
      | toString(date('2024Q1'))                                    | '2024-01-01'                            |
      | toString(datetime('2024-Q3-01T12:00Z'))                     | '2024-07-01T12:00Z'                     |
      | toString(date('2024-202'))                                  | '2024-07-20'                            |
      | toString(date('2024202'))                                   | '2024-07-20'                            |
      | toString(date('2024'))                                      | '2024-01-01'                            |
      | toString(date('-0044-03-15'))                               | '-0044-03-15'                           |
      | toString(date('+12345-01-01'))                              | '+12345-01-01'                          |
      | toString(localtime('214032.142'))                           | '21:40:32.142'                          |
      | toString(localtime('2140'))                                 | '21:40'                                 |
      | toString(localtime('21'))                                   | '21:00'                                 |
      | toString(time('21:40:32+0100'))                             | '21:40:32+01:00'                        |
      | toString(time('2140-02'))                                   | '21:40-02:00'                           |
      | toString(time('22+18:00'))                                  | '22:00+18:00'                           |
      | toString(localdatetime('2024-W30-2T214032.142'))            | '2024-07-23T21:40:32.142'               |
      | toString(localdatetime('2024T21'))                          | '2024-01-01T21:00'                      |
      | toString(datetime('2024-07-21T21:40:32.142+0100'))          | '2024-07-21T21:40:32.142+01:00'         |
      | toString(datetime('2024-07-21T21:40[Europe/London]'))       | '2024-07-21T21:40+01:00[Europe/London]' |
      | toString(datetime('2024-07-21T21:40+01:00[Europe/London]')) | '2024-07-21T21:40+01:00[Europe/London]' |
      | toString(datetime('20240721T2140-00:30'))                   | '2024-07-21T21:40-00:30'                |
      | toString(duration('P14DT16H12M'))                           | 'P14DT16H12M'                           |
      | toString(duration('P5M1.5D'))                               | 'P5M1DT12H'                             |
      | toString(duration('P0.75M'))                                | 'P22DT19H51M49.5S'                      |
      | toString(duration('PT0.75M'))                               | 'PT45S'                                 |
      | toString(duration('P2.5W'))                                 | 'P17DT12H'                              |
      | toString(duration('P12Y5M14DT16H12M70S'))                   | 'P12Y5M14DT16H13M10S'                   |
      | toString(duration('P2012-02-02T14:37:21.545'))              | 'P2012Y2M2DT14H37M21.545S'              |
      | toString(duration('-P1D'))                                  | 'P-1D'                                  |

  Scenario Outline: components
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
      | expression                                                | value              |
      | date('2024-03-06').year + date('2024-03-06').quarter      | 2025               |
      | date('2024-12-30').week                                   | 1                  |
      | date('2024-12-30').weekYear                               | 2025               |
      | date('2024-03-06').dayOfWeek                              | 3                  |
      | date('2024-03-06').weekDay                                | 3                  |
      | date('2024-03-06').ordinalDay                             | 66                 |
      | date('2024-05-06').dayOfQuarter                           | 36                 |
      | localtime('12:31:14.645876123').millisecond               | 645                |
      | localtime('12:31:14.645876123').microsecond               | 645876             |
      | localtime('12:31:14.645876123').nanosecond                | 645876123          |
      | time('12:31+01:30').offset                                | '+01:30'           |
      | time('12:31+01:30').timezone                              | '+01:30'           |
      | time('12:31+01:30').offsetMinutes                         | 90                 |
      | time('12:31+01:30').offsetSeconds                         | 5400               |
      | datetime('2024-07-01T12:00[Europe/Stockholm]').timezone   | 'Europe/Stockholm' |
      | datetime('2024-07-01T12:00[Europe/Stockholm]').offset     | '+02:00'           |
      | datetime('1970-01-02T00:00Z').epochSeconds                | 86400              |
      | datetime('1970-01-02T00:00Z').epochMillis                 | 86400000           |
      | duration('P1Y4M10DT1H1M1.111111111S').months              | 16                 |
      | duration('P1Y4M10DT1H1M1.111111111S').monthsOfYear        | 4                  |
      | duration('P1Y4M10DT1H1M1.111111111S').quartersOfYear      | 1                  |
      | duration('P1Y4M10DT1H1M1.111111111S').monthsOfQuarter     | 1                  |
      | duration('P1Y4M10DT1H1M1.111111111S').weeks               | 1                  |
      | duration('P1Y4M10DT1H1M1.111111111S').daysOfWeek          | 3                  |
      | duration('P1Y4M10DT1H1M1.111111111S').minutes             | 61                 |
      | duration('P1Y4M10DT1H1M1.111111111S').minutesOfHour       | 1                  |
      | duration('P1Y4M10DT1H1M1.111111111S').secondsOfMinute     | 1                  |
      | duration('P1Y4M10DT1H1M1.111111111S').milliseconds        | 3661111            |
      | duration('P1Y4M10DT1H1M1.111111111S').nanosecondsOfSecond | 111111111          |
      | date('2024-03-06').hour                                   | null               |

  Scenario Outline: truncated
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
      | expression                                                                                       | value                                      |
      | toString(date.truncate('millennium', date('2017-10-11')))                                        | '2000-01-01'                               |
      | toString(date.truncate('century', date('1984-10-11'), {day: 2}))                                 | '1900-01-02'                               |
      | toString(date.truncate('decade', datetime('1984-10-11T12:00Z')))                                 | '1980-01-01'                               |
      | toString(date.truncate('year', date('1984-10-11'), {day: 2}))                                    | '1984-01-02'                               |
      | toString(date.truncate('weekYear', date('1984-02-01'), {dayOfWeek: 5}))                          | '1984-01-06'                               |
      | toString(date.truncate('weekYear', date('1984-01-01')))                                          | '1983-01-03'                               |
      | toString(date.truncate('quarter', date('1984-11-11')))                                           | '1984-10-01'                               |
      | toString(date.truncate('month', date('1984-10-11')))                                             | '1984-10-01'                               |
      | toString(date.truncate('week', date('1984-10-11'), {dayOfWeek: 2}))                              | '1984-10-09'                               |
      | toString(date.truncate('day', localdatetime('1984-10-11T21:40')))                                | '1984-10-11'                               |
      | toString(datetime.truncate('millennium', datetime('2017-10-11T12:31+03:00'), {day: 2}))          | '2000-01-02T00:00+03:00'                   |
      | toString(datetime.truncate('day', date('2017-10-11'), {timezone: 'Europe/Stockholm'}))           | '2017-10-11T00:00+02:00[Europe/Stockholm]' |
      | toString(datetime.truncate('hour', localdatetime('2017-10-11T12:31'), {nanosecond: 2}))          | '2017-10-11T12:00:00.000000002Z'           |
      | toString(datetime.truncate('second', datetime('2017-10-11T12:31:14.645+01:00')))                 | '2017-10-11T12:31:14+01:00'                |
      | toString(localdatetime.truncate('microsecond', datetime('2017-10-11T12:31:14.645876123+01:00'))) | '2017-10-11T12:31:14.645876'               |
      | toString(localdatetime.truncate('minute', localdatetime('2017-10-11T12:31:14'), {second: 3}))    | '2017-10-11T12:31:03'                      |
      | toString(localtime.truncate('day', localtime('12:31:14.645')))                                   | '00:00'                                    |
      | toString(localtime.truncate('millisecond', time('12:31:14.645876123+01:00'), {nanosecond: 2}))   | '12:31:14.645000002'                       |
      | toString(time.truncate('hour', datetime('2017-10-11T12:31:14+01:00')))                           | '12:00+01:00'                              |
      | toString(time.truncate('minute', localtime('12:31:14'), {timezone: '+01:00'}))                   | '12:31+01:00'                              |

  Scenario Outline: computed
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
      | expression                                                                                                                                         | value                         |
      | toString(date('2024-01-31') + duration('P1M'))                                                                                                     | '2024-02-29'                  |
      | toString(date('2024-02-29') + duration('P1Y'))                                                                                                     | '2025-02-28'                  |
      | toString(date('2024-02-29') + duration('PT36H'))                                                                                                   | '2024-03-01'                  |
      | toString(date('2024-03-31') - duration('P1M'))                                                                                                     | '2024-02-29'                  |
      | toString(duration('P1D') + date('2024-02-29'))                                                                                                     | '2024-03-01'                  |
      | toString(localtime('23:00') + duration('P1DT2H'))                                                                                                  | '01:00'                       |
      | toString(time('01:00+01:00') - duration('PT2H'))                                                                                                   | '23:00+01:00'                 |
      | toString(localdatetime('2024-02-28T23:30') + duration('P1DT1H'))                                                                                   | '2024-03-01T00:30'            |
      | toString(datetime('2024-02-28T23:30+01:00') + duration('PT0.5S'))                                                                                  | '2024-02-28T23:30:00.5+01:00' |
      | toString(duration('P1M') + duration('P1DT1H'))                                                                                                     | 'P1M1DT1H'                    |
      | toString(duration('P1M') - duration('P1DT1H'))                                                                                                     | 'P1M-1DT-1H'                  |
      | toString(duration('P1M1DT1H') * 2)                                                                                                                 | 'P2M2DT2H'                    |
      | toString(2 * duration('P1D'))                                                                                                                      | 'P2D'                         |
      | toString(duration('P1DT1H') / 2)                                                                                                                   | 'PT12H30M'                    |
      | toString(duration('P1M') * 0.5)                                                                                                                    | 'P15DT5H14M33S'               |
      | date('2024-01-01') < date('2024-01-02')                                                                                                            | true                          |
      | date('2024-01-01') = date('2024-01-01')                                                                                                            | true                          |
      | time('10:00+01:00') > time('09:35:14+00:00')                                                                                                       | false                         |
      | time('10:00+01:00') = time('09:00Z')                                                                                                               | false                         |
      | datetime('2024-01-01T10:00+01:00') = datetime('2024-01-01T09:00Z')                                                                                 | false                         |
      | datetime('2024-01-01T10:00+01:00') < datetime('2024-01-01T09:30Z')                                                                                 | true                          |
      | duration('P1D') = duration('PT24H')                                                                                                                | false                         |
      | duration('P1M') < duration('P31D')                                                                                                                 | null                          |
      | duration('P12M') = duration('P1Y')                                                                                                                 | true                          |
      | date('2024-01-01') < localdatetime('2024-01-01T00:00')                                                                                             | null                          |
      | date('2024-01-01') = localdatetime('2024-01-01T00:00')                                                                                             | false                         |
      | date('2024-01-01') < 5                                                                                                                             | null                          |
      | toString(duration.between(date('1984-10-11'), date('2015-06-24')))                                                                                 | 'P30Y8M13D'                   |
      | toString(duration.between(date('2015-06-24'), date('1984-10-11')))                                                                                 | 'P-30Y-8M-13D'                |
      | toString(duration.between(date('1984-10-11'), localtime('16:30')))                                                                                 | 'PT16H30M'                    |
      | toString(duration.between(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24')))                                                           | 'P-27DT-21H-40M-32.142S'      |
      | toString(duration.between(time('14:30Z'), time('16:30+01:00')))                                                                                    | 'PT1H'                        |
      | toString(duration.inMonths(date('1984-10-11'), date('2015-06-24')))                                                                                | 'P30Y8M'                      |
      | toString(duration.inDays(date('1984-10-11'), date('2015-06-24')))                                                                                  | 'P11213D'                     |
      | toString(duration.inSeconds(date('2024-01-01'), datetime('2024-01-02T01:00Z')))                                                                    | 'PT25H'                       |
      | toString(duration.inSeconds(localtime('12:34:54.7'), localtime('12:34:54.3')))                                                                     | 'PT-0.4S'                     |
      | toString(duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), datetime('2017-10-29T04:00[Europe/Stockholm]')))                       | 'PT5H'                        |
      | toString(duration.inSeconds(datetime({year: 2017, month: 10, day: 29, hour: 0, timezone: 'Europe/Stockholm'}), localdatetime('2017-10-29T04:00'))) | 'PT5H'                        |
      | toString(duration.inDays(localtime('12:34'), date('2024-01-01')))                                                                                  | 'PT0S'                        |
      | duration.between(null, date('2024-01-01'))                                                                                                         | null                          |
      | date.truncate('day', null)                                                                                                                         | null                          |
      | toString(date('2024-01-01') + null)                                                                                                                | null                          |
      | date('2024-01-01') = null                                                                                                                          | null                          |
      | toString(duration.between(date('-999999999-01-01'), date('+999999999-12-31')))                                                                     | 'P1999999998Y11M30D'          |
      | toString(duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59')))                                        | 'PT17531639991215H59M59S'     |
      | date('2024-01-01') IN [date('2024-01-01')]                                                                                                         | true                          |
      | size([d IN [date('2024-01-01'), date('2024-01-02')] WHERE d > date('2024-01-01')])                                                                 | 1                             |

  Scenario Outline: what is no time
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <detail>

    Examples:
      | query                                                 | error         | phase   | detail              |
      | RETURN date('2024-13-01')                             | ArgumentError | runtime | *                   |
      | RETURN date('2024-02-30')                             | ArgumentError | runtime | *                   |
      | RETURN date('2023-366')                               | ArgumentError | runtime | *                   |
      | RETURN date('2024-W54')                               | ArgumentError | runtime | *                   |
      | RETURN date('2024-Q5')                                | ArgumentError | runtime | *                   |
      | RETURN date('2024-Q1-92')                             | ArgumentError | runtime | *                   |
      | RETURN date('2024-01-01T00:00')                       | ArgumentError | runtime | *                   |
      | RETURN localtime('25:00')                             | ArgumentError | runtime | *                   |
      | RETURN time('12:60')                                  | ArgumentError | runtime | *                   |
      | RETURN datetime('2024-01-01T00:00[Europe/Nowhere]')   | ArgumentError | runtime | *                   |
      | RETURN duration('P1Q')                                | ArgumentError | runtime | *                   |
      | RETURN duration('')                                   | ArgumentError | runtime | *                   |
      | RETURN date({month: 1})                               | ArgumentError | runtime | *                   |
      | RETURN date({year: 2024, day: 1})                     | ArgumentError | runtime | *                   |
      | RETURN date({year: 2024, hours: 1})                   | ArgumentError | runtime | *                   |
      | RETURN date.truncate('fortnight', date('2024-01-01')) | ArgumentError | runtime | *                   |
      | RETURN date.truncate('hour', date('2024-01-01'))      | TypeError     | runtime | *                   |
      | RETURN date('2024-01-01') + 1                         | TypeError     | runtime | InvalidArgumentType |
      | RETURN duration('P1D') - date('2024-01-01')           | TypeError     | runtime | InvalidArgumentType |
