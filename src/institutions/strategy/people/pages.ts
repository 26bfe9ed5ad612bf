/** The pages of drafts: the list, and one with its text, its comments and what became of it. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { definitionList, emptyState, html, type Html, notFound, page, route, type Route, table, tag, threadLink, type Visit, withQuery } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { goalPath, type Plans } from '../plan/index.ts'
import { words } from './messages.ts'
import type { Draft, People } from './read.ts'

export const draftsPath = '/strategy/drafts'
export const draftPath = (number: string): string => `${draftsPath}/${number}`

function stateTag({ became, until }: Draft, today: Day, { locale }: Visit): Html {
  if (became !== undefined) return tag(locale, words.became[became], became === 'dropped' ? 'plain' : 'good')
  return until < today ? tag(locale, words.awaited, 'wait') : tag(locale, words.open, 'now')
}

const untilOf = ({ until }: Draft, today: Day, { locale }: Visit): string => `${words.untilDay(inEveryLanguage((each) => formatDay(until, each)))[locale]}${until < today ? ` (${words.over[locale]})` : ''}`

/** `below`: what people asked about one, and what became of that. */
export function openPages(kernel: Kernel, plans: Plans, people: People, below: (visit: Visit, about: 'draft', number: string) => Promise<Html>): readonly Route[] {
  const today = (): Day => dayOf(kernel.now(), kernel.country.calendar.zone)
  const rateLimit = { requests: 120, seconds: 60 }
  return [
    route({
      method: 'GET', path: draftsPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit,
      async handle(visit) {
        const { locale, link, url } = visit
        const { drafts: all, next } = await people.drafts(url.searchParams.get('after') ?? undefined)
        return page({
          visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${all.length === 0 ? emptyState(locale, { title: words.none, body: words.noneWhy[locale] }) : table(locale, {
            caption: words.title, captionUnseen: true, rows: all, columns: [
              { title: words.draft, header: true, cell: ({ number, name }) => html`<a href="${link(draftPath(number))}">${name[locale]}</a>` }, { title: words.until, cell: (one) => untilOf(one, today(), visit) }, { title: words.state, cell: (one) => stateTag(one, today(), visit) },
            ],
          })}${next !== undefined && html`<p><a rel="next" href="${withQuery(url, { after: next })}">${words.older[locale]}</a></p>`}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${draftsPath}/:number`, kind: 'page', permission: 'everyone', title: words.draft, rateLimit,
      async handle(visit, { number }) {
        const { locale, link } = visit
        const [draft, { goals }] = await Promise.all([people.draft(number), plans()])
        if (draft === undefined) throw notFound()
        const goal = goals.find((one) => one.number === draft.goal)
        return page({
          visit, title: draft.name, current: institution, width: 'wide', breadcrumbs: [place, { title: words.title, path: draftsPath }],
          body: html`<h1>${draft.name[locale]}</h1><p>${stateTag(draft, today(), visit)}</p>${definitionList(locale, [
            { term: words.until, value: untilOf(draft, today(), visit) }, ...goal ? [{ term: words.goal, value: html`<a href="${link(goalPath(goal.number))}">${goal.name[locale]}</a>` }] : [],
            ...draft.sourceUrl !== undefined && /^https?:\/\//.test(draft.sourceUrl) ? [{ term: words.source, value: html`<a href="${draft.sourceUrl}" rel="noreferrer">${draft.sourceUrl}</a>` }] : [],
            { term: words.entry, value: html`<a href="${link(draft.entryPath)}">${draft.number}</a>` }, ...draft.why === undefined ? [] : [{ term: words.why, value: draft.why }],
          ])}${threadLink(visit, `entry:${draft.number}`)}${draft.text.split(/\n+/).map((line) => html`<p>${line}</p>`)}${await below(visit, 'draft', draft.number)}`,
        })
      },
    }),
  ]
}
