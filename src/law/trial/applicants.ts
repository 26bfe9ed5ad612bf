/** Applicants made from a declaration: of every path, every ground and every bound those that reach something no other did. The same for the same seed. Pure. */
import type { Calendar } from '../calendar.ts'
import { evaluate, type Reading } from '../evaluate.ts'
import type { Answer, Facts } from '../field.ts'
import { foundFor, partsOf, type Procedure } from '../procedure.ts'
import { readingOf } from '../reading.ts'
import type { RuleData } from '../rule-data.ts'
import type { Text } from '../text.ts'
import { addDays, type Day } from '../time.ts'
import { waysOfParts } from './answered.ts'
import { valuesOf } from './bounds.ts'
import { type Course, courseOf, type Stage } from './course.ts'
import type { TrialAct, TrialCase } from './example-data.ts'

/** Something that a service has, and a case reaches: a value at its bound, a rule with what it says, a ground on which it fails, a way out of a step, what each who takes part in it says, silence, a decision. */
export type Reached =
  | { readonly of: 'value'; readonly fact: string; readonly value: Answer }
  | { readonly of: 'rule'; readonly rule: string; readonly verdict: boolean }
  | { readonly of: 'ground'; readonly rule: string; readonly words: Text }
  | { readonly of: 'step'; readonly step: string }
  | { readonly of: 'outcome'; readonly step: string; readonly outcome: string }
  | { readonly of: 'late'; readonly step: string }
  /** What one of those answered who perform a step together, and that the silence of one of them counted. */
  | { readonly of: 'answer'; readonly step: string; readonly part: string; readonly answer: string }
  | { readonly of: 'silent'; readonly step: string; readonly part: string }
  | { readonly of: 'decision'; readonly decision: string }
  | { readonly of: 'whole' }

export interface MadeApplicant {
  readonly case: TrialCase
  readonly course: Course
  /** Of the case what it answers otherwise than the first one. */
  readonly differs: Facts
  /** What it is the first to reach. */
  readonly fresh: readonly Reached[]
}

export interface Made {
  readonly applicants: readonly MadeApplicant[]
  readonly reached: readonly Reached[]
  /** What no case reached. */
  readonly missed: readonly Reached[]
  /** There are more ways through the steps than were tried. */
  readonly cut: boolean
  /** There are more applicants that reach something new than are kept. */
  readonly capped: boolean
}

/** The most applicants that are kept. */
export const mostRows = 250

/** The most ways through the steps that are tried in all, how many random applicants. */
const bounds = { ways: 600, ofEach: 120, random: 150 } as const

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const keyOf = (one: Reached): string => JSON.stringify(one)

/** Makes them. `on` is the day on which each applies. */
export function applicantsOf(declaration: Procedure, calendar: Calendar, on: Day, seed: number): Made {
  const reading = readingOf(declaration, on)
  const values = valuesOf(declaration, reading)
  const random = randomFrom(seed)
  const all = wholeOf(declaration, values)
  const reached = new Map<string, Reached>()
  const applicants: MadeApplicant[] = []
  let [ways, cut, capped] = [0, false, false]

  const first = bestOf(declaration, values, reading)
  const enter = (facts: Facts, acts: readonly TrialAct[], until: Day): Course => {
    ways += 1
    const tried: TrialCase = { filed: on, answers: onlyAsked(declaration, facts), acts, until }
    const course = courseOf(declaration, calendar, tried)
    const fresh = reachedBy(declaration, course, reading, all).filter((one) => !reached.has(keyOf(one)))
    if (fresh.length > 0 && applicants.length >= mostRows) capped = true
    else if (fresh.length > 0) {
      for (const one of fresh) reached.set(keyOf(one), one)
      const differs = Object.fromEntries(Object.entries(course.facts).filter(([name, value]) => JSON.stringify(first[name]) !== JSON.stringify(value)))
      applicants.push({ case: { ...tried, answers: courseAnswers(declaration, course) }, course, differs, fresh })
    }
    return course
  }
  /** Goes every way through the steps that is open to these facts, each way out once, and lets time run out wherever that means something. */
  const goAll = (facts: Facts): void => {
    const lapsed = new Set<string>()
    const ahead: { readonly acts: readonly TrialAct[]; readonly until: Day }[] = [{ acts: [], until: on }]
    // Short ways first: where there are too many, none of the steps is left out for another's sake.
    for (let own = 0, next = ahead.shift(); next !== undefined; own += 1, next = ahead.shift()) {
      if (ways >= bounds.ways || own >= bounds.ofEach) { cut = true; return }
      const { acts, until } = next
      const stage = waitingIn(enter(facts, acts, until), acts)
      if (stage === undefined) continue
      for (const { acts: own } of waysOn(declaration, facts, stage, acts)) ahead.push({ acts: [...acts, ...own], until })
      for (const day of stage.by === 'nobody' ? [stage.due, ...stage.parts.map(({ due }) => due), stage.wholeDue] : []) {
        if (day === undefined || lapsed.has(`${stage.step} ${day}`)) continue
        lapsed.add(`${stage.step} ${day}`)
        ahead.push({ acts, until: addDays(day, 1) })
      }
    }
  }
  /** Goes the first way that is open, a decision before anything else. */
  const goOn = (facts: Facts): Course => {
    const acts: TrialAct[] = []
    for (;;) {
      const stage = waitingIn(courseOf(declaration, calendar, { filed: on, answers: facts, acts, until: on }), acts)
      const fresh = stage === undefined ? [] : waysOn(declaration, facts, stage, acts)
      const next = fresh.find(({ outcome }) => declaration.steps[stage!.step]!.outcomes[outcome]?.decides !== undefined) ?? fresh[0]
      if (next === undefined) return enter(facts, acts, on)
      acts.push(...next.acts)
    }
  }

  const checks = new Set<string>()
  const tryOne = (facts: Facts): void => {
    const course = goOn(facts)
    const says = course.stages.map(({ step, verdict }) => `${step} ${verdict}`).join()
    if (checks.has(says) || checks.size >= 12) return
    checks.add(says)
    goAll(facts)
  }
  tryOne(first)
  for (const [fact, some] of values) for (const value of some) tryOne({ ...first, [fact]: value })
  for (let n = 0; n < bounds.random && [...all.keys()].some((key) => !reached.has(key)); n += 1) {
    tryOne(Object.fromEntries([...values].map(([fact, some]) => [fact, random() < 0.6 ? first[fact] ?? some[0]! : some[Math.floor(random() * some.length)]!])))
  }
  return { applicants, reached: [...all].flatMap(([key, one]) => (reached.has(key) ? [one] : [])), missed: [...all].flatMap(([key, one]) => (reached.has(key) ? [] : [one])), cut, capped }
}

/** The step in which somebody could act after all that was done: where the case waits, or the clock was quicker within the day. */
const waitingIn = ({ stages }: Course, { length }: readonly TrialAct[]): Stage | undefined => {
  const done = length === 0 ? -1 : stages.findIndex(({ acted }) => acted === length)
  const after = stages.slice(done + 1).filter(({ by }) => by !== 'rules')
  return after.find(({ by }) => by === 'nobody') ?? after[0]
}

/** What can be done next in a case: each way out that was not taken in this step before, or what those say who perform it together, each of whom answers by themselves. */
function waysOn(declaration: Procedure, facts: Facts, stage: Stage, acts: readonly TrialAct[]): readonly { readonly outcome: string; readonly acts: readonly TrialAct[] }[] {
  if (stage.parts.length > 0) return waysOfParts(declaration, facts, stage).filter(({ acts: own }) => !own.every((one) => acts.some((done) => done.step === one.step && done.part === one.part && done.outcome === one.outcome)))
  return stage.offered.filter(([outcome]) => !acts.some((one) => one.step === stage.step && one.outcome === outcome)).map(([outcome]) => ({ outcome, acts: [actOf(declaration, facts, stage.step, outcome)] }))
}

/** What somebody does who takes an outcome at once, with what these facts say is to be found. */
function actOf(declaration: Procedure, facts: Facts, step: string, outcome: string): TrialAct {
  const found = Object.fromEntries(foundFor(declaration.steps[step]!, outcome).flatMap(({ name }) => (facts[name] === undefined ? [] : [[name, facts[name]]])))
  return { step, outcome, after: 0, ...(Object.keys(found).length > 0 && { found }) }
}

const onlyAsked = ({ form }: Procedure, facts: Facts): Facts => {
  const asked = new Set(form.flatMap(({ fields }) => fields.map(({ name }) => name)))
  return Object.fromEntries(Object.entries(facts).filter(([name]) => asked.has(name)))
}
const courseAnswers = (declaration: Procedure, { facts }: Course): Facts => onlyAsked(declaration, facts)

/** The facts on which most rules hold: from the plain answers, question by question, whichever value lets more hold. */
function bestOf(declaration: Procedure, values: ReadonlyMap<string, readonly Answer[]>, reading: Reading): Facts {
  const rules = Object.values<RuleData>(declaration.rules)
  const holding = (facts: Facts): number => rules.reduce((sum, rule) => {
    try {
      const { verdict, failed } = evaluate(rule, facts, reading)
      return sum + (verdict === true ? 100 : verdict === 'unknown' ? 1 : -failed.length)
    } catch {
      return sum
    }
  }, 0)
  let facts: Facts = Object.fromEntries([...values].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])))
  let best = holding(facts)
  for (let better = true, round = 0; better && round < 3; round += 1) {
    better = false
    for (const [name, some] of values) {
      for (const value of some.slice(1)) {
        const next = { ...facts, [name]: value }
        const now = holding(next)
        if (now > best) [facts, best, better] = [next, now, true]
      }
    }
  }
  return facts
}

/** All that there is to reach. */
function wholeOf(declaration: Procedure, values: ReadonlyMap<string, readonly Answer[]>): ReadonlyMap<string, Reached> {
  const steps = Object.entries(declaration.steps)
  const all: readonly Reached[] = [
    ...steps.map(([step]): Reached => ({ of: 'step', step })),
    ...steps.flatMap(([step, { outcomes }]) => Object.keys(outcomes).map((outcome): Reached => ({ of: 'outcome', step, outcome }))),
    // The published rules act at once, so that nobody is late there.
    ...steps.flatMap(([step, { late, within, by }]): readonly Reached[] => (late === 'escalate' || within === undefined || by === 'rules' ? [] : [{ of: 'late', step }])),
    ...steps.flatMap(([step, { by }]) => Object.entries(partsOf(by)).flatMap(([part, { answers, silence, within }]): readonly Reached[] => [
      ...Object.keys(answers).map((answer): Reached => ({ of: 'answer', step, part, answer })), ...(silence === 'escalate' || within === undefined ? [] : [{ of: 'silent', step, part } as const]),
    ])),
    ...(declaration.clock.silence === 'escalate' ? [] : [{ of: 'whole' } as const]),
    ...Object.keys(declaration.decisions).map((decision): Reached => ({ of: 'decision', decision })),
    ...Object.keys(declaration.rules).flatMap((rule): readonly Reached[] => [true, false].map((verdict) => ({ of: 'rule', rule, verdict }))),
    ...Object.entries<RuleData>(declaration.rules).flatMap(([rule, data]) => groundsIn(data).map((words): Reached => ({ of: 'ground', rule, words }))),
    ...[...values].flatMap(([fact, some]) => some.map((value): Reached => ({ of: 'value', fact, value }))),
  ]
  return new Map(all.map((one) => [keyOf(one), one]))
}

/** The words of every ground on which a rule can fail. */
function groundsIn(rule: RuleData): readonly Text[] {
  const inner: readonly RuleData[] = rule.rule === 'all' || rule.rule === 'any' ? rule.of : rule.rule === 'unless' ? [rule.general, rule.exception] : 'of' in rule && 'rule' in rule.of ? [rule.of] : []
  return [...(rule.otherwise ? [rule.otherwise] : []), ...(rule.rule === 'not' ? [] : inner.flatMap(groundsIn))]
}

/** What a course reaches of all that there is. */
function reachedBy(declaration: Procedure, { stages, decided, facts }: Course, reading: Reading, all: ReadonlyMap<string, Reached>): readonly Reached[] {
  const found: Reached[] = [
    ...stages.flatMap(({ step, outcome, by, told, parts }): readonly Reached[] => [
      // A row that names somebody is one of the declared part.
      ...parts.flatMap(({ name, said }): readonly Reached[] => (said === undefined ? [] : [said.silent ? { of: 'silent', step, part: name.split('.')[0]! } : { of: 'answer', step, part: name.split('.')[0]!, answer: said.answer }])),
      { of: 'step', step }, ...(outcome === undefined ? [] : [{ of: 'outcome', step, outcome } as const]), ...(by === 'silence' || told.length > 0 ? [{ of: 'late', step } as const] : []), ...(by === 'whole' ? [{ of: 'whole' } as const] : []),
    ]),
    ...decided.map(({ decision }): Reached => ({ of: 'decision', decision })),
    ...Object.entries<RuleData>(declaration.rules).flatMap(([rule, data]): readonly Reached[] => {
      try {
        const { verdict, failed } = evaluate(data, facts, reading)
        return [...(verdict === 'unknown' ? [] : [{ of: 'rule', rule, verdict } as const]), ...failed.map(({ words }): Reached => ({ of: 'ground', rule, words }))]
      } catch {
        return []
      }
    }),
    ...Object.entries(facts).map(([fact, value]): Reached => ({ of: 'value', fact, value })),
  ]
  return [...new Map(found.map((one) => [keyOf(one), one])).entries()].flatMap(([key, one]) => (all.has(key) ? [one] : []))
}

