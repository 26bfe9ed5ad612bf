/** What the monitoring found of a company, on the company's own page: with the way to explain before anything is decided. */
import type { Kernel } from '../../../kernel/index.ts'
import { readAnswers } from '../../../law/answers.ts'
import type { Problem } from '../../../law/failure.ts'
import { text } from '../../../law/field.ts'
import { actions, button, emptyState, fields, form, html, type Html, idFrom, route, type Route, seeOther, type Visit } from '../../../portal/index.ts'
import { type Company, companyHere } from '../company-here.ts'
import { incomeWords } from '../income/messages.ts'
import type { Technopark } from '../terms.ts'
import { explain } from './act.ts'
import { monitoringWords } from './messages.ts'
import { actsOf, ownFindings } from './read.ts'
import { dueShown, groundsShown, historyShown, stateTag, traceShown } from './shown.ts'

/** Where a company sees what the park keeps of it. */
export const ownPath = '/technopark/mine'
/** Findings that the page shows. */
const most = 100
const longest = 5000

/** Each finding has its form, so that its field has its name. */
const explanation = (id: string) => text(`words-${id}`, { label: monitoringWords.words, hint: monitoringWords.wordsHint, maxLength: longest, long: true })

/** What was sent and was wrong. */
export interface Sent { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }

/** The findings of a company as its page shows them. */
export async function ownFindingsShown(kernel: Kernel, technopark: Technopark, visit: Visit, { identifier }: Company, sent?: Sent): Promise<Html> {
  const { locale, link } = visit
  const findings = await ownFindings(kernel.db, identifier.value, most)
  const acts = await actsOf(kernel.db, findings.map(({ id }) => id))
  const names = await kernel.parties.namesOf(acts.map(({ person }) => person))
  return html`<h2 id="findings">${monitoringWords.findings[locale]}</h2>${findings.length === 0 ? emptyState(locale, { title: monitoringWords.ownNone }) : html`<p>${monitoringWords.ownHearing[locale]}</p>${findings.map((one) => html`<section id="finding-${one.id}"><h3>${
    one.said.title[locale]} ${stateTag(visit, one)}</h3>${groundsShown(visit, one.said)}${one.due !== null && html`<p>${monitoringWords.until[locale]}: <b>${dueShown(visit, one)}</b></p>`}${traceShown(kernel, visit, technopark, one)}<details><summary>${
    monitoringWords.history[locale]}</summary>${historyShown(visit, one, acts.filter(({ finding }) => finding === one.id), names)}</details>${
    one.ended_at === null && one.state !== 'accepted' && one.state !== 'case' && form(visit, {
      action: link(`${ownPath}/findings/${one.id}`), body: html`${fields(locale, [explanation(one.id)], sent ?? {})}${actions(button(locale, monitoringWords.explain))}`,
    })}</section>`)}`}`
}

/** Takes an explanation. `show` draws the whole page again, with what was wrong. */
export const explainRoute = (kernel: Kernel, { residency }: Technopark, show: (visit: Visit, company: Company, sent: Sent) => Promise<Response>): Route => route({
  method: 'POST', path: `${ownPath}/findings/:id`, kind: 'page', permission: 'signed in', title: monitoringWords.explain,
  async handle(visit, { id: typed }) {
    const { actor, company } = await companyHere(kernel, residency, visit, incomeWords)
    const id = idFrom(typed)
    const { values } = await visit.form()
    const { facts, problems } = readAnswers([explanation(id)], values)
    if (problems.length > 0) return show(visit, company, { values, problems })
    await explain(kernel, actor, company.identifier.value, { id, words: String(facts[`words-${id}`]) })
    return seeOther(visit, `${ownPath}?done=1#finding-${id}`)
  },
})
