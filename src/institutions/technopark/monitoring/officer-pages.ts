/** The queue of findings for officers, and one finding with what can be done about it. */
import { holderNumber } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { readAnswers } from '../../../law/answers.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { choice, text } from '../../../law/field.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import type { Locale } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { compactIdentifier } from '../../../law/identifier-scheme.ts'
import { organisationName } from '../../../law/official-names.ts'
import {
  actions, actorHere, button, definitionList, emptyState, errorSummary, fields, filters, form, html, type Html, idFrom, identifier, notice, page, pageFrom, pagination, problemsOf, route, type Route, seeOther, table, type Visit,
} from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import type { Technopark } from '../terms.ts'
import { actAsOfficer, type OfficerAct, openTo } from './act.ts'
import { actWords, endWords, judgedWords, monitoringWords, stateWords } from './messages.ts'
import type { Judged } from './options.ts'
import { actsOf, countsOf, findingOf, queueOf, settledLike } from './read.ts'
import { dueShown, type Finding, foundOn, groundsShown, historyShown, stateTag, traceShown } from './shown.ts'
import { type FindingState, newestPassage } from './watch.ts'

const path = '/technopark/findings'
/** Findings on one page of the queue. */
const size = 50
const most = 5000

const reasons = text('words', { label: monitoringWords.reasons, hint: monitoringWords.reasonsHint, maxLength: most, long: true })
const chosen = (open: readonly OfficerAct[]) => choice('act', {
  label: monitoringWords.act,
  choices: open.map((value) => ({ value, label: monitoringWords[value], ...(value === 'open' && { hint: monitoringWords.openHint }) })),
})

/** What an officer may still do about a finding. */
const openFor = ({ country, now }: Kernel, one: Finding): readonly OfficerAct[] => openTo(one, dayOf(now(), country.calendar.zone))

const isState = (value: string | null): value is FindingState => value !== null && Object.hasOwn(stateWords, value)
const isJudged = (value: string | null): value is Judged => value !== null && Object.hasOwn(judgedWords, value)

export const findingsDoor = ({ money: { bookkeepers } }: Technopark) => ({ path, title: monitoringWords.title, hint: monitoringWords.lead, permission: { anyRole: bookkeepers } })

export function officerRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const permission = { anyRole: technopark.money.bookkeepers }
  const found = async (id: string): Promise<Finding> => {
    const one = await findingOf(kernel.db, idFrom(id))
    if (one === undefined) throw new Failure('not found', monitoringWords.noFinding)
    return one
  }
  return [
    route({ method: 'GET', path, kind: 'page', permission, title: monitoringWords.title, handle: (visit) => queuePage(kernel, visit) }),
    route({
      method: 'GET', path: `${path}/:id`, kind: 'page', permission, title: monitoringWords.finding,
      handle: async (visit, { id }) => findingPage(kernel, technopark, visit, await found(id)),
    }),
    route({
      method: 'POST', path: `${path}/:id`, kind: 'page', permission, title: monitoringWords.finding,
      async handle(visit, { id }) {
        const one = await found(id)
        const { values } = await visit.form()
        if (openFor(kernel, one).length === 0) return findingPage(kernel, technopark, visit, one, { values, problems: [{ text: monitoringWords.movedOn }] })
        const { facts, problems } = readAnswers([chosen(openFor(kernel, one)), reasons], values)
        if (problems.length > 0) return findingPage(kernel, technopark, visit, one, { values, problems })
        try {
          const opened = await actAsOfficer(kernel, technopark.monitoring, actorHere(visit), { id: one.id, mark: values['mark'] ?? '', act: String(facts['act']) as OfficerAct, words: String(facts['words']) })
          return seeOther(visit, opened === undefined ? `${path}/${one.id}?done=1` : `/desk/cases/${opened}`)
        } catch (error) {
          if (!(error instanceof Failure) || error.kind === 'not found') throw error
          return findingPage(kernel, technopark, visit, await found(id), { values, problems: problemsOf(error) })
        }
      },
    }),
  ]
}

async function queuePage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link, url } = visit
  const [state, judged, typed, at] = [url.searchParams.get('state'), url.searchParams.get('judged'), compactIdentifier(url.searchParams.get('company') ?? ''), pageFrom(visit)]
  const [{ rows, total }, counts, last] = await Promise.all([
    queueOf(kernel.db, { ...(isState(state) && { state }), ...(isJudged(judged) && { judged }), ...(typed !== '' && { holder: typed }), limit: size, offset: (at - 1) * size }), countsOf(kernel.db), newestPassage(kernel.db),
  ])
  const names = await namesOf(kernel, rows, locale)
  return page({
    visit, title: monitoringWords.title, current: institution, width: 'wide', breadcrumbs: [crumb], headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${monitoringWords.title[locale]}</h1><p class="lead">${monitoringWords.lead[locale]}</p><p class="hint">${last === undefined ? monitoringWords.never[locale]
      : `${monitoringWords.last[locale]}: ${formatDay(last.on_day, locale)}, ${monitoringWords.checked[locale]}: ${formatNumber(last.participants, locale)}`}</p>${filters(locale, {
      url, filters: [
        { name: 'state', label: monitoringWords.state, choices: Object.entries(stateWords).map(([value, label]) => ({ value, label: `${label[locale]} (${formatNumber(counts.get(value as FindingState) ?? 0, locale)})` })) },
        { name: 'judged', label: monitoringWords.judged, choices: Object.entries(judgedWords).map(([value, label]) => ({ value, label })) },
        { name: 'company', label: monitoringWords.company },
      ],
    })}${table(locale, {
      caption: monitoringWords.findings, captionUnseen: true, rows, empty: emptyState(locale, { title: monitoringWords.none }),
      columns: [
        { title: monitoringWords.company, header: true, cell: ({ id, holder }) => html`<a href="${link(`${path}/${id}`)}">${names.get(holder) ?? holder}</a><br>${identifier(holder)}` },
        { title: monitoringWords.rule, cell: ({ said }) => html`${said.title[locale]}${groundsShown(visit, said)}` },
        { title: monitoringWords.found, cell: (row) => foundOn(kernel, visit, row) }, { title: monitoringWords.until, cell: (row) => dueShown(visit, row) }, { title: monitoringWords.state, cell: (row) => stateTag(visit, row) },
      ],
    })}${total > 0 && pagination(locale, { url, page: at, size, total })}`,
  })
}

/** The names of the companies of findings, by their numbers, as their certificates have them. */
async function namesOf({ decisions }: Kernel, findings: readonly Finding[], locale: Locale): Promise<ReadonlyMap<string, string>> {
  const certificates = await decisions.findAll([...new Set(findings.map(({ decision }) => decision))])
  return new Map(certificates.flatMap(({ record: { holder } }) => (holder.organisation === undefined ? [] : [[holderNumber(holder)!, organisationName(holder.organisation, locale)] as const])))
}

async function findingPage(kernel: Kernel, technopark: Technopark, visit: Visit, one: Finding, sent?: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }): Promise<Response> {
  const { locale, link, url } = visit
  const [names, acts, like] = await Promise.all([namesOf(kernel, [one], locale), actsOf(kernel.db, [one.id]), settledLike(kernel.db, one)])
  const people = await kernel.parties.namesOf(acts.map(({ person }) => person))
  const open = openFor(kernel, one)
  return page({
    visit, title: names.get(one.holder) ?? one.holder, current: institution, width: 'wide', breadcrumbs: [crumb, { title: monitoringWords.title, path }], headers: { 'cache-control': 'private, no-store' }, ...(sent && { error: true }),
    body: html`${errorSummary(locale, sent?.problems ?? [])}${sent === undefined && url.searchParams.has('done') && notice(locale, { kind: 'good', body: monitoringWords.done[locale] })}<h1>${names.get(one.holder) ?? one.holder}</h1><p class="lead">${one.said.title[locale]} ${stateTag(visit, one)}</p>${
      definitionList(locale, [
        { term: monitoringWords.company, value: html`<a href="${link(`/technopark/residents/${one.holder}`)}">${identifier(one.holder)}</a>` }, { term: monitoringWords.rule, value: groundsShown(visit, one.said) },
        { term: monitoringWords.found, value: foundOn(kernel, visit, one) }, ...(one.due === null ? [] : [{ term: monitoringWords.until, value: dueShown(visit, one) }]),
        ...(one.case_id === null ? [] : [{ term: monitoringWords.case, value: html`<a href="${link(`/desk/cases/${one.case_id}`)}">${stateWords.case[locale]}</a>` }]),
        { term: monitoringWords.like, value: likeShown(visit, like) },
      ])}${traceShown(kernel, visit, technopark, one)}<h2>${monitoringWords.history[locale]}</h2>${historyShown(visit, one, acts, people)}${open.length > 0 && html`<h2>${monitoringWords.act[locale]}</h2>${form(visit, {
        action: link(`${path}/${one.id}`), body: html`<input type="hidden" name="mark" value="${one.mark}">${fields(locale, [chosen(open), reasons], sent ?? {})}${actions(button(locale, monitoringWords.doIt))}`,
      })}`}`,
  })
}

const likeShown = ({ locale }: Visit, like: Awaited<ReturnType<typeof settledLike>>): Html | string =>
  (like.length === 0 ? '–' : html`<ul>${like.map(({ end, count }) => html`<li>${(end === 'kept' ? endWords.kept : actWords[end])[locale]}: ${formatNumber(count, locale)}</li>`)}</ul>`)
