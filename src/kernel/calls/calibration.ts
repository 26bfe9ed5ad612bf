/** How far the scores of those who judge apart stand from one another's of the same application: for whoever signs the ranking to look at, and a verdict on nobody. Pure. */
import { partsOf, type Procedure } from '../../law/procedure.ts'
import { partNamed } from '../../law/together.ts'
import { type Competitor, type Opinion, rolesApart } from '../cases/index.ts'

export interface Calibration {
  readonly person: string
  /** By how many points they gave more than the others on average (less, where negative): one for each application that others scored too, in the order of their numbers. */
  readonly differences: readonly number[]
}

/** The mean difference from the others, and how far from them on average whichever way. */
export const meansOf = ({ differences }: Calibration): { readonly mean: number; readonly distance: number } => ({
  mean: differences.reduce((sum, one) => sum + one, 0) / differences.length, distance: differences.reduce((sum, one) => sum + Math.abs(one), 0) / differences.length,
})

/** Everyone who scored something that another scored too, whoever differs most first. */
export function calibrationsOf(competitors: readonly Competitor[]): readonly Calibration[] {
  const found = new Map<string, number[]>()
  for (const { declaration, state, facts } of competitors) {
    for (const [name, { by }] of Object.entries(declaration.steps)) {
      if (rolesApart(by).size === 0) continue
      const opinions = state.passages.findLast(({ step, opinions: said }) => step === name && said !== undefined)?.opinions ?? []
      const scores = opinions.flatMap((opinion) => {
        const points = pointsOf(declaration, name, opinion, facts)
        return points === undefined || opinion.person === undefined ? [] : [{ person: opinion.person, points }]
      })
      for (const { person, points } of scores) {
        const others = scores.filter((one) => one.person !== person)
        if (others.length > 0) found.set(person, [...found.get(person) ?? [], points - others.reduce((sum, one) => sum + one.points, 0) / others.length])
      }
    }
  }
  return [...found].map(([person, differences]): Calibration => ({ person, differences })).toSorted((one, other) => meansOf(other).distance - meansOf(one).distance)
}

/** The sum of the whole numbers that an answer found; undefined where it found none. */
function pointsOf({ steps }: Procedure, step: string, { part, answer }: Opinion, facts: Competitor['facts']): number | undefined {
  const asked = partNamed(partsOf(steps[step]?.by), part)
  const fields = [...asked?.findings ?? [], ...asked?.answers[answer]?.findings ?? []].filter(({ kind }) => kind === 'integer')
  const given = fields.flatMap(({ name }) => { const value = facts[name]; return typeof value === 'number' ? [value] : [] })
  return given.length === 0 ? undefined : given.reduce((sum, one) => sum + one, 0)
}
