/** Reports that duties ask for: the form with its draft, what follows from it, its signature, and the result. */
import type { Decision, DisclosedFact } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { askedInReport, assess, type ObligationView, standsFor } from '../../kernel/obligations/index.ts'
import type { Choosing } from '../../kernel/registers/index.ts'
import { capacityOf } from '../../kernel/signatures/index.ts'
import { type Submitted, writeAnswers } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Field, fileFieldsOf } from '../../law/field.ts'
import { answeredPages } from '../../law/form.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, cite, definitionList, emptyState, errorSummary, fields, form, notice, reviseRows } from '../components/index.ts'
import { chooseEntry, entriesFor, entriesShown } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { droppedNotice, openedBy, openedNotice, shownNote } from '../opened-questions.ts'
import type { Crumb } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { answerList } from './answer-list.ts'
import { assessmentOf } from './assessment.ts'
import { clockLine } from './clock-words.ts'
import { dutyTable, dutyTag } from './duty-table.ts'
import { dutyWords, periodWords } from './duty-messages.ts'
import { casesCrumb, institutionOf } from './parts.ts'
import { documentAnswer } from './sign-draft.ts'
import { words } from './messages.ts'
import { keptFiles, receive, uploadLimits } from './uploads.ts'
import { takenBackLink } from './taken-back.ts'
import { signWords } from './sign-messages.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from './signing-step.ts'

const dutiesCrumb: Crumb = { title: dutyWords.duties, path: '/duties' }
const fieldsIn = ({ declared }: ObligationView): readonly Field[] => declared.form.flatMap((one) => one.fields)
/** Who chooses entries in a report, and whose are the own ones of whoever owes it. */
const choosingIn = ({ actor }: Visit, { party }: ObligationView): Choosing => ({ asker: actor, applicant: party.kind === 'body' ? { kind: 'body', body: party.id } : party })
const isOpen = ({ state }: ObligationView): boolean => state === 'open' || state === 'late'

export const dutyRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/duties', kind: 'page', permission: 'signed in', whileSuspended: true, title: dutyWords.duties,
    async handle(visit) {
      const { locale, link } = visit
      const [duties, alsoDue] = await Promise.all([kernel.obligations.own(actorHere(visit)), takenBackLink(kernel, visit)])
      return page({
        visit, title: dutyWords.duties, width: 'wide', breadcrumbs: [casesCrumb],
        body: html`<h1>${dutyWords.duties[locale]}</h1>${alsoDue}${duties.length === 0
          ? emptyState(locale, { title: dutyWords.none, body: dutyWords.noneText[locale], action: html`<a href="${link('/cases')}">${words.myCases[locale]}</a>` })
          : dutyTable(visit, duties)}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/duties/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: dutyWords.duty,
    async handle(visit, { id }) {
      const view = await kernel.obligations.view(actorHere(visit), idFrom(id))
      return dutyPage(kernel, visit, view, { values: writeAnswers(fieldsIn(view), view.draft), problems: [], computed: Object.keys(view.draft).length > 0 })
    },
  }),
  route({
    method: 'POST', path: '/duties/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: dutyWords.duty, files: uploadLimits(kernel),
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const view = await kernel.obligations.view(actor, idFrom(id))
      const { values, problems: fileProblems } = await receive(kernel, actor, fieldsIn(view), (sink) => visit.form(sink))
      if (!isOpen(view)) return seeOther(visit, `/duties/${id}`)
      const chosen = await chooseEntry(kernel, visit, {
        fields: fieldsIn(view), values, choosing: choosingIn(visit, view), action: visit.link(`/duties/${id}`), title: view.declared.title, breadcrumbs: [casesCrumb, dutiesCrumb],
      })
      if (chosen instanceof Response) return chosen
      const revised = chosen ?? reviseRows(fieldsIn(view), values)
      const { problems: refused, view: saved } = await kernel.obligations.saveIn(actor, view, withoutRefused(revised ?? values, fileProblems))
      const wrong = [...fileProblems, ...refused]
      const asked = askedInReport(saved, saved.draft).pages.flatMap((one) => one.fields)
      const opened = openedBy(asked, values)
      const problems = wrong.filter(({ field }) => !opened.some(({ name }) => name === field?.split('.')[0]))
      if (revised) return dutyPage(kernel, visit, saved, { values: revised, problems: [], computed: false })
      if (problems.length > 0 || opened.length > 0) return dutyPage(kernel, visit, saved, { values: { ...writeAnswers(opened, saved.draft), ...values }, problems, opened, computed: false })
      return seeOther(visit, values['then'] === 'sign' ? `/duties/${id}/sign` : `/duties/${id}#computed`)
    },
  }),
  route({
    method: 'GET', path: '/duties/:id/document.json', kind: 'file', permission: 'signed in', whileSuspended: true,
    handle: async (visit, { id }) => documentAnswer(await kernel.obligations.document(actorHere(visit), idFrom(id)), fileNameOf(id)),
  }),
  route({
    method: 'GET', path: '/duties/:id/sign', kind: 'page', permission: 'signed in', whileSuspended: true, title: signWords.title,
    async handle(visit, { id }) {
      const view = await kernel.obligations.view(actorHere(visit), idFrom(id))
      return isOpen(view) && askedInReport(view, view.draft).pages.every(({ fields: asked }) => asked.every(({ name, optional }) => optional || view.draft[name] !== undefined))
        ? signPage(kernel, visit, view) : seeOther(visit, `/duties/${id}`)
    },
  }),
  route({
    method: 'POST', path: '/duties/:id/sign', kind: 'page', permission: 'signed in', whileSuspended: true, title: signWords.title, files: signatureFiles,
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const given = await readSignatureForm(visit)
      const view = await kernel.obligations.view(actor, idFrom(id))
      if (!isOpen(view)) return seeOther(visit, `/duties/${id}?done`)
      try {
        const signature = view.declared.sign && await signatureFrom(kernel, actor, await toSignOf(kernel, visit, view), given)
        await kernel.obligations.report(actor, { obligation: view, answers: {}, ...(signature && { signature }) })
        return seeOther(visit, `/duties/${id}?done`)
      } catch (error) {
        if (error instanceof Failure && error.kind === 'conflict') return seeOther(visit, `/duties/${id}?done`) // sent twice at once
        return signPage(kernel, visit, view, problemsOf(error), given.values)
      }
    },
  }),
]

/** What was sent, without the files that could not be taken: what the fields held before stays. */
const withoutRefused = (values: Submitted, problems: readonly Problem[]): Submitted =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !problems.some(({ field }) => field === name)))

const fileNameOf = (id: string): string => `report-${id.slice(-12)}.json`

async function toSignOf({ obligations }: Kernel, visit: Visit, view: ObligationView): Promise<ToSign> {
  const actor = actorHere(visit)
  // A body's report is signed in office, as the kernel asks of it.
  return { signs: view.party.kind === 'body' ? 'office' : capacityOf(actor, 'anyone'), document: await obligations.document(actor, view), address: `/duties/${view.id}/document.json`, fileName: fileNameOf(view.id) }
}

async function signPage(kernel: Kernel, visit: Visit, view: ObligationView, problems: readonly Problem[] = [], values: Submitted = {}): Promise<Response> {
  const { locale, link } = visit
  const { id, procedure, declared } = view
  const step = declared.sign ? await signingStep(kernel, visit, actorHere(visit), await toSignOf(kernel, visit, view), { problems, values })
    : html`${errorSummary(locale, problems)}<h1>${dutyWords.send[locale]}</h1>${form(visit, { files: true, body: actions(button(locale, dutyWords.send)) })}`
  return page({
    visit, title: signWords.title, current: institutionOf(procedure.id), error: problems.length > 0, headers: signingHeaders(kernel),
    headExtra: signingHead(kernel), breadcrumbs: [casesCrumb, dutiesCrumb, { title: declared.title, path: `/duties/${id}` }],
    body: html`${step}<p><a href="${link(`/duties/${id}`)}">${dutyWords.toDuty[locale]}</a></p>`,
  })
}

interface Shown { readonly values: Submitted; readonly problems: readonly Problem[]; readonly opened?: readonly Field[]; readonly computed: boolean }

async function dutyPage(kernel: Kernel, visit: Visit, view: ObligationView, shown: Shown): Promise<Response> {
  const { locale, link } = visit
  const { procedure, declared, period, clock, dueDay, reminders, ledTo } = view
  const actor = actorHere(visit)
  const own = standsFor(actor, view.party, declared)
  const decision = view.decision === undefined ? undefined : await kernel.decisions.find(view.decision)
  const due: Content = isOpen(view) ? clockLine(locale, clock) : dateTime(locale, dueDay)
  return page({
    visit, title: declared.title, current: institutionOf(procedure.id), breadcrumbs: [casesCrumb, dutiesCrumb], error: shown.problems.length > 0,
    body: html`${errorSummary(locale, shown.problems)}${visit.url.searchParams.has('done') && view.state === 'reported' && notice(locale, { kind: 'good', body: dutyWords.sent[locale] })}<h1>${
      declared.title[locale]}</h1>${definitionList(locale, [
      { term: dutyWords.period, value: periodWords(period)[locale] }, { term: dutyWords.state, value: dutyTag(visit, view) }, { term: dutyWords.due, value: due },
      ...(view.reportedAt ? [{ term: declared.charged ? dutyWords.chargedAt : dutyWords.reportedAt, value: moment(visit, view.reportedAt) }] : []),
      ...(view.escalatedAt ? [{ term: dutyWords.escalated, value: moment(visit, view.escalatedAt) }] : []),
      ...(reminders > 0 ? [{ term: dutyWords.reminders, value: String(reminders) }] : []),
      ...(decision ? [{ term: dutyWords.decision, value: html`<a href="${link(`/decisions/${decision.record.number}`)}">${decision.record.title[locale]}, № ${decision.record.number}</a>` }] : []),
      ...statedFor(view, decision).map(({ label, value }) => ({ term: label, value: value[locale] })),
      { term: dutyWords.basis, value: cite(locale, declared.basis) },
    ])}${ledTo && notice(locale, { kind: 'warning', title: dutyWords.ledTo, body: html`<a href="${link(`/cases/${ledTo}`)}">${dutyWords.ledTo[locale]}</a>` })}${
      view.upon && html`<section id="upon"><h2>${dutyWords.upon[locale]}: ${view.upon.declared.title[locale]}</h2>${await reportOf(kernel, visit, view.upon)}</section>`}${
      view.state === 'reported' ? await result(kernel, visit, view) : isOpen(view) && (own ? await reportForm(kernel, visit, view, shown) : html`<p>${dutyWords.officeView[locale]}</p>`)}`,
  })
}

/** What the decision states, for whoever it lays a duty upon by name: they hold it not, and would read it nowhere else. */
const statedFor = ({ declared: { owedBy } }: ObligationView, decision: Decision | undefined): readonly DisclosedFact[] =>
  (owedBy !== undefined && 'fact' in owedBy ? decision?.record.disclosed ?? [] : [])

async function reportForm(kernel: Kernel, visit: Visit, view: ObligationView, { values, problems, opened = [], computed }: Shown): Promise<Html> {
  const { locale, link } = visit
  const { declared, procedure, period, draft, id } = view
  const { pages, facts, dropped } = askedInReport(view, draft)
  const [files, entries] = await Promise.all([keptFiles(kernel, fieldsIn(view), draft), entriesFor(kernel, visit, pages.flatMap((one) => one.fields), choosingIn(visit, view))])
  const results = computed && assess(kernel.country.calendar, procedure, declared, period, facts)
  return html`${openedNotice(locale, opened)}${droppedNotice(locale, declared.form, dropped)}${form(visit, {
    action: link(`/duties/${id}`), files: fileFieldsOf(fieldsIn(view)).length > 0, keeps: 'itself',
    body: html`${shownNote(declared.form, pages.flatMap((one) => one.fields))}${pages.map((one) => html`<h2>${one.title[locale]}</h2>${one.hint && html`<p>${one.hint[locale]}</p>`}${fields(locale, one.fields, { values, problems, files, ...entries })}`)}${actions(
      button(locale, dutyWords.compute, { kind: results ? 'quiet' : 'main' }),
      button(locale, declared.sign ? dutyWords.toSignature : dutyWords.send, { kind: results ? 'main' : 'quiet', name: 'then', value: 'sign' }))}`,
  })}${results && html`<section id="computed"><h2>${dutyWords.computed[locale]}</h2><p class="hint">${dutyWords.computedLead[locale]}</p>${assessmentOf(visit, view, results)}</section>`}`
}

async function result(kernel: Kernel, visit: Visit, view: ObligationView): Promise<Html> {
  const { locale, link } = visit
  const { tests = [], assessment, invoice } = view
  const issued = invoice === undefined ? undefined : await kernel.ledger.invoice(invoice)
  return html`${issued && notice(locale, { title: dutyWords.invoice, body: html`<a href="${link(`/invoices/${issued.id}`)}">${dutyWords.invoice[locale]} № ${issued.number}</a>` })}${view.declared.charged === undefined && html`<h2>${
    dutyWords.answers[locale]}</h2>${await reportOf(kernel, visit, view)}`}${assessment && html`<h2>${dutyWords.computed[locale]}</h2>${assessmentOf(visit, view, { tests, assessment })}`}`
}

/** What was reported, question by question. */
async function reportOf(kernel: Kernel, visit: Visit, view: ObligationView): Promise<Html> {
  const { declared, report = {} } = view
  const [files, entries] = await Promise.all([keptFiles(kernel, fieldsIn(view), report), entriesShown(kernel, visit, fieldsIn(view), report)])
  return answerList(visit.locale, answeredPages(declared.form, report).flatMap((one) => one.fields), report, { files, entries })
}
