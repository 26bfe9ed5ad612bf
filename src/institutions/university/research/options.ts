/** What a country tells its university of research: by which names the kernel knows it. */

export interface ResearchOptions {
  /** The procedure of the call. */
  readonly grant: string
  /** The register of projects: `project`, `organisation`, `firstSum`, `secondSum`, `ethicsNeeded`, `ethicsUntil`. */
  readonly projects: string
  /** The procedure by which the report of a stage is accepted, and its sum paid. */
  readonly stage: string
  /** The register of accepted stages: `project`, `stage` (`first` or `second`), `datasets`, `models`, `publications`, `code`. */
  readonly stages: string
}
