/** One page of a draft as a form: saved as a whole or in part, with what is wrong beside its field and nothing lost. */
import type { Kernel } from '../../kernel/index.ts'
import { applicantOf, type Draft } from '../../kernel/cases/index.ts'
import type { Choosing } from '../../kernel/registers/index.ts'
import { writeAnswers } from '../../law/answers.ts'
import type { Problem } from '../../law/failure.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { fieldAt, fileFieldsOf } from '../../law/field.ts'
import type { FormField, FormPage } from '../../law/form.ts'
import type { Locale } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, fields, form, reviseRows, stepIndicator } from '../components/index.ts'
import type { KeptFile } from '../components/index.ts'
import { chooseEntry, entriesFor } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { openedBy, openedNotice, shownNote, shownOf } from '../opened-questions.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { answerList } from './answer-list.ts'
import { draftCrumbs, openPages } from './draft.ts'
import { draftWords } from './draft-messages.ts'
import { withWarnings } from './foreseen.ts'
import { sourcesOf } from './known.ts'
import { institutionOf, shownFacts } from './parts.ts'
import { slotsAsked } from '../bookings/slots.ts'
import { waitForm } from './wait.ts'
import { keptFiles, receive, uploadLimits } from './uploads.ts'

export const draftPageRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/drafts/:id/:page', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true,
    async handle(visit, { id, page: name }) {
      const draft = await kernel.cases.draft(actorHere(visit), idFrom(id))
      const formPage = askedOn(draft, declaredPage(draft, name))
      if (formPage === undefined) return seeOther(visit, `/drafts/${id}`)
      return formPageAnswer(kernel, visit, draft, formPage, { values: answersOf(draft, formPage), problems: [] })
    },
  }),
  route({
    method: 'POST', path: '/drafts/:id/:page', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, files: uploadLimits(kernel),
    async handle(visit, { id, page: name }) {
      const actor = actorHere(visit)
      const draft = await kernel.cases.draftToFill(actor, idFrom(id))
      const formPage = declaredPage(draft, name)
      const { values, problems: fileProblems } = await receive(kernel, actor, formPage.fields, (sink) => visit.form(sink))
      const chosen = await chooseEntry(kernel, visit, {
        fields: formPage.fields, values, choosing: choosingIn(visit, draft), action: `${visit.link(`/drafts/${id}/${name}`)}${visit.url.search}`, title: formPage.title, breadcrumbs: draftCrumbs(draft),
      })
      if (chosen instanceof Response) return chosen
      const revised = chosen ?? reviseRows(formPage.fields, values)
      const { problems: saved, draft: now } = await kernel.cases.fillPage(actor, draft, { ...formPage, fields: shownOf(formPage.fields, values) }, revised ?? values)
      const opened = openedBy(askedOn(now, formPage)?.fields ?? [], values)
      const typed = revised ?? { ...answersOf(now, { ...formPage, fields: opened }), ...values }
      if (revised) return formPageAnswer(kernel, visit, now, formPage, { values: typed, problems: fileProblems })
      const problems = [...fileProblems, ...saved.filter(({ field }) => !fileProblems.some((problem) => problem.field === field))]
      const later = values['then'] === 'later'
      const mend = later ? problems.filter(({ field }) => field !== undefined && (values[field] ?? '') !== '') : problems
      if (mend.length > 0 || (opened.length > 0 && !later)) return formPageAnswer(kernel, visit, now, formPage, { values: typed, problems, opened })
      if (later) return seeOther(visit, `/drafts/${id}?saved`)
      if (visit.url.searchParams.get('from') === 'summary') return seeOther(visit, `/drafts/${id}/summary`)
      return seeOther(visit, nextAfter(now, formPage))
    },
  }),
]

/** Who chooses entries in a draft, and whose are the applicant's. */
const choosingIn = (visit: Visit, draft: Draft): Choosing => ({ asker: visit.actor, applicant: applicantOf(actorHere(visit), draft) })

function declaredPage({ procedure }: Draft, name: string): FormPage {
  const found = procedure.form.find(({ id }) => id === name)
  if (found === undefined) throw notFound()
  return found
}

/** A page with the questions that are asked on the answers so far; undefined when it is not asked now. */
const askedOn = ({ pages }: Draft, { id }: FormPage): FormPage | undefined => pages.find((one) => one.id === id)

/** What was answered on a page before, also what was not asked in between. */
const answersOf = ({ facts, dropped }: Draft, { fields }: FormPage): Readonly<Record<string, string>> => writeAnswers(fields, { ...dropped, ...facts })

/** The page after this one; after the last one, the first that lacks an answer, or the summary. */
function nextAfter(draft: Draft, formPage: FormPage): string {
  const form = draft.procedure.form
  const place = form.findIndex(({ id }) => id === formPage.id)
  const next = draft.pages.find(({ id }) => form.findIndex((one) => one.id === id) > place) ?? openPages(draft)[0]
  return `/drafts/${draft.id}/${next?.id ?? 'summary'}`
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  /** Questions that the answers have just opened. */
  readonly opened?: readonly FormField[]
}

/** The page with what was typed. Problems of a rows' cell stand beside the cell. */
async function formPageAnswer(kernel: Kernel, visit: Visit, draft: Draft, declared: FormPage, { values, problems, opened = [] }: Shown): Promise<Response> {
  const { locale, link } = visit
  const { id, procedure, pages, subject } = draft
  const formPage = askedOn(draft, declared) ?? declared
  const [files, slots] = await Promise.all([keptFiles(kernel, formPage.fields, values), slotsAsked(kernel, new URL(`${visit.link(`/drafts/${id}/${formPage.id}`)}${visit.url.search}`, visit.url), draft, formPage.fields)])
  const withFiles = fileFieldsOf(formPage.fields).length > 0
  const entries = await entriesFor(kernel, visit, formPage.fields, choosingIn(visit, draft))
  const query = visit.url.searchParams.get('from') === 'summary' ? '?from=summary' : ''
  return page({
    visit, title: formPage.title, current: institutionOf(procedure.id), breadcrumbs: draftCrumbs(draft), error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}${stepIndicator(locale, pages.map(({ title }) => title), pages.findIndex((one) => one.id === formPage.id) + 1)}<h1>${
      formPage.title[locale]}</h1>${problems.length === 0 && openedNotice(locale, opened)}${subject && html`<p>${procedure.subject?.title[locale]}: <a href="${link(subject.path)}">${subject.title[locale]}</a></p>`}${formPage.hint && html`<p>${formPage.hint[locale]}</p>`}${form(visit, {
      action: link(`/drafts/${id}/${formPage.id}`) + query, files: withFiles, keeps: 'itself',
      body: html`${shownNote(procedure.form, formPage.fields)}${fields(locale, withWarnings(kernel, draft, formPage.fields), { values, problems, files, ...entries, ...(slots && { slots }), known: knownAnswers(locale, draft, formPage), knownList: knownList(locale, draft, formPage), sources: sourcesOf(kernel, draft, formPage.fields) })}${removals(locale, formPage, files)}${actions(
        button(locale, draftWords.goOn), button(locale, draftWords.later, { kind: 'quiet', name: 'then', value: 'later' }))}`,
    })}${slots && waitForm(visit, draft, slots)}`,
  })
}

/** The answers that are known, as the summary shows them. */
const knownList = (locale: Locale, draft: Draft, { fields }: FormPage): Html =>
  answerList(locale, fields.filter(({ name }) => draft.known.includes(name)), shownFacts(draft, locale), { files: {} })

const knownAnswers = (locale: Locale, { known, facts }: Draft, { fields }: FormPage): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.filter(({ name }) => known.includes(name)).map((field) => [field.name, printAnswer(field, facts[field.name] ?? '')[locale]]))

/** A kept file that may be left out can be taken away. */
const removals = (locale: Locale, { fields }: FormPage, files: Readonly<Record<string, KeptFile>>): Html[] =>
  Object.entries(files).map(([name, file]) => ({ name, file, field: fieldAt(fields, name) })).filter(({ field }) => field?.optional).map(({ name, file, field }) =>
    html`<div class="choice"><input type="checkbox" id="remove-${name}" name="remove-${name}" value="true"><label for="remove-${name}">${
      draftWords.removeFile[locale]}: ${field?.label[locale]}${name.includes('.') && html` (${file.name})`}</label></div>`)
