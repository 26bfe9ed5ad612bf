/** The course of a case that is only tried: what each performer does on which day, what the clock does where nobody acts, and what comes of it. Pure. */
import type { Calendar } from '../calendar.ts'
import type { Citation } from '../citation.ts'
import { type Clock, type ClockEvent, clockOf } from '../clock.ts'
import { evaluate, type Reading, type Verdict } from '../evaluate.ts'
import type { Facts } from '../field.ts'
import { askedOf } from '../form.ts'
import { termOf } from '../other-terms.ts'
import { findingsToAnswer, foundFor, type Outcome, partsIn, type Procedure, type Step } from '../procedure.ts'
import { readingOf } from '../reading.ts'
import { outcomeOf, type Part, type Together } from '../together.ts'
import type { TrialAct, TrialCase } from './example-data.ts'
import { addDays, atTime, type Day, dayOf, type Instant, instantAt, localMoment } from '../time.ts'

/** One of those who perform a step together: by when they answer, and what they said, or what their silence counted as. */
export interface StagePart {
  readonly name: string
  readonly part: Part
  readonly due?: Day
  readonly said?: { readonly answer: string; readonly at: Instant; readonly silent?: true }
}

/** One step on the course of a case. */
export interface Stage {
  readonly step: string
  readonly began: Instant
  readonly verdict?: Verdict
  /** What its performer could take. */
  readonly offered: readonly (readonly [name: string, outcome: Outcome])[]
  /** The last day of the step, and of the whole procedure, as they were when it began. */
  readonly due?: Day
  readonly wholeDue?: Day
  /** Who ended it: its performer, the published rules, the clock by what silence in the step means, or by what silence of the whole means; nobody yet. */
  readonly by: 'performer' | 'rules' | 'silence' | 'whole' | 'nobody'
  readonly outcome?: string
  readonly ended?: Instant
  /** On which days the head was told that the step, or the whole, is late. */
  readonly told: readonly Day[]
  readonly decides?: string
  /** Those who perform it together; of any other step none. */
  readonly parts: readonly StagePart[]
  /** How many of the acts of the case are over with it. */
  readonly acted: number
  /** What is known when it ends. */
  readonly facts: Facts
}

export interface Course {
  readonly stages: readonly Stage[]
  /** The step in which it stands on the last day, or `closed`; `nowhere` where it was led to a step that there is not. */
  readonly at: string
  readonly facts: Facts
  /** The decisions, with their steps and days; `silence` is the law by which the clock took it. */
  readonly decided: readonly { readonly decision: string; readonly step: string; readonly on: Day; readonly silence?: Citation; readonly by: Stage['by']; readonly facts: Facts }[]
  /** What each rule says of it in the end; a rule that cannot be read says that it is not known. */
  readonly verdicts: Readonly<Record<string, Verdict>>
}

/** Steps after which a way that goes round is left. */
const longest = 40
/** The time of day at which everything is done in a case that is tried. */
export const hour = '10:00'

/** What a rule says; unknown where it cannot be read. */
function verdictOf(declaration: Procedure, rule: string, facts: Facts, reading: Reading): Verdict {
  try {
    return evaluate(declaration.rules[rule]!, facts, reading).verdict
  } catch {
    return 'unknown'
  }
}

/** The course that a case takes. Rules are read on the law of the day of filing. */
export function courseOf(declaration: Procedure, calendar: Calendar, { filed, answers, acts, until }: TrialCase): Course {
  const reading = readingOf(declaration, filed)
  const stages: Stage[] = []
  const last = instantAt(Date.parse(atTime(until, '23:59', calendar.zone)))
  const taken = new Map<string, string>()
  const events: ClockEvent[] = []
  let facts = filedFacts(declaration, answers, reading)
  let [name, began, next, expired] = [declaration.starts, atTime(filed, hour, calendar.zone), 0, false]
  while (name !== 'closed' && stages.length < longest) {
    const step = declaration.steps[name]
    if (step === undefined) break
    const stage = through(step)
    stages.push(stage)
    if (stage.by === 'nobody') break
    facts = stage.facts
    taken.set(name, stage.outcome ?? '')
    if (declaration.clock.stopsIn.includes(name)) events.push({ at: stage.ended!, kind: 'resume' })
    ;[name, began] = [leadsTo(stage), stage.ended!]
  }
  const final = stages.at(-1)?.facts ?? facts
  return {
    stages, facts: final, at: name === 'closed' || declaration.steps[name] !== undefined ? name : 'nowhere',
    decided: stages.flatMap(({ step, decides, ended, by, parts, facts: known }) => {
      const late = declaration.steps[step]?.late
      const silence = by === 'whole' ? silenceOf(declaration)?.basis : by === 'silence' && parts.length === 0 && late !== undefined && late !== 'escalate' ? late.basis : undefined
      return decides === undefined ? [] : [{ decision: decides, step, on: dayOf(ended!, calendar.zone), by, facts: known, ...(silence && { silence }) }]
    }),
    verdicts: Object.fromEntries(Object.keys(declaration.rules).map((rule) => [rule, verdictOf(declaration, rule, final, reading)])),
  }

  function through(step: Step): Stage {
    if (name === declaration.clock.from && !events.some(({ kind }) => kind === 'start')) events.push({ at: began, kind: 'start' })
    if (declaration.clock.stopsIn.includes(name)) events.push({ at: began, kind: 'stop' })
    const verdict = step.check === undefined ? undefined : verdictOf(declaration, step.check, facts, reading)
    const offered = Object.entries<Outcome>(step.outcomes).filter(([, { whenCheck, byClock, after }]) =>
      !byClock && (whenCheck === undefined || whenCheck.includes(verdict ?? 'unknown')) && (after === undefined || taken.get(after.step) === after.outcome))
    const started = [{ at: began, kind: 'start' }] as const
    const [own, whole] = [clock(termOf(step, facts, reading), started), clock(declaration.clock.within, events)]
    const parts = Object.entries(partsIn(step.by, facts)).map(([one, part]) => ({ name: one, part, time: clock(termOf(part, facts, reading), started) }))
    const [told, said]: [Day[], Map<string, NonNullable<StagePart['said']>>] = [[], new Map()]
    let known = facts
    const shared = { step: name, began, offered, ...(verdict !== undefined && { verdict }), ...dueIn('due', own), ...dueIn('wholeDue', whole), told }
    const withParts = () => ({ parts: parts.map(({ name: one, part, time }): StagePart => ({ name: one, part, ...dueIn('due', time), ...(said.has(one) && { said: said.get(one)! }) })), acted: next, facts: known })
    const ends = (by: Stage['by'], ended: Instant, outcome?: string): Stage => {
      const decides = by === 'whole' ? silenceOf(declaration)?.decides : outcome === undefined ? undefined : step.outcomes[outcome]?.decides
      if (by === 'whole') expired = true
      return { ...shared, ...withParts(), by, ended, ...(outcome !== undefined && { outcome }), ...(decides !== undefined && { decides }) }
    }
    if (step.by === 'rules' && offered[0] !== undefined) return ends('rules', began, offered[0][0])
    const acted = actsOf(step, offered, parts.map((one) => one.name))
    // Where nobody is asked the step goes on at once.
    const asksNobody = typeof step.by === 'object' && 'together' in step.by && parts.length === 0 ? ledBy(step.by.together, step.outcomes, facts, []) : undefined
    if (asksNobody !== undefined) return ends('rules', began, asksNobody)
    // Silence counts before whatever is done after it; where several times are over at once, those of parts do first, and that of the whole last.
    const silences = ([...parts.map((one) => [one.name, one.time] as const), ['', own], [undefined, whole]] as const).flatMap(([part, time]) =>
      (time?.state === 'running' && isOver(time) ? [{ silent: true as const, part, at: time.byHour ? time.dueAt : instantAt(Math.max(Date.parse(time.dueAt), Date.parse(began)) + 60_000) }] : []))
    for (const one of [...acted, ...silences].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
      const { at } = one
      if (at > last) break
      const part = parts.find(({ name: own }) => own === one.part)?.part
      if (part !== undefined) {
        const { silence } = part
        if (said.has(one.part!)) continue
        if ('silent' in one && silence === 'escalate') { told.push(dayOf(at, calendar.zone)); continue }
        const answer = 'act' in one ? one.act.outcome : silence === 'escalate' ? '' : silence.answer
        said.set(one.part!, { answer, at, ...('silent' in one && { silent: true }) })
        if ('act' in one) known = { ...known, ...askedOf([{ fields: findingsToAnswer(part, answer) }], one.act.found ?? {}, reading, known).facts }
        const outcome = typeof step.by === 'object' && 'together' in step.by ? ledBy(step.by.together, step.outcomes, facts, [...said.values()]) : undefined
        if (outcome !== undefined) return ends('silent' in one ? 'silence' : 'performer', at, outcome)
      } else if ('act' in one) {
        known = { ...known, ...askedOf([{ fields: foundFor(step, one.act.outcome) }], one.act.found ?? {}, reading, known).facts }
        return ends('performer', at, one.act.outcome)
      } else if (one.part === '' && step.late !== 'escalate') return ends('silence', at, step.late.outcome)
      else if (one.part === undefined && silenceOf(declaration) !== undefined && !expired && !stages.some(({ decides }) => decides !== undefined)) return ends('whole', at)
      else told.push(dayOf(at, calendar.zone))
    }
    return { ...shared, ...withParts(), by: 'nobody' }
  }

  /** What is done in a visit of a step, in the order of the acts: each part once, or what the whole step comes to; those of them that come too late are over with it. */
  function actsOf(step: Step, offered: Stage['offered'], parts: readonly string[]): readonly { readonly act: TrialAct; readonly part: string | undefined; readonly at: Instant }[] {
    const own: TrialAct[] = []
    for (let act = acts[next]; act?.step === name && (act.part === undefined ? own.length === 0 : !own.some((one) => one.part === act!.part || one.part === undefined)); act = acts[next]) {
      own.push(act)
      next += 1
    }
    return own.flatMap((act) => {
      const is = act.part === undefined ? offered.some(([one]) => one === act.outcome) : parts.includes(act.part) && partsIn(step.by, facts)[act.part]?.answers[act.outcome] !== undefined
      return is ? [{ act, part: act.part ?? 'whole step', at: atTime(addDays(dayOf(began, calendar.zone), act.after), localMoment(began, calendar.zone).slice(11), calendar.zone) }] : []
    })
  }

  function leadsTo({ step, by, outcome }: Stage): string {
    return by === 'whole' ? silenceOf(declaration)?.to ?? 'nowhere' : declaration.steps[step]!.outcomes[outcome ?? '']?.to ?? 'nowhere'
  }

  function clock(within: Procedure['clock']['within'] | undefined, seen: readonly ClockEvent[]): Clock | undefined {
    if (within === undefined) return undefined
    try {
      return clockOf({ calendar, within, working: declaration.workingHours, events: seen, now: began })
    } catch {
      return undefined // working hours that are not declared, as the linter says
    }
  }

  function dueIn(member: 'due' | 'wholeDue', time: Clock | undefined): { readonly [K in typeof member]?: Day } {
    return time === undefined || time.state === 'not started' ? {} : { [member]: time.dueDay }
  }

  /** A clock that runs is over by its day, if the case is carried so far. */
  function isOver(time: Exclude<Clock, { readonly state: 'not started' }>): boolean {
    return time.dueAt <= last
  }
}

/** Where what was said leads; nowhere yet in a declaration in which it does not lead to one outcome, as the linter says. */
function ledBy(together: Together, outcomes: Step['outcomes'], facts: Facts, said: readonly { readonly answer: string }[]): string | undefined {
  try {
    return outcomeOf(together, outcomes, facts, said.map(({ answer }) => answer))
  } catch {
    return undefined
  }
}

const silenceOf = ({ clock: { silence } }: Procedure) => (silence === 'escalate' ? undefined : silence)

/** The answers that are asked: what no longer applies is none. */
function filedFacts({ form }: Procedure, answers: Facts, reading: Reading): Facts {
  try {
    return askedOf(form, answers, reading).facts
  } catch {
    return answers
  }
}
