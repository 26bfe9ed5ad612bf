/**
 * Who somebody of a platform is here: linked by that person alone, signed in, and after they have seen which account of which platform it is. An address of mail or a name that
 * a platform tells is believed of nobody.
 */
import { type Db, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { words } from './messages.ts'

export interface LinkedAccount { readonly issuer: string; readonly subject: string; readonly linkedAt: Instant }

export interface Accounts {
  /** The person to whom a subject of an issuer is linked. */
  personOf(issuer: string, subject: string, within?: Db): Promise<string | undefined>
  of(person: string): Promise<readonly LinkedAccount[]>
  /** Links a subject to whoever is signed in. Twice is once. Throws a `Failure` (conflict) where it is somebody else's. */
  link(tx: Tx, actor: Actor, account: { readonly issuer: string; readonly subject: string; readonly platform: string }): Promise<void>
  /** Ends a link: nothing more is told to that platform. Twice is once. */
  unlink(tx: Tx, actor: Actor, account: { readonly issuer: string; readonly subject: string }): Promise<void>
}

export function openAccounts({ db, now, journal }: Kernel): Accounts {
  // The journal knows that a person linked something of a platform, and not whom.
  const personOf: Accounts['personOf'] = async (issuer, subject, within = db) =>
    (await within.selectFrom('lti_account').select('person').where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst())?.person
  return {
    personOf,
    of: async (person) => (await db.selectFrom('lti_account').selectAll().where('person', '=', person).orderBy('linked_at').execute()).map(({ issuer, subject, linked_at: linkedAt }) => ({ issuer, subject, linkedAt })),
    async link(tx, actor, { issuer, subject, platform }) {
      const { numInsertedOrUpdatedRows: many } = await tx.insertInto('lti_account').values({ issuer, subject, person: actor.person, linked_at: now() }).onConflict((on) => on.doNothing()).executeTakeFirstOrThrow()
      if (many !== 0n) await journal.append(tx, actorString(actor), { type: 'university.lti-linked', subject: `person:${actor.person}`, body: { platform } })
      else if (await personOf(issuer, subject, tx) !== actor.person) throw new Failure('conflict', words.othersAccount)
    },
    async unlink(tx, actor, { issuer, subject }) {
      const { numDeletedRows: many } = await tx.deleteFrom('lti_account').where('issuer', '=', issuer).where('subject', '=', subject).where('person', '=', actor.person).executeTakeFirstOrThrow()
      if (many === 0n) return
      await tx.deleteFrom('lti_learner').where('subject', '=', subject).where('placement', 'in', tx.selectFrom('lti_placement').select('id').where('issuer', '=', issuer)).execute()
      await journal.append(tx, actorString(actor), { type: 'university.lti-unlinked', subject: `person:${actor.person}`, body: {} })
    },
  }
}
