/** Offices that cases wait for and nobody holds: whoever appoints is told once, and in the cases themselves nothing changes. */
import { sql } from 'kysely'
import { administratorOf } from '../../law/body.ts'
import type { Text } from '../../law/text.ts'
import type { Db, Tx } from '../database/index.ts'
import type { AwaitedOffice } from '../declarations/index.ts'
import type { Ground } from './ground.ts'
import { letters } from './letters.ts'
import { declaredIn } from './log.ts'
import { rolesOf } from './permit.ts'
import type { Versions } from './versions.ts'

/** An office that is vacant while cases wait for it. */
export interface Vacancy {
  readonly role: string
  /** The title under which it acts in the procedure. */
  readonly title: Text
  /** How many open cases wait in a step that it performs. */
  readonly cases: number
}

interface AwaitingGround { readonly versions: Pick<Versions, 'byHash'>; readonly parties: Pick<Ground['parties'], 'bodies'> }

/**
 * The offices for which open cases wait, whoever holds them, in the step where they stand or in any that may come: how many cases, and
 * the earliest of them.
 */
export async function awaitedOffices({ versions, parties }: AwaitingGround, within: Db | Tx, when: 'now' | 'until they are closed'): Promise<readonly (AwaitedOffice & Vacancy)[]> {
  const waiting = await within.selectFrom('case_record').select(['version', 'procedure', 'step', 'opened_in', sql<bigint>`count(*)`.as('cases'), sql<string>`min(number)`.as('number')])
    .where('closed_at', 'is', null).where('step', 'is not', null).groupBy(['version', 'procedure', 'step', 'opened_in']).execute()
  const offices = new Map<string, AwaitedOffice & Vacancy>()
  for (const { version, procedure, step, opened_in: openedIn, cases, number } of waiting) {
    const declaration = declaredIn({ parties }, await versions.byHash(version, within), openedIn)
    for (const role of when === 'now' ? rolesOf(declaration.steps[step!]!.by) : Object.keys(declaration.offices)) {
      const first = offices.get(role) ?? { role, title: declaration.offices[role]!, cases: 0, number, procedure, step: step! }
      offices.set(role, { ...first, cases: first.cases + Number(cases) })
    }
  }
  return [...offices.values()]
}

/** The vacant offices for which cases wait now. An office for which none waits may be vacant as long as it likes. */
export async function vacancies(ground: Ground, within: Db | Tx = ground.db): Promise<readonly Vacancy[]> {
  const vacant: Vacancy[] = []
  for (const { role, title, cases } of await awaitedOffices(ground, within, 'now')) {
    if ((await ground.parties.holdersOf([role], within)).length === 0) vacant.push({ role, title, cases })
  }
  return vacant
}

/** Writes to whoever may appoint about each vacancy that nobody has been told of, also of an administrator of a body that had one; and forgets those that are over. */
export async function tellVacant(ground: Ground, tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('vacant offices'))`.execute(tx)
  const vacant = await vacancies(ground, tx)
  const left = await ground.parties.leftBodies(tx)
  const due = new Map([...left.map((body) => [administratorOf(body), letters.bodyLeft(body.name)] as const), ...vacant.map((vacancy) => [vacancy.role, letters.vacant(vacancy)] as const)])
  const roles = [...due.keys()]
  await tx.deleteFrom('vacant_office').$if(roles.length > 0, (query) => query.where('role', 'not in', roles)).execute()
  const told = new Set((await tx.selectFrom('vacant_office').select('role').execute()).map(({ role }) => role))
  for (const [role, said] of due) {
    if (told.has(role)) continue
    const administrators = await ground.parties.appointersOf(role, tx)
    if (administrators.length === 0) continue // nobody to tell yet: it is told as soon as there is
    for (const { id } of administrators) await ground.parties.writeLetter(tx, id, said)
    await tx.insertInto('vacant_office').values({ role, told_at: ground.now() }).execute()
  }
}
