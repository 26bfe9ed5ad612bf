/** Who acts: a person in one of their hats, or a part of the system; and how the journal names them. */
import type { OrganisationName } from './rights.ts'

/** A person at work in one hat: for themself, for one organisation, or in office with their roles. */
export interface Actor {
  /** Id of the person who acts; always a human being. */
  readonly person: string
  /** The person's name as they gave it: for showing, never for the body of a journal entry. */
  readonly name: string
  /** The organisation acted for; absent when the person acts for themself or in office. */
  readonly organisation?: OrganisationName
  /** By what right the person acts for the organisation; present exactly when `organisation` is. */
  readonly capacity?: 'head' | 'member' | 'delegate'
  /** Id of the delegation acted under, when `capacity` is `delegate`. */
  readonly delegation?: string
  /** Id of the body for which something is done, as its representative: set for the act, never for the hat. */
  readonly body?: string
  /** The visit to a counter in which an officer fills in what this person, who is there, asks for: the person is the applicant, the officer types. */
  readonly counter?: AtCounter
  /** Roles in force, such as `fund.officer` or `administrator`; empty unless the person wears the office hat. */
  readonly roles: readonly string[]
}

/** A visit to a counter: who types, of which body. */
export interface AtCounter { readonly visit: string; readonly officer: string; readonly body: string }

/** A part of the system that acts by itself, such as the worker that escalates a late case. */
export interface SystemActor {
  /** Name of the part: lower case, words joined by hyphens. */
  readonly system: string
}

/**
 * The actor as the journal writes it: ids only, no personal data.
 *
 * `person:<id>`, `person:<id> for organisation:<id>`, `person:<id> for body:<id>`, at a counter `person:<officer> for person:<id>`, or `system:<name>`.
 */
export function actorString(actor: Pick<Actor, 'person' | 'organisation' | 'body' | 'counter'> | SystemActor): string {
  if ('system' in actor) return `system:${actor.system}`
  if (actor.counter) return `person:${actor.counter.officer} for person:${actor.person}`
  const person = `person:${actor.person}`
  if (actor.organisation) return `${person} for organisation:${actor.organisation.id}`
  return actor.body === undefined ? person : `${person} for body:${actor.body}`
}
