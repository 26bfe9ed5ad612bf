/** The door of the Hub API: routes of its protocol, and who comes through them. */
import type { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { jsonFrom, type Route, type Visit } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import type { Dataset } from '../dataset.ts'
import { messages } from '../messages.ts'
import { requirePublisher } from '../ownership.ts'
import type { Asker } from '../policy.ts'
import { errorAnswer, HubFailure } from './errors.ts'
import { words } from './messages.ts'

export type Params = Readonly<Record<string, string>>
type Answer = (visit: Visit, params: Params) => Promise<Response> | Response

/** Enough for a loader that reads a large dataset range by range; a limit against loops gone mad. */
const rateLimit = { requests: 12_000, seconds: 60 }

/** A route of the protocol. Who may ask is its handler's to say: keys are told apart by their scopes. */
export const machine = (method: Route['method'], path: string, answer: Answer, bodyLimit?: number): Route => ({
  method, path, kind: 'machine', permission: 'everyone', rateLimit, ...(bodyLimit !== undefined && { bodyLimit }),
  async handle(visit, params) {
    try {
      return await answer(visit, params)
    } catch (error) {
      return errorAnswer(visit, error)
    }
  },
})

/** Who reads: the person of the session or of the key; a visitor without either. Throws a `Failure` when the key is for other things. */
export function readerOf({ access }: Pick<Commons, 'access'>, { actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Promise<Asker> {
  if (actor !== null && scopes.length > 0 && !scopes.includes('datasets:read')) throw new Failure('refused', words.noRead)
  return access.asker(actor)
}

/** Who writes: only a key with the scope. */
export function writerOf({ actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Actor {
  if (actor === null || scopes.length === 0) throw new Failure('unauthenticated', words.noToken)
  if (!scopes.includes('datasets:write')) throw new Failure('refused', words.noWrite)
  return actor
}

/** The dataset of an address; the clients are told that there is none as they know it. */
export async function datasetAt({ datasets }: Pick<Commons, 'datasets'>, { namespace = '', name = '' }: Params): Promise<Dataset> {
  try {
    return await datasets.at(namespace, name)
  } catch (error) {
    throw error instanceof Failure && error.kind === 'not found' ? new HubFailure('RepoNotFound', error.text) : error
  }
}

/** The dataset of an address, for whoever may see what it is about, with who asks; to others it is not there. */
export async function seenAt(commons: Commons, visit: Visit, params: Params): Promise<{ readonly asker: Asker; readonly dataset: Dataset }> {
  const [asker, dataset] = [await readerOf(commons, visit), await datasetAt(commons, params)]
  const verdict = await commons.access.verdict(asker, dataset, { mode: 'metadata' })
  if (!verdict.allowed) throw new HubFailure('RepoNotFound', messages.noDataset)
  return { asker, dataset }
}

/** The dataset that the visit may write to, with who writes. */
export async function ownAt(commons: Commons, visit: Visit, params: Params): Promise<{ readonly actor: Actor; readonly dataset: Dataset }> {
  const actor = writerOf(visit)
  const dataset = await datasetAt(commons, params)
  try {
    commons.access.requireOwner(actor, dataset)
  } catch (error) {
    throw error instanceof Failure && error.kind === 'not found' ? new HubFailure('RepoNotFound', error.text) : error
  }
  await requirePublisher(commons.kernel.parties, commons.kernel.db, actor, dataset)
  return { actor, dataset }
}

/** The body of a request as JSON or as a form; throws a `Failure` when it is neither or does not fit. */
export async function bodyOf<T>({ request }: Visit, schema: z.ZodType<T>): Promise<T> {
  const read = async (): Promise<unknown> => {
    if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return jsonFrom({ request })
    const form = new URLSearchParams((await request.text()).replaceAll('%00', ''))
    return Object.fromEntries([...new Set(form.keys())].map((key) => [key, key === 'paths' ? form.getAll(key) : form.get(key)]))
  }
  const parsed = schema.safeParse(await read().catch(() => undefined))
  if (!parsed.success) throw new Failure('invalid', words.badRequest)
  return parsed.data
}

/** The address with another cursor, as the `Link` header gives the next page. */
export function nextLink({ url, settings }: Visit, cursor: string): Readonly<Record<string, string>> {
  const next = new URL(url.pathname + url.search, settings.origin)
  next.searchParams.set('cursor', cursor)
  return { link: `<${next.href}>; rel="next"` }
}

/** A whole number of the address from `least` to `most`; `otherwise` where it says none. */
export function countIn({ url }: Pick<Visit, 'url'>, name: string, { least = 0, most = 2 ** 31 - 1, otherwise }: { readonly least?: number; readonly most?: number; readonly otherwise: number }): number {
  const number = Math.trunc(Number(url.searchParams.get(name) || otherwise))
  return Number.isNaN(number) ? otherwise : Math.min(most, Math.max(least, number))
}

/** Python writes `True`, JavaScript `true`. */
export const isTrue = (value: string | null | undefined): boolean => value === 'true' || value === 'True' || value === '1'
