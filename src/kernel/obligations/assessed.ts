/** Keeps what a report says or a period is charged: its assessment, the invoice of what is owed, and the entry of the journal. */
import type { Facts } from '../../law/field.ts'
import { type Day, dayOf, laterOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Invoice } from '../ledger/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { assess } from './assess.ts'
import type { ObligationsGround } from './ground.ts'
import type { ObligationView } from './read.ts'
import type { Assessment, TestResult } from './tables.ts'

/** What of an obligation is read to assess it. */
type Assessed = Pick<ObligationView, 'id' | 'kind' | 'declared' | 'procedure' | 'party' | 'period'>

/** Answers the tests of the report. `since` is the day from which periods of so many months are counted. */
export async function keepAssessed(
  ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { id, kind, declared, procedure, party, period }: Assessed, facts: Facts, { signature, since }: { readonly signature?: string; readonly since?: Day } = {},
): Promise<readonly TestResult[]> {
  const at = ground.now()
  const today = dayOf(at, ground.calendar.zone)
  const { tests, assessment } = assess(ground.calendar, procedure, declared, period, facts, { ...(since !== undefined && { since }), ...(declared.charged && { invoiced: today }) })
  const invoice = await invoiceCharge(ground, tx, actor, { id, declared, party, assessment })
  await tx.updateTable('obligation').set({
    reported_at: at, reported_by: actorString(actor), report: JSON.stringify(facts), tests: JSON.stringify(tests),
    assessment: JSON.stringify(assessment), invoice: invoice?.id ?? null, signature: signature ?? null,
  }).where('id', '=', id).execute()
  await ground.journal.append(tx, actorString(actor), {
    type: 'obligation.reported', subject: `obligation:${id}`,
    body: { duty: kind, from: period.from, to: period.to, assessment: assessment.status, ...(invoice && { invoice: invoice.number }) },
    personal: { facts: facts },
  })
  return tests
}

/** Issues the invoice of what is owed; undefined where nothing is. Whoever reports after the day of payment owes at once: an invoice is due on no day before its own. */
export async function invoiceCharge(
  ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { id, declared, party, assessment }: Pick<Assessed, 'id' | 'declared' | 'party'> & { readonly assessment: Assessment },
): Promise<Invoice | undefined> {
  const debtor = assessment.status === 'assessed' ? await ground.parties.named(party, tx) : undefined
  if (assessment.status !== 'assessed' || debtor === undefined) return undefined
  const issued = dayOf(ground.now(), ground.calendar.zone)
  return ground.ledger.issueInvoice(tx, actorString(actor), {
    debtor: party, identifier: debtor.identifier, amount: BigInt(assessment.amount), issued, due: laterOf(assessment.dueDay, issued), subject: `obligation:${id}`, text: declared.pays!.title, income: declared.pays!.income,
  })
}
