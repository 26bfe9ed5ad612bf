/** The shell's own pages for everybody: system status, accessibility. */
import { z } from 'zod'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { notice, table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import { json, page } from '../layout.ts'
import { operation } from '../operation.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { moment } from '../words.ts'
import { accessibilityWords, statusWords } from './messages.ts'

/** `damaged`: it works, and some of what it keeps is lost until it is restored; `doubted`: it works, and a person must look. */
const states = ['works', 'slow', 'doubted', 'damaged', 'down'] as const

/** One part of the system and how it does now. */
export interface PartStatus {
  readonly id: string
  readonly name: Text
  readonly state: (typeof states)[number]
  readonly about?: Text
  /** How many things wait there for a person, where that is counted. */
  readonly waiting?: number
}

export interface SystemStatus {
  readonly at: Instant
  readonly parts: readonly PartStatus[]
}

const tones = { works: 'good', slow: 'wait', doubted: 'late', damaged: 'late', down: 'late' } as const satisfies Record<PartStatus['state'], string>

const statusSchema = z.object({ at: z.iso.datetime(), parts: z.array(z.object({ id: z.string(), state: z.enum(states), waiting: z.int().nonnegative().optional() })) }).meta({ id: 'Status' })

/** The status as a page and, for machines that watch, as JSON: 503 when a part is down. */
export const statusPages = (status: () => Promise<SystemStatus>): readonly Route[] => [
  route({
    method: 'GET', path: '/status', kind: 'page', permission: 'everyone', title: statusWords.title,
    handle: async (visit) => {
      const { locale } = visit
      const { at, parts } = await status()
      const well = parts.every(({ state }) => state === 'works')
      return page({
        visit, title: statusWords.title,
        body: html`<h1>${statusWords.title[locale]}</h1>${notice(locale, {
          kind: well ? 'good' : 'warning', title: well ? statusWords.allWorks : statusWords.someFail, body: html`<p>${statusWords.checked[locale]}: ${moment(visit, at)}</p>` })}${
          table(locale, { caption: statusWords.parts, rows: parts, columns: [
            { title: statusWords.part, header: true, cell: ({ name }) => name[locale] },
            { title: statusWords.state, cell: ({ state }) => tag(locale, statusWords[state], tones[state]) },
            { title: statusWords.about, cell: ({ about }) => about?.[locale] },
          ] })}`,
      })
    },
  }),
  operation({
    method: 'GET', path: '/api/status', permission: 'everyone', title: statusWords.title,
    describes: { group: 'portal', answers: { 200: { text: statusWords.parts, schema: statusSchema }, 503: { text: statusWords.someFail, schema: statusSchema } } },
    handle: async () => {
      const { at, parts } = await status()
      return json({ at, parts: parts.map(({ id, state, waiting }) => ({ id, state, ...(waiting !== undefined && { waiting }) })) }, { status: parts.some(({ state }) => state === 'down') ? 503 : 200 })
    },
  }),
]

export const accessibilityPage: Route = route({
  method: 'GET', path: '/accessibility', kind: 'page', permission: 'everyone', title: accessibilityWords.title,
  handle: (visit) => {
    const { locale } = visit
    const words = accessibilityWords
    return page({
      visit, title: words.title,
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><h2>${words.aim[locale]}</h2><p>${words.aimText[locale]}</p><h2>${words.works[locale]}</h2><ul>${
        words.list.map((line) => html`<li>${line[locale]}</li>`)}</ul><h2>${words.known[locale]}</h2><p>${words.knownText[locale]}</p>`,
    })
  },
})
