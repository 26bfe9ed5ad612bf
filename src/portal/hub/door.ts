/** The door of the Hub API: routes of its protocol, who comes with a key, and what a request says. */
import type { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { jsonFrom } from '../asked.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { errorAnswer } from './failure.ts'
import { hubWords as words } from './messages.ts'

export type Params = Readonly<Record<string, string>>
export type Answer = (visit: Visit, params: Params) => Promise<Response> | Response

/** Enough for a loader that reads a large file range by range; a limit against loops gone mad. */
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

/** Who sends: only a key with the scope. */
export function writerOf({ actor, scopes }: Pick<Visit, 'actor' | 'scopes'>, scope: string): Actor {
  if (actor === null || scopes.length === 0) throw new Failure('unauthenticated', words.noToken)
  if (!scopes.includes(scope)) throw new Failure('refused', words.noScope(scope))
  return actor
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

/** The body as it streams. */
export function streamOf({ request }: Visit): ReadableStream<Uint8Array> {
  if (request.body === null) throw new Failure('invalid', words.badRequest)
  return request.body
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
