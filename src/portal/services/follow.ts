/** A case that was opened without an account, for whoever has its address: where it stands, what was decided, and what can be done. */
import { randomUUID } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import { type CaseView, marksNow } from '../../kernel/cases/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import { downloadHeaders } from '../../kernel/files/index.ts'
import { type Submitted, writeAnswers } from '../../law/answers.ts'
import { hearingOf } from '../../law/about.ts'
import { deadlines } from '../../law/deadline.ts'
import type { Problem } from '../../law/failure.ts'
import { answeredPages } from '../../law/form.ts'
import { correctedIn, type Mark } from '../../law/mark.ts'
import { notFound, problemsOf } from '../answers.ts'
import { idFrom } from '../asked.ts'
import {
  actions, button, chapters, cite, copyable, definitionList, errorSummary, field, fields, form, type KeptFile, notice, receipt, reviseRows, stepIndicator, timeline,
} from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { type Asked, actOf, asksMore, correctionFields, correctionsIn, receiveAct } from './act.ts'
import { answerList, paragraphs } from './answer-list.ts'
import { caseWords } from './case-messages.ts'
import { standsAt } from './case-page.ts'
import { pathOf } from './case-path.ts'
import { statusTag } from './decision-words.ts'
import { followWords } from './follow-messages.ts'
import { outcomeLabel, waiverWords, whyHere } from './hearing.ts'
import { historyOf } from './history.ts'
import { markNotice, markWords, unchangedNotice, untoldMarks } from './marks.ts'
import { followPath, unseen, uploaderOf } from './open-unnamed.ts'
import { institutionOf, keyField, keyFrom, today } from './parts.ts'
import { keptFiles, uploadLimits } from './uploads.ts'

const longestWords = 10_000
/** How often one network may look, so that nobody tries addresses by the million. */
const limits = { requests: 120, seconds: 60 } as const

/** The address that a page is asked for, and which of the cases that are followed at it where it is not the first. */
interface At { readonly address: string; readonly of?: string }

function atIn({ url }: Visit): At {
  const of = url.searchParams.get('case')
  return { address: url.searchParams.get('address')?.trim() ?? '', ...(of !== null && { of: idFrom(of) }) }
}

const queryOf = ({ address, of }: At): string => `address=${address}${of === undefined ? '' : `&case=${of}`}`

const pathAt = (at: At): string => `/follow?${queryOf(at)}`

export const followRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/follow', kind: 'page', permission: 'everyone', whileSuspended: true, title: followWords.follow, rateLimit: limits,
    async handle(visit) {
      const at = atIn(visit)
      const { address } = at
      if (address === '') return askPage(visit, [])
      try {
        // Whoever copies the whole link may paste it into the box.
        return await followPage(kernel, visit, { ...at, address: URL.canParse(address) ? new URL(address).searchParams.get('address') ?? '' : address })
      } catch (error) {
        return askPage(visit, problemsOf(error).map(({ text }) => ({ field: 'address', text })))
      }
    },
  }),
  route({
    method: 'GET', path: '/follow/files/:id', kind: 'file', permission: 'everyone', whileSuspended: true, rateLimit: limits,
    async handle(visit, { id }) {
      const { address, of } = atIn(visit)
      const { id: found } = await kernel.cases.followed(address, of)
      if ((await kernel.files.find(idFrom(id))).subject !== `case:${found}`) throw notFound()
      const { file, stream } = await kernel.files.open(id)
      return new Response(stream, { headers: { ...downloadHeaders(file), ...unseen } })
    },
  }),
  route({
    method: 'GET', path: '/follow/act/:outcome', kind: 'page', permission: 'everyone', whileSuspended: true, title: caseWords.whatYouCanDo, rateLimit: limits,
    async handle(visit, { outcome }) {
      const at = atIn(visit)
      const view = await kernel.cases.followed(at.address, at.of)
      const asked = actOf(view, outcome)
      if (asked === undefined) return seeOther(visit, pathAt(at))
      return actPage(kernel, visit, { at, view, asked, values: writeAnswers(asked.fields, view.state.facts), problems: [] })
    },
  }),
  route({
    method: 'POST', path: '/follow/act/:outcome', kind: 'page', permission: 'everyone', whileSuspended: true, title: caseWords.whatYouCanDo, files: uploadLimits(kernel), rateLimit: limits,
    async handle(visit, { outcome }) {
      const at = atIn(visit)
      const view = await kernel.cases.followed(at.address, at.of)
      const asked = actOf(view, outcome)
      const { values, problems } = await receiveAct(kernel, uploaderOf(visit), { view, asked }, visit)
      const key = `form:${keyFrom(values)}`
      if (asked === undefined) return seeOther(visit, pathAt(at))
      const revised = reviseRows(asked.fields, values)
      if (revised || problems.length > 0) return actPage(kernel, visit, { at, view, asked, values: revised ?? values, problems })
      if (await asksMore(kernel, { actor: null }, view, asked, values)) return actPage(kernel, visit, { at, view, asked, values, problems: [] })
      const untold = untoldMarks(asked.fields, view.state.facts, { marks: asked.marks, values })
      if (untold.length > 0) return actPage(kernel, visit, { at, view, asked, values, problems: [], untold })
      try {
        await kernel.cases.actFollowed(at.address, { key, ...(at.of && { case: at.of }), uploader: uploaderOf(visit), doing: {
          type: 'complete', outcome, ...(values['reasons'] && { reasons: values['reasons'] }), ...(asked.pages.length > 0 && { corrections: correctionsIn(asked.fields, values) }), ...(asked.findings.length > 0 && { findings: correctionsIn(asked.findings, values) }),
        } })
        return seeOther(visit, `${pathAt(at)}&done`)
      } catch (error) {
        return actPage(kernel, visit, { at, view, asked, values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'POST', path: '/follow/note', kind: 'page', permission: 'everyone', whileSuspended: true, title: caseWords.note, rateLimit: { requests: 30, seconds: 600 },
    async handle(visit) {
      const at = atIn(visit)
      const { values } = await visit.form()
      try {
        await kernel.cases.actFollowed(at.address, { key: `form:${keyFrom(values)}`, ...(at.of && { case: at.of }), doing: { type: 'note', words: values['words'] ?? '' } })
        return seeOther(visit, `${pathAt(at)}&done`)
      } catch (error) {
        return followPage(kernel, visit, at, { values, problems: problemsOf(error).map(({ text }) => ({ text, field: 'words' })) })
      }
    },
  }),
]

function askPage(visit: Visit, problems: readonly Problem[]): Response {
  const { locale, link, url } = visit
  return page({
    visit, title: followWords.follow, error: problems.length > 0, headers: unseen,
    body: html`${errorSummary(locale, problems)}<h1>${followWords.follow[locale]}</h1><p>${followWords.ask[locale]}</p><form method="get" action="${link('/follow')}">${field(locale, {
      kind: 'input', name: 'address', label: followWords.address,
    }, { values: { address: url.searchParams.get('address') ?? '' }, problems })}${actions(button(locale, followWords.open))}</form>`,
  })
}

interface Again { readonly values: Submitted; readonly problems: readonly Problem[] }

async function followPage(kernel: Kernel, visit: Visit, at: At, { values, problems }: Again = { values: {}, problems: [] }): Promise<Response> {
  const { locale, link, url } = visit
  const { address, of } = at
  const view = await kernel.cases.followed(address, of)
  const others = of === undefined ? await kernel.cases.alsoFollowed(address) : []
  const { procedure, number, state, permit } = view
  const files = await keptFiles(kernel, procedure.form.flatMap((one) => one.fields), state.facts, (file) => `/follow/files/${file}?${queryOf(at)}`)
  const path = pathOf(procedure, state)
  const decided = (await Promise.all(state.decisions.map((one) => kernel.decisions.find(one.id)))).filter((one) => one !== undefined)
  const receiving = url.searchParams.has('received')
  return page({
    visit, title: `№ ${number}`, current: institutionOf(procedure.id), error: problems.length > 0, headers: unseen,
    body: html`${errorSummary(locale, problems)}${receiving ? receipt(locale, { title: followWords.received, number, body: html`<p>${followWords.keep[locale]}</p>${
      copyable(locale, { label: followWords.address, value: `${visit.settings.origin}${link(followPath(address))}` })}` })
      : html`${url.searchParams.has('done') && notice(locale, { kind: 'good', body: caseWords.done[locale] })}<h1>№ ${number}</h1>`}<p class="hint">${procedure.title[locale]}</p>${
      stepIndicator(locale, path.steps, path.current, path.skipped)}${decided.map((one) => decision(kernel, visit, one, address))}${standsAt(visit, view)}${toDo(visit, view, at)}${
      others.length > 0 && html`<h2>${followWords.others[locale]}</h2><ul>${others.map((one) => html`<li><a href="${link(pathAt({ address, of: one.id }))}">${one.title[locale]}, № ${one.number}</a></li>`)}</ul>`}${
      documents(visit, files)}<h2>${caseWords.history[locale]}</h2>${timeline(visit, await historyOf(kernel, visit, view, files))}${permit.note && noteForm(visit, at, { values, problems })}${chapters(locale, [{
      title: caseWords.answers, body: answeredPages(procedure.form, state.facts).map((one) => html`<h3>${one.title[locale]}</h3>${answerList(locale, one.fields, state.facts, { files })}`),
    }])}`,
  })
}

/** A decision in full: whoever has no account has no other page on which to read it. */
function decision(kernel: Kernel, visit: Visit, { record, status }: Decision, address: string): Html {
  const { locale, link } = visit
  const { appeal } = record
  const hearing = hearingOf(kernel.cases.procedures, record)
  const open = appeal !== undefined && today(kernel) <= appeal.until && status.status !== 'revoked'
    && kernel.cases.procedures.some(({ id, opens }) => id === hearing && opens.by === 'anyone')
  return notice(locale, {
    kind: record.effect === 'grant' && status.status === 'in force' ? 'good' : 'info', title: record.title,
    body: html`<p>${record.words[locale]}</p>${record.grounds.length > 0 && html`<p>${followWords.grounds[locale]}:</p><ol>${record.grounds.map(({ text, basis }) =>
      html`<li>${text[locale]}${basis && html`<br>${cite(locale, basis)}`}</li>`)}</ol>`}${record.reasons && html`<p>${followWords.reasons[locale]}:</p><p class="prose">${paragraphs(record.reasons)}</p>`}<p><a href="${
      link(`/verify/${record.number}`)}">№ ${record.number}</a>, ${dateTime(locale, record.decidedOn)}${status.status !== 'in force' && html` ${statusTag(locale, status)}`}</p>${appeal && html`${definitionList(locale, [
      { term: deadlines.appeal, value: html`${dateTime(locale, appeal.until)}, ${appeal.to[locale]}` },
    ])}${open && actions(button(locale, followWords.appeal, { kind: 'quiet', href: `${link(`/services/${hearing}/open`)}?about=${record.id}&of=${address}` }))}`}`,
  })
}

function toDo(visit: Visit, view: CaseView, at: At): Content {
  const { procedure, state, permit } = view
  const { locale, link } = visit
  const step = state.step === undefined ? undefined : procedure.steps[state.step]
  if (step === undefined) return undefined
  if (permit.outcomes.length === 0) return html`<h2>${caseWords.whatYouCanDo[locale]}</h2><p>${caseWords.nothingToDo[locale]}</p>`
  return html`<h2>${caseWords.whatYouCanDo[locale]}</h2>${markNotice(locale, correctedIn(procedure, step), marksNow(procedure, state))}${whyHere(locale, view)}${
    actions(...permit.outcomes.map((name, place) => {
      const outcome = step.outcomes[name]
      return outcome && button(locale, outcomeLabel(view, name, outcome.label), { kind: outcome.to === 'closed' ? 'danger' : place === 0 ? 'main' : 'quiet', href: `${link(`/follow/act/${name}`)}?${queryOf(at)}` })
    }))}`
}

const documents = ({ locale }: Visit, files: Readonly<Record<string, KeptFile>>): Content => {
  const list = Object.values(files)
  return list.length > 0 && html`<h2>${caseWords.files[locale]}</h2><ul>${list.map(({ name, href }) => html`<li><a href="${href ?? ''}" download>${name}</a></li>`)}</ul>`
}

const noteForm = (visit: Visit, at: At, state: Again): Html => html`<h2>${caseWords.note[visit.locale]}</h2>${form(visit, {
  action: `${visit.link('/follow/note')}?${queryOf(at)}`,
  body: html`${keyField()}${field(visit.locale, { kind: 'text', name: 'words', label: caseWords.noteLabel, hint: caseWords.noteHint, maxLength: longestWords, long: true }, state)}${
    actions(button(visit.locale, caseWords.noteSend, { kind: 'quiet' }))}`,
})}`

async function actPage(kernel: Kernel, visit: Visit, { at, view, asked, values, problems, untold = [] }: Again & { readonly at: At; readonly view: CaseView; readonly asked: Asked; readonly untold?: readonly Mark[] }): Promise<Response> {
  const { locale, link } = visit
  const { outcome, pages, name, findings, marks } = asked
  const [label, waiver] = [outcomeLabel(view, name, outcome.label), waiverWords(view, name)]
  const files = await keptFiles(kernel, [...asked.fields, ...findings], values, (file) => `/follow/files/${file}?${queryOf(at)}`)
  const to = outcome.to === 'closed' ? undefined : view.procedure.steps[outcome.to]
  const state = { values, problems, files }
  return page({
    visit, title: label, current: institutionOf(view.procedure.id), breadcrumbs: [{ title: `№ ${view.number}`, path: pathAt(at) }], error: problems.length > 0, headers: unseen,
    body: html`${errorSummary(locale, problems)}<p class="hint">${view.procedure.title[locale]}, № ${view.number}</p><h1>${label[locale]}</h1>${view.announced && whyHere(locale, view)}${waiver && html`<p><b>${waiver[locale]}</b></p>`}<p>${
      to === undefined ? caseWords.closes[locale] : html`${caseWords.leadsTo[locale]} <b>${to.title[locale]}</b>.`}${marks.length > 0 && html` ${markWords.only[locale]}`}</p>${form(visit, {
      action: `${link(`/follow/act/${name}`)}?${queryOf(at)}`, files: true,
      body: html`<input type="hidden" name="key" value="${values['key'] ?? randomUUID()}">${unchangedNotice(locale, asked.fields, untold)}${await correctionFields(kernel, { actor: null, locale, link, url: visit.url }, view, asked, state)}${
        findings.length > 0 && fields(locale, findings, state)}${(outcome.reasons || (pages.length === 0 && findings.length === 0)) && field(locale, {
          kind: 'text', name: 'reasons', label: outcome.reasons ? caseWords.yourWords : caseWords.reasons, maxLength: longestWords, long: true, ...(!outcome.reasons && { optional: true as const }),
        }, state)}${actions(button(locale, label, { kind: to === undefined ? 'danger' : 'main' }), html`<a href="${link(pathAt(at))}">${caseWords.cancel[locale]}</a>`)}`,
    })}`,
  })
}
