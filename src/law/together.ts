/** Steps that several perform at once: each gives an opinion in its own time, and the step goes on by what was said. */
import type { OtherTerm } from './other-terms.ts'
import type { Citation } from './citation.ts'
import { type Facts, rowsIn } from './field.ts'
import type { FormField } from './form.ts'
import { inEveryLanguage } from './format.ts'
import type { ClockTerm } from './hours.ts'
import { type Outsider, rowsNaming } from './outsiders.ts'
import type { Text } from './text.ts'

/**
 * A referral: officers of another body perform. They see the case only while it is before them, of its answers only those of the pages that are
 * `shown` (of all pages unless some are named), and of what was done only what they did themselves.
 */
export interface Referral {
  /** The id of the body. */
  readonly body: string
  /** An office of that body. */
  readonly role: string
  readonly shown?: readonly string[]
}

/** What one of them may answer. */
interface PartAnswer {
  readonly label: Text
  /** Reasons in words must be given. */
  readonly reasons?: true
  /** What must be found by whoever answers so, and is asked of nobody who answers otherwise. */
  readonly findings?: readonly FormField[]
}

/** The part of one performer in a step that several perform together. */
export interface Part {
  readonly title: Text
  readonly by: { readonly role: string } | Referral | Outsider
  readonly basis: Citation
  readonly within?: ClockTerm
  /** Other terms where rules about the application hold, as of a step. */
  readonly otherTerms?: readonly OtherTerm[]
  /** What must be found whatever is answered; with `when`, only if what is known so far says so. */
  readonly findings?: readonly FormField[]
  readonly answers: Readonly<Record<string, PartAnswer>>
  /** An owner or a third person signs the answer with a digital signature. */
  readonly sign?: true
  /** What it means when the time of the part is over and nothing was said: an answer that the clock takes, or a notice to the heads of both offices. */
  readonly silence: { readonly answer: string; readonly basis: Citation } | 'escalate'
}

export interface Together {
  readonly parts: Readonly<Record<string, Part>>
  /** The step goes on when all have answered, as soon as any has, or when so many have. */
  readonly needs: 'all' | 'any' | { readonly quorum: number }
}

/** What must have been said for an outcome: by all who answered, by any of them, or by at least so many. */
export interface Said {
  readonly answer: string
  readonly by: 'all' | 'any' | number
}

/**
 * The parts of a step in a case with these facts: each row of a table that names third persons is a part of its own, `neighbours.0`, counted from 0. Pure.
 */
export const withRows = ({ parts, needs }: Together, facts: Facts): Together => ({
  needs,
  parts: Object.fromEntries(Object.entries(parts).flatMap(([name, part]): readonly (readonly [string, Part])[] => {
    const table = rowsNaming(part.by)
    return table === undefined ? [[name, part]] : rowsIn(facts[table]).map((_, row) =>
      [`${name}.${row}`, { ...part, title: inEveryLanguage((locale) => `${part.title[locale]} № ${row + 1}`) }] as const)
  })),
})

/** The declared part of which this is one: `neighbours` of `neighbours.0`. */
export const partNamed = (parts: Together['parts'], name: string): Part | undefined => parts[name.split('.')[0] ?? name]

/** How many answers a step waits for: never for more than there are to give one. */
export const awaited = ({ parts, needs }: Together): number => {
  const count = Object.keys(parts).length
  return needs === 'all' ? count : Math.min(count, needs === 'any' ? 1 : needs.quorum)
}

const holds = ({ answer, by }: Said, answers: readonly string[]): boolean => {
  const count = answers.filter((one) => one === answer).length
  return by === 'all' ? count === answers.length : by === 'any' ? count > 0 : count >= by
}

type Ways = Readonly<Record<string, { readonly whenSaid?: Said; readonly whenNobody?: true; readonly byClock?: true }>>

/**
 * The outcomes to which these answers lead, in whatever order they were given: those whose condition holds, or else the one that has none. Exactly
 * one in a declaration without faults. Where nobody was asked it is the one declared for that; a declaration from before there was any goes on as it did.
 */
export function ledTo(outcomes: Ways, answers: readonly string[]): readonly string[] {
  const nobody = Object.entries(outcomes).filter(([, { whenNobody }]) => whenNobody).map(([name]) => name)
  if (answers.length === 0 && nobody.length > 0) return nobody
  const open = Object.entries(outcomes).filter(([, { byClock, whenNobody, whenSaid }]) => !byClock && (whenNobody === undefined || whenSaid !== undefined))
  const said = open.filter(([, { whenSaid }]) => whenSaid !== undefined && holds(whenSaid, answers))
  return (said.length > 0 ? said : open.filter(([, { whenSaid }]) => whenSaid === undefined)).map(([name]) => name)
}

/** The outcome to which the answers given so far in a case with these facts lead; undefined while the step waits for more. Throws where that is not exactly one. Pure. */
export function outcomeOf(together: Together, outcomes: Ways, facts: Facts, answers: readonly string[]): string | undefined {
  if (answers.length < awaited(withRows(together, facts))) return undefined
  const [outcome, ...others] = ledTo(outcomes, answers)
  if (outcome === undefined || others.length > 0) throw new RangeError('These answers do not lead to exactly one outcome')
  return outcome
}

/** More combinations than these are not gone through: nobody who reads a procedure has them before their eyes. */
export const mostCombinations = 20_000

/**
 * All answers with which a step can go on, each combination once, whoever gave which. Pure; as many as there are counts, not orders. Undefined
 * where there are too many.
 */
export function combinations(together: Together): readonly (readonly string[])[] | undefined {
  const wanted = awaited(together)
  const parts = Object.values(together.parts)
  let reached = new Map<string, readonly string[]>([['', []]])
  for (const [index, { answers }] of parts.entries()) {
    const next = new Map<string, readonly string[]>()
    const keep = (given: readonly string[]): void => { next.set(given.join(' '), given) }
    for (const given of reached.values()) {
      if (given.length + parts.length - index > wanted) keep(given)
      if (given.length < wanted) for (const answer of Object.keys(answers)) keep([...given, answer].toSorted())
    }
    if (next.size > mostCombinations) return undefined
    reached = next
  }
  return [...reached.values()].filter(({ length }) => length === wanted)
}
