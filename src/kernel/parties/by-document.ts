/**
 * People who have no account at a counter: an officer has seen their document, they sign what is printed, another officer reviews it, and what is written to them goes on paper.
 *
 * Promises: whoever has an account is served by no document; the same number is the same person, and without a number the same document is; a name that was written down is
 * corrected by a document alone, which whoever reviews sees. Not checked: that the document is true, that it is theirs, and that the number is: no register is asked. Whoever shows
 * another document and no number is another person here, so what each may file so often only is filed under a number alone.
 */
import { sql } from 'kysely'
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
import { type DocumentKind, documentKinds } from './document-kinds.ts'
import { counterOf, type CounterVisit, presented, record, visits } from './visits.ts'

/**
 * Who is served, as their document says. Without a number of this country nobody can take the account over later. `correct`: the name that was written down before was wrong, and
 * the document says this one.
 */
export interface ShownDocument { readonly name: string; readonly number: string; readonly kind: DocumentKind; readonly document: string; readonly locale: Locale; readonly correct?: boolean; readonly body?: string | undefined }

/** A visit by document as whoever reviews it sees it. `nameBefore`: as the person was called until the officer corrected it. */
export interface ReviewedVisit extends CounterVisit { readonly document: string; readonly nameBefore?: string; readonly reasons?: string }

/** A letter to somebody without an account. */
export interface Paper { readonly id: string; readonly person: string; readonly name: string; readonly subject: Text; readonly sentAt: Instant }

/** Who is meant, or what is wrong with what was typed. Of a person whom the portal knows already only the same name is accepted. */
interface Read { readonly name: string; readonly document: string; readonly documentHash: string; readonly identifier: Identifier | undefined; readonly problems: readonly Problem[] }

/** Cyrillic letters that documents print alike, as Latin ones: the same number is typed by either keyboard. */
const alike: Readonly<Record<string, string>> = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I' }

/** A number of a document as it is compared. */
const documentNumber = (typed: string): string => typed.normalize('NFKC').toUpperCase().replaceAll(/[^\p{L}\p{N}]+/gu, '').replaceAll(/\p{L}/gu, (letter) => alike[letter] ?? letter)

/** Whether this can be the number of such a document. One of another country says of which, by the code of the state that stands in it: numbers of two states may be the same. */
const isDocumentNumber = (kind: DocumentKind, number: string): boolean => (kind === 'foreign passport' ? /^[A-Z]{3}[\p{L}\p{N}]{5,20}$/u : /^[\p{L}\p{N}]{5,20}$/u).test(number) && /\d/.test(number)

function read(means: Means, given: ShownDocument): Read {
  const { name, problems } = readName(means, given.name, { field: 'name', longest: 200, missing: words.nameMissing })
  const typed = given.document.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 60)
  const document = documentNumber(typed)
  const number = given.number.trim() === '' ? undefined : readIdentifier(means.schemes, 'person', given.number)
  return {
    name, document: `${documentKinds[given.kind]?.[given.locale] ?? ''} ${typed}`, documentHash: means.secrets.hash('counter document', `${given.kind} ${document}`), identifier: number && 'identifier' in number ? number.identifier : undefined,
    problems: [
      ...(number && !('identifier' in number) ? [{ field: 'number', text: number.fault }] : []), ...problems,
      ...(documentKinds[given.kind] === undefined ? [{ field: 'kind', text: words.counterKindMissing }] : []),
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
const reviewedBy = ({ bodies }: Means, { roles }: Actor): readonly string[] => bodies().filter((body) => body.counter !== undefined && roles.includes(administratorOf(body))).map(({ id }) => id)

const byDocument = (means: Means, at: readonly string[]) => visits(means.db).where('v.shown', '=', 'document').where('v.body', 'in', [...at, ''])

/** The visits by document at the counters that somebody administers, those that nobody has reviewed first: a hundred at most. @throws Failure 'refused' for anybody else */
export async function visitsToReview(means: Means, actor: Actor): Promise<readonly ReviewedVisit[]> {
  const at = reviewedBy(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotReviewer)
  const rows = await byDocument(means, at).orderBy(sql`v.found_at is not null`).orderBy('v.began_at', 'desc').limit(100).execute()
  return rows.map((row) => ({ ...presented(row), document: row.document ?? '', ...(row.name_before !== null && { nameBefore: row.name_before }), ...(row.found_reasons !== null && { reasons: row.found_reasons }) }))
}

/**
 * Says what was found of a visit by document: another officer has held the signed papers against the document and the register. Once.
 *
 * @throws Failure 'refused' for anybody but an administrator of the body and for whoever served, 'invalid' where a finding against it has no reasons, 'conflict' where it was reviewed
 */
export async function reviewVisit(means: Means, actor: Actor, id: string, { found, reasons }: { readonly found: VisitFinding; readonly reasons: string }): Promise<void> {
  requireActing(means.standing, actor)
  const at = reviewedBy(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotReviewer)
  const said = reasons.normalize('NFC').trim().slice(0, 1000)
  if (found === 'not in order' && said === '') throw new Failure('invalid', words.counterReasons, [{ field: 'reasons', text: words.counterReasons }])
  const row = isId(id) ? await byDocument(means, at).where('v.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('not found', words.counterOver)
  if (row.officer === actor.person || row.person === actor.person) throw new Failure('refused', words.counterReviewOwn)
  await transact(means.db, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('counter_visit').set({ found, found_at: means.now(), found_by: actor.person, found_reasons: said || null })
      .where('id', '=', id).where('found_at', 'is', null).executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Failure('conflict', words.counterReviewed)
    await record(means, tx, { ...presented(row), officer: actor.person }, 'counter.visit-reviewed', { found })
  })
}

/** Letters to people without an account who were served last at one of these counters, and nobody has printed: the earliest first. */
const waiting = (means: Means, at: readonly string[]) => means.db.selectFrom('message as m').innerJoin('person as p', 'p.id', 'm.person').select(['m.id', 'p.id as person', 'p.name', 'm.subject', 'm.sent_at as sentAt'])
  .where('p.without_account', '=', true).where('m.read_at', 'is', null)
  .where(sql<boolean>`(select v.body from counter_visit v where v.person = p.id order by v.began_at desc limit 1) = any(${[...at]})`)

const countersHere = (means: Means, { roles }: Actor): readonly Body[] => means.bodies().filter(({ counter }) => counter?.offices.some((office) => roles.includes(office)))

/** What goes on paper from the counters at which somebody sits: two hundred at most. @throws Failure 'refused' for whoever sits at none */
export async function papersToPrint(means: Means, actor: Actor): Promise<readonly Paper[]> {
  const at = countersHere(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotYours)
  return waiting(means, at.map(({ id }) => id)).where('m.printed_at', 'is', null).orderBy('m.id').limit(200).execute()
}

/** A letter to be printed, with its words: that it was opened is a look at the person's data. Says from then on that it was printed. @throws Failure 'not found' also for another counter's */
export async function printPaper(means: Means, actor: Actor, id: string): Promise<Paper & { readonly body: Text; readonly locale: Locale }> {
  requireActing(means.standing, actor)
  const at = countersHere(means, actor)
  const row = isId(id) && at.length > 0 ? await waiting(means, at.map((one) => one.id)).select(['m.body', 'p.locale']).where('m.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('not found', words.messageUnknown)
  await transact(means.db, async (tx) => {
    const first = await tx.updateTable('message').set({ printed_at: means.now(), printed_by: actor.person }).where('id', '=', id).where('printed_at', 'is', null).executeTakeFirstOrThrow()
    if (first.numUpdatedRows > 0n) await means.journal.append(tx, `person:${actor.person}`, { type: 'message.printed', subject: `message:${id}`, body: { sentAt: row.sentAt }, personal: { to: `person:${row.person}` } })
    await noteLook(means, tx, actor, at[0]!, { person: row.person, thing: id })
  })
  return row
}
