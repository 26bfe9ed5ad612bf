/** The page on which anybody tries the portal without an account: all that can be tried at once, each with its form. */
import type { Kernel } from '../../kernel/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { tryWords as words } from './messages.ts'
import type { Offer, Offered } from './offers.ts'
import type { Visit } from '../visit.ts'

export const tryPath = '/try'

export const tryPage = (kernel: Kernel, { besides }: Pick<Offered, 'besides'>): Route => route({
  method: 'GET', path: tryPath, kind: 'page', permission: 'everyone', title: words.title,
  handle: async (visit) => {
    const { locale } = visit
    const sections = await Promise.all(besides.filter(({ now }) => now !== undefined).map((offer, at) => section(kernel, visit, offer, `try-${at + 1}`)))
    return page({
      visit, title: words.title, headers: { 'cache-control': 'private, no-store' },
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${sections}<p class="hint">${words.limits[locale]}</p>`,
    })
  },
})

/** What cannot be tried at the moment says so on a page of its own, to which its name leads. */
async function section(kernel: Kernel, visit: Visit, { title, hint, path, now }: Offer, id: string) {
  const { locale, link } = visit
  return html`<section aria-labelledby="${id}"><h2 id="${id}"><a href="${link(path)}">${title[locale]}</a></h2><p>${hint[locale]}</p>${await now?.(visit, kernel)}</section>`
}
