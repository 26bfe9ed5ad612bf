/** Serves the keys and the density of the workbench under names that hold their hashes. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'

function served(name: string, type: string): { readonly address: string; readonly route: Route } {
  const content = new Uint8Array(readFileSync(new URL(name, import.meta.url)))
  const dot = name.lastIndexOf('.')
  const address = `/desk/${name.slice(0, dot)}.${createHash('sha256').update(content).digest('hex').slice(0, 12)}${name.slice(dot)}`
  return {
    address,
    route: route({
      method: 'GET', path: address, kind: 'file', permission: 'everyone',
      handle: () => new Response(content, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=31536000, immutable' } }),
    }),
  }
}

const script = served('desk.js', 'text/javascript')
const style = served('desk.css', 'text/css')

export const assetRoutes: readonly Route[] = [script.route, style.route]

/** What the head of each page of the workbench needs; the pages work without the script. */
export const deskHead = html`<link rel="stylesheet" href="${style.address}"><script type="module" src="${script.address}"></script>`
