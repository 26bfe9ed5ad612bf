/** What progress is computed from: one series of an indicator, where it began, where it is, and where it is to be. */

/** Where it is wanted to go: up is 1. */
export type Direction = 1 | -1

/** The least value of each status, as a fraction of what is required, or as growth a year where no target was set. */
export interface Thresholds { readonly high: number; readonly med: number; readonly low: number }

/** One series. Values are of any unit; years are calendar years, of a range its first. */
export interface Series {
  readonly baseValue?: number
  /** Absent where nobody set it: then no growth since it can be computed. */
  readonly baseYear?: number
  readonly currentValue?: number
  readonly currentYear: number
  readonly direction: Direction
  readonly target?: number
  /** Absent where nobody set it: then nobody knows how fast it must go. */
  readonly targetYear?: number
  /** What the value can at most or at least be, such as 100 %: growth near it counts for more. Means nothing beside a target. */
  readonly limit?: number
  /** Bounds of an indicator's own; the method's where they are absent. */
  readonly thresholds?: Partial<Thresholds>
}

/** The names are those of Open SDG; `not_achieved` is of yes and no alone. */
export const statuses = ['target_achieved', 'substantial_progress', 'moderate_progress', 'limited_progress', 'deterioration', 'not_achieved', 'not_available'] as const
export type Status = (typeof statuses)[number]

/** Whether the value is where it is to be, as far as both are known. */
export const meetsTarget = ({ target, direction }: Pick<Series, 'target' | 'direction'>, value: number | undefined): boolean =>
  target !== undefined && value !== undefined && (direction === 1 ? value >= target : value <= target)
