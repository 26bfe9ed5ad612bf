/** What owners and third persons are asked: the list, the question with the little that it shows of the application, and the answer. */
import { randomUUID } from 'node:crypto'
import type { AskedView, Asking, Doing } from '../../kernel/cases/index.ts'
import { downloadHeaders } from '../../kernel/files/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { type Capacity, capacityOf } from '../../kernel/signatures/index.ts'
import type { Submitted } from '../../law/answers.ts'
import { deadlines } from '../../law/deadline.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Facts, filesIn } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import { dayOf } from '../../law/time.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, cite, definitionList, emptyState, errorSummary, fields, form, notice, table, tag } from '../components/index.ts'
import type { Control, FormState } from '../components/index.ts'
import { asksMoreFindings, type FindingGround, findingsOn, shownFindings, typedOf } from '../findings-asked.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { entriesShown } from '../entry-choice.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { answerList, paragraphs } from './answer-list.ts'
import { askedWords } from './asked-messages.ts'
import { caseWords } from './case-messages.ts'
import { casesCrumb, institutionOf, keyFrom, titleOf } from './parts.ts'
import { certificateHere, pinControls, whatIsMissing } from './signer-here.ts'
import { signWords } from './sign-messages.ts'
import { keptFiles, receive, uploadLimits } from './uploads.ts'

const longestReasons = 10_000

/** In what capacity somebody outside signs: in office for a body, for themself or the organisation otherwise. */
const signsOutside = (actor: Actor): Capacity => (actor.roles.length > 0 ? 'office' : capacityOf(actor, 'anyone'))

export const askedRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/asked', kind: 'page', permission: 'signed in', whileSuspended: true, title: askedWords.title,
    handle: (visit) => listPage(kernel, visit),
  }),
  route({
    method: 'GET', path: '/asked/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: askedWords.title,
    handle: (visit, { id }) => askedPage(kernel, visit, idFrom(id)),
  }),
  route({
    method: 'GET', path: '/asked/:id/files/:file', kind: 'file', permission: 'signed in', whileSuspended: true,
    async handle(visit, { id, file }) {
      const { pages, facts } = await kernel.cases.viewAsked(actorHere(visit), idFrom(id))
      if (!filesIn(pages.flatMap((one) => one.fields), facts).some((one) => one.id === file)) throw notFound()
      const { file: kept, stream } = await kernel.files.open(file)
      return new Response(stream, { headers: { ...downloadHeaders(kept), 'cache-control': 'private, no-store' } })
    },
  }),
  route({
    method: 'POST', path: '/asked/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: askedWords.title, files: uploadLimits(kernel),
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const view = await kernel.cases.viewAsked(actor, idFrom(id))
      const all = view.open.flatMap((one) => findingsOf(one))
      const { values, problems } = await receive(kernel, actor, all, (sink) => visit.form(sink))
      const asking = view.open.find(({ part }) => part === values['part'])
      const key = `form:${keyFrom(values)}`
      if (asking === undefined) return seeOther(visit, `/asked/${id}`)
      if (problems.length > 0) return askedPage(kernel, visit, view.id, { part: asking.part, values, problems })
      try {
        const doing = await doingOf(kernel, actor, view, asking, values)
        if (doing === undefined) return askedPage(kernel, visit, view.id, { part: asking.part, values, problems: [] })
        await kernel.cases.perform(actor, { case: view.id, key, doing, seen: values['seen'] ?? view.place, ...(asking.sign && { signature: await signed(kernel, actor, view, doing, values) }) })
        return seeOther(visit, `/asked/${id}?done`)
      } catch (error) {
        return askedPage(kernel, visit, view.id, { part: asking.part, values, problems: problemsOf(error) })
      }
    },
  }),
]

/** What must be found whatever is answered, and by this answer; by any unless one is named. */
const findingsOf = ({ findings, answers }: Asking, answer?: string): readonly FormField[] =>
  [...findings, ...Object.entries(answers).flatMap(([name, { findings: own = [] }]) => (answer === undefined || name === answer ? own : []))]

/** On what findings are asked of somebody outside: what they see of the case. */
const findingGround = (kernel: Kernel, actor: Actor, { procedure, facts, filedAt }: AskedView): FindingGround => ({
  procedure, facts, filed: dayOf(filedAt, kernel.country.calendar.zone), read: (fields, found) => kernel.registers.read(fields, found, { asker: actor }),
})

/** What the form asks to do; undefined while it must first be shown again with what its answers open. Throws a `Failure` (invalid) when nothing is chosen. */
async function doingOf(kernel: Kernel, actor: Actor, view: AskedView, asking: Asking, values: Submitted): Promise<Doing | undefined> {
  const answer = values['answer'] ?? ''
  if (!Object.hasOwn(asking.answers, answer)) throw new Failure('invalid', askedWords.choose, [{ field: 'answer', text: askedWords.choose }])
  const asked = findingsOf(asking, answer)
  const ground = findingGround(kernel, actor, view)
  if (await asksMoreFindings(ground, asked, values)) return undefined
  const findings = typedOf((await findingsOn(ground, asked, values)).fields, values)
  return answering(asking.part, answer, { ...(values['reasons'] && { reasons: values['reasons'] }), ...(asked.length > 0 && { findings }) })
}

/** An answer as an act: the outcome of a step, or the answer in a part of one. */
export const answering = (part: string, answer: string, said: { readonly reasons?: string; readonly findings?: Submitted; readonly typed?: { readonly findings?: Facts } }): Doing =>
  (part === '' ? { type: 'complete', outcome: answer, ...said } : { type: 'answer', part, answer, ...said })

async function signed(kernel: Kernel, actor: Actor, { id }: AskedView, doing: Doing, values: Submitted) {
  const { certificate, pin } = await certificateHere(kernel, actor, signsOutside(actor), values)
  return { provider: 'local', cms: await kernel.signatures.local.sign(actor.person, certificate.id, pin, await kernel.cases.document(id, doing)) }
}

async function listPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const [asked, person] = await Promise.all([kernel.cases.asked(actor), kernel.parties.person(actor.person)])
  const unproved = person?.identifier === undefined && actor.organisation === undefined && actor.roles.length === 0
  return page({
    visit, title: askedWords.title, width: 'wide', breadcrumbs: [casesCrumb],
    body: html`<h1>${askedWords.title[locale]}</h1><p class="lead">${askedWords.lead[locale]}</p>${unproved && notice(locale, {
      kind: 'info', body: html`<p>${askedWords.unproved[locale]}</p><p><a href="${link('/account/identity')}?to=${encodeURIComponent(link('/asked'))}">${askedWords.prove[locale]}</a></p>`,
    })}${asked.length === 0 ? emptyState(locale, { title: askedWords.none, body: askedWords.noneText[locale] }) : table(locale, {
      caption: askedWords.title, captionUnseen: true, rows: asked, columns: [
        { title: askedWords.case, header: true, cell: ({ id, number, procedure }) => html`<a href="${link(`/asked/${id}`)}">${titleOf(kernel, procedure)[locale]}, № ${number}</a>` },
        { title: askedWords.state, cell: ({ open }) => tag(locale, open ? askedWords.waits : askedWords.answered, open ? 'wait' : 'plain') },
        { title: deadlines.answer, cell: ({ open, stepDueDay, stepDueAt }) => open && stepDueDay !== undefined && (stepDueAt === undefined ? dateTime(locale, stepDueDay) : moment(visit, stepDueAt)) },
      ],
    })}`,
  })
}

interface Sent { readonly part: string; readonly values: Submitted; readonly problems: readonly Problem[] }

async function askedPage(kernel: Kernel, visit: Visit, id: string, sent?: Sent): Promise<Response> {
  const { locale } = visit
  const view = await kernel.cases.viewAsked(actorHere(visit), id)
  const { procedure, number, pages, facts, open, given } = view
  const files = await keptFiles(kernel, pages.flatMap((one) => one.fields), facts, (file) => `/asked/${id}/files/${file}`)
  const entries = await entriesShown(kernel, visit, pages.flatMap((one) => one.fields), facts)
  const forms = await Promise.all(open.map((one) => askingForm(kernel, visit, view, one, sent)))
  return page({
    visit, title: askedWords.title, current: institutionOf(procedure.id), breadcrumbs: [{ title: askedWords.title, path: '/asked' }], error: (sent?.problems.length ?? 0) > 0,
    body: html`${errorSummary(locale, sent?.problems ?? [])}${visit.url.searchParams.has('done') && notice(locale, { kind: 'good', body: askedWords.done[locale] })}<h1>${procedure.title[locale]}</h1><p class="hint">№ ${number}</p><h2>${askedWords.seen[locale]}</h2><p class="hint">${askedWords.seenHint[locale]}</p>${
      pages.map((one) => html`<h3>${one.title[locale]}</h3>${answerList(locale, one.fields, facts, { files, entries })}`)}${given.map(({ title, answer, at, reasons, signature }) =>
      html`<h2>${title[locale]}</h2><p>${tag(locale, answer, 'now')} ${moment(visit, at)}${signature !== undefined && `, ${askedWords.signed[locale]}`}</p>${reasons && html`<p class="prose">${paragraphs(reasons)}</p>`}`)}${forms}`,
  })
}

async function askingForm(kernel: Kernel, visit: Visit, view: AskedView, asking: Asking, sent: Sent | undefined): Promise<Html> {
  const { locale, link } = visit
  const { part, title, basis, answers, sign, dueDay, dueAt, silence } = asking
  const own = sent?.part === part ? sent : undefined
  const state: FormState = own ? { values: own.values, problems: own.problems } : {}
  const shown = await shownFindings(
    findingGround(kernel, actorHere(visit), view), locale, { common: asking.findings, ways: answers },
    own && { values: own.values, chosen: own.values['answer'] ?? '', again: own.problems.length === 0 },
  )
  const choice: Control = {
    kind: 'choice', name: 'answer', label: askedWords.yourAnswer,
    choices: Object.entries(answers).map(([value, { label, reasons }]) => ({ value, label, ...(reasons && { hint: askedWords.needsReasons }) })),
  }
  const reasons: Control = { kind: 'text', name: 'reasons', label: caseWords.reasons, maxLength: longestReasons, long: true, optional: true }
  return html`<h2>${title[locale]}</h2><p>${cite(locale, basis)}</p>${definitionList(locale, [
    ...(dueDay === undefined ? [] : [{ term: deadlines.answer, value: dueAt === undefined ? dateTime(locale, dueDay) : moment(visit, dueAt) }]),
    ...(silence === undefined ? [] : [{ term: askedWords.ifSilent, value: html`${silence.label[locale]}<br>${cite(locale, silence.basis)}` }]),
  ])}${form(visit, {
    action: link(`/asked/${view.id}`), files: true,
    body: html`<input type="hidden" name="key" value="${randomUUID()}"><input type="hidden" name="part" value="${part}"><input type="hidden" name="seen" value="${view.place}">${
      shown.notes}${fields(locale, [...shown.common, choice], state)}${Object.entries(answers).map(([name, { label }]) => (shown.ways[name] ?? []).length > 0 && html`<fieldset><legend>${askedWords.onlyFor[locale]} ${label[locale]}</legend>${
      fields(locale, shown.ways[name] ?? [], state)}</fieldset>`)}${fields(locale, [reasons], state)}${sign && await pinFields(kernel, visit, state)}${actions(button(locale, sign ? askedWords.sign : askedWords.answer))}`,
  })}`
}

async function pinFields(kernel: Kernel, visit: Visit, { problems = [] }: FormState): Promise<Content> {
  const actor = actorHere(visit)
  const standing = await kernel.identity.standing(actor, signsOutside(actor))
  const controls = pinControls(standing)
  return controls ? html`<h3>${signWords.title[visit.locale]}</h3>${fields(visit.locale, controls, { problems })}` : whatIsMissing(kernel, visit, standing)
}
