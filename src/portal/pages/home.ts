/** The first page: asks what you want to do, and shows the numbers of the programme, each with its source. */
import type { Text } from '../../law/text.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { sky } from '../look/mark.ts'
import { portalName } from '../messages.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { type Figure, figure } from './figure.ts'
import { homeWords } from './messages.ts'

/** Something that people come to do. */
export interface Deed {
  readonly title: Text
  readonly hint: Text
  /** Path without the language. */
  readonly path: string
}

export interface HomeParts {
  readonly deeds: readonly Deed[]
  figures(): Promise<readonly Figure[]>
}

export const homePage = ({ deeds, figures }: HomeParts): Route => route({
  method: 'GET', path: '/', kind: 'page', permission: 'everyone', title: portalName,
  handle: async (visit) => {
    const { locale } = visit
    const numbers = await figures()
    return page({
      visit, title: portalName, width: 'full',
      body: html`<section class="hero"><div>${sky}<h1>${homeWords.question[locale]}</h1><p class="lead">${homeWords.lead[locale]}</p></div></section>
<div class="band"><h2 class="unseen">${homeWords.deeds[locale]}</h2><ul class="deeds">${deeds.map(({ title, hint, path }) =>
  html`<li><a href="${visit.link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul>
${numbers.length > 0 && html`<h2>${homeWords.numbers[locale]}</h2><dl class="numbers">${numbers.map((one) => figure(visit, one))}</dl>`}</div>`,
    })
  },
})
