/** The keys and the density of the workbench. */
import { html } from '../html.ts'
import { keptFile } from '../kept-file.ts'
import type { Route } from '../routes.ts'

const script = keptFile(new URL('desk.js', import.meta.url), '/desk/')
const style = keptFile(new URL('desk.css', import.meta.url), '/desk/')

export const assetRoutes: readonly Route[] = [script, style]

/** What the head of each page of the workbench needs; the pages work without the script. */
export const deskHead = html`<link rel="stylesheet" href="${style.path}"><script type="module" src="${script.path}"></script>`
