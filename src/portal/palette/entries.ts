/** What the palette finds for whoever asks: what awaits them, what they can do, their cases, their views, and what the search of the site finds for them. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { opensFor } from '../../law/in-body.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { type SiteSearch, steps } from '../find/index.ts'
import { Html } from '../html.ts'
import { permits } from '../permission.ts'
import type { Route } from '../routes.ts'
import { titleOf } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { say, type Words } from '../words.ts'
import { paletteWords as words } from './messages.ts'

/** A thing to go to; `href` is in the language of the page. */
export interface PaletteItem { readonly title: string; readonly hint?: string; readonly href: string }
export interface PaletteGroup { readonly title: string; readonly items: readonly PaletteItem[] }

/** So many of each kind are shown. */
const few = 6

/** The groups of what was found, without what was found before and without empty ones. */
export async function paletteGroups(kernel: Kernel, search: SiteSearch, routes: readonly Route[], visit: Visit, typed: string): Promise<readonly PaletteGroup[]> {
  const { locale, actor } = visit
  const item = (title: Words, path: string, hint?: Words): PaletteItem => ({ title: plain(say(locale, title)), href: visit.link(path), ...(hint !== undefined && { hint: plain(say(locale, hint)) }) })
  const fits = fitting(typed)
  const actions = actor === null ? [] : actionsOf(kernel, actor).filter(({ title }) => fits(title[locale])).slice(0, few)
  const pages = pagesFor(routes, visit).filter(({ title }) => fits(title[locale])).slice(0, few)
  const [awaited, cases, views, site] = await Promise.all([
    typed === '' && actor !== null ? kernel.awaiting.of(actor, few) : [],
    typed !== '' && actor !== null && actor.roles.length > 0 ? kernel.cases.queue(actor, { search: typed, state: 'all', page: 1, size: few }) : undefined,
    actor !== null && actor.roles.length > 0 ? kernel.cases.views.of(actor, fits) : [],
    typed === '' ? undefined : search({ text: typed, locale, actor, limit: few, offset: 0, unanswered: true }),
  ])
  const groups: readonly (readonly [Text, readonly PaletteItem[]])[] = [
    [words.awaits, awaited.map(({ title, path, hint }) => item(title, path, hint))],
    [words.cases, (cases?.rows ?? []).map(({ id, number, procedure }) => item(`№ ${number}`, `/desk/cases/${id}`, titleOf(kernel, procedure)))],
    [words.own, (site?.own ?? []).map(({ title, path, kind }) => item(title, path, kind))],
    [words.actions, actions.map(({ title, path }) => item(title, path))],
    [words.views, views.slice(0, few).map(({ name, query }) => item(name, `/desk${query && `?${query}`}`))],
    [words.pages, pages.map(({ title, path }) => item(title, path))],
    [words.site, [...site?.named ?? [], ...site?.found ?? []].slice(0, few).map(({ title, path, kind }) => item(title, path, kind))],
    [words.everywhere, typed === '' ? [] : [item(`«${typed}»`, `/search?${new URLSearchParams({ q: typed })}`)]],
  ]
  const shown = new Set<string>()
  return groups.flatMap(([title, items]) => {
    const fresh = items.filter(({ href }) => !shown.has(href))
    for (const { href } of fresh) shown.add(href)
    return fresh.length === 0 ? [] : [{ title: title[locale], items: fresh }]
  })
}

/** Whether a title holds every word that was typed, in whatever order and case. */
function fitting(typed: string): (title: string) => boolean {
  const asked = typed.toLocaleLowerCase('kk').split(/\s+/).filter((word) => word !== '')
  return (title) => { const said = title.toLocaleLowerCase('kk'); return asked.every((word) => said.includes(word)) }
}

/** The cases that the actor's office opens by itself. */
const actionsOf = ({ cases, parties }: Kernel, actor: Actor): readonly { readonly title: Text; readonly path: string }[] =>
  (actor.roles.length === 0 ? [] : cases.desk(actor)).filter(({ procedure }) => opensFor(procedure, parties.bodies, actor.roles).length > 0)
    .map(({ procedure: { id, title } }) => ({ title: inEveryLanguage((locale) => `${words.openCase[locale]}: ${title[locale]}`), path: `/desk/open/${id}` }))

/** The pages that have one address and that whoever asks may enter; those for everybody are found by the search as well. */
const pagesFor = (routes: readonly Route[], { actor, scopes }: Visit): readonly { readonly title: Text; readonly path: string }[] =>
  routes.flatMap(({ method, kind, path, title, permission }) => (method === 'GET' && kind === 'page' && title !== undefined && !/[:*.]/.test(path) && !steps.has(path) && permission !== 'everyone' && permits(permission, { actor, scopes }) === 'yes' ? [{ title, path }] : []))

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'' }

/** Words without their markup, as `html` wrote it. */
const plain = (words: string | Html): string => (words instanceof Html ? words.source.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!) : words)
