/** Where and when a clause of a declaration holds: in some regions, in the cases of some bodies, or as a pilot between two days. Pure. */
import type { Citation } from './citation.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

/** A scope that rules speak of by name. All that it says must hold. */
export interface Scope {
  readonly title: Text
  /** By their codes. Each rule that speaks of the scope names the answer in which the region stands. */
  readonly regions?: readonly string[]
  /** In cases that these bodies open for themselves: each by its id, with what it is called. */
  readonly bodies?: Readonly<Record<string, Text>>
  /** From a day until another, both counted. The day is that on which the law is read: of filing, or the last of the period of a report. */
  readonly pilot?: { readonly from: Day; readonly until?: Day }
  readonly basis: Citation
}

export type Scopes = Readonly<Record<string, Scope>>

/**
 * Whether a scope holds; unknown while nobody has said the region, if the rest holds. What `bodies` says is decided where the case is known, by `scopesIn`: what
 * is left of them here speaks of other bodies. A pilot that nobody ends is none: the linter refuses it, and it never holds.
 */
export function inScope({ regions, bodies, pilot }: Scope, region: string | undefined, on: Day): boolean | 'unknown' {
  if (bodies !== undefined || (pilot !== undefined && (on < pilot.from || pilot.until === undefined || on > pilot.until))) return false
  return regions === undefined ? true : region === undefined ? 'unknown' : regions.includes(region)
}

/** The scopes as they are in a case that a body opened for itself: one that names the body holds for it without naming it. */
export const scopesIn = (scopes: Scopes, body: string): Scopes =>
  Object.fromEntries(Object.entries(scopes).map(([name, { bodies, ...rest }]) => [name, bodies === undefined || body in bodies ? rest : { ...rest, bodies }]))
