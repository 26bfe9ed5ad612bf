/** Begins and ends duties, together with the decision that they follow. */
import { sql } from 'kysely'
import type { Procedure } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import type { ObligationsGround } from './ground.ts'
import { periodOf } from './period.ts'

export interface Beginning {
  readonly decision: string
  readonly procedure: Procedure
  readonly version: string
  /** The declared decision that was taken. */
  readonly kind: string
  readonly organisation: string | null
}

export async function begin(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { decision, procedure, version, kind, organisation }: Beginning): Promise<void> {
  const since = dayOf(ground.now(), ground.calendar.zone)
  for (const [name, obligation] of Object.entries(procedure.obligations)) {
    if (obligation.after !== kind || organisation === null) continue
    const first = periodOf(obligation.every, since)
    const entry = ground.journal.appending(actorString(actor), { type: 'duty.begun', subject: `decision:${decision}`, body: { duty: name, since } })
    await sql`with entry as (${entry})
      insert into duty (id, decision, kind, procedure, version, organisation, since, next_from, next_to)
      values (${newId()}, ${decision}, ${name}, ${procedure.id}, ${version}, ${organisation}, ${since}, ${first.from}, ${first.to})`.execute(tx)
  }
}

export async function end(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, decision: string): Promise<void> {
  const at = ground.now()
  const ended = await tx.updateTable('duty').set({ ended_on: dayOf(at, ground.calendar.zone) })
    .where('decision', '=', decision).where('ended_on', 'is', null).returning(['id', 'kind']).execute()
  for (const { id, kind } of ended) {
    await tx.updateTable('obligation').set({ ended_at: at }).where('duty', '=', id).where('reported_at', 'is', null).execute()
    await ground.journal.append(tx, actorString(actor), { type: 'duty.ended', subject: `decision:${decision}`, body: { duty: kind } })
  }
}
