/** Begins, ends and forgets what decisions grant, and enters the stages whose evidence came. */
import { sql } from 'kysely'
import { daysArePersonal, type Entitlement, factsPaidBy, paidBy, paidPeriod, termOf } from '../../law/entitlement.ts'
import type { Facts } from '../../law/field.ts'
import { fieldsOf, type Procedure } from '../../law/procedure.ts'
import { questionnairesOf } from '../../law/reading.ts'
import { dayOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import type { EntitlementsGround } from './ground.ts'
import { messages } from './messages.ts'
import { declaredOf, endIfShown, openInstalment, order } from './pay.ts'
import type { EntitlementRow } from './tables.ts'

/** What a decision grants, and to whom. */
export interface Granting {
  readonly decision: string
  readonly case: string
  readonly procedure: Procedure
  readonly version: string
  /** The declared decision that was taken. */
  readonly kind: string
  readonly party: { readonly kind: 'person' | 'organisation' | 'body'; readonly id: string }
  /** The person who decided, or the last who acted where the rules or the clock decided upon that; undefined where nobody did. */
  readonly decidedBy: string | undefined
  /** The facts of the case. */
  readonly facts: Facts
}

export async function begin(ground: EntitlementsGround, tx: Tx, actor: Actor | SystemActor, { decision, case: of, procedure, version, kind, party, decidedBy, facts }: Granting): Promise<void> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  for (const [name, declared] of Object.entries(procedure.entitlements ?? {})) {
    if (declared.after !== kind) continue
    const term = termOf(ground.calendar, declared, today, facts)
    const first = declared.stages ? undefined : paidPeriod(declared, term, term.since)
    const read = factsPaidBy(declared, questionnairesOf(procedure))
    const over = declared.every !== undefined && first === undefined
    const row = await tx.insertInto('entitlement').values({
      id: newId(), decision, case_id: of, kind: name, procedure: procedure.id, version, organisation: null, person: null, body: null, [party.kind]: party.id,
      facts: JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([fact]) => read.has(fact)))), iban: String(facts[declared.account]), books: ground.booksOf(declared.expense),
      since: term.since, until: term.until ?? null, next_from: first?.from ?? null, next_to: first?.to ?? null,
      ended_on: over ? today : null, ended_why: over ? 'over' : null, decided_by: actorString(decidedBy === undefined ? actor : { person: decidedBy }), begun_at: ground.now(),
    }).returningAll().executeTakeFirstOrThrow()
    const days = { since: term.since, ...(term.until && { until: term.until }) }
    await ground.journal.append(tx, actorString(actor), {
      type: 'entitlement.begun', subject: `decision:${decision}`, ...(daysArePersonal(declared, fieldsOf(procedure)) ? { body: { entitlement: name }, personal: days } : { body: { entitlement: name, ...days } }),
    })
    // What is paid at the decision waits for no report.
    await openStages(ground, tx, row, declared, undefined)
  }
}

export async function end(ground: EntitlementsGround, tx: Tx, actor: Actor | SystemActor, decision: string): Promise<void> {
  const rows = await tx.selectFrom('entitlement').selectAll().where('decision', '=', decision).where('ended_why', 'is distinct from', 'revoked').forUpdate().execute()
  for (const row of rows) {
    await tx.updateTable('entitlement').set({ ended_on: dayOf(ground.now(), ground.calendar.zone), ended_why: 'revoked', next_from: null, next_to: null }).where('id', '=', row.id).execute()
    await tx.updateTable('instalment').set({ lost: true }).where('entitlement', '=', row.id).where('waiting', 'is not', null).execute()
    for (const { payment } of await tx.selectFrom('instalment').select('payment').where('entitlement', '=', row.id).where('payment', 'is not', null).execute()) {
      const { status } = await ground.ledger.payment(payment!, tx)
      if (status === 'drafted' || status === 'approved') await ground.ledger.withdrawPayment(tx, actorString(actor), payment!, messages.revoked)
    }
    await ground.journal.append(tx, actorString(actor), { type: 'entitlement.ended', subject: `decision:${decision}`, body: { entitlement: row.kind, why: 'revoked' } })
  }
}

export async function shown(ground: EntitlementsGround, tx: Tx, { decision, duty, holds }: { readonly decision: string; readonly duty: string; readonly holds: boolean }): Promise<void> {
  if (!holds) return
  const rows = await tx.selectFrom('entitlement').selectAll().where('decision', '=', decision).where('ended_on', 'is', null).forUpdate().execute()
  for (const row of rows) {
    const { declared } = await declaredOf(ground, row)
    await openStages(ground, tx, row, declared, duty)
  }
}

/** Enters the stages that the report of a duty shows, or those of the decision itself, and orders them; the right is over with the last of them. */
async function openStages(ground: EntitlementsGround, tx: Tx, row: EntitlementRow, declared: Entitlement, duty: string | undefined): Promise<void> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  for (const [stage, { upon }] of (declared.stages ?? []).entries()) {
    if (upon !== duty) continue
    const opened = await openInstalment(ground, tx, row, { from: today, to: today, stage, due: paidBy(ground.calendar, declared, today) })
    if (opened) await order(ground, tx, row, opened)
  }
  await endIfShown(ground, tx, row, declared)
}

export async function erase(tx: Tx, id: string): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('entitlement').set({ iban: null, facts: '{}' }).where('case_id', '=', id).where('iban', 'is not', null).where('ended_on', 'is not', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('instalment').leftJoin('payment_order', 'payment_order.id', 'instalment.payment').select('instalment.id')
      .whereRef('instalment.entitlement', '=', 'entitlement.id').where((expression) => expression.or([
        expression.and([expression('waiting', 'is not', null), expression('lost', '=', false)]), expression.and([expression('payment_order.id', 'is not', null), expression('payment_order.ended_at', 'is', null), unsettled]),
      ])))))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** No line of the bank proves yet that it was paid. */
const unsettled = sql<boolean>`not exists (select from bank_allocation a left join bank_allocation back on back.reverses = a.id
  where a.payment = payment_order.id and a.reverses is null and back.id is null)`
