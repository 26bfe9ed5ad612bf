/** Goes on with what a decision granted that lives again under a new number. */
import { daysArePersonal, paidBy, paidPeriod } from '../../law/entitlement.ts'
import { Failure } from '../../law/failure.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { addDays, dayOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import type { EntitlementsGround } from './ground.ts'
import { messages } from './messages.ts'
import { declaredOf, endIfShown, instalmentsOfCase, openInstalment, order } from './pay.ts'

export interface Reviving {
  /** The decision that was revoked, and the one by which it lives again. */
  readonly from: string
  readonly to: string
  readonly decidedBy: string | undefined
  /** What whoever annuls found to be paid for the periods between, where they were asked. */
  readonly found: 'paid' | 'lost' | undefined
}

/**
 * The right is that of the first decision, with its first and its last day. Periods between are paid or lost as the law says, or else as was found; what was ordered before is not ordered
 * again, what was lost for good stays lost, and what is paid once or by stages is owed as it was: nobody reports a second time on a stage that was shown. Whose account is erased is paid nothing, for nobody knows where to.
 */
export async function revive(ground: EntitlementsGround, tx: Tx, actor: Actor | SystemActor, { from, to, decidedBy, found }: Reviving): Promise<void> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  for (const row of await tx.selectFrom('entitlement').selectAll().where('decision', '=', from).where('ended_why', '=', 'revoked').where('iban', 'is not', null).orderBy('id').forUpdate().execute()) {
    const { procedure, declared } = await declaredOf(ground, row)
    const arrears = declared.every === undefined ? 'paid' : declared.revived ?? found
    if (arrears === undefined) throw new Failure('conflict', messages.undecidedArrears(declared.title))
    const [id, term] = [newId(), { since: row.since, until: row.until ?? undefined }]
    const first = declared.stages ? undefined : paidPeriod(declared, term, row.since)
    const anew = await tx.insertInto('entitlement').values({
      ...row, id, decision: to, facts: JSON.stringify(row.facts), next_from: first?.from ?? null, next_to: first?.to ?? null,
      ended_on: null, ended_why: null, decided_by: actorString(decidedBy === undefined ? actor : { person: decidedBy }), begun_at: ground.now(),
    }).returningAll().executeTakeFirstOrThrow()
    // What was over before the withdrawal is no arrears, though its order was withdrawn with it.
    for (let one = arrears === 'lost' ? first : undefined; one !== undefined && one.to < today; one = paidPeriod(declared, term, addDays(one.to, 1))) {
      if (one.to < row.ended_on!) continue
      await tx.insertInto('instalment').values({
        id: newId(), entitlement: id, period_from: one.from, period_to: one.to, stage: null, amount: null, due_day: paidBy(ground.calendar, declared, one.to), waiting: 'suspended', lost: true, forfeited: true, payment: null, opened_at: ground.now(),
      }).execute()
    }
    const days = { since: row.since, ...(row.until !== null && { until: row.until }) }
    await ground.journal.append(tx, actorString(actor), {
      type: 'entitlement.begun', subject: `decision:${to}`,
      ...(daysArePersonal(declared, fieldsOf(procedure)) ? { body: { entitlement: row.kind, arrears }, personal: days } : { body: { entitlement: row.kind, arrears, ...days } }),
    })
    const shown = declared.stages ? await instalmentsOfCase(tx, anew).select(['stage', 'period_from', 'period_to']).distinctOn('stage').where('stage', 'is not', null).orderBy('stage').orderBy('opened_at').execute() : []
    for (const { stage, period_from, period_to } of shown) {
      const opened = await openInstalment(ground, tx, anew, { from: period_from, to: period_to, stage, due: paidBy(ground.calendar, declared, today) })
      if (opened) await order(ground, tx, anew, opened)
    }
    await endIfShown(ground, tx, anew, declared)
  }
}
