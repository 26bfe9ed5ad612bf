/**
 * The page of a discussion, the same for every thing that has one: what was asked and answered, the form, the officer's means, the feed.
 *
 * Promises: works without a script; shows a discussion to whoever sees its thing. Never: knows what the thing is.
 */
import { discussionPath, type Remark } from '../../kernel/discussions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { actions, button, emptyState, errorSummary, fields, form, pagination, tag } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { json, page, seeOther } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { words } from './messages.ts'

const perPage = 20

/** A line on the page of a thing that leads to its discussion, with how much stands there. */
export async function discussionLink({ discussions }: Pick<Kernel, 'discussions'>, { locale, link, actor }: Pick<Visit, 'locale' | 'link' | 'actor'>, thing: string): Promise<Html> {
  const { total } = await discussions.about(thing, actor, { limit: 1, offset: 0 })
  return html`<p><a href="${link(discussionPath(thing))}">${words.count(total)[locale]}</a></p>`
}

/** What somebody sent that was not taken. */
interface Sent { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }

export function discussionRoutes({ discussions }: Pick<Kernel, 'discussions'>): readonly Route[] {
  const thingOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}:${id}`

  async function show(visit: Visit, thing: string, sent: Sent = { values: { kind: 'question' }, problems: [] }): Promise<Response> {
    const { locale, link, url, actor } = visit
    const at = pageFrom(visit)
    const { title, path, ofOffice } = await discussions.thing(thing, actor)
    const { remarks, total } = await discussions.about(thing, actor, { limit: perPage, offset: (at - 1) * perPage })
    return page({
      visit, title: words.title, breadcrumbs: [{ title, path }], error: sent.problems.length > 0,
      body: html`${errorSummary(locale, sent.problems)}<p class="kicker">${title[locale]}</p><h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
        remarks.length === 0 ? emptyState(locale, { title: words.none }) : remarks.map((remark) => remarkOf(visit, thing, remark, ofOffice))}${
        total > perPage && pagination(locale, { url, page: at, size: perPage, total })}<h2 id="write">${words.write[locale]}</h2>${actor === null
        ? actions(button(locale, words.signIn, { href: `${link('/sign-in')}?to=${encodeURIComponent(url.pathname)}` }))
        : form(visit, { action: link(discussionPath(thing)), body: html`${fields(locale, [
          { kind: 'choice', name: 'kind', label: words.kind, choices: (['question', 'error'] as const).map((value) => ({ value, label: words.kinds[value] })) },
          { kind: 'text', name: 'text', label: words.text, hint: words.textHint, maxLength: 4_000, long: true },
        ], sent)}${actions(button(locale, words.send))}` })}<p><a href="${discussionPath(thing)}.json">JSON</a></p>`,
    })
  }

  /** An act on a discussion: what was not taken is shown again, with why. */
  const deed = (below: '' | '/answer' | '/hide', act: (actor: Actor, thing: string, values: Readonly<Record<string, string>>) => Promise<unknown>): Route => route({
    method: 'POST', path: `/discussions/:kind/:id${below}`, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 30, seconds: 3600 },
    async handle(visit, params: { readonly kind: string; readonly id: string }) {
      const thing = thingOf(params)
      const { values } = await visit.form()
      try {
        await act(actorHere(visit), thing, values)
      } catch (error) {
        // What the form can mend is shown with it; whoever may not write at all is told so.
        if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'limited')) throw error
        return show(visit, thing, { values: below === '' ? values : { kind: 'question' }, problems: problemsOf(error) })
      }
      return seeOther(visit, discussionPath(thing))
    },
  })

  return [
    route({ method: 'GET', path: '/discussions/:kind/:id', kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 240, seconds: 60 }, handle: (visit, params) => show(visit, thingOf(params)) }),
    route({
      method: 'GET', path: '/discussions/:kind/:file', kind: 'file', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit, { kind, file }) {
        const thing = thingOf({ kind, id: file.replace(/\.json$/, '') })
        const at = pageFrom(visit)
        const { remarks, total } = await discussions.about(thing, visit.actor, { limit: perPage, offset: (at - 1) * perPage })
        return json({ thing, total, page: at, remarks: remarks.map(told) })
      },
    }),
    deed('', (actor, thing, { kind, text = '' }) => discussions.ask(actor, { thing, kind: kind === 'error' ? 'error' : 'question', text })),
    deed('/answer', (actor, thing, { about = '', text = '' }) => discussions.answer(actor, { thing, about, text })),
    deed('/hide', (actor, thing, { remark = '', reason = '' }) => discussions.hide(actor, { thing, remark, reason })),
  ]
}

/** A remark as programs are told of it, whoever asks. */
const told = ({ id, kind, by, byOwner, at, text, hidden, answers }: Remark): object =>
  ({ id, kind, by, byOwner, at, ...(text !== undefined && { text }), ...(hidden && { hidden }), ...(answers.length > 0 && { answers: answers.map(told) }) })

function remarkOf(visit: Visit, thing: string, remark: Remark, ofOffice: boolean): Html {
  const { locale, link } = visit
  const small = (below: string, name: string, body: Html): Html => form(visit, { action: link(`${discussionPath(thing)}${below}`), body: html`<input type="hidden" name="${name}" value="${remark.id}">${body}` })
  const hide = ofOffice && !remark.hidden && html`<details><summary>${words.hide[locale]}</summary>${
    small('/hide', 'remark', html`<div class="field"><label for="reason-${remark.id}">${words.reason[locale]}</label><input id="reason-${remark.id}" name="reason" maxlength="500"></div>${actions(button(locale, words.hide, { kind: 'danger' }))}`)}</details>`
  const answer = remark.mayAnswer && html`<details><summary>${words.answer[locale]}</summary>${
    small('/answer', 'about', html`<div class="field"><label for="text-${remark.id}">${words.text[locale]}</label><textarea id="text-${remark.id}" name="text" rows="4" maxlength="4000"></textarea></div>${actions(button(locale, words.answer))}`)}</details>`
  return html`<article id="${remark.id}">${remark.kind !== 'answer' && html`<hr>`}<p class="hint">${tag(locale, words.kinds[remark.kind], remark.kind === 'error' ? 'late' : 'plain')} ${remark.by}${remark.byOwner && html` (${words.owner[locale]})`}, ${moment(visit, remark.at)}</p>${
    remark.hidden ? html`<p class="hint">${words.hidden[locale]} ${remark.hidden.reason}</p>` : remark.text!.split(/\n+/).map((line) => html`<p>${line}</p>`)}${hide}${
    remark.answers.length > 0 && html`<ul>${remark.answers.map((one) => html`<li>${remarkOf(visit, thing, one, ofOffice)}</li>`)}</ul>`}${answer}</article>`
}
