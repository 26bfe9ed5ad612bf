/** What a case that is tried and an example are as they stand in a declaration: plain data. */
import type { Verdict } from '../evaluate.ts'
import type { Facts } from '../field.ts'
import type { Text } from '../text.ts'
import type { Day } from '../time.ts'

/** What somebody does in a step: which outcome they take, so many days after the step began, and what they find; of a step that several perform together whose answer it is. */
export interface TrialAct {
  readonly step: string
  /** Whose part of the step it is, as `neighbours.0` of a row: then `outcome` is their answer. Without it all of them say what leads to the outcome. */
  readonly part?: string
  readonly outcome: string
  readonly after: number
  readonly found?: Facts
}

/** A case that is tried: filed on a day with these answers, acted in, and carried to a day. A step in which nobody acts waits, and time runs. */
export interface TrialCase {
  readonly filed: Day
  readonly answers: Facts
  readonly acts: readonly TrialAct[]
  readonly until: Day
}

/** What came of a case: where it stands on its last day, what was decided on the way, and what each rule says of it. */
export interface ExampleResult {
  readonly at: string
  readonly decisions: readonly string[]
  readonly verdicts: Readonly<Record<string, Verdict>>
}

/** A case with what must come of it. Whoever reads the service reads it too, so nobody in it is a person who lives. */
export interface Example extends TrialCase {
  readonly name: string
  /** What it shows, for whoever reads that it fails. */
  readonly shows: Text
  readonly comesTo: ExampleResult
}
