/** Puts like cases side by side: decisions of one procedure in which the same conditions were not met, however they ended. Pure; names nobody. */
import type { DecisionRecord } from '../../../kernel/decisions/index.ts'
import type { Citation } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'
import { daysBetween } from '../../../law/time.ts'

/** As far as a decision is compared with others. */
export type Compared = Pick<DecisionRecord, 'id' | 'procedure' | 'kind' | 'title' | 'effect' | 'rules' | 'grounds' | 'decidedOn' | 'about'> & { readonly reading: Pick<DecisionRecord['reading'], 'on'> }

export interface Ground { readonly text: Text; readonly basis?: Citation }

export interface LikeCases {
  readonly procedure: string
  /** What was not met or not known; none where everything was. */
  readonly grounds: readonly Ground[]
  readonly count: number
  /** How they ended, the commonest first: a condition that is not met and is decided in two ways is seen here. */
  readonly outcomes: readonly { readonly title: Text; readonly count: number }[]
  /** Calendar days from the application to the decision, the middle one. */
  readonly days: number
  /** How many of them an appeal sent back. */
  readonly reopened: number
}

export interface Decided {
  readonly total: number
  readonly groups: readonly LikeCases[]
  /** Decisions in groups too small to be told. */
  readonly few: number
}

/** Fewer than these of one kind are not told: whoever knows of one case would read it. */
export const least = 5

/** Groups decisions; `least` of them at least make a group. Decisions about other decisions are counted by what they are about. */
export function likeCases(all: readonly Compared[], atLeast = least): Decided {
  const reopened = new Set(all.flatMap(({ about, effect }) => (about !== undefined && effect === 'reopen' ? [about] : [])))
  const groups = Map.groupBy(all, ({ procedure, rules }) => JSON.stringify([procedure, unmet(rules).map(({ name }) => name).toSorted()]))
  const told = [...groups.values()].filter((group) => group.length >= atLeast)
  return {
    total: all.length,
    few: all.length - told.reduce((sum, group) => sum + group.length, 0),
    groups: told.map((group) => groupOf(group as [Compared, ...Compared[]], reopened)).toSorted((a, b) => b.count - a.count),
  }
}

const unmet = (rules: Compared['rules']): Compared['rules'] => rules.filter(({ verdict }) => verdict !== true)

function groupOf(group: readonly [Compared, ...Compared[]], reopened: ReadonlySet<string>): LikeCases {
  const [first] = group
  const outcomes = [...Map.groupBy(group, ({ kind }) => kind).values()].map((same) => ({ title: same[0]!.title, count: same.length }))
  const days = group.map(({ reading, decidedOn }) => daysBetween(reading.on, decidedOn)).toSorted((a, b) => a - b)
  return {
    procedure: first.procedure, count: group.length, days: days[Math.floor((days.length - 1) / 2)]!,
    grounds: unmet(first.rules).flatMap(({ grounds, rule }) => (grounds.length > 0 ? grounds.map(({ text, basis }) => ({ text, ...(basis && { basis }) }))
      : rule.otherwise === undefined ? [] : [{ text: rule.otherwise, ...(rule.basis && { basis: rule.basis }) }])),
    outcomes: outcomes.toSorted((a, b) => b.count - a.count),
    reopened: group.filter(({ id }) => reopened.has(id)).length,
  }
}
