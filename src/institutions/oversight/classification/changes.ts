/** What would change a class: each answer that moves it by itself, and the fewest answers that lead to a stricter and to a milder one. */
import { Decimal } from '../../../law/decimal.ts'
import { type Answer, type Facts, type Field, isEmpty, valuesIn } from '../../../law/field.ts'
import { askedOf, conditionsOf } from '../../../law/form.ts'
import { factsOf, partsOf, type RuleData } from '../../../law/rule.ts'
import type { Day } from '../../../law/time.ts'
import { type CompiledRegime, reading, type ReadyRule, rulesOn, type Span, spansOf } from './compile.ts'

/**
 * One answer given otherwise: a yes, a no or a choice; one of several values chosen or not; a quantity that passes a limit. `factor` says of a quantity by
 * how much it would have to grow or shrink.
 */
export type Change =
  | { readonly field: string; readonly to: boolean | string }
  | { readonly field: string; readonly value: string; readonly to: boolean }
  | { readonly field: string; readonly limit: string; readonly side: 'above' | 'atLeast' | 'atMost' | 'below'; readonly factor?: string }

/** An answer that moves the class by itself; `to` is the rank that is certain then. */
export interface Move { readonly change: Change; readonly to: number }

/** The fewest answers that lead to another class, and its rank. */
export interface Distance { readonly changes: readonly Change[]; readonly to: number }

export interface Moves {
  readonly single: readonly Move[]
  readonly stricter?: Distance
  readonly milder?: Distance
}

/** The smallest step of a quantity of a form: eight places after the point. */
const step = Decimal.from('0.00000001')

/** The facts after a change. Pure. */
export function changed(facts: Facts, change: Change): Facts {
  const { field } = change
  if ('limit' in change) {
    const limit = Decimal.from(change.limit)
    const value = change.side === 'above' ? limit.plus(step) : change.side === 'below' ? limit.minus(step) : limit
    return { ...facts, [field]: value.toString() }
  }
  if (!('value' in change)) return { ...facts, [field]: change.to }
  const others = valuesIn(facts[field]).filter((value) => value !== change.value)
  return { ...facts, [field]: change.to ? [...others, change.value] : others }
}

/** The answers that count: of questions that are asked, given the others. */
export const settled = ({ regime }: CompiledRegime, answers: Facts): Facts => askedOf(regime.form, answers, reading).facts

/** What a rule reads, as finely as it can be answered: a question, or one value of a question of several. */
function atomsOf(rule: RuleData, fields: ReadonlyMap<string, Field>): readonly string[] {
  if (rule.rule === 'includes') return [atom(rule.fact, rule.value)]
  const parts = partsOf(rule)
  return parts.length > 0 ? parts.flatMap((part) => atomsOf(part, fields)) : factsOf(rule).flatMap((name) => allAtoms(fields.get(name)!))
}

const atom = (field: string, value?: string): string => (value === undefined ? field : `${field} ${value}`)
const allAtoms = (field: Field): readonly string[] => (field.kind === 'choices' ? field.choices.map(({ value }) => atom(field.name, value)) : [field.name])

/** Every quantity that a rule compares with a number, as the changes that pass it. */
function limitsIn(rule: RuleData): readonly (Change & { readonly limit: string })[] {
  if ((rule.rule === 'above' || rule.rule === 'atLeast' || rule.rule === 'atMost' || rule.rule === 'below') && rule.left.term === 'fact' && rule.right.term === 'number') {
    const [over, under] = rule.rule === 'above' || rule.rule === 'atMost' ? ['above', 'atMost'] as const : ['atLeast', 'below'] as const
    return [over, under].map((side) => ({ field: (rule.left as { readonly fact: string }).fact, limit: (rule.right as { readonly value: string }).value, side }))
  }
  return partsOf(rule).flatMap(limitsIn)
}

/** The search for changes of one regime on one day, prepared once for many systems. */
export interface Search {
  /** What moves the class of a scale. The answers are settled; Pure. */
  moves(facts: Facts, scale: number): Moves
}

/** More changes than this are not looked for at once: no law that we know needs as many for one of its rules. */
const mostAtOnce = 6

/** Prepares the search. Answers that say whether the act applies at all are never changed. */
export function searchOn(compiled: CompiledRegime, on: Day): Search {
  const { regime } = compiled
  const fields = new Map(compiled.fields.map((field) => [field.name, field]))
  const conditions = conditionsOf(regime.form)
  const fixed = new Set(regime.applies ? factsOf(regime.applies.when) : [])
  const rules = rulesOn(compiled, on)
  const limits = rules.flatMap(({ rule }) => limitsIn(rule.when))
  const own = new Map(rules.map((ready) => [ready, readBy(ready)] as const))

  /** What decides a rule: what it reads, and what decides whether that is asked. */
  function readBy({ when }: ReadyRule): ReadonlySet<string> {
    const found = new Set<string>()
    const add = (rule: RuleData): void => {
      for (const one of atomsOf(rule, fields)) {
        const [name = ''] = one.split(' ')
        if (found.has(one) || fixed.has(name)) continue
        found.add(one)
        const condition = conditions.get(name)
        if (condition) add(condition)
      }
    }
    add(when)
    return found
  }

  /** The other answers to what these atoms ask. */
  function candidates(atoms: Iterable<string>, facts: Facts): readonly Change[] {
    return [...atoms].flatMap((one): readonly Change[] => {
      const [name = '', value] = one.split(' ')
      const field = fields.get(name)!
      const answer = facts[name]
      if (value !== undefined) return [{ field: name, value, to: !valuesIn(answer).includes(value) }]
      if (field.kind === 'flag') return [true, false].filter((to) => to !== answer).map((to) => ({ field: name, to }))
      if (field.kind === 'choice') return field.choices.filter((choice) => choice.value !== answer).map((choice) => ({ field: name, to: choice.value }))
      return limits.filter((limit) => limit.field === name).map((limit) => ({ ...limit, ...factorOf(answer, limit) }))
    })
  }

  /** The first of the smallest sets of changes with which it holds, of at most so many. */
  function fewest(options: readonly Change[], facts: Facts, holds: (facts: Facts) => boolean, most: number): readonly Change[] | undefined {
    for (let size = 1; size <= Math.min(most, mostAtOnce, options.length); size += 1) {
      const found = choose(options, size, facts, (changes, after) => (holds(settled(compiled, after)) ? changes : undefined))
      if (found) return found
    }
    return undefined
  }

  const spanOf = (facts: Facts, scale: number): Span => spansOf(regime.scales, rules, facts)[scale]!

  function stricter(facts: Facts, scale: number, { least }: Span): Distance | undefined {
    let best: readonly Change[] | undefined
    for (const ready of rules) {
      if (ready.scale !== scale || ready.rank <= least) continue
      best = fewest(candidates(own.get(ready)!, facts), facts, (after) => ready.judge(after) === true, best ? best.length - 1 : mostAtOnce) ?? best
    }
    return best && { changes: best, to: spanOf(afterAll(facts, best), scale).least }
  }

  function milder(facts: Facts, scale: number, { least, most }: Span): Distance | undefined {
    if (least === 0 || least < most) return undefined
    const changes: Change[] = []
    for (const group of groupsOf(rules.filter((ready) => ready.scale === scale && ready.rank >= least), own)) {
      const quiet = (after: Facts): boolean => group.every(({ judge }) => judge(after) === false)
      if (quiet(facts)) continue
      const found = fewest(candidates(new Set(group.flatMap((ready) => [...own.get(ready)!])), facts), facts, quiet, mostAtOnce)
      if (found === undefined) return undefined
      changes.push(...found)
    }
    return { changes, to: spanOf(afterAll(facts, changes), scale).least }
  }

  const afterAll = (facts: Facts, changes: readonly Change[]): Facts => settled(compiled, changes.reduce(changed, facts))

  return {
    moves(facts, scale) {
      const before = spanOf(facts, scale)
      const atoms = new Set(rules.filter((ready) => ready.scale === scale).flatMap((ready) => [...own.get(ready)!]))
      const single = candidates(atoms, facts).flatMap((change): readonly Move[] => {
        const after = spanOf(afterAll(facts, [change]), scale)
        const moves = after.least > before.least || (before.least === before.most ? after.most < before.least : after.least < before.least && after.most <= before.most)
        return moves ? [{ change, to: after.least }] : []
      })
      const [up, down] = [stricter(facts, scale, before), milder(facts, scale, before)]
      return { single, ...(up && { stricter: up }), ...(down && { milder: down }) }
    },
  }
}

/** By how much a quantity would have to grow or shrink to pass a limit, to three places; nothing where it is not known or nought. */
function factorOf(answer: Answer | undefined, { limit }: { readonly limit: string }): { readonly factor: string } | undefined {
  if (answer === undefined || isEmpty(answer)) return undefined
  const value = Decimal.from(String(answer))
  return value.sign() <= 0 ? undefined : { factor: Decimal.from(limit).dividedBy(value, 3).toString() }
}

/** Rules that share something that they read stand in one group: what is changed for one group leaves the others as they are. */
function groupsOf(rules: readonly ReadyRule[], own: ReadonlyMap<ReadyRule, ReadonlySet<string>>): readonly (readonly ReadyRule[])[] {
  let groups: readonly { readonly rules: readonly ReadyRule[]; readonly atoms: ReadonlySet<string> }[] = []
  for (const ready of rules) {
    const atoms = own.get(ready)!
    const [touching, apart] = [groups.filter((group) => !group.atoms.isDisjointFrom(atoms)), groups.filter((group) => group.atoms.isDisjointFrom(atoms))]
    groups = [...apart, {
      rules: [...touching.flatMap((group) => group.rules), ready],
      atoms: touching.reduce<ReadonlySet<string>>((all, group) => all.union(group.atoms), atoms),
    }]
  }
  return groups.map((group) => group.rules)
}

/** Tries sets of so many changes, of different answers, until one is found. */
function choose<T>(options: readonly Change[], size: number, facts: Facts, found: (changes: readonly Change[], after: Facts) => T | undefined, from = 0, before: readonly Change[] = []): T | undefined {
  if (size === 0) return found(before, facts)
  for (let at = from; at <= options.length - size; at += 1) {
    const option = options[at]!
    if (before.some((one) => one.field === option.field && !('value' in one))) continue
    const result = choose(options, size - 1, changed(facts, option), found, at + 1, [...before, option])
    if (result !== undefined) return result
  }
  return undefined
}
