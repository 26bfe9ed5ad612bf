/** Links that are sent by mail and work once. */
import { Failure } from '../../law/failure.ts'
import type { Tx } from '../database/index.ts'
import { after } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import type { OneTimeLinkTable } from './tables.ts'

type Purpose = OneTimeLinkTable['purpose']

/** Makes a link that works once, within `minutes`; answers its secret. */
export async function makeLink(
  means: Means, tx: Tx, { purpose, person, email, minutes }: { readonly purpose: Purpose; readonly person: string | null; readonly email: string; readonly minutes: number },
): Promise<string> {
  const now = means.now()
  await tx.deleteFrom('one_time_link').where('expires_at', '<=', now).execute()
  const secret = means.secrets.make()
  await tx
    .insertInto('one_time_link')
    .values({ secret_hash: means.secrets.hash(`link ${purpose}`, secret), purpose, person, email, expires_at: after(now, minutes) })
    .execute()
  return secret
}

/** Spends a link. @throws Failure 'not found' when it is spent or too old */
export async function useLink(means: Means, tx: Tx, purpose: Purpose, secret: string): Promise<{ readonly person: string | null; readonly email: string }> {
  const link = await tx
    .deleteFrom('one_time_link')
    .where('secret_hash', '=', means.secrets.hash(`link ${purpose}`, secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', means.now())
    .returning(['person', 'email'])
    .executeTakeFirst()
  if (link === undefined) throw new Failure('not found', words.linkSpent)
  return link
}
