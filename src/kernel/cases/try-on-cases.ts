/** Tries a draft of a procedure on the cases that there were: which rules would have come out otherwise. */
import { evaluate, type Verdict } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { type Day, dayOf } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { statesOf } from './log.ts'

/** A rule that says something else of a case by the draft than by the version of the case. */
export interface Otherwise { readonly number: string; readonly rule: string; readonly was: Verdict; readonly would: Verdict }

/** What a draft would have said of the latest cases; `open` are those of all that are not closed yet, and follow its transitional rule. */
export interface Trial { readonly cases: number; readonly open: number; readonly otherwise: readonly Otherwise[] }

/** How many of the latest cases it is tried on. */
const latest = 200

/** Tries the rules that a draft has in common with the versions of the latest cases, on the facts of each as they are now and on the law of its day. */
export async function tryOnCases(ground: Ground, within: Db, draft: Procedure): Promise<Trial> {
  const rows = await within.selectFrom('case_record').select(['id', 'number', 'version', 'filed_at']).where('procedure', '=', draft.id).orderBy('id', 'desc').limit(latest).execute()
  const { open } = await within.selectFrom('case_record').select(({ fn }) => fn.countAll<string>().as('open')).where('procedure', '=', draft.id).where('closed_at', 'is', null).executeTakeFirstOrThrow()
  const states = await statesOf(ground, within, rows.map(({ id }) => id))
  const otherwise: Otherwise[] = []
  for (const { id, number, version, filed_at: filedAt } of rows) {
    const own = await ground.versions.byHash(version, within)
    const day = dayOf(filedAt, ground.calendar.zone)
    for (const rule of Object.keys(draft.rules).filter((name) => own.rules[name] !== undefined)) {
      const [was, would] = [own, draft].map((one) => verdictOf(one, rule, states.get(id)!.facts, day)) as [Verdict, Verdict]
      if (was !== would) otherwise.push({ number, rule, was, would })
    }
  }
  return { cases: rows.length, open: Number(open), otherwise }
}

/** What a rule says; unknown where the fact answers another question of the same name, such as in words what a draft asks as a number. */
function verdictOf(declaration: Procedure, rule: string, facts: Facts, day: Day): Verdict {
  try {
    return evaluate(declaration.rules[rule]!, facts, readingOf(declaration, day)).verdict
  } catch {
    return 'unknown'
  }
}
