/**
 * The counter: an officer of a body fills in what a person who is there asks for.
 *
 * Promises: nothing of a person is shown before they show that they are there; nothing is sent before they agree to it, in their language; who typed stands in
 * the case, and by what was agreed in the journal too; everything but a passkey works without a script. Never: files for anybody who is absent, or for the officer.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor, Agreement } from '../../kernel/parties/index.ts'
import { countersOf, receivesService } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import { passkeyHead, readSignIn } from '../account/index.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { cabinetCrumb } from '../cabinet/nav.ts'
import { actions, button, emptyState, errorSummary, field, form, notice, table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { json, page, seeOther } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import type { Permission } from '../permission.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { titleOf } from '../services/parts.ts'
import { counterWords, shownWords } from './messages.ts'
import { askAddress, byDocumentLinks, byDocumentRoutes } from './by-document.ts'
import { documentWords, foundWords } from './by-document-messages.ts'
import { queueRoutes, queueSection } from './queue.ts'
import { ticketRoutes } from './tickets.ts'

export { askAddress, reviewOffices } from './by-document.ts'
export { documentWords } from './by-document-messages.ts'
export { counterWords } from './messages.ts'

const crumb = { title: counterWords.title, path: '/counter' }

type Again = { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }

export const counterRoutes = (kernel: Kernel): readonly Route[] => [
  ...ticketRoutes(kernel), ...byDocumentRoutes(kernel, (visit, problems, values) => servingPage(kernel, visit, { values, problems })), ...queueRoutes(kernel, (visit, problems, values) => counterPage(kernel, visit, { values, problems })),
  route({
    method: 'GET', path: '/counter', kind: 'page', permission: 'signed in', atCounter: true, title: counterWords.title,
    handle: (visit) => (actorHere(visit).counter ? servingPage(kernel, visit) : counterPage(kernel, visit)),
  }),
  route({
    method: 'POST', path: '/counter', kind: 'page', permission: 'signed in', title: counterWords.title, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const actor = actorHere(visit)
      const { values } = await visit.form()
      try {
        requireCounter(kernel, actor)
        await kernel.parties.countTry('counter', { account: actor.person })
        const person = await personBy(kernel, (values['who'] ?? '').trim())
        return seeOther(visit, `/counter/${await kernel.parties.counter.begin(actor, { person, ...(values['body'] && { body: values['body'] }) })}`)
      } catch (error) {
        return counterPage(kernel, visit, { values, problems: problemsOf(error).map((one) => (one.field === undefined ? { ...one, field: 'who' } : one)) })
      }
    },
  }),
  route({
    method: 'POST', path: '/counter/end', kind: 'page', permission: 'signed in', atCounter: true, title: counterWords.end,
    async handle(visit) {
      const { counter } = actorHere(visit)
      if (counter) await kernel.parties.counter.end(counter.officer, counter.visit)
      return seeOther(visit, '/counter')
    },
  }),
  route({
    method: 'GET', path: '/counter/:id', kind: 'page', permission: 'signed in', title: counterWords.isHere,
    handle: (visit, { id }) => herePage(kernel, visit, idFrom(id)),
  }),
  route({
    method: 'POST', path: '/counter/:id/code', kind: 'page', permission: 'signed in', title: counterWords.sendCode,
    async handle(visit, { id }) {
      try {
        await kernel.parties.counter.askCode({ visit: await kernel.parties.counter.visit(actorHere(visit), idFrom(id)) })
        return seeOther(visit, `/counter/${id}?sent`)
      } catch (error) {
        return herePage(kernel, visit, idFrom(id), { values: {}, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'POST', path: '/counter/:id/passkey', kind: 'api', permission: 'signed in', rateLimit: { requests: 30, seconds: 600 },
    handle: async (visit, { id }) => asked(await kernel.parties.counter.askPasskey(await kernel.parties.counter.visit(actorHere(visit), idFrom(id)), '')),
  }),
  route({
    method: 'POST', path: '/counter/:id', kind: 'page', permission: 'signed in', title: counterWords.isHere,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      try {
        const secret = cookie(visit.request, kernel.parties.cookie.name) ?? ''
        await kernel.parties.counter.serve(secret, actorHere(visit), idFrom(id), agreementIn(values))
        return seeOther(visit, '/counter')
      } catch (error) {
        return herePage(kernel, visit, idFrom(id), { values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'GET', path: '/account/visits', kind: 'page', permission: 'signed in', whileSuspended: true, title: counterWords.myVisits,
    handle: (visit) => ownVisitsPage(kernel, visit),
  }),
]

/** Whoever sits at a counter of any body, as they stand now. */
export const counterOffices = ({ parties }: Kernel): Permission => ({ get anyRole() { return parties.bodies.flatMap(({ counter }) => counter?.offices ?? []) } })

function requireCounter({ parties }: Kernel, { roles }: Actor): void {
  if (countersOf(parties.bodies, roles).length === 0) throw new Failure('refused', counterWords.notYours)
}

/** Whose account a number or an address is; what belongs to nobody is answered by `beginVisit`. */
async function personBy({ parties }: Kernel, typed: string): Promise<string> {
  if (typed === '') throw new Failure('invalid', counterWords.noNumber, [{ field: 'who', text: counterWords.noNumber }])
  if (typed.includes('@')) return (await parties.personByEmail(typed.toLowerCase()))?.id ?? ''
  const read = parties.readIdentifier('person', typed)
  return ('identifier' in read ? await parties.personWithNumber(read.identifier.value) : undefined) ?? ''
}

/** By what the form says that the person is there, or agrees. */
export const agreementIn = (values: Readonly<Record<string, string>>): Agreement => (values['road'] === 'passkey'
  ? { kind: 'passkey', challenge: values['challenge'] ?? '', response: readSignIn(values['answer'] ?? '') } : { kind: values['road'] === 'paper' ? 'paper' : 'code', code: values['code'] ?? '' })

/** What the script of passkeys asks the device. */
export const asked = (what: object): Response => json(what, { headers: { 'cache-control': 'no-store' } })

/** The services that a counter receives from people. */
const received = ({ cases, parties }: Kernel, body: string) => cases.procedures.filter((procedure) => receivesService(parties.bodies, body, procedure))

async function counterPage(kernel: Kernel, visit: Visit, again?: Again): Promise<Response> {
  const { locale } = visit
  const actor = actorHere(visit)
  requireCounter(kernel, actor)
  const at = countersOf(kernel.parties.bodies, actor.roles)
  const visits = await kernel.parties.counter.visitsOf({ officer: actor.person, since: instantAt(Date.parse(kernel.now()) - 24 * 3_600_000) })
  const queue = await queueSection(kernel, visit, again ?? { values: {}, problems: [] })
  return page({
    visit, title: counterWords.title, breadcrumbs: [cabinetCrumb], error: again !== undefined,
    body: html`${errorSummary(locale, again?.problems ?? [])}<h1>${counterWords.title[locale]}</h1>${queue}${queue && html`<h2>${counterWords.fillIn[locale]}</h2>`}<p class="lead">${counterWords.lead[locale]}</p>${form(visit, {
      action: visit.link('/counter'), keeps: 'nothing', body: html`${at.length > 1 && field(locale, { kind: 'choice', name: 'body', label: counterWords.atBody, choices: at.map(({ id, name }) => ({ value: id, label: name })) }, again ?? { values: {}, problems: [] })}${
        field(locale, { kind: 'input', name: 'who', label: counterWords.who, hint: counterWords.whoHint, width: 'medium' }, again ?? { values: {}, problems: [] })}${actions(button(locale, counterWords.begin))}`,
    })}${byDocumentLinks(visit)}<h2>${counterWords.today[locale]}</h2>${table(locale, {
      caption: counterWords.today, captionUnseen: true, rows: visits, empty: emptyState(locale, { title: counterWords.none }), columns: [
        { title: counterWords.since, header: true, cell: ({ id, beganAt, endsAt, shown }) => (shown === undefined && endsAt > kernel.now() ? html`<a href="${visit.link(`/counter/${id}`)}">${moment(visit, beganAt)}</a>` : moment(visit, beganAt)) },
        { title: counterWords.person, cell: ({ name }) => name ?? '—' },
        { title: counterWords.shownBy, cell: ({ shown }) => (shown === undefined ? counterWords.notShown : shownWords(shown))[locale] },
      ],
    })}`,
  })
}

/** Every way is offered, whatever the person has: nothing of them is shown before they show that they are there. */
async function herePage(kernel: Kernel, visit: Visit, id: string, again: Again = { values: {}, problems: [] }): Promise<Response> {
  const { locale, link, url } = visit
  await kernel.parties.counter.visit(actorHere(visit), id)
  return page({
    visit, title: counterWords.isHere, breadcrumbs: [cabinetCrumb, crumb], error: again.problems.length > 0, headExtra: passkeyHead(),
    body: html`${errorSummary(locale, again.problems)}${url.searchParams.has('sent') && notice(locale, { kind: 'good', body: counterWords.codeSent[locale] })}<h1>${counterWords.isHere[locale]}</h1><p class="lead">${
      counterWords.isHereLead[locale]}</p><h2>${counterWords.byCode[locale]}</h2>${form(visit, { action: link(`/counter/${id}/code`), body: actions(button(locale, counterWords.sendCode, { kind: 'quiet' })) })}${
      codeForm(visit, { action: link(`/counter/${id}`), label: counterWords.goOn, problems: again.problems })}${passkeySection(visit, { action: link(`/counter/${id}`), ask: `/counter/${id}/passkey`, label: counterWords.goOn })}`,
  })
}

/** Where a person at a counter says by what they agree. `about`: the hash of what they see, which comes back with it. */
interface AgreeForm { readonly action: string; readonly label: Text; readonly about?: string; readonly road?: 'paper' }

const carried = (about: string | undefined): Html | false => about !== undefined && html`<input type="hidden" name="about" value="${about}">`

export const codeForm = (visit: Visit, { action, label, about, problems, road }: AgreeForm & { readonly problems: readonly Problem[] }): Html => form(visit, {
  action, keeps: 'nothing', body: html`<input type="hidden" name="road" value="${road ?? 'code'}">${carried(about)}${
    field(visit.locale, { kind: 'input', name: 'code', label: road ? documentWords.code : counterWords.code, hint: road ? documentWords.signedHint : counterWords.codeHint, width: 'short', inputmode: 'numeric', autocomplete: 'off' }, { values: {}, problems })}${actions(button(visit.locale, label))}`,
})

/** Hidden until the script has found that this browser has passkeys. */
export const passkeySection = (visit: Visit, { action, ask, label, about }: AgreeForm & { readonly ask: string }): Html => html`<section hidden data-passkey="sign-in" data-ask="${ask}"><h2>${
  counterWords.byPasskey[visit.locale]}</h2><p class="hint">${counterWords.passkeyHint[visit.locale]}</p>${form(visit, {
  action, keeps: 'nothing', body: html`<input type="hidden" name="road" value="passkey">${carried(about)}<input type="hidden" name="challenge"><input type="hidden" name="answer">${actions(button(visit.locale, label, { kind: 'quiet' }))}`,
})}<div hidden data-failed>${notice(visit.locale, { kind: 'warning', body: counterWords.passkeyFailed[visit.locale] })}</div></section>`

async function servingPage(kernel: Kernel, visit: Visit, again?: Again): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const { counter, name } = actor
  const { endsAt, shown } = await kernel.parties.counter.visitHere(actor)
  const [drafts, sent] = await Promise.all([kernel.cases.ownDrafts(actor), kernel.cases.own(actor)])
  return page({
    visit, title: counterWords.title, error: again !== undefined,
    body: html`${errorSummary(locale, again?.problems ?? [])}<h1>${counterWords.serving[locale]} ${name}</h1><p class="lead">${counterWords.until[locale]} ${moment(visit, endsAt)}.</p>${drafts.length > 0 && html`<h2>${counterWords.drafts[locale]}</h2><ul>${drafts.map((one) =>
      html`<li><a href="${link(`/drafts/${one.id}`)}">${kernel.cases.procedures.find(({ id }) => id === one.procedure)?.title[locale] ?? one.procedure}</a></li>`)}</ul>`}${sent.length > 0 && html`<h2>${counterWords.sentHere[locale]}</h2><ul>${sent.map((one) => html`<li><a href="${link(`/cases/${one.id}/receipt`)}">${titleOf(kernel, one.procedure)[locale]}, № ${one.number}</a></li>`)}</ul>`}<h2>${counterWords.services[locale]}</h2><ul>${
      received(kernel, counter!.body).map(({ id, title }) => html`<li><a href="${link(`/services/${id}/apply`)}">${title[locale]}</a></li>`)}</ul>${shown === 'document' && html`<h2>${documentWords.follow[locale]}</h2>${askAddress(visit, undefined, again?.problems, again?.values)}`}${form(visit, {
      action: link('/counter/end'), body: actions(button(locale, counterWords.end, { kind: 'danger' })),
    })}`,
  })
}

async function ownVisitsPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const { person, name } = actorHere(visit)
  const [visits, own] = await Promise.all([kernel.parties.counter.visitsOf({ person }), kernel.cases.own({ person, name, roles: [] })])
  const bodyName = (id: string): string => kernel.parties.bodies.find((one) => one.id === id)?.name[locale] ?? id
  return page({
    visit, title: counterWords.myVisits, breadcrumbs: [cabinetCrumb],
    body: html`<h1>${counterWords.myVisits[locale]}</h1><p class="lead">${counterWords.myVisitsLead[locale]}</p>${table(locale, {
      caption: counterWords.myVisits, captionUnseen: true, rows: visits, empty: emptyState(locale, { title: counterWords.noVisits }), columns: [
        { title: counterWords.body, header: true, cell: ({ body }) => bodyName(body) },
        { title: counterWords.since, cell: ({ beganAt }) => moment(visit, beganAt) },
        { title: counterWords.ends, cell: ({ endsAt }) => moment(visit, endsAt) },
        { title: counterWords.shownBy, cell: ({ shown, found }) => html`${(shown === undefined ? counterWords.notShown : shownWords(shown))[locale]}${shown === 'document' && html`<br>${documentWords.finding[locale]}: ${foundWords(found)[locale]}`}` },
        { title: counterWords.filed, cell: ({ id }) => html`${own.filter((one) => one.visit === id).map((one, place) => html`${place > 0 && html`<br>`}<a href="${link(`/cases/${one.id}`)}">${titleOf(kernel, one.procedure)[locale]}, № ${one.number}</a>`)}` },
        { title: counterWords.wrong, cell: ({ id }) => html`<a href="${link('/feedback')}?page=${encodeURIComponent(`/counter/${id}`)}">${counterWords.complain[locale]}</a>` },
      ],
    })}`,
  })
}
