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

const require = createRequire(import.meta.url)
const below = '/university/practice/'
export const framePath = `${below}frame`

const script = 'text/javascript; charset=utf-8'
const own = ['frame.js', 'worker.js'].map((name) => ({ name, type: script, at: new URL(name, import.meta.url).pathname }))
/** The package of npm, as it is: Python itself and its standard library, and nothing of others. */
const foreign = ([['pyodide.mjs', script], ['pyodide.asm.mjs', script], ['pyodide.asm.wasm', 'application/wasm'], ['python_stdlib.zip', 'application/zip'], ['pyodide-lock.json', 'application/json']] as const)
  .map(([name, type]) => ({ name, type, at: require.resolve(`pyodide/${name}`) }))
/** Files stand below what they are: a browser keeps them for a year, and has never an old one beside a new one. */
const edition = hash('sha256', JSON.stringify([readFileSync(require.resolve('pyodide/package.json'), 'utf8'), ...own.map(({ at }) => readFileSync(at, 'utf8'))])).slice(0, 12)

const pack = promisify<Buffer, Buffer>(gzip)
const packed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** What loads them has no origin, so that they are open to any; they are the same for everybody. */
const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=31536000, immutable', 'vary': 'accept-encoding' } as const

const files = new Map([...own, ...foreign].map((one) => [one.name, one]))

const fileRoute = route({
  method: 'GET', path: `${below}:edition/:file`, kind: 'file', permission: 'everyone',
  async handle({ request }, { edition: asked, file }) {
    const found = asked === edition ? files.get(file) : undefined
    if (found === undefined) throw notFound()
    const { name, type, at } = found
    if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(new Uint8Array(await readFile(at)), { headers: { ...open, 'content-type': type } })
    // Packed once, when somebody asks for it first: ten megabytes become four.
    const body = packed.get(name) ?? readFile(at).then(pack).then((bytes) => new Uint8Array(bytes))
    packed.set(name, body)
    return new Response(await body, { headers: { ...open, 'content-type': type, 'content-encoding': 'gzip' } })
  },
})

export const engineRoutes: readonly Route[] = [
  route({
    method: 'GET', path: framePath, kind: 'file', permission: 'everyone',
    handle({ url }) {
      const allowed = `${url.origin}${below}${edition}/`
      return new Response(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Python</title><script type="module" src="${below}${edition}/frame.js"></script></head><body></body></html>`.source, {
        headers: {
          'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache',
          'content-security-policy': `default-src 'none'; script-src ${allowed} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts`,
        },
      })
    },
  }),
  fileRoute,
]
