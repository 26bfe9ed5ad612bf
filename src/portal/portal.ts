/** The web shell as one application: finds the route, checks who asks, calls the handler, and dresses the answer. */
import { hash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { outageFailure } from '../kernel/outage.ts'
import { type Actor, hatOf, mostCharacters, suspendedWords } from '../kernel/parties/index.ts'
import { Failure } from '../law/failure.ts'
import { languageOfPrograms, locales } from '../law/text.ts'
import type { Locale } from '../law/text.ts'
import { actions, button } from './components/index.ts'
import { failureAnswer, faultAnswer, here, methodAnswer, notFound } from './answers.ts'
import type { Reader } from './answers.ts'
import { checkOrigin, isToken, Limited, networkOf, rateLimiter, secure, senderAddress, visitorToken } from './guard.ts'
import { type Content, html } from './html.ts'
import { type AnswerText, isAccepted, isFirstVisit, textOf } from './layout.ts'
import { asset, serveAsset } from './look/assets.ts'
import type { Log } from './log.ts'
import { KeptBodies } from './kept-bodies.ts'
import { keptForms, type Keeping, SentBefore, SignedOut, withoutSecrets } from './kept-forms.ts'
import { isLeft } from './left-forms.ts'
import { refusals, sentTooOften, shell } from './messages.ts'
import { sessionWords } from './session-messages.ts'
import { acceptedLocale, cookie, languageCookie, preferredLocale, splitPath } from './negotiate.ts'
import { apiPages } from './pages/api-reference.ts'
import { permits } from './permission.ts'
import { LimitedAgain, refusedAgain, shortPage } from './refused-again.ts'
import { admitted, bySpecificity } from './routes.ts'
import type { Route } from './routes.ts'
import { type FormLimits, readForm, tokenField } from './submitted-form.ts'
import type { TypedBefore } from './typed-before.ts'
import type { FileSink, PortalSettings, Session, SubmittedForm, Visit } from './visit.ts'

const megabyte = 1024 * 1024

/** What the server that runs the application tells of the connection. */
interface Environment { Bindings: { incoming?: { socket?: { remoteAddress?: string } } } }

export interface PortalParts {
  readonly settings: PortalSettings
  readonly routes: readonly Route[]
  /** Who asks; answers a session without actor for visitors, and throws a `Failure` only when it cannot know. */
  authenticate(request: Request): Promise<Session>
  readonly log: Log
  /** Keeps forms that come when their session has ended; without it they are refused, and what was typed stays in the browser. */
  readonly keeping?: Keeping
  /** Milliseconds that only grow; for limits of rate and the time a request takes. */
  readonly clock?: () => number
}

/** Puts the routes into one application for `fetch`. Two routes for the same method and path are a bug and throw. */
export function portal({ settings, routes: given, authenticate, log, keeping, clock = () => performance.now() }: PortalParts): Hono<Environment> {
  const routes = [...given, ...apiPages(given, settings)].sort(bySpecificity)
  checkRoutes(routes)
  const https = settings.origin.startsWith('https:')
  const limit = rateLimiter(clock)
  const again = refusedAgain(clock, keeping?.cookie.name)
  const kept = new KeptBodies()
  const typed = keeping && keptForms(keeping, { origin: settings.origin, routes })
  const app = new Hono<Environment>()

  /** One request from its beginning to its end: the session, the answer or what went wrong, its headers, the log. */
  async function serve(c: Context<Environment>, reader: Reader, route: Route | undefined, answer: (visit: Visit, session: Session) => Promise<Response> | Response): Promise<Response> {
    const from = clock()
    const request = c.req.raw
    const url = new URL(request.url.replaceAll('%00', '')) // no text of ours holds NUL, and the database takes none
    const locale = splitPath(url.pathname)?.locale ?? (reader !== 'person' ? acceptedLocale(request.headers.get('accept-language') ?? '') ?? languageOfPrograms() : preferredLocale(request))
    const ip = senderAddress(request.headers.get('x-forwarded-for'), c.env?.incoming?.socket?.remoteAddress ?? '', settings.proxies)
    const visitor = visitorToken(request, https)
    const id = randomUUID()
    let session: Session = { actor: null }
    let before: readonly TypedBefore[] | undefined
    let form: Promise<SubmittedForm> | undefined
    let sentAs: SubmittedForm['mark']
    const visit: Visit = {
      locale, url, request, ip, id, settings, log,
      get actor() { return route === undefined ? null : admitted(route, session).actor },
      get signedIn() { return session.actor },
      get suspended() { return session.suspended },
      get hats() { return session.hats ?? [] },
      get unread() { return session.unread },
      get awaits() { return session.awaits },
      get scopes() { return session.scopes ?? [] },
      get key() { return session.key },
      get endsAt() { return session.endsAt },
      get endsIn() { return session.endsIn },
      get endFixed() { return session.endFixed },
      get kept() { return before },
      get keepsLeft() { return typed !== undefined && session.actor !== null && session.suspended === undefined && session.actor.counter === undefined && route?.kind === 'page' && route.permission !== 'everyone' },
      get sentAs() { return sentAs },
      get hatWorn() { return session.actor === null ? undefined : hatOf(session.actor) },
      get csrf() { return session.csrf ?? visitor.token() },
      form: (sink) => form ??= formOf(request, route, session, visitor.brought, sink).then((sent) => {
        sentAs = sent.mark
        return sent
      }),
      text: (text) => text[locale],
      link: (path) => path === '/' ? `/${locale}` : `/${locale}${path}`,
    }
    let response: Response
    let atDoor = false
    try {
      if (route) await again.check(route, visit)
      session = await authenticate(request)
      if (session.actor && !session.actor.counter && route?.kind === 'page' && request.method === 'GET') before = await typed?.of(request, session.actor, session.leftForms === true)
      response = await answer(visit, session)
    } catch (error) {
      const outage = error instanceof Failure ? undefined : outageFailure(error)
      if (outage) log.warn('unavailable', { request: id, path: url.pathname, because: error instanceof Error ? error.message : '' })
      const failure = error instanceof Failure ? error : outage
      atDoor = failure instanceof Limited
      const toResend = reader !== 'person' ? undefined : failure instanceof Limited ? await sendAgain(visit, route, form) : failure instanceof SignedOut ? signInAndSend(visit, failure) : undefined
      if (failure) response = failure instanceof LimitedAgain && reader === 'person' ? shortPage(visit, failure, toResend) : failureAnswer(visit, reader, failure, toResend)
      // Whoever asked has gone: what stopped with them is no fault, and nobody reads the answer.
      else if (request.signal.aborted && error === request.signal.reason) response = new Response(null, { status: 499 })
      else {
        log.error('fault', { request: id, method: request.method, path: url.pathname, error })
        response = faultAnswer(visit, reader)
      }
    }
    if (route) again.note(route, visit, response, { visitor: session.actor === null, atDoor })
    const text = textOf(response)
    if (text === undefined) response = new Response(response.body, response) // what was fetched has headers that cannot change
    const { headers } = response
    const made = visitor.setCookie()
    if (made) headers.append('set-cookie', made)
    if (reader === 'person') dressPage(headers, request, url)
    secure(headers, https)
    headers.set('x-request-id', id)
    if (route === undefined || route.kind === 'page' || route.kind === 'api') response = await pack(request, response, text, session.actor === null ? kept : undefined)
    else if (text !== undefined) response = new Response(text.bytes, response)
    log.info('request', {
      request: id, method: request.method, path: url.pathname, status: response.status, ms: Math.round(clock() - from),
      ...traceOf(request), ...(session.actor && { person: session.actor.counter?.officer ?? session.actor.person }),
    })
    return response
  }

  function call(route: Route, params: Readonly<Record<string, string>>) {
    return async (visit: Visit, session: Session): Promise<Response> => {
      const { request } = visit
      const unsafe = request.method !== 'GET' && request.method !== 'HEAD'
      if (unsafe && (route.kind === 'page' || (route.kind !== 'machine' && request.headers.has('cookie')))) checkOrigin(request, settings.origin)
      const permitted = permits(route.permission, admitted(route, session))
      if (permitted !== 'yes') {
        const given = isGivenBack(visit, route, permitted) ? request.clone() : undefined
        return await leftInOtherHat(visit, session, route) ?? await sentTooLate(visit, route, permitted) ?? await refuseSignedOut(visit, route, permitted, given)
      }
      if (Object.values(params).some((param) => param.includes('\0'))) throw notFound()
      if (unsafe && route.kind === 'page' && session.actor && isLeft(visit.url)) return session.actor.counter ? new Response(null, { status: 204 }) : await leave(visit, session.actor, session)
      if (route.rateLimit) {
        const by = await route.rateLimit.by?.(visit)
        try {
          limit(`${route.method} ${route.path} ${by ?? session.actor?.person ?? networkOf(visit.ip)}`, route.rateLimit)
        } catch (error) {
          if (!(error instanceof Limited) || route.rateLimit.by) throw error
          if (session.actor === null) await again.check(route, visit, 'visitor')
          throw error
        }
      }
      if (unsafe && Number(request.headers.get('content-length') ?? 0) > bodyLimit(route)) throw new Failure('invalid', refusals.tooLarge)
      try {
        if (unsafe && route.kind === 'page' && !route.files) await visit.form()
        const response = await route.handle(visit, params)
        if (unsafe && route.kind === 'page' && session.actor) {
          await typed?.sent(request, session.actor.person, visit.sentAs)
          if (session.leftForms && isAccepted(response)) await typed?.sentAtLast(visit, session.actor, await visit.form())
        }
        return response
      } catch (error) {
        if (!(error instanceof SentBefore)) throw error
        limitKept(visit)
        const kept = await keep(visit, error)
        if (kept) return kept
        throw error
      }
    }
  }

  /** A form that is left before it is sent: kept, and given to no handler. A script that keeps it in passing asks for no page. */
  async function leave(visit: Visit, owner: Actor, session: Session): Promise<Response> {
    limit(`left forms ${owner.person}`, { requests: 300, seconds: 600 })
    const sent: unknown = await visit.form().catch((error: unknown) => error)
    if (sent instanceof SentBefore) return await keep(visit, sent) ?? refuseLong()
    if (sent instanceof Error) throw sent
    const page = await typed?.leave(visit, owner, sent as SubmittedForm, hatsOf(session)) ?? refuseLong()
    return visit.request.headers.get('sec-fetch-dest') === 'empty' ? new Response(null, { status: 204 }) : new Response(null, { status: 303, headers: { location: page } })
  }

  /** A form that is left on a page of another hat than the one that is worn by now: kept in that one, if it may still be worn. Nothing else is done on that page. */
  async function leftInOtherHat(visit: Visit, session: Session, { kind, method }: Route): Promise<Response | undefined> {
    if (session.actor === null || session.actor.counter || session.suspended || kind !== 'page' || method !== 'POST' || !isLeft(visit.url)) return undefined
    const hat = (await visit.form().catch(() => undefined))?.mark?.hat
    return hat === undefined || hat === hatOf(session.actor) || !hatsOf(session).includes(hat) ? undefined : leave(visit, session.actor, session)
  }

  /** The form of a request. One of an earlier session is read, its files left out, and given to nobody: it comes as a `SentBefore`. */
  async function formOf(request: Request, route: Route | undefined, { actor, csrf }: Session, visitor: string | undefined, sink: FileSink | undefined): Promise<SubmittedForm> {
    const earlier: { owner?: string | undefined } = {}
    const form = await readForm(request, formLimits(route), async (sent) => {
      if (isToken(sent, csrf ?? visitor)) return
      if (route?.sameForAll && csrf === undefined && typed?.cameWith(request, sent)) return
      if (route?.kind === 'page' && (actor === null || csrf !== undefined)) {
        // What was typed in this browser before anybody signed in is nobody else's either.
        earlier.owner = actor !== null && isToken(sent, visitor) ? actor.person : await typed?.ownerOf(request, sent, actor?.person)
      }
      if (earlier.owner === undefined) throw new Failure('refused', refusals.foreignForm)
    }, sink && (async (file) => (earlier.owner === undefined ? sink(file) : '')))
    if (earlier.owner !== undefined) throw new SentBefore(form, earlier.owner)
    return form
  }

  /** A form that comes when its session has ended, for a page that only those may use who are signed in. */
  async function sentTooLate(visit: Visit, route: Route, permitted: 'no' | 'sign in'): Promise<Response | undefined> {
    if (visit.suspended || visit.signedIn !== null || permitted !== 'sign in' || route.kind !== 'page' || route.method !== 'POST' || !typed?.had(visit.request)) return undefined
    limitKept(visit)
    const sent = await visit.form().then(() => undefined, (error: unknown) => error)
    return sent instanceof SentBefore ? keep(visit, sent) : undefined
  }

  /** Whether what was typed is given back to a browser in which nobody is signed in. With files nothing is: they would have to be held until somebody is. */
  const isGivenBack = ({ suspended, signedIn, request }: Visit, route: Route, permitted: 'no' | 'sign in'): boolean =>
    permitted === 'sign in' && !suspended && signedIn === null && route.kind === 'page' && route.method === 'POST' && !route.files && Number(request.headers.get('content-length') ?? 0) <= bodyLimit(route)

  async function refuseSignedOut(visit: Visit, route: Route, permitted: 'no' | 'sign in', given: Request | undefined): Promise<Response> {
    try {
      return refuse(visit, route, permitted)
    } catch (error) {
      const form = given && error instanceof Failure ? await readForm(given, formLimits(route), async () => undefined).catch(() => undefined) : undefined
      // A form without a token is of no page of ours, and one that is longer than what is kept would be lost when it comes again.
      if (form?.values[tokenField] === undefined || JSON.stringify(form.values).length > mostCharacters) throw error
      // Nothing is kept and nobody is looked up: whoever sends it many times is refused as often, and not counted.
      throw new SignedOut(error as Failure, form)
    }
  }

  const limitKept = ({ ip, signedIn }: Visit): void => limit(`kept forms ${signedIn?.person ?? networkOf(ip)}`, { requests: 60, seconds: 600 })

  /** Keeps a form of an earlier session: it is shown again at once to whoever is signed in, and to others when they are. Nothing is done with it. */
  async function keep({ request, link, signedIn }: Visit, sent: SentBefore): Promise<Response | undefined> {
    const kept = await typed?.keep(request, sent)
    return kept && new Response(null, { status: 303, headers: { location: signedIn ? kept.page : `${link('/sign-in')}?kept&to=${encodeURIComponent(kept.page)}`, 'set-cookie': kept.cookie } })
  }

  app.get('/assets/*', async (c) => await serveAsset(c.req.raw) ?? new Response(null, { status: 404 }))
  app.get('/favicon.ico', () => new Response(null, { status: 308, headers: { location: asset('mark.svg') } }))
  app.get('/', (c) => new Response(null, { status: 302, headers: { location: `/${preferredLocale(c.req.raw)}${new URL(c.req.url).search}`, vary: 'cookie, accept-language' } }))
  for (const route of routes) {
    app.on(route.method, addressOf(route), (c) => serve(c, readerOf(route), route, call(route, paramsOf(c, route))))
  }
  for (const [address, there] of Map.groupBy(routes, addressOf)) {
    const allowed = [...new Set(there.flatMap(({ method }) => method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ')
    app.all(address, (c) => c.req.method === 'OPTIONS'
      ? new Response(null, { status: 204, headers: { allow: allowed } })
      : serve(c, readerOf(there[0]), there[0], (visit) => methodAnswer(visit, readerOf(there[0]), allowed)))
  }
  for (const route of routes.filter(({ kind, method }) => kind === 'page' && method === 'GET')) {
    app.get(route.path, (c) => new Response(null, { status: 302, headers: { location: `/${preferredLocale(c.req.raw)}${here(new URL(c.req.url))}`, vary: 'cookie, accept-language' } }))
  }
  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url)
    if (c.req.method === 'GET' && pathname.length > 1 && pathname.endsWith('/')) {
      return new Response(null, { status: 308, headers: { location: `/${pathname.replaceAll(/^\/+|\/+$/g, '')}${search}` } })
    }
    return serve(c, pathname.startsWith('/api/') ? 'program' : 'person', undefined, () => { throw notFound() })
  })
  return app
}

/**
 * What was typed into a form that was sent too often, to be sent again as it is, without files and secrets. `read` is the form where somebody has read it. Nobody is looked
 * up for it: its token stands there as it came, so that a form from elsewhere is refused when it comes again, and one of an earlier session is kept.
 */
async function sendAgain({ request, url, locale }: Visit, route: Route | undefined, read: Promise<SubmittedForm> | undefined): Promise<Content> {
  if (request.method !== 'POST' || route?.kind !== 'page') return undefined
  const sent = route.files ? undefined : await (read ?? readForm(request, formLimits(route), async () => undefined)).catch(() => undefined)
  const typed = sent && withoutSecrets(sent)
  if (typed === undefined) return html`<p>${sentTooOften.back[locale]}</p>`
  return html`<p>${sentTooOften.kept[locale]}</p><form method="post" action="${here(url)}">${[[tokenField, sent?.values[tokenField] ?? ''] as const, ...typed].map(([name, value]) =>
    html`<input type="hidden" name="${name}" value="${value}">`)}${actions(button(locale, shell.sendAgain))}</form>`
}

/** What was typed, given back to whoever signs in in another tab: when it comes again it is kept for them and shown filled in, and done nothing with. */
const signInAndSend = ({ url, locale, link }: Visit, { fields }: SignedOut): Content => html`<p>${sessionWords.signedOut[locale]}</p><p><a href="${link('/sign-in')}" target="_blank" rel="noopener">${sessionWords.signInBeside[locale]}</a></p><form method="post" action="${here(url)}">${
  fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${actions(button(locale, sessionWords.openFilled))}</form>`

/** Somebody who may not: sent to sign in when that might help and nothing would be lost, else told why. */
function refuse(visit: Visit, route: Route, permitted: 'no' | 'sign in'): Response {
  if (visit.signedIn?.counter && visit.actor === null) throw new Failure('refused', refusals.atCounter)
  if (visit.suspended && visit.actor === null) throw new Failure('refused', suspendedWords(visit.suspended))
  const byKey = typeof route.permission === 'object' && 'scope' in route.permission
  if (permitted === 'no') throw new Failure('refused', byKey ? refusals.key : refusals.role)
  if (route.kind === 'page' && route.method === 'GET') {
    return new Response(null, { status: 303, headers: { location: `${visit.link('/sign-in')}?to=${encodeURIComponent(here(visit.url))}` } })
  }
  throw new Failure('unauthenticated', byKey || route.kind === 'api' ? refusals.key : refusals.signIn)
}

/** The hats that whoever is signed in may wear. */
const hatsOf = ({ actor, hats = [] }: Session): readonly string[] => [...(actor === null ? [] : [hatOf(actor)]), ...hats.map(({ id }) => id)]

const formLimits = (route: Route | undefined): FormLimits => ({ bodyBytes: bodyLimit(route), fileMegabytes: route?.files?.limitMegabytes ?? 0, files: route?.files?.count ?? 0 })

const refuseLong = (): never => { throw new Failure('invalid', refusals.tooLarge) }

const readerOf = (route: Route | undefined): Reader => route?.refusal ?? (route?.kind === 'page' || route?.kind === 'file' ? 'person' : 'program')

/** The address in the router's words; pages stand below their language. The router does not bracket alternatives itself. */
const addressOf = ({ kind, path }: Route): string =>
  (kind === 'page' ? `/:locale{(?:${locales.join('|')})}${path === '/' ? '' : path}` : path).replace(/\/\*$/, '/:rest{.+}')

function paramsOf(c: Context, { path }: Route): Readonly<Record<string, string>> {
  const names = path.split('/').flatMap((segment) => segment === '*' ? ['rest'] : segment.startsWith(':') ? [segment.slice(1)] : [])
  return Object.fromEntries(names.map((name) => [name, c.req.param(name) ?? '']))
}

const bodyLimit = (route: Route | undefined): number =>
  route?.bodyLimit ?? (route?.files ? route.files.limitMegabytes * route.files.count * megabyte : 0) + megabyte

function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const key = `${route.method} ${addressOf(route).replaceAll(/:\w+/g, ':')}`
    if (seen.has(key)) throw new TypeError(`two routes answer ${route.method} ${route.path}`)
    seen.add(key)
  }
}

/** Pages are asked for anew each time and answered with "not modified" when they are the same. */
function dressPage(headers: Headers, request: Request, url: URL): void {
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache')
  const locale: Locale | undefined = splitPath(url.pathname)?.locale
  if (locale && cookie(request, languageCookie) !== locale) headers.append('set-cookie', `${languageCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`)
}

const traceOf = (request: Request): { readonly trace?: string } => {
  const trace = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(request.headers.get('traceparent') ?? '')?.[1]
  return trace ? { trace } : {}
}

const brotli = promisify(brotliCompress)
const compress = {
  // Hardly a page is longer than such a window. One with the sheet inside is packed closer: it comes once to each browser, and is kept here.
  br: (body: Buffer, first: boolean) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: first ? 7 : 5, [constants.BROTLI_PARAM_LGWIN]: 18 } }),
  gzip: promisify<Buffer, Buffer>(gzip) as (body: Buffer) => Promise<Buffer>,
}

/** Bytes below which nothing is compressed. */
const shortest = 1400

/**
 * Marks a page or JSON with its hash, answers 304 when the browser has it, and compresses it. Streams are left alone. What visitors
 * get is `kept`, packed, while many ask for the same.
 */
async function pack(request: Request, response: Response, text: AnswerText | undefined, kept: KeptBodies | undefined): Promise<Response> {
  const { headers, status } = response
  if ((text === undefined && response.body === null) || !/^(text\/html|application\/(problem\+)?json)/.test(headers.get('content-type') ?? '')) {
    return text === undefined ? response : new Response(text.bytes, response)
  }
  const fetched = text === undefined ? Buffer.from(await response.arrayBuffer()) : undefined
  headers.append('vary', 'accept-encoding, cookie')
  const name = fetched === undefined ? text!.name : hash('sha1', fetched, 'base64url')
  if (status === 200 && (request.method === 'GET' || request.method === 'HEAD') && !headers.has('etag')) {
    const etag = `W/"${name}"`
    headers.set('etag', etag)
    if ((request.headers.get('if-none-match') ?? '').split(/,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  }
  const accepted = request.headers.get('accept-encoding') ?? ''
  const bytes = (): Buffer<ArrayBuffer> => fetched ?? text!.bytes
  const isShort = (fetched === undefined ? text!.letters : fetched.length) < shortest && bytes().length < shortest
  if (isShort || headers.has('content-encoding')) return new Response(bytes(), { status, headers })
  const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
  if (coding !== 'identity') headers.set('content-encoding', coding)
  const make = async (): Promise<Uint8Array<ArrayBuffer>> => (coding === 'identity' ? bytes() : new Uint8Array(await compress[coding](bytes(), isFirstVisit(request))))
  return new Response(await (kept?.of(`${coding} ${name}`, make) ?? make()), { status, headers })
}
