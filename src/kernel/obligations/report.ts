/** Makes the report of a period: answers read, tests and assessment computed, invoice issued, all in one transaction. */
import { readAnswers, type Submitted, writeAnswers } from '../../law/answers.ts'
import { canonical } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import type { Obligation } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import { capacityOf } from '../signatures/index.ts'
import { assess } from './assess.ts'
import type { ObligationsGround } from './ground.ts'
import { messages } from './messages.ts'
import { obligation, type ObligationView } from './read.ts'

export interface ReportInput {
  readonly obligation: string
  readonly answers: Submitted
  readonly signature?: { readonly provider: string; readonly cms: Uint8Array }
}

const fieldsIn = (declared: Obligation): readonly Field[] => declared.form.flatMap((page) => page.fields)

/** A report that the actor's organisation may still make. */
async function openOne(ground: ObligationsGround, actor: Actor, id: string): Promise<ObligationView> {
  const view = await obligation(ground, actor, id)
  if (view.organisation !== actor.organisation?.id) throw new Failure('not found', messages.noObligation)
  if (view.state === 'reported') throw new Failure('conflict', messages.alreadyReported)
  if (view.state === 'ended') throw new Failure('conflict', messages.ended)
  if (!await ground.parties.mayActFor(actor, view.organisation, view.procedure.id)) throw new Failure('refused', messages.noRight)
  return view
}

/** Saves what was typed so far; right answers are kept, problems come back. */
export async function saveReport(ground: ObligationsGround, actor: Actor, id: string, answers: Submitted): Promise<readonly Problem[]> {
  const view = await openOne(ground, actor, id)
  const { facts, problems } = readAnswers(fieldsIn(view.declared), answers)
  await ground.db.updateTable('obligation').set({ draft: JSON.stringify({ ...view.draft, ...facts }) }).where('id', '=', id).execute()
  return problems
}

/** The bytes to sign: the saved report as canonical JSON. */
export async function reportDocument(ground: ObligationsGround, actor: Actor, id: string): Promise<Uint8Array> {
  const view = await openOne(ground, actor, id)
  return documentOf(view, view.draft)
}

const documentOf = (view: ObligationView, facts: Facts): Uint8Array => new TextEncoder().encode(canonical({
  report: view.id, procedure: view.procedure.id, duty: view.kind, organisation: view.organisation, period: { ...view.period }, facts: facts,
}))

/** Makes the report. The saved answers are used where none are given. */
export async function report(ground: ObligationsGround, actor: Actor, { obligation: id, answers, signature }: ReportInput): Promise<void> {
  const view = await openOne(ground, actor, id)
  const fields = fieldsIn(view.declared)
  const { facts, problems } = readAnswers(fields, { ...writeAnswers(fields, view.draft), ...answers })
  if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
  const document = documentOf(view, facts)
  const verified = signature && await ground.signatures.verify(signature.provider, signature.cms, document)
  if (view.declared.sign && !verified) throw new Failure('invalid', messages.signatureMissing, [{ field: 'signature', text: messages.signatureMissing }])
  await transact(ground.db, async (tx) => {
    const still = await tx.selectFrom('obligation').select('reported_at').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (still.reported_at !== null) throw new Failure('conflict', messages.alreadyReported)
    if (verified) await ground.signatures.requireOwn(tx, actor, capacityOf(actor, 'anyone'), verified)
    const evidence = verified && await ground.signatures.record(tx, verified, signature.cms, document)
    await record(ground, tx, actor, view, facts, evidence)
  })
}

async function record(ground: ObligationsGround, tx: Tx, actor: Actor, view: ObligationView, facts: Facts, signature: string | undefined): Promise<void> {
  const { tests, assessment } = assess(ground.calendar, view.procedure, view.declared, view.period, facts)
  const at = ground.now()
  const invoice = assessment.status !== 'assessed' ? undefined : await ground.ledger.issueInvoice(tx, actorString(actor), {
    debtor: view.organisation, bin: actor.organisation!.bin, amount: BigInt(assessment.amount), issued: dayOf(at, ground.calendar.zone),
    due: assessment.dueDay, subject: `obligation:${view.id}`, text: view.declared.pays!.title, income: view.declared.pays!.income,
  })
  await tx.updateTable('obligation').set({
    reported_at: at, reported_by: actorString(actor), report: JSON.stringify(facts), tests: JSON.stringify(tests),
    assessment: JSON.stringify(assessment), invoice: invoice?.id ?? null, signature: signature ?? null,
  }).where('id', '=', view.id).execute()
  await ground.journal.append(tx, actorString(actor), {
    type: 'obligation.reported', subject: `obligation:${view.id}`,
    body: { duty: view.kind, from: view.period.from, to: view.period.to, assessment: assessment.status, ...(invoice && { invoice: invoice.number }) },
    personal: { facts: facts },
  })
}
