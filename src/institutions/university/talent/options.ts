/** What a country tells its university of talent: by which names the kernel knows the registers and procedures. */

export interface TalentOptions {
  /** The register of cards: `headline`, `tasks` (whether scores may be shown), `claims`, `languages`, `region`, `remote`, `kinds`, `shownTo`, `until`, and `sex`, which only the measure of fairness reads. */
  readonly cards: string
  /** The procedure by which a card is entered; those that change it and take it back have its id with `-changed` and `-taken-back`. */
  readonly card: string
  /** The register of needs: `name`, `must`, `wish`, `languages`, `region`, `remote`, `kind`, `until`; and the procedure by which a company enters one. */
  readonly needs: string
  readonly need: string
  /** The procedure by which a company asks to be introduced to the `other`, for its `need`. */
  readonly introduction: string
  /** The kinds of needs that are for people. */
  readonly kinds: readonly string[]
  /** The value of `shownTo` by which every company sees a card; and that by which only some do, with the credential that these hold. */
  readonly everybody: string
  readonly only: { readonly shownTo: string; readonly credential: string }
}
