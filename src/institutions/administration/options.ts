/** What a country tells of its public services: the events of life in which people need them. */
import type { Citation } from '../../law/citation.ts'
import type { Need } from '../../law/need.ts'
import type { Text } from '../../law/text.ts'

/** Something that happens to people, and the services that they then need, in the order in which they need them. */
export interface LifeEvent {
  /** Its name on the page, where links lead: letters and hyphens. */
  readonly id: string
  readonly title: Text
  readonly hint: Text
  /** Under which needs it is offered. */
  readonly needs: readonly Need[]
  /** The ids of procedures; one that is not in force today is left out. */
  readonly services: readonly string[]
}

export interface AdministrationOptions {
  readonly events: readonly LifeEvent[]
  /** The acts on which public services rest. */
  readonly rests: readonly Citation[]
}
