/** The administrator's pages of what people wrote about pages: the list with its filters, also as CSV, and each message with its answer and its end. */
import { type Feedback, type FeedbackQuery, feedbackStates, triageQuestions } from '../../kernel/feedback/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { languageOf } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom, pageFrom } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, field, filters, form, notice, pagination, table, tag, withQuery } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { adminNav } from '../desk/admin.ts'
import { allOf, deskPage } from '../desk/parts.ts'
import { csv } from '../download.ts'
import { type Content, html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import type { Permission } from '../permission.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { answerIn, stateWords, triageWords as words } from './messages.ts'

const permission = { role: 'administrator' } as const satisfies Permission
const size = 50
/** Characters of a message that the list shows. */
const excerpt = 160

const tones = { new: 'wait', answered: 'good', closed: 'plain' } as const satisfies Record<Feedback['state'], Tone>

const done = { answered: words.answered, closed: words.closed } as const

export const triageRoutes = (kernel: Pick<Kernel, 'feedback' | 'now' | 'country'>): readonly Route[] => [
  route({ method: 'GET', path: '/admin/feedback', kind: 'page', permission, title: words.title, handle: (visit) => listPage(kernel, visit) }),
  route({ method: 'GET', path: '/admin/feedback.csv', kind: 'page', permission, title: words.csv, rateLimit: { requests: 30, seconds: 600 }, handle: (visit) => listCsv(kernel, visit) }),
  route({
    method: 'GET', path: '/admin/feedback/:id', kind: 'page', permission, title: words.message,
    handle: async (visit, { id }) => onePage(visit, await kernel.feedback.one(actorHere(visit), idFrom(id))),
  }),
  route({
    method: 'POST', path: '/admin/feedback/:id', kind: 'page', permission, title: words.message,
    async handle(visit, { id }) {
      const by = actorHere(visit)
      const { values } = await visit.form()
      const doing = values['act'] === 'answer' ? 'answer' : 'close'
      try {
        await kernel.feedback[doing](by, idFrom(id), values)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const problems = problemsOf(error)
        return onePage(visit, await kernel.feedback.one(by, id), { values, problems, status: statuses[error.kind] })
      }
      return seeOther(visit, `/admin/feedback?done=${doing === 'answer' ? 'answered' : 'closed'}`)
    },
  }),
]

/** What the address asks for. An absent state means what is new, an empty one all. */
function asked({ searchParams }: URL): Pick<FeedbackQuery, 'state' | 'page' | 'search'> {
  const state = searchParams.get('state')
  return {
    state: state === '' ? undefined : feedbackStates.find((one) => one === state) ?? 'new',
    page: searchParams.get('about')?.trim() || undefined, search: searchParams.get('q')?.trim() || undefined,
  }
}

async function listPage({ feedback }: Pick<Kernel, 'feedback'>, visit: Visit): Promise<Response> {
  const { locale, link, url } = visit
  const by = actorHere(visit)
  const page = pageFrom(visit)
  const query = asked(url)
  const [{ rows, total }, busiest] = await Promise.all([feedback.list(by, { ...query, limit: size, offset: (page - 1) * size }), feedback.pages(by)])
  const shownUrl = new URL(url)
  if (!shownUrl.searchParams.has('state')) shownUrl.searchParams.set('state', 'new')
  const said = Object.entries(done).find(([name]) => name === url.searchParams.get('done'))?.[1]
  const narrowed = query.page !== undefined || query.search !== undefined || query.state !== 'new'
  return deskPage({
    visit, title: words.title,
    body: html`${adminNav(visit, '/admin/feedback')}${said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${words.title[locale]}</h1><p>${words.lead[locale]}</p>${
      filters(locale, {
        url: shownUrl, filters: [
          { name: 'q', label: words.search }, { name: 'about', label: words.page },
          { name: 'state', label: words.state, choices: feedbackStates.map((value) => ({ value, label: stateWords[value] })) },
        ],
        downloads: [{ title: words.csv, href: `${link('/admin/feedback.csv')}${withQuery(url, { page: undefined, done: undefined }).slice(url.pathname.length)}` }],
      })}<div class="list">${table<Feedback>(locale, {
      caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: narrowed ? words.none : words.noneNew }),
      columns: [
        { title: words.message, header: true, cell: (one) => html`<a href="${link(`/admin/feedback/${one.id}`)}" lang="${one.locale}">${beginningOf(one.text)}</a>` },
        { title: words.page, cell: (one) => pageLink(one) },
        { title: words.written, cell: ({ at }) => moment(visit, at) },
        { title: words.wanted, cell: ({ answerable }) => (answerable ? words.yes : words.no)[locale] },
        { title: words.state, cell: ({ state }) => tag(locale, stateWords[state], tones[state]) },
      ],
    })}</div>${pagination(locale, { url, page, size, total })}${busiest.length > 0 && html`<h2>${words.busiest[locale]}</h2>${table(locale, {
      caption: words.busiest, captionUnseen: true, rows: busiest, columns: [
        { title: words.page, header: true, cell: ({ page: about }) => html`<a href="${link('/admin/feedback')}?about=${encodeURIComponent(about)}">${about}</a>` },
        { title: words.count, numeric: true, cell: ({ count }) => count },
      ],
    })}`}`,
  })
}

const beginningOf = (text: string): string => (text.length <= excerpt ? text : `${text.slice(0, excerpt).trimEnd()}…`)

/** The page, in the language in which was written. */
const pageLink = ({ locale, page }: Feedback): Html => html`<a href="/${locale}${page === '/' ? '' : page}">${page}</a>`

async function listCsv({ feedback, now, country }: Pick<Kernel, 'feedback' | 'now' | 'country'>, visit: Visit): Promise<Response> {
  const { locale } = visit
  const query = asked(visit.url)
  const rows = await allOf((page, most) => feedback.list(actorHere(visit), { ...query, limit: most, offset: (page - 1) * most }))
  const head = [words.written, words.page, words.language, words.state, words.message, words.answerSaid, words.word]
  return csv(`feedback-${dayOf(now(), country.calendar.zone)}.csv`, head.map((title) => title[locale]), rows.map((one) =>
    [one.at, one.page, one.locale, stateWords[one.state][locale], one.text, one.answer?.text ?? '', one.closed?.word ?? '']))
}

interface Sent { readonly values?: Readonly<Record<string, string>>; readonly problems?: readonly Problem[]; readonly status?: number }

function onePage(visit: Visit, one: Feedback, { values = {}, problems = [], status }: Sent = {}): Response {
  const { locale } = visit
  const { name } = languageOf(one.locale)
  return deskPage({
    visit, title: words.message, error: problems.length > 0, ...(status !== undefined && { status }), breadcrumbs: [{ title: words.title, path: '/admin/feedback' }],
    body: html`${errorSummary(locale, problems)}<h1>${words.message[locale]}</h1>${definitionList(locale, [
      { term: words.page, value: pageLink(one) }, { term: words.language, value: html`<span lang="${one.locale}">${name}</span>` }, { term: words.written, value: moment(visit, one.at) },
      { term: words.wanted, value: (one.answerable ? words.yes : words.no)[locale] }, { term: words.state, value: tag(locale, stateWords[one.state], tones[one.state]) },
      ...(one.closed ? [{ term: words.word, value: html`${one.closed.word}, ${moment(visit, one.closed.at)}` }] : []),
    ])}<div class="prose" lang="${one.locale}">${paragraphs(one.text)}</div>${one.answer && html`<h2>${words.answerSaid[locale]}</h2><p class="hint">${moment(visit, one.answer.at)}</p><div class="prose" lang="${
      one.locale}">${paragraphs(one.answer.text)}</div>`}${one.answerable && html`<h2>${words.answer[locale]}</h2><p>${answerIn(name)[locale]}</p>${act(visit, one.id, 'answer', html`${
      field(locale, triageQuestions.answer, { values, problems })}${actions(button(locale, words.answer))}`)}`}${one.state !== 'closed' && html`<h2>${words.close[locale]}</h2><p>${words.closeHint[locale]}</p>${
      act(visit, one.id, 'close', html`${field(locale, triageQuestions.word, { values, problems })}${actions(button(locale, words.close, { kind: 'quiet' }))}`)}`}`,
  })
}

const act = (visit: Visit, id: string, doing: 'answer' | 'close', body: Html): Html =>
  form(visit, { action: visit.link(`/admin/feedback/${id}`), body: html`<input type="hidden" name="act" value="${doing}">${body}` })

/** What was typed, line by line: it is text, whatever stands in it. */
const paragraphs = (text: string): Content => text.split(/\n+/).map((line) => html`<p>${line}</p>`)
