/** The first page of the language model: what one can do with it, what is served now, and how it is made. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { actions, button, html, type Html, type Offer, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import { moneyDoors } from '../../../portal/money/index.ts'
import { indicatorNumbers } from '../../../portal/record/index.ts'
import { questionForm } from '../ask/index.ts'
import { costsPath } from '../costs/pages.ts'
import { costWords } from '../costs/words.ts'
import type { LanguageModel } from '../language-model.ts'
import { markedTag } from '../marks/index.ts'
import { tryOffer, tryPath } from '../visitors/index.ts'
import { capabilityWords, words } from './messages.ts'

/** What people find here, by what they come for. */
export const offersOf = (open: (kernel: Kernel) => LanguageModel): readonly Offer[] => [
  { needs: ['models'], path: '/keys', title: words.keys, hint: words.keysHint },
  { needs: ['models', 'learning'], path: '/playground', title: words.try, hint: words.tryHint },
  { needs: ['models'], path: '/models', title: words.models, hint: words.modelsHint },
  { needs: ['models'], path: '/leaderboard', title: words.leaderboard, hint: words.leaderboardHint },
  { needs: ['models'], path: '/corpora', title: words.corpora, hint: words.corporaHint },
  { needs: ['models', 'learning'], path: '/training', title: words.training, hint: words.trainingHint },
  { needs: ['models'], path: '/usage', title: words.usage, hint: words.usageHint },
  tryOffer(open),
  { needs: ['learning', 'decided'], answers: true, now: (visit) => questionForm(visit), path: '/ask', title: words.ask, hint: words.askHint },
  { needs: ['checking'], path: '/verify-text', title: words.verify, hint: words.verifyHint },
]

type Door = Pick<Offer, 'path' | 'title' | 'hint'>

const uses: readonly Door[] = [
  { path: '/ask', title: words.ask, hint: words.askHint }, { path: '/keys', title: words.keys, hint: words.keysHint },
  { path: '/usage', title: words.usage, hint: words.usageHint }, { path: '/verify-text', title: words.verify, hint: words.verifyHint },
]

const makes: readonly Door[] = [
  { path: '/models', title: words.models, hint: words.modelsHint }, { path: '/leaderboard', title: words.leaderboard, hint: words.leaderboardHint },
  { path: '/corpora', title: words.corpora, hint: words.corporaHint }, { path: '/tokenizers', title: words.tokenizers, hint: words.tokenizersHint },
  { path: '/training', title: words.training, hint: words.trainingHint }, { path: costsPath, title: costWords.title, hint: costWords.hint },
]

const doors = ({ locale, link }: Visit, all: readonly Door[]): Html =>
  html`<div><ul class="deeds">${all.map(({ path, title, hint }) => html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul></div>`

const capabilities = Object.keys(capabilityWords) as readonly (keyof typeof capabilityWords)[]

export const landingRoute = ({ kernel, serving, options }: LanguageModel): Route => route({
  method: 'GET', path: '/language-model', kind: 'page', permission: 'everyone', title: words.title,
  handle: async (visit) => {
    const { locale, link } = visit
    const models = serving.models()
    const numbers = await indicatorNumbers(kernel, visit, 'language-model')
    return page({
      visit, title: words.title, current: 'language-model', width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
      // Whoever has no account tries it at once; the others with parameters, tokens and price in view.
      actions(button(locale, words.try, { href: link(visit.actor === null ? tryPath : '/playground') }))}
<h2>${words.use[locale]}</h2>${doors(visit, [...uses, ...moneyDoors(visit, '/language-model', options.money)])}<h2>${words.made[locale]}</h2>${doors(visit, makes)}
<h2>${words.served[locale]}</h2>${table(locale, {
  caption: words.served, captionUnseen: true, rows: models, empty: html`<p>${words.none[locale]}</p>`,
  columns: [
    { title: words.model, header: true, cell: ({ name, card, takenBack }) => html`${card === undefined ? name : html`<a href="${link(card)}">${name}</a>`}${markedTag(locale, takenBack)}` },
    { title: words.context, numeric: true, cell: ({ contextLength }) => formatNumber(contextLength, locale) },
    { title: words.can, cell: (model) => capabilities.filter((one) => model.capabilities[one]).map((one) => capabilityWords[one][locale]).join(', ') },
  ],
})}${numbers && html`<h2>${words.numbers[locale]}</h2>${numbers}`}`,
    })
  },
})
