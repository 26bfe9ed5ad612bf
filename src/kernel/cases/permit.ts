/** Who may do what in a case now, and why not: read from the declaration, the state and the actor, without a database. */
import { representativeOf } from '../../law/body.ts'
import type { Performer, Procedure } from '../../law/procedure.ts'
import type { Verdict } from '../../law/evaluate.ts'
import type { Text } from '../../law/text.ts'
import type { Actor } from '../parties/index.ts'
import { messages } from './messages.ts'
import { type CaseState, commissionOf, lastOutcome, stepOf } from './state.ts'

/** Whose case it is. */
export interface CaseParties {
  readonly person?: string
  readonly organisation?: string
  /** Id of the body that applies. */
  readonly body?: string
  /** The actor belongs to the organisation whose case it is, whichever hat they wear now. */
  readonly insider?: boolean
  /** The conflict of interest that keeps the actor from the present step, in words. */
  readonly excluded?: Text
}

/** How an actor stands to a case. `none` means that the case must not be shown. */
export type Standing = 'applicant' | 'performer' | 'office' | 'none'

/** The roles that perform a step: both the members of a commission and its chair. */
export const rolesOf = (by: Performer): readonly string[] => {
  if (by === 'applicant' || by === 'rules') return []
  return 'role' in by ? [by.role] : [by.commission.members, by.commission.chair]
}

/** The roles that take part in a procedure at any step. */
export const officeRoles = (declaration: Procedure): readonly string[] => [...new Set([
  ...Object.values(declaration.steps).flatMap((step) => rolesOf(step.by)),
  ...(declaration.opens.by === 'office' ? [declaration.opens.role] : []),
])]

const isApplicant = (parties: CaseParties, actor: Actor): boolean =>
  parties.body !== undefined ? actor.roles.includes(representativeOf({ id: parties.body })) : parties.organisation === undefined
    ? parties.person === actor.person && actor.organisation === undefined && actor.roles.length === 0
    : parties.organisation === actor.organisation?.id

/** How an actor stands to a case. */
export function standing(declaration: Procedure, state: CaseState, parties: CaseParties, actor: Actor): Standing {
  if (isApplicant(parties, actor)) return 'applicant'
  const step = stepOf(declaration, state)
  if (step !== undefined && rolesOf(step.by).some((role) => actor.roles.includes(role))) return 'performer'
  return officeRoles(declaration).some((role) => actor.roles.includes(role)) ? 'office' : 'none'
}

/** What an actor can do in the present step, or the reason why not. */
export interface Permit {
  /** Outcomes that may be taken: by the performer, or as a vote of a commission's member. */
  readonly outcomes: readonly string[]
  /** Present when nothing can be done here though the role would allow it. */
  readonly because?: Text
  readonly vote: boolean
  readonly conclude: boolean
  readonly assign: boolean
  readonly extend: boolean
  readonly note: boolean
}

const nothing: Permit = { outcomes: [], vote: false, conclude: false, assign: false, extend: false, note: false }

/**
 * What this actor may do now. Deny by default: a second pair of eyes must be another's, nobody decides their own case,
 * a recused member does not vote, and an outcome is offered only when its conditions hold.
 */
export function permitOf(declaration: Procedure, state: CaseState, parties: CaseParties, actor: Actor, check: Verdict | undefined): Permit {
  const step = stepOf(declaration, state)
  const stands = standing(declaration, state, parties, actor)
  if (step === undefined || stands === 'none') return nothing
  if (stands === 'applicant') return permitOfApplicant(declaration, state, check)
  if (stands === 'office' || step.by === 'applicant' || step.by === 'rules') return { ...nothing, note: true }
  const outcomes = offered(declaration, state, check)
  if (parties.person === actor.person || parties.insider) return { ...nothing, because: messages.ownCase }
  if (parties.excluded) return { ...nothing, note: true, because: parties.excluded }
  const earlier = (step.notBy ?? []).find((name) => actedIn(state, name, actor.person))
  if (earlier !== undefined) return { ...nothing, note: true, because: messages.secondPairOfEyes(declaration.steps[earlier]!.title) }
  const commission = commissionOf(step.by)
  const extend = declaration.clock.extension !== undefined && !state.extended
  if (commission === undefined) return { ...nothing, outcomes, assign: true, extend, note: true }
  if (state.recused.includes(actor.person)) return { ...nothing, note: true, because: messages.recused }
  const chairs = actor.roles.includes(commission.chair)
  return { ...nothing, outcomes, vote: actor.roles.includes(commission.members), conclude: chairs, note: true }
}

/** What whose case it is may do now. */
export function permitOfApplicant(declaration: Procedure, state: CaseState, check: Verdict | undefined): Permit {
  const step = stepOf(declaration, state)
  if (step === undefined) return nothing
  return { ...nothing, note: true, ...(step.by === 'applicant' && { outcomes: offered(declaration, state, check) }) }
}

const actedIn = (state: CaseState, step: string, person: string): boolean =>
  state.passages.some((passage) => passage.step === step && passage.people.includes(person))

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

/** Counts the votes: a quorum of members who were not recused, and more than half of the votes cast for one outcome. */
export function countVotes(declaration: Procedure, state: CaseState): VoteResult {
  const commission = commissionOf(stepOf(declaration, state)!.by)!
  const votes: Record<string, number> = {}
  for (const { vote } of state.votes) votes[vote] = (votes[vote] ?? 0) + 1
  const cast = state.votes.length
  if (cast < commission.quorum) return { result: 'open', because: messages.noQuorum(cast, commission.quorum), votes }
  const won = Object.keys(votes).find((outcome) => votes[outcome]! * 2 > cast)
  return won === undefined ? { result: 'open', because: messages.tied, votes } : { result: 'decided', outcome: won, votes }
}
