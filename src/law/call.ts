/** Calls: competitions with a window, a number of places, points by a rule, and a ranking that anybody can compute again. Pure. */
import { startOfSlot } from './allocation.ts'
import { hashOf } from './canonical.ts'
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import { amountOf, type Reading } from './evaluate.ts'
import type { Answer, Facts } from './field.ts'
import { type Quotas, quotasFor } from './quotas.ts'
import type { Term } from './rule.ts'
import type { Instant } from './time.ts'

/** A criterion for applicants with the same points, in the order in which they are declared. */
export interface Tie { readonly fact: string; readonly prefer: 'higher' | 'lower' }

/** A step after the admission with the outcomes by which a place is free again. */
export interface GivenUp<S extends string = string> { readonly step: S; readonly outcomes: readonly string[] }

/** A competition of its own for each entry of a register that applicants name: it begins with the first application, and closes at the end of the day that the entry states then. */
export interface CallOfEach {
  /** The question in which an applicant chooses the entry. */
  readonly entry: string
  /** The column of the register with the last day. */
  readonly until: string
}

/** A competition: its applications are ordinary cases, which wait in one step until somebody signs for all of them at once. */
export interface Call<S extends string = string> {
  /** From when until when one can apply, as `2026-06-01T09:00` on the clock of the country; the end itself is too late. Absent for those `ofEach` entry. */
  readonly window?: { readonly from: string; readonly until: string }
  readonly ofEach?: CallOfEach
  /** How many places there are, of each entry where there are entries. */
  readonly capacity: number
  /** Places of these that are kept for categories of applicants. */
  readonly quotas?: Quotas
  /** The points of an applicant. Whoever's points are not known is ranked last and never admitted. */
  readonly score: Term
  /** What comes first among equal points; a published lot decides at last. */
  readonly ties: readonly Tie[]
  /** The step in which the cases wait, for the ranking and then for a place that becomes free. */
  readonly at: S
  /** The outcome of that step for whoever has a place. */
  readonly admits: string
  /** The outcome for those who wait, when the call ends. */
  readonly refuses: string
  /** The outcomes by which whoever was admitted gives the place up, or loses it for not confirming in time. */
  readonly givenUp?: GivenUp<S> | readonly GivenUp<S>[]
  readonly basis: Citation
}

/** The steps in which a place of a call can be given up. */
export const givenUpIn = ({ givenUp }: Pick<Call, 'givenUp'>): readonly GivenUp[] => [givenUp ?? []].flat()

export interface Applicant {
  /** The number of the case: it is published, and the lot is drawn from it. */
  readonly number: string
  readonly facts: Facts
  readonly reading: Reading
}

/** Where an applicant stands. */
export interface Ranked {
  readonly number: string
  /** Counted from 1; no two have the same. */
  readonly place: number
  /** An exact decimal; absent where the answers do not say. */
  readonly points?: string
  /** What put it behind the one before: more points, the fact of a criterion, or the lot. */
  readonly behindBy?: 'points' | 'lot' | { readonly fact: string }
  /** Lower comes first. */
  readonly lot: string
  /** The quotas to which they belong; absent where they belong to none. */
  readonly quotas?: readonly string[]
}

/** What became of an applicant. */
export type Fate = 'being checked' | 'waiting' | 'admitted' | 'given up' | 'refused' | 'out'

/** What became of an applicant by the steps that they went through, the last where they stand unless that is over; nothing is known here of a decision that was revoked. */
export function fateIn(call: Call, { step, passages }: { readonly step?: string; readonly passages: readonly { readonly step: string; readonly outcome?: string }[] }): Fate {
  const { at, admits, refuses } = call
  const ranked = passages.findLastIndex((one) => one.step === at && one.outcome !== undefined)
  const last = passages[ranked]
  if (step === at) return 'waiting'
  if (last === undefined) return step === undefined ? 'out' : 'being checked'
  if (last.outcome === refuses) return 'refused'
  if (last.outcome !== admits) return step === undefined ? 'out' : 'being checked'
  // Whoever was admitted again has this place, whatever became of the one before.
  const since = passages.slice(ranked + 1)
  const isGivenUp = givenUpIn(call).some(({ step: where, outcomes }) => {
    const outcome = since.findLast((one) => one.step === where && one.outcome !== undefined)?.outcome
    return outcome !== undefined && outcomes.includes(outcome)
  })
  return isGivenUp ? 'given up' : 'admitted'
}

/** What is published while the window is open, so that nobody can choose the seed afterwards: the SHA-256 of the canonical JSON `{"seed":…}`. */
export const commitmentOf = (seed: string): string => hashOf({ seed })

/** The lot of an applicant: the SHA-256 of the canonical JSON `{"number":…,"seed":…}`. */
export const lotOf = (seed: string, number: string): string => hashOf({ number, seed })

/** From one moment until before another. */
export interface Window { readonly from: Instant; readonly until: Instant }

/** The declared window as moments. */
export const windowOf = ({ from, until }: NonNullable<Call['window']>, zone: string): Window => ({ from: startOfSlot(from, zone), until: startOfSlot(until, zone) })

/** Where a window stands: one second after its end it is closed. */
export const windowState = ({ from, until }: Window, now: Instant): 'to come' | 'open' | 'closed' => (now < from ? 'to come' : now < until ? 'open' : 'closed')

/** Unknown comes last, whatever is preferred. */
function compared(a: Answer | undefined, b: Answer | undefined, prefer: Tie['prefer']): number {
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b))
  const [left, right] = [Decimal.parse(String(a)), Decimal.parse(String(b))]
  const order = left !== undefined && right !== undefined ? left.compare(right) : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
  return prefer === 'lower' ? order : -order
}

const isEmpty = (one: Answer | undefined): boolean => one === undefined || one === ''

/** Somebody with what their place rests on. */
export interface Scored { readonly number: string; readonly facts: Facts; readonly lot: string; readonly points?: string; readonly quotas?: readonly string[] }

/** What the place of an applicant rests on: points, lot and quotas. */
export function scoredIn({ score, quotas }: Pick<Call, 'score' | 'quotas'>, { number, facts, reading }: Applicant, seed: string): Scored {
  const amount = amountOf(score, facts, reading)
  const belongs = quotasFor({ ...(quotas && { quotas }) }, facts, reading)
  return { number, facts, lot: lotOf(seed, number), ...(amount instanceof Decimal && { points: amount.toString() }), ...(belongs.length > 0 && { quotas: belongs }) }
}

/** Which of two comes first (below zero: the first), and by what. */
export function precedence({ ties }: Pick<Call, 'ties'>, a: Scored, b: Scored): { readonly order: number; readonly by: NonNullable<Ranked['behindBy']> } {
  const points = compared(a.points, b.points, 'higher')
  if (points !== 0) return { order: points, by: 'points' }
  for (const { fact, prefer } of ties) {
    const order = compared(a.facts[fact], b.facts[fact], prefer)
    if (order !== 0) return { order, by: { fact } }
  }
  return { order: a.lot < b.lot ? -1 : 1, by: 'lot' }
}

/** Ranks: more points first, then by the criteria for ties, at last by lot. The order in which applicants are given does not matter. */
export function rank(call: Pick<Call, 'score' | 'ties' | 'quotas'>, applicants: readonly Applicant[], seed: string): readonly Ranked[] {
  const scored = applicants.map((one) => scoredIn(call, one, seed))
  return scored.toSorted((a, b) => precedence(call, a, b).order).map((one, index, all) => ({
    number: one.number, place: index + 1, ...(one.points !== undefined && { points: one.points }), ...(index > 0 && { behindBy: precedence(call, all[index - 1]!, one).by }), lot: one.lot, ...(one.quotas && { quotas: one.quotas }),
  }))
}
