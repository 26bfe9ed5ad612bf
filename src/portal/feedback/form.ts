/** “Is something wrong with this page?”: the form without an account, and the page that says that it was received. */
import { feedbackKeptDays, feedbackQuestions, type Feedbacks } from '../../kernel/feedback/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatDuration, inEveryLanguage } from '../../law/format.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actions, button, errorSummary, fields, form, receipt } from '../components/index.ts'
import { networkOf } from '../guard.ts'
import { html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { feedbackWords as words } from './messages.ts'

/** Nobody keeps a copy of what was typed, and no search engine asks for the form of every page. */
const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' } as const

export const formRoutes = ({ feedback }: { readonly feedback: Pick<Feedbacks, 'give'> }): readonly Route[] => [
  route({
    method: 'GET', path: '/feedback', kind: 'page', permission: 'everyone', title: words.title,
    handle: (visit) => (visit.url.searchParams.has('received') ? receivedPage(visit) : formPage(visit, { page: visit.url.searchParams.get('page') ?? '/' })),
  }),
  route({
    method: 'POST', path: '/feedback', kind: 'page', permission: 'everyone', sameForAll: true, title: words.title, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const { values } = await visit.form()
      try {
        await feedback.give({ answers: values, locale: visit.locale, from: networkOf(visit.ip) })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const { kind, retryAfterSeconds: retryAfter } = error
        return formPage(visit, values, { problems: problemsOf(error), status: statuses[kind], ...(retryAfter !== undefined && { retryAfter }) })
      }
      return seeOther(visit, '/feedback?received')
    },
  }),
]

function formPage(visit: Visit, values: Readonly<Record<string, string>>, { problems = [], status = 200, retryAfter }: { readonly problems?: readonly Problem[]; readonly status?: number; readonly retryAfter?: number } = {}): Response {
  const { locale, link } = visit
  return page({
    visit, title: words.title, error: problems.length > 0, status, headers: { ...headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) },
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><p>${words.notCases[locale]}</p>${form(visit, {
      action: link('/feedback'), body: html`${fields(locale, Object.values(feedbackQuestions), { values, problems })}<p class="hint">${words.kept(inEveryLanguage((spoken) => formatDuration({ unit: 'day', count: feedbackKeptDays }, spoken)))[locale]} <a href="${link('/privacy')}">${
        words.privacy[locale]}</a></p>${actions(button(locale, words.send))}`,
    })}`,
  })
}

const receivedPage = (visit: Visit): Response => page({
  visit, title: words.received, headers, body: html`${receipt(visit.locale, { title: words.received, body: html`<p>${words.receivedText[visit.locale]}</p>` })}`,
})
