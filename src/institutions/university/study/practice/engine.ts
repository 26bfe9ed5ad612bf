/**
 * Python in the browser: Pyodide as its package brings it, and the document of no origin in which it runs.
 *
 * The document is sandboxed by its own policy, wherever it is opened: no session, no storage, no form, no window, and of the network the files below alone. WebAssembly is
 * compiled there and nowhere else in the portal.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { html, notFound, type Route, route } from '../../../../portal/index.ts'
import { pythonCore } from '../run/python.ts'

const require = createRequire(import.meta.url)
const below = '/university/practice/'
export const framePath = `${below}frame`

const script = 'text/javascript; charset=utf-8'
const own = [
  ...['page.js', 'same.js', 'frame.js', 'worker.js'].map((name) => ({ name, type: script, at: new URL(name, import.meta.url).pathname })),
  { name: 'core.py', type: 'text/plain; charset=utf-8', at: pythonCore.pathname },
]
/** The package of npm, as it is: Python itself and its standard library, and nothing of others. */
const foreign = ([['pyodide.mjs', script], ['pyodide.asm.mjs', script], ['pyodide.asm.wasm', 'application/wasm'], ['python_stdlib.zip', 'application/zip'], ['pyodide-lock.json', 'application/json']] as const)
  .map(([name, type]) => ({ name, type, at: require.resolve(`pyodide/${name}`) }))
/** Files stand below what they are: a browser keeps them for a year, and has never an old one beside a new one. */
const edition = hash('sha256', JSON.stringify([readFileSync(require.resolve('pyodide/package.json'), 'utf8'), ...own.map(({ at }) => readFileSync(at, 'utf8'))])).slice(0, 12)
/** The script of the page of practice. */
export const pageScript = `${below}${edition}/page.js`

const pack = promisify<Buffer, Buffer>(gzip)
const kept = new Map<string, Promise<Uint8Array>>()

/** The bytes of a file, read and packed when somebody asks first, and one copy for everybody. A failure is not kept. */
function bytesOf(name: string, at: string, coding: 'gzip' | 'identity'): Promise<Uint8Array> {
  const key = `${coding} ${name}`
  const found = kept.get(key) ?? readFile(at).then((bytes) => (coding === 'gzip' ? pack(bytes) : bytes)).catch((error: unknown) => {
    kept.delete(key)
    throw error
  })
  kept.set(key, found)
  return found
}

/** Bytes that wait for one slow reader at a time. */
const piece = 65_536

/** Hands out what is kept as fast as it is read: a slow reader holds a piece of it, and no copy. */
function piecesOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let from = 0
  return new ReadableStream({
    pull(stream) {
      if (from >= bytes.length) return stream.close()
      stream.enqueue(new Uint8Array(bytes.subarray(from, from += piece)))
    },
  }, { highWaterMark: 0 })
}

/** Whether a client takes gzip: `q=0` says that it does not. */
const takesGzip = (accepted: string): boolean => /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted)

/** What loads them has no origin, so that they are open to any; they are the same for everybody. */
const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=31536000, immutable', 'vary': 'accept-encoding' } as const

const files = new Map<string, (typeof own)[number]>([...own, ...foreign].map((one) => [one.name, one]))

const fileRoute = route({
  // Ten files for whoever comes first, from a class behind one address too.
  method: 'GET', path: `${below}:edition/:file`, kind: 'file', permission: 'everyone', rateLimit: { requests: 1000, seconds: 600 },
  async handle({ request }, { edition: asked, file }) {
    const found = asked === edition ? files.get(file) : undefined
    if (found === undefined) throw notFound()
    const { name, type, at } = found
    const coding = takesGzip(request.headers.get('accept-encoding') ?? '') ? 'gzip' : 'identity'
    const bytes = await bytesOf(name, at, coding)
    return new Response(piecesOf(bytes), { headers: { ...open, 'content-type': type, 'content-length': String(bytes.length), ...(coding === 'gzip' && { 'content-encoding': coding }) } })
  },
})

/** The routes of Python in the browser; `origin` is that of the portal, which alone the document may load from. */
export const engineRoutes = (origin: string): readonly Route[] => {
  const allowed = `${origin}${below}${edition}/`
  return [
    route({
      method: 'GET', path: framePath, kind: 'file', permission: 'everyone',
      handle: () => new Response(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Python</title><script type="module" src="${below}${edition}/frame.js"></script></head><body></body></html>`.source, {
        headers: {
          'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache',
          'content-security-policy': `default-src 'none'; script-src ${allowed} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts`,
        },
      }),
    }),
    fileRoute,
  ]
}
