/** Declares what the portal answers: one value for each method and path, with who may ask. */
import type { z } from 'zod'
import type { Text } from '../law/text.ts'
import type { Refusal } from './answers.ts'
import type { Permission } from './permission.ts'
import type { Session, Visit } from './visit.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** At most `requests` in `seconds` from one address, or from one person or key holder where there is one. */
export interface RateLimit {
  readonly requests: number
  readonly seconds: number
  /**
   * What is counted instead, where a request brings something that the portal knows, such as a secret that it gave out: many may ask from one address for
   * what is each their own. Answers nothing of the secret itself; undefined for what is not known, which is counted as any other.
   */
  readonly by?: (visit: Visit) => Promise<string | undefined>
}

/** What the reference says of an API route. A schema with `.meta({ id })` becomes a named one. */
export interface ApiDescription {
  /** The group in the reference, usually the institution's id. */
  readonly group: string
  readonly description?: Text
  /** What is known of the named segments of the path; any other is a text. */
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** JSON, or bytes as they are. */
  readonly body?: { readonly schema: z.ZodType; readonly optional?: true } | { readonly bytes: true }
  /** What it answers when it does what was asked, JSON unless a type or several say otherwise; a text has no schema of its own. */
  readonly answers: Readonly<Record<number, { readonly text: Text; readonly schema: z.ZodType; readonly type?: string | readonly string[] }>>
  /** What is meant by a refusal; all refusals have the same form (RFC 9457). */
  readonly refusals?: Readonly<Record<number, Text>>
  /** How another's protocol writes its refusals, beside those of the portal's own door. */
  readonly refusal?: z.ZodType
}

/** The names in a path: `Params<'/residents/:id'>` is `{ id: string }`. */
export type Params<Path extends string> =
  Path extends `${infer Head}/${infer Tail}` ? Params<Head> & Params<Tail>
    : Path extends `:${infer Name}` ? { readonly [K in Name]: string }
      : unknown

/**
 * One thing that the portal answers.
 *
 * - `page`: for people, below the language (`/kk/…`); unsafe methods need the form token; errors are pages.
 * - `api`: JSON; errors are RFC 9457 problems; only keys and tokens are asked for, or safe methods.
 * - `file`: bytes, streamed as they are.
 * - `machine`: protocols of others (webhooks, well-known addresses); the handler keeps its own rules.
 */
export interface Route {
  readonly method: Method
  /** Begins with a slash; `:name` is one segment, `*` at the end is the rest, given as the param `rest`. */
  readonly path: string
  readonly kind: 'page' | 'api' | 'file' | 'machine'
  readonly permission: Permission
  /**
   * Also while an order suspends the person or their organisation: for what nobody may take from them, such as their own record, an answer
   * in a case, an appeal. Elsewhere they are visitors where everyone is let in, and refused where not.
   */
  readonly whileSuspended?: true
  /** Also to an officer at a counter, who is then the person that they serve: for what is filled in and sent there. Everywhere else they are visitors. */
  readonly atCounter?: true
  /** What is sent means the same whoever sends it, as a word about a page: a form that was opened in a session which has ended meanwhile is a visitor's. */
  readonly sameForAll?: true
  readonly title?: Text
  readonly rateLimit?: RateLimit
  /** What stands behind the route refuses by who asks, as its rate limit does, and not by what they ask for: whoever was refused so again and again is refused at the door. */
  readonly refusesAskers?: true
  /** Largest body in bytes; 1 MB unless said otherwise. For a route with files: of everything together. */
  readonly bodyLimit?: number
  /** The route takes files: its form is read as it streams, and its handler must call `visit.form(sink)`. */
  readonly files?: { readonly limitMegabytes: number; readonly count: number }
  readonly openapi?: ApiDescription
  /** How another's protocol says what the portal's own door refuses: what has no handler, what comes too often, what went wrong. */
  readonly refusal?: (visit: Visit, refusal: Refusal) => Response
  handle(visit: Visit, params: Readonly<Record<string, string>>): Promise<Response> | Response
}

/** A route whose handler gets the names of its own path. */
export type RouteOf<Path extends string> = Omit<Route, 'path' | 'handle'> & {
  readonly path: Path
  handle(visit: Visit, params: Params<Path>): Promise<Response> | Response
}

/**
 * Declares a route, typed by its path.
 *
 * @example route({ method: 'GET', path: '/residents/:id', kind: 'page', permission: 'everyone', handle: (visit, { id }) => … })
 */
export function route<const Path extends string>(route: RouteOf<Path>): Route
export function route(route: Route): Route {
  return route
}

/** The session as far as a route lets it in: the suspended are visitors, but where the route is open to them; there they hold no office. So is whoever serves somebody at a counter. */
export function admitted({ whileSuspended, atCounter }: Pick<Route, 'whileSuspended' | 'atCounter'>, session: Session): Session {
  if (session.actor?.counter && !atCounter) return { ...session, scopes: [], actor: null }
  if (session.suspended === undefined || session.actor === null) return session
  return { ...session, scopes: [], actor: whileSuspended ? { ...session.actor, roles: [] } : null }
}

const rank = (segment: string | undefined): number =>
  segment === undefined ? 3 : segment === '*' ? 2 : segment.startsWith(':') ? 1 : 0

/** Sorts so that a fixed segment is tried before a named one, and a named one before the rest: `/new` before `/:id`. */
export function bySpecificity(a: Route, b: Route): number {
  const [left, right] = [a.path.split('/'), b.path.split('/')]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = rank(left[i]) - rank(right[i])
    if (difference !== 0) return difference
  }
  return 0
}
