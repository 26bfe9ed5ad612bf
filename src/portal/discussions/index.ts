/**
 * The page of a discussion, the same for every thing that has one: what was asked and answered, the form, the officer's means, the feed.
 *
 * Promises: works without a script; shows a discussion to whoever sees its thing. Never: knows what the thing is.
 */
import { discussionPath, longest, type Remark } from '../../kernel/discussions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { actions, button, emptyState, errorSummary, fields, form, pagination, tag } from '../components/index.ts'
import { attributes, html, type Html } from '../html.ts'
import { json, page, seeOther } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { words } from './messages.ts'

const perPage = 20

/** A line on the page of a thing that leads to its discussion, with how much stands there. */
export async function discussionLink({ discussions }: Pick<Kernel, 'discussions'>, { locale, link, actor }: Pick<Visit, 'locale' | 'link' | 'actor'>, thing: string): Promise<Html> {
  return html`<p><a href="${link(discussionPath(thing))}">${words.count(await discussions.count(thing, actor))[locale]}</a></p>`
}

/** What somebody sent that was not taken; `on` is the message that it was about. */
interface Sent { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[]; readonly on?: string }

const blank: Sent = { values: { kind: 'question' }, problems: [] }

export function discussionRoutes({ discussions }: Pick<Kernel, 'discussions'>): readonly Route[] {
  const thingOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}:${id}`

  /** The page that an address asks for: of what stands about the thing, or (`remark`) of the answers to one message; `total` counts either. */
  async function read(visit: Visit, thing: string): Promise<{ readonly remarks: readonly Remark[]; readonly total: number; readonly at: number; readonly one: boolean }> {
    const at = pageFrom(visit)
    const part = { limit: perPage, offset: (at - 1) * perPage }
    const asked = visit.url.searchParams.get('remark')
    if (asked === null) return { ...await discussions.about(thing, visit.actor, part), at, one: false }
    const remark = await discussions.remark(thing, asked, visit.actor, part)
    return { remarks: [remark], total: remark.answersTotal, at, one: true }
  }

  async function show(visit: Visit, thing: string, sent: Sent = blank): Promise<Response> {
    const { locale, link, actor } = visit
    const url = new URL(`${link(discussionPath(thing))}${visit.url.search}`, visit.url)
    const { title, path, ofOffice, closed } = await discussions.thing(thing, actor)
    const { remarks, total, at, one } = await read(visit, thing)
    return page({
      visit, title: words.title, breadcrumbs: [{ title, path }, ...(one ? [{ title: words.title, path: discussionPath(thing) }] : [])], error: sent.problems.length > 0,
      body: html`${errorSummary(locale, sent.problems)}<p class="kicker">${title[locale]}</p><h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
        remarks.length === 0 ? emptyState(locale, { title: words.none }) : remarks.map((remark) => remarkOf(visit, thing, remark, { ofOffice, sent, whole: one }))}${
        total > perPage && pagination(locale, { url, page: at, size: perPage, total })}<h2 id="write">${words.write[locale]}</h2>${closed ? html`<p>${closed[locale]}</p>` : actor === null
        ? actions(button(locale, words.signIn, { href: `${link('/sign-in')}?to=${encodeURIComponent(url.pathname)}` }))
        : form(visit, { action: link(discussionPath(thing)), body: html`${fields(locale, [
          { kind: 'choice', name: 'kind', label: words.kind, choices: (['question', 'error', 'proposal'] as const).map((value) => ({ value, label: words.kinds[value] })) },
          { kind: 'text', name: 'text', label: words.text, hint: words.textHint, maxLength: longest.text, long: true },
        ], sent.on === undefined ? sent : blank)}${actions(button(locale, words.send))}` })}<p><a href="${discussionPath(thing)}.json">JSON</a></p>`,
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
        const on = { '': undefined, '/answer': values['about'], '/hide': values['remark'] }[below]
        const problems = problemsOf(error)
        return show(visit, thing, on === undefined ? { values, problems } : { values, on, problems: problems.map((one) => (one.field === undefined ? one : { ...one, field: `${one.field}-${on}` })) })
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
        const { remarks, total, at } = await read(visit, thing)
        return json({ thing, total, page: at, remarks: remarks.map(told) })
      },
    }),
    deed('', (actor, thing, { kind, text = '' }) => discussions.ask(actor, { thing, kind: kind === 'error' || kind === 'proposal' ? kind : 'question', text })),
    deed('/answer', (actor, thing, { about = '', text = '' }) => discussions.answer(actor, { thing, about, text })),
    deed('/hide', (actor, thing, { remark = '', reason = '' }) => discussions.hide(actor, { thing, remark, reason })),
  ]
}

/** A remark as programs are told of it, whoever asks. */
const told = ({ id, kind, by, byOwner, at, text, hidden, erased, answers, answersTotal }: Remark): object => ({
  id, kind, by, byOwner, at, ...(text !== undefined && { text }), ...(hidden && { hidden }), ...(erased !== undefined && { erased }), ...(answersTotal > 0 && { answers: answers.map(told), answersTotal }),
})

/** A message with its answers; `whole` on the page that pages through them. What was sent and not taken is in its form again. */
function remarkOf(visit: Visit, thing: string, remark: Remark, how: { readonly ofOffice: boolean; readonly sent: Sent; readonly whole: boolean }): Html {
  const { locale, link } = visit
  const { id, kind, by, byOwner, at, text, hidden, answers, answersTotal } = remark
  const again = (name: string): string | undefined => (how.sent.on === id ? how.sent.values[name] : undefined)
  const small = (name: string, { below, field, body, submit }: { readonly below: string; readonly field: string; readonly body: (given: string) => Html; readonly submit: Html }): Html =>
    html`<details${attributes({ open: again(field) !== undefined })}><summary>${words[below === '/hide' ? 'hide' : 'answer'][locale]}</summary>${form(visit, {
      action: link(`${discussionPath(thing)}${below}`), body: html`<input type="hidden" name="${name}" value="${id}"><div class="field">${body(again(field) ?? '')}</div>${actions(submit)}`,
    })}</details>`
  const hide = how.ofOffice && !hidden && small('remark', {
    below: '/hide', field: 'reason', submit: button(locale, words.hide, { kind: 'danger' }),
    body: (given) => html`<label for="f-reason-${id}">${words.reason[locale]}</label><input id="f-reason-${id}" name="reason" maxlength="${longest.reason}" value="${given}">`,
  })
  const answer = remark.mayAnswer && small('about', {
    below: '/answer', field: 'text', submit: button(locale, words.answer),
    body: (given) => html`<label for="f-text-${id}">${words.text[locale]}</label><textarea id="f-text-${id}" name="text" rows="4" maxlength="${longest.text}">${given}</textarea>`,
  })
  return html`<article id="${id}">${kind !== 'answer' && html`<hr>`}<p class="hint">${tag(locale, words.kinds[kind], kind === 'error' ? 'late' : 'plain')} ${by}${byOwner && html` (${words.owner[locale]})`}, ${moment(visit, at)}</p>${
    hidden ? html`<p class="hint">${words.hidden[locale]} ${hidden.reason}</p>` : text === undefined ? html`<p class="hint">${words.erased[locale]}</p>` : text.split(/\n+/).map((line) => html`<p>${line}</p>`)}${hide}${
    answers.length > 0 && html`<ul>${answers.map((one) => html`<li>${remarkOf(visit, thing, one, how)}</li>`)}</ul>`}${
    !how.whole && answersTotal > answers.length && html`<p><a href="${link(discussionPath(thing))}?remark=${id}">${words.allAnswers(answersTotal)[locale]}</a></p>`}${answer}</article>`
}
