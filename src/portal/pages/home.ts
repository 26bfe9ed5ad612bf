/** The first page: asks what you want to do, and shows the numbers of the programme, each with its source. */
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { sky } from '../look/mark.ts'
import { portalName } from '../messages.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, say } from '../words.ts'
import type { Words } from '../words.ts'
import { homeWords } from './messages.ts'

/** Something that people come to do. */
export interface Deed {
  readonly title: Text
  readonly hint: Text
  /** Path without the language. */
  readonly path: string
}

/** A number of the programme. Without a value it is shown as not set, never guessed. */
export interface Figure {
  readonly title: Text
  readonly value?: Words
  /** Where the number comes from; `path` leads to its definition. */
  readonly source: Text
  readonly path?: string
  readonly asOf?: Day
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
${numbers.length > 0 && html`<h2>${homeWords.numbers[locale]}</h2><dl class="numbers">${numbers.map((figure) => number(visit, figure))}</dl>`}</div>`,
    })
  },
})

function number({ locale, link }: Visit, { title, value, source, path, asOf }: Figure): Html {
  const from = html`${homeWords.source[locale]}: ${source[locale]}`
  return html`<div><dt>${title[locale]}</dt>${value === undefined ? html`<dd class="figure unset">${homeWords.unset[locale]}</dd>` : html`<dd class="figure">${say(locale, value)}</dd>`}<dd class="hint">${
    path === undefined ? from : html`<a href="${link(path)}">${from}</a>`}${asOf && html`<br>${homeWords.asOf[locale]}: ${dateTime(locale, asOf)}`}</dd></div>`
}
