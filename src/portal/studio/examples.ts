/** The examples of a draft: cases with what must come of them, and what came instead where it did. */
import type { Kernel } from '../../kernel/index.ts'
import { ChangedMeanwhile, type StudioDraft } from '../../kernel/studio/index.ts'
import type { Json } from '../../law/canonical.ts'
import { formatDay } from '../../law/format.ts'
import type { Change } from '../../law/studio/index.ts'
import { type Example, failedExamples } from '../../law/trial/index.ts'
import { statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, emptyState, form, notice, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { savedBy, words } from './messages.ts'
import { authors, clausePath, draftHere, draftPage, numberField, numberFrom } from './parts.ts'
import { answersText, resultText } from './reached.ts'
import { trialWords } from './trial.messages.ts'

export const exampleRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/examples', kind: 'page', permission: authors(kernel), title: trialWords.examples,
    handle: async (visit, { draft }) => examplesPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/examples', kind: 'page', permission: authors(kernel), title: trialWords.examples,
    async handle(visit, { draft: id }) {
      const { values } = await visit.form()
      const draft = await draftHere(kernel, visit, id, numberFrom(values) || undefined)
      const example = draft.declaration.examples?.find(({ name }) => name === values['example'])
      if (example === undefined) return examplesPage(kernel, visit, draft)
      const place = `examples.${example.name}`
      const came = failedExamples(draft.declaration, kernel.country.calendar).find((one) => one.example.name === example.name)?.came ?? example.comesTo
      const change: Change = values['act'] === 'remove' ? { does: 'remove', place } : { does: 'write', place, own: JSON.parse(JSON.stringify({ ...example, comesTo: came })) as Json }
      try {
        await kernel.studio.save(actorHere(visit), draft.id, { number: draft.number, change })
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error
        return examplesPage(kernel, visit, error.standing, error)
      }
      return seeOther(visit, `/studio/${draft.id}/examples`)
    },
  }),
]

function examplesPage({ country: { calendar } }: Kernel, visit: Visit, draft: StudioDraft, meanwhile?: ChangedMeanwhile): Response {
  const { locale, link } = visit
  const { declaration } = draft
  const failed = new Map(failedExamples(declaration, calendar).map((one) => [one.example.name, one]))
  const line = (example: Example): Content => {
    const wrong = failed.get(example.name)
    const unseen = html`<span class="unseen">: ${example.shows[locale]}</span>`
    return html`<li><p><a href="${link(clausePath(draft, `examples.${example.name}`))}">${example.shows[locale]}</a> ${tag(locale, wrong ? trialWords.fails : trialWords.holds, wrong ? 'late' : 'good')}</p><p class="hint">${
      formatDay(example.filed, locale)} – ${formatDay(example.until, locale)} · ${resultText(declaration, example.comesTo)[locale]}</p>${wrong && html`<ul>${wrong.differences.map((one) => html`<li>${one[locale]}</li>`)}</ul>`}<details><summary>${words.asked[locale]}</summary><ul>${
      answersText(declaration, example.answers).map((one) => html`<li>${one[locale]}</li>`)}</ul></details>${form(visit, { keeps: 'nothing', body: html`${numberField(draft)}<input type="hidden" name="example" value="${example.name}">${actions(
      wrong?.came && button(locale, html`${trialWords.accept[locale]}${unseen}`, { kind: 'quiet', name: 'act', value: 'accept' }), button(locale, html`${words.remove[locale]}${unseen}`, { kind: 'plain', name: 'act', value: 'remove' }))}` })}</li>`
  }
  const examples = declaration.examples ?? []
  return draftPage(visit, draft, {
    at: '/examples', title: trialWords.examples, ...(meanwhile && { error: true, status: statuses.conflict }),
    body: html`<h1>${trialWords.examples[locale]}</h1><p>${trialWords.examplesLead[locale]}</p>${declaration.call && html`<p><a href="${link(`/studio/${draft.id}/ranking`)}">${trialWords.ranking[locale]}</a></p>`}${meanwhile && notice(locale, { kind: 'warning', title: words.changedMeanwhile, body: savedBy(meanwhile.last.by)[locale] })}${
      examples.length === 0 ? emptyState(locale, { title: trialWords.noExamples, action: html`<a href="${link(`/studio/${draft.id}/cases`)}">${trialWords.cases[locale]}</a>` }) : html`<ul class="clauses">${examples.map(line)}</ul>`}`,
  })
}
