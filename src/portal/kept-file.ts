/** Serves a script or a style sheet of a folder under a name that holds its hash: browsers keep it for a year, and it is never stale. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { route } from './routes.ts'
import type { Route } from './routes.ts'

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' }

/** The route of the file; its `path` is the address for pages, such as `/desk/desk.0123456789ab.js` below `/desk/`. */
export function keptFile(file: URL, below: string): Route {
  const content = new Uint8Array(readFileSync(file))
  const extension = extname(file.pathname)
  const type = types[extension]
  if (type === undefined) throw new TypeError(`no type is known for ${file.pathname}`)
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return route({
    method: 'GET', path: `${below}${basename(file.pathname, extension)}.${hash}${extension}`, kind: 'file', permission: 'everyone',
    handle: () => new Response(content, { headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' } }),
  })
}
