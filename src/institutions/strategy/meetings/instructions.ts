/** Meetings and instructions as they stand, by rule. Pure. */
import { same, type Text } from '../../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../../law/time.ts'
import type { GraphFault } from '../plan/index.ts'

/** `path`: the page of its entry, without the language. */
export interface Meeting { readonly number: string; readonly path: string; readonly name: string; readonly heldOn: Day; readonly resolution: string; readonly dissent?: string }

export interface Instruction {
  readonly number: string
  readonly path: string
  readonly what: string
  /** The body that owes it. */
  readonly whom: Text
  readonly until: Day
  /** The number of the meeting that decided it. */
  readonly meeting: string
  /** The evidence upon which it was closed. */
  readonly accepted?: string
  /** When the body answered the last time that it was asked; absent while it owes an answer. */
  readonly answeredAt?: Instant
}

/** `answered`: with evidence that nobody has accepted yet. */
export type InstructionStanding = 'open' | 'late' | 'answered' | 'closed'

/** An answer alone closes nothing: somebody accepts its evidence, by an act. */
export function standingOf({ accepted, answeredAt, until }: Instruction, today: Day): InstructionStanding {
  if (accepted !== undefined) return 'closed'
  return answeredAt !== undefined ? 'answered' : until < today ? 'late' : 'open'
}

/** Whether a body answered after the day. */
export const answeredLate = ({ answeredAt, until }: Instruction, zone: string): boolean => answeredAt !== undefined && dayOf(answeredAt, zone) > until

/** Instructions that are late, or were answered and wait for somebody to look at the evidence. */
export const instructionConcerns = (instructions: readonly Instruction[], today: Day): readonly GraphFault[] => ([['late', 'instruction-late'], ['answered', 'instruction-answered']] as const).flatMap(([standing, fault]) =>
  instructions.filter((one) => standingOf(one, today) === standing).map(({ number, path, what }) => ({ fault, number, path, name: same(what) })))
