/** What became of those whom the university admitted in a year: who learns, is on leave, has graduated or left. Nothing of few people, and nothing that could be taken from the others. Pure. */
import { withoutSmallCells } from '../../../kernel/privacy/index.ts'

/** What becomes of a learner, one at a time. */
export const fates = ['studying', 'onLeave', 'graduated', 'left'] as const
export type Fate = (typeof fates)[number]

/** One learner: in which year they were admitted, and how it stands with them. */
export interface Learner { readonly admitted: string; readonly fate: Fate }

/** How many were admitted in a year, and what became of them: a number, or that they are too few to be told of. */
export interface Intake { readonly year: string; readonly told: Readonly<Record<'admitted' | Fate, number | 'few'>> }

/** Every year of admission, oldest first. */
export const intakesOf = (learners: readonly Learner[]): readonly Intake[] =>
  [...Map.groupBy(learners, ({ admitted }) => admitted)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([year, all]) => ({ year, told: toldOf(all) }))

function toldOf(all: readonly Learner[]): Intake['told'] {
  const count = (which: Fate): number => all.filter(({ fate }) => fate === which).length
  const { cells, rest } = withoutSmallCells(fates.filter((fate) => count(fate) > 0).map((key) => ({ key, count: count(key), sums: {}, largest: {} })))
  if (cells.length === 0 && rest === undefined) return { admitted: 'few', studying: 'few', onLeave: 'few', graduated: 'few', left: 'few' }
  const told = (fate: Fate): number | 'few' => (count(fate) === 0 || cells.some(({ key }) => key === fate) ? count(fate) : 'few')
  return { admitted: all.length, studying: told('studying'), onLeave: told('onLeave'), graduated: told('graduated'), left: told('left') }
}
