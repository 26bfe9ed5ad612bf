/** A form that comes when its session has ended: kept for whoever filled it in, and shown to them again, filled in, once they have signed in. */
import { keptFor, type Parties } from '../kernel/parties/index.ts'
import { cookie, splitPath } from './negotiate.ts'
import type { Route } from './routes.ts'
import { type FormLimits, readForm, tokenField } from './submitted-form.ts'
import { TypedBefore } from './typed-before.ts'

/** What is never kept, whoever asks: passwords, PINs and the secrets of others. */
export const isSecret = (name: string): boolean => /^(?:password|present|again|challenge|pin|(?:new|old)-pin|pin-again|secret\..*)$/.test(name)

/** What a passkey answered stands beside the challenge that it answers; any other answer is what somebody chose. */
const isProof = (name: string, values: Readonly<Record<string, string>>): boolean => name === 'answer' && 'challenge' in values

const cookieName = 'kept'
const keptSeconds = keptFor.formMinutes * 60

/** Who keeps them. */
export type Keeping = Pick<Parties, 'cookie' | 'formTokenFits' | 'keepForm' | 'keptForm' | 'dropForm'>

export interface KeptForms {
  /** Whether the browser had a session, ended or not: without one nothing is kept. */
  had(request: Request): boolean
  /** Whether a form with this token stood on a page of the session that the browser names, ended or not. */
  cameWith(request: Request, token: string | undefined): boolean
  /** Keeps the form of a request, if it comes from a page of the session that has ended. Answers where to go on after signing in, and the cookie to set. */
  keep(request: Request, limits: FormLimits): Promise<{ readonly page: string; readonly cookie: string } | undefined>
  /** What this person typed into a form of the page that is asked for. */
  of(request: Request, person: string): Promise<TypedBefore | undefined>
  /** Forgets what was kept, when its form has been sent. */
  sent(request: Request, person: string): Promise<void>
}

export function keptForms(parties: Keeping, { origin, routes }: { readonly origin: string; readonly routes: readonly Route[] }): KeptForms {
  const secure = origin.startsWith('https:')
  const name = secure ? `__Host-${cookieName}` : cookieName
  const pages = routes.filter(({ kind, method }) => kind === 'page' && method === 'GET').map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replace('*', '.+')}$`))
  const isPage = (path: string): boolean => { const below = splitPath(path)?.path; return below !== undefined && pages.some((page) => page.test(below)) }

  /** The page on which the form stood: the one that the browser names, if it is ours, or the nearest above where it was sent. */
  function pageOf(request: Request, action: string): string {
    const referer = URL.parse(request.headers.get('referer') ?? '')
    if (referer?.origin === origin && isPage(referer.pathname)) return referer.pathname + referer.search
    let path = action
    while (!isPage(path) && path.lastIndexOf('/') > 0) path = path.slice(0, path.lastIndexOf('/'))
    return path
  }

  const found = async (request: Request, person: string) => {
    const secret = cookie(request, name)
    const form = secret === undefined ? undefined : await parties.keptForm(secret, person)
    return secret !== undefined && form && { secret, form }
  }

  return {
    had: (request) => cookie(request, parties.cookie.name) !== undefined,
    cameWith(request, token) {
      const session = cookie(request, parties.cookie.name)
      return session !== undefined && token !== undefined && parties.formTokenFits(session, token)
    },
    async keep(request, limits) {
      const session = cookie(request, parties.cookie.name)
      if (session === undefined) return undefined
      const form = await readForm(request, limits, () => undefined).catch(() => undefined) // whose it is, the session of its token says
      const token = form?.values[tokenField]
      if (form === undefined || token === undefined) return undefined
      const action = new URL(request.url).pathname
      const page = pageOf(request, action)
      const typed = Object.keys(form.values).filter((field) => field !== tokenField && !isSecret(field) && !isProof(field, form.values)).flatMap((field) => form.all(field).map((value) => [field, value] as const))
      const secret = await parties.keepForm(session, token, { action, page, fields: typed })
      return secret === undefined ? undefined
        : { page, cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${keptSeconds}${secure ? '; Secure' : ''}` }
    },
    async of(request, person) {
      const kept = await found(request, person)
      return kept && new URL(kept.form.page, origin).pathname === new URL(request.url).pathname ? new TypedBefore(kept.form.action, kept.form.fields) : undefined
    },
    async sent(request, person) {
      const kept = await found(request, person)
      if (kept && kept.form.action === new URL(request.url).pathname) await parties.dropForm(kept.secret)
    },
  }
}
