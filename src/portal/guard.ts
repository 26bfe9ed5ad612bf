/** Guards the door: headers of safety, forms from elsewhere, tokens, limits of rate and who the sender is. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Failure } from '../law/failure.ts'
import { styleSheet } from './look/assets.ts'
import { refusals, tooOften } from './messages.ts'
import { cookie } from './negotiate.ts'
import type { RateLimit } from './routes.ts'

/** Our own style sheet, to the byte: a first visit has it in its page, and no other style there counts. */
const ownStyle = `'sha256-${createHash('sha256').update(styleSheet).digest('base64')}'`

/** Everything that a page may load is our own; scripts stand in files, never in the page. */
export const contentSecurityPolicy = [
  'default-src \'none\'', 'script-src \'self\'', `style-src 'self' ${ownStyle}`, 'img-src \'self\' data:', 'font-src \'self\'',
  'connect-src \'self\'', 'manifest-src \'self\'', 'form-action \'self\'', 'frame-ancestors \'none\'', 'base-uri \'none\'',
].join('; ')

/**
 * The policy of a page that others may frame, or whose form leads to them: of the origins alone that are named. Such a page knows no session, so that a stolen click does
 * nothing. Throws a TypeError where an origin could say more than itself.
 */
export function policyWith({ framedBy = [], formsTo = [], frames = [] }: { readonly framedBy?: readonly string[] | 'anyone'; readonly formsTo?: readonly string[]; /** Documents of ours that it may frame, by their whole address. */ readonly frames?: readonly string[] }): string {
  const framing = framedBy === 'anyone' ? ['*'] : framedBy
  for (const origin of [...(framedBy === 'anyone' ? [] : framedBy), ...formsTo]) if (new URL(origin).origin !== origin) throw new TypeError(`${origin} is no origin`)
  for (const one of frames) if (new URL(one).href !== one || /[;,]/.test(one)) throw new TypeError(`${one} is no address of a document`)
  return contentSecurityPolicy.replace('frame-ancestors \'none\'', `frame-ancestors ${framing.join(' ') || '\'none\''}`).replace('form-action \'self\'', ['form-action \'self\'', ...formsTo].join(' ')) + frames.map((one) => `; frame-src ${one}`).join('')
}

const always: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Adds the headers of safety that the handler did not set itself; a file for other origins may set its own policy. */
export function secure(headers: Headers, https: boolean): void {
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value)
  // Who may frame a page its policy says in full; the older header knows no origins, and would say otherwise.
  if (/frame-ancestors (?!'none')/.test(headers.get('content-security-policy') ?? '')) headers.delete('x-frame-options')
  if (https && !headers.has('strict-transport-security')) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/**
 * Refuses an unsafe request that a browser sent from another site. Browsers tell by Sec-Fetch-Site, older ones by Origin;
 * a request with neither comes from no current browser, and then the token of the form alone decides.
 */
export function checkOrigin(request: Request, origin: string): void {
  const site = request.headers.get('sec-fetch-site')
  const from = request.headers.get('origin')
  const foreign = site === null ? from !== null && from !== origin : site !== 'same-origin' && site !== 'none'
  if (foreign) throw new Failure('refused', refusals.foreignForm)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether the token of a form is the one that was given. */
export const isToken = (sent: string | undefined, given: string | undefined): boolean => Boolean(sent && given && timingSafeEqual(digest(sent), digest(given)))

/** The token of a visitor who is not signed in: kept in a cookie, made when a page first writes a form. */
export interface VisitorToken {
  /** What the request brought; undefined on a first visit. */
  readonly brought: string | undefined
  /** The token to write into a form. */
  token(): string
  /** The cookie to set, when a token was made. */
  setCookie(): string | undefined
}

export function visitorToken(request: Request, https: boolean): VisitorToken {
  const name = https ? '__Host-visit' : 'visit'
  const found = cookie(request, name)
  const brought = found !== undefined && /^[\w-]{32}$/.test(found) ? found : undefined
  let made: string | undefined
  return {
    brought,
    token: () => brought ?? (made ??= randomBytes(24).toString('base64url')),
    setCookie: () => made && `${name}=${made}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`,
  }
}

/** The sender's address: what the last of our own proxies saw, as `X-Forwarded-For` tells it, or the other end of the connection. */
export function senderAddress(forwarded: string | null | undefined, connection: string, proxies: number): string {
  if (proxies === 0) return connection
  const seen = (forwarded ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '')
  return seen.at(-proxies) ?? connection
}

/** Whom a limit by address counts: of IPv4 the address, of IPv6 its first 64 bits, for whoever has one such address has all that begin like it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const groups = [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
  return groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')
}

/** Counts requests in fixed windows, in this process. Forgets the oldest windows when it holds too many. */
export function rateLimiter(milliseconds: () => number, capacity = 50_000): (key: string, limit: RateLimit) => void {
  const windows = new Map<string, { from: number; count: number }>()
  return (key, { requests, seconds }) => {
    const at = milliseconds()
    const window = windows.get(key)
    if (window === undefined || at - window.from >= seconds * 1000) {
      windows.delete(key)
      windows.set(key, { from: at, count: 1 })
      const oldest = windows.size > capacity ? windows.keys().next().value : undefined
      if (oldest !== undefined) windows.delete(oldest)
      return
    }
    window.count += 1
    if (window.count > requests) throw new Limited(Math.ceil((window.from + seconds * 1000 - at) / 1000))
  }
}

/** Too many requests; says in how many seconds to come again. */
export class Limited extends Failure {
  readonly seconds: number

  constructor(seconds: number) {
    super('limited', tooOften(seconds), [], seconds)
    this.seconds = seconds
  }
}
