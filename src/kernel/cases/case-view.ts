/** A case as somebody sees it. */
import type { Evaluation } from '../../law/evaluate.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import type { FeeView } from '../fees/index.ts'
import type { OrganisationName } from '../parties/index.ts'
import type { Announced } from './hearing.ts'
import type { LoggedAction } from './log.ts'
import type { Permit, Standing, VoteResult } from './permit.ts'
import type { CaseState } from './case-state.ts'
import type { CaseClocks } from './times.ts'

export interface CaseView {
  readonly id: string
  readonly number: string
  readonly procedure: Procedure
  readonly version: string
  readonly person?: string
  readonly organisation?: OrganisationName
  readonly body?: { readonly id: string; readonly name: Text }
  /** Opened without an account: nobody knows by whom. */
  readonly unnamed?: true
  readonly about?: string
  /** The visit to a counter in which it was filed. */
  readonly visit?: string
  /** In which it was filed: it is answered in this one first. */
  readonly language?: Locale
  readonly state: CaseState
  readonly log: readonly LoggedAction[]
  readonly check?: Evaluation
  readonly permit: Permit
  readonly standing: Standing
  readonly clocks: CaseClocks
  readonly vote?: VoteResult
  /** What the applicant is told of in the present step before it is decided. */
  readonly announced?: Announced
  /** What is paid in the case, and what goes back. */
  readonly fees: readonly FeeView[]
  /** Only what is referred to the actor's body is shown. */
  readonly referred?: true
}
