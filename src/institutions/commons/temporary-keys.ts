/**
 * Temporary keys of S3: what a reader hands to an engine on other machines. Each opens the versions of one dataset that its maker may download now, for
 * minutes; what it is asked for is judged as its maker's own request, so that it ends at once with their right, their key or the data.
 */
import { z } from 'zod'
import type { TemporaryKey } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { Denied } from './access.ts'
import type { Commons } from './commons.ts'
import type { Dataset, VersionSummary } from './dataset.ts'
import type { Asker, Verdict } from './policy.ts'
import { messages } from './messages.ts'

/** How long a temporary key lives, in seconds. */
export const life = { least: 60, usual: 900, most: 3_600 }

/** The newest versions that a key opens, and that a table of Iceberg has as its history. */
const mostVersions = 200

/** What a temporary key opens: versions of one dataset; with `one` it was asked for by the number of its only version. */
const scopeSchema = z.object({ dataset: z.string(), versions: z.array(z.number()).min(1), one: z.literal(true).optional() })
export type Scope = z.infer<typeof scopeSchema>

export const scopeOf = (opens: string): Scope => scopeSchema.parse(JSON.parse(opens))

/** A published version with what the reader gets of it. */
export interface LentVersion { readonly version: VersionSummary; readonly verdict: Verdict & { readonly allowed: true } }

/** The published versions that somebody may download, oldest first. Throws a `Denied`, with the reason, when there is none. */
export async function lentVersions({ access, datasets }: Pick<Commons, 'access' | 'datasets'>, asker: Asker, dataset: Dataset): Promise<readonly LentVersion[]> {
  const published = (await datasets.versions(dataset.id)).filter(({ state }) => state === 'published').slice(0, mostVersions)
  const judged = await Promise.all(published.map(async (version) => ({ version, verdict: await access.verdict(asker, dataset, { mode: 'download', version: version.number }, version) })))
  const lent = judged.flatMap(({ version, verdict }) => (verdict.allowed ? [{ version, verdict }] : []))
  if (lent.length > 0) return lent.toReversed()
  const verdict = await access.verdict(asker, dataset, { mode: 'download' })
  throw verdict.allowed ? new Failure('not found', messages.noVersion) : new Denied(verdict)
}

/** Makes a temporary key to versions that were found to be lent to the asker, and notes that it was given. `by` is their portal key; absent for a visitor. */
export async function lendKey(
  { kernel: { parties }, reads }: Pick<Commons, 'kernel' | 'reads'>, asker: Asker,
  { by, dataset, lent, one, seconds }: { readonly by?: string | undefined; readonly dataset: Dataset; readonly lent: readonly LentVersion[]; readonly one?: boolean; readonly seconds: number },
): Promise<TemporaryKey> {
  // What a session in a browser may read no key would end with.
  if (asker.kind === 'person' && by === undefined) throw new Failure('unauthenticated', messages.keyForTemporary)
  const scope: Scope = { dataset: dataset.id, versions: lent.map(({ version }) => version.number), ...(one && { one }) }
  const key = await parties.makeTemporaryKey({ ...(by !== undefined && { by }), opens: JSON.stringify(scope), seconds })
  const newest = lent.at(-1)!
  await reads.note({
    dataset: dataset.id, version: newest.version.number, door: 'temporary', mode: 'download', by: newest.verdict.by, asker,
    what: `${key.id}, ${key.until}: ${scope.versions.map((number) => `v${number}`).join(' ')}`,
  })
  return key
}
