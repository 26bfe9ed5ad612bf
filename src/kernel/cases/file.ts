/** Opens cases: an applicant files a draft, an office opens one of its own motion. */
import { hash } from 'node:crypto'
import { canBeAbout } from '../../law/about.ts'
import { sql } from 'kysely'
import { answerMessages } from '../../law/answers.messages.ts'
import { type Body, bodyOfRole } from '../../law/body.ts'
import { canonical } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { type Facts, filesIn, isEmpty } from '../../law/field.ts'
import { askedOf } from '../../law/form.ts'
import { inBody, officesOfBody, opensFor, roleIn } from '../../law/in-body.ts'
import { addresseeOf, signerOf } from '../../law/opening.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import type { Locale } from '../../law/text.ts'
import { type Day, dayOf, yearOf } from '../../law/time.ts'
import { type Db, newId, transact, type Tx } from '../database/index.ts'
import type { Actor, Agreement, SystemActor } from '../parties/index.ts'
import type { Owner } from '../registers/index.ts'
import type { Act, FiledAtCounter } from './action.ts'
import { draftSubject, isMine } from './discarded.ts'
import { applicantOf, complete, type Draft, draftDocument, filesOfDraft, findDraft, lockAbout, requireApplicant, requireNoneOpen, requireSubject } from './drafts.ts'
import { type DecisionRecord, holderNumber } from '../decisions/index.ts'
import { changedBy, clashesOf } from './apart.ts'
import { ownerOf, requireChosen, requireNone } from './entries.ts'
import { knowingOf, knownFacts } from './known.ts'
import { countAnswers } from './how-served.ts'
import { requireWithinLimits } from './limits.ts'
import { capacityOf, type Keeping } from '../signatures/index.ts'
import type { Ground } from './ground.ts'
import { appendAct, faceCase } from './log.ts'
import { messages } from './messages.ts'
import { actingFor, actOf, carryOut, type Doing, followRules, invalid, permitIn, type SignatureInput } from './perform.ts'
import { requireOthersAsked, requireOwnersThere } from './outsiders.ts'
import { CaseStands, requireNoneStands, standingAbout } from './stands.ts'
import type { CaseRow } from './tables.ts'
import { requireOwnLooks } from './typed.ts'

/**
 * What is filed. `language`: the one in which it was filled in, where somebody says so. `agreement`: of the person at a counter, who agrees to the bytes of `draftDocument`.
 */
export interface Filing { readonly draft: string; readonly signature?: SignatureInput; readonly language?: Locale; readonly agreement?: Agreement }

/** Files a draft and returns the id of its case. Filing the same draft again answers with the same case. */
export async function fileDraft(ground: Ground, actor: Actor, { draft: id, signature, language, agreement }: Filing): Promise<string> {
  const draft = await findDraft(ground, actor, id)
  if (draft === undefined) return caseOfFiling(ground.db, id, actor)
  await requireApplicant(ground, actor, draft.procedure)
  ground.lots.requireOpen(draft.procedure)
  const { facts, missing } = complete(draft.pages.flatMap((page) => page.fields), draft.facts)
  if (draft.unfit.length > 0) throw invalid(draft.unfit)
  if (missing.length > 0) throw invalid(missing.map((field) => ({ field: field.name, text: answerMessages.missing(field) })))
  await requireOwnLooks(ground, actor.person, draft.procedure, facts)
  const document = draftDocument(draft)
  const files = filesOfDraft(draft, draft.pages.flatMap((page) => page.fields), facts)
  const signed = signature && { verified: await ground.signatures.verify(signature.provider, signature.cms, document), cms: signature.cms }
  const signs = signerOf(draft.procedure.opens)
  // At a counter the person agrees on the spot instead.
  if (signs !== undefined && signed === undefined && actor.counter === undefined) throw new Failure('invalid', messages.signatureMissing, [{ field: 'signature', text: messages.signatureMissing }])
  const agreed = actor.counter && await agreedAt(ground, actor, document, agreement)
  return transact(ground.db, async (tx) => {
    const taken = await tx.deleteFrom('draft').where('id', '=', id).where(({ not, exists, selectFrom }) => not(exists(
      selectFrom('case_action').select('case_action.id').where('key', '=', `file:${id}`).where('seq', '=', 0),
    ))).returning('id').executeTakeFirst()
    // Sent twice at once: the other one has filed it while this one waited.
    if (!taken) return caseOfFiling(tx, id, actor)
    await agreed?.spend(tx)
    if (draft.about !== undefined) await lockAbout(tx, draft.about)
    await requireSubject(ground, tx, actor, draft.procedure, draft.about, draft.body)
    if (draft.subject) {
      // Two that are filed at once both saw none: the later one waits, and then sees the case of the other.
      await sql`select pg_advisory_xact_lock(hashtext('case_record.subject'), hashtext(${draft.subject.id}))`.execute(tx)
      await requireNoneOpen(ground, tx, draft.procedure, draft.subject.id, { person: actor.person, organisation: draft.organisation, body: draft.body?.id })
    }
    await requireReadNow(ground, tx, actor, draft)
    await requireBookingNow(ground, tx, actor, draft)
    await requireWithinLimits(ground, tx, actor, draft.procedure, draft.body, { filing: facts })
    // A signature that nobody asked for is kept as evidence too, so it must be the right one as well.
    const own = signed && await ground.signatures.requireOwn(tx, actor, draft.body === undefined ? capacityOf(actor, signs ?? 'anyone') : 'office', signed.verified)
    const evidence = signed && ground.signatures.keeping(signed.verified, signed.cms, document)
    if (own?.provesHead && draft.organisation) {
      await ground.parties.proveHead(tx, { organisation: draft.organisation, person: actor.person, proof: evidence!.id })
    }
    await requireChosen(ground, tx, draft.pages.flatMap((page) => page.fields), facts, { asker: actor, applicant: applicantOf(actor, draft) })
    await requireOwnersThere(ground, tx, draft.procedure, facts)
    requireNone(await clashesOf(ground, tx, draft.procedure, facts, { changes: changedBy(draft) }))
    const counted = countAnswers(facts, draft.known)
    const addressed = addresseeIn(ground, draft.procedure, facts)
    const row = await openRow(ground, tx, draft, draft.body === undefined ? { person: actor.person, organisation: actor.organisation?.id, openedIn: addressed?.id, language, visit: actor.counter?.visit, counted } : { body: draft.body.id, language, counted })
    await moveFiles(ground, tx, draft, facts, row.id)
    const lot = await ground.lots.admit(tx, draft.procedure, facts)
    if (lot) await tx.insertInto('call_entrant').values({ case: row.id, procedure: lot.procedure, opens: lot.opens }).execute()
    await ground.allocations.reserve(tx, actor, { draft: id, case: row.id, procedure: draft.procedure, facts, subject: draft.subject?.id })
    await first(ground, tx, row, inBody(draft.procedure, addressed), actingFor(actor, row.body), `file:${id}`, { type: 'filed', facts, ...(language && { language }), ...(files && { files }), ...(evidence && { signature: evidence.id }), ...(agreed && { counter: agreed.filed }) }, evidence)
    if (actor.counter) {
      await ground.parties.counter.tellFiled(tx, { visit: actor.counter.visit, person: actor.person, body: actor.counter.body, title: draft.procedure.title, number: row.number, path: `/cases/${row.id}`, onPaper: agreed?.filed.agreed === 'paper' })
    }
    return row.id
  })
}

/** The body to which an applicant turned; undefined where they chose none. Throws a `Failure` (invalid) where it ended since the procedure named it, or lost an office that it needs. */
function addresseeIn({ parties }: Ground, declaration: Procedure, facts: Facts): Body | undefined {
  const field = addresseeOf(declaration.opens)
  const chosen = field === undefined ? undefined : facts[field]
  if (field === undefined || chosen === undefined || isEmpty(chosen)) return undefined
  const body = parties.bodies.find(({ id }) => id === chosen)
  const lacking = body && [...officesOfBody(declaration)].find(([{ name }]) => roleIn(body, name) === undefined)
  if (body === undefined || lacking) throw invalid([{ field, text: lacking ? messages.officeLacking(body!.name, lacking[0].title) : messages.bodyEnded }])
  return body
}

/** What was agreed to at a counter, and what spends that. */
interface AgreedHere { readonly filed: FiledAtCounter; readonly spend: (tx: Tx) => Promise<void> }

/** By what the person at a counter agrees to these very bytes, which are sent in their name, and what spends that. Throws a `Failure` where they do not. */
async function agreedAt({ parties }: Ground, actor: Actor, document: Uint8Array, agreement: Agreement | undefined): Promise<AgreedHere> {
  const { officer, body } = actor.counter!
  const visit = await parties.counter.visitHere(actor)
  if (visit.person !== actor.person) throw new Failure('refused', messages.counterNotAgreed)
  if (agreement === undefined) throw new Failure('invalid', messages.counterNotAgreed, [{ field: 'code', text: messages.counterNotAgreed }])
  return { filed: { officer, body, agreed: agreement.kind }, spend: await parties.counter.agree(visit, aboutDocument(document), agreement) }
}

/** Under what the address of a case is kept by which whoever has no account follows it. It is made anew whenever it is given out, and stands nowhere. */
export const addressHash = (address: string): string => hash('sha256', `case ${address}`, 'base64url')

/** What a code at a counter agrees to: these bytes, and no others. */
export const aboutDocument = (document: Uint8Array): string => hash('sha256', document)

/** The entry of a declared register that a draft is about says of itself what the draft has taken over; the lock on it is held. Throws a `Failure`: conflict where it says something else by now. */
async function requireReadNow(ground: Ground, tx: Tx, actor: Actor, { procedure, subject }: Draft): Promise<void> {
  if (subject === undefined || !ground.entries.declared.some(({ id }) => id === procedure.subject?.register)) return
  const now = await ground.registers.find(procedure, subject.id, actor, tx)
  const fields = procedure.form.flatMap((page) => page.fields).filter(({ from }) => from?.startsWith('subject.'))
  const [before, present] = await Promise.all([subject, now].map((entry) => knownFacts(ground, tx, fields, { entry })))
  if (canonical({ ...before }) !== canonical({ ...present })) throw new Failure('conflict', messages.entryChanged)
}

/** What became of the booking of the decision that a draft is about is still what the draft has taken over; the lock on the decision is held. Throws a `Failure` (conflict). */
async function requireBookingNow(ground: Ground, tx: Tx, { person }: Actor, { procedure, about, facts, organisation, body }: Draft): Promise<void> {
  const fields = procedure.form.flatMap((page) => page.fields).filter(({ from = '' }) => ['about.booking', 'about.bookedFrom', 'about.bookedUntil'].includes(from))
  const decision = about === undefined || fields.length === 0 ? undefined : await ground.decisions.findIn(tx, about)
  if (decision === undefined) return
  const now = await knownFacts(ground, tx, fields, { about: decision, guest: organisation === undefined && body === undefined ? person : undefined })
  if (fields.some(({ name }) => now[name] !== facts[name])) throw new Failure('conflict', messages.entryChanged)
}

/** The case that a draft has become; throws a `Failure` when the actor has none. */
async function caseOfFiling(db: Db | Tx, draft: string, actor: Actor): Promise<string> {
  const filed = await db.selectFrom('case_action').innerJoin('case_record', 'case_record.id', 'case_action.case_id')
    .select(['case_record.id', 'case_record.person', 'case_record.organisation', 'case_record.body', 'case_record.visit'])
    .where('case_action.key', '=', `file:${draft}`).where('case_action.seq', '=', 0).executeTakeFirst()
  const mine = filed && isMine(filed, actor)
  if (!mine) throw new Failure('not found', messages.noDraft)
  return filed.id
}

/** Uploaded documents now belong to the case, and are kept as long as it is; those of answers that are not filed go. */
async function moveFiles(ground: Ground, tx: Tx, draft: Draft, facts: Facts, id: string): Promise<void> {
  const fields = draft.procedure.form.flatMap((page) => page.fields)
  for (const file of filesIn(fields, facts)) await ground.files.move(tx, file.id, draftSubject(draft.id), `case:${id}`)
  for (const file of filesIn(fields, draft.dropped)) await ground.files.remove(tx, file.id)
}

/** What an office opens of its own motion. */
export interface OpeningByOffice { readonly procedure: string; readonly about: string; readonly facts: Facts; readonly reasons: string; readonly key: string }

/** The same about no decision: what the form says is all that there is. */
export interface OpeningOfItself extends Omit<OpeningByOffice, 'about' | 'reasons'> {
  /** The id of the body that opens it for itself, where somebody may open for several; empty for the programme. */
  readonly body?: string
}

/** The same for what the clock found: undefined while another case about the decision is open, which was opened for something else. */
export async function openWhenNoneIs(ground: Ground, tx: Tx, by: SystemActor, what: OpeningByOffice): Promise<string | undefined> {
  await lockAbout(tx, what.about)
  return await standingAbout(tx, what) ? undefined : openByOffice(ground, tx, by, what)
}

/** The same for an officer at a form: throws `CaseStands` where another case is open, in which nothing is of what they wrote. Sent twice it is the same case. */
export async function openAtForm(ground: Ground, tx: Tx, by: Actor, what: OpeningByOffice): Promise<string> {
  await lockAbout(tx, what.about)
  const stands = await standingAbout(tx, what)
  if (stands !== undefined && stands.key !== what.key) throw new CaseStands(stands)
  return openByOffice(ground, tx, by, what)
}

/** Opens a case of the office's own motion about a decision, such as a withdrawal. One at a time about the same decision. */
export async function openByOffice(ground: Ground, tx: Tx, by: Actor | SystemActor, what: OpeningByOffice): Promise<string> {
  const { procedure, about, facts, reasons, key } = what
  await lockAbout(tx, about)
  const open = await standingAbout(tx, what)
  if (open) return open.id
  const { declaration, hash } = await ground.versions.inForce(procedure, dayOf(ground.now(), ground.calendar.zone), tx)
  const { opens } = declaration
  if (opens.by !== 'office' || ('person' in by && !by.roles.includes(opens.role))) throw new Failure('refused', messages.notOffered)
  const decision = await ground.decisions.findIn(tx, about)
  const record = decision?.record
  const fits = record && canBeAbout(declaration, record)
  if (!fits) throw new Failure('invalid', messages.noSubject)
  if (decision.status.status === 'revoked') throw new Failure('conflict', messages.alreadyRevoked)
  const known = await knownFacts(ground, tx, declaration.form.flatMap((page) => page.fields), knowingOf(decision))
  const party = await holderOf(ground, tx, record)
  const fields = declaration.form.flatMap((page) => page.fields)
  const choosing = { asker: 'person' in by ? by : null, applicant: party.unnamed ? undefined : ownerOf(party) }
  const given = { ...facts, ...known }
  const read = await ground.entries.read(fields, { ...given, ...await ground.coreActs.stated(tx, by, declaration, given) }, choosing, tx, { lock: true })
  if (read.problems.length > 0) throw invalid(read.problems)
  // As in any form: what is not asked on the other answers is no answer.
  const asked = askedOf(declaration.form, read.facts, readingOf(declaration, dayOf(ground.now(), ground.calendar.zone)))
  const row = await openRow(ground, tx, { version: hash, procedure: declaration, about }, party)
  await first(ground, tx, row, declaration, by, key, { type: 'opened', facts: asked.facts, reasons })
  return row.id
}

/**
 * Opens a case of the office's own motion that is about no decision; the body that decides responds. Sent again it answers with the same case.
 *
 * @throws Failure 'refused' for other offices, 'invalid' with what is missing, or what the act that the case is for cannot be done with; `CaseStands` where another case is to do the same
 */
export async function openOfItself(ground: Ground, tx: Tx, by: Actor, { procedure, facts, key, body }: OpeningOfItself): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
  const earlier = await tx.selectFrom('case_action').select(['case_id', 'person']).where('key', '=', key).where('seq', '=', 0).executeTakeFirst()
  if (earlier) {
    if (earlier.person !== by.person) throw new Failure('conflict', messages.keyReused)
    return earlier.case_id
  }
  const today = dayOf(ground.now(), ground.calendar.zone)
  const { declaration: declared, hash: version } = await ground.versions.inForce(procedure, today, tx)
  const own = openerIn(ground, declared, by, body)
  const declaration = inBody(declared, own)
  const { opens, about, form } = declaration
  if (opens.by !== 'office' || about !== undefined) throw new Failure('refused', messages.notOffered)
  const lacking = own && [...officesOfBody(declared)].find(([{ name }]) => roleIn(own, name) === undefined)
  if (lacking) throw new Failure('refused', messages.officeLacking(own.name, lacking[0].title))
  const given = Object.fromEntries(Object.entries(facts).filter(([name]) => form.some(({ fields }) => fields.some((field) => field.name === name && field.from === undefined))))
  const party: Party = own ? { body: own.id } : partyOf(ground, declaration)
  const fields = form.flatMap((page) => page.fields)
  const known = await knownFacts(ground, tx, fields, { body: ground.parties.bodies.find(({ id }) => id === party.body), opening: today })
  const all = { ...given, ...known, ...await ground.coreActs.stated(tx, by, declaration, given, own?.id) }
  const read = await ground.entries.read(fields, all, { asker: by, applicant: party.unnamed ? undefined : ownerOf(party) }, tx, { lock: true })
  const asked = askedOf(form, read.facts, readingOf(declaration, today))
  const kept = ground.findingsChecks.get(declaration.id)?.(asked.facts) ?? []
  const wrong = [...read.problems, ...kept].filter(({ field = '' }) => asked.facts[field.split('.')[0]!] !== undefined)
  if (wrong.length > 0) throw invalid(wrong)
  const { facts: whole, missing } = complete(asked.pages.flatMap((page) => page.fields), asked.facts)
  if (missing.length > 0) throw invalid(missing.map((field) => ({ field: field.name, text: answerMessages.missing(field) })))
  await requireNoneStands(ground, tx, declaration, whole, own?.id)
  const row = await openRow(ground, tx, { version, procedure: declaration }, { ...party, ...(own && { openedIn: own.id }) })
  await first(ground, tx, row, declaration, by, key, { type: 'opened', facts: whole, reasons: '' })
  if (opens.takes !== undefined) await takeAtOnce(ground, tx, by, row.id, { type: 'complete', outcome: opens.takes }, `${key}:taken`)
  return row.id
}

/** For which body somebody opens a case; undefined for the programme. Throws where they may open none, or nobody said for which of several. */
function openerIn({ parties }: Ground, declared: Procedure, { roles }: Actor, asked: string | undefined): Body | undefined {
  const all = opensFor(declared, parties.bodies, roles)
  const may = asked === undefined ? all : all.filter((body) => (body?.id ?? '') === asked)
  if (may.length === 0) throw new Failure('refused', messages.notOffered)
  // Whoever has the programme's own office opens in it unless they say otherwise.
  if (may.length > 1 && may[0] !== undefined) throw new Failure('invalid', messages.openedForWhich, [{ field: 'act-body', text: messages.openedForWhich }])
  return may[0]
}

/** Takes an outcome of the first step with the opening: under every rule of an act that comes later. */
async function takeAtOnce(ground: Ground, tx: Tx, by: Actor, id: string, doing: Doing, key: string): Promise<void> {
  const opened = await faceCase(ground, tx, id, by, { lock: true })
  await carryOut(ground, tx, opened, by, key, actOf(opened, await permitIn(ground, tx, opened, by), { doing }, undefined))
}

/** Who responds for an entry, or where there is none for a case of the house: its owner, or the body that decides. */
export function partyOf({ parties }: Pick<Ground, 'parties'>, { body: { register }, offices }: Procedure, owner: Owner = { kind: 'body' }): Party {
  if (owner.kind !== 'body') return { [owner.kind]: owner.id }
  if (owner.body !== undefined) return { body: owner.body }
  const body = parties.bodies.find(({ registers }) => registers.includes(register)) ?? bodyOfRole(parties.bodies, Object.keys(offices)[0] ?? '')
  return body ? { body: body.id } : { unnamed: true }
}

/** Whom a decision concerns, as the party to a case about it. */
export async function holderOf({ parties }: Ground, tx: Tx, { holder: { organisation, person, body } }: DecisionRecord): Promise<Party> {
  const id = organisation && (await parties.organisation({ number: holderNumber({ organisation })! }, tx))?.id
  return { person: person?.id, organisation: id, body: body?.id, unnamed: person === undefined && id === undefined && body === undefined }
}

/** Whose case it is: applicant or respondent. `unnamed`: whoever has its address. */
export interface Party { readonly person?: string | undefined; readonly organisation?: string | undefined; readonly body?: string | undefined; readonly unnamed?: boolean; readonly openedIn?: string | undefined; readonly language?: Locale | undefined; readonly visit?: string | undefined; readonly counted?: ReturnType<typeof countAnswers> }

export async function openRow(
  ground: Ground, tx: Tx, { version, procedure, about, subject }: Pick<Draft, 'version' | 'procedure' | 'about'> & { readonly subject?: { readonly id: string } }, { person, organisation, body, openedIn, language, visit, counted, unnamed = false }: Party,
): Promise<CaseRow> {
  const at = ground.now()
  return tx.insertInto('case_record').values({
    id: newId(), number: nextNumber(dayOf(at, ground.calendar.zone)), procedure: procedure.id, version, person: person ?? null, organisation: organisation ?? null, body: body ?? null,
    about: about ?? null, subject: subject?.id ?? null, filed_at: at, step: null, assignee: null, due_day: null, step_due_day: null, closed_at: null, changed_at: at, actions: 0,
    used_workdays: null, unnamed, opened_in: openedIn ?? null, language: language ?? null, visit: visit ?? null, ...(counted && { answers: counted.answers, known_answers: counted.known }),
  }).returningAll().executeTakeFirstOrThrow()
}

/** The number that people call a case by: the year and a running number of six digits or more, with gaps where a filing failed. */
const nextNumber = (today: Day) => sql<string>`${yearOf(today)}::text || '-' || (
  select lpad(n::text, greatest(length(n::text), 6), '0') from nextval('case_number') n)`

/** Enters the first act of a case, and what the rules alone make of it at once. */
export async function first(ground: Ground, tx: Tx, row: CaseRow, declaration: Procedure, by: Actor | SystemActor, key: string, act: Act, evidence?: Keeping): Promise<void> {
  if (act.type === 'opened' && 'person' in by) await requireOthersAsked(ground, tx, row, declaration, by, act.facts)
  await followRules(ground, tx, { row, declaration, ...await appendAct(ground, tx, { row, declaration, log: [] }, by, key, act, evidence) })
}
