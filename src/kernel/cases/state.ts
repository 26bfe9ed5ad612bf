/** The state of a case: a pure fold over its log of actions, read by the declaration that the case is pinned to. */
import type { ClockEvent } from '../../law/clock.ts'
import type { Facts } from '../../law/field.ts'
import { correctedIn, type Mark, marksIn } from '../../law/mark.ts'
import { findingsIn, partsOf, type Performer, type Procedure, type Step } from '../../law/procedure.ts'
import type { Instant } from '../../law/time.ts'
import type { Action } from './action.ts'
import type { CaseState, Opinion, Passage } from './case-state.ts'

type Draft = { -readonly [K in keyof CaseState]: CaseState[K] }

/** Folds a log into a state. The first action is the filing or the opening; anything else is a broken log. */
export function stateOf(declaration: Procedure, actions: readonly Action[]): CaseState {
  const [first, ...later] = actions
  if (first === undefined || (first.act.type !== 'filed' && first.act.type !== 'opened')) throw new Error('The log of a case begins with its filing')
  const moved = actions.findLastIndex(({ act }) => act.type === 'moved')
  const act = actions[moved]?.act
  if (act?.type === 'moved') {
    const state: Draft = { ...fresh, ...act.standing, facts: answersOf(actions.slice(0, moved)) }
    for (const action of actions.slice(moved + 1)) apply(state, declaration, action)
    return state
  }
  const state: Draft = {
    ...fresh, facts: first.act.facts, passages: [], extended: false, decisions: [], filedAt: first.at,
  }
  enter(state, declaration.starts, first.at)
  for (const action of later) apply(state, declaration, action)
  return state
}

/** What a hearing found that is entered, and how that was answered. */
function saidBefore(declaration: Procedure, state: CaseState): readonly string[] {
  const step = stepOf(declaration, state)
  return step?.hearing === undefined ? [] : [...findingsIn(step).map(({ name }) => name), step.hearing.answer]
}

/** What is forgotten where a step is entered. */
const fresh = { votes: [], recused: [], opinions: [], asked: [], reminded: [], escalated: false } as const

/** The answers and findings of a log, the latest of each, whatever version they were given under; without what somebody found who then declared a conflict. */
function answersOf(actions: readonly Action[]): Facts {
  const finders = new Map<string, string | undefined>()
  return actions.reduce<Facts>((facts, { act, person }) => {
    switch (act.type) {
      case 'filed': case 'opened': return { ...facts, ...act.facts }
      case 'completed': return withAnswers(facts, act)
      case 'answered':
        for (const name of Object.keys(act.findings ?? {})) finders.set(name, person)
        return withAnswers(facts, act)
      case 'recused': return withAnswers(facts, { dropped: [...finders].flatMap(([name, by]) => (by === person ? [name] : [])) })
      default: return facts
    }
  }, {})
}

/** What an act adds to the answers; those that its corrections closed, or that are not found any more, are no longer among them. */
export function withAnswers(facts: Facts, { corrections, dropped, findings }: { readonly corrections?: Facts; readonly dropped?: readonly string[]; readonly findings?: Facts }): Facts {
  const left = dropped === undefined ? facts : Object.fromEntries(Object.entries(facts).filter(([name]) => !dropped.includes(name)))
  return { ...left, ...corrections, ...findings }
}

function apply(state: Draft, declaration: Procedure, action: Action): void {
  const { length } = state.passages
  take(state, declaration, action)
  // Whoever is heard anew is told of something else: what they objected to the earlier, and how that was answered, is said no more.
  if (state.passages.length > length) state.facts = withAnswers(state.facts, { dropped: saidBefore(declaration, state) })
}

function take(state: Draft, declaration: Procedure, { act, at, person }: Action): void {
  switch (act.type) {
    case 'assigned': state.assignee = act.to; break
    case 'voted': state.votes = [...state.votes.filter((vote) => vote.person !== person), { person: person!, vote: act.vote, ...(act.reasons && { reasons: act.reasons }) }]; took(state, person); break
    case 'recused':
      state.recused = [...state.recused, person!]
      state.votes = state.votes.filter((vote) => vote.person !== person)
      if (commissionOf(declaration.steps[act.step]?.by ?? 'rules') === undefined) setAside(state, declaration, act.step, person!, at)
      break
    case 'completed':
      state.facts = withAnswers(state.facts, act)
      took(state, person)
      leave(state, declaration, act.step, act.outcome, at, act)
      break
    case 'lapsed': leave(state, declaration, act.step, act.outcome, at); break
    case 'expired': expire(state, declaration, at); break
    case 'answered':
      state.facts = withAnswers(state.facts, act)
      took(state, person)
      said(state, { part: act.part, answer: act.answer, at, ...(act.reasons && { reasons: act.reasons }), ...(person && { person }) })
      break
    case 'unanswered': said(state, { part: act.part, answer: act.answer, at, silent: true }); break
    case 'asked': state.asked = [...state.asked, { part: act.part ?? '', ...(act.whom !== undefined && { whom: act.whom }), at }]; break
    case 'extended': state.extended = true; break
    case 'escalated':
      if (act.part === undefined) state.escalated = true
      else state.reminded = [...state.reminded, act.part]
      break
    case 'charged': state.charged = true; break
    case 'issued': state.decisions = [...state.decisions, { id: act.decision, kind: act.kind, number: act.number, at }]; break
    case 'reopened': delete state.closedAt; enter(state, act.step, at); break
    default: break
  }
}

function enter(state: Draft, step: string, at: Instant): void {
  state.step = step
  state.passages = [...state.passages, { step, entered: at, people: [] }]
  Object.assign(state, fresh)
  delete state.assignee
  delete state.charged
}

/** Remembers who took part in the present passage. */
function took(state: Draft, person: string | undefined): void {
  if (person !== undefined) change(state, (passage) => ({ ...passage, people: [...new Set([...passage.people, person])] }))
}

function leave(state: Draft, declaration: Procedure, step: string, outcome: string, at: Instant, { reasons, marks }: Pick<Passage, 'reasons' | 'marks'> = {}): void {
  change(state, (passage) => ({ ...passage, left: at, outcome, ...(reasons && { reasons }), ...(marks && { marks }) }))
  const to = declaration.steps[step]?.outcomes[outcome]?.to
  if (to === undefined) throw new Error(`Step ${step} has no outcome ${outcome}`)
  goOn(state, to, at)
}

/** Whoever judges apart and has a conflict sees the case no more; what they said already is set aside, and where the step had gone on by it the case comes back to it. What others said stays. */
function setAside(state: Draft, declaration: Procedure, step: string, person: string, at: Instant): void {
  const said = state.passages.findLast((passage) => passage.step === step)?.opinions ?? []
  if (state.step !== step) {
    change(state, (passage) => ({ ...passage, left: at }))
    enter(state, step, at)
  }
  const parts = partsOf(declaration.steps[step]?.by)
  const theirs = said.filter((opinion) => opinion.person === person)
  state.facts = withAnswers(state.facts, { dropped: theirs.flatMap(({ part, answer }) => (parts[part]?.answers[answer]?.findings ?? []).map(({ name }) => name)) })
  state.opinions = said.filter((opinion) => opinion.person !== person)
  change(state, (passage) => ({ ...passage, opinions: state.opinions, conflicted: [...passage.conflicted ?? [], person] }))
}

/** Goes where the silence of the whole leads; the passage ends by none of its own outcomes. */
function expire(state: Draft, { clock: { silence } }: Procedure, at: Instant): void {
  if (silence === 'escalate') throw new Error('Silence leads nowhere here')
  state.expired = true
  change(state, (passage) => ({ ...passage, left: at }))
  goOn(state, silence.to, at)
}

/** Each part answers once. Kept in the order of the parts' names, so that the order of the answers makes no other state. */
function said(state: Draft, opinion: Opinion): void {
  state.opinions = [...state.opinions, opinion].toSorted((a, b) => (a.part < b.part ? -1 : 1))
  change(state, (passage) => ({ ...passage, opinions: state.opinions }))
}

function goOn(state: Draft, to: string, at: Instant): void {
  if (to !== 'closed') return enter(state, to, at)
  delete state.step
  delete state.assignee
  delete state.charged
  state.closedAt = at
}

function change(state: Draft, how: (passage: Passage) => Passage): void {
  const last = state.passages.at(-1)
  if (last !== undefined) state.passages = [...state.passages.slice(0, -1), how(last)]
}

/** The declared step that the case is in. */
export const stepOf = (declaration: Procedure, state: CaseState): Step | undefined =>
  state.step === undefined ? undefined : declaration.steps[state.step]

/** What the applicant was asked to correct in the present step; nothing where the step corrects nothing, and where everything is open. */
export function marksNow(declaration: Procedure, state: CaseState): readonly Mark[] {
  const step = stepOf(declaration, state)
  return step?.by === 'applicant' ? marksIn(correctedIn(declaration, step), state.passages.at(-2)?.marks ?? []) : []
}

/** The outcome by which a step was last left. */
export const lastOutcome = (state: CaseState, step: string): string | undefined =>
  state.passages.findLast((passage) => passage.step === step && passage.outcome !== undefined)?.outcome

/** Whether the commission form of performer. */
export const commissionOf = (by: Performer) => (typeof by === 'object' && 'commission' in by ? by.commission : undefined)

/** What the clock of the whole procedure saw: it runs from one step on, stands still in others, and ends with the case. */
export function procedureEvents({ clock }: Procedure, state: CaseState, log: readonly Action[]): readonly ClockEvent[] {
  const from = state.passages.findIndex((passage) => passage.step === clock.from)
  if (from < 0) return []
  const passages = state.passages.slice(from)
  const events: ClockEvent[] = [{ at: passages[0]!.entered, kind: 'start' }]
  for (const [index, passage] of passages.entries()) {
    if (clock.stopsIn.includes(passage.step)) {
      events.push({ at: passage.entered, kind: 'stop' })
      if (passage.left !== undefined) events.push({ at: passage.left, kind: 'resume' })
    }
    // Between a closing and a reopening the case is nobody's to decide, so the clock stands still there too.
    const next = passages[index + 1]
    if (next !== undefined && passage.left !== undefined && next.entered > passage.left) {
      events.push({ at: passage.left, kind: 'stop' }, { at: next.entered, kind: 'resume' })
    }
  }
  for (const { act, at } of log) if (act.type === 'extended' && clock.extension) events.push({ at, kind: 'extend', by: clock.extension.by })
  if (state.closedAt !== undefined) events.push({ at: state.closedAt, kind: 'finish' })
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** What the clock of a part of the present step saw: it runs from where the step was entered, or its new owner was asked, until the part was answered. */
export function partEvents(state: CaseState, part: string): readonly ClockEvent[] {
  const answered = state.opinions.find((opinion) => opinion.part === part)
  return [...stepEvents(state, part), ...(answered ? [{ at: answered.at, kind: 'finish' } as const] : [])]
}

/** What the clock of the present step, or of a part of it, saw. Whoever owns the entry only since the question was put has the whole time to answer it. */
export function stepEvents({ passages, asked }: CaseState, part = ''): readonly ClockEvent[] {
  const passage = passages.at(-1)
  if (passage === undefined || passage.left !== undefined) return []
  const [, ...anew] = asked.filter((one) => one.part === part)
  return [{ at: anew.at(-1)?.at ?? passage.entered, kind: 'start' }]
}
