/** The one question that every door asks of whoever it lets in: may this party act now? */
import { Failure } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { words } from './messages.ts'

/** An order that keeps a person or an organisation from acting. */
export interface Suspension {
  /** `person:…` or `organisation:…`. */
  readonly subject: string
  readonly reason: Text
  readonly orderedAt: Instant
}

/** The order that stands on a subject, from memory. */
export type Standing = (subject: string) => Suspension | undefined

/** In whose name somebody acts: an actor in their present hat, the holder of a key, whoever asks for data. */
export interface ActingParty {
  readonly person?: string
  readonly organisation?: { readonly id: string }
  /** Who types at a counter, in the name of the person. */
  readonly counter?: { readonly officer: string }
}

/** The order by which a party may not act; undefined when it may. A person's order binds them in every hat, also that of a counter. */
export const suspensionOf = (standing: Standing, { person, organisation, counter }: ActingParty): Suspension | undefined =>
  (person === undefined ? undefined : standing(`person:${person}`)) ?? (counter && standing(`person:${counter.officer}`)) ?? (organisation && standing(`organisation:${organisation.id}`))

/** What the suspended are told: that they are, and why. */
export const suspendedWords = ({ subject, reason }: Suspension): Text =>
  inEveryLanguage((locale) => `${(subject.startsWith('person:') ? words.personSuspended : words.organisationSuspended)[locale]}: ${reason[locale]}`)

/** @throws Failure 'refused' with the reason of the order */
export function requireActing(standing: Standing, party: ActingParty): void {
  const suspension = suspensionOf(standing, party)
  if (suspension) throw new Failure('refused', suspendedWords(suspension))
}
