/** Classifies a system by a regime: the class on a day and on each later day on which known law changes it, with every rule, the answers it rests on, and the duties. */
import { evaluate } from '../../../law/evaluate.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { type Facts, valuesIn } from '../../../law/field.ts'
import { askedOf } from '../../../law/form.ts'
import { partsOf, type RuleData } from '../../../law/rule.ts'
import type { Day } from '../../../law/time.ts'
import { searchOn, type Moves, settled } from './changes.ts'
import { type CompiledRegime, reading, rulesOn, spansOf } from './compile.ts'
import { words } from './messages.ts'
import type { Regime } from './regime.ts'

/** An answer on which a rule rests: a question, and of a question of several values the one. */
export interface Resting { readonly field: string; readonly value?: string }

/** Where a system stands on a scale. Without a class an answer still open could make it stricter: between the two it will stand. */
export interface Standing {
  readonly scale: string
  readonly class?: string
  readonly atLeast: string
  readonly atMost: string
  readonly moves: Moves
}

/** What holds from a day on, until the next stage. */
export interface Stage {
  readonly from: Day
  readonly standings: readonly Standing[]
  /** Ids of the rules that hold, each with the answers it rests on. */
  readonly reasons: readonly { readonly rule: string; readonly rests: readonly Resting[] }[]
  /** Ids of the duties that follow. */
  readonly duties: readonly string[]
}

export interface Classification {
  readonly regime: string
  readonly version: string
  readonly on: Day
  /** Whether the act applies to the system; unknown while it is not answered. */
  readonly applies: boolean | 'unknown'
  /** The answers that count. */
  readonly facts: Facts
  /** The questions that are asked, not answered, and could still bring a rule. */
  readonly open: readonly string[]
  /** From the day that was asked about on; a later one where law that is known already changes something for this system. */
  readonly stages: readonly [Stage, ...Stage[]]
}

/** Answers that contradict one another, each with its mend. Pure. */
export const contradictionsIn = ({ form, contradictions }: Regime, answers: Facts): readonly Problem[] => {
  const { facts } = askedOf(form, answers, reading)
  const fields = form.flatMap((page) => page.fields)
  return contradictions.filter(({ when }) => evaluate(when, facts, reading).verdict === true)
    .map(({ field, mend }) => ({ field, text: mend, label: fields.find(({ name }) => name === field)!.label }))
}

/** Classifies. Pure; nothing of it is typed in by anybody. Throws a `Failure` (invalid) that names the answers which contradict one another. */
export function classify(compiled: CompiledRegime, answers: Facts, on: Day): Classification {
  const { regime } = compiled
  const problems = contradictionsIn(regime, answers)
  if (problems.length > 0) throw new Failure('invalid', words.contradictory, problems)
  const facts = settled(compiled, answers)
  const stages = [on, ...compiled.days.filter((day) => day > on)].map((day) => stageOn(compiled, facts, day))
  const told = stages.filter((stage, at) => at === 0 || !same(stage, stages[at - 1]!))
  const asked = new Set(askedOf(regime.form, facts, reading).pages.flatMap((page) => page.fields.map(({ name }) => name)))
  const missing = compiled.rules.filter(({ judge, rule }) => judge(facts) === 'unknown' && (rule.until === undefined || rule.until >= on))
    .flatMap(({ when }) => evaluate(when, facts, reading).missing)
  return {
    regime: regime.id, version: regime.version, on, facts, open: compiled.fields.map(({ name }) => name).filter((name) => asked.has(name) && missing.includes(name)),
    applies: regime.applies ? evaluate(regime.applies.when, facts, reading).verdict : true,
    stages: told.map((stage) => ({ ...stage, standings: stage.standings.map((standing, scale) => ({ ...standing, moves: searchOn(compiled, stage.from).moves(facts, scale) })) })) as unknown as Classification['stages'],
  }
}

type Bare = Omit<Stage, 'standings'> & { readonly standings: readonly Omit<Standing, 'moves'>[] }

function stageOn(compiled: CompiledRegime, facts: Facts, day: Day): Bare {
  const { regime: { scales, duties } } = compiled
  const rules = rulesOn(compiled, day)
  const holding = rules.filter(({ judge }) => judge(facts) === true)
  const standings = spansOf(scales, rules, facts).map(({ least, most }, at) => {
    const { id, classes } = scales[at]!
    const [atLeast, atMost] = [classes[least]!.id, classes[most]!.id]
    return { scale: id, ...(least === most && { class: atLeast }), atLeast, atMost }
  })
  return {
    from: day, standings,
    reasons: holding.map(({ rule }) => ({ rule: rule.id, rests: uniqueRests(restsOn(rule.when, facts, true)) })),
    duties: duties.filter(({ of, from, unless }) => (from === undefined || from <= day) && holding.some(({ rule }) => of.includes(rule.id))
      && (unless === undefined || evaluate(unless, facts, reading).verdict !== true)).map(({ id }) => id),
  }
}

const same = (one: Bare, other: Bare): boolean =>
  JSON.stringify([one.standings, one.reasons, one.duties]) === JSON.stringify([other.standings, other.reasons, other.duties])

/** The answers that make a rule hold (or not): of alternatives those that do, of what must all hold every one. Pure. */
function restsOn(rule: RuleData, facts: Facts, wanted: boolean): readonly Resting[] {
  if (rule.rule === 'not') return restsOn(rule.of, facts, !wanted)
  const parts = partsOf(rule)
  if (parts.length > 0) return parts.filter((part) => evaluate(part, facts, reading).verdict === wanted).flatMap((part) => restsOn(part, facts, wanted))
  if (rule.rule === 'includes') return wanted || valuesIn(facts[rule.fact]).length === 0 ? [wanted ? { field: rule.fact, value: rule.value } : { field: rule.fact }] : []
  return 'fact' in rule && rule.fact !== undefined ? [{ field: rule.fact }] : 'left' in rule && 'term' in rule.left && rule.left.term === 'fact' ? [{ field: rule.left.fact }] : []
}

const uniqueRests = (rests: readonly Resting[]): readonly Resting[] =>
  rests.filter((rest, at) => rests.findIndex((one) => one.field === rest.field && one.value === rest.value) === at)
