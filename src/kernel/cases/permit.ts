/** Who may do what in a case now, and why not: read from the declaration, the state and the actor, without a database. */
import { type Body, representativeOf } from '../../law/body.ts'
import { inBody, isOfManyBodies } from '../../law/in-body.ts'
import { isOutsider } from '../../law/outsiders.ts'
import { isReferral, type Performer, partsIn, partsOf, type Procedure, type Quorum } from '../../law/procedure.ts'
import type { Verdict } from '../../law/evaluate.ts'
import type { Text } from '../../law/text.ts'
import { outcomeOf, type Part } from '../../law/together.ts'
import type { Actor } from '../parties/index.ts'
import { messages } from './messages.ts'
import type { Action } from './action.ts'
import type { CaseRow } from './tables.ts'
import type { CaseState } from './case-state.ts'
import { commissionOf, lastOutcome, stepOf } from './state.ts'

/** Whose case it is. */
export interface CaseParties {
  readonly person?: string
  readonly organisation?: string
  /** Id of the body that applies. */
  readonly body?: string
  /** The visit to a counter in which it was filed. */
  readonly visit?: string
  /** Who typed it there: what one typed oneself one does not decide. */
  readonly typist?: string
  /** The actor belongs to the organisation whose case it is, whichever hat they wear now. */
  readonly insider?: boolean
  /** The conflict of interest that keeps the actor from the present step, in words. */
  readonly excluded?: Text
}

/** Whose a case is, by its row. A body that opened it for itself decides it, and is no applicant whom somebody represents. */
export const partiesOf = ({ row: { person, organisation, body, visit, opened_in: own }, log }: { readonly row: Pick<CaseRow, 'person' | 'organisation' | 'body' | 'visit' | 'opened_in'>; readonly log: readonly Pick<Action, 'act'>[] }): CaseParties => {
  const [first] = log
  const typist = first?.act.type === 'filed' ? first.act.counter?.officer : undefined
  return { ...(person && { person }), ...(organisation && { organisation }), ...(body !== null && own === null && { body }), ...(visit && { visit }), ...(typist && { typist }) }
}

/** How an actor stands to a case. `referred`: it was before their body once. `none` means that the case must not be shown. */
export type Standing = 'applicant' | 'performer' | 'office' | 'referred' | 'none'

/** The roles that perform a step: both the members of a commission and its chair, and all who perform it together. */
export const rolesOf = (by: Performer): readonly string[] => {
  if (by === 'applicant' || by === 'rules' || 'fee' in by || isOutsider(by)) return []
  if ('role' in by) return [by.role]
  return 'together' in by ? Object.values(by.together.parts).flatMap((part) => rolesOf(part.by)) : [by.commission.members, by.commission.chair]
}

/** The offices to which several parts of one step are put: whoever holds one judges apart from the others who do. */
export function rolesApart(by: Performer): ReadonlySet<string> {
  const roles = Object.values(partsOf(by)).flatMap((part) => rolesOf(part.by))
  return new Set(roles.filter((role, at) => roles.indexOf(role) !== at))
}

const takingPart = new WeakMap<Procedure, readonly string[]>()

/** The roles that take part in a procedure at any step, those of other bodies included. Made once for each: a page of the queue asks for those of all procedures, several times. */
export function officeRoles(declaration: Procedure): readonly string[] {
  const known = takingPart.get(declaration)
  if (known) return known
  const { steps, opens } = declaration
  const roles = [...new Set([...Object.values(steps).flatMap((step) => rolesOf(step.by)), ...(opens.by === 'office' ? [opens.role] : [])])]
  takingPart.set(declaration, roles)
  return roles
}

/** The roles that take part in a procedure whichever body its cases are of. */
export const officeRolesIn = (declaration: Procedure, bodies: readonly Body[]): readonly string[] => [...new Set([
  ...officeRoles(declaration), ...(isOfManyBodies(declaration) ? bodies.flatMap((body) => officeRoles(inBody(declaration, body))) : []),
])]

/** The office in which an actor is shown a case: that which performs its present step, else another that takes part in it. Undefined for whoever holds none of them. */
export const officeActing = (declaration: Procedure, state: CaseState, { roles }: Pick<Actor, 'roles'>): string | undefined =>
  [...rolesOf(stepOf(declaration, state)?.by ?? 'rules'), ...officeRoles(declaration)].find((role) => roles.includes(role))

/** The roles to which only single steps are referred: who holds no other sees of a case only these. */
function referredRoles(declaration: Procedure): ReadonlySet<string> {
  const performers = Object.values(declaration.steps).flatMap(({ by }): readonly Performer[] => [by, ...Object.values(partsOf(by)).map((part) => part.by)])
  const own = new Set([...performers.flatMap((by) => (isReferral(by) || (typeof by === 'object' && 'together' in by) ? [] : rolesOf(by))),
    ...(declaration.opens.by === 'office' ? [declaration.opens.role] : [])])
  return new Set(officeRoles(declaration).filter((role) => !own.has(role)))
}

/** Whether an actor stands to the cases of a procedure only by what is referred to their body. */
export const isReferred = (declaration: Procedure, { roles }: Pick<Actor, 'roles'>): boolean => {
  const referred = referredRoles(declaration)
  const held = officeRoles(declaration).filter((role) => roles.includes(role))
  return held.length > 0 && held.every((role) => referred.has(role))
}

/** What is asked of an actor to say how they stand to a case. */
type Who = Pick<Actor, 'person' | 'organisation' | 'roles' | 'counter'>

/** Whether it is the actor's own case. */
export const isApplicant = (parties: CaseParties, actor: Who): boolean =>
  actor.counter !== undefined && actor.counter.visit !== parties.visit ? false : parties.body !== undefined ? actor.roles.includes(representativeOf({ id: parties.body })) : parties.organisation === undefined
    ? parties.person === actor.person && actor.organisation === undefined && actor.roles.length === 0
    : parties.organisation === actor.organisation?.id

/** Whether whom a case concerns does not see it yet: an office opened it, and it is before the step from which they do. One that ended before stays unseen. */
export function isUnseen({ opens, steps }: Procedure, { facts, passages, decisions, step }: Pick<CaseState, 'facts' | 'passages' | 'decisions' | 'step'>): boolean {
  if (opens.by !== 'office' || opens.seenFrom === undefined) return false
  const { step: from, where } = opens.seenFrom
  if (where !== undefined && facts[where.fact] !== where.is) return false
  return decisions.length === 0 && (step === undefined || steps[step]?.by !== 'applicant') && !passages.some((passage) => passage.step === from)
}

/** How an actor stands to a case. */
export function standing(declaration: Procedure, state: CaseState, parties: CaseParties, actor: Who): Standing {
  if (isApplicant(parties, actor)) return isUnseen(declaration, state) ? 'none' : 'applicant'
  if (state.passages.some(({ conflicted = [] }) => conflicted.includes(actor.person))) return 'none'
  const step = stepOf(declaration, state)
  if (step !== undefined && rolesOf(step.by).some((role) => actor.roles.includes(role))) return 'performer'
  if (!officeRoles(declaration).some((role) => actor.roles.includes(role))) return 'none'
  if (!isReferred(declaration, actor)) return 'office'
  const were = state.passages.some((passage) => rolesOf(declaration.steps[passage.step]?.by ?? 'rules').some((role) => actor.roles.includes(role)))
  return were ? 'referred' : 'none'
}

/** What an actor can do in the present step, or the reason why not. */
export interface Permit {
  /** Outcomes that may be taken: by the performer, or as a vote of a commission's member. */
  readonly outcomes: readonly string[]
  /** Present when nothing can be done here though the role would allow it. */
  readonly because?: Text
  /** Why an outcome that is offered otherwise must wait, as a decision before which somebody is heard. */
  readonly waits?: Text
  /** What may be answered in which parts of a step that several perform together. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly vote: boolean
  /** A conflict of interest may be declared: instead of a vote, or of what would be judged apart from others. */
  readonly recuse: boolean
  /** The step in which they judged already, and what they said would be set aside. */
  readonly judged?: string
  readonly conclude: boolean
  readonly assign: boolean
  readonly extend: boolean
  readonly note: boolean
}

export interface PermitOptions { readonly ranked?: boolean; readonly held?: (outcome: string) => Text | undefined }

const nothing: Permit = { outcomes: [], answers: {}, vote: false, recuse: false, conclude: false, assign: false, extend: false, note: false }

/**
 * What this actor may do now. Deny by default: a second pair of eyes must be another's, nobody decides their own case,
 * a recused member does not vote, whoever declared a conflict where they judge apart does not see the case any more and may declare it after they judged, and an outcome is offered only when its conditions hold. `ranked`: it is asked for the signature over a whole ranking; `held`: why
 * an outcome must wait, as a decision before which somebody is heard.
 */
export function permitOf(declaration: Procedure, state: CaseState, parties: CaseParties, actor: Actor, check: Verdict | undefined, { ranked = false, held }: PermitOptions = {}): Permit {
  const step = stepOf(declaration, state)
  const stands = standing(declaration, state, parties, actor)
  if (step === undefined || stands === 'none') return nothing
  const judged = judgedApart(declaration, state, actor)
  const late = judged === undefined ? {} : { recuse: true, judged }
  if (stands === 'referred') return { ...nothing, ...late }
  if (stands === 'applicant') return permitOfApplicant(declaration, state, check)
  if (stands === 'office' || step.by === 'applicant' || step.by === 'rules' || 'fee' in step.by || isOutsider(step.by)) return { ...nothing, note: true }
  const barred = barredFrom(declaration, state, parties, actor)
  if (barred) return { ...barred, ...late }
  if ('together' in step.by) {
    const answers = answersOpen(declaration, state, (_, { by }) => 'role' in by && actor.roles.includes(by.role))
    const apart = rolesApart(step.by)
    return { ...nothing, note: true, answers, recuse: Object.keys(answers).length > 0 && actor.roles.some((role) => apart.has(role)), ...late }
  }
  const ready = offered(declaration, state, check)
  const open = ready.filter((name) => held?.(name) === undefined)
  const waits = ready.flatMap((name) => held?.(name) ?? [])[0]
  const outcomes = ranked ? open : open.filter((name) => !isRanked(declaration, state, name))
  if (open.length > 0 && outcomes.length === 0) return { ...nothing, note: true, because: messages.byRanking }
  const commission = commissionOf(step.by)
  // The time of the whole is the deciding body's: another whose opinion is asked does not prolong it.
  const extend = declaration.clock.extension !== undefined && !state.extended && !isReferral(step.by)
  if (commission === undefined) return { ...nothing, outcomes, ...(waits && { waits }), assign: true, extend, note: true }
  if (state.recused.includes(actor.person)) return { ...nothing, note: true, because: messages.recused }
  const chairs = actor.roles.includes(commission.chair)
  const votes = actor.roles.includes(commission.members)
  return { ...nothing, outcomes, vote: votes, recuse: votes, conclude: chairs, note: true }
}

/**
 * The step in which the actor judged apart from others and may still say that they have a conflict of interest: the present one, or the one before it, as long as
 * nobody has acted upon what they said.
 */
function judgedApart(declaration: Procedure, state: CaseState, { person }: Pick<Actor, 'person'>): string | undefined {
  const [last, before] = [state.passages.at(-1), state.passages.at(-2)]
  const passage = last?.opinions || (last?.people.length ?? 0) > 0 ? last : before
  if (state.step === undefined || passage === undefined || rolesApart(declaration.steps[passage.step]?.by ?? 'rules').size === 0) return undefined
  return passage.opinions?.some((opinion) => opinion.person === person) ? passage.step : undefined
}

/** What whose case it is may do now. */
export function permitOfApplicant(declaration: Procedure, state: CaseState, check: Verdict | undefined): Permit {
  const step = stepOf(declaration, state)
  if (step === undefined) return nothing
  return { ...nothing, note: true, ...(step.by === 'applicant' && { outcomes: offered(declaration, state, check) }) }
}

/** What somebody outside may do now, to whom these parts of the present step are put: the empty name is the whole of it. */
export const permitOfOutsider = (declaration: Procedure, state: CaseState, parts: readonly string[], check: Verdict | undefined): Permit => ({
  ...nothing, answers: answersOpen(declaration, state, (name) => parts.includes(name)), ...(parts.includes('') && { outcomes: offered(declaration, state, check) }),
})

/** Why an officer may not perform the present step though they hold its office; undefined when nothing keeps them from it. */
function barredFrom(declaration: Procedure, state: CaseState, parties: CaseParties, actor: Actor): Permit | undefined {
  if (parties.person === actor.person || parties.insider) return { ...nothing, because: messages.ownCase }
  if (parties.typist === actor.person) return { ...nothing, note: true, because: messages.typedIt }
  if (parties.excluded) return { ...nothing, note: true, because: parties.excluded }
  const earlier = (stepOf(declaration, state)?.notBy ?? []).find((name) => actedIn(state, name, actor.person))
  return earlier === undefined ? undefined : { ...nothing, note: true, because: messages.secondPairOfEyes(declaration.steps[earlier]!.title) }
}

/** In a step that several perform together each may answer in their own part, once. */
function answersOpen(declaration: Procedure, state: CaseState, isTheirs: (name: string, part: Part) => boolean): Permit['answers'] {
  const open = Object.entries(partsIn(stepOf(declaration, state)?.by, state.facts)).filter(([name, part]) => isTheirs(name, part) && !state.opinions.some((opinion) => opinion.part === name))
  return Object.fromEntries(open.map(([name, { answers }]) => [name, Object.keys(answers)]))
}

/** The outcome to which what was said leads; undefined while the step waits for more. */
export function outcomeSaid(declaration: Procedure, state: CaseState): string | undefined {
  const step = stepOf(declaration, state)
  return typeof step?.by === 'object' && 'together' in step.by ? outcomeOf(step.by.together, step.outcomes, state.facts, state.opinions.map(({ answer }) => answer)) : undefined
}

const actedIn = (state: CaseState, step: string, person: string): boolean =>
  state.passages.some((passage) => passage.step === step && passage.people.includes(person))

/** Whether an outcome is one of those that a call takes for all its applicants at once, in the order of their ranking: nobody takes it in one case. */
const isRanked = ({ call }: Procedure, { step }: CaseState, outcome: string): boolean =>
  call !== undefined && step === call.at && (outcome === call.admits || outcome === call.refuses)

/** The outcomes whose conditions hold. */
export function offered(declaration: Procedure, state: CaseState, check: Verdict | undefined): readonly string[] {
  const step = stepOf(declaration, state)!
  return Object.entries(step.outcomes)
    .filter(([, outcome]) => outcome.byClock === undefined)
    .filter(([, outcome]) => outcome.whenCheck === undefined || (check !== undefined && outcome.whenCheck.includes(check)))
    .filter(([, outcome]) => outcome.after === undefined || lastOutcome(state, outcome.after.step) === outcome.after.outcome)
    .map(([name]) => name)
}

export type VoteResult =
  | { readonly result: 'decided'; readonly outcome: string; readonly votes: Readonly<Record<string, number>> }
  | { readonly result: 'open'; readonly because: Text; readonly votes: Readonly<Record<string, number>> }

/** Without how many votes nothing is concluded: where no quorum is set, without any. */
export const votesNeeded = (quorum: Quorum): number => (quorum === 'unset' ? 1 : quorum)

/** Counts the votes: a quorum of members who were not recused, and more than half of the votes cast for one outcome. */
export function countVotes(declaration: Procedure, state: CaseState): VoteResult {
  const commission = commissionOf(stepOf(declaration, state)!.by)!
  const votes: Record<string, number> = {}
  for (const { vote } of state.votes) votes[vote] = (votes[vote] ?? 0) + 1
  const cast = state.votes.length
  const needed = votesNeeded(commission.quorum)
  if (cast < needed) return { result: 'open', because: commission.quorum === 'unset' ? messages.noVotes : messages.noQuorum(cast, needed), votes }
  const won = Object.keys(votes).find((outcome) => votes[outcome]! * 2 > cast)
  return won === undefined ? { result: 'open', because: messages.tied, votes } : { result: 'decided', outcome: won, votes }
}
