/** What a country tells its technopark of its rooms: by which names the kernel knows them. */

export interface Space {
  /**
   * The register of rooms and desks. Its columns are `name`, `floor`, `kind` (a choice), `people`, `atOnce`, and the place on the plan of the floor: `x`, `y`,
   * `width` and `depth`, in one unit.
   */
  readonly rooms: string
  /** The procedure that books one: its question `room` names it. */
  readonly booking: string
  /** The resource of which each room is one. */
  readonly resource: string
  /** The register of what is let for months: `name`, `floor`, `area` in square metres. */
  readonly premises: string
  /** The register of who has it: `premises`, `company`, and the days `from` and `until`, both counted. */
  readonly tenancies: string
  /** The procedure by which a company becomes a tenant: its question `premises` names what it asks for. */
  readonly tenancy: string
}
