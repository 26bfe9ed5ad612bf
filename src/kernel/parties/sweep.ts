/** Removes what has had its time: spent tries, ended sessions, visits to counters of long ago, old challenges and links, unanswered invitations, sent letters. */
import { sql } from 'kysely'
import { transact } from '../database/index.ts'
import { keptFor } from './kept-for.ts'
import { after } from './means.ts'
import type { Means } from './means.ts'

/** Removes it; may be done at any time and by any number of processes. */
export async function sweep(means: Means): Promise<void> {
  const now = means.now()
  await transact(means.db, async (tx) => {
    await tx.deleteFrom('attempt').where('at', '<=', after(now, -keptFor.tryHours * 60)).execute()
    await tx.deleteFrom('session').where('expires_at', '<=', after(now, -keptFor.endedSessionHours * 60)).execute()
    // One by document that nobody has reviewed waits for that, however long ago it was.
    await tx.deleteFrom('counter_visit').where('ends_at', '<=', after(now, -keptFor.counterVisitDays * 24 * 60)).where(sql<boolean>`(shown is distinct from 'document' or found is not null)`).execute()
    await tx.deleteFrom('kept_form').where('expires_at', '<=', now).execute()
    await tx.deleteFrom('left_form').where('expires_at', '<=', now).execute()
    await tx.deleteFrom('challenge').where('expires_at', '<=', now).execute()
    await tx.deleteFrom('one_time_link').where('expires_at', '<=', now).execute()
    await tx.deleteFrom('invitation').where('answered_at', 'is', null).where('expires_at', '<=', now).execute()
    await tx.deleteFrom('mail').where('sent_at', '<=', after(now, -keptFor.sentLetterDays * 24 * 60)).execute()
  })
}
