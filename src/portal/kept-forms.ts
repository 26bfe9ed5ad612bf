/** A form that comes when its session has ended: kept for whoever filled it in, and shown to them again, filled in, in their next session. */
import { type Actor, keptFor, type Parties } from '../kernel/parties/index.ts'
import { Failure } from '../law/failure.ts'
import { markField, writeMark } from './form-mark.ts'
import { anyLanguage, leave, leftOn, sentAtLast } from './left-forms.ts'
import { refusals } from './messages.ts'
import { cookie, splitPath } from './negotiate.ts'
import type { Route } from './routes.ts'
import { tokenField } from './submitted-form.ts'
import { TypedBefore } from './typed-before.ts'
import type { SubmittedForm, Visit } from './visit.ts'

/** What is never kept, whoever asks: passwords, PINs, one-time codes and the secrets of others. */
export const isSecret = (name: string): boolean => /^(?:password|present|again|challenge|pin|(?:new|old)-pin|pin-again|code|secret\..*)$/.test(name)

/** What a passkey answered stands beside the challenge that it answers; any other answer is what somebody chose. */
const isProof = (name: string, values: Readonly<Record<string, string>>): boolean => name === 'answer' && 'challenge' in values

const cookieName = 'kept'
const keptSeconds = keptFor.formMinutes * 60

/** Who keeps them. */
export type Keeping = Pick<Parties, 'cookie' | 'formTokenFits' | 'formTokenOf' | 'ownerOfSession' | 'keepForm' | 'keptForms' | 'dropForms' | 'leaveForm' | 'leftForms' | 'dropLeftForm'>

/** What was typed into a form, without secrets. */
const typedIn = (form: SubmittedForm): readonly (readonly [string, string])[] =>
  Object.keys(form.values).filter((field) => field !== tokenField && !isSecret(field) && !isProof(field, form.values)).flatMap((field) => form.all(field).map((value) => [field, value] as const))

/** All that was typed into a form, and which form it was; undefined where secrets are in it. */
export const withoutSecrets = (form: SubmittedForm): readonly (readonly [string, string])[] | undefined => {
  const names = Object.keys(form.values).filter((field) => field !== tokenField)
  if (names.some((field) => isSecret(field) || isProof(field, form.values))) return undefined
  return [...typedIn(form), ...(form.mark ? [[markField, writeMark(form.mark)] as const] : [])]
}

/** A form that came from a browser in which nobody is signed in any more: whose it was nobody can tell, so that it is kept by nobody, and given back on the page that refuses it. */
export class SignedOut extends Failure {
  /** Its fields as they are sent once more, its token among them: whoever signs in again is shown it filled in, and anybody else is refused. */
  readonly fields: readonly (readonly [name: string, value: string])[]

  constructor({ kind, text }: Failure, form: SubmittedForm) {
    super(kind, text)
    this.fields = [[tokenField, form.values[tokenField] ?? ''], ...typedIn(form), ...(form.mark ? [[markField, writeMark(form.mark)] as const] : [])]
  }
}

/** A form of an earlier session of the same person: nothing is done with it. Where it cannot be kept, it is as foreign as any other. */
export class SentBefore extends Failure {
  readonly form: SubmittedForm
  readonly person: string

  constructor(form: SubmittedForm, person: string) {
    super('refused', refusals.foreignForm)
    this.form = form
    this.person = person
  }
}

export interface KeptForms {
  /** Whether the browser had a session, ended or not: without one nothing is kept. */
  had(request: Request): boolean
  /** Whether a form with this token stood on a page of the session that the browser names, ended or not. */
  cameWith(request: Request, token: string | undefined): boolean
  /**
   * Whose form it is, when its token is of an earlier session: that of the person who is signed in, or of the session that the browser names and that has ended.
   * Undefined when it is somebody else's.
   */
  ownerOf(request: Request, token: string | undefined, signedIn: string | undefined): Promise<string | undefined>
  /** Keeps a form of a request. Answers the page on which it is shown again, and the cookie to set; undefined when it cannot be kept. */
  keep(request: Request, sent: SentBefore): Promise<{ readonly page: string; readonly cookie: string } | undefined>
  /**
   * Keeps a form that its owner leaves before sending it, in the hat in which it was filled in; `hats` are those that they may wear, and in none else anything is kept.
   * Answers the page on which it is shown again; undefined when it is too long.
   */
  leave(visit: Visit, owner: Actor, form: SubmittedForm, hats: readonly string[]): Promise<string | undefined>
  /** What this person typed into forms of the page that is asked for; `left` says whether they have left any form at all. */
  of(request: Request, owner: Actor, left: boolean): Promise<readonly TypedBefore[]>
  /** Forgets what was kept, when its form has been sent; what was left, once it was accepted as well. */
  sent(request: Request, person: string, mark: SubmittedForm['mark']): Promise<void>
  sentAtLast(visit: Visit, owner: Actor, form: SubmittedForm): Promise<void>
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

  /** The same, where the form itself says it. */
  function pageFor(request: Request, action: string, mark: SubmittedForm['mark']): string {
    const said = mark?.page === undefined ? undefined : URL.parse(`${origin}/${splitPath(action)?.locale}${mark.page}`)
    return said?.origin === origin && isPage(said.pathname) ? said.pathname + said.search : pageOf(request, action)
  }

  /** An address without its language. */
  const pageIn = (path: string): string => { const { pathname, search } = new URL(path, origin); return anyLanguage(pathname) + search }

  /** The secrets of the forms that the browser had kept, the oldest first: one for each tab whose session had ended. */
  const secretsOf = (request: Request): readonly string[] => cookie(request, name)?.split('.').slice(-keptFor.forms) ?? []
  const keptOf = (request: Request, person: string) => parties.keptForms(secretsOf(request), person)

  return {
    had: (request) => cookie(request, parties.cookie.name) !== undefined,
    cameWith(request, token) {
      const session = cookie(request, parties.cookie.name)
      return session !== undefined && token !== undefined && parties.formTokenFits(session, token)
    },
    async ownerOf(request, token, signedIn) {
      const session = cookie(request, parties.cookie.name)
      if (token === undefined || session === undefined) return undefined
      const person = signedIn ?? await parties.ownerOfSession(session)
      return person !== undefined && parties.formTokenOf(person, token) ? person : undefined
    },
    async keep(request, { form, person }) {
      const action = new URL(request.url).pathname
      const page = pageFor(request, action, form.mark)
      const which = form.mark?.form ?? ''
      const secret = await parties.keepForm(person, { action, page, form: which, fields: typedIn(form) })
      if (secret === undefined) return undefined
      // The same form once more: what is shown again is what was sent last.
      const { replaced = [], others = [] } = Object.groupBy(await keptOf(request, person), ({ form: older }) => older.action === action && older.page === page && (older.form ?? '') === which ? 'replaced' : 'others')
      await parties.dropForms(replaced.map((older) => older.secret))
      const secrets = [...others.map((older) => older.secret), secret].slice(-keptFor.forms)
      return { page, cookie: `${name}=${secrets.join('.')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${keptSeconds}${secure ? '; Secure' : ''}` }
    },
    async leave(visit, owner, form, hats) {
      const page = pageFor(visit.request, visit.url.pathname, form.mark)
      // What was typed for a company goes nowhere once its hat cannot be worn any more.
      if (form.mark?.hat !== undefined && !hats.includes(form.mark.hat)) return page
      return await leave(parties, owner, visit, pageIn(page), typedIn(form), form.mark) ? page : undefined
    },
    sentAtLast: ({ url, request }, owner, form) => sentAtLast(parties, owner, url, pageIn(pageFor(request, url.pathname, form.mark)), form),
    async of(request, owner, left) {
      const url = new URL(request.url)
      const { pathname, search } = url
      const here = (await keptOf(request, owner.person)).filter(({ form: { page } }) => new URL(page, origin).pathname === pathname)
      const kept = here.findLast(({ form: { page } }) => page === pathname + search) ?? here.at(-1)
      return [...(kept ? [new TypedBefore(kept.form.action, kept.form.fields, { form: kept.form.form })] : []), ...(left ? await leftOn(parties, owner, url) : [])]
    },
    async sent(request, person, mark) {
      const action = new URL(request.url).pathname
      const found = (await keptOf(request, person)).filter(({ form }) => form.action === action && (form.form ?? '') === (mark?.form ?? ''))
      const shown = found.findLast(({ form }) => form.page === pageFor(request, action, mark)) ?? found.at(-1)
      if (shown) await parties.dropForms([shown.secret])
    },
  }
}
