/** Who opens a case of a procedure: a company, a person, either of them or a body with an account, somebody without one, an office of its own motion, or the clock. */
import type { Citation } from './citation.ts'
import type { Duration } from './duration.ts'
import { dayInYear } from './duty.ts'
import type { Facts } from './field.ts'
import type { Office } from './office.ts'
import type { PerApplicant } from './per-applicant.ts'
import { type Day, yearOf } from './time.ts'

/** How many applications one applicant may have open at a time, or file in a period. */
interface Limited { readonly perApplicant?: readonly PerApplicant[] }

export type Opening =
  /** A company applies through a person who may act for it. */
  | ({ readonly by: 'company'; readonly signs?: 'head' | 'anyone'; /** Only by a right that comes from a head who has proved it. */ readonly proved?: true } & Limited)
  /**
   * `addressee`: to which body they turn, a choice of the form whose values are the ids of bodies. Offices with `ofBody` are those of the body that was chosen; where none
   * was, those declared.
   */
  | ({ readonly by: 'person'; readonly signs?: 'anyone'; readonly addressee?: string } & Limited)
  /** A person for themself, or a company through a person who may act for it: one service for both. What only one of them is asked stands in conditions on `applicant.kind`. */
  | ({ readonly by: 'personOrCompany'; readonly signs?: 'anyone'; readonly addressee?: string } & Limited)
  /** One body applies to another, through any officer whom it has appointed to act for it. `anyone` of these signs, in office. */
  | ({ readonly by: 'body'; readonly signs?: 'anyone' } & Limited)
  /**
   * Anyone, without an account and without giving a name: the portal answers with an address that cannot be guessed, and whoever has it
   * follows the case and acts in it as its applicant.
   */
  | { readonly by: 'anyone' }
  /**
   * An office of its own motion. `takes`: whoever opens takes this outcome of the first step at once, for what cannot wait. Such an act is sealed by its body and
   * not signed by hand. With `ofBody` any body opens cases for itself too, in that office. Whom the case concerns sees it at once, or where `seenFrom` says.
   */
  | ({ readonly by: 'office'; readonly takes?: string; readonly seenFrom?: SeenFrom } & Office)
  | OpeningByClock

/**
 * From which step on whom the case concerns sees it, and nothing of it before: neither the case nor a letter. A decision, or a step of their own, ends that too. With
 * `where` it is so only in cases whose form gives this answer to a choice. What the law says of it is cited.
 */
export interface SeenFrom {
  readonly step: string
  readonly where?: { readonly fact: string; readonly is: string }
  readonly basis: Citation
}

/** When the clock opens: each year on a day, on the day on which something reaches an age, or on the day after the last one that a column of the entry says. 29 February is 28 February in a common year. */
export type ClockTime = { readonly yearly: { readonly month: number; readonly day: number } } | { readonly age: Duration } | { readonly over: string }

/**
 * The clock, by itself and once. Where the procedure is `about` decisions there is a case for each that is in force then, where it has a
 * `subject` for each entry that stands, and whose it is responds. With neither there is one case a year, and the body that decides responds.
 */
export interface OpeningByClock {
  readonly by: 'clock'
  readonly when: ClockTime
  /** Facts of every case that it opens, for fields that say nothing of where they come from. */
  readonly states?: Facts
}

/** The openings by somebody who signs in and fills in a draft. */
export type ByAccount = Extract<Opening, { readonly by: 'company' | 'person' | 'personOrCompany' | 'body' }>

/** Whether somebody applies who signs in; the others open a case at once. */
export const isByAccount = (opens: Opening): opens is ByAccount => opens.by === 'company' || opens.by === 'person' || opens.by === 'personOrCompany' || opens.by === 'body'

/** Whether the house opens the case, and the party is whom it concerns and not an applicant. */
export const isByHouse = (opens: Opening): boolean => opens.by === 'office' || opens.by === 'clock'

/** The last day until a day on which the clock opens yearly. */
export function lastOccasion(yearly: { readonly month: number; readonly day: number }, today: Day): Day {
  const day = dayInYear(yearly, yearOf(today))
  return day <= today ? day : dayInYear(yearly, yearOf(today) - 1)
}

/** Who signs an application; undefined where nobody does. */
export const signerOf = (opens: Opening): 'head' | 'anyone' | undefined => (isByAccount(opens) ? opens.signs : undefined)

/** The question by which an applicant chooses the body to which they turn; undefined where all turn to one. */
export const addresseeOf = (opens: Opening): string | undefined => (opens.by === 'person' || opens.by === 'personOrCompany' ? opens.addressee : undefined)
