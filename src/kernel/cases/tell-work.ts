/** Tells an office at once of a case that has come to it, where its people asked for that; and whom a case waits for, a working day before it is due. */
import { sql } from 'kysely'
import { nextWorkday } from '../../law/calendar.ts'
import { deadlineOf } from '../../law/deadline.ts'
import { referralsIn } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { eachApart, transact, type Tx } from '../database/index.ts'
import type { Party } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { aboutOf, type Due, letters } from './letters.ts'
import { type LoadedCase, loadCase } from './log.ts'
import { rolesOf } from './permit.ts'
import { stepOf } from './state.ts'
import { stepsOfApplicants } from './versions.ts'

/** The step as it stands, and the nearer of its own last day and the decision's. */
function stepNow({ declaration, state, row }: LoadedCase, day: Day | null, zone: string): readonly [Text, Due | undefined] {
  const step = stepOf(declaration, state)
  const ofStep = day === row.step_due_day
  return [step!.title, day === null ? undefined : { named: ofStep ? deadlineOf(step) : 'decision', day, at: ofStep ? row.step_due_at : row.due_at, zone }]
}

/** Writes to whoever performs the step into which an act has brought the case and wants to be told at once; not to whoever did the act. */
export async function tellOffice(ground: Ground, tx: Tx, loaded: LoadedCase, actor: string | undefined): Promise<void> {
  const step = stepOf(loaded.declaration, loaded.state)
  const referred = new Set(referralsIn(step?.by).map(({ role }) => role)) // these bodies are told by a letter of their own
  const roles = step === undefined ? [] : rolesOf(step.by).filter((role) => !referred.has(role))
  if (roles.length === 0) return
  const { step_due_day: step_, due_day: whole } = loaded.row
  const due = [step_, whole].filter((day) => day !== null).sort()[0] ?? null
  for (const person of await ground.parties.toldAtOnce(tx, roles)) {
    if (person !== actor) await ground.parties.mailTo(tx, person, letters.work(aboutOf(loaded), ...stepNow(loaded, due, ground.calendar.zone)))
  }
}

/** Reminds whom a case waits for on the last working day before its step is due: of each due day once. Answers how many were. */
export async function forewarnApplicants(ground: Ground): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const { rows } = await sql<{ id: string }>`select id from case_record c where closed_at is null and not unnamed and step_due_day > ${today}::date and step_due_day <= ${nextWorkday(ground.calendar, today)}::date
    and version || ' ' || step = any(${stepsOfApplicants(ground.versions)}) and not exists (select from case_forewarned f where f.case_id = c.id and f.due_day = c.step_due_day) order by id`.execute(ground.db)
  let told = 0
  await eachApart(rows, async ({ id }) => { if (await transact(ground.db, (tx) => forewarnOne(ground, tx, id))) told += 1 })
  return told
}

async function forewarnOne(ground: Ground, tx: Tx, id: string): Promise<boolean> {
  const loaded = await loadCase(ground, tx, id, { lock: true })
  const { row: { person, organisation, body, step_due_day: due } } = loaded
  if (due === null || stepOf(loaded.declaration, loaded.state)?.by !== 'applicant') return false
  const first = await tx.insertInto('case_forewarned').values({ case_id: id, due_day: due }).onConflict((conflict) => conflict.doNothing()).returning('case_id').executeTakeFirst()
  if (first === undefined) return false
  const party: Party | undefined = body !== null ? { kind: 'body', id: body } : organisation !== null ? { kind: 'organisation', id: organisation } : person !== null ? { kind: 'person', id: person } : undefined
  const [title, by] = stepNow(loaded, due, ground.calendar.zone)
  if (party) await ground.parties.writeToParty(tx, party, letters.soon(aboutOf(loaded), title, by!))
  return party !== undefined
}
