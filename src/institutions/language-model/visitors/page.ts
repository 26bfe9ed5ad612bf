/** The page on which anybody sends a model one text, without an account: a plain form, its answer below it, and what the model cannot do above it. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { text } from '../../../law/field.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { actions, button, type Content, emptyState, errorSummary, fields, form, html, type Html, notice, type Offer, page, type Route, route, type Visit } from '../../../portal/index.ts'
import { type Callable, callableModels, examplesOf } from '../callable.ts'
import type { LanguageModel } from '../language-model.ts'
import { answerVisitor, type VisitorAnswer } from './answer.ts'
import { words } from './words.ts'

export const tryPath = '/language-model/try'

/** What a visitor is offered: the form itself, where a model can be tried now. */
export const tryOffer = (open: (kernel: Kernel) => Here): Offer => ({
  needs: ['models'], path: tryPath, title: words.title, hint: words.hint,
  async now(visit, kernel) {
    const model = await triedModel(open(kernel))
    return model && html`<p>${(model.answers ? words.answersLead : words.goesOnLead)[visit.locale]}</p>${askForm(visit, model)}`
  },
})

const longest = 300

type Here = Pick<LanguageModel, 'kernel' | 'options' | 'serving' | 'models' | 'gateway'>

/** What was sent, and what came of it. */
interface Tried { readonly prompt: string; readonly answer?: VisitorAnswer; readonly problems?: readonly Problem[] }

/** The model that visitors try: one that is not suspended, on a server of the programme. Whoever does not know what was stopped offers none. */
async function triedModel(here: Here): Promise<Callable | undefined> {
  const { kernel: { orders }, serving } = here
  if (!orders.current()) return undefined
  return (await callableModels(here)).find(({ model }) => orders.standing(`model:${model.id}`) === undefined && serving.upstreams(model.name).some(({ outside }) => !outside))
}

export function tryRoutes(here: Here): readonly Route[] {
  const { options: { visitors } } = here
  return [
    route({ method: 'GET', path: tryPath, kind: 'page', permission: 'everyone', title: words.title, handle: async (visit) => tryPage(visit, await triedModel(here)) }),
    route({
      method: 'POST', path: tryPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: visitors.perNetworkPerDay, seconds: 86_400 },
      handle: async (visit) => {
        const { values } = await visit.form()
        const model = await triedModel(here)
        if (model === undefined) return tryPage(visit, model)
        const chosen = examplesOf(model)[Number(values['example'] ?? Number.NaN)]
        const prompt = (chosen ?? values['prompt'] ?? '').normalize('NFC').trim()
        const wrong = prompt === '' ? words.noPrompt : prompt.length > longest ? words.tooLong : undefined
        if (wrong !== undefined) return tryPage(visit, model, { prompt, problems: [{ field: 'prompt', text: wrong }] })
        return tryPage(visit, model, { prompt, answer: await answerVisitor(here, model, prompt, visit.request.signal) })
      },
    }),
  ]
}

const statuses = { answered: 200, empty: 200, spent: 429, busy: 503, failed: 503 } as const satisfies Record<VisitorAnswer['state'], number>

function tryPage(visit: Visit, model: Callable | undefined, { prompt = '', answer, problems = [] }: Partial<Tried> = {}): Response {
  const { locale, link } = visit
  const frame = (heading: Text, body: Html): Response => page({
    visit, title: words.title, current: 'language-model', breadcrumbs: [{ title: crumb, path: '/language-model' }], error: problems.length > 0, headers: { 'cache-control': 'private, no-store' },
    ...(answer && { status: statuses[answer.state] }), body: html`${errorSummary(locale, problems)}<h1>${heading[locale]}</h1>${body}`,
  })
  if (model === undefined) return frame(words.title, emptyState(locale, { title: words.none, body: words.noneHint[locale] }))
  const { answers } = model
  return frame(answers ? words.answers : words.goesOn, html`<p class="lead">${(answers ? words.answersLead : words.goesOnLead)[locale]}</p>${answer && answered(visit, model, prompt, answer)}${
    askForm(visit, model, { prompt, problems })}<h2>${words.more[locale]}</h2><ul><li><a href="${link('/keys')}">${words.toKeys[locale]}</a></li><li><a href="${link(model.model.card)}">${words.toCard[locale]}</a></li><li><a href="${link('/ask')}">${words.toAsk[locale]}</a></li></ul>`)
}

/** One text of one's own, or an example. */
function askForm(visit: Visit, model: Callable, { prompt = '', problems = [] }: Partial<Tried> = {}): Html {
  const { locale, link } = visit
  const question = text('prompt', { label: model.answers ? words.question : words.beginning, hint: words.promptHint, maxLength: longest, long: true })
  return form(visit, {
    action: link(tryPath),
    body: html`${fields(locale, [question], { values: { prompt }, problems })}${actions(button(locale, words.send))}<p class="label">${words.examples[locale]}</p>${
      actions(...examplesOf(model).map((example, at) => html`<button class="button quiet" lang="kk" name="example" value="${at}">${example}</button>`))}`,
  })
}

const crumb: Text = spoken({ kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' })

/** A text with its lines. */
const inLines = (said: string): Content => said.trimEnd().split(/\n+/).map((line, i) => [i > 0 && html`<br>`, line])

/** The answer with its label and its receipt, or why there is none. */
function answered({ locale, link }: Visit, { model, answers }: Callable, prompt: string, answer: VisitorAnswer): Html {
  if (answer.state !== 'answered') return html`<div role="alert">${notice(locale, { kind: 'warning', body: html`<p>${words[answer.state][locale]}</p>` })}</div>`
  const said = answers
    ? html`<p class="hint">${words.you[locale]}: <span lang="kk">${prompt}</span></p><p lang="kk">${inLines(answer.text)}</p>`
    : html`<p lang="kk"><b>${prompt}</b>${inLines(answer.text)}</p>`
  return html`<section aria-labelledby="written"><h2 id="written">${words.written[locale]}</h2>${said}<p class="hint" role="note" data-digital-source-type="https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">${
    words.label[locale]}. ${words.model[locale]}: <a href="${link(model.card)}">${model.name}</a>. <a href="${link(`/verify-text?receipt=${encodeURIComponent(answer.receipt)}`)}">${words.receipt[locale]}</a></p></section>`
}
