/** Serves the script of NCALayer under a name that holds its hash. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'

const source = readFileSync(new URL('../signing/ncalayer.js', import.meta.url))

/** The script's address: it changes with the script, so browsers may keep it. */
export const ncalayerAddress = `/signing/ncalayer.${createHash('sha256').update(source).digest('hex').slice(0, 12)}.js`

export const ncalayerScript: Route = route({
  method: 'GET', path: ncalayerAddress, kind: 'file', permission: 'everyone',
  handle: () => new Response(new Uint8Array(source), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  }),
})
