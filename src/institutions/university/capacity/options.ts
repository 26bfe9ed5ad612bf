/** What a country tells its university of the nation's capacity: by which names the kernel knows the registers. */

export interface CapacityOptions {
  /** The register of reports of universities: `university` (the number of its entry), `name`, `region`, `year`, `programmes`, `places`, `teachers`, `learners`, `graduates`, `computeHours` where it is known. */
  readonly reports: string
  /** The register of the programmes of the university itself: `places` in a year. */
  readonly programmes: string
  /** The register of hires: `skill`, `region`, `since`. Of each entry one person was taken on. */
  readonly hires: string
  /** The register of the learners of the university: `admittedOn`, and where it is over `graduatedOn` or `leftOn`. An entry that is suspended is on leave. */
  readonly learners: string
}
