/** Opens a case of the office's own motion, about a decision or of itself, with the form that its procedure declares. */
import { canBeAbout } from '../../law/about.ts'
import { randomUUID } from 'node:crypto'
import { transact } from '../../kernel/database/index.ts'
import { CaseStands, type StandingCase } from '../../kernel/cases/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Facts, type Field, filesIn, text } from '../../law/field.ts'
import { choosesEntries } from '../../law/entry-field.ts'
import { askedOf } from '../../law/form.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { opensFor } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, errorSummary, fields, form, notice } from '../components/index.ts'
import type { FormState } from '../components/index.ts'
import { chooseEntry, entriesFor } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { FormProposal } from '../institution.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { openedBy, openedNotice, shownNote } from '../opened-questions.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { institutionOf, keyFrom, today } from '../services/parts.ts'
import { keptFiles, receive, uploadLimits } from '../services/uploads.ts'
import type { Visit } from '../visit.ts'
import { actWords, proposedWords } from './act-messages.ts'
import { words } from './messages.ts'
import { anyOfficer, deskCrumb, deskPage } from './parts.ts'
import { aboutSection } from './record.ts'

const reasons = text('act-reasons', { label: actWords.openReasons, hint: actWords.reasonsHint, maxLength: 5000, long: true })

export const openCaseRoutes = (kernel: Kernel, proposals: readonly FormProposal[]): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/open/:procedure', kind: 'page', permission: anyOfficer(kernel), title: words.openCase,
    handle: (visit, { procedure }) => begin(kernel, visit, procedure, proposals.filter((one) => one.procedure === procedure)),
  }),
  route({
    method: 'POST', path: '/desk/open/:procedure', kind: 'page', permission: anyOfficer(kernel), title: words.openCase, files: uploadLimits(kernel),
    handle: (visit, { procedure }) => open(kernel, visit, procedure),
  }),
]

/** The procedure as it is in force, if an office opens it, and the actor's office does. */
async function declared({ cases, parties }: Kernel, actor: Actor, id: string, day: Day): Promise<Procedure> {
  const { declaration } = await cases.versions.inForce(id, day)
  const { opens } = declaration
  if (opens.by !== 'office') throw notFound()
  if (opensFor(declaration, parties.bodies, actor.roles).length === 0) throw new Failure('refused', actWords.notYours)
  return declaration
}

/** The decision that the address names, and why no case can be about it. */
async function aboutIn({ decisions }: Kernel, { url }: Visit, declaration: Procedure): Promise<{ readonly decision?: Decision; readonly problem?: Problem }> {
  const key = url.searchParams.get('about')?.trim()
  if (!key) return {}
  const decision = await decisions.find(key)
  if (decision === undefined) return { problem: { field: 'about', text: actWords.aboutUnknown } }
  const { record, status } = decision
  const fits = canBeAbout(declaration, record) && status.status !== 'revoked'
  return fits ? { decision } : { problem: { field: 'about', text: actWords.aboutWrong } }
}

async function begin(kernel: Kernel, visit: Visit, id: string, proposals: readonly FormProposal[]): Promise<Response> {
  const procedure = await declared(kernel, actorHere(visit), id, today(kernel))
  const { decision, problem } = await aboutIn(kernel, visit, procedure)
  if (decision === undefined && procedure.about !== undefined) return askPage(visit, procedure, problem)
  const proposed = Object.assign({}, ...await Promise.all(proposals.map((one) => one.answers(visit.locale)))) as Readonly<Record<string, string>>
  const fitting = fieldsIn(procedure).flatMap((field) => (proposed[field.name] !== undefined && field.kind === 'text' ? [{ field, words: wholeLines(proposed[field.name]!, field.maxLength) }] : []))
  const stands = decision && await kernel.cases.standingAbout({ procedure: id, about: decision.record.id })
  return openPage(kernel, visit, procedure, decision, { stands, values: Object.fromEntries(fitting.map(({ field, words: said }) => [field.name, said])), proposed: fitting.map(({ field }) => field.label) })
}

/** As many whole lines as fit. */
function wholeLines(said: string, most: number): string {
  if (said.length <= most) return said
  const end = said.lastIndexOf('\n', most)
  return said.slice(0, end === -1 ? most : end)
}

/** Asks which decision the case is about. */
function askPage(visit: Visit, procedure: Procedure, problem: Problem | undefined): Response {
  const { locale, url } = visit
  const problems = problem ? [problem] : []
  return deskPage({
    visit, title: procedure.title, width: 'text', current: institutionOf(procedure.id), breadcrumbs: [deskCrumb], error: problem !== undefined,
    body: html`${errorSummary(locale, problems)}<h1>${procedure.title[locale]}</h1><p>${procedure.summary[locale]}</p><form method="get">${fields(locale, [
      { kind: 'input', name: 'about', label: actWords.about, hint: actWords.aboutHint, width: 'medium' },
    ], { problems, values: { about: url.searchParams.get('about') ?? '' } })}${actions(button(locale, actWords.find))}</form>`,
  })
}

const fieldsIn = ({ form: pages }: Procedure): readonly Field[] => pages.flatMap((page) => page.fields)

/** Questions of which the entries to choose from are known before there is a case: whose own entries another one means, only the case says. */
const listedIn = (fields: readonly Field[]): readonly Field[] => fields.filter((field) => !choosesEntries(field) || field.which === 'shown')

/** A case of itself takes over what it takes when it is opened: nobody sees that on the form. */
const isShown = ({ about }: Procedure) => ({ from }: Field): boolean => about !== undefined || from === undefined

/** What somebody must answer. */
const openOf = (procedure: Procedure, known: Facts): readonly Field[] => fieldsIn(procedure).filter(isShown(procedure)).filter(({ name }) => known[name] === undefined)

async function openPage(
  kernel: Kernel, visit: Visit, procedure: Procedure, decision: Decision | undefined, { problems = [], values = {}, proposed = [], stands }: { problems?: readonly Problem[]; values?: Readonly<Record<string, string>>; proposed?: readonly Text[]; stands?: StandingCase | undefined } = {},
): Promise<Response> {
  const { locale } = visit
  const known = decision ? await kernel.cases.knownAbout(procedure, decision) : {}
  const state = {
    problems, values, files: await keptFiles(kernel, fieldsIn(procedure), values),
    known: Object.fromEntries(Object.entries(known).map(([name, answer]) => [name, String(answer)])),
    ...await entriesFor(kernel, visit, listedIn(openOf(procedure, known)), { asker: actorHere(visit) }),
  }
  const asked = askedOf(procedure.form, { ...known, ...readAnswers(openOf(procedure, known), values).facts }, readingOf(procedure, today(kernel)))
  const shown = asked.pages.map((page) => ({ ...page, fields: page.fields.filter(isShown(procedure)) })).filter((page) => page.fields.length > 0)
  const opened = openedBy(shown.flatMap((page) => page.fields), values)
  const pages = shown.map((page): Html => html`<h2>${page.title[locale]}</h2>${page.hint && html`<p>${page.hint[locale]}</p>`}${fields(locale, page.fields, state)}`)
  return deskPage({
    visit, title: procedure.title, width: 'text', current: institutionOf(procedure.id), breadcrumbs: [deskCrumb], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<h1>${procedure.title[locale]}</h1>${stands && notice(locale, {
      kind: 'warning', title: actWords.stands, body: html`<p><a href="${visit.link(`/desk/cases/${stands.id}`)}">№ ${stands.number}</a>. ${actWords.standsHint[locale]}${visit.request.method === 'POST' && ` ${actWords.standsKept[locale]}`}</p>`,
    })}${decision ? await aboutSection(kernel, visit, decision) : html`<p>${procedure.summary[locale]}</p>`}${proposed.length > 0 && html`<p class="hint">${proposedWords(inEveryLanguage((one) => proposed.map((label) => label[one]).join(', ')))[locale]}</p>`}${problems.length === 0 && openedNotice(locale, opened)}${form(visit, {
      files: true, body: html`${shownNote(procedure.form, shown.flatMap((page) => page.fields))}<input type="hidden" name="act-key" value="${randomUUID()}">${forWhich(kernel, visit, procedure, state)}${pages}${decision && fields(locale, [reasons], state)}${actions(button(locale, actWords.open))}`,
    })}`,
  })
}

/** Asks whoever may open a case for several bodies, or for the programme as well, for which. */
function forWhich({ parties }: Kernel, visit: Visit, procedure: Procedure, state: FormState): Content {
  const may = opensFor(procedure, parties.bodies, actorHere(visit).roles)
  return may.length > 1 && fields(visit.locale, [{
    kind: 'select', name: 'act-body', label: actWords.forWhich, choices: may.map((body) => ({ value: body?.id ?? '', label: body?.name ?? actWords.forProgramme })),
  }], state)
}

async function open(kernel: Kernel, visit: Visit, id: string): Promise<Response> {
  const actor = actorHere(visit)
  const procedure = await declared(kernel, actor, id, today(kernel))
  const received = await receive(kernel, actor, fieldsIn(procedure), (sink) => visit.form(sink))
  const { decision, problem } = await aboutIn(kernel, visit, procedure)
  if (decision === undefined && procedure.about !== undefined) return askPage(visit, procedure, problem)
  const known = decision ? await kernel.cases.knownAbout(procedure, decision) : {}
  const chosen = await chooseEntry(kernel, visit, {
    fields: listedIn(openOf(procedure, known)), values: received.values, choosing: { asker: actor }, action: `${visit.link(`/desk/open/${id}`)}${visit.url.search}`, title: procedure.title, breadcrumbs: [deskCrumb],
  })
  if (chosen instanceof Response) return chosen
  if (chosen) return openPage(kernel, visit, procedure, decision, { problems: received.problems, values: chosen })
  const { facts, problems } = readAnswers([...openOf(procedure, known), ...(decision ? [reasons] : [])], received.values)
  const asked = askedOf(procedure.form, { ...known, ...facts }, readingOf(procedure, today(kernel)))
  const questions = asked.pages.flatMap((page) => page.fields).filter(isShown(procedure))
  const opened = openedBy(questions, received.values)
  const isWrong = (name = ''): boolean => name === reasons.name || questions.some((one) => one.name === name.split('.')[0] && !opened.includes(one))
  const wrong = [...received.problems, ...problems.filter(({ field }) => isWrong(field) && !received.problems.some((one) => one.field === field))]
  if (wrong.length > 0 || opened.length > 0) return openPage(kernel, visit, procedure, decision, { problems: wrong, values: received.values })
  const why = String(facts[reasons.name] ?? '')
  try {
    const made = await transact(kernel.db, async (tx) => {
      const key = keyFrom({ key: received.values['act-key'] ?? '' })
      const opening = decision ? await kernel.cases.openAtForm(tx, actor, { procedure: id, about: decision.record.id, facts: asked.facts, reasons: why, key })
        : await kernel.cases.openOfItself(tx, actor, { procedure: id, facts: asked.facts, key, ...(received.values['act-body'] !== undefined && { body: received.values['act-body'] }) })
      for (const file of filesIn(questions, asked.facts)) await kernel.files.attach(tx, file.id, `case:${opening}`, actorString(actor))
      return opening
    })
    return seeOther(visit, `/desk/cases/${made}?done=open`)
  } catch (error) {
    if (error instanceof CaseStands) return openPage(kernel, visit, procedure, decision, { values: received.values, stands: error.stands })
    // What the act of the case finds wrong can be mended in the form; of a case about a decision nothing can.
    if (decision || !(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
    return openPage(kernel, visit, procedure, undefined, { problems: problemsOf(error), values: received.values })
  }
}
