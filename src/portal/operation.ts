/** Declares an operation of the API: one value whose schemas read the request and write its description. */
import type { z } from 'zod'
import { Failure } from '../law/failure.ts'
import { notFound } from './answers.ts'
import { fitting } from './invalid.ts'
import { invalidWords } from './invalid.messages.ts'
import { postedBytes } from './posted.ts'
import { type ApiDescription, type Params, route, type Route } from './routes.ts'
import type { Visit } from './visit.ts'

/** What a request asks, once it was read. */
export interface Asked<Path extends string, Query, Body> {
  /** The named segments of the path. */
  readonly params: Params<Path>
  readonly query: Query
  readonly body: Body
}

export type OperationOf<Path extends string, Query extends z.ZodObject, Body extends z.ZodType> = Omit<Route, 'path' | 'kind' | 'openapi' | 'handle'> & {
  readonly path: Path
  readonly describes: Omit<ApiDescription, 'query' | 'body'> & { readonly query?: Query; readonly json?: Body; readonly bytes?: true }
  handle(visit: Visit, asked: Asked<Path, z.output<Query>, z.output<Body>>): Promise<Response> | Response
}

/**
 * Declares an operation. A path that does not fit `params` leads nowhere (404); a query or a body that does not fit is refused with what to
 * mend (422). Parameters that the description does not name are let through and mean nothing.
 *
 * @example operation({ method: 'GET', path: '/api/residents', describes: { group, query, answers }, handle: (visit, { query }) => … })
 */
export function operation<const Path extends string, Query extends z.ZodObject = z.ZodObject<Record<never, never>>, Body extends z.ZodType = z.ZodUndefined>(
  { describes: { query, json, bytes, ...described }, handle, ...declared }: OperationOf<Path, Query, Body>,
): Route {
  const openapi: ApiDescription = { ...described, ...(query && { query }), ...(json && { body: { schema: json } }), ...(bytes && { body: { bytes } }) }
  return route({
    ...declared, kind: 'api', openapi,
    async handle(visit: Visit, params: Readonly<Record<string, string>>) {
      if (described.params?.safeParse(params).success === false) throw notFound()
      // The casts say what the types cannot: that an operation without query or body asks for none.
      return handle(visit, {
        params: params as Params<Path>,
        query: (query ? fitting(query, parametersIn(visit.url)) : {}) as z.output<Query>,
        body: (json ? await bodyOf(visit.request, json) : undefined) as z.output<Body>,
      })
    },
  } as Route)
}

/** The parameters of an address; one that stands there several times is a list. */
export const parametersIn = ({ searchParams }: URL): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries([...new Set(searchParams.keys())].map((name) => {
    const [first = '', ...more] = searchParams.getAll(name)
    return [name, more.length === 0 ? first : [first, ...more]]
  }))

const mostBytes = 1024 * 1024

/** The JSON of a request, read by a schema. Throws a `Failure` (invalid) that names what does not fit. */
export async function bodyOf<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return fitting(schema, jsonIn(await postedBytes(request, mostBytes)))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (key, value: unknown) => {
      if (isStorable(key) && (typeof value !== 'string' || isStorable(value))) return value
      throw new SyntaxError('a text that the database does not take')
    })
  } catch {
    throw new Failure('invalid', invalidWords.notJson)
  }
}

/** JSON can escape what no text of ours holds: NUL and halves of letters. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
