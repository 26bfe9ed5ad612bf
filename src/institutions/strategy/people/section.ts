/** What people asked about a goal, a measure, a project or a draft, and what became of each: below its page. */
import { formatDay, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import type { Day } from '../../../law/time.ts'
import { html, type Html, pagination, table, type Visit } from '../../../portal/index.ts'
import { words } from './messages.ts'
import type { OpenOptions, People, Reply, Waiting } from './read.ts'

/** The question of the forms that names the thing. */
export type About = 'goal' | 'measure' | 'project' | 'draft'

/** Replies on one page, and the parameter of the address that says which page. */
const [perPage, turns] = [20, 'replies']

const shownDay = (day: Day) => inEveryLanguage((locale) => formatDay(day, locale))

/** The page that the address asks for; one behind the last is the last. */
async function pageOf(people: People, number: string, asked: number): Promise<{ readonly page: number; readonly rows: readonly Reply[]; readonly total: number }> {
  const found = await people.replies(number, { limit: perPage, offset: (asked - 1) * perPage })
  const last = Math.max(1, Math.ceil(found.total / perPage))
  return asked > last ? pageOf(people, number, last) : { ...found, page: asked }
}

export async function peopleSection(visit: Visit, { people, options, discussion, about }: { readonly people: People; readonly options: OpenOptions; readonly discussion: Html; readonly about: About }, number: string): Promise<Html> {
  const { locale, link, url } = visit
  /** The form of a question, in which the thing is chosen already. */
  const asking = (procedure: string): string => `/services/${procedure}/apply?${about}=${number}`
  const asked = Number(url.searchParams.get(turns) ?? 1)
  const [waiting, { rows, total, page }] = await Promise.all([people.waiting(number), pageOf(people, number, Number.isSafeInteger(asked) && asked >= 1 && asked <= 1_000_000 ? asked : 1)])
  return html`<h2 id="people">${words.people[locale]}</h2>${discussion}<p><a href="${link(asking(options.asks))}">${words.ask[locale]}</a>${options.besides.length > 0 && html`<br>${options.besides.map((id) => html`<a href="${link(asking(id))}">${words.petition[locale]}</a> `)}`}</p>${waiting.open > 0 && waitingLine(waiting, visit)}${total === 0 ? waiting.open === 0 && html`<p>${words.nothing[locale]}</p>` : html`${table(locale, {
    caption: words.people, captionUnseen: true, rows, columns: [
      { title: words.when, cell: ({ filedOn }) => formatDay(filedOn, locale) },
      { title: words.what, header: true, cell: (one) => html`${words.kinds[one.kind][locale]}${one.body && html`: ${one.body[locale]}`}${one.text !== undefined && html`<br>${one.text}`}` },
      { title: words.repliedOn, cell: ({ repliedOn }) => formatDay(repliedOn, locale) },
      { title: words.result, cell: (one) => replyState(one, visit) },
    ],
  })}${total > perPage && pagination(locale, { url, turns, page, size: perPage, total })}`}`
}

/** As a count: however much one person sends, it does not hide what became of the rest. */
const waitingLine = ({ open, late, next }: Waiting, { locale }: Visit): Html => html`<p>${words.waits[locale]}: <b>${formatNumber(open, locale)}</b>${
  late > 0 && html`; ${words.late[locale]}: <b>${formatNumber(late, locale)}</b>`}${next !== undefined && html`; ${words.due(shownDay(next))[locale]}`}</p>`

function replyState({ result, passedTo, answer }: Reply, { locale }: Visit): Html {
  const state = result === 'passed' && passedTo !== undefined ? words.passedTo(passedTo) : words.results[result]
  return answer === undefined ? html`${state[locale]}` : html`${result !== 'answered' && html`<p>${state[locale]}</p>`}${answer.split(/\n+/).map((line) => html`<p>${line}</p>`)}`
}
