/** Prints the explanation of a verdict as nested data: what was required, what was seen, on which law. */
import { printCitation } from './citation.ts'
import { valueOn } from './dated.ts'
import type { DayTerm } from './day-term.ts'
import type { Reading, Trace, Verdict } from './evaluate.ts'
import type { Answer, Field } from './field.ts'
import { formatDay, formatDecimal } from './format.ts'
import { printAnswer } from './print-answer.ts'
import { isConstant, printAmount, printDay, printRule, printTerm } from './print-rule.ts'
import { printRuleMessages as say } from './print-rule.messages.ts'
import { type DayComparison, partsOf, type RuleData, type Term } from './rule.ts'
import type { Locale, Text } from './text.ts'
import { isDay } from './time.ts'

export interface PrintedTrace {
  /** What the rule requires. */
  readonly text: string
  readonly verdict: Verdict
  /** What was seen, beside what it is called. */
  readonly values: readonly { readonly label: string; readonly value: string }[]
  readonly basis?: string
  readonly parts: readonly PrintedTrace[]
}

/** A verdict in words: `орындалған`, `не выполнено`, `not known yet`. */
export const verdictText = (verdict: Verdict): Text => say.verdicts[`${verdict}`]

/** The rule whose trace is printed, and the dated values that it was read with. */
export interface TracedRule {
  readonly rule: RuleData
  readonly reading?: Reading
}

/**
 * Prints a trace. With its rule, quantities are called by what they are, and what was missing is told apart: `not known yet`
 * for a fact, `not set` for a value that no act sets. Without it, sides of a comparison are a value and a limit.
 */
export function printTrace(trace: Trace, fields: readonly Field[], locale: Locale, traced?: TracedRule): PrintedTrace {
  const rule = traced?.rule.rule === trace.rule ? traced.rule : undefined
  const reading = traced?.reading
  const parts = rule === undefined ? [] : partsOf(rule)
  const text = rule === undefined || (trace.parts.length > 0 && !overRows(rule)) ? requirement(trace, fields, locale)
    : printRule(rule, fields, locale, reading)
  return {
    text: trace.row === undefined ? text : `${say.row(String(trace.row))[locale]}. ${text}`,
    verdict: trace.verdict,
    values: rule === undefined ? bareValues(trace, fields, locale) : values(trace, rule, fields, locale, reading),
    ...(trace.basis && { basis: printCitation(trace.basis)[locale] }),
    parts: trace.parts.map((part, index) => {
      const inRows = rule !== undefined && overRows(rule)
      const own = inRows ? rule.of : parts[index]
      return printTrace(part, inRows ? withColumns(rule.fact, fields) : fields, locale, own && { rule: own, ...(reading && { reading }) })
    }),
  }
}

type Values = PrintedTrace['values']

const overRows = (rule: RuleData): rule is RuleData & { rule: 'someRow' | 'everyRow' } => rule.rule === 'someRow' || rule.rule === 'everyRow'

/** Within a row, names are those of its columns first. */
function withColumns(table: string, fields: readonly Field[]): readonly Field[] {
  const rows = fields.find(({ name }) => name === table)
  return rows?.kind === 'rows' ? [...rows.columns, ...fields] : fields
}

/** The terms of a rule by the names under which its trace keeps their amounts. */
function termsOf(rule: RuleData): Readonly<Record<string, Term>> {
  switch (rule.rule) {
    case 'below': case 'atMost': case 'atLeast': case 'above': return { left: rule.left, right: rule.right }
    case 'shareAtLeast': return { part: rule.part, whole: rule.whole }
    case 'inBand': return { of: rule.of }
    default: return {}
  }
}

function values(trace: Trace, rule: RuleData, fields: readonly Field[], locale: Locale, reading: Reading | undefined): Values {
  if ('fact' in rule && rule.fact !== undefined && rule.rule !== 'onlyIn') {
    const { fact } = rule
    const field = fields.find(({ name }) => name === fact)
    const seen = trace.values[fact]
    const value = seen === undefined ? say.notKnown[locale] : answer(field, seen, locale)
    return [{ label: field?.label[locale] ?? fact, value }]
  }
  if (isDayComparison(rule)) return (['left', 'right'] as const).flatMap((side) => seenDay(rule[side], trace.values[side], fields, locale))
  return Object.entries(termsOf(rule)).flatMap(([side, term]) => {
    const seen = trace.values[side]
    if (seen !== undefined && isConstant(term)) return []
    const label = term.term === 'fact' ? fields.find(({ name }) => name === term.fact)?.label[locale] : undefined
    const value = seen === undefined ? missing(term, reading, locale) : printAmount(seen, term, fields, locale)
    return [{ label: label ?? printTerm(term, fields, locale, reading), value }]
  })
}

type DayRule = RuleData & { rule: DayComparison }
const isDayComparison = (rule: RuleData): rule is DayRule => ['before', 'onOrBefore', 'sameDay', 'onOrAfter', 'after'].includes(rule.rule)

/** A day as it was seen; one that the law fixes needs no telling. */
function seenDay(term: DayTerm, seen: string | undefined, fields: readonly Field[], locale: Locale): Values {
  if (term.day === 'fixed') return []
  const label = term.day === 'fact' ? fields.find(({ name }) => name === term.fact)?.label[locale] : undefined
  return [{ label: label ?? printDay(term, fields, locale), value: seen === undefined || !isDay(seen) ? say.notKnown[locale] : formatDay(seen, locale) }]
}

/** Why a quantity is not there: a dated value that nobody has set, or else a fact that is not known. */
const missing = (term: Term, reading: Reading | undefined, locale: Locale): string =>
  (hasUnset(term, reading) ? say.notSet : say.notKnown)[locale]

function hasUnset(term: Term, reading: Reading | undefined): boolean {
  switch (term.term) {
    case 'parameter': return valueOn(reading?.parameters[term.parameter] ?? [], reading?.on ?? '0001-01-01') === null
    case 'plus': case 'minus': case 'times': return hasUnset(term.left, reading) || hasUnset(term.right, reading)
    case 'rounded': case 'points': return hasUnset(term.of, reading)
    default: return false
  }
}

/** A trace keeps answers as text, and a table as the number of its rows. */
function answer(field: Field | undefined, seen: string, locale: Locale): string {
  if (field === undefined) return seen
  if (field.kind === 'rows') return formatDecimal(seen, locale)
  if (field.kind === 'choices') return printAnswer(field, seen.split(', ').filter((one) => field.choices.some(({ value }) => value === one)))[locale]
  const value: Answer = field.kind === 'flag' && seen !== '' ? seen === 'true' : seen
  return printAnswer(field, value)[locale]
}

const sides: Readonly<Record<string, Text>> = say.sides

/** A day or a number whose rule is not at hand. */
const bare = (seen: string, locale: Locale): string => (isDay(seen) ? formatDay(seen, locale) : formatDecimal(seen, locale))

function bareValues(trace: Trace, fields: readonly Field[], locale: Locale): Values {
  return Object.entries(trace.values).map(([name, seen]) => {
    const field = fields.find((each) => each.name === name)
    const label = (field?.label ?? sides[name])?.[locale] ?? name
    return { label, value: field === undefined ? bare(seen, locale) : answer(field, seen, locale) }
  })
}

const comparisons = {
  below: say.below, atMost: say.atMost, atLeast: say.atLeast, above: say.above, shareAtLeast: say.atLeast,
  before: say.before, onOrBefore: say.onOrBefore, sameDay: say.sameDay, onOrAfter: say.onOrAfter, after: say.after,
}

/** What can be said of a requirement whose parts are listed below it, or whose rule is not at hand. */
function requirement({ rule, values, otherwise }: Trace, fields: readonly Field[], locale: Locale): string {
  switch (rule) {
    case 'all': case 'any': case 'not': case 'unless': case 'onlyIn': case 'someRow': case 'everyRow': return say.heads[rule][locale]
    case 'given': case 'is': case 'oneOf': case 'includes': case 'inList': case 'inScope': case 'inBand': {
      const [name] = rule === 'inBand' ? [] : Object.keys(values)
      return otherwise?.[locale] ?? fields.find((field) => field.name === name)?.label[locale] ?? name ?? say.notKnown[locale]
    }
    default: {
      const amount = (side: string): string => {
        const seen = values[side]
        return seen === undefined ? say.notKnown[locale] : bare(seen, locale)
      }
      return rule === 'shareAtLeast'
        ? comparisons[rule](`${amount('part')} ÷ ${amount('whole')}`, amount('share'))[locale]
        : comparisons[rule](amount('left'), amount('right'))[locale]
    }
  }
}
