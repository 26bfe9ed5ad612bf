/** Holds back a decision that burdens until whom it burdens was heard, and states in it what they were told and said. */
import type { Calendar } from '../../law/calendar.ts'
import { dueDay } from '../../law/duration.ts'
import { evaluate } from '../../law/evaluate.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { type Hearing, hearingBefore, type Unheard } from '../../law/hearing.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { same, type Text } from '../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import type { DisclosedFact } from '../decisions/index.ts'
import type { CaseState, Passage } from './case-state.ts'
import { messages } from './messages.ts'
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

/** Why an outcome of the present step cannot be taken yet; undefined for one that nobody need be heard before. */
export function heldBack(asked: Asked, outcome: string, now: Instant): Text | undefined {
  const { calendar, declaration, state } = asked
  const decides = stepOf(declaration, state)?.outcomes[outcome]?.decides
  const found = decides === undefined ? undefined : hearingBefore(declaration, decides)
  if (found === undefined || unheardBy(asked, found.hearing) !== undefined) return undefined
  const told = toldIn(state, found.step)
  if (told?.left === undefined) return messages.notHeard(declaration.steps[found.step]!.title)
  if (told.outcome === found.hearing.waives) return undefined
  const last = lastOfNotice(calendar, found.hearing, told)
  return dayOf(now, calendar.zone) > last ? undefined : messages.noticeRuns(inEveryLanguage((locale) => formatDay(last, locale)))
}

/** What a decision states of the hearing: when they were told, what they objected and how that is answered, or by which law nobody was heard. */
export function heardLines(asked: Asked, decision: string): readonly DisclosedFact[] {
  const { calendar, declaration, state } = asked
  const found = hearingBefore(declaration, decision)
  if (found === undefined) return []
  const { step, hearing } = found
  const unheard = unheardBy(asked, hearing)
  if (unheard !== undefined) return [{ label: messages.heard, value: unheard.words }]
  const told = toldIn(state, step)
  if (told === undefined) return []
  const [objection, answer] = [state.facts[hearing.objection], state.facts[hearing.answer]]
  const held = hearing.minutes === undefined ? undefined : toldIn(state, hearing.minutes)
  const on = (at: Instant): Text => inEveryLanguage((locale) => formatDay(dayOf(at, calendar.zone), locale))
  const objected = typeof objection === 'string' && objection !== ''
  return [
    { label: messages.toldOn, value: on(told.entered) },
    { label: messages.objection, value: objected ? same(objection) : told.outcome === hearing.waives ? messages.waived : messages.noObjection },
    ...(objected && typeof answer === 'string' ? [{ label: messages.objectionAnswered, value: same(answer) }] : []),
    ...(held?.left === undefined ? [] : [{ label: messages.minutesSigned, value: on(held.left) }]),
  ]
}

/** What whom a decision burdens is told when the case comes to their hearing: what is proposed, and from which day it can be decided. */
export function announced(calendar: Calendar, declaration: Procedure, state: CaseState): { readonly decisions: readonly Text[]; readonly last: Day } | undefined {
  const hearing = stepOf(declaration, state)?.hearing
  const now = state.passages.at(-1)
  return hearing && now && { decisions: hearing.before.map((one) => declaration.decisions[one]!.title), last: lastOfNotice(calendar, hearing, now) }
}
