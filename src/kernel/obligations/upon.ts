/** Duties upon an event: each event that a declaration names brings about one report, in the transaction in which it happens. */
import { sql } from 'kysely'
import { occasionUpon } from '../../law/duty.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import type { EntryDoes } from '../../law/register.ts'
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { bearerOf, beginOne } from './duty.ts'
import type { ObligationsGround } from './ground.ts'
import type { Party } from './party.ts'
import { openOne } from './open.ts'
import { stopWith } from './stops.ts'
import type { DutyRow } from './tables.ts'

/** What happened: an outcome in a case of a party, something done to an entry, or a report that was made on a duty of a decision, with whether each of its tests holds. */
export type Happening =
  | { readonly kind: 'act'; readonly case: string; readonly procedure: Procedure; readonly version: string; readonly party: Party | undefined; readonly facts: Facts; readonly step: string; readonly outcome: string; readonly key: string }
  | { readonly kind: 'entry'; readonly entry: string; readonly register: string; readonly does: EntryDoes; readonly seq: number }
  | { readonly kind: 'report'; readonly obligation: string; readonly decision: string; readonly duty: string; readonly holds: boolean }

/** Opens what an event brings about. Nothing for most. */
export async function happened(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, what: Happening): Promise<void> {
  if (what.kind === 'act') return actHappened(ground, tx, actor, what)
  if (what.kind === 'entry') await stopWith(ground, tx, actor, [what])
  return follow(ground, tx, what)
}

/** Opens what is reported upon it. */
async function follow(ground: ObligationsGround, tx: Tx, what: Happening & { readonly kind: 'entry' | 'report' }): Promise<void> {
  const duties = await (what.kind === 'report'
    ? tx.selectFrom('duty').selectAll().where('decision', '=', what.decision)
    : tx.selectFrom('duty').selectAll().where('decision', 'in', tx.selectFrom('entry_version').select(sql<string>`decision`.as('decision')).where('entry', '=', what.entry).where('decision', 'is not', null))
  ).where('ended_on', 'is', null).where('next_opens', 'is', null).orderBy('id').execute()
  for (const duty of duties) {
    const obligation = (await ground.declarationOf(duty.version)).obligations[duty.kind]!
    if (meets(obligation, what)) await open(ground, tx, duty, obligation, what.kind === 'report' ? `obligation:${what.obligation}` : `entry:${what.entry}:${what.seq}`)
  }
}

/** Whether it brings a duty about, or once more. */
function meets({ upon, again }: Obligation, what: Happening & { readonly kind: 'entry' | 'report' }): boolean {
  if (what.kind === 'entry') return upon !== undefined && 'entry' in upon && upon.entry.register === what.register && upon.entry.does.includes(what.does)
  return (upon !== undefined && 'report' in upon && upon.report === what.duty && (!upon.holds || what.holds)) || (again === what.duty && !what.holds)
}

/** The same of many entries on which one act acted: most acts have no duties, and one question tells so. */
export async function entriesHappened(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, all: readonly (Happening & { readonly kind: 'entry' })[]): Promise<void> {
  await stopWith(ground, tx, actor, all)
  const some = await tx.selectFrom('duty').select('id').where('ended_on', 'is', null).where('next_opens', 'is', null)
    .where('decision', 'in', tx.selectFrom('entry_version').select(sql<string>`decision`.as('decision')).where('entry', 'in', all.map(({ entry }) => entry)).where('decision', 'is not', null)).limit(1).executeTakeFirst()
  if (some !== undefined) for (const one of all) await follow(ground, tx, one)
}

async function actHappened(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, what: Happening & { readonly kind: 'act' }): Promise<void> {
  for (const [name, obligation] of Object.entries(what.procedure.obligations)) {
    const { upon } = obligation
    if (upon === undefined || !('act' in upon) || upon.act.step !== what.step || upon.act.outcome !== what.outcome) continue
    const party = await bearerOf(ground, tx, { ...what, obligation })
    if (party === undefined) continue
    const begun = await tx.selectFrom('duty').select('id').where('case_id', '=', what.case).where('kind', '=', name).where(party.kind, '=', party.id).executeTakeFirst()
    const id = begun?.id ?? await beginOne(ground, tx, actor, {
      of: { case: what.case }, procedure: what.procedure.id, version: what.version, name, obligation, party, since: dayOf(ground.now(), ground.calendar.zone),
    })
    const duty = await tx.selectFrom('duty').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await open(ground, tx, duty, obligation, what.key)
  }
}

const open = (ground: ObligationsGround, tx: Tx, duty: DutyRow, obligation: Obligation, occasion: string): Promise<void> =>
  openOne(ground, tx, duty, obligation, occasionUpon(ground.calendar, obligation.within!, dayOf(ground.now(), ground.calendar.zone)), occasion)
