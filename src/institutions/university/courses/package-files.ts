/**
 * What a launched unit asks of the portal beside the learning records: its files and its token.
 *
 * The files were written by others. They are served to whoever has the code of a session, as documents of no origin: sandboxed by their own policy wherever they are opened, without
 * session or storage of the portal, and with a way to their own files, the learning records and the token alone.
 */
import { json, notFound, type Route, route } from '../../../portal/index.ts'
import { fetchPath, filesPath, type Packages } from './launches.ts'
import { tokenWords } from './packages.messages.ts'

/** What loads them has no origin, so that they are open to any. */
const open = { 'access-control-allow-origin': '*', 'cache-control': 'private, no-store' } as const

const policyOf = (origin: string, code: string): string => {
  const files = `${origin}${filesPath}/${code}/`
  return `default-src ${files} 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src ${files} ${origin}/xapi/ ${origin}${fetchPath}/; worker-src blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; sandbox allow-scripts allow-modals`
}

/**
 * A document without an origin has no cookies and no storage, and throws where they are asked for; libraries that units are written with ask for them. They get empty ones, which end
 * with the window.
 */
const stands = `<script>(() => {
  const storage = () => { const kept = new Map(); return { get length() { return kept.size }, key: (at) => [...kept.keys()][at] ?? null, getItem: (name) => kept.get(String(name)) ?? null, setItem(name, value) { kept.set(String(name), String(value)) }, removeItem(name) { kept.delete(String(name)) }, clear() { kept.clear() } } }
  Object.defineProperty(document, 'cookie', { get: () => '', set() {} })
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: storage() })
})()</script>`

/** The document with this before any script of its own; its bytes are otherwise as they were sent. */
function withStandIns(content: Buffer): Buffer {
  const text = content.toString('latin1')
  const [place = ''] = /^[^]*?<head(?:\s[^>]*)?>/i.exec(text) ?? /^[^]*?<html(?:\s[^>]*)?>/i.exec(text) ?? /^\s*<!doctype[^>]*>/i.exec(text) ?? []
  return Buffer.concat([content.subarray(0, place.length), Buffer.from(stands), content.subarray(place.length)])
}

export const fileRoutes = (packages: Packages, origin: string): readonly Route[] => [
  route({
    method: 'GET', path: `${filesPath}/:code/*`, kind: 'file', permission: 'everyone', rateLimit: { requests: 6000, seconds: 600 },
    async handle(_visit, params: Readonly<Record<string, string>>) {
      const { code = '', rest = '' } = params
      const file = await packages.file(code, rest)
      if (file === undefined) throw notFound()
      return new Response(new Uint8Array(file.type.startsWith('text/html') ? withStandIns(file.content) : file.content), {
        headers: {
          ...open, 'content-type': file.type, 'content-security-policy': policyOf(origin, code), 'cross-origin-resource-policy': 'cross-origin', 'referrer-policy': 'no-referrer',
          // A document without an origin cannot have a group of windows of its own: with the portal's policy it would not open.
          'cross-origin-opener-policy': 'unsafe-none',
        },
      })
    },
  }),
  route({
    method: 'POST', path: `${fetchPath}/:code`, kind: 'machine', permission: 'everyone', rateLimit: { requests: 600, seconds: 60 },
    async handle(_visit, { code }) {
      const token = await packages.token(code)
      return json(token === undefined ? { 'error-code': '1', 'error-text': tokenWords.used } : { 'auth-token': token }, { headers: open })
    },
  }),
]
