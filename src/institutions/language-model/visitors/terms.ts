/** What a country sets about visitors who try a model without an account. */
export interface VisitorTerms {
  /** Answers to all of them together. */
  readonly answersPerDay: number
  /** Texts that one network may send; each process of the portal counts by itself. */
  readonly perNetworkPerDay: number
}
