/** People who have no account at a counter: an officer has seen their document, they sign what is printed, another officer reviews it, and what is written to them goes on paper. */
import { sql } from 'kysely'
import { administratorOf, type Body } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Identifier, readIdentifier } from '../../law/identifier-scheme.ts'
import type { Locale, Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact, type Tx } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { keptFor } from './kept-for.ts'
import { after, isId, type Means } from './means.ts'
import { words } from './messages.ts'
import { readName } from './names.ts'
import { createPerson } from './people.ts'
import { liveSession } from './presence.ts'
import { requireActing, suspensionOf } from './suspended.ts'
import type { VisitFinding } from './tables.ts'
import { counterOf, type CounterVisit, presented, record, visits } from './visits.ts'

/** Who is served, as their document says. Without a number of this country nobody can take the account over later. */
export interface ShownDocument { readonly name: string; readonly number: string; readonly document: string; readonly locale: Locale; readonly body?: string | undefined }

/** A visit by document as whoever reviews it sees it. */
export interface ReviewedVisit extends CounterVisit { readonly document: string; readonly reasons?: string }

/** A letter to somebody without an account. */
export interface Paper { readonly id: string; readonly person: string; readonly name: string; readonly subject: Text; readonly sentAt: Instant }

/** Who is meant, or what is wrong with what was typed. Of a person whom the portal knows already only the same name is accepted. */
interface Read { readonly name: string; readonly document: string; readonly identifier: Identifier | undefined; readonly problems: readonly Problem[] }

function read(means: Means, given: ShownDocument): Read {
  const { name, problems } = readName(means, given.name, { field: 'name', longest: 200, missing: words.nameMissing })
  const document = given.document.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const number = given.number.trim() === '' ? undefined : readIdentifier(means.schemes, 'person', given.number)
  return {
    name, document, identifier: number && 'identifier' in number ? number.identifier : undefined,
    problems: [
      ...(number && !('identifier' in number) ? [{ field: 'number', text: number.fault }] : []), ...problems,
      ...(document.length < 5 || document.length > 80 ? [{ field: 'document', text: words.counterDocumentMissing }] : []),
    ],
  }
}

const likeName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ').trim()

/** The person with this number who has no account, or a new one. Throws where somebody has an account: they show by their own means that they are there. */
async function personHere(means: Means, tx: Tx, officer: string, { name, identifier }: Read, locale: Locale): Promise<string> {
  if (identifier === undefined) return createPerson(means, tx, { name, locale, writtenBy: officer })
  // Two counters that write one person down at once: the later one finds whom the other has written.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${identifier.scheme} ${identifier.value}`}, 0))`.execute(tx)
  const known = await tx.selectFrom('person').select(['id', 'name', 'without_account']).where('identifier', '=', identifier.value).where('identifier_scheme', '=', identifier.scheme).executeTakeFirst()
  if (known === undefined) return createPerson(means, tx, { name, locale, identifier, writtenBy: officer })
  if (known.id === officer) throw new Failure('refused', words.counterSelf)
  if (!known.without_account) throw new Failure('invalid', words.counterHasAccount, [{ field: 'number', text: words.counterHasAccount }])
  if (suspensionOf(means.standing, { person: known.id })) throw new Failure('refused', words.counterSuspended)
  if (likeName(known.name) !== likeName(name)) throw new Failure('invalid', words.counterOtherName, [{ field: 'name', text: words.counterOtherName }])
  return known.id
}

/**
 * Begins to serve somebody without an account whose document the officer has before them, and puts the officer's session at the counter for them.
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
    const person = await personHere(means, tx, actor.person, asked, given.locale)
    const visit = { id: newId(), body: at.id, officer: actor.person, person }
    await tx.insertInto('counter_visit').values({
      ...visit, began_at: now, ends_at: after(now, keptFor.counterVisitMinutes), shown: 'document', shown_at: now, code_hash: null, code_until: null, document: asked.document,
    }).execute()
    await tx.updateTable('session').set({ hat: 'counter', organisation: null, visit: visit.id }).where('id', '=', live.id).execute()
    await record(means, tx, visit, 'counter.visit-began', {})
    await record(means, tx, visit, 'counter.person-there', { by: 'document' })
    await noteLook(means, tx, actor, at, { person, thing: visit.id })
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

/** The address at which whoever has no account follows what was filed in this visit: it stands on their receipt, and is kept nowhere. Undefined for everybody else. */
export const followAddress = ({ secrets }: Means, { shown }: Pick<CounterVisit, 'shown'>, filed: string): string | undefined =>
  (shown === 'document' ? secrets.hash('counter receipt', filed) : undefined)

/** The bodies whose visits by document somebody reviews: those that they administer. */
const reviewedBy = ({ bodies }: Means, { roles }: Actor): readonly string[] => bodies().filter((body) => body.counter !== undefined && roles.includes(administratorOf(body))).map(({ id }) => id)

const byDocument = (means: Means, at: readonly string[]) => visits(means.db).where('v.shown', '=', 'document').where('v.body', 'in', [...at, ''])

/** The visits by document at the counters that somebody administers, those that nobody has reviewed first: a hundred at most. @throws Failure 'refused' for anybody else */
export async function visitsToReview(means: Means, actor: Actor): Promise<readonly ReviewedVisit[]> {
  const at = reviewedBy(means, actor)
  if (at.length === 0) throw new Failure('refused', words.counterNotReviewer)
  const rows = await byDocument(means, at).orderBy(sql`v.found_at is not null`).orderBy('v.began_at', 'desc').limit(100).execute()
  return rows.map((row) => ({ ...presented(row), document: row.document ?? '', ...(row.found_reasons !== null && { reasons: row.found_reasons }) }))
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
