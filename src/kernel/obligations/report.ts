/** Makes the report of a period: answers read, tests and assessment computed, invoice issued, all in one transaction. */
import { sql } from 'kysely'
import { readAnswers, type Submitted, writeAnswers } from '../../law/answers.ts'
import { delegable } from '../../law/delegable.ts'
import { takenFrom } from '../../law/entry-field.ts'
import { canonical } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Facts, type Field, fieldAt, filesIn } from '../../law/field.ts'
import { type Asked, askedOf } from '../../law/form.ts'
import { readingOf } from '../../law/reading.ts'
import type { Obligation } from '../../law/procedure.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import type { Choosing } from '../registers/index.ts'
import { capacityOf } from '../signatures/index.ts'
import { keepAssessed } from './assessed.ts'
import type { ObligationsGround } from './ground.ts'
import { messages } from './messages.ts'
import { standsFor } from './party.ts'
import { obligation, type ObligationView } from './read.ts'
import { happened } from './upon.ts'

export interface ReportInput {
  /** By its id, or as it was read in the same request. */
  readonly obligation: string | ObligationView
  readonly answers: Submitted
  readonly signature?: { readonly provider: string; readonly cms: Uint8Array }
}

/** What of the report is asked on these answers, by the law of the last day of its period. */
export const askedInReport = ({ declared, procedure, period }: ObligationView, answers: Facts): Asked =>
  askedOf(declared.form, answers, readingOf(procedure, period.to))

/** Problems with what is asked; what the other answers close need not be right. */
const openProblems = ({ pages }: Asked, problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ field }) => pages.some(({ fields }) => fields.some(({ name }) => name === field?.split('.')[0])))

const fieldsIn = (declared: Obligation): readonly Field[] => declared.form.flatMap((page) => page.fields)

/** Who chooses entries in a report, and whose are their own. */
const choosingIn = ({ party }: ObligationView, asker: Actor): Choosing => ({ asker, applicant: party.kind === 'body' ? { kind: 'body', body: party.id } : { kind: party.kind, id: party.id } })

const isTaken = ({ declared }: ObligationView, name: string): boolean => fieldsIn(declared).some((field) => field.name === name && takenFrom(field) !== undefined)

/** A report that whoever the actor stands for may still make; one that was read in the same request is not read again. */
async function reportable(ground: ObligationsGround, actor: Actor, of: string | ObligationView): Promise<ObligationView> {
  const view = typeof of === 'string' ? await obligation(ground, actor, of) : of
  if (!standsFor(actor, view.party, view.declared)) throw new Failure('not found', messages.noObligation)
  if (view.state === 'reported') throw new Failure('conflict', messages.alreadyReported)
  if (view.state === 'ended') throw new Failure('conflict', messages.ended)
  const { party } = view
  if (party.kind === 'organisation' && !await ground.parties.mayActFor(actor, party.id, { act: delegable.report.id, procedure: view.procedure.id })) throw new Failure('refused', messages.noRight)
  return view
}

/** What the files of a report are attached to: evidence is kept as long as the report. */
const evidenceSubject = (obligation: string): string => `obligation:${obligation}`

/** A report that was saved: what is wrong with it, and the report with what is not. */
export interface SavedReport { readonly problems: readonly Problem[]; readonly view: ObligationView }

/** Saves what was typed so far; right answers are kept, problems come back. Files that this person uploaded become evidence, and what they replace goes. */
export async function saveReport(ground: ObligationsGround, actor: Actor, of: string | ObligationView, answers: Submitted): Promise<SavedReport> {
  const view = await reportable(ground, actor, of)
  const { id } = view
  const read = readAnswers(fieldsIn(view.declared), answers)
  const entries = await ground.readEntries(fieldsIn(view.declared), { ...view.draft, ...read.facts }, choosingIn(view, actor))
  const refused = entries.problems.filter(({ field = '' }) => read.facts[field.split('.')[0]!] !== undefined)
  const facts = Object.fromEntries(Object.entries(entries.facts).filter(([name]) => !refused.some(({ field }) => field?.split('.')[0] === name) && (read.facts[name] !== undefined || isTaken(view, name))))
  const problems = [...read.problems, ...refused]
  return transact(ground.db, async (tx) => {
    // What was read before may be old by now: another save, or the end of the duty, came between.
    const now = await tx.selectFrom('obligation').select(['draft', 'ended_at']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (now.ended_at !== null) throw new Failure('conflict', messages.ended)
    const wrong = await keepEvidence(ground, tx, actor, { ...view, draft: now.draft }, facts)
    const kept = Object.fromEntries(Object.entries(facts).filter(([name]) => !wrong.some(({ field }) => field?.split('.')[0] === name)))
    const row = await tx.updateTable('obligation').set({ draft: sql`draft || ${JSON.stringify(kept)}::jsonb` }).where('id', '=', id).where('reported_at', 'is', null)
      .returning('draft').executeTakeFirst()
    if (row === undefined) throw new Failure('conflict', messages.alreadyReported)
    const saved = { ...view, draft: row.draft }
    return { view: saved, problems: [...openProblems(askedInReport(saved, saved.draft), problems), ...wrong] }
  })
}

async function keepEvidence({ files }: ObligationsGround, tx: Tx, actor: Actor, { id, declared, draft }: ObligationView, facts: Facts): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const fields = fieldsIn(declared).filter(({ name }) => facts[name] !== undefined)
  const had = new Set(filesIn(fields, draft).map((file) => file.id))
  const has = filesIn(fields, facts)
  for (const { name, id: file } of has) {
    if (had.has(file)) continue
    try {
      const { uploadedBy } = await files.find(file, tx)
      const own = uploadedBy === actorString(actor) || uploadedBy === actorString({ person: actor.person })
      await files.attach(tx, file, evidenceSubject(id), own ? uploadedBy : actorString(actor))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      problems.push({ field: name, text: error.text })
    }
  }
  if (problems.length === 0) for (const gone of had) if (!has.some((file) => file.id === gone)) await files.remove(tx, gone)
  return problems
}

/** The bytes to sign: the saved report as canonical JSON, with the SHA-256 of each file that it names. */
export async function reportDocument(ground: ObligationsGround, actor: Actor, of: string | ObligationView): Promise<Uint8Array> {
  const view = await reportable(ground, actor, of)
  return documentOf(ground, view, askedInReport(view, view.draft).facts)
}

async function documentOf({ files, db }: Pick<ObligationsGround, 'files' | 'db'>, view: ObligationView, facts: Facts, within: Db = db): Promise<Uint8Array> {
  const ids = filesIn(fieldsIn(view.declared), facts).map(({ id }) => id)
  const hashes = await files.hashes(ids, within)
  if (ids.some((id) => hashes[id] === undefined)) throw new Failure('conflict', messages.changedMeanwhile)
  return new TextEncoder().encode(canonical({
    report: view.id, procedure: view.procedure.id, duty: view.kind, ...(view.party.kind === 'organisation' ? { organisation: view.party.id } : { [view.party.kind]: view.party.id }), period: { ...view.period }, facts,
    ...(Object.keys(hashes).length > 0 && { files: hashes }),
  }))
}

/** Makes the report. The saved answers are used where none are given. */
export async function report(ground: ObligationsGround, actor: Actor, { obligation: of, answers, signature }: ReportInput): Promise<void> {
  const view = await reportable(ground, actor, of)
  const { id } = view
  const fields = fieldsIn(view.declared)
  // What was not saved brings no file with it: evidence is attached when it is saved.
  const given = Object.fromEntries(Object.entries(answers).filter(([name]) => fieldAt(fields, name)?.kind !== 'file'))
  // What was saved was read then. Of what is given now a part of a field, such as a cell of a table, stands among the parts that were saved.
  const changed = fields.filter(({ name }) => Object.keys(given).some((control) => control.split('.')[0] === name))
  const read = readAnswers(fields.filter((field) => changed.includes(field) || view.draft[field.name] === undefined), { ...writeAnswers(changed, view.draft), ...given })
  const entries = await ground.readEntries(fields, { ...view.draft, ...read.facts }, choosingIn(view, actor))
  const asked = askedInReport(view, entries.facts)
  const [facts, problems] = [asked.facts, openProblems(asked, [...read.problems, ...entries.problems])]
  if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
  const document = await documentOf(ground, view, facts)
  const verified = signature && await ground.signatures.verify(signature.provider, signature.cms, document)
  if (view.declared.sign && !verified) throw new Failure('invalid', messages.signatureMissing, [{ field: 'signature', text: messages.signatureMissing }])
  await transact(ground.db, async (tx) => {
    const still = await tx.selectFrom('obligation').select(['reported_at', 'ended_at', 'draft']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (still.reported_at !== null) throw new Failure('conflict', messages.alreadyReported)
    if (still.ended_at !== null) throw new Failure('conflict', messages.ended)
    // A colleague may have saved other answers, or another file, since this was read.
    if (canonical({ ...still.draft }) !== canonical({ ...view.draft }) || !Buffer.from(document).equals(await documentOf(ground, view, facts, tx))) throw new Failure('conflict', messages.changedMeanwhile)
    if (verified) await ground.signatures.requireOwn(tx, actor, view.party.kind === 'body' ? 'office' : capacityOf(actor, 'anyone'), verified)
    const evidence = verified && await ground.signatures.record(tx, verified, signature.cms, document)
    await record(ground, tx, actor, view, facts, evidence)
  })
}

async function record(ground: ObligationsGround, tx: Tx, actor: Actor, view: ObligationView, facts: Facts, signature: string | undefined): Promise<void> {
  const tests = await keepAssessed(ground, tx, actor, view, facts, signature === undefined ? {} : { signature })
  if (view.decision === undefined) return
  const made = { decision: view.decision, duty: view.kind, holds: tests.every(({ verdict }) => verdict === true) }
  await happened(ground, tx, actor, { kind: 'report', obligation: view.id, ...made })
  await ground.reported(tx, made)
}
