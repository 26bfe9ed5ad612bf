/**
 * The palette and the keys: what one can do, one's cases and pages, found by a few letters on any page.
 *
 * Promises: answers whoever asks with what they may see and enter, and nothing else; all of it can be reached without a script, by the search and the cabinet.
 * Never: does anything: it only leads to pages.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import { definitionList } from '../components/index.ts'
import type { SiteSearch } from '../find/index.ts'
import { html, type Html } from '../html.ts'
import { json, page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { paletteGroups } from './entries.ts'
import { foundWords, paletteWords as words } from './messages.ts'

/** `routes` are those of the whole portal, asked for when first somebody looks. */
export const paletteRoutes = (kernel: Kernel, search: SiteSearch, routes: () => readonly Route[]): readonly Route[] => [
  route({
    method: 'GET', path: '/palette', kind: 'page', permission: 'everyone', rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const typed = (visit.url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 200)
      const groups = await paletteGroups(kernel, search, routes(), visit, typed)
      const count = groups.reduce((all, { items }) => all + items.length, 0)
      return json({ groups, said: foundWords(count)[visit.locale] }, { headers: { 'cache-control': 'private, no-store' } })
    },
  }),
  route({ method: 'GET', path: '/keyboard', kind: 'page', permission: 'everyone', title: words.keys, handle: keysPage }),
]

const key = (locale: Visit['locale'], ...named: readonly string[]): Html => html`${named.map((one, place) => [place > 0 && ` ${words.or[locale]} `, html`<kbd>${one}</kbd>`])}`

/** All keys, and the switch by which those of one letter are turned off. */
function keysPage(visit: Visit): Response {
  const { locale } = visit
  const listed = (all: readonly (readonly [keys: readonly string[], does: Text])[]): Html => definitionList(locale, all.map(([keys, does]) => ({ term: key(locale, ...keys), value: does[locale] })))
  return page({
    visit, title: words.keys,
    body: html`<div data-keys-told><h1 id="keys-told">${words.keys[locale]}</h1><p>${words.keysLead[locale]}</p><h2>${words.everyPage[locale]}</h2>${listed([
      [['Ctrl+K', '⌘K'], words.toPalette], [['/'], words.toSearch], [['?'], words.toKeys],
    ])}<h2>${words.inOffice[locale]}</h2>${listed([
      [['j', 'k'], words.rows], [['o', 'Enter'], words.openRow], [['x'], words.tick], [['n', 'p'], words.beside], [['a'], words.toAct], [['u'], words.up],
    ])}<p>${words.notTyping[locale]} ${words.layouts[locale]}</p><p hidden><label><input type="checkbox" data-keys-switch> ${words.switch[locale]}</label></p></div>`,
  })
}
