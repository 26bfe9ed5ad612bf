/** How like cases ended, beside the end that somebody is about to sign: equal treatment is seen before the act, and not in its appeal. Pure. */
import { canonical } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import type { LikeDecisions } from './find.ts'
import type { AppliedRule, DecisionGround } from './record.ts'

/** Fewer like decisions than these tell nothing of how such cases are decided. */
const enoughLike = 5

export interface Likeness {
  readonly total: number
  /** What was not met or not known in each of them, and is not here; none where everything is met. */
  readonly grounds: readonly Omit<DecisionGround, 'measured'>[]
  /** How they ended, the commonest first. */
  readonly ends: readonly { readonly kind: string; readonly title: Text; readonly count: number }[]
  /** Calendar days from the application to the decision, the middle one. */
  readonly days: number
  /** More than half of them ended in one way that is another than this. */
  readonly otherwise: boolean
}

type Unmet = LikeDecisions['unmet']

/** What a decision about to be made finds not met, as the kept ones tell it. */
const unmetIn = (rules: readonly Pick<AppliedRule, 'name' | 'rule' | 'verdict' | 'grounds'>[]): Unmet => rules.filter(({ verdict }) => verdict !== true).map(({ name, rule, grounds }) => ({
  name,
  grounds: grounds.length > 0 ? grounds.map(({ text, basis }) => ({ text, ...(basis && { basis }) })) : rule.otherwise === undefined ? [] : [{ text: rule.otherwise, ...(rule.basis && { basis: rule.basis }) }],
}))

const keyOf = (unmet: Unmet): string => canonical(JSON.parse(JSON.stringify(unmet.toSorted((a, b) => (a.name < b.name ? -1 : 1)))))

/**
 * The decisions of the procedure in which the same rules were applied and exactly the same was not met; undefined where they are too few. What rests on no rule, was decided
 * by the clock or was sent back says nothing of how such cases are decided.
 */
export function likenessOf(all: readonly LikeDecisions[], { procedure, kind, rules }: {
  readonly procedure: string; readonly kind: string; readonly rules: readonly Pick<AppliedRule, 'name' | 'rule' | 'verdict' | 'grounds'>[]
}): Likeness | undefined {
  if (rules.length === 0) return undefined
  const unmet = unmetIn(rules)
  const applied = JSON.stringify(rules.map(({ name }) => name).toSorted())
  const key = keyOf(unmet)
  const like = all.filter((one) => one.procedure === procedure && !one.byClock && one.reopened === 0 && JSON.stringify(one.applied.toSorted()) === applied && keyOf(one.unmet) === key)
  const days = like.flatMap((one) => one.days).toSorted((a, b) => a - b)
  if (days.length < enoughLike) return undefined
  const ends = [...Map.groupBy(like, (one) => one.kind)].map(([of, some]) => ({ kind: of, title: some[0]!.title, count: some.reduce((sum, one) => sum + one.days.length, 0) })).toSorted((a, b) => b.count - a.count)
  const [commonest] = ends
  return {
    total: days.length, grounds: unmet.flatMap(({ grounds }) => grounds), ends, days: days[Math.floor((days.length - 1) / 2)]!,
    otherwise: commonest !== undefined && commonest.kind !== kind && commonest.count * 2 > days.length,
  }
}
