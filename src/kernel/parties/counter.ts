/** Visits to a counter: an officer of a body serves a person who is there, has shown that they are, and agrees to what is sent in their name. */
import { randomInt } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type Body, countersOf, servesAt } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import { same, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, newId, transact, type Tx } from '../database/index.ts'
import { type Actor, actorString } from './actor.ts'
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
import type { CounterVisitTable, ShownBy } from './tables.ts'

export type { ShownBy } from './tables.ts'

/** A visit, as the officer sees it, and the person whom it was of. */
export interface CounterVisit {
  readonly id: string
  readonly body: string
  readonly officer: string
  readonly person: string
  /** The name of the person who is served, from when they have shown that they are there. */
  readonly name?: string
  readonly beganAt: Instant
  readonly endsAt: Instant
  readonly shown?: ShownBy
}

/** Visits to counters. What only reads takes no transaction. All throw `Failure`. */
export interface Counter {
  /** Begins to serve the person with this id, at the counter of the body in whose office the actor is. */
  begin(actor: Actor, what: { readonly person: string; readonly body?: string | undefined }): Promise<string>
  /** A visit of the officer's own that goes on, whose person has not shown yet that they are there. */
  visit(officer: Pick<Actor, 'person' | 'roles'>, id: string): Promise<CounterVisit>
  /** The visit in which an officer serves whoever the actor is. */
  visitHere(actor: Actor): Promise<CounterVisit>
  /** The officer's visits since a moment, or a person's own, the latest first: a hundred at most. */
  visitsOf(of: { readonly officer: string; readonly since: Instant } | { readonly person: string }): Promise<readonly CounterVisit[]>
  /** Sends the code by which the person shows that they are there, or agrees to one thing. */
  askCode(asked: AskedCode): Promise<void>
  /** Asks the browser for a passkey of the person, for the same. */
  askPasskey(visit: CounterVisit, about: string): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>>
  /** Throws unless the person agrees to what has this hash. Answers what spends the agreement, in the transaction of what it is to: where that fails, a code still holds. */
  agree(visit: CounterVisit, about: string, given: Agreement): Promise<(tx: Tx) => Promise<void>>
  /** Puts the officer's session at the counter, for the person who shows that they are there: once in a visit. */
  serve(secret: string, actor: Actor, visit: string, showing: Agreement): Promise<void>
  end(officer: string, visit: string): Promise<void>
  /** Tells the person what was filed in their name. */
  tellFiled(tx: Tx, what: FiledHere): Promise<void>
}

interface FiledHere { readonly person: string; readonly body: string; readonly title: Text; readonly number: string; readonly path: string }

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
  end: (officer, visit) => endVisit(means, officer, visit),
  tellFiled: (tx, { person, body, title, number, path }) =>
    writeLetter(means, tx, person, compose(means.settings.publicUrl, letters.counterFiled(nameOf(means, body), title, number, path))),
})

const nameOf = ({ bodies }: Means, body: string): Text => bodies().find(({ id }) => id === body)?.name ?? same(body)

/** By what a person agrees on the spot, or shows that they are there. */
export type Agreement =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'passkey'; readonly challenge: string; readonly response: AuthenticationResponseJSON }

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
    const there = isId(person) && await tx.selectFrom('person').select('id').where('id', '=', person).where('closed_at', 'is', null).forKeyShare().executeTakeFirst()
    if (!there) throw new Failure('invalid', words.counterNobody, [{ field: 'who', text: words.counterNobody }])
    const id = newId()
    await tx.insertInto('counter_visit').values({
      id, body: at.id, officer: actor.person, person, began_at: now, ends_at: after(now, keptFor.counterVisitMinutes), shown: null, shown_at: null, code_hash: null, code_until: null,
    }).execute()
    await record(means, tx, { id, body: at.id, officer: actor.person, person }, 'counter.visit-began', {})
    return id
  })
}

/** The journal has the visit: of whom it is stands beside it, where nobody but the house reads it. */
const record = ({ journal }: Means, tx: Tx, { id, body, officer, person }: Pick<CounterVisit, 'id' | 'body' | 'officer' | 'person'>, type: string, what: { readonly by?: ShownBy }) =>
  journal.append(tx, actorString({ person: officer }), { type, subject: `counter-visit:${id}`, body: { body, ...what }, personal: { person } })

/** The body at whose counter the actor sits: the one that is named, or the only one. */
function counterOf({ bodies }: Means, { roles }: Actor, named: string | undefined): Body {
  const at = countersOf(bodies(), roles).filter(({ id }) => named === undefined || id === named)
  if (at[0] === undefined) throw new Failure('refused', words.counterNotYours)
  if (at.length > 1) throw new Failure('invalid', words.counterWhich, [{ field: 'body', text: words.counterWhich }])
  return at[0]
}

/** A visit of the officer's own that goes on. @throws Failure 'not found' for another's, for one that has ended, and while an order keeps the officer or the person from acting */
async function visitOf(means: Means, officer: Pick<Actor, 'person' | 'roles'>, id: string, stands: 'shown' | 'not shown'): Promise<CounterVisit> {
  const row = isId(id) ? await visits(means.db).where('v.id', '=', id).where('v.officer', '=', officer.person).where('v.ends_at', '>', means.now())
    .where('v.shown_at', stands === 'shown' ? 'is not' : 'is', null).executeTakeFirst() : undefined
  const held = row && suspensionOf(means.standing, { person: row.person, counter: row })
  if (row === undefined || held || !servesAt(means.bodies(), row.body, officer.roles)) throw new Failure('not found', words.counterOver)
  return presented(row)
}

/** The officer's visits since a moment, and a person's own, the latest first. */
const visitsOf = async (means: Means, of: Parameters<Counter['visitsOf']>[0]): Promise<readonly CounterVisit[]> =>
  (await ('officer' in of ? visits(means.db).where('v.officer', '=', of.officer).where('v.began_at', '>=', of.since) : visits(means.db).where('v.person', '=', of.person))
    .orderBy('v.began_at', 'desc').limit(100).execute()).map(presented)

const visits = (db: Db) => db.selectFrom('counter_visit as v').innerJoin('person as p', 'p.id', 'v.person').selectAll('v').select('p.name')

const presented = (row: Selectable<CounterVisitTable> & { readonly name: string }): CounterVisit => ({
  id: row.id, body: row.body, officer: row.officer, person: row.person, beganAt: row.began_at, endsAt: row.ends_at, ...(row.shown !== null && { name: row.name, shown: row.shown }),
})

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
