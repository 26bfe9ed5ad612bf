/** What a country tells its technopark of its events: by which names the kernel knows them. */

export interface Events {
  /** The register of events: `about`, `begins`, `ends`, `venue`, `places`. */
  readonly events: string
  /** The register of their sessions: `event`, `speaker`, `track` (a choice), `room` (one of the rooms, which it holds) or `hall` in words, `day`, `from`, `until`. */
  readonly sessions: string
  /** The resource of which the places of each event are one. */
  readonly resource: string
  /** The procedures by which one registers, proposes a talk, and has a certificate; the first two ask for the `event`. */
  readonly registration: string
  /** The procedure by which a company registers several guests at once. */
  readonly group: string
  readonly talk: string
  readonly attendance: string
  /** The register of guests who meet others, each of an `event`, shown to each other; how one comes to stand in it, about the decision that gave the place; and how one of them asks another. */
  readonly guests: string
  readonly guest: string
  readonly meeting: string
  /** The resource of which the tables of each event are one. */
  readonly meetings: string
}
