/** Evaluates rules: three values, exact arithmetic, every failed ground, and the trace that explains the verdict. */
import type { AddressParts } from './address-part.ts'
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import { type Dated, unset, valueOn } from './dated.ts'
import { type DayTerm, dayOfTerm, type DaysOfCase } from './day-term.ts'
import { type Answer, type Facts, isAddress, isEmpty, rowsIn, valuesIn } from './field.ts'
import { bandOf, listOn, lookUp, type Named } from './lists-and-tables.ts'
import { type Questionnaires, scoreOf } from './questionnaire.ts'
import { roundMoney } from './money.ts'
import { type DayComparison, partsOf, type RuleData, type Term, type Where } from './rule.ts'
import { inScope, type Scopes } from './scope.ts'
import type { Text } from './text.ts'
import { type Day, daysBetween, monthsBetween, yearsBetween } from './time.ts'

/** Kleene's three values. An unknown fact never grants and never refuses: it becomes a question. */
export type Verdict = true | false | 'unknown'

/** One node of the explanation: which rule, its verdict, the values that it saw, and its parts. Plain JSON. */
export interface Trace {
  readonly rule: RuleData['rule']
  readonly verdict: Verdict
  /** The values of the facts and terms that were read, as text; absent ones were unknown. */
  readonly values: Readonly<Record<string, string>>
  /** Of a rule over rows, the rows that speak: those for which it does not hold or cannot be told, or the first for which it holds. */
  readonly parts: readonly Trace[]
  /** The row of a table that this part was judged on, from 1. */
  readonly row?: number
  readonly basis?: Citation
  readonly otherwise?: Text
}

/** A reason for which a rule does not hold, in words for the person concerned. */
interface Ground {
  readonly words: Text
  readonly basis?: Citation
}

export interface Evaluation {
  readonly verdict: Verdict
  readonly trace: Trace
  /** Facts and parameters (`parameter:name`) that could still decide the verdict, in the order in which they are asked. */
  readonly missing: readonly string[]
  /** Every failed ground, in the order of the declaration. */
  readonly failed: readonly Ground[]
}

/** What a rule is read with besides the facts: dated values, lists, tables and bands of the law, questionnaires, scopes, the day on which they are read, and the day of the decision. */
export interface Reading extends DaysOfCase, Named {
  readonly parameters: Readonly<Record<string, Dated<string>>>
  readonly questionnaires?: Questionnaires<RuleData>
  readonly scopes?: Scopes
}

type Row = Facts

/** What is missing to tell an amount or a day. Nothing may be, and still there is none: no row has a smallest value. */
interface Lacking { readonly missing: readonly string[] }

/** Evaluates a rule on the facts known so far. Pure; adding a fact never turns a verdict that was decided. */
export function evaluate(rule: RuleData, facts: Facts, reading: Reading): Evaluation {
  const node = judge(rule, facts, reading)
  return { verdict: node.trace.verdict, trace: node.trace, missing: [...new Set(node.missing)], failed: groundsOf(node.trace) }
}

/** The amount of a term, or what is missing to compute it. */
export function amountOf(term: Term, facts: Facts, reading: Reading): Decimal | Lacking {
  switch (term.term) {
    case 'number': return Decimal.from(term.value)
    case 'fact': return numberOf(facts[term.fact]) ?? { missing: [term.fact] }
    case 'parameter': {
      const dated = reading.parameters[term.parameter]
      const value = dated === undefined ? unset : valueOn(dated, reading.on)
      return value === unset ? { missing: [`parameter:${term.parameter}`] } : Decimal.from(value)
    }
    case 'sum': case 'min': case 'max': {
      const counted = countedRows(term, facts, reading)
      return 'missing' in counted ? counted : overRows(term, counted)
    }
    case 'count': {
      const counted = countedRows(term, facts, reading)
      return 'missing' in counted ? counted : Decimal.from(String(counted.length))
    }
    case 'age': return timeBetween('year', term.born, term.on, facts, reading)
    case 'elapsed': return timeBetween(term.unit, term.from, term.to, facts, reading)
    case 'lookup': {
      const missing = term.by.filter((name) => facts[name] === undefined)
      return missing.length > 0 ? { missing } : lookUp(reading, term.table, term.by.map((name) => String(facts[name])), reading.on)
    }
    case 'points': {
      const amount = amountOf(term.of, facts, reading)
      if (!(amount instanceof Decimal)) return amount
      const band = bandOf(reading, term.bands, amount, reading.on)
      return 'missing' in band ? band : band.points === undefined ? { missing: [`bands:${term.bands}`] } : Decimal.from(band.points)
    }
    case 'score': {
      const questionnaire = reading.questionnaires?.[term.questionnaire]
      return questionnaire === undefined ? { missing: [`questionnaire:${term.questionnaire}`] } : scoreOf(questionnaire, term.section, facts, (asked) => {
        const { trace: { verdict }, missing } = judge(asked, facts, reading)
        return { verdict, missing }
      })
    }
    case 'plus': case 'minus': case 'times': {
      const left = amountOf(term.left, facts, reading)
      const right = amountOf(term.right, facts, reading)
      if (left instanceof Decimal && right instanceof Decimal) return left[term.term](right)
      return { missing: [...missingOf(left), ...missingOf(right)] }
    }
    case 'rounded': {
      const amount = amountOf(term.of, facts, reading)
      if (!(amount instanceof Decimal)) return amount
      return Decimal.from(roundMoney(amount, term.to === 'tenge' || term.to === 'wholeUnit' ? 'tenge' : 'tiyn'))
    }
  }
}

const missingOf = (amount: Decimal | Lacking): readonly string[] => (amount instanceof Decimal ? [] : amount.missing)

const numberOf = (answer: Answer | undefined): Decimal | undefined =>
  answer !== '' && (typeof answer === 'number' || typeof answer === 'string') ? Decimal.from(String(answer)) : undefined

/** The rows that count, or what is missing to tell of one of them. */
function countedRows({ fact, where }: { readonly fact: string; readonly where?: Where }, facts: Facts, reading: Reading): readonly Row[] | Lacking {
  const table = facts[fact]
  if (!Array.isArray(table)) return { missing: [fact] }
  const rows = rowsIn(table)
  if (where === undefined) return rows
  if (!('rule' in where)) return rows.filter((row) => row[where.column] === where.is)
  const judged = rows.map((row) => judge(where, { ...facts, ...row }, reading))
  const open = judged.filter(({ trace }) => trace.verdict === 'unknown')
  return open.length > 0 ? { missing: open.flatMap(({ missing }) => missing) } : rows.filter((_, index) => judged[index]!.trace.verdict === true)
}

/** The sum, the smallest or the largest value of a column; an empty cell has no value. */
function overRows({ term, column }: { readonly term: 'sum' | 'min' | 'max'; readonly column: string }, rows: readonly Row[]): Decimal | Lacking {
  const [first, ...others] = rows.flatMap((row) => numberOf(row[column]) ?? [])
  if (first === undefined) return term === 'sum' ? Decimal.zero : { missing: [] }
  return others.reduce((known, value) => {
    if (term === 'sum') return known.plus(value)
    return (value.compare(known) < 0) === (term === 'min') ? value : known
  }, first)
}

const whole = { day: daysBetween, month: monthsBetween, year: yearsBetween } as const

function timeBetween(unit: keyof typeof whole, from: DayTerm, to: DayTerm, facts: Facts, reading: Reading): Decimal | Lacking {
  const first = dayOfTerm(from, facts, reading)
  const last = dayOfTerm(to, facts, reading)
  if (typeof first === 'string' && typeof last === 'string') return Decimal.from(String(whole[unit](first, last)))
  return { missing: [first, last].flatMap((day) => (typeof day === 'string' ? [] : day.missing)) }
}

interface Node { readonly trace: Trace; readonly missing: readonly string[] }

function judge(rule: RuleData, facts: Facts, reading: Reading): Node {
  switch (rule.rule) {
    case 'all': case 'any': {
      const parts = rule.of.map((part) => judge(part, facts, reading))
      return compound(rule, (rule.rule === 'all' ? every : some)(parts.map((part) => part.trace.verdict)), parts)
    }
    case 'not': {
      const part = judge(rule.of, facts, reading)
      return compound(rule, opposite(part.trace.verdict), [part])
    }
    case 'unless': {
      const parts = [judge(rule.general, facts, reading), judge(rule.exception, facts, reading)]
      return compound(rule, some(parts.map((part) => part.trace.verdict)), parts)
    }
    case 'onlyIn': {
      const parts = partsOf(rule).map((part) => judge(part, facts, reading))
      const [holds, required] = parts.map(({ trace }) => trace.verdict)
      return compound(rule, some([opposite(holds!), required!]), parts)
    }
    case 'inScope': return scoped(rule, facts, reading)
    case 'given': {
      const answer = facts[rule.fact]
      return simple(rule, facts, answer === undefined ? 'unknown' : !isEmpty(answer))
    }
    case 'is': return simple(rule, facts, facts[rule.fact] === undefined ? 'unknown' : plain(facts[rule.fact]) === rule.value)
    case 'oneOf': {
      const answer = plain(facts[rule.fact])
      return simple(rule, facts, answer === undefined ? 'unknown' : typeof answer === 'string' && rule.values.includes(answer))
    }
    case 'inList': {
      const answer = plain(facts[rule.fact])
      const list = listOn(reading, rule.list, reading.on)
      if (answer !== undefined && 'missing' in list) return { ...simple(rule, facts, 'unknown'), missing: list.missing }
      return simple(rule, facts, answer === undefined ? 'unknown' : 'includes' in list && list.includes(String(answer)))
    }
    case 'inBand': return inBand(rule, facts, reading)
    case 'includes': {
      const answer = facts[rule.fact]
      return simple(rule, facts, answer === undefined ? 'unknown' : valuesIn(answer).includes(rule.value))
    }
    case 'someRow': case 'everyRow': return overEachRow(rule, facts, reading)
    case 'before': case 'onOrBefore': case 'sameDay': case 'onOrAfter': case 'after':
      return compare(rule, dayOfTerm, facts, reading, { left: rule.left, right: rule.right }, ({ left, right }) => daysHold(rule.rule, left!, right!))
    case 'shareAtLeast':
      return compare(rule, amountOf, facts, reading, { part: rule.part, whole: rule.whole, share: rule.share }, ({ part, whole, share }) =>
        (whole!.sign() === 0 ? 'unknown' : part!.compare(share!.times(whole!)) >= 0))
    case 'below': case 'atMost': case 'atLeast': case 'above':
      return compare(rule, amountOf, facts, reading, { left: rule.left, right: rule.right }, ({ left, right }) => {
        const order = left!.compare(right!)
        return { below: order < 0, atMost: order <= 0, atLeast: order >= 0, above: order > 0 }[rule.rule]
      })
  }
}

/** Judges whether a scope holds; the trace keeps the region. */
function scoped(rule: RuleData & { rule: 'inScope' }, facts: Facts, { scopes, on }: Reading): Node {
  const scope = scopes?.[rule.scope]
  const region = rule.fact === undefined ? undefined : plain(facts[rule.fact])
  const verdict = scope === undefined ? 'unknown' : inScope(scope, region === undefined ? undefined : String(region), on)
  const values = region === undefined ? {} : { [rule.fact!]: String(region) }
  const missing = verdict !== 'unknown' ? [] : scope === undefined ? [`scope:${rule.scope}`] : rule.fact === undefined ? [] : [rule.fact]
  return { trace: { rule: rule.rule, verdict, values, parts: [], ...law(rule) }, missing }
}

/** Judges into which band a quantity falls; the trace keeps the quantity and the band. */
function inBand(rule: RuleData & { rule: 'inBand' }, facts: Facts, reading: Reading): Node {
  const amount = amountOf(rule.of, facts, reading)
  const band = amount instanceof Decimal ? bandOf(reading, rule.bands, amount, reading.on) : amount
  const verdict = 'missing' in band ? 'unknown' : rule.names.includes(band.name)
  const values = { ...(amount instanceof Decimal && { of: amount.toString() }), ...('name' in band && { band: band.name }) }
  return { trace: { rule: rule.rule, verdict, values, parts: [], ...law(rule) }, missing: 'missing' in band ? band.missing : [] }
}

const daysHold = (rule: DayComparison, left: Day, right: Day): boolean =>
  ({ before: left < right, onOrBefore: left <= right, sameDay: left === right, onOrAfter: left >= right, after: left > right })[rule]

/** Judges a rule on each row: its columns first, then the other facts. */
function overEachRow(rule: RuleData & { rule: 'someRow' | 'everyRow' }, facts: Facts, reading: Reading): Node {
  const table = facts[rule.fact]
  if (!Array.isArray(table)) return { trace: { rule: rule.rule, verdict: 'unknown', values: {}, parts: [], ...law(rule) }, missing: [rule.fact] }
  const rows = rowsIn(table)
  const judged = rows.map((row, index) => {
    const node = judge(rule.of, { ...facts, ...row }, reading)
    return { trace: { ...node.trace, row: index + 1 }, missing: node.missing }
  })
  const verdict = (rule.rule === 'everyRow' ? every : some)(judged.map(({ trace }) => trace.verdict))
  const speaking = judged.filter(({ trace }) => trace.verdict === verdict)
  const parts = rule.rule === 'someRow' ? speaking.slice(0, verdict === true ? 1 : undefined) : verdict === true ? [] : speaking
  return {
    trace: { rule: rule.rule, verdict, values: { [rule.fact]: String(rows.length) }, parts: parts.map(({ trace }) => trace), ...law(rule) },
    missing: verdict === 'unknown' ? parts.flatMap(({ missing }) => missing) : [],
  }
}

const every = (verdicts: readonly Verdict[]): Verdict => (verdicts.includes(false) ? false : verdicts.includes('unknown') ? 'unknown' : true)
const some = (verdicts: readonly Verdict[]): Verdict => (verdicts.includes(true) ? true : verdicts.includes('unknown') ? 'unknown' : false)
const opposite = (verdict: Verdict): Verdict => (verdict === 'unknown' ? 'unknown' : !verdict)

/** The law and words of a rule, as they go into the trace. */
const law = ({ basis, otherwise }: RuleData) => ({ ...(basis && { basis }), ...(otherwise && { otherwise }) })

function compound(rule: RuleData, verdict: Verdict, parts: readonly Node[]): Node {
  const trace: Trace = { rule: rule.rule, verdict, values: {}, parts: parts.map((part) => part.trace), ...law(rule) }
  // A decided rule asks nothing more, whatever its parts still lack.
  return { trace, missing: verdict === 'unknown' ? parts.flatMap((part) => part.missing) : [] }
}

function simple(rule: RuleData & { fact: string }, facts: Facts, verdict: Verdict): Node {
  const answer = facts[rule.fact]
  const values = answer === undefined ? {} : { [rule.fact]: seen(answer) }
  return { trace: { rule: rule.rule, verdict, values, parts: [], ...law(rule) }, missing: answer === undefined ? [rule.fact] : [] }
}

/** Rules compare an address by its region. */
const plain = (answer: Answer | undefined): Exclude<Answer, AddressParts> | undefined => (isAddress(answer) ? answer['region'] ?? '' : answer)

/** A table is seen as the number of its rows, several values as a list with commas between, an address as its region. */
const seen = (answer: Answer): string => (isAddress(answer) ? answer['region'] ?? '' : rowsIn(answer).length > 0 ? String(rowsIn(answer).length) : Array.isArray(answer) ? valuesIn(answer).join(', ') || '0' : String(answer))

/** Compares amounts or days; unknown while one of them is. */
function compare<T, V extends Decimal | Day>(
  rule: RuleData, read: (term: T, facts: Facts, reading: Reading) => V | Lacking, facts: Facts, reading: Reading, terms: Readonly<Record<string, T>>,
  decide: (values: Readonly<Record<string, V>>) => Verdict,
): Node {
  const known: Record<string, V> = {}
  const missing: string[] = []
  for (const [name, term] of Object.entries(terms)) {
    const value = read(term, facts, reading)
    if (typeof value === 'string' || value instanceof Decimal) known[name] = value
    else missing.push(...value.missing)
  }
  const verdict = Object.keys(known).length < Object.keys(terms).length ? 'unknown' : decide(known)
  const values = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value.toString()]))
  return { trace: { rule: rule.rule, verdict, values, parts: [], ...law(rule) }, missing }
}

/** The failed grounds under a node: the most particular words that there are. */
function groundsOf(trace: Trace): readonly Ground[] {
  if (trace.verdict !== false) return []
  const particular = particularOf(trace).flatMap(groundsOf)
  if (particular.length > 0 || trace.otherwise === undefined) return particular
  return [{ words: trace.otherwise, ...(trace.basis && { basis: trace.basis }) }]
}

/** The parts whose failure is the failure of the whole. An exception that does not hold is not a ground: the general rule is. */
const particularOf = ({ rule, parts }: Trace): readonly Trace[] =>
  rule === 'all' || rule === 'any' ? parts : rule === 'unless' ? parts.slice(0, 1) : rule === 'onlyIn' ? parts.slice(1) : []
