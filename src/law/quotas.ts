/** Quotas of a call: places kept for whoever a rule applies to, and who takes which place. Pure. */
import type { Citation } from './citation.ts'
import { evaluate, type Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import type { RuleData } from './rule-data.ts'
import type { Text } from './text.ts'

/** Some of the places of a call, kept for a category of applicants. */
export interface Quota {
  /** Under which name a place is published as taken through it. */
  readonly id: string
  readonly title: Text
  /** How many of the places are kept. */
  readonly places: number
  /** Who belongs to it: a rule on what is not personal, for everybody reads beside the number who took a place so. */
  readonly rule: RuleData
  readonly basis: Citation
}

/** The quotas of a call, and what the law says of their order and of what is left of them. */
export interface Quotas {
  /** While both are free somebody of a category takes one that is kept, so that a quota only guarantees; unless this is said a common one, so that it adds to what merit gives. */
  readonly keptFirst?: true
  /** Kept places for which nobody waits stay empty; unless this is said they go to whoever is next. */
  readonly leftEmpty?: true
  readonly of: readonly Quota[]
}

/** What of a call the places rest on. */
export interface Places { readonly capacity: number; readonly quotas?: Quotas }

/** Somebody of a ranking, as far as places go: whoever is admitted holds one, through a quota or a common one. */
export interface Standing {
  readonly number: string
  readonly points?: string
  /** The quotas to which they belong, in the order in which they are declared. */
  readonly quotas?: readonly string[]
  readonly fate: string
  readonly through?: string
}

/** Somebody who gets a place; through which quota, unless it is a common one. */
export interface Placed { readonly number: string; readonly through?: string }

/** Where the places stand: `quota` is absent for the common ones. */
export interface PlacesOf { readonly quota?: string; readonly places: number; readonly taken: number; readonly free: number }

/** The quotas that somebody belongs to; whoever does not say what the rule asks belongs to none. */
export const quotasFor = ({ quotas }: Pick<Places, 'quotas'>, facts: Facts, reading: Reading): readonly string[] =>
  (quotas?.of ?? []).filter(({ rule }) => evaluate(rule, facts, reading).verdict === true).map(({ id }) => id)

/** How many places are common, kept and free now; the common ones come first. */
export function placesOf({ capacity, quotas }: Places, rows: readonly Standing[]): readonly PlacesOf[] {
  const kept = quotas?.of ?? []
  const admitted = rows.filter(({ fate }) => fate === 'admitted')
  const common = capacity - kept.reduce((all, { places }) => all + places, 0)
  return [{ places: common }, ...kept.map(({ id, places }) => ({ quota: id, places }))].map((one) => {
    const taken = admitted.filter(({ through }) => through === ('quota' in one ? one.quota : undefined)).length
    return { ...one, taken, free: Math.max(0, one.places - taken) }
  })
}

/**
 * Who is admitted next: those of the ranking who still wait, in its order, as many as places are free. Whoever belongs to a category takes a common or a kept place,
 * as the quotas say; what is kept and left goes to whoever is next, where they say so.
 */
export function nextIn(call: Places, ranking: readonly Standing[]): readonly Placed[] {
  const free = new Map(placesOf(call, ranking).map(({ quota, free: left }) => [quota, left]))
  const take = (quota: string | undefined): boolean => {
    const left = free.get(quota) ?? 0
    if (left > 0) free.set(quota, left - 1)
    return left > 0
  }
  const waiting = ranking.filter(({ fate, points }) => fate === 'waiting' && points !== undefined)
  const placed = new Map<string, Placed>()
  for (const { number, quotas = [] } of waiting) {
    const order = call.quotas?.keptFirst ? [...quotas, undefined] : [undefined, ...quotas]
    const at = order.findIndex(take)
    if (at >= 0) placed.set(number, placeIn(number, order[at]))
  }
  if (call.quotas && !call.quotas.leftEmpty) {
    const left = call.quotas.of.map(({ id }) => id)
    for (const { number } of waiting) {
      if (placed.has(number)) continue
      const at = left.findIndex(take)
      if (at < 0) break
      placed.set(number, placeIn(number, left[at]))
    }
  }
  return waiting.flatMap(({ number }) => placed.get(number) ?? [])
}

const placeIn = (number: string, through: string | undefined): Placed => ({ number, ...(through !== undefined && { through }) })
