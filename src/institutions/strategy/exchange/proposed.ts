/** A plan as it is brought: the rows of the four registers, each with a key by which the others name it. Pure. */
import type { Facts } from '../../../law/field.ts'
import { type Day, yearOf } from '../../../law/time.ts'
import type { Text } from '../../../law/text.ts'
import type { Stated } from '../plan/index.ts'
import { words } from './messages.ts'

/** `key` names it in the file; `of` is the key of the goal, or of the indicator, that it belongs to. Values are those of the columns of its register. */
export interface Row { readonly key: string; readonly of?: string; readonly values: Facts }

export interface Proposed { readonly goals: readonly Row[]; readonly indicators: readonly Row[]; readonly measures: readonly Row[]; readonly figures: readonly Row[] }

/** `left`: what no register has a place for, by its field, with how often; `assumed`: what the registers ask and the file does not say, with what is entered instead; `departs`: in how many places the file is not as its schema has it. */
export interface ReadPlan { readonly proposed: Proposed; readonly left: ReadonlyMap<string | Text, number>; readonly assumed: ReadonlyMap<string | Text, number>; readonly faults: readonly { readonly key: string; readonly text: Text }[]; readonly departs: number }

/** What this house thinks of an entry, and what the keys say already. */
const ofTheHouse = new Set(['parent', 'goal', 'indicator', 'accepted', 'ownerConfidence', 'analystConfidence'])

/** The plan that stands, as it would be brought elsewhere, each value in the words of its register. What the portal computes is no row: whoever takes it over computes their own. */
export function proposedOf({ goals, indicators, measures, figures }: Stated): Proposed {
  const rows = (entries: Stated['goals'], refers: string): readonly Row[] => entries.map(({ number, values }) => ({
    key: number, ...(values[refers] !== undefined && values[refers] !== '' && { of: String(values[refers]) }), values: Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && !ofTheHouse.has(name))),
  }))
  return { goals: rows(goals, 'parent'), indicators: rows(indicators, 'goal'), measures: rows(measures, 'goal'), figures: rows(figures, 'indicator') }
}

/** Goals in levels: those of no other goal first, each level after the one that it belongs to. What is in a circle, or belongs to a goal that is not there, is in none. */
export function levelsOf(goals: readonly Row[]): readonly (readonly Row[])[] {
  const parts = Map.groupBy(goals, ({ of }) => of)
  const levels: (readonly Row[])[] = []
  const seen = new Set<Row>()
  for (let level: readonly Row[] = parts.get(undefined) ?? []; level.length > 0; level = level.flatMap(({ key }) => parts.get(key) ?? []).filter((one) => !seen.has(one))) {
    levels.push(level)
    level.forEach((one) => seen.add(one))
  }
  return levels
}

const numberOf = ({ values }: Row, name: string): number | undefined => (values[name] === undefined ? undefined : Number(values[name]))

/** What keeps a plan from being entered: the same that the procedures of single entries ask, and that each row belongs to another one of the file. */
export function faultsOf({ goals, indicators, measures, figures }: Proposed, today: Day): readonly { readonly key: string; readonly text: Text }[] {
  const { faults } = words
  const keysOf = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map(({ key }) => key))
  const [goalKeys, indicatorKeys] = [keysOf(goals), keysOf(indicators)]
  const placed = new Set(levelsOf(goals).flat())
  const found: { key: string; text: Text }[] = []
  const fault = ({ key }: Row, text: Text): void => void found.push({ key, text })
  for (const rows of [goals, indicators, measures, figures]) for (const [, [, again]] of Map.groupBy(rows, ({ key }) => key)) if (again !== undefined) fault(again, faults.repeated)
  for (const one of goals) if (!placed.has(one)) fault(one, one.of !== undefined && goalKeys.has(one.of) ? faults.circle : faults.noGoal)
  for (const one of [...indicators, ...measures]) if (one.of === undefined || !goalKeys.has(one.of)) fault(one, faults.noGoal)
  for (const one of figures) if (one.of === undefined || !indicatorKeys.has(one.of)) fault(one, faults.noGoal)
  for (const one of indicators) {
    const [base, baseYear, target, targetYear] = [numberOf(one, 'baseValue'), numberOf(one, 'baseYear'), numberOf(one, 'target'), numberOf(one, 'targetYear')]
    if (target !== undefined && targetYear === undefined) fault(one, faults.noTargetYear)
    if (base !== undefined && baseYear === undefined) fault(one, faults.noBaseYear)
    if (baseYear !== undefined && targetYear !== undefined && baseYear >= targetYear) fault(one, faults.yearsTurned)
    if (base !== undefined && target !== undefined && (one.values['direction'] === 'down' ? target >= base : target <= base)) fault(one, faults.direction)
    const ofLast = numberOf(one, `target${targetYear}`)
    if (target !== undefined && targetYear !== undefined && ofLast !== undefined && ofLast !== target) fault(one, faults.targetsOfYear(targetYear))
  }
  for (const one of figures) {
    const told = one.values['toldOn']
    if (typeof told !== 'string') continue // its register says that it is needed
    if (told > today || (one.values['kind'] === 'fact' && (numberOf(one, 'year') ?? 0) > yearOf(told as Day))) fault(one, faults.factToCome)
  }
  for (const one of measures) if (String(one.values['doneOn'] ?? '') > today) fault(one, faults.doneToCome)
  return found
}
