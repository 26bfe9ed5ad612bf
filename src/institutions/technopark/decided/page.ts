/** The open register of decisions without names: a page, and the same for programs. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { type Locale, same } from '../../../law/text.ts'
import { cite, type Column, emptyState, html, json, operation, page, route, type Route, table, tag, textSchema } from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import { type Decided, least, type LikeCases, likeCases } from './like-cases.ts'
import { decidedWords, fewWords } from './messages.ts'

const path = '/technopark/decisions'
/** Of one visitor. */
const rateLimit = { requests: 60, seconds: 60 }

export const decidedDoor = { path, title: decidedWords.title, hint: decidedWords.hint }
export const decidedFound = { path, title: decidedWords.title, about: decidedWords.lead }

const ends = { count: z.int(), outcomes: z.array(z.object({ title: textSchema, count: z.int() })), medianDays: z.int(), reopened: z.int() }

const schema = z.object({
  total: z.int(), few: z.int().describe('Decisions in groups that are too small to be told'), least: z.int(),
  groups: z.array(z.object({
    procedure: z.string(), grounds: z.array(textSchema), ...ends,
  })),
  grounds: z.array(z.object({ ground: textSchema, ...ends })).describe('The same cases by each ground that was said in them'),
}).meta({ id: 'LikeCases' })

/** How cases ended, how often, in what time, and what was sent back. */
const endColumns = (locale: Locale): readonly Column<Pick<LikeCases, 'count' | 'outcomes' | 'days' | 'reopened'>>[] => [
  { title: decidedWords.count, numeric: true, cell: ({ count }) => formatNumber(count, locale) },
  {
    title: decidedWords.outcomes,
    cell: ({ outcomes }) => html`${outcomes.map(({ title, count }, at) => [at > 0 && html`<br>`, title[locale], ': ', formatNumber(count, locale)])}${outcomes.length > 1 && html`<br>${tag(locale, decidedWords.differs, 'wait')}`}`,
  },
  { title: decidedWords.days, numeric: true, cell: ({ days }) => formatNumber(days, locale) },
  { title: decidedWords.reopened, numeric: true, cell: ({ reopened }) => formatNumber(reopened, locale) },
]

export function decidedRoutes(kernel: Kernel): readonly Route[] {
  const procedures = () => kernel.cases.procedures.filter(({ id }) => id.startsWith(`${institution}.`))
  /**
   * What can be appealed against is judged: a room that is booked and a place that is given are no cases. A ruling on an appeal is no case like those that
   * it is about: it is counted with them, as sent back.
   */
  async function read(): Promise<Decided> {
    const all = procedures().map(({ id, decisions }) => ({ id, appeals: Object.values(decisions).flatMap(({ appeal }) => appeal?.procedure ?? []) }))
    const appeals = new Set(all.flatMap((one) => one.appeals))
    return likeCases(await kernel.decisions.alike(all.flatMap((one) => (one.appeals.length === 0 || appeals.has(one.id) ? [] : [one.id])), { with: [...appeals] }))
  }
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: decidedWords.title, rateLimit,
      handle: async (visit) => {
        const { locale } = visit
        const { total, few, groups, grounds } = await read()
        return page({
          visit, title: decidedWords.title, current: institution, width: 'wide', breadcrumbs: [crumb],
          body: html`<h1>${decidedWords.title[locale]}</h1><p class="lead">${decidedWords.lead[locale]}</p><p>${decidedWords.total[locale]}: ${formatNumber(total, locale)}</p>${few > 0 && html`<p class="hint">${fewWords(few, least)[locale]}</p>`}${table(locale, {
            caption: decidedWords.title, captionUnseen: true, rows: groups, empty: emptyState(locale, { title: decidedWords.none }),
            columns: [
              { title: decidedWords.procedure, header: true, cell: ({ procedure }) => (procedures().find(({ id }) => id === procedure)?.title ?? same(procedure))[locale] },
              { title: decidedWords.grounds, cell: ({ grounds }) => (grounds.length === 0 ? decidedWords.allMet[locale] : html`<ul>${grounds.map(({ text, basis }) => html`<li>${text[locale]}${basis && html`<br>${cite(locale, basis)}`}</li>`)}</ul>`) },
              ...endColumns(locale),
            ],
          })}${grounds.length > 0 && html`<h2>${decidedWords.byGround[locale]}</h2><p class="hint">${decidedWords.byGroundLead[locale]}</p>${table(locale, {
            caption: decidedWords.byGround, captionUnseen: true, rows: grounds,
            columns: [{ title: decidedWords.ground, header: true, cell: ({ ground: { text, basis } }) => html`${text[locale]}${basis && html`<br>${cite(locale, basis)}`}` }, ...endColumns(locale)],
          })}`}`,
        })
      },
    }),
    operation({
      method: 'GET', path: '/api/technopark/decisions', permission: 'everyone', title: decidedWords.title, rateLimit,
      describes: { group: institution, description: decidedWords.lead, answers: { 200: { text: decidedWords.title, schema } } },
      handle: async () => {
        const { total, few, groups, grounds } = await read()
        return json({
          total, few, least, grounds: grounds.map(({ ground, days, outcomes, ...one }) => ({ ...one, ground: ground.text, outcomes: [...outcomes], medianDays: days })),
          groups: groups.map(({ days, grounds, outcomes, ...group }) => ({ ...group, outcomes: [...outcomes], grounds: grounds.map(({ text }) => text), medianDays: days })),
        } satisfies z.infer<typeof schema>, { headers: { 'access-control-allow-origin': '*' } })
      },
    }),
  ]
}
