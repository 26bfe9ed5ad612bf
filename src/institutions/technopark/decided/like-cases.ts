/** Puts like cases side by side: decisions of one procedure in which exactly the same was not met, however they ended. Pure; names nobody. */
import type { LikeDecisions } from '../../../kernel/decisions/index.ts'
import type { Citation } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'

export interface Ground { readonly text: Text; readonly basis?: Citation }

export interface LikeCases {
  readonly procedure: string
  /** What was not met or not known in each of them; none where everything was. */
  readonly grounds: readonly Ground[]
  readonly count: number
  /** How they ended, the commonest first: a condition that is not met and is decided in two ways is seen here. */
  readonly outcomes: readonly { readonly title: Text; readonly count: number }[]
  /** Calendar days from the application to the decision, the middle one. */
  readonly days: number
  /** How many of them an appeal sent back. */
  readonly reopened: number
}

/** All cases that are told of in which a ground was said, whatever was said beside it. */
export interface OfGround {
  readonly ground: Ground
  readonly count: number
  readonly outcomes: LikeCases['outcomes']
  readonly days: number
  readonly reopened: number
}

export interface Decided {
  readonly total: number
  readonly groups: readonly LikeCases[]
  /** The grounds of these groups, each by itself, the commonest first: nothing is counted here that no group shows. */
  readonly grounds: readonly OfGround[]
  /** Decisions in groups too small to be told. */
  readonly few: number
}

/** Fewer than these of one kind are not told: whoever knows of one case would read it. */
export const least = 5

/**
 * Groups decisions; `atLeast` of them at least make a group. One rule may have many conditions, and each says why it was not met: cases are like where the
 * same grounds were said, so that whatever a group shows is true of each in it.
 */
export function likeCases(all: readonly LikeDecisions[], atLeast = least): Decided {
  const total = countOf(all)
  const groups = Map.groupBy(all, ({ procedure, unmet }) => JSON.stringify([procedure, unmet]))
  const told = [...groups.values()].filter((group) => countOf(group) >= atLeast)
  return {
    total,
    few: total - told.reduce((sum, group) => sum + countOf(group), 0),
    grounds: byGround(told.flat()),
    groups: told.map((group) => groupOf(group as [LikeDecisions, ...LikeDecisions[]])).toSorted((a, b) => b.count - a.count),
  }
}

const countOf = (some: readonly LikeDecisions[]): number => some.reduce((sum, { days }) => sum + days.length, 0)

/** A group that is not told of would be read from the difference, so that only what is told is counted. */
function byGround(told: readonly LikeDecisions[]): readonly OfGround[] {
  const said = told.flatMap((one) => [...new Map(one.unmet.flatMap(({ grounds }) => grounds).map((ground) => [JSON.stringify(ground), ground])).values()].map((ground) => ({ ground, one })))
  return [...Map.groupBy(said, ({ ground }) => JSON.stringify(ground)).values()].map((all) => {
    const { days, outcomes, reopened, count } = endsOf(all.map(({ one }) => one))
    return { ground: all[0]!.ground, count, outcomes, days, reopened }
  }).toSorted((a, b) => b.count - a.count)
}

/** How some decisions ended: those of one name together. */
function endsOf(some: readonly LikeDecisions[]): Pick<LikeCases, 'count' | 'outcomes' | 'days' | 'reopened'> {
  const days = some.flatMap((one) => one.days).toSorted((a, b) => a - b)
  return {
    count: days.length, days: days[Math.floor((days.length - 1) / 2)]!, reopened: some.reduce((sum, one) => sum + one.reopened, 0),
    outcomes: [...Map.groupBy(some, (one) => `${one.procedure} ${one.kind}`).values()].map((of) => ({ title: of[0]!.title, count: countOf(of) })).toSorted((a, b) => b.count - a.count),
  }
}

function groupOf(group: readonly [LikeDecisions, ...LikeDecisions[]]): LikeCases {
  const [{ procedure, unmet }] = group
  return { procedure, grounds: unmet.flatMap(({ grounds }) => grounds), ...endsOf(group) }
}
