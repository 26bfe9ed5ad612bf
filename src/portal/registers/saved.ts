/** Lists that somebody has saved under a name: they stand above the list and in the account, and are taken away there. */
import type { Kernel } from '../../kernel/index.ts'
import type { Listing } from '../../law/register.ts'
import { actorHere } from '../asked.ts'
import { button, form } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { askedOf, lookerIn, registerHere } from './asked.ts'
import { words } from './messages.ts'

/** What of an address a saved list keeps: not the place in it. */
const kept = ['q', 'state', 'year', 'filter', 'sort'] as const

const queryOf = (search: URLSearchParams): string =>
  new URLSearchParams([...search].filter(([name, value]) => value !== '' && kept.some((one) => one === name))).toString()

type Saved = Awaited<ReturnType<Kernel['registers']['saved']['of']>>

/** Above a list: what its reader has saved of it, and the way to save what stands there. */
export function savedSection(visit: Visit, register: Listing, saved: Saved): Html {
  const { locale, url, link } = visit
  const here = queryOf(url.searchParams)
  return html`<details class="saved"><summary>${words.saved[locale]}${saved.length > 0 && ` (${saved.length})`}</summary>${savedList(visit, saved)}${form(visit, {
    action: link(`/registers/${register.id}/saved`), body: html`<div class="save"><div class="field"><label for="saved-name">${words.savedName[locale]}</label><input type="text" id="saved-name" name="name" required maxlength="80"></div><input type="hidden" name="query" value="${here}">${
      button(locale, words.save, { kind: 'quiet' })}</div>`,
  })}</details>`
}

/** Saved lists as links, each with the button that takes it away. */
function savedList(visit: Visit, saved: Saved): Html | undefined {
  const { locale, link, url } = visit
  if (saved.length === 0) return undefined
  return html`<ul>${saved.map(({ register, name, query }) => html`<li><a href="${link(`/registers/${register}`)}${query && `?${query}`}">${name}</a>${form(visit, {
    action: link(`/registers/${register}/saved/remove`), body: html`<input type="hidden" name="name" value="${name}"><input type="hidden" name="to" value="${url.pathname === link('/account') ? 'account' : 'list'}">${
      button(locale, words.unsave(name), { kind: 'plain' })}`,
  })}</li>`)}</ul>`
}

/** In the account: all that its person has saved, by register. Nothing where there is nothing. */
export async function savedInAccount({ registers }: Kernel, visit: Visit): Promise<Html | undefined> {
  const saved = await registers.saved.of(actorHere(visit).person)
  const shown = registers.listed.map((register) => ({ register, lists: saved.filter((one) => one.register === register.id) })).filter(({ lists }) => lists.length > 0)
  if (shown.length === 0) return undefined
  return html`<h2>${words.saved[visit.locale]}</h2><div class="saved">${shown.map(({ register, lists }) => html`<h3>${register.title[visit.locale]}</h3>${savedList(visit, lists)}`)}</div>`
}

export const savedRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'POST', path: '/registers/:register/saved', kind: 'page', permission: 'signed in',
    async handle(visit, { register: id }) {
      const register = registerHere(kernel, lookerIn(visit), id)
      const { name = '', query: sent = '' } = (await visit.form()).values
      const query = queryOf(new URLSearchParams(sent))
      askedOf(register, new URL(`?${query}`, visit.url)) // what the list would refuse is not kept
      await kernel.registers.saved.save(actorHere(visit).person, { register: id, name, query })
      return seeOther(visit, `/registers/${id}${query && `?${query}`}`)
    },
  }),
  route({
    method: 'POST', path: '/registers/:register/saved/remove', kind: 'page', permission: 'signed in',
    async handle(visit, { register: id }) {
      const { name = '', to = '' } = (await visit.form()).values
      await kernel.registers.saved.remove(actorHere(visit).person, { register: id, name })
      return seeOther(visit, to === 'account' ? '/account' : `/registers/${id}`)
    },
  }),
]
