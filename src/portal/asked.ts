/** Reads what a request asks: who asks, for which id, for which page of a list. */
import type { Actor } from '../kernel/parties/index.ts'
import { Failure } from '../law/failure.ts'
import { isLocale, type Locale, locales } from '../law/text.ts'
import { notFound } from './answers.ts'
import { refusals } from './messages.ts'
import type { Visit } from './visit.ts'

/** The person signed in; the route's permission has let nobody else in. */
export function actorHere({ actor }: Pick<Visit, 'actor'>): Actor {
  if (actor === null) throw new Failure('unauthenticated', refusals.signIn)
  return actor
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => uuid.test(text)

/** An id from an address; anything else is an address of nothing. */
export function idFrom(text: string): string {
  if (!isId(text)) throw notFound()
  return text
}

/** The page of a list that an address asks for, counted from 1; what is no number is the first. */
export function pageFrom({ url }: Pick<Visit, 'url'>): number {
  const page = Number(url.searchParams.get('page') ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1
}

/** The language of a file that anyone may keep for others: the one that `lang` names, else the country's first, whoever asks. */
export function fileLocale({ url }: Pick<Visit, 'url'>): Locale {
  const asked = url.searchParams.get('lang') ?? undefined
  return isLocale(asked) ? asked : locales[0]
}

/** The body of a request as JSON; undefined when it is none. Its texts come without NUL: no text of ours holds it, and the database takes none. */
export async function jsonFrom({ request }: Pick<Visit, 'request'>): Promise<unknown> {
  try {
    return withoutNul(await request.text())
  } catch {
    return undefined
  }
}

/** JSON without NUL in its texts. Throws a SyntaxError when it is none. */
export const withoutNul = (json: string): unknown => JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '') : value))
