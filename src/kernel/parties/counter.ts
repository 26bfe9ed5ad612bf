/** Visits to a counter: an officer of a body serves a person who is there, has shown that they are, and agrees to what is sent in their name. */
import { randomInt } from 'node:crypto'
import { servesAt } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { newId, transact, type Tx } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { type Paper, countReviews, openPaper, paperCode, papersToPrint, printPaper, type ReviewedVisit, type ReviewList, reviewVisit, serveByDocument, type ShownDocument, visitsToReview, visitToReview } from './by-document.ts'
import { compose } from './compose.ts'
import { writeLetter } from './inbox.ts'
import { keptFor } from './kept-for.ts'
import { letters } from './letters.ts'
import { countTry, giveTryBack } from './limits.ts'
import { after, isId, type Means } from './means.ts'
import { words } from './messages.ts'
import { askAtCounter, proveAtCounter, type Asked, type AuthenticationResponseJSON, type PublicKeyCredentialRequestOptionsJSON } from './passkeys.ts'
import { liveSession } from './presence.ts'
import { rolesOf } from './rights.ts'
import { requireActing, suspensionOf } from './suspended.ts'
import { counterOf, type CounterVisit, nameOf, presented, record, visits, type VisitsAsked, visitsOf } from './visits.ts'

export { reviewLists, reviewsOnPage } from './by-document.ts'
export type { Paper, ReviewedVisit, ReviewList, ShownDocument } from './by-document.ts'
export type { ShownBy, VisitFinding } from './tables.ts'
export type { CounterVisit } from './visits.ts'

/** Visits to counters. What only reads takes no transaction. All throw `Failure`. */
export interface Counter {
  /** Begins to serve the person with this id, at the counter of the body in whose office the actor is. */
  begin(actor: Actor, what: { readonly person: string; readonly body?: string | undefined }): Promise<string>
  /** A visit of the officer's own that goes on, whose person has not shown yet that they are there. */
  visit(officer: Pick<Actor, 'person' | 'roles'>, id: string): Promise<CounterVisit>
  /** The visit in which an officer serves whoever the actor is. */
  visitHere(actor: Actor): Promise<CounterVisit>
  /** The officer's visits since a moment, or a person's own, the latest first: a hundred at most. */
  visitsOf(of: VisitsAsked): Promise<readonly CounterVisit[]>
  /** Sends the code by which the person shows that they are there, or agrees to one thing. */
  askCode(asked: AskedCode): Promise<void>
  /** Asks the browser for a passkey of the person, for the same. */
  askPasskey(visit: CounterVisit, about: string): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>>
  /** Throws unless the person agrees to what has this hash. Answers what spends the agreement, in the transaction of what it is to: where that fails, a code still holds. */
  agree(visit: CounterVisit, about: string, given: Agreement): Promise<(tx: Tx) => Promise<void>>
  /** Puts the officer's session at the counter, for the person who shows that they are there: once in a visit. */
  serve(secret: string, actor: Actor, visit: string, showing: Agreement): Promise<void>
  /** Begins to serve somebody without an account, whose document the officer has before them. */
  serveByDocument(secret: string, actor: Actor, shown: ShownDocument): Promise<void>
  /** The number under a printed application that somebody without an account signs. */
  paperCode(visit: CounterVisit, about: string): string
  /** Notes that somebody was given another address for a case of theirs. */
  addressGiven(tx: Tx, visit: CounterVisit): Promise<void>
  /** Visits by document at the counters that somebody administers, and what they find of one. */
  toReview(actor: Actor, which?: Parameters<typeof visitsToReview>[2]): Promise<readonly ReviewedVisit[]>
  reviewsCounted(actor: Actor): Promise<Readonly<Record<ReviewList, number>>>
  /** One of them, with the document that was shown. */
  visitToReview(actor: Actor, visit: string): Promise<ReviewedVisit>
  review(actor: Actor, visit: string, found: Parameters<typeof reviewVisit>[3]): Promise<void>
  /** Letters to people without an account, to be printed at the counters at which somebody sits. */
  papers(actor: Actor, which?: 'to print' | 'printed'): Promise<readonly Paper[]>
  /** One of them, with its words; and that it was printed. */
  paper(actor: Actor, letter: string): ReturnType<typeof openPaper>
  print(actor: Actor, letter: string): Promise<void>
  end(officer: string, visit: string): Promise<void>
  /** Tells the person what was filed in their name. */
  tellFiled(tx: Tx, what: FiledHere): Promise<void>
}

/** `onPaper`: by somebody without an account, who follows it by an address that is given to them. */
interface FiledHere { readonly onPaper: boolean; readonly visit: string; readonly person: string; readonly body: string; readonly title: Text; readonly number: string; readonly path: string }

export const openCounter = (means: Means): Counter => ({
  begin: (actor, what) => beginVisit(means, actor, what),
  visit: (officer, id) => visitOf(means, officer, id, 'not shown'),
  async visitHere({ counter }) {
    if (counter === undefined) throw new Failure('not found', words.counterOver)
    return visitOf(means, { person: counter.officer, roles: await rolesOf(means.db, counter.officer, means.now()) }, counter.visit, 'shown')
  },
  visitsOf: (of) => visitsOf(means, of),
  askCode: (asked) => askCode(means, asked),
  askPasskey: ({ id }, about) => askAtCounter(means, { visit: id, about }),
  agree: (visit, about, given) => agree(means, visit, about, given),
  serve: (secret, actor, visit, showing) => serve(means, secret, actor, visit, showing),
  serveByDocument: (secret, actor, shown) => serveByDocument(means, secret, actor, shown),
  paperCode: (visit, about) => paperCode(means, visit, about),
  addressGiven: async (tx, visit) => void await record(means, tx, visit, 'counter.address-given', {}),
  toReview: (actor, which) => visitsToReview(means, actor, which),
  reviewsCounted: (actor) => countReviews(means, actor),
  visitToReview: (actor, visit) => visitToReview(means, actor, visit),
  review: (actor, visit, found) => reviewVisit(means, actor, visit, found),
  papers: (actor, which) => papersToPrint(means, actor, which),
  paper: (actor, letter) => openPaper(means, actor, letter),
  print: (actor, letter) => printPaper(means, actor, letter),
  end: (officer, visit) => endVisit(means, officer, visit),
  tellFiled: (tx, filed) => tellFiled(means, tx, filed),
})

async function tellFiled(means: Means, tx: Tx, { visit, person, body, title, number, path, onPaper }: FiledHere): Promise<void> {
  await tx.updateTable('counter_visit').set({ filed: true }).where('id', '=', visit).execute()
  if (onPaper) await tx.updateTable('person').set({ filed_by_document: true }).where('id', '=', person).execute()
  await writeLetter(means, tx, person, compose(means.settings.publicUrl, { ...letters.counterFiled(nameOf(means, body), title, number, onPaper ? '/follow' : path, onPaper), ...(onPaper && { counter: body }) }))
}

/** By what a person agrees on the spot, or shows that they are there. */
export type Agreement =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'passkey'; readonly challenge: string; readonly response: AuthenticationResponseJSON }
  /** The printed application, signed by whoever has no account: the number that stands on it. */
  | { readonly kind: 'paper'; readonly code: string }

/**
 * Begins a visit of the person with this number or address, at the counter of a body in whose office the actor is. Nothing is shown of the person until they show that
 * they are there.
 *
 * @throws Failure 'refused' for anybody else, for oneself and while an order keeps either from acting, 'invalid' at `who` where nobody has such an account, 'limited'
 */
async function beginVisit(means: Means, actor: Actor, { person, body }: { readonly person: string; readonly body?: string | undefined }): Promise<string> {
  requireActing(means.standing, actor)
  const at = counterOf(means, actor, body)
  if (actor.person === person) throw new Failure('refused', words.counterSelf)
  if (suspensionOf(means.standing, { person })) throw new Failure('refused', words.counterSuspended)
  const now = means.now()
  return transact(means.db, async (tx) => {
    const there = isId(person) && await tx.selectFrom('person').select('without_account').where('id', '=', person).where('closed_at', 'is', null).forKeyShare().executeTakeFirst()
    if (!there) throw new Failure('invalid', words.counterNobody, [{ field: 'who', text: words.counterNobody }])
    if (there.without_account) throw new Failure('invalid', words.counterNoAccount, [{ field: 'who', text: words.counterNoAccount }])
    const id = newId()
    await tx.insertInto('counter_visit').values({
      id, body: at.id, officer: actor.person, person, began_at: now, ends_at: after(now, keptFor.counterVisitMinutes), shown: null, shown_at: null, code_hash: null, code_until: null,
    }).execute()
    await record(means, tx, { id, body: at.id, officer: actor.person, person }, 'counter.visit-began', {})
    return id
  })
}

/** A visit of the officer's own that goes on. @throws Failure 'not found' for another's, for one that has ended, and while an order keeps the officer or the person from acting */
async function visitOf(means: Means, officer: Pick<Actor, 'person' | 'roles'>, id: string, stands: 'shown' | 'not shown'): Promise<CounterVisit> {
  const row = isId(id) ? await visits(means.db).where('v.id', '=', id).where('v.officer', '=', officer.person).where('v.ends_at', '>', means.now())
    .where('v.shown_at', stands === 'shown' ? 'is not' : 'is', null).executeTakeFirst() : undefined
  const held = row && suspensionOf(means.standing, { person: row.person, counter: row })
  if (row === undefined || held || !servesAt(means.bodies(), row.body, officer.roles)) throw new Failure('not found', words.counterOver)
  return presented(row)
}

/** What somebody agrees to: the hash of its bytes, what it is, what of it may stand in a letter, and where they read it themself. */
interface Agreed { readonly hash: string; readonly title: Text; readonly says: Text; readonly path: string }

/** What a code is asked for: that the person is there, or `about` one thing that is sent in the visit. */
interface AskedCode { readonly visit: CounterVisit; readonly about?: Agreed }

/** Codes that were asked for and not used are counted by the person: whoever is served with much uses them. */
const countedBy = ({ person }: CounterVisit): string => `counter ${person}`

/**
 * Sends a code to the confirmed mailbox and the phones of the person; an earlier one holds no more. It agrees to what it was asked for, and to nothing else.
 *
 * @throws Failure 'refused' where nothing reaches the person, 'limited'
 */
async function askCode(means: Means, { visit, about }: AskedCode): Promise<void> {
  await countTry(means, 'letter', { account: countedBy(visit) })
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const body = nameOf(means, visit.body)
  await transact(means.db, async (tx) => {
    const { email, email_confirmed_at: confirmed } = await tx.selectFrom('person').select(['email', 'email_confirmed_at']).where('id', '=', visit.person).executeTakeFirstOrThrow()
    const phones = await means.codeToPhones?.(tx, visit.person, { code, body, ...(about && { about: about.title }) }) ?? 0
    // An address that nobody has confirmed may be another's: no code goes there.
    const mailed = email !== null && confirmed !== null
    if (!mailed && phones === 0) throw new Failure('refused', words.counterUnreachable)
    await tx.updateTable('counter_visit').set({ code_hash: hashOf(means, visit.id, about?.hash ?? '', code), code_until: after(means.now(), keptFor.counterCodeMinutes), wrong: 0 }).where('id', '=', visit.id).execute()
    if (mailed) await writeLetter(means, tx, visit.person, compose(means.settings.publicUrl, about ? letters.counterAgree(code, body, about) : letters.counterCode(code, body)))
    await means.hurry?.(tx)
  })
}

const hashOf = ({ secrets }: Means, visit: string, about: string, code: string): string => secrets.hash('counter code', `${visit} ${about} ${code}`)

/** Wrong codes after which a new one is needed. */
const mostWrong = 5

const wrongCode = (): Failure => new Failure('invalid', words.counterCodeWrong, [{ field: 'code', text: words.counterCodeWrong }])

async function agree(means: Means, visit: CounterVisit, about: string, given: Agreement): ReturnType<Counter['agree']> {
  if (given.kind === 'paper') {
    // Whoever has an account shows by their own means that they agree: a paper would show nobody.
    if (visit.shown !== 'document' || !means.secrets.same(paperCode(means, visit, about), given.code.replaceAll(/\D/g, ''))) throw new Failure('invalid', words.counterPaperWrong, [{ field: 'code', text: words.counterPaperWrong }])
    return async (tx) => {
      // They may have come in by their number since the visit began; whoever comes in now waits, as does whoever files beside.
      const still = await tx.selectFrom('person').select('id').where('id', '=', visit.person).where('without_account', '=', true).forNoKeyUpdate().executeTakeFirst()
      const row = await tx.selectFrom('counter_visit').select(['ends_at', 'found_at']).where('id', '=', visit.id).forNoKeyUpdate().executeTakeFirstOrThrow()
      // Whoever has reviewed the visit meanwhile has not seen this paper.
      if (row.found_at !== null) throw new Failure('conflict', words.counterReviewed)
      if (still === undefined || row.ends_at <= means.now()) throw new Failure('conflict', words.counterClaimed)
    }
  }
  if (given.kind === 'passkey') {
    try {
      await proveAtCounter(means, visit.person, { visit: visit.id, about }, given)
    } catch (error) {
      // Nobody signs in here: whoever is signed in is the officer.
      throw error instanceof Failure ? new Failure('invalid', words.counterPasskey) : error
    }
    return async () => undefined
  }
  const hash = hashOf(means, visit.id, about, given.code.replaceAll(/\D/g, ''))
  const fits = await transact(means.db, async (tx) => {
    const row = await tx.selectFrom('counter_visit').selectAll().where('id', '=', visit.id).forUpdate().executeTakeFirst()
    if (row?.code_hash == null || row.code_until === null || row.code_until <= means.now()) return false
    if (means.secrets.same(row.code_hash, hash)) return true
    await tx.updateTable('counter_visit').set({ wrong: row.wrong + 1, ...(row.wrong + 1 >= mostWrong && { code_hash: null, code_until: null }) }).where('id', '=', visit.id).execute()
    return false
  })
  if (!fits) throw wrongCode()
  return async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('counter_visit').set({ code_hash: null, code_until: null, wrong: 0 }).where('id', '=', visit.id).where('code_hash', '=', hash).executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw wrongCode() // the same code, sent twice at once
    await giveTryBack(means, tx, 'letter', countedBy(visit))
  }
}

/** Takes what shows that the person is there, tells them, and puts the officer at the counter for them: the session of this secret serves them until the visit ends. */
async function serve(means: Means, secret: string, actor: Actor, id: string, showing: Agreement): Promise<void> {
  const visit = await visitOf(means, actor, id, 'not shown')
  const live = await liveSession(means, secret)
  if (live === undefined || live.person !== visit.officer) throw new Failure('unauthenticated', words.signInFirst)
  if (showing.kind === 'paper') throw wrongCode()
  const spend = await agree(means, visit, '', showing)
  await transact(means.db, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('counter_visit').set({ shown: showing.kind, shown_at: means.now() }).where('id', '=', id).where('shown_at', 'is', null).executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Failure('not found', words.counterOver)
    await spend(tx)
    await tx.updateTable('session').set({ hat: 'counter', organisation: null, visit: id }).where('id', '=', live.id).execute()
    await record(means, tx, visit, 'counter.person-there', { by: showing.kind })
    const counter = means.bodies().find(({ id: body }) => body === visit.body)?.counter
    const office = counter?.offices.find((role) => actor.roles.includes(role))
    if (office !== undefined) await means.looks?.noteIn(tx, { person: actor.person, as: { office } }, [{ whose: visit.person, kind: 'counter', thing: id, fields: ['name'], basis: counter?.basis }])
    await writeLetter(means, tx, visit.person, compose(means.settings.publicUrl, letters.counterServed(nameOf(means, visit.body))))
  })
}

/** Ends a visit at once; the officer is in office again. */
async function endVisit(means: Means, officer: string, id: string): Promise<void> {
  if (!isId(id)) return
  await transact(means.db, async (tx) => {
    await tx.updateTable('session').set({ hat: 'office', visit: null }).where('visit', '=', id).where('person', '=', officer).execute()
    await tx.updateTable('counter_visit').set({ ends_at: means.now() }).where('id', '=', id).where('officer', '=', officer).where('ends_at', '>', means.now()).execute()
  })
}
