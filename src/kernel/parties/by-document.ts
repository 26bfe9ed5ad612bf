/**
 * People who have no account at a counter: an officer has seen their document, they sign what is printed, another officer reviews it, and what is written to them goes on paper.
 *
 * Promises: whoever has an account is served by no document; the same number is the same person, and without a number the same document is; a name that was written down is
 * corrected by a document alone, which whoever reviews sees. Not checked: that the document is true, that it is theirs, and that the number is: no register is asked. Whoever shows
 * another document and no number is another person here, so what each may file so often only is filed under a number alone.
 */
import { type RawBuilder, sql } from 'kysely'
import { administratorOf, type Body } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Identifier, readIdentifier } from '../../law/identifier-scheme.ts'
import type { Locale, Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact, type Tx } from '../database/index.ts'
import { type Actor, actorString } from './actor.ts'
import { keptFor } from './kept-for.ts'
import { after, isId, type Means } from './means.ts'
import { words } from './messages.ts'
import { readName } from './names.ts'
import { createPerson } from './people.ts'
import { liveSession } from './presence.ts'
import { requireActing, suspensionOf } from './suspended.ts'
import type { VisitFinding } from './tables.ts'
import { documentKinds, isDocumentKind } from './document-kinds.ts'
import { counterOf, type CounterVisit, presented, record, visits } from './visits.ts'

/**
 * Who is served, as their document says. Without a number of this country nobody can take the account over later. `correct`: the name that was written down before was wrong, and
 * the document says this one.
 */
export interface ShownDocument { readonly name: string; readonly number: string; readonly kind: string; readonly document: string; readonly locale: Locale; readonly correct?: boolean; readonly body?: string | undefined }

/** A visit by document as whoever reviews it sees it; where they have opened it, the document, and `nameBefore`: as the person was called until the officer corrected it. */
export interface ReviewedVisit extends CounterVisit { readonly document?: string; readonly nameBefore?: string; readonly reasons?: string }

/** Visits by document that wait for their review, those in which nothing was filed, and those that were reviewed. */
export const reviewLists = ['waiting', 'empty', 'reviewed'] as const
export type ReviewList = (typeof reviewLists)[number]

/** So many visits stand on a page of the review. */
export const reviewsOnPage = 50

/** A letter to somebody without an account. */
export interface Paper { readonly id: string; readonly person: string; readonly name: string; readonly subject: Text; readonly sentAt: Instant; readonly printedAt: Instant | null }

/** Who is meant, or what is wrong with what was typed. Of a person whom the portal knows already only the same name is accepted. */
interface Read { readonly name: string; readonly document: string; readonly documentHash: string; readonly identifier: Identifier | undefined; readonly problems: readonly Problem[] }

/** Cyrillic letters that documents print alike, as Latin ones: the same number is typed by either keyboard. */
const alike: Readonly<Record<string, string>> = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I' }

/** A number of a document as it is compared. */
const documentNumber = (typed: string): string => typed.normalize('NFKC').toUpperCase().replaceAll(/[^\p{L}\p{N}]+/gu, '').replaceAll(/\p{L}/gu, (letter) => alike[letter] ?? letter)

/** Whether this can be the number of such a document. One of another country says of which, by the code of the state that stands in it: numbers of two states may be the same. */
const isDocumentNumber = (kind: string, number: string): boolean => (kind === 'foreign passport' ? /^[A-Z]{3}[\p{L}\p{N}]{5,20}$/u : /^[\p{L}\p{N}]{5,20}$/u).test(number) && /\d/.test(number)

function read(means: Means, given: ShownDocument): Read {
  const { name, problems } = readName(means, given.name, { field: 'name', longest: 200, missing: words.counterName })
  const typed = given.document.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 60)
  const document = documentNumber(typed)
  const number = given.number.trim() === '' ? undefined : readIdentifier(means.schemes, 'person', given.number)
  return {
    name, document: `${isDocumentKind(given.kind) ? documentKinds[given.kind][given.locale] : ''} ${typed}`, documentHash: means.secrets.hash('counter document', `${given.kind} ${document}`), identifier: number && 'identifier' in number ? number.identifier : undefined,
    problems: [
      ...(number && !('identifier' in number) ? [{ field: 'number', text: number.fault }] : []), ...problems,
      ...(!isDocumentKind(given.kind) ? [{ field: 'kind', text: words.counterKindMissing }] : []),
      ...(isDocumentNumber(given.kind, document) ? [] : [{ field: 'document', text: given.kind === 'foreign passport' ? words.counterForeignDocument : words.counterDocumentMissing }]),
    ],
  }
}

const likeName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ').trim()

/** Whom the portal knows by this number, or where none is shown by this document. */
async function knownBy(tx: Tx, { identifier, documentHash }: Read) {
  const people = tx.selectFrom('person').select(['person.id', 'person.name', 'person.without_account'])
  return identifier === undefined
    ? people.innerJoin('counter_visit as v', 'v.person', 'person.id').where('v.document_hash', '=', documentHash).where('person.closed_at', 'is', null).orderBy('v.began_at', 'desc').limit(1).executeTakeFirst()
    : people.where('identifier', '=', identifier.value).where('identifier_scheme', '=', identifier.scheme).executeTakeFirst()
}

/**
 * The person with this number, or without one with this document, who has no account, or a new one; and how they were called where that is corrected. Throws where somebody has an
 * account: they show by their own means that they are there.
 */
async function personHere(means: Means, tx: Tx, officer: string, asked: Read, { locale, correct = false }: Pick<ShownDocument, 'locale' | 'correct'>): Promise<{ readonly person: string; readonly nameBefore?: string }> {
  const { name, identifier, documentHash } = asked
  // Two counters that write one person down at once, and a form that is sent twice: the later one finds whom the other has written.
  await sql`select pg_advisory_xact_lock(hashtextextended(${documentHash}, 0))`.execute(tx)
  if (identifier !== undefined) await sql`select pg_advisory_xact_lock(hashtextextended(${`${identifier.scheme} ${identifier.value}`}, 0))`.execute(tx)
  const known = await knownBy(tx, asked)
  if (known === undefined) return { person: await createPerson(means, tx, { name, locale, ...(identifier && { identifier }), writtenBy: officer }) }
  if (known.id === officer) throw new Failure('refused', words.counterSelf)
  if (!known.without_account) throw new Failure('invalid', words.counterHasAccount, [{ field: identifier === undefined ? 'document' : 'number', text: words.counterHasAccount }])
  if (suspensionOf(means.standing, { person: known.id })) throw new Failure('refused', words.counterSuspended)
  const isOther = likeName(known.name) !== likeName(name)
  if (isOther && !correct) throw new Failure('invalid', words.counterOtherName, [{ field: 'name', text: words.counterOtherName }])
  await tx.updateTable('person').set({ locale, ...(isOther && { name }) }).where('id', '=', known.id).execute()
  if (!isOther) return { person: known.id }
  const { id } = await means.journal.append(tx, actorString({ person: officer }), { type: 'person.name-corrected', subject: `person:${known.id}`, body: { by: 'document' }, personal: { name, before: known.name } })
  await tx.insertInto('personal_entry').values({ person: known.id, entry: id }).execute()
  return { person: known.id, nameBefore: known.name }
}

/**
 * Begins to serve somebody without an account whose document the officer has before them, and puts the officer's session at the counter for them. Sent twice, it is one visit.
 *
 * @throws Failure 'refused' for whoever sits at no counter, 'invalid' by field, also where the person has an account
 */
export async function serveByDocument(means: Means, secret: string, actor: Actor, given: ShownDocument): Promise<void> {
  requireActing(means.standing, actor)
  const at = counterOf(means, actor, given.body)
  const asked = read(means, given)
  if (asked.problems[0]) throw new Failure('invalid', asked.problems[0].text, asked.problems)
  const live = await liveSession(means, secret)
  if (live === undefined || live.person !== actor.person) throw new Failure('unauthenticated', words.signInFirst)
  const now = means.now()
  await transact(means.db, async (tx) => {
    const { person, nameBefore = null } = await personHere(means, tx, actor.person, asked, given)
    // Letters to them go to the counter that wrote them down; another one that serves them prints what was filed there alone, until somebody has reviewed it.
    await tx.updateTable('person').set({ counter: at.id }).where('id', '=', person).where('counter', 'is', null).execute()
    const visit = { id: newId(), body: at.id, officer: actor.person, person }
    const going = await tx.selectFrom('counter_visit').select('id').where('person', '=', person).where('officer', '=', actor.person).where('body', '=', at.id)
      .where('document_hash', '=', asked.documentHash).where('ends_at', '>', now).executeTakeFirst()
    await tx.updateTable('session').set({ hat: 'counter', organisation: null, visit: going?.id ?? await begin(tx, visit) }).where('id', '=', live.id).execute()
    if (going && nameBefore !== null) await tx.updateTable('counter_visit').set({ name_before: nameBefore }).where('id', '=', going.id).execute()

    async function begin(within: Tx, { id }: typeof visit): Promise<string> {
      await within.insertInto('counter_visit').values({
        ...visit, began_at: now, ends_at: after(now, keptFor.counterVisitMinutes), shown: 'document', shown_at: now, code_hash: null, code_until: null,
        document: asked.document, document_hash: asked.documentHash, name_before: nameBefore,
      }).execute()
      await record(means, within, visit, 'counter.visit-began', {})
      await record(means, within, visit, 'counter.person-there', { by: 'document' })
      await noteLook(means, within, actor, at, { person, thing: id })
      return id
    }
  })
}

async function noteLook({ looks }: Means, tx: Tx, actor: Actor, { counter }: Body, { person, thing }: { readonly person: string; readonly thing: string }): Promise<void> {
  const office = counter?.offices.find((role) => actor.roles.includes(role))
  if (office !== undefined) await looks?.noteIn(tx, { person: actor.person, as: { office } }, [{ whose: person, kind: 'counter', thing, fields: ['name'], basis: counter?.basis }])
}

/**
 * The number that stands under the printed application, below the signature: of these very bytes in this visit, and of nothing else. Whoever types it has the paper before them;
 * that its signature is the person's no machine can say, which is why another officer reviews it.
 */
export const paperCode = ({ secrets }: Means, { id }: Pick<CounterVisit, 'id'>, about: string): string =>
  String(Buffer.from(secrets.hash('counter paper', `${id} ${about}`), 'base64url').readUIntBE(0, 6) % 100_000_000).padStart(8, '0')

/** The bodies whose visits by document somebody reviews: those that they administer. */
const reviewedBy = ({ bodies }: Means, { roles }: Actor): readonly Body[] => bodies().filter((body) => body.counter !== undefined && roles.includes(administratorOf(body)))

const byDocument = (means: Means, at: readonly Body[]) => visits(means.db).where('v.shown', '=', 'document').where('v.body', 'in', [...at.map(({ id }) => id), ''])

const isIn: Readonly<Record<ReviewList, RawBuilder<boolean>>> = {
  waiting: sql<boolean>`(v.found_at is null and v.filed)`, empty: sql<boolean>`(v.found_at is null and not v.filed)`, reviewed: sql<boolean>`v.found_at is not null`,
}

/** That somebody who administers a body was shown this of whoever was served at its counter. */
async function noteReviewed({ db, looks }: Means, actor: Actor, at: readonly Body[], rows: readonly { readonly id: string; readonly body: string; readonly person: string }[], fields: readonly string[]): Promise<void> {
  if (looks === undefined || rows.length === 0) return
  await transact(db, async (tx) => {
    for (const body of at) {
      const shown = rows.filter((row) => row.body === body.id).map(({ id, person }) => ({ whose: person, kind: 'counter' as const, thing: id, fields, basis: body.counter?.basis }))
      if (shown.length > 0) await looks.noteIn(tx, { person: actor.person, as: { office: administratorOf(body) } }, shown)
    }
  })
}

/**
 * A page of the visits by document at the counters that somebody administers: what waits from the earliest on, what was reviewed from the latest. Each is a look at the name.
 *
 * @throws Failure 'refused' for anybody else
 */
export async function visitsToReview(means: Means, actor: Actor, { list = 'waiting', page = 1 }: { readonly list?: ReviewList | undefined; readonly page?: number | undefined } = {}): Promise<readonly ReviewedVisit[]> {
  const at = reviewedBy(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotReviewer)
  const rows = await byDocument(means, at).where(isIn[list]).orderBy('v.began_at', list === 'reviewed' ? 'desc' : 'asc').limit(reviewsOnPage).offset((page - 1) * reviewsOnPage).execute()
  await noteReviewed(means, actor, at, rows, ['name'])
  return rows.map((row) => ({ ...presented(row), ...(row.found_reasons !== null && { reasons: row.found_reasons }) }))
}

/** How many visits stand in each list of the review. */
export async function countReviews(means: Means, actor: Actor): Promise<Readonly<Record<ReviewList, number>>> {
  const at = reviewedBy(means, actor)
  const { rows: [row] } = await sql<Record<ReviewList, bigint>>`select count(*) filter (where ${isIn.waiting}) as waiting, count(*) filter (where ${isIn.empty}) as empty, count(*) filter (where ${isIn.reviewed}) as reviewed
    from counter_visit v where v.shown = 'document' and v.body = any(${at.map(({ id }) => id)})`.execute(means.db)
  return { waiting: Number(row!.waiting), empty: Number(row!.empty), reviewed: Number(row!.reviewed) }
}

/** One visit with the document that was shown: a look at both. @throws Failure 'refused', 'not found' */
export async function visitToReview(means: Means, actor: Actor, id: string): Promise<ReviewedVisit> {
  const at = reviewedBy(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotReviewer)
  const row = isId(id) ? await byDocument(means, at).where('v.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('not found', words.counterOver)
  await noteReviewed(means, actor, at, [row], ['name', 'document'])
  return { ...presented(row), document: row.document ?? '', ...(row.name_before !== null && { nameBefore: row.name_before }), ...(row.found_reasons !== null && { reasons: row.found_reasons }) }
}

/** Letters of the reasons of a finding, at most. */
const longestReasons = 1000

/** The finding that was chosen. Throws where none was, where the reasons are too long, and where reasons against it stand beside one in its favour. */
function findingIn(found: string, reasons: string): VisitFinding {
  if (reasons.length > longestReasons) throw new Failure('invalid', words.counterReasonsLong, [{ field: 'reasons', text: words.counterReasonsLong }])
  const text = found !== 'in order' && found !== 'not in order' ? words.counterFinding : found === 'not in order' && reasons === '' ? words.counterReasons : found === 'in order' && reasons !== '' ? words.counterReasonsInOrder : undefined
  if (text !== undefined) throw new Failure('invalid', text, [{ field: text === words.counterFinding ? 'found' : 'reasons', text }])
  return found as VisitFinding
}

/**
 * Says what was found of a visit by document that is over: another officer has held the signed papers against the document and the register. Once. It stands in the cases that were
 * filed in the visit, which go on by the rules where they waited for it.
 *
 * @throws Failure 'refused' for anybody but an administrator of the body and for whoever served, 'invalid' where nothing is chosen, where a finding against it has no reasons and where
 * one in its favour has some, 'conflict' where it goes on or was reviewed
 */
export async function reviewVisit(means: Means, actor: Actor, id: string, given: { readonly found: string; readonly reasons: string }): Promise<void> {
  requireActing(means.standing, actor)
  const at = reviewedBy(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotReviewer)
  const reasons = given.reasons.normalize('NFC').trim()
  const found = findingIn(given.found, reasons)
  const row = isId(id) ? await byDocument(means, at).where('v.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('not found', words.counterOver)
  if (row.officer === actor.person || row.person === actor.person) throw new Failure('refused', words.counterReviewOwn)
  if (row.ends_at > means.now()) throw new Failure('conflict', words.counterGoesOn)
  await transact(means.db, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('counter_visit').set({ found, found_at: means.now(), found_by: actor.person, found_reasons: reasons || null })
      .where('id', '=', id).where('found_at', 'is', null).executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Failure('conflict', words.counterReviewed)
    await record(means, tx, { ...presented(row), officer: actor.person }, 'counter.visit-reviewed', { found })
    // They were shown to have come here: what is written to them next is printed here.
    if (found === 'in order') await tx.updateTable('person').set({ counter: row.body }).where('id', '=', row.person).where('without_account', '=', true).execute()
    await means.visitReviewed?.(tx, actor, id, { found, reasons })
  })
}

/** Letters to people without an account that are printed at one of these counters. */
const onPaper = (means: Means, at: readonly Body[]) => means.db.selectFrom('message as m').innerJoin('person as p', 'p.id', 'm.person').select(['m.id', 'p.id as person', 'p.name', 'm.subject', 'm.sent_at as sentAt', 'm.printed_at as printedAt', 'm.counter'])
  .where('p.without_account', '=', true).where('m.read_at', 'is', null).where('m.counter', 'in', [...at.map(({ id }) => id), ''])

const countersHere = (means: Means, { roles }: Actor): readonly Body[] => means.bodies().filter(({ counter }) => counter?.offices.some((office) => roles.includes(office)))

/** What goes on paper from the counters at which somebody sits, the earliest first, or what was printed there, the latest first: two hundred at most. Each is a look. @throws Failure 'refused' for whoever sits at none */
export async function papersToPrint(means: Means, actor: Actor, which: 'to print' | 'printed' = 'to print'): Promise<readonly Paper[]> {
  const at = countersHere(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotYours)
  const letters = onPaper(means, at).limit(200)
  const rows = await (which === 'printed' ? letters.where('m.printed_at', 'is not', null).orderBy('m.printed_at', 'desc') : letters.where('m.printed_at', 'is', null).orderBy('m.id')).execute()
  if (rows.length > 0) await transact(means.db, (tx) => notePapers(means, tx, actor, at, rows))
  return rows
}

/** That letters to these people were listed or opened at their counters. */
async function notePapers(means: Means, tx: Tx, actor: Actor, at: readonly Body[], rows: readonly { readonly id: string; readonly person: string; readonly counter: string | null }[]): Promise<void> {
  for (const body of at) {
    const office = body.counter?.offices.find((role) => actor.roles.includes(role))
    const shown = rows.filter(({ counter }) => counter === body.id).map(({ id, person }) => ({ whose: person, kind: 'counter' as const, thing: id, fields: ['name', 'subject'], basis: body.counter?.basis }))
    if (office !== undefined && shown.length > 0) await means.looks?.noteIn(tx, { person: actor.person, as: { office } }, shown)
  }
}

/** A letter with its words, to be printed: a look at it. @throws Failure 'not found' also for another counter's */
export async function openPaper(means: Means, actor: Actor, id: string): Promise<Paper & { readonly body: Text; readonly locale: Locale }> {
  requireActing(means.standing, actor)
  const at = countersHere(means, actor)
  const row = isId(id) && at.length > 0 ? await onPaper(means, at).select(['m.body', 'p.locale']).where('m.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('not found', words.messageUnknown)
  await transact(means.db, (tx) => notePapers(means, tx, actor, at, [row]))
  return row
}

/** Says that a letter was printed, from the paper that came out: once. @throws Failure 'not found' also for another counter's */
export async function printPaper(means: Means, actor: Actor, id: string): Promise<void> {
  const { person, sentAt } = await openPaper(means, actor, id)
  await transact(means.db, async (tx) => {
    const first = await tx.updateTable('message').set({ printed_at: means.now(), printed_by: actor.person }).where('id', '=', id).where('printed_at', 'is', null).executeTakeFirstOrThrow()
    if (first.numUpdatedRows > 0n) await means.journal.append(tx, `person:${actor.person}`, { type: 'message.printed', subject: `message:${id}`, body: { sentAt }, personal: { to: `person:${person}` } })
  })
}
