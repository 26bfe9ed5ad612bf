/** What is asked of a browser and may be answered once, within minutes: passkey challenges and outside sign-ins. */
import { instantAt } from '../../law/time.ts'
import type { Means } from './means.ts'
import type { ChallengeTable } from './tables.ts'

/** Remembers what was asked and answers with the secret under which it is answered. */
export async function askOnce(
  means: Means, purpose: ChallengeTable['purpose'], content: Readonly<Record<string, string>>, minutes: number, person?: string,
): Promise<string> {
  const now = means.now()
  await means.db.deleteFrom('challenge').where('expires_at', '<=', now).execute()
  const secret = means.secrets.make()
  const expires = instantAt(Date.parse(now) + minutes * 60_000)
  await means.db
    .insertInto('challenge')
    .values({ secret_hash: means.secrets.hash(purpose, secret), purpose, person: person ?? null, content: JSON.stringify(content), expires_at: expires })
    .execute()
  return secret
}

/** Takes what was asked, so that nobody can answer it again; `undefined` when it is unknown, answered or too old. */
export async function takeAnswer(
  means: Means, purpose: ChallengeTable['purpose'], secret: string,
): Promise<{ readonly content: Readonly<Record<string, string>>; readonly person: string | null } | undefined> {
  return means.db
    .deleteFrom('challenge')
    .where('secret_hash', '=', means.secrets.hash(purpose, secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', means.now())
    .returning(['content', 'person'])
    .executeTakeFirst()
}
