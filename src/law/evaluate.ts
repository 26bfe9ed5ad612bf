/** Evaluates rules: three values, exact arithmetic, every failed ground, and the trace that explains the verdict. */
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import { type Dated, unset, valueOn } from './dated.ts'
import type { Answer, Facts } from './field.ts'
import type { RuleData, Term } from './rule.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

/** Kleene's three values. An unknown fact never grants and never refuses: it becomes a question. */
export type Verdict = true | false | 'unknown'

/** One node of the explanation: which rule, its verdict, the values that it saw, and its parts. Plain JSON. */
export interface Trace {
  readonly rule: RuleData['rule']
  readonly verdict: Verdict
  /** The values of the facts and terms that were read, as text; absent ones were unknown. */
  readonly values: Readonly<Record<string, string>>
  readonly parts: readonly Trace[]
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

/** What a rule is read with besides the facts: dated values of the law and the day on which they are read. */
export interface Reading {
  readonly parameters: Readonly<Record<string, Dated<string>>>
  readonly on: Day
}

/** Evaluates a rule on the facts known so far. Pure; adding a fact never turns a verdict that was decided. */
export function evaluate(rule: RuleData, facts: Facts, reading: Reading): Evaluation {
  const node = judge(rule, facts, reading)
  return { verdict: node.trace.verdict, trace: node.trace, missing: [...new Set(node.missing)], failed: groundsOf(node.trace) }
}

/** The amount of a term, or what is missing to compute it. */
export function amountOf(term: Term, facts: Facts, reading: Reading): Decimal | { readonly missing: readonly string[] } {
  switch (term.term) {
    case 'number': return Decimal.from(term.value)
    case 'fact': return numberOf(facts[term.fact]) ?? { missing: [term.fact] }
    case 'parameter': {
      const dated = reading.parameters[term.parameter]
      const value = dated === undefined ? unset : valueOn(dated, reading.on)
      return value === unset ? { missing: [`parameter:${term.parameter}`] } : Decimal.from(value)
    }
    case 'sum': {
      const table = facts[term.fact]
      return Array.isArray(table) ? sumOf(table, term) : { missing: [term.fact] }
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
      const hundred = Decimal.from('100')
      return term.to === 'tiyn' ? amount.rounded(0) : amount.times(Decimal.from('0.01')).rounded(0).times(hundred)
    }
  }
}

const missingOf = (amount: Decimal | { readonly missing: readonly string[] }): readonly string[] =>
  amount instanceof Decimal ? [] : amount.missing

const numberOf = (answer: Answer | undefined): Decimal | undefined =>
  answer !== '' && (typeof answer === 'number' || typeof answer === 'string') ? Decimal.from(String(answer)) : undefined

function sumOf(table: readonly Readonly<Record<string, string | number | boolean>>[], term: Term & { term: 'sum' }): Decimal {
  const { where, column } = term
  const counted = where === undefined ? table : table.filter((row) => row[where.column] === where.is)
  return counted.reduce((total, row) => total.plus(numberOf(row[column]) ?? Decimal.zero), Decimal.zero)
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
    case 'given': {
      const answer = facts[rule.fact]
      return simple(rule, facts, answer === undefined ? 'unknown' : answer !== '' && !(Array.isArray(answer) && answer.length === 0))
    }
    case 'is': return simple(rule, facts, facts[rule.fact] === undefined ? 'unknown' : facts[rule.fact] === rule.value)
    case 'oneOf': {
      const answer = facts[rule.fact]
      return simple(rule, facts, answer === undefined ? 'unknown' : typeof answer === 'string' && rule.values.includes(answer))
    }
    case 'shareAtLeast': return compare(rule, { part: rule.part, whole: rule.whole, share: rule.share }, facts, reading, ({ part, whole, share }) =>
      whole!.sign() === 0 ? 'unknown' : part!.compare(share!.times(whole!)) >= 0)
    default: return compare(rule, { left: rule.left, right: rule.right }, facts, reading, ({ left, right }) => {
      const order = left!.compare(right!)
      return { below: order < 0, atMost: order <= 0, atLeast: order >= 0, above: order > 0 }[rule.rule]
    })
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
  const values = answer === undefined ? {} : { [rule.fact]: Array.isArray(answer) ? String(answer.length) : String(answer) }
  return { trace: { rule: rule.rule, verdict, values, parts: [], ...law(rule) }, missing: answer === undefined ? [rule.fact] : [] }
}

function compare(
  rule: RuleData, terms: Readonly<Record<string, Term>>, facts: Facts, reading: Reading,
  decide: (amounts: Readonly<Record<string, Decimal>>) => Verdict,
): Node {
  const amounts: Record<string, Decimal> = {}
  const missing: string[] = []
  for (const [name, term] of Object.entries(terms)) {
    const amount = amountOf(term, facts, reading)
    if (amount instanceof Decimal) amounts[name] = amount
    else missing.push(...amount.missing)
  }
  const verdict = missing.length > 0 ? 'unknown' : decide(amounts)
  const values = Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount.toString()]))
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
  rule === 'all' || rule === 'any' ? parts : rule === 'unless' ? parts.slice(0, 1) : []
