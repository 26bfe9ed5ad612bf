/** The first page of an institution that leads to its parts: what it is for, what anyone can do there, its numbers, and the law it rests on. */
import type { Kernel } from '../../kernel/index.ts'
import type { Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'
import { cite } from '../components/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { type Permission, permits } from '../permission.ts'
import { route, type Route } from '../routes.ts'
import type { Offer } from '../ways/index.ts'
import { indicatorNumbers } from './indicator-numbers.ts'
import { moneyDoors, type OwedMoney } from '../money/index.ts'

/** A page to which the first page of an institution leads; each part says its own. One with a permission is shown to whoever it lets in. */
export type InstitutionDoor = Pick<Offer, 'path' | 'title' | 'hint'> & { readonly permission?: Permission }

/** What the page says: `numbers` and `rests` are headings. */
type LandingWords = Readonly<Record<'name' | 'title' | 'lead' | 'numbers' | 'rests', Text>>

/** The page at `/` and the id of the institution, open to everyone. */
export const institutionLanding = (kernel: Kernel, institution: string, { words, doors, rests, money }: { readonly words: LandingWords; readonly doors: readonly InstitutionDoor[]; readonly rests: readonly Citation[]; /** Where it is owed money: its doors stand behind the others. */ readonly money?: OwedMoney }): Route => route({
  method: 'GET', path: `/${institution}`, kind: 'page', permission: 'everyone', title: words.name,
  handle: async (visit) => {
    const { locale, link } = visit
    const open = [...doors.filter(({ permission }) => permission === undefined || permits(permission, { actor: visit.actor }) === 'yes'), ...money ? moneyDoors(visit, `/${institution}`, money) : []]
    const numbers = await indicatorNumbers(kernel, visit, institution)
    return page({
      visit, title: words.name, current: institution, width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
        open.length > 0 && html`<div><ul class="deeds">${open.map(({ path, title, hint }) => html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul></div>`}${
        numbers && html`<h2>${words.numbers[locale]}</h2>${numbers}`}${
        rests.length > 0 && html`<h2>${words.rests[locale]}</h2><ul>${rests.map((basis) => html`<li>${cite(locale, basis, { full: true })}</li>`)}</ul>`}`,
    })
  },
})
