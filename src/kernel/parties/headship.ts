/** Who heads an organisation: by a proof, in the place of whoever only said so, and until an administrator finds it wrong. */
import { Failure } from '../../law/failure.ts'
import { organisationText } from '../../law/official-names.ts'
import { same, type Text } from '../../law/text.ts'
import { newId } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor, SystemActor } from './actor.ts'
import { compose } from './compose.ts'
import { writeLetter } from './inbox.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { letters } from './letters.ts'
import { words } from './messages.ts'
import { checkAdministrator } from './roles.ts'

/** A proof that a person heads an organisation. */
export interface HeadProof {
  readonly organisation: string
  readonly person: string
  /** Id of the verified signature, or what else proves it, such as `administrator`. */
  readonly proof: string
  /** Who records it; the person themself unless given. */
  readonly by?: Actor | SystemActor
}

/**
 * Records that a person proved that they head an organisation. Whoever was its head until then is no longer; what an unproved
 * head had given to others ends with them. Both are told by letter.
 *
 * @returns the people whose tie to the organisation has ended
 */
export async function proveHead(means: Means, tx: Tx, { organisation, person, proof, by = { person, name: '', roles: [] } }: HeadProof): Promise<readonly string[]> {
  const { name, called } = await lock(tx, organisation)
  const heads = await headsOf(tx, organisation)
  const own = heads.find((head) => head.person === person)
  if (own?.proved_at) return []
  const now = means.now()
  const former = heads.filter((head) => head.person !== person)
  const ended: string[] = []
  for (const head of former) {
    await tx.updateTable('membership').set({ ends_at: now }).where('id', '=', head.id).execute()
    ended.push(head.person, ...(head.proved_at === null ? await endGiven(means, tx, head) : []))
  }
  if (former.length > 0) await forgetNames(tx, organisation)
  if (own) {
    await tx.updateTable('membership').set({ proved_at: now, proved_by: proof }).where('id', '=', own.id).execute()
  } else {
    await tx.updateTable('membership').set({ ends_at: now })
      .where('organisation', '=', organisation).where('person', '=', person).where('ends_at', 'is', null).execute()
    await tx.insertInto('membership').values({
      id: newId(), organisation, person, capacity: 'head', began_at: now, ends_at: null, proved_at: now, proved_by: proof,
    }).execute()
  }
  await means.journal.append(tx, actorString(by), {
    type: 'organisation.head-proved', subject: `organisation:${organisation}`,
    body: { proof }, personal: { head: person, former: former.map((head) => head.person) },
  })
  await writeLetter(means, tx, person, compose(means.settings.publicUrl, letters.headProved(former.length > 0 ? same(name) : called)))
  for (const head of former) await writeLetter(means, tx, head.person, compose(means.settings.publicUrl, letters.headReplaced(called)))
  return ended.filter((one) => one !== person)
}

/**
 * Takes the headship from a person who has it wrongly, and ends what they gave to others. Nobody heads the organisation then,
 * until somebody proves that they do. For an administrator, not about themself.
 *
 * @returns the people whose tie to the organisation has ended
 * @throws Failure 'refused', 'not found' when the person does not head it
 */
export async function removeHead(
  means: Means, tx: Tx, by: Actor, { organisation, person, reason }: { readonly organisation: string; readonly person: string; readonly reason: string },
): Promise<readonly string[]> {
  checkAdministrator(by)
  if (by.person === person) throw new Failure('refused', words.ownHeadship)
  const { called } = await lock(tx, organisation)
  const head = (await headsOf(tx, organisation)).find((one) => one.person === person)
  if (head === undefined) throw new Failure('not found', words.notHead)
  await tx.updateTable('membership').set({ ends_at: means.now() }).where('id', '=', head.id).execute()
  const ended = [person, ...await endGiven(means, tx, head)]
  await forgetNames(tx, organisation)
  const { id } = await means.journal.append(tx, actorString(by), {
    type: 'organisation.head-removed', subject: `organisation:${organisation}`, body: {}, personal: { head: person, reason },
  })
  await tx.insertInto('personal_entry').values({ person, entry: id }).execute()
  await writeLetter(means, tx, person, compose(means.settings.publicUrl, letters.headRemoved(called, reason)))
  return ended
}

/** What an organisation is called in each language is its head's to say: what another said goes with them, and the first name stands. */
const forgetNames = (tx: Tx, organisation: string) => tx.updateTable('organisation').set({ names: null }).where('id', '=', organisation).execute()

async function lock(tx: Tx, organisation: string): Promise<{ readonly name: string; readonly called: Text }> {
  const found = isId(organisation) && (await tx.selectFrom('organisation').select(['name', 'names']).where('id', '=', organisation).forUpdate().executeTakeFirst())
  if (!found) throw new Failure('not found', words.organisationUnknown)
  return { name: found.name, called: organisationText({ name: found.name, ...(found.names && { names: found.names }) }) }
}

const headsOf = (tx: Tx, organisation: string) => tx.selectFrom('membership').selectAll()
  .where('organisation', '=', organisation).where('capacity', '=', 'head').where('ends_at', 'is', null).execute()

/** Ends what somebody gave to others as head: delegations, invitations, and the places of members, whom only a head takes in. */
async function endGiven(means: Means, tx: Tx, { organisation, person: from, began_at: since }: Awaited<ReturnType<typeof headsOf>>[number]): Promise<readonly string[]> {
  const now = means.now()
  const delegates = await tx.updateTable('delegation').set({ revoked_at: now })
    .where('organisation', '=', organisation).where('from_person', '=', from).where('revoked_at', 'is', null).returning('to_person').execute()
  await tx.deleteFrom('invitation')
    .where('organisation', '=', organisation).where('from_person', '=', from).where('answered_at', 'is', null).execute()
  const members = await tx.updateTable('membership').set({ ends_at: now })
    .where('organisation', '=', organisation).where('capacity', '=', 'member').where('began_at', '>=', since).where('ends_at', 'is', null).returning('person').execute()
  return [...delegates.map((row) => row.to_person), ...members.map((row) => row.person)]
}
