/** Serves the script of the verifying page under a name that holds its hash. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'

const source = readFileSync(new URL('verify.js', import.meta.url))
const path = `/verify.${createHash('sha256').update(source).digest('hex').slice(0, 12)}.js`

export const verifyScriptTag = html`<script src="${path}" defer></script>`

export const verifyScript: Route = route({
  method: 'GET', path, kind: 'file', permission: 'everyone',
  handle: () => new Response(new Uint8Array(source), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  }),
})
