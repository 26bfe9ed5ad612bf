/** What a country tells its technopark of the cohorts of its incubation: by which names the kernel knows them. */

export interface Cohorts {
  /** The register of cohorts: `name`, `begins`, `ends`, and `opened`, the day on which the call opened that filled it, where there was one. */
  readonly cohorts: string
  /** The register of the companies of cohorts that no call filled: `cohort`, `identifier`, `ended`, and `revenue1` to `revenue3`, `jobs1` to `jobs3`. */
  readonly companies: string
  /** The procedure whose calls fill cohorts. */
  readonly incubation: string
}
