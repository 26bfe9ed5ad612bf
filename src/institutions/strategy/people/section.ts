/** What people asked about a goal, a measure or a draft, and what became of each: below its page. */
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { type Day } from '../../../law/time.ts'
import { html, type Html, table, tag, type Visit } from '../../../portal/index.ts'
import { words } from './messages.ts'
import type { OpenOptions, People, Reply, Waiting } from './read.ts'

/** At most so many are shown, the newest. */
const mostShown = 50

const shownDay = (day: Day) => inEveryLanguage((locale) => formatDay(day, locale))

export async function peopleSection(visit: Visit, { people, options, today, discussion }: { readonly people: People; readonly options: OpenOptions; readonly today: Day; readonly discussion: Html }, number: string): Promise<Html> {
  const { locale, link } = visit
  const [waiting, replies] = await Promise.all([people.waiting(), people.replies()])
  const ours = <One extends { readonly about: readonly string[] }>(all: readonly One[]): readonly One[] => all.filter(({ about }) => about.includes(number))
  const rows: readonly (Waiting | Reply)[] = [...ours(waiting).toReversed(), ...ours(replies)].slice(0, mostShown)
  return html`<h2 id="people">${words.people[locale]}</h2>${discussion}<p><a href="${link(`/services/${options.asks}`)}">${words.ask[locale]}</a></p>${rows.length === 0 ? html`<p>${words.nothing[locale]}</p>` : table(locale, {
    caption: words.people, captionUnseen: true, rows, columns: [
      { title: words.when, cell: (one) => formatDay('filedOn' in one ? one.filedOn : one.repliedOn, locale) },
      { title: words.what, header: true, cell: (one) => html`${words.kinds[one.kind][locale]}${'result' in one && one.text !== undefined && html`<br>${one.text}`}` },
      { title: words.result, cell: (one) => ('filedOn' in one ? waitingState(one, today, visit) : replyState(one, visit)) },
    ],
  })}`
}

const waitingState = ({ until }: Waiting, today: Day, { locale }: Visit): Html => {
  const late = until !== undefined && until < today
  return html`${tag(locale, late ? words.late : words.waits, late ? 'late' : 'now')}${until !== undefined && html` ${words.due(shownDay(until))[locale]}`}`
}

const replyState = ({ result, answer }: Reply, { locale }: Visit): Html => (answer === undefined ? html`${words.results[result][locale]}` : html`${result !== 'answered' && html`<p>${words.results[result][locale]}</p>`}${answer.split(/\n+/).map((line) => html`<p>${line}</p>`)}`)
