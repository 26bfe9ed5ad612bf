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

/** So many of the best are suggested. */
const most = 10

const said = (values: Facts, name: string): string => (typeof values[name] === 'string' ? values[name] : '')

/** Those that stand and whose last day is not over. */
export function networkReader({ registers, now, country }: Pick<Kernel, 'registers' | 'now' | 'country'>, options: Network) {
  const open = async (register: string): Promise<readonly StandingEntry[]> => (await registers.standing(register)).filter(({ values }) => said(values, 'until') >= dayOf(now(), country.calendar.zone))
  return {
    needs: async (): Promise<readonly Need[]> => (await open(options.needs)).toReversed().map(({ number, title, values, owner }) => ({ number, title, needed: neededIn(values), until: said(values, 'until'), ...(owner.kind === 'organisation' && { organisation: owner.id }) })),
    /** The newest of each company. */
    profiles: async (): Promise<readonly Profile[]> => [...new Map((await open(options.profiles)).flatMap(({ number, title, values, owner }) => (owner.kind === 'organisation' ? [[owner.id, { number, title, values, organisation: owner.id }] as const] : []))).values()],
  }
}

/** What a company offers is said by itself, so that it is suggested from a lower fit than somebody whose tasks were tested. */
const fits = ({ needed }: Need, { number, values }: Profile): Match => match(needed, shownIn(number, values, [], 'offers'))

const best = <Other>(all: readonly Fitting<Other>[]): readonly Fitting<Other>[] =>
  all.filter(({ fit }) => fit >= weights.suggested).toSorted((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1)).slice(0, most)

/** Companies for a need of another. */
export const companiesFor = (need: Need, profiles: readonly Profile[]): readonly Fitting<Profile>[] =>
  best(profiles.filter(({ organisation }) => organisation !== need.organisation).map((other) => ({ ...fits(need, other), other })))

/** Needs of others that a company fits. */
export const needsFor = (profile: Profile, needs: readonly Need[]): readonly Fitting<Need>[] =>
  best(needs.filter(({ organisation }) => organisation !== profile.organisation).map((other) => ({ ...fits(other, profile), id: other.number, other })))
