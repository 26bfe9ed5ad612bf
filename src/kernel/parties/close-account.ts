/** Closing an account: by the person themself, or by an administrator where a law asks for it. */
import { sql } from 'kysely'
import type { JsonObject } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { readBasis } from './names.ts'
import { checkAdministrator, keepAnAdministrator } from './roles.ts'
import { endSessions } from './sessions.ts'

/**
 * Closes an account: every way in, every right and all personal data that this folder holds are erased; what cases and
 * decisions must keep by law stays with them under the bare id.
 *
 * @throws Failure 'conflict' for the proved head of an organisation, and for the last administrator
 */
export async function closeAccount(means: Means, tx: Tx, actor: Actor): Promise<void> {
  await erase(means, tx, actorString({ person: actor.person }), actor.person, { reason: 'account-closed', body: {} })
}

/**
 * Closes another person's account and erases their name as `closeAccount` does, where a law or a court asks for it.
 *
 * @param basis the law, the judgment or the request, as the administrator states it: it enters the public record
 * @throws Failure 'refused' for anybody but an administrator and for one's own account, 'invalid', 'not found', and as `closeAccount`
 */
export async function eraseAccount(means: Means, tx: Tx, by: Actor, given: { readonly person: string; readonly basis: string }): Promise<void> {
  checkAdministrator(by)
  if (by.person === given.person) throw new Failure('refused', words.ownErasure)
  const basis = readBasis(means, given.basis)
  const person = isId(given.person) && (await tx.selectFrom('person').select('id').where('id', '=', given.person).where('closed_at', 'is', null).executeTakeFirst())
  if (!person) throw new Failure('not found', words.personUnknown)
  await erase(means, tx, actorString(by), person.id, { reason: 'lawful-erasure', body: { basis } })
}

async function erase(means: Means, tx: Tx, by: string, id: string, { reason, body }: { readonly reason: string; readonly body: JsonObject }): Promise<void> {
  const now = means.now()
  // Whoever is writing to this person ends first, and whoever begins now waits and finds the account closed.
  await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute()
  const head = await tx
    .selectFrom('membership').select('id')
    .where('person', '=', id).where('capacity', '=', 'head').where('proved_at', 'is not', null).where('ends_at', 'is', null)
    .executeTakeFirst()
  if (head) throw new Failure('conflict', reason === 'lawful-erasure' ? words.stillHeads : words.lastHead)
  await keepAnAdministrator(means, tx, id)
  await dropCredentials(tx, id)
  await endSessions(means, tx, id)
  await tx.updateTable('membership').set({ ends_at: now }).where('person', '=', id).where('ends_at', 'is', null).execute()
  await tx
    .updateTable('delegation').set({ revoked_at: now })
    .where((e) => e.or([e('to_person', '=', id), e('from_person', '=', id)])).where('revoked_at', 'is', null).execute()
  await tx.updateTable('role_assignment').set({ began_at: sql<Instant>`least(began_at, ${now})`, ends_at: now })
    .where('person', '=', id).where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', now)])).execute()
  await tx.deleteFrom('one_time_link').where('person', '=', id).execute()
  await tx.deleteFrom('kept_form').where('person', '=', id).execute()
  await tx.deleteFrom('left_form').where('person', '=', id).execute()
  await tx.deleteFrom('invitation').where('from_person', '=', id).where('answered_at', 'is', null).execute()
  await tx.deleteFrom('mail').where('person', '=', id).execute()
  await tx.deleteFrom('notice_preference').where('person', '=', id).execute()
  await tx.deleteFrom('digest').where('person', '=', id).execute()
  await tx.deleteFrom('message').where('person', '=', id).execute()
  // That they were served, and what was found of it, stays without their document, its hash and their earlier name, and without words about them.
  await tx.updateTable('counter_visit').set({ document: sql`case when document is not null then '' end`, document_hash: null, name_before: null, found_reasons: null }).where('person', '=', id).execute()
  await tx
    .updateTable('person')
    .set({ name: '—', email: null, email_confirmed_at: null, identifier_scheme: null, identifier: null, password: null, closed_at: now })
    .where('id', '=', id)
    .execute()
  const entries = await tx.deleteFrom('personal_entry').where('person', '=', id).returning('entry').execute()
  for (const { entry } of entries) await means.journal.erase(tx, by, entry, reason)
  await means.rightsEnd.accountClosed(tx, by, id, reason)
  await means.journal.append(tx, by, { type: 'person.account-closed', subject: `person:${id}`, body })
}

/** Takes every way in but the password from a person. */
export async function dropCredentials(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom('passkey').where('person', '=', person).execute()
  await tx.deleteFrom('challenge').where('person', '=', person).execute()
  await tx.deleteFrom('federated_identity').where('person', '=', person).execute()
  await tx.deleteFrom('api_token').where('person', '=', person).execute()
}
