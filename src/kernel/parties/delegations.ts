/** Delegations: an organisation's head lets another person act for it, by kinds of acts or by procedures, for a time. */
import type { ActFor } from '../../law/delegable.ts'
import { Failure } from '../../law/failure.ts'
import { organisationText } from '../../law/official-names.ts'
import { type Locale, same, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { compose } from './compose.ts'
import { countTry } from './limits.ts'
import { writeLetter } from './inbox.ts'
import { writeLetterTo } from './mail.ts'
import { after, isId } from './means.ts'
import type { Means } from './means.ts'
import { letters } from './letters.ts'
import { words } from './messages.ts'
import { headed } from './organisations.ts'
import { isEmail, normalEmail } from './people.ts'
import { rightFor, rightsOf } from './rights.ts'
import type { OrganisationName, Right } from './rights.ts'

/** What is delegated: kinds of acts and procedures by their ids, or everything, until when, and from when if not at once. */
export interface Terms {
  readonly scope: 'all' | readonly string[]
  readonly from?: Instant
  readonly until: Instant
}

/** A delegation in the list of an organisation. */
export interface Delegation extends Terms {
  readonly id: string
  readonly organisation: string
  readonly fromPerson: string
  readonly toPerson: string
  readonly toName: string
  readonly revokedAt?: Instant
  readonly state: 'not begun' | 'in force' | 'ended' | 'revoked'
}

/** An invitation as the invited person sees it before they accept. */
export interface Invitation {
  readonly organisation: OrganisationName
  readonly fromName: string
  readonly email: string
  readonly scope: 'all' | readonly string[]
  readonly until: Instant
}

/**
 * Delegates to a registered person; the actor wears the organisation's hat as its head.
 *
 * @returns the id of the delegation
 * @throws Failure 'refused' when the actor is not the head, 'invalid' when the terms are, 'not found'
 */
export async function delegate(means: Means, tx: Tx, actor: Actor, to: string, terms: Terms): Promise<string> {
  const organisation = headed(actor)
  const known = isId(to) && (await tx.selectFrom('person').select('id').where('id', '=', to).where('closed_at', 'is', null).executeTakeFirst())
  if (!known) throw new Failure('not found', words.personUnknown)
  const id = await writeDelegation(means, tx, actorString(actor), { organisation, from: actor.person, to, terms })
  await writeLetter(means, tx, to, compose(means.settings.publicUrl, letters.delegated(calledIn(actor))))
  return id
}

const calledIn = ({ organisation }: Actor): Text => (organisation === undefined ? same('') : organisationText(organisation))

/** Sends a colleague a link by which they accept a delegation; valid for 7 days. */
export async function invite(means: Means, actor: Actor, given: string, terms: Terms, locale: Locale): Promise<void> {
  const organisation = headed(actor)
  const email = normalEmail(given)
  if (!isEmail(email)) throw new Failure('invalid', words.emailInvalid, [{ field: 'email', text: words.emailInvalid }])
  const now = means.now()
  checkTerms(terms, now)
  const own = await means.db.selectFrom('person').select('email').where('id', '=', actor.person).executeTakeFirst()
  if (own?.email === email) throw new Failure('invalid', words.delegateSelf, [{ field: 'email', text: words.delegateSelf }])
  await countTry(means, 'invitation', { account: actor.person })
  await transact(means.db, async (tx) => {
    const secret = means.secrets.make()
    const id = newId()
    await tx
      .insertInto('invitation')
      .values({
        id, secret_hash: means.secrets.hash('invitation', secret), organisation, from_person: actor.person, email,
        scope: stored(terms.scope), ends_at: terms.until, created_at: now, expires_at: after(now, 7 * 24 * 60),
        answered_at: null, delegation: null,
      })
      .execute()
    await writeLetterTo(means, tx, { recipient: email, locale }, compose(means.settings.publicUrl, letters.invitation(calledIn(actor), secret)))
    await means.journal.append(tx, actorString(actor), {
      type: 'delegation.offered', subject: `organisation:${organisation}`,
      body: { invitation: id, scope: terms.scope, until: terms.until },
    })
  })
}

/** What an invitation offers. @throws Failure 'not found' when it is answered, withdrawn or too old */
export async function invitationOf(means: Means, secret: string): Promise<Invitation> {
  const row = await means.db
    .selectFrom('invitation as i')
    .innerJoin('organisation as o', 'o.id', 'i.organisation')
    .innerJoin('person as p', 'p.id', 'i.from_person')
    .select(['o.id', 'o.name', 'o.identifier_scheme', 'o.identifier', 'p.name as fromName', 'i.email', 'i.scope', 'i.ends_at'])
    .where('i.secret_hash', '=', means.secrets.hash('invitation', secret))
    .where('i.answered_at', 'is', null)
    .where('i.expires_at', '>', means.now())
    .executeTakeFirst()
  if (row === undefined) throw new Failure('not found', words.linkSpent)
  const { id, name, identifier_scheme: scheme, identifier: value, fromName, email, scope: acts, ends_at: until } = row
  return { organisation: { id, name, identifier: { scheme, value } }, fromName, email, scope: acts ?? 'all', until }
}

/**
 * Accepts an invitation; the link works once. The giver must still head the organisation.
 *
 * @throws Failure 'refused' when it was sent to an address that the actor's account has not confirmed
 */
export async function acceptInvitation(means: Means, tx: Tx, actor: Actor, secret: string): Promise<string> {
  const now = means.now()
  const row = await tx
    .selectFrom('invitation').selectAll()
    .where('secret_hash', '=', means.secrets.hash('invitation', secret)).where('answered_at', 'is', null).where('expires_at', '>', now)
    .forUpdate().executeTakeFirst()
  if (row === undefined) throw new Failure('not found', words.linkSpent)
  const reader = await tx.selectFrom('person').select(['email', 'email_confirmed_at']).where('id', '=', actor.person).executeTakeFirst()
  // Holding the link proves that the letter arrived, not that the browser is its reader's: the account must say so too.
  if (reader?.email !== row.email || reader.email_confirmed_at === null) throw new Failure('refused', words.invitationElsewhere)
  const giver = await rightsOf(tx, row.from_person, now, row.organisation)
  if (!giver.some((right) => right.capacity === 'head')) throw new Failure('not found', words.linkSpent)
  const id = await writeDelegation(means, tx, actorString({ person: actor.person }), {
    organisation: row.organisation, from: row.from_person, to: actor.person, terms: { scope: row.scope ?? 'all', until: row.ends_at },
  })
  await tx.updateTable('invitation').set({ answered_at: now, delegation: id }).where('id', '=', row.id).execute()
  return id
}

/** Revokes a delegation at once: by the organisation's head, or by the person who received it. */
export async function revokeDelegation(means: Means, tx: Tx, actor: Actor, id: string): Promise<void> {
  const now = means.now()
  const row = isId(id)
    ? await tx.selectFrom('delegation').selectAll().where('id', '=', id).where('revoked_at', 'is', null).where('ends_at', '>', now).forUpdate().executeTakeFirst()
    : undefined
  const byHead = row !== undefined && actor.capacity === 'head' && actor.organisation?.id === row.organisation
  if (row === undefined || !(byHead || row.to_person === actor.person)) throw new Failure('not found', words.delegationUnknown)
  await tx.updateTable('delegation').set({ revoked_at: now }).where('id', '=', id).execute()
  await means.journal.append(tx, actorString(actor), {
    type: 'delegation.revoked', subject: `organisation:${row.organisation}`, body: { delegation: id },
  })
  await means.rightsEnd.rightEnded(tx, actorString(actor), row.to_person)
}

/** The delegations of an organisation, newest first, ended ones too. */
export async function delegationsOf(means: Means, organisation: string): Promise<readonly Delegation[]> {
  const now = means.now()
  const rows = await means.db
    .selectFrom('delegation as d').innerJoin('person as p', 'p.id', 'd.to_person').selectAll('d').select('p.name')
    .where('d.organisation', '=', organisation).orderBy('d.created_at', 'desc').execute()
  return rows.map((row) => ({
    id: row.id, organisation: row.organisation, fromPerson: row.from_person, toPerson: row.to_person, toName: row.name,
    scope: row.scope ?? 'all', from: row.began_at, until: row.ends_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
    state: row.revoked_at !== null ? 'revoked' : row.ends_at <= now ? 'ended' : row.began_at > now ? 'not begun' : 'in force',
  }))
}

/**
 * By what right the actor may do something for an organisation: only in that organisation's hat, as its head or under
 * a delegation that covers the kind of act or its procedure. `undefined` when there is none. Asked anew at each act: rights end.
 */
export async function mayActFor(
  means: Means, actor: Actor, organisation: string, asked: ActFor, within: Db | Tx = means.db,
): Promise<Right | undefined> {
  return actor.organisation?.id === organisation ? (await rightInHat(means, actor, within))(asked) : undefined
}

/** The same for the organisation whose hat the actor wears, asked before it is known for what. */
export async function rightInHat(means: Means, { person, organisation }: Actor, within: Db | Tx = means.db): Promise<(asked: ActFor) => Right | undefined> {
  const rights = organisation && isId(organisation.id) ? await rightsOf(within, person, means.now(), organisation.id) : []
  return (asked) => rightFor(rights, asked)
}

async function writeDelegation(
  means: Means,
  tx: Tx,
  author: string,
  { organisation, from, to, terms }: { organisation: string; from: string; to: string; terms: Terms },
): Promise<string> {
  const now = means.now()
  checkTerms(terms, now)
  if (from === to) throw new Failure('invalid', words.delegateSelf)
  const id = newId()
  await tx
    .insertInto('delegation')
    .values({
      id, organisation, from_person: from, to_person: to, scope: stored(terms.scope), began_at: terms.from ?? now,
      ends_at: terms.until, created_at: now, revoked_at: null,
    })
    .execute()
  await means.journal.append(tx, author, {
    type: 'delegation.given', subject: `organisation:${organisation}`,
    body: { delegation: id, scope: terms.scope, began: terms.from ?? now, until: terms.until }, personal: { from, to },
  })
  return id
}

function checkTerms(terms: Terms, now: Instant): void {
  if (Number.isNaN(Date.parse(terms.until)) || terms.until <= now || terms.until <= (terms.from ?? now)) {
    throw new Failure('invalid', words.delegationDates, [{ field: 'until', text: words.delegationDates }])
  }
  if (terms.scope !== 'all' && terms.scope.length === 0) {
    throw new Failure('invalid', words.delegationScope, [{ field: 'scope', text: words.delegationScope }])
  }
}

const stored = (scope: Terms['scope']) => (scope === 'all' ? null : [...scope])
