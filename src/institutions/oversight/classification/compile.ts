/** Compiles a regime once, so that many systems can be classified by it. */
import { compileRule, type Judge } from '../../../law/compiled-rule.ts'
import type { Reading, Verdict } from '../../../law/evaluate.ts'
import type { Facts, Field } from '../../../law/field.ts'
import { conditionsOf } from '../../../law/form.ts'
import { factsOf, type RuleData } from '../../../law/rule.ts'
import { addDays, type Day } from '../../../law/time.ts'
import type { Regime, RegimeRule, Scale } from './regime.ts'

/** A rule that is ready: the scale and the rank of the class that it gives (-1 and 0 where it gives none), and its verdict on facts. */
export interface ReadyRule {
  readonly rule: RegimeRule
  /** With the condition under which the act applies at all. */
  readonly when: RuleData
  readonly judge: Judge
  readonly scale: number
  readonly rank: number
}

export interface CompiledRegime {
  readonly regime: Regime
  readonly rules: readonly ReadyRule[]
  readonly fields: readonly Field[]
  /** The day of each change of the law, in order. */
  readonly days: readonly Day[]
}

/** Where a system stands on a scale: the rank that is certain, and the highest that an answer still open could bring. */
export interface Span { readonly least: number; readonly most: number }

/** No rule of a regime speaks of the day of a case or of dated values: what is dated is the rule itself. */
export const reading: Reading = { parameters: {}, on: '0001-01-01' }

/**
 * Compiles a regime. Throws a TypeError where it names a scale, a class, a rule or a question that it has not, or the same id twice: a regime
 * is data that somebody wrote.
 */
export function compileRegime(regime: Regime): CompiledRegime {
  const fields = regime.form.flatMap((page) => page.fields)
  const names = new Set(fields.map(({ name }) => name))
  const conditions = conditionsOf(regime.form)
  const wrong = (what: string): never => { throw new TypeError(`the regime ${regime.id}: ${what}`) }
  const known = (rule: RuleData, where: string): void => factsOf(rule).forEach((name) => names.has(name) || wrong(`${where} reads ${name}, which is not asked`))
  const ids = [...regime.rules, ...regime.duties].map(({ id }) => id)
  if (new Set(ids).size < ids.length) wrong('an id stands twice')
  for (const { id, of, unless } of regime.duties) {
    for (const rule of of) if (!regime.rules.some((one) => one.id === rule)) wrong(`the duty ${id} follows from ${rule}, which is no rule`)
    if (unless) known(unless, id)
  }
  for (const { when, field } of regime.contradictions) {
    known(when, 'a contradiction')
    if (!names.has(field)) wrong(`a contradiction is said at ${field}, which is not asked`)
  }
  if (regime.applies) known(regime.applies.when, 'the scope')
  for (const condition of conditions.values()) known(condition, 'a condition')
  const rules = regime.rules.map((rule): ReadyRule => {
    known(rule.when, rule.id)
    const { gives } = rule
    const scale = gives ? regime.scales.findIndex(({ id }) => id === gives.scale) : -1
    const rank = gives ? regime.scales[scale]?.classes.findIndex(({ id }) => id === gives.class) ?? -1 : 0
    if (rank < 0) wrong(`${rule.id} gives a class that there is not`)
    const when: RuleData = regime.applies ? { rule: 'all', of: [regime.applies.when, rule.when] } : rule.when
    return { rule, when, judge: compileRule(when, reading), scale, rank }
  })
  return { regime, rules, fields, days: daysOf(regime) }
}

const daysOf = ({ rules, duties }: Regime): readonly Day[] => [...new Set([
  ...rules.flatMap(({ from, until }) => (until === undefined ? [from] : [from, addDays(until, 1)])), ...duties.flatMap(({ from }) => (from === undefined ? [] : [from])),
])].sort()

/** Whether a rule applies on a day. */
const inForce = ({ from, until }: Pick<RegimeRule, 'from' | 'until'>, on: Day): boolean => from <= on && (until === undefined || on <= until)

/** The rules that apply on a day. */
export const rulesOn = ({ rules }: CompiledRegime, on: Day): readonly ReadyRule[] => rules.filter(({ rule }) => inForce(rule, on))

/** Where facts stand on each scale by these rules. Pure. */
export function spansOf(scales: readonly Scale[], rules: readonly ReadyRule[], facts: Facts): readonly Span[] {
  const [least, most] = [scales.map(() => 0), scales.map(() => 0)]
  for (const { scale, rank, judge } of rules) {
    // A rule that could not raise what is certain is not judged.
    if (scale < 0 || rank <= least[scale]!) continue
    const verdict: Verdict = judge(facts)
    if (verdict === true) least[scale] = rank
    if (verdict !== false && rank > most[scale]!) most[scale] = rank
  }
  return least.map((one, scale) => ({ least: one, most: Math.max(one, most[scale]!) }))
}
