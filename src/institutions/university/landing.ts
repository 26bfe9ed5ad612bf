/** The first page of the university: what it is for, what anyone can do there, its numbers, and the law it rests on. */
import type { Kernel } from '../../kernel/index.ts'
import { cite, html, page, permits, route, type Route } from '../../portal/index.ts'
import { indicatorNumbers } from '../../portal/record/index.ts'
import { words } from './messages.ts'
import type { UniversityOptions } from './options.ts'
import { institution, type UniversityDoor } from './parts.ts'

export const landingRoute = (kernel: Kernel, { rests }: UniversityOptions, doors: readonly UniversityDoor[]): Route => route({
  method: 'GET', path: '/university', kind: 'page', permission: 'everyone', title: words.name,
  handle: async (visit) => {
    const { locale, link } = visit
    const open = doors.filter(({ permission }) => permission === undefined || permits(permission, { actor: visit.actor }) === 'yes')
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
