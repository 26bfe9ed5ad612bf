/** Opens one occasion of a duty: a report is asked for, or the period is charged by itself. */
import { sql } from 'kysely'
import type { Occasion } from '../../law/duty.ts'
import type { Obligation } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { keepAssessed } from './assessed.ts'
import type { ObligationsGround } from './ground.ts'
import { roundMessages } from './messages.ts'
import { columnsOf, partyOf, tell } from './party.ts'
import type { DutyRow } from './tables.ts'

/** Opens the report of one occasion, once. */
export async function openOne(ground: ObligationsGround, tx: Tx, duty: DutyRow, declared: Obligation, { from, to, due }: Occasion, occasion: string): Promise<void> {
  const party = partyOf(duty)
  const opened = await tx.insertInto('obligation').values({
    id: newId(), duty: duty.id, version: duty.version, occasion, ...columnsOf(party), period_from: from, period_to: to,
    due_day: due, draft: sql`'{}'::jsonb`, reported_at: null, reported_by: null, report: null,
    tests: null, assessment: null, invoice: null, signature: null, reminders: 0, led_to: null, ended_at: null,
  }).onConflict((conflict) => conflict.columns(['duty', 'period_from', 'occasion']).doNothing()).returning('id').executeTakeFirst()
  if (opened && declared.charged) {
    // Whoever owes is told by the ledger, with the invoice.
    const procedure = await ground.declarationOf(duty.version)
    await keepAssessed(ground, tx, { system: 'clock' }, { id: opened.id, kind: duty.kind, declared, procedure, party, period: { from, to } }, duty.facts, { since: duty.since })
    return
  }
  // A period that is made up for long after its day is for the reminders to tell of.
  if (opened && due >= dayOf(ground.now(), ground.calendar.zone)) await tell(ground, tx, party, declared, roundMessages.opened(declared.title, due, opened.id))
}
