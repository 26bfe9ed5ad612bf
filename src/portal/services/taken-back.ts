/** The page of duties to act: what somebody answers for whose source was taken back, and what they did about it. */
import type { Kernel } from '../../kernel/index.ts'
import type { DutyToAct } from '../../kernel/taken-back/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, fields, form, notice } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { casesCrumb } from './parts.ts'
import { takenBackWords as words } from './taken-back-messages.ts'

export const takenBackTitle = words.title

/** A line that leads to the page; nothing when there is nothing to act on. */
export async function takenBackLink({ takenBack }: Pick<Kernel, 'takenBack'>, visit: Visit): Promise<Html | undefined> {
  const open = (await takenBack.duties.of(actorHere(visit).person)).filter(({ ended }) => ended === undefined)
  return open.length === 0 ? undefined : html`<p><a href="${visit.link('/taken-back')}">${words.open(open.length)[visit.locale]}</a></p>`
}

/** What was sent for a duty and not taken. */
interface Sent { readonly duty: string; readonly said: string; readonly problems: readonly Problem[] }

/** The name of the answer on one duty, of many on the page. */
const nameOf = (duty: string): string => `said-${duty}`

export function takenBackRoutes({ takenBack: { duties } }: Pick<Kernel, 'takenBack'>): readonly Route[] {
  async function show(visit: Visit, sent?: Sent): Promise<Response> {
    const { locale, url } = visit
    const all = await duties.of(actorHere(visit).person)
    const [open, ended] = [all.filter((one) => one.ended === undefined), all.filter((one) => one.ended !== undefined)]
    return page({
      visit, title: words.title, error: sent !== undefined, breadcrumbs: [casesCrumb], ...(sent && { status: 422 }),
      body: html`${errorSummary(locale, sent?.problems ?? [])}${url.searchParams.has('done') && notice(locale, { kind: 'good', body: words.done[locale] })}<h1>${words.title[locale]}</h1>${
        open.length === 0 ? emptyState(locale, { title: words.none }) : html`<p class="lead">${words.lead[locale]}</p>${open.map((duty) => article(visit, duty, sent))}`}${
        ended.length > 0 && html`<h2>${words.ended[locale]}</h2>${ended.map((duty) => article(visit, duty))}`}`,
    })
  }

  function article(visit: Visit, duty: DutyToAct, sent?: Sent): Html {
    const { locale, link } = visit
    const { id, thing, source, reason, openedAt, ended } = duty
    const named = ({ title, path }: DutyToAct['thing']): Html => (path === undefined ? html`${title[locale]}` : html`<a href="${link(path)}">${title[locale]}</a>`)
    const [mine, name] = [sent?.duty === id ? sent : undefined, nameOf(id)]
    return html`<article id="${id}"><h3>${named(thing)}</h3>${definitionList(locale, [
      { term: words.source, value: named(source) }, { term: words.reason, value: reason[locale] }, { term: words.since, value: moment(visit, openedAt) },
      ...(ended ? [ended.erased ? { term: words.said, value: words.erased[locale] } : { term: ended.said === undefined ? words.givenBack : words.said, value: ended.said ?? moment(visit, ended.at) }] : []),
    ])}${!ended && form(visit, { action: link('/taken-back'), body: html`<input type="hidden" name="duty" value="${id}">${fields(locale, [
      { kind: 'text', name, label: words.said, hint: words.saidHint, maxLength: 2_000, long: true },
    ], { values: { [name]: mine?.said ?? '' }, problems: mine?.problems ?? [] })}${actions(button(locale, words.send))}` })}</article>`
  }

  return [
    route({ method: 'GET', path: '/taken-back', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title, handle: (visit) => show(visit) }),
    route({
      method: 'POST', path: '/taken-back', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title,
      async handle(visit) {
        const { values } = await visit.form()
        const { duty = '' } = values
        const said = values[nameOf(duty)] ?? ''
        try {
          await duties.act(actorHere(visit), duty, said)
        } catch (error) {
          if (!(error instanceof Failure) || error.kind !== 'invalid') throw error
          return show(visit, { duty, said, problems: problemsOf(error).map((problem) => ({ ...problem, field: nameOf(duty) })) })
        }
        return seeOther(visit, '/taken-back?done')
      },
    }),
  ]
}
