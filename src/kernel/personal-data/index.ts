/** Personal data: the kinds that detectors find. */
export { type PersonalDataKind, kindNames, personalDataKinds } from './kinds.ts'

/** Values of a column, as a profile took them. */
export interface ColumnSample {
  readonly name: string
  readonly label?: string
  /** Some values, nulls left out. */
  readonly values: readonly string[]
  /** The share of distinct values in the whole column, 0…1. */
  readonly distinctRatio?: number
}
