/** Holds back a decision that burdens until whom it burdens was heard: says what is announced to them, and states in the decision what they were told and said. */
import type { Calendar } from '../../law/calendar.ts'
import { dueDay } from '../../law/duration.ts'
import { evaluate } from '../../law/evaluate.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { type Hearing, hearingBefore, type Unheard } from '../../law/hearing.ts'
import { hearingSpeech } from '../../law/hearing-words.ts'
import { type Facts, holdsPersonal, isEmpty } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { findingsFor, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import type { DisclosedFact } from '../decisions/index.ts'
import type { Action } from './action.ts'
import type { CaseState, Passage } from './case-state.ts'
import { hearingMessages as messages } from './hearing.messages.ts'
import { stepOf } from './state.ts'

interface Asked { readonly calendar: Calendar; readonly declaration: Procedure; readonly state: CaseState; readonly filedAt: Instant }

/** The last day of the notice that was given when the case came to this step. */
const lastOfNotice = (calendar: Calendar, { notice }: Hearing, { entered }: Passage): Day => dueDay(calendar, dayOf(entered, calendar.zone), notice)

/** The last time that the party was told, since the case was last decided: what is decided anew is told of anew. */
const toldIn = ({ passages, decisions }: CaseState, step: string): Passage | undefined =>
  passages.findLast((passage) => passage.step === step && passage.entered >= (decisions.at(-1)?.at ?? ''))

/** The case of the law in which nobody is heard, if this is one. */
const unheardBy = ({ calendar, declaration, state, filedAt }: Asked, { unless = [] }: Hearing): Unheard | undefined =>
  unless.find(({ when }) => evaluate(when, state.facts, readingOf(declaration, dayOf(filedAt, calendar.zone))).verdict === true)

/** Whether they objected in this passage: an objection of an earlier round is none to what they were told now. */
const objectedIn = ({ steps }: Procedure, { objection }: Hearing, { step, outcome }: Passage): boolean =>
  outcome !== undefined && findingsFor(steps[step]!, outcome).some(({ name }) => name === objection)

/** The case of the law in which nobody is heard in the present step, so that it is passed over; undefined where they are. */
export function passedOver(asked: Asked): Unheard | undefined {
  const hearing = stepOf(asked.declaration, asked.state)?.hearing
  return hearing && unheardBy(asked, hearing)
}

/** Why an outcome of the present step cannot be taken yet; undefined for one that nobody need be heard before. */
export function heldBack(asked: Asked, outcome: string, now: Instant): Text | undefined {
  const { calendar, declaration, state } = asked
  const decides = stepOf(declaration, state)?.outcomes[outcome]?.decides
  const found = decides === undefined ? undefined : hearingBefore(declaration, decides)
  if (found === undefined || unheardBy(asked, found.hearing) !== undefined) return undefined
  const [{ hearing, step }, speech] = [found, hearingSpeech(declaration)]
  const told = toldIn(state, step)
  if (told?.left === undefined) return messages.notHeard(speech, declaration.steps[step]!.title)
  if (told.outcome === hearing.waives) return undefined
  if (hearing.minutes !== undefined && objectedIn(declaration, hearing, told) && heldSince(state, hearing.minutes, told) === undefined) return messages.minutesDue(speech, declaration.steps[hearing.minutes]!.title)
  const last = lastOfNotice(calendar, hearing, told)
  return dayOf(now, calendar.zone) > last ? undefined : messages.noticeRuns(speech, inEveryLanguage((locale) => formatDay(last, locale)))
}

/** When the minutes of what they were told in this passage were signed. */
const heldSince = ({ passages }: CaseState, minutes: string, told: Passage): Instant | undefined =>
  passages.findLast(({ step, entered, left }) => step === minutes && entered >= told.entered && left !== undefined)?.left

/** The last day of a notice for which the present step must wait: its own time runs from there. Undefined where nothing waits. */
export function waitsUntil(calendar: Calendar, declaration: Procedure, state: CaseState): Day | undefined {
  for (const { decides } of Object.values(stepOf(declaration, state)?.outcomes ?? {})) {
    const found = decides === undefined ? undefined : hearingBefore(declaration, decides)
    const told = found && toldIn(state, found.step)
    if (found && told?.left !== undefined && told.outcome !== undefined && told.outcome !== found.hearing.waives) return lastOfNotice(calendar, found.hearing, told)
  }
  return undefined
}

/** What a decision states of the hearing: when they were told, what they objected and how that is answered, or by which law nobody was heard. */
export function heardLines(asked: Asked, decision: string): readonly DisclosedFact[] {
  const { calendar, declaration, state } = asked
  const found = hearingBefore(declaration, decision)
  if (found === undefined) return []
  const [{ step, hearing }, speech] = [found, hearingSpeech(declaration)]
  const unheard = unheardBy(asked, hearing)
  const told = toldIn(state, step)
  const [objection, answer] = [state.facts[hearing.objection], state.facts[hearing.answer]]
  const objected = told !== undefined && objectedIn(declaration, hearing, told) && typeof objection === 'string' && objection !== ''
  const exception = unheard === undefined ? [] : [{ label: messages.heard, value: unheard.words }]
  if (told === undefined || (unheard !== undefined && !objected)) return exception
  const held = hearing.minutes === undefined ? undefined : heldSince(state, hearing.minutes, told)
  const on = (at: Instant): Text => inEveryLanguage((locale) => formatDay(dayOf(at, calendar.zone), locale))
  return [
    ...exception, { label: messages.toldOn(speech), value: on(told.entered) },
    { label: messages.objection(speech), value: objected ? same(objection) : unobjected(declaration, hearing, told) },
    ...(objected && told.outcome === hearing.waives ? [{ label: messages.heard, value: messages.noticeWaived(speech) }] : []),
    ...(objected && typeof answer === 'string' ? [{ label: messages.objectionAnswered, value: same(answer) }] : []),
    ...(held === undefined ? [] : [{ label: messages.minutesSigned, value: on(held) }]),
  ]
}

/** What is stated of somebody who did not object: that they waived the notice, that they said so, or that nothing came. */
function unobjected(declaration: Procedure, { waives }: Hearing, { step, outcome }: Passage): Text {
  if (outcome !== undefined && outcome === waives) return messages.waived(hearingSpeech(declaration))
  const { late, outcomes } = declaration.steps[step]!
  const silent = outcome === undefined || outcomes[outcome]?.byClock || (late !== 'escalate' && late.outcome === outcome)
  return silent ? messages.noObjection : messages.saidNone(hearingSpeech(declaration))
}

/** What whom a decision burdens is told when the case comes to their hearing. */
export interface Announced {
  /** What it is called. */
  readonly called: Text
  /** What is proposed. */
  readonly decisions: readonly Text[]
  /** Why: the grounds that do not hold, what was found where it is proposed, and the reasons of whoever proposes it, of a commission those of the votes for it. */
  readonly why: readonly Text[]
  /** The last day on which it is not issued yet, and the notice after which that is. */
  readonly last: Day
  readonly notice: Hearing['notice']
  /** The outcome by which they give up the days until then. */
  readonly waives?: string
}

/** What is announced in the present step; undefined where nobody is heard in it. */
export function announced(asked: Asked, log: readonly Action[], now: Instant): Announced | undefined {
  const { calendar, declaration, state } = asked
  const hearing = stepOf(declaration, state)?.hearing
  const here = state.passages.at(-1)
  if (hearing === undefined || here === undefined) return undefined
  return {
    called: messages.announced(hearingSpeech(declaration)), decisions: hearing.before.map((one) => declaration.decisions[one]!.title), why: whyProposed(asked, log, now), last: lastOfNotice(calendar, hearing, here), notice: hearing.notice,
    ...(hearing.waives !== undefined && { waives: hearing.waives }),
  }
}

function whyProposed({ calendar, declaration, state, filedAt }: Asked, log: readonly Action[], now: Instant): readonly Text[] {
  const from = state.passages.at(-2)
  const first = log[0]?.act
  // Where the case begins with the hearing, whoever opened it says why.
  const opening = first?.type === 'opened' && state.passages.at(-1)?.step === declaration.starts ? [...saidOf(declaration.form.flatMap(({ fields }) => fields), state.facts), ...(first.reasons ? [same(first.reasons)] : [])] : []
  if (from?.outcome === undefined || isDecided(log, from)) return opening
  const check = declaration.steps[from.step]?.check
  const failed = check === undefined ? [] : evaluate(declaration.rules[check]!, state.facts, readingOf(declaration, dayOf(filedAt, calendar.zone), dayOf(now, calendar.zone))).failed
  const votes = new Map(log.flatMap(({ act, at, person }) => (act.type === 'voted' && act.step === from.step && at >= from.entered ? [[person, act] as const] : [])))
  const said = new Set([from.reasons, ...[...votes.values()].filter(({ vote }) => vote === from.outcome).map(({ reasons }) => reasons)])
  const found = saidOf(findingsFor(declaration.steps[from.step]!, from.outcome), state.facts)
  return [...opening, ...failed.map(({ words }) => words), ...found, ...[...said].flatMap((words) => words ? [same(words)] : [])]
}

/** Whether a passage led to what was decided since, or reopened: its reasons are of that, and of nothing proposed now. */
const isDecided = (log: readonly Action[], { step }: Passage): boolean =>
  log.findLastIndex(({ act: { type } }) => type === 'issued' || type === 'reopened') > log.findLastIndex(({ act }) => (act.type === 'completed' || act.type === 'lapsed') && act.step === step)

const question = (label: string): string => (label.endsWith('?') ? label : `${label}:`)

/** What was answered, each with its question; personal data, files and tables stand in the case alone, for the letter goes by mail too. */
const saidOf = (fields: readonly FormField[], facts: Facts): readonly Text[] => fields.flatMap((field) => {
  const answer = facts[field.name]
  if (answer === undefined || isEmpty(answer) || holdsPersonal(field) || field.kind === 'file' || field.kind === 'rows') return []
  const [label, value] = [field.label, printAnswer(field, answer)]
  return [spoken({ kk: `${question(label.kk)} ${value.kk}`, ru: `${question(label.ru)} ${value.ru}`, en: `${question(label.en)} ${value.en}` })]
})
