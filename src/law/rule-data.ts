/** What a rule is as it stands in a declaration: the plain data of rules, quantities and days. */
import type { Citation } from './citation.ts'
import type { Duration } from './duration.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

/** A duration of the civil calendar. Working days are not among them: a decision is verified without the calendar of its year. */
export type CivilDuration = Duration & { readonly unit: 'day' | 'month' | 'year' }

/** A day that a rule speaks of. */
export type DayTerm =
  | { readonly day: 'fact'; readonly fact: string }
  | { readonly day: 'fixed'; readonly on: Day }
  /**
   * The days of a case, the same when it is read again. `filing`: the application came in, or the office opened the case; `decision`: it was
   * decided, or is being decided now; `periodEnd`: the last day of the period of a report.
   */
  | { readonly day: 'filing' | 'decision' | 'periodEnd' }
  /** So long after or before another day; where a month is too short, its last day. */
  | { readonly day: 'later' | 'earlier'; readonly of: DayTerm; readonly duration: CivilDuration }

/** The rows that are counted: those whose column has a value, or for which a rule on the columns, and then on the other facts, holds. */
export type Where = { readonly column: string; readonly is: string | boolean } | RuleData

/** A quantity that rules compare and payments are computed from. Exact decimals throughout. */
export type Term =
  | { readonly term: 'fact'; readonly fact: string }
  | { readonly term: 'number'; readonly value: string }
  /** A dated value of the declaration, read on the day that the case says. */
  | { readonly term: 'parameter'; readonly parameter: string }
  /** Of a column over the rows of a table. An empty cell adds nothing; of no rows there is neither a smallest nor a largest. */
  | { readonly term: 'sum' | 'min' | 'max'; readonly fact: string; readonly column: string; readonly where?: Where }
  /** How many rows a table has. */
  | { readonly term: 'count'; readonly fact: string; readonly where?: Where }
  /** Full years of life on a day. */
  | { readonly term: 'age'; readonly born: DayTerm; readonly on: DayTerm }
  /** Whole days, months or years from one day to another by the civil calendar; negative where the second is earlier. */
  | { readonly term: 'elapsed'; readonly unit: CivilDuration['unit']; readonly from: DayTerm; readonly to: DayTerm }
  /** The value of a table under one or two keys: the answers to these questions. */
  | { readonly term: 'lookup'; readonly table: string; readonly by: readonly string[] }
  /** The points of the band into which a quantity falls. */
  | { readonly term: 'points'; readonly of: Term; readonly bands: string }
  /** The points of a questionnaire, or of one section of it. */
  | { readonly term: 'score'; readonly questionnaire: string; readonly section?: string }
  | { readonly term: 'plus' | 'minus' | 'times'; readonly left: Term; readonly right: Term }
  /**
   * Rounded once, half away from zero: to the smallest unit of the currency (whole tiyn), or to its whole unit (a tenge). `tiyn` and `tenge` say the
   * same in declarations of the first country, whose hashes stand.
   */
  | { readonly term: 'rounded'; readonly of: Term; readonly to: 'smallestUnit' | 'wholeUnit' | 'tiyn' | 'tenge' }

export type Comparison = 'below' | 'atMost' | 'atLeast' | 'above'
export type DayComparison = 'before' | 'onOrBefore' | 'sameDay' | 'onOrAfter' | 'after'

/** A rule without its law and words. */
export type Condition =
  | { readonly rule: 'given'; readonly fact: string }
  | { readonly rule: 'is'; readonly fact: string; readonly value: string | boolean }
  | { readonly rule: 'oneOf'; readonly fact: string; readonly values: readonly string[] }
  /** The answer is in a list of the declaration. */
  | { readonly rule: 'inList'; readonly fact: string; readonly list: string }
  /** A quantity falls into one of these bands. */
  | { readonly rule: 'inBand'; readonly of: Term; readonly bands: string; readonly names: readonly string[] }
  /** A value is among those that were chosen. */
  | { readonly rule: 'includes'; readonly fact: string; readonly value: string }
  | { readonly rule: Comparison; readonly left: Term; readonly right: Term }
  | { readonly rule: DayComparison; readonly left: DayTerm; readonly right: DayTerm }
  /** A rule on the columns of a row, and then on the other facts, holds for some row, or for every one; of no rows every one holds. */
  | { readonly rule: 'someRow' | 'everyRow'; readonly fact: string; readonly of: RuleData }
  /** `part / whole >= share`, by cross multiplication; unknown while the whole is zero, for then there is no share. */
  | { readonly rule: 'shareAtLeast'; readonly part: Term; readonly whole: Term; readonly share: Term }
  | { readonly rule: 'all' | 'any'; readonly of: readonly RuleData[] }
  | { readonly rule: 'not'; readonly of: RuleData }
  /** The general rule, unless the exception holds. */
  | { readonly rule: 'unless'; readonly general: RuleData; readonly exception: RuleData }
  /** A scope of the declaration holds, for the region in this answer where it names regions. */
  | { readonly rule: 'inScope'; readonly scope: string; readonly fact?: string }
  /** The rule is required only where the scope holds. */
  | { readonly rule: 'onlyIn'; readonly scope: string; readonly fact?: string; readonly of: RuleData }

/** A rule as it stands in a declaration: plain data, the same after a round trip through JSON. */
export type RuleData = Condition & { readonly basis?: Citation; readonly otherwise?: Text }

/** A rule of a declaration under its name, with the title by which people know it. */
export type NamedRule = RuleData & { readonly title?: Text }
