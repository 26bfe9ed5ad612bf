/** Reads needs and profiles that stand today, and holds one against the other. */
import type { Kernel } from '../../../kernel/index.ts'
import { type Match, match, neededIn, type Needed, shownIn, weights } from '../../../kernel/matching/index.ts'
import type { StandingEntry } from '../../../kernel/registers/index.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import type { Network } from './options.ts'

export interface Need { readonly number: string; readonly title: Text; readonly needed: Needed; readonly until: string; /** Absent where it is a body's. */ readonly organisation?: string }
export interface Profile { readonly number: string; readonly title: Text; readonly values: Facts; readonly organisation: string }

/** A match, with the other side of it. */
export type Fitting<Other> = Match & { readonly other: Other }

/** So many of the best are suggested; and so many profiles, the newest, are held against a need. */
const [most, mostRead] = [10, 5000]

const said = (values: Facts, name: string): string => (typeof values[name] === 'string' ? values[name] : '')

/** Those that stand and whose last day is not over. */
export function networkReader({ registers, now, country }: Pick<Kernel, 'registers' | 'now' | 'country'>, options: Network) {
  const isOpen = ({ values }: StandingEntry): boolean => said(values, 'until') >= dayOf(now(), country.calendar.zone)
  return {
    needs: async (): Promise<readonly Need[]> => (await registers.standing(options.needs)).filter(isOpen).toReversed().map(({ number, title, values, owner }) => ({ number, title, needed: neededIn(values), until: said(values, 'until'), ...(owner.kind === 'organisation' && { organisation: owner.id }) })),
    /** Of each company one, the newest. */
    profiles: async (): Promise<readonly Profile[]> => (await registers.lastOfOwners(options.profiles, { limit: mostRead })).filter(isOpen).flatMap(({ number, title, values, owner }) => (owner.kind === 'organisation' ? [{ number, title, values, organisation: owner.id }] : [])),
  }
}

/** What a company offers is said by itself, so that it is suggested from a lower fit than somebody whose tasks were tested. */
const fits = ({ needed }: Need, { number, values }: Profile): Match => match(needed, shownIn(number, values, [], 'offers'))

const best = <Other>(all: readonly Fitting<Other>[]): readonly Fitting<Other>[] =>
  all.filter(({ fit }) => fit >= weights.suggested).toSorted((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1)).slice(0, most)

/** A company that is ready for this kind of work together, and whose need it is not: whoever does not do what is sought is suggested from no fit. */
const isAnother = ({ organisation, values }: Profile, need: Need): boolean => organisation !== need.organisation && shownIn('', values, []).kinds.includes(need.needed.kind)

/** Companies for a need of another. */
export const companiesFor = (need: Need, profiles: readonly Profile[]): readonly Fitting<Profile>[] =>
  best(profiles.filter((one) => isAnother(one, need)).map((other) => ({ ...fits(need, other), other })))

/** Needs of others that a company fits. */
export const needsFor = (profile: Profile, needs: readonly Need[]): readonly Fitting<Need>[] =>
  best(needs.filter((need) => isAnother(profile, need)).map((other) => ({ ...fits(other, profile), id: other.number, other })))
