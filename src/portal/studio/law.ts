/** The law beside a draft: the text of the act by sentences, each marked with its clauses, and what is left over on either side. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { actsCited, clausesOf, coverageOf, type Sentence } from '../../law/studio/index.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, field, form, type SelectChoice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { linkState } from './links.messages.ts'
import { words } from './messages.ts'
import { authors, bodyFor, clausePath, clauseTitle, draftHere, draftPage } from './parts.ts'

const longestText = 400_000

export const lawRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/law', kind: 'page', permission: authors(kernel), title: words.law,
    handle: async (visit, { draft }) => lawPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/law', kind: 'page', permission: authors(kernel), title: words.law, bodyLimit: bodyFor(longestText),
    async handle(visit, { draft }) {
      const { values } = await visit.form()
      try {
        const [read, text] = [Number(values['law'] || 0), values['text'] ?? '']
        if (text.length > longestText) throw new Failure('invalid', words.lawTooLong, [{ field: 'text', text: words.lawTooLong }])
        if (values['act'] === 'text') await kernel.studio.writeLaw(actorHere(visit), idFrom(draft), { read, text })
        else await kernel.studio.markLaw(actorHere(visit), idFrom(draft), { read, ...marksIn(values) })
      } catch (error) {
        if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
        return lawPage(kernel, visit, await draftHere(kernel, visit, draft), { ...(values['text'] !== undefined && { text: values['text'] }), problems: problemsOf(error), status: statuses[error.kind] })
      }
      return seeOther(visit, `/studio/${draft}/law?done=saved`)
    },
  }),
]

/** What was marked and unmarked: `add.3` names the clause of the third sentence, `drop.3.steps.check` one that it no longer has. */
function marksIn(values: Readonly<Record<string, string>>) {
  const named = (does: string) => Object.entries(values).flatMap(([name, value]) => {
    const [, number = '', place = ''] = new RegExp(`^${does}\\.(\\d{1,4})(?:\\.(.*))?$`).exec(name) ?? []
    return number === '' || value === '' ? [] : [{ number: Number(number), place: does === 'add' ? (value === ' ' ? '' : value) : place }]
  })
  return { add: named('add'), remove: named('drop') }
}

async function lawPage(kernel: Kernel, visit: Visit, draft: StudioDraft, { text, problems = [], status }: { readonly text?: string; readonly problems?: readonly Problem[]; readonly status?: number } = {}): Promise<Response> {
  const { locale, link } = visit
  const sentences = await kernel.studio.law(actorHere(visit), draft.id)
  const clauses = clausesOf(draft.declaration)
  // An empty choice says nothing, so the clause without a place is chosen by a space.
  const choices = clauses.map((clause): SelectChoice => ({ value: clause.place || ' ', label: clauseTitle(clause) }))
  const titles = new Map(clauses.map((clause) => [clause.place, clauseTitle(clause)]))
  const { unsaid, unfounded } = coverageOf(draft.declaration, sentences)
  const linkTo = (place: string): Content => html`<a href="${link(clausePath(draft, place))}">${titles.get(place)?.[locale] ?? place}</a>`
  const lawField = html`<input type="hidden" name="law" value="${draft.law}">`
  const pasted = text ?? sentences.map((one) => one.words).join('\n')
  return draftPage(visit, draft, {
    at: '/law', title: words.law, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}<h1>${words.law[locale]}</h1><p>${words.lawLead[locale]}</p>${await lawLinks(kernel, visit, draft)}${sentences.length > 0 && html`<h2>${words.unsaid[locale]}: ${unsaid.length} / ${sentences.length}</h2><h2>${words.unfounded[locale]}: ${
      unfounded.length}</h2>${unfounded.length > 0 && html`<ul class="clauses">${unfounded.map(({ place }) => html`<li>${linkTo(place)}</li>`)}</ul>`}${form(visit, {
      body: html`${lawField}<input type="hidden" name="act" value="mark"><ol class="clauses">${sentences.map((one) => sentenceOf(visit, one, choices, linkTo))}</ol>${actions(button(locale, words.save))}`,
    })}`}<details${sentences.length === 0 || problems.length > 0 ? html` open` : ''}><summary>${words.lawText[locale]}</summary>${form(visit, {
      body: html`${lawField}<input type="hidden" name="act" value="text">${field(locale, { kind: 'text', name: 'text', label: words.lawText, hint: words.lawHint, maxLength: longestText, long: true }, { values: { text: pasted }, problems })}${
        actions(button(locale, words.save, { kind: sentences.length === 0 ? 'main' : 'quiet' }))}`,
    })}</details>`,
  })
}

/** The acts that a draft cites, each with its link. */
async function lawLinks({ actLinks, country: { calendar: { zone } } }: Kernel, { locale }: Visit, { declaration }: StudioDraft): Promise<Html> {
  const acts = [...actsCited([declaration]).values()]
  const known = await actLinks.known(acts.flatMap(({ url }) => url ?? []))
  // Where nobody is asked, nothing is said of single links.
  const state = (url: string): Content => (actLinks.asks || known.has(url)) && html`<br><small>${linkState(known.get(url), actLinks.isAsked(url), zone)[locale]}</small>`
  return html`<h2>${words.lawLinks[locale]}</h2><ul class="clauses">${acts.map(({ title, url }) =>
    html`<li>${url === undefined || !/^https?:/.test(url) ? html`${title[locale]} — ${words.noLink[locale]}` : html`<a href="${url}">${title[locale]}</a>${state(url)}`}</li>`)}</ul><p class="hint">${(actLinks.asks ? words.lawLinksAsked : words.lawLinksHint)[locale]}</p>`
}

/** A sentence with its clauses, each of which can be taken from it, and one more to choose. */
function sentenceOf({ locale }: Visit, { number, words: said, places }: Sentence, choices: readonly SelectChoice[], linkTo: (place: string) => Content): Html {
  return html`<li><p>${said}</p>${places.length > 0 && html`<ul class="clauses">${places.map((place, at) => html`<li>${linkTo(place)} <input type="checkbox" id="drop-${number}-${at}" name="drop.${number}.${place}" value="true"><label for="drop-${number}-${at}">${
    words.unmark[locale]}</label></li>`)}</ul>`}${field(locale, { kind: 'select', name: `add.${number}`, label: words.belongs, optional: true, choices })}</li>`
}
