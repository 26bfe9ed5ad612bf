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

/** `platform` is the number of its entry: a subject means somebody only beside the registration whose keys signed for it. */
export interface LinkedAccount { readonly platform: string; readonly subject: string; readonly linkedAt: Instant }

export interface Accounts {
  /** The person to whom a subject of a platform is linked. */
  personOf(platform: string, subject: string, within?: Db): Promise<string | undefined>
  /** Throws a `Failure` (conflict) where this cannot be linked: it is somebody else's, or the person has another account there. Answers whether it is linked already. */
  check(person: string, account: { readonly platform: string; readonly subject: string }, within?: Db): Promise<boolean>
  of(person: string): Promise<readonly LinkedAccount[]>
  /** Links a subject to whoever is signed in. Twice is once. Throws as `check` does. */
  link(tx: Tx, actor: Actor, account: { readonly platform: string; readonly subject: string }): Promise<void>
  /** Ends a link: nothing more is told to that platform. Twice is once. */
  unlink(tx: Tx, actor: Actor, account: { readonly platform: string; readonly subject: string }): Promise<void>
}

export function openAccounts({ db, now, journal }: Kernel): Accounts {
  // The journal knows that a person linked something of a platform, and not whom.
  const personOf: Accounts['personOf'] = async (platform, subject, within = db) =>
    (await within.selectFrom('lti_account').select('person').where('platform', '=', platform).where('subject', '=', subject).executeTakeFirst())?.person
  const check: Accounts['check'] = async (person, { platform, subject }, within = db) => {
    const whose = await personOf(platform, subject, within)
    if (whose === person) return true
    if (whose !== undefined) throw new Failure('conflict', words.othersAccount)
    if (await within.selectFrom('lti_account').select('subject').where('platform', '=', platform).where('person', '=', person).executeTakeFirst()) throw new Failure('conflict', words.anotherLinked)
    return false
  }
  return {
    personOf, check,
    of: async (person) => (await db.selectFrom('lti_account').selectAll().where('person', '=', person).orderBy('linked_at').execute()).map(({ platform, subject, linked_at: linkedAt }) => ({ platform, subject, linkedAt })),
    async link(tx, actor, { platform, subject }) {
      const { numInsertedOrUpdatedRows: many } = await tx.insertInto('lti_account').values({ platform, subject, person: actor.person, linked_at: now() }).onConflict((on) => on.doNothing()).executeTakeFirstOrThrow()
      if (many !== 0n) await journal.append(tx, actorString(actor), { type: 'university.lti-linked', subject: `person:${actor.person}`, body: { platform } })
      else await check(actor.person, { platform, subject }, tx)
    },
    async unlink(tx, actor, { platform, subject }) {
      const { numDeletedRows: many } = await tx.deleteFrom('lti_account').where('platform', '=', platform).where('subject', '=', subject).where('person', '=', actor.person).executeTakeFirstOrThrow()
      if (many === 0n) return
      await tx.deleteFrom('lti_learner').where('subject', '=', subject).where('placement', 'in', tx.selectFrom('lti_placement').select('id').where('platform', '=', platform)).execute()
      await journal.append(tx, actorString(actor), { type: 'university.lti-unlinked', subject: `person:${actor.person}`, body: {} })
    },
  }
}
