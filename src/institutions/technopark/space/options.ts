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
}
