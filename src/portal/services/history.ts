/** The readable history of a case: who did what in which capacity, when, why, and where the journal proves it. */
import { organisationName } from '../../law/official-names.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type CaseView, type LoggedAction, stepOf, withAnswers } from '../../kernel/cases/index.ts'
import type { Facts } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { partNamed } from '../../law/together.ts'
import { fieldsOf, partsOf, type Procedure } from '../../law/procedure.ts'
import { same, type Text } from '../../law/text.ts'
import { cite, type Happening, type KeptFile } from '../components/index.ts'
import { entriesShown, type ShownEntries } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime, money, say, type Words } from '../words.ts'
import { answerList, paragraphs } from './answer-list.ts'
import type { FiledAtCounter } from '../../kernel/cases/index.ts'
import type { VisitFinding } from '../../kernel/parties/index.ts'
import { documentWords, foundWords } from '../counter/by-document-messages.ts'
import { counterWords, shownWords } from '../counter/messages.ts'
import { caseWords, historyWords, opinionWords, votesFor } from './case-messages.ts'
import { performerOf } from './case-path.ts'
import { feeWords } from './fee-words.ts'
import { markList, markWords } from './marks.ts'

/** The link to the proof that the journal holds an act; with `opening` also the one that shows to whomever it is passed on who acted, behind the pseudonym. */
export async function proofLink({ journal }: Kernel, { locale, link }: Visit, { journal: id }: Pick<LoggedAction, 'journal'>, { opening = false } = {}): Promise<Html> {
  const entry = await journal.entry(id)
  if (entry?.index === undefined) return html`<span class="faint">${historyWords.waiting[locale]}</span>`
  const page = link(`/journal/entries/${entry.index}`)
  return html`<a href="${page}">${historyWords.journal[locale]} № ${entry.index}</a>${
    opening && entry.opening && html`; <a href="${page}?${String(new URLSearchParams({ ...entry.opening }))}">${historyWords.whoActed[locale]}</a>`}`
}

/** Everything that happened in a case, the latest last. */
export async function historyOf(kernel: Kernel, visit: Visit, view: CaseView, files: Readonly<Record<string, KeptFile>>): Promise<readonly Happening[]> {
  const people = await kernel.parties.namesOf(view.log.flatMap(({ person }) => person ?? []))
  const reviewed = view.log.findLast(({ act }) => act.type === 'reviewed')?.act
  const found = reviewed?.type === 'reviewed' ? reviewed.found : undefined
  let facts: Facts = {}
  const happenings: Happening[] = []
  for (const action of view.log) {
    const proof = await proofLink(kernel, visit, action, { opening: givesOpening(view, action) })
    const entries = await entriesShown(kernel, visit, fieldsOf(view.procedure), factsAfter(facts, action))
    const body = bodyOf(visit, view, action, facts, { files, entries, found, bodyNamed: (id) => kernel.parties.bodies.find((one) => one.id === id)?.name ?? id })
    happenings.push({ title: titleOf(view, action), at: action.at, by: byWhom(view, action, people), body: html`${body}<p class="hint">${proof}</p>` })
    facts = factsAfter(facts, action)
  }
  return happenings
}

function factsAfter(facts: Facts, { act }: LoggedAction): Facts {
  if (act.type === 'filed' || act.type === 'opened') return act.facts
  return act.type === 'completed' || act.type === 'answered' ? withAnswers(facts, act) : facts
}

const joined = (one: Text, two: Text, between = ': '): Text => inEveryLanguage((locale) => one[locale] + between + two[locale])

function titleOf({ procedure }: CaseView, { act }: LoggedAction): Words {
  const step = 'step' in act ? procedure.steps[act.step] : undefined
  switch (act.type) {
    case 'completed': return joined(step?.title ?? same(act.step), step?.outcomes[act.outcome]?.label ?? same(act.outcome))
    case 'answered': case 'unanswered': {
      const part = partNamed(partsOf(step?.by), act.part)
      return joined(part?.title ?? same(act.part), part?.answers[act.answer]?.label ?? same(act.answer))
    }
    case 'expired': return procedure.clock.silence === 'escalate' ? historyWords.expired : joined(historyWords.expired, procedure.clock.silence.label)
    case 'lapsed': return joined(historyWords.lapsed, step?.outcomes[act.outcome]?.label ?? same(act.outcome))
    case 'issued': return joined(procedure.decisions[act.kind]?.title ?? historyWords.issued, same(`№ ${act.number}`), ', ')
    case 'reviewed': return joined(historyWords.reviewed, foundWords(act.found))
    case 'asked': return joined(historyWords.asked, partNamed(partsOf(step?.by), act.part ?? '')?.title ?? step?.title ?? same(act.step))
    default: return historyWords[act.type]
  }
}

/** Officers act in an office, so the office is named; their colleagues see the name too. */
function byWhom(view: CaseView, action: LoggedAction, people: ReadonlyMap<string, string>): Words {
  const { procedure, organisation, body, standing } = view
  const name = action.person === undefined ? undefined : people.get(action.person)
  // Of a case that was filed at a counter somebody may have the address who is not its applicant.
  if (action.actor === 'system:visitor' && view.person !== undefined) return historyWords.byAddress
  if (action.actor === 'system:visitor') return standing === 'applicant' ? caseWords.you : caseWords.theApplicant
  if (action.actor.startsWith('system:')) return action.actor === 'system:clock' ? historyWords.clock : historyWords.system
  if (isApplicants(view, action)) return body ? inEveryLanguage((locale) => `${name}, ${body.name[locale]}`) : organisation ? inEveryLanguage((locale) => `${name}, ${organisationName(organisation, locale)}`) : name ?? '—'
  const office = officeOf(procedure, action)
  return standing === 'applicant' || name === undefined ? office : joined(office, same(name), ', ')
}

const isApplicants = ({ organisation, person, body }: CaseView, action: LoggedAction): boolean =>
  body ? action.actor.endsWith(` for body:${body.id}`) :
  organisation === undefined ? action.person === person && (!action.actor.includes(' for ') || action.actor.endsWith(` for person:${person}`)) : action.actor.endsWith(` for organisation:${organisation.id}`)

function officeOf(procedure: Procedure, { act }: LoggedAction): Text {
  const step = 'step' in act ? procedure.steps[act.step] : undefined
  const part = act.type === 'answered' ? partNamed(partsOf(step?.by), act.part) : undefined
  if (part) return performerOf(procedure, part.by, procedure.body.name)
  return step === undefined || step.by === 'applicant' ? procedure.body.name
    : performerOf(procedure, step.by, procedure.body.name, { chair: act.type === 'completed' })
}

/**
 * Whether whoever looks is given the signature of an act: its certificate names who signed. An applicant learns from it no more than from the register
 * whose the entry is about which they apply.
 */
export function givesSignature(view: CaseView, action: LoggedAction): boolean {
  const { act } = action
  if (view.standing !== 'applicant' || isApplicants(view, action) || (act.type !== 'completed' && act.type !== 'answered')) return true
  const part = act.type === 'answered' ? act.part : undefined
  return !view.log.some(({ act: asked }) => asked.type === 'asked' && asked.step === act.step && asked.part === part && asked.whom !== undefined)
}

/** Whether whoever looks is given what opens the pseudonym of whoever acted: an applicant for their own side, as the history names no officer to them. */
export const givesOpening = (view: CaseView, action: LoggedAction): boolean => view.standing !== 'applicant' || isApplicants(view, action)

/** A signature that others can verify: what was signed, and the signature over it. */
const signedWith = ({ locale }: Visit, view: CaseView, action: LoggedAction, signature: string): Html => (givesSignature(view, action)
  ? html`<p>${historyWords.signed[locale]}: <a href="/cases/${view.id}/signatures/${signature}/document">${historyWords.signedDocument[locale]}</a>, <a href="/cases/${
    view.id}/signatures/${signature}/cms">${historyWords.signatureFile[locale]}</a></p>`
  : html`<p>${historyWords.signed[locale]}</p>`)

/** Who typed an application at a counter, and by what the person agreed to it. */
const filedAtCounter = ({ locale }: Visit, { agreed }: FiledAtCounter, body: Words, { found, waits }: { readonly found: VisitFinding | undefined; readonly waits: boolean }): Html => html`<p>${counterWords.typedBy[locale]}: ${say(locale, body)}. ${counterWords.agreedBy[locale]} ${shownWords(agreed)[locale]}.${
  agreed === 'paper' && html` ${documentWords.finding[locale]}: ${foundWords(found)[locale]}.${waits && found === undefined && html` ${documentWords.rulesWait[locale]}`}`}</p>`

/** Which answers and findings an act closed. */
const droppedLine = ({ locale }: Visit, { procedure }: CaseView, dropped: readonly string[]): Content => dropped.length > 0 && html`<p>${historyWords.droppedAnswers[locale]}: ${
  fieldsOf(procedure).filter(({ name }) => dropped.includes(name)).map(({ label }) => label[locale]).join('; ')}</p>`

const quoted = (words: string): Html => html`<p class="prose">${paragraphs(words)}</p>`

/** The files and the entries that answers name. */
interface Shown { readonly files: Readonly<Record<string, KeptFile>>; readonly entries: ShownEntries; readonly bodyNamed: (id: string) => Words; readonly found: VisitFinding | undefined }

function bodyOf(visit: Visit, view: CaseView, action: LoggedAction, before: Facts, { files, entries, bodyNamed, found }: Shown): Content {
  const { locale, link } = visit
  const { act } = action
  const { procedure, standing } = view
  switch (act.type) {
    case 'filed': return html`${act.counter && filedAtCounter(visit, act.counter, bodyNamed(act.counter.body), { found, waits: stepOf(procedure, view.state)?.by === 'rules' })}${act.signature !== undefined && signedWith(visit, view, action, act.signature)}`
    case 'opened': case 'extended': case 'recused': return act.reasons && quoted(act.reasons)
    case 'noted': return quoted(act.words)
    case 'reviewed': return standing !== 'applicant' && act.reasons && quoted(act.reasons)
    case 'answered': {
      const { findings = {}, dropped = [] } = act
      const found = fieldsOf(procedure).filter(({ name }) => findings[name] !== undefined)
      return html`${act.reasons && quoted(act.reasons)}${found.length > 0 && answerList(locale, found, findings, { files, entries })}${droppedLine(visit, view, dropped)}${act.signature !== undefined && signedWith(visit, view, action, act.signature)}`
    }
    case 'charged': return html`<p>№ ${act.number}: ${money(locale, BigInt(act.amount))}, ${feeWords.until[locale]} ${dateTime(locale, act.due)}</p>`
    case 'freed': return act.title && act.basis && html`<p>${act.title[locale]}<br>${cite(locale, act.basis)}</p>`
    case 'refunded': return html`<p>${money(locale, BigInt(act.amount))}, ${feeWords.paidBackBy[locale]} ${dateTime(locale, act.due)}</p>`
    case 'unanswered': return html`<p>${opinionWords.bySilence[locale]}</p>`
    case 'voted': return standing !== 'applicant' && html`<p>${procedure.steps[act.step]?.outcomes[act.vote]?.label[locale] ?? act.vote}</p>${act.reasons && quoted(act.reasons)}`
    case 'issued': return html`<p><a href="${link(`/decisions/${act.number}`)}">${historyWords.issued[locale]}: № ${act.number}</a></p>`
    case 'completed': {
      const fields = fieldsOf(procedure)
      const { findings = {}, corrections = {}, dropped = [], marks = [], tally } = act
      const found = fields.filter(({ name }) => findings[name] !== undefined)
      const changed = fields.filter(({ name }) => corrections[name] !== undefined && JSON.stringify(corrections[name]) !== JSON.stringify(before[name]))
      return html`${act.reasons && quoted(act.reasons)}${act.otherwise && html`<p>${historyWords.otherwise[locale]}:</p>${quoted(act.otherwise)}`}${act.goesOn && html`<p>${historyWords.goesOn[locale]}: № ${act.goesOn}</p>`}${marks.length > 0 && html`<p>${markWords.marked[locale]}:</p>${markList(locale, fields, marks)}`}${tally && html`<p>${historyWords.votes[locale]}: ${Object.entries(tally.votes).map(([vote, count], place) =>
        [place > 0 && ', ', votesFor(procedure.steps[act.step]?.outcomes[vote]?.label ?? same(vote), count)[locale]])}${tally.recused > 0 && `; ${historyWords.recusals[locale]}: ${tally.recused}`}</p><p>${
        historyWords.minutes[locale]}:</p>${quoted(tally.minutes)}`}${found.length > 0 && answerList(locale, found, findings, { files, entries })}${
        changed.length > 0 && html`<p>${historyWords.changedAnswers[locale]}:</p>${answerList(locale, changed, corrections, { files, entries })}`}${droppedLine(visit, view, dropped)}${
        act.signature !== undefined && signedWith(visit, view, action, act.signature)}`
    }
    default: return undefined
  }
}
