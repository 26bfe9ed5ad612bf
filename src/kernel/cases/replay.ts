/** Replays past cases of a procedure under a draft of it: each that would come out otherwise, by which rule, and whether the outcome that was taken would still be open. */
import { sql } from 'kysely'
import { evaluate, type Reading, type Verdict } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { type Day, dayOf } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { CaseState } from './case-state.ts'
import type { Ground } from './ground.ts'
import { statesOf } from './log.ts'

/** A case that comes out otherwise: rules that say something else than by its own version, and the first outcome that could not be taken as it was. */
export interface ReplayedCase {
  readonly number: string
  readonly rules: readonly { readonly rule: string; readonly was: Verdict; readonly would: Verdict }[]
  readonly barred?: { readonly step: string; readonly outcome: string }
}

/** What of all cases is told: how many, how many otherwise and by which rule, and the first of them. Plain JSON. */
export interface Replay {
  readonly cases: number
  readonly otherwise: number
  readonly barred: number
  /** How many cases each rule says something else of. */
  readonly byRule: Readonly<Record<string, number>>
  readonly listed: readonly ReplayedCase[]
}

/** How many cases are read at a time, and how many of those that come out otherwise are named. */
const [atATime, named] = [250, 500]

export const nothingReplayed: Replay = { cases: 0, otherwise: 0, barred: 0, byRule: {}, listed: [] }

/** How many cases of a procedure there are. */
export async function casesOf(within: Db, procedure: string): Promise<number> {
  const { count } = await within.selectFrom('case_record').select(({ fn }) => fn.countAll<string>().as('count')).where('procedure', '=', procedure).executeTakeFirstOrThrow()
  return Number(count)
}

/** Goes on after a case, in the order of ids, with the next few; answers what there is by then and where to go on, or no `after` where all are done. */
export async function replayNext(ground: Ground, within: Db, draft: Procedure, { after, known }: { readonly after?: string; readonly known: Replay }): Promise<{ readonly after?: string; readonly known: Replay }> {
  const rows = await within.selectFrom('case_record').select(['id', 'number', 'version', 'filed_at']).where('procedure', '=', draft.id)
    .$if(after !== undefined, (query) => query.where('id', '>', after!)).orderBy('id').limit(atATime).execute()
  const states = await statesOf(ground, within, rows.map(({ id }) => id))
  const readings = new Map<string, Reading>()
  const readingFor = (declaration: Procedure, version: string, day: Day): Reading => {
    const key = `${version} ${day}`
    const kept = readings.get(key) ?? readingOf(declaration, day)
    readings.set(key, kept)
    return kept
  }
  const found: ReplayedCase[] = []
  for (const { id, number, version, filed_at: filedAt } of rows) {
    const own = await ground.versions.byHash(version, within)
    const day = dayOf(filedAt, ground.calendar.zone)
    const [then, now] = [readingFor(own, version, day), readingFor(draft, '', day)]
    const state = states.get(id)!
    const rules = Object.keys(draft.rules).filter((name) => own.rules[name] !== undefined).flatMap((rule) => {
      const [was, would] = [verdictOf(own, rule, state.facts, then), verdictOf(draft, rule, state.facts, now)]
      return was === would ? [] : [{ rule, was, would }]
    })
    const barred = barredIn(draft, own, state, now, then)
    if (rules.length > 0 || barred) found.push({ number, rules, ...(barred && { barred }) })
  }
  const byRule: Record<string, number> = { ...known.byRule }
  for (const { rules } of found) for (const { rule } of rules) byRule[rule] = (byRule[rule] ?? 0) + 1
  const next: Replay = {
    cases: known.cases + rows.length, otherwise: known.otherwise + found.length, barred: known.barred + found.filter((one) => one.barred).length, byRule, listed: [...known.listed, ...found].slice(0, named),
  }
  return { known: next, ...(rows.length === atATime && { after: rows.at(-1)!.id }) }
}

/** The first outcome that was taken and that the draft does not offer on the same facts, or does not have. What by its own version is not offered on the facts of now either says nothing. */
function barredIn(draft: Procedure, own: Procedure, { passages, facts }: CaseState, now: Reading, then: Reading): ReplayedCase['barred'] {
  const offered = (declaration: Procedure, step: string, outcome: string, reading: Reading): boolean => {
    const declared = declaration.steps[step]
    const whenCheck = declared?.outcomes[outcome]?.whenCheck
    if (declared?.outcomes[outcome] === undefined) return false
    return whenCheck === undefined || whenCheck.includes(declared.check === undefined ? 'unknown' : verdictOf(declaration, declared.check, facts, reading))
  }
  const first = passages.find(({ step, outcome }) => outcome !== undefined && offered(own, step, outcome, then) && !offered(draft, step, outcome, now))
  return first?.outcome === undefined ? undefined : { step: first.step, outcome: first.outcome }
}

/** What a rule says; unknown where the fact answers another question of the same name. */
function verdictOf(declaration: Procedure, rule: string, facts: Facts, reading: Reading): Verdict {
  try {
    return evaluate(declaration.rules[rule]!, facts, reading).verdict
  } catch {
    return 'unknown'
  }
}

/** How many of the cases of a procedure are open, by step: what its transitional rule speaks of. */
export async function openByStep(within: Db, procedure: string): Promise<readonly { readonly step: string; readonly cases: number }[]> {
  const rows = await within.selectFrom('case_record').select(['step', sql<string>`count(*)`.as('cases')]).where('procedure', '=', procedure).where('closed_at', 'is', null).where('step', 'is not', null).groupBy('step').orderBy('step').execute()
  return rows.map(({ step, cases }) => ({ step: step!, cases: Number(cases) }))
}
