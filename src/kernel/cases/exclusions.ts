/** Finds what keeps somebody from a step for an interest in the case, as the declaration says. */
import { addDuration } from '../../law/duration.ts'
import type { Exclusion } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { type LoadedCase, loadCase } from './log.ts'
import { stepOf } from './state.ts'

/** The first exclusion of the present step that meets a person; undefined when none does. */
export async function exclusionOf(ground: Ground, db: Db | Tx, loaded: LoadedCase, person: string): Promise<Exclusion | undefined> {
  for (const exclusion of stepOf(loaded.declaration, loaded.state)?.excluded ?? []) {
    if (exclusion.of === 'authors' ? await tookPart(ground, db, loaded, person) : await represents(ground, db, loaded, person, exclusion)) return exclusion
  }
  return undefined
}

async function represents({ parties, calendar, now }: Ground, db: Db | Tx, { row }: LoadedCase, person: string, { within }: Exclusion & { readonly of: 'representatives' }): Promise<boolean> {
  const ended = row.organisation === null ? undefined : await parties.actedUntil(person, row.organisation, db)
  if (ended === undefined || ended === 'in force') return ended !== undefined
  return dayOf(now(), calendar.zone) <= addDuration(calendar, dayOf(ended, calendar.zone), within)
}

/** Whether the person did something of substance in office in the case whose decision this one is about. */
async function tookPart(ground: Ground, db: Db | Tx, { row }: LoadedCase, person: string): Promise<boolean> {
  const decided = row.about === null ? undefined : (await ground.decisions.findIn(db, row.about))?.record.case
  if (decided === undefined) return false
  const { declaration, state } = await loadCase(ground, db, decided)
  return state.passages.some(({ step, people }) => declaration.steps[step]?.by !== 'applicant' && people.includes(person))
}
