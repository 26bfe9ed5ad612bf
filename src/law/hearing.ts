/** A hearing before a decision that burdens: what a step of the applicant says of it. */
import type { Citation } from './citation.ts'
import type { Duration } from './duration.ts'
import type { RuleData } from './rule.ts'
import type { Text } from './text.ts'

/** A case in which the law lets decide unheard. */
export interface Unheard { readonly when: RuleData; readonly words: Text; readonly basis: Citation }

/** Whom a decision burdens is told of it before, may object, and finds in it how their objection was answered. */
export interface Hearing<S extends string = string, D extends string = string> {
  /** The decisions that are announced in this step: none of them is issued before. */
  readonly before: readonly D[]
  /** So long after they were told of it at the earliest is it issued; the days of the notice run out. */
  readonly notice: Duration
  /** What they object, a finding of this step, and how it is answered, a finding of whoever decides. */
  readonly objection: string
  readonly answer: string
  /** The outcome of this step by which they waive the rest of the notice. */
  readonly waives?: string
  /** The step of an office in which they are heard, in person or by video, and the minutes are signed. */
  readonly minutes?: S
  /** When nobody is heard, by which law. */
  readonly unless?: readonly Unheard[]
  readonly basis: Citation
}

/** The step in which whom a decision burdens is heard before it, if any says so. */
export function hearingBefore({ steps }: { readonly steps: Readonly<Record<string, { readonly hearing?: Hearing }>> }, decision: string): { readonly step: string; readonly hearing: Hearing } | undefined {
  for (const [step, { hearing }] of Object.entries(steps)) if (hearing?.before.includes(decision)) return { step, hearing }
  return undefined
}
