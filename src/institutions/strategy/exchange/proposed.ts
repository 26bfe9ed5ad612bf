/** A plan as it is brought: the rows of the four registers, each with a key by which the others name it. Pure. */
import type { Facts } from '../../../law/field.ts'
import { type Day, yearOf } from '../../../law/time.ts'
import type { Text } from '../../../law/text.ts'
import type { Plan, PlannedIndicator } from '../plan/index.ts'
import { words } from './messages.ts'

/** `key` names it in the file; `of` is the key of the goal, or of the indicator, that it belongs to. Values are those of the columns of its register. */
export interface Row { readonly key: string; readonly of?: string; readonly values: Facts }

export interface Proposed { readonly goals: readonly Row[]; readonly indicators: readonly Row[]; readonly measures: readonly Row[]; readonly figures: readonly Row[] }

/** What is there, under its names. */
const present = (values: Readonly<Record<string, string | number | boolean | undefined>>): Facts =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined && pair[1] !== ''))

const names = ({ kk: name, ru: nameRu, en: nameEn }: Text) => ({ name, nameRu, nameEn })
const decimal = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value))

/** The plan that stands, as it would be brought elsewhere. What the portal computes is no row: whoever takes it over computes their own. */
export const proposedOf = ({ goals, indicators, measures, figures }: Plan): Proposed => ({
  goals: goals.map(({ number, parent, name, mandate, certainty, sourceUrl, owner, ownerOffice, about }) =>
    ({ key: number, ...(parent !== undefined && { of: parent }), values: present({ ...names(name), mandate, certainty, sourceUrl, owner, ownerOffice, about }) })),
  indicators: indicators.map((one) => ({ key: one.number, of: one.goal, values: indicatorValues(one) })),
  measures: measures.map(({ number, goal, name, planLine, formOfCompletion, deadline, executor, coExecutors, budget, certainty, sourceUrl, doneOn, evidence }) => ({
    key: number, of: goal, values: present({ ...names(name), planLine, formOfCompletion, deadline, executor, coExecutors, budget: budget?.toString(), certainty, sourceUrl, doneOn, evidence }),
  })),
  figures: figures.flatMap(({ number, indicator, year, kind, value, low, high, source, sourceUrl, responsible, toldOn }) => (number === undefined ? [] : [{
    key: number, of: indicator, values: present({ year, kind, value: decimal(value), low: decimal(low), high: decimal(high), figureSource: source.kk, sourceUrl, responsible, toldOn }),
  }])),
})

const indicatorValues = ({ name, definition, unit, dataSource, method, direction, baseValue, baseYear, target, targetYear, yearly, limit, counts, certainty, sourceUrl, owner, ownerOffice }: PlannedIndicator): Facts => present({
  ...names(name), definition, unit, dataSource, method, direction, baseValue: decimal(baseValue), baseYear, target: decimal(target), targetYear, ...Object.fromEntries([...yearly].map(([year, value]) => [`target${year}`, String(value)])),
  limit: decimal(limit), counts, certainty, sourceUrl, owner, ownerOffice,
})

/** Goals in levels: those of no other goal first, each level after the one that it belongs to. What is in a circle, or belongs to a goal that is not there, is in none. */
export function levelsOf(goals: readonly Row[]): readonly (readonly Row[])[] {
  const levels: Row[][] = []
  let above: ReadonlySet<string | undefined> = new Set([undefined])
  for (let rest = goals; rest.length > 0;) {
    const level = rest.filter(({ of }) => above.has(of))
    if (level.length === 0) break
    levels.push(level)
    above = new Set(level.map(({ key }) => key))
    rest = rest.filter((one) => !level.includes(one))
  }
  return levels
}

const numberOf = ({ values }: Row, name: string): number | undefined => (values[name] === undefined ? undefined : Number(values[name]))

/** What keeps a plan from being entered: the same that the procedures of single entries ask, and that each row belongs to another one of the file. */
export function faultsOf({ goals, indicators, measures, figures }: Proposed, today: Day): readonly { readonly key: string; readonly text: Text }[] {
  const { faults } = words
  const keys = new Map([...goals, ...indicators].map((one) => [one.key, one]))
  const placed = new Set(levelsOf(goals).flat())
  const found: { key: string; text: Text }[] = []
  const fault = ({ key }: Row, text: Text): void => void found.push({ key, text })
  for (const one of goals) if (!placed.has(one)) fault(one, one.of !== undefined && keys.has(one.of) ? faults.circle : faults.noGoal)
  for (const one of [...indicators, ...measures, ...figures]) if (one.of === undefined || !keys.has(one.of)) fault(one, faults.noGoal)
  for (const one of indicators) {
    const [base, baseYear, target, targetYear] = [numberOf(one, 'baseValue'), numberOf(one, 'baseYear'), numberOf(one, 'target'), numberOf(one, 'targetYear')]
    if (target !== undefined && targetYear === undefined) fault(one, faults.noTargetYear)
    if (base !== undefined && baseYear === undefined) fault(one, faults.noBaseYear)
    if (baseYear !== undefined && targetYear !== undefined && baseYear >= targetYear) fault(one, faults.yearsTurned)
    if (base !== undefined && target !== undefined && (one.values['direction'] === 'down' ? target >= base : target <= base)) fault(one, faults.direction)
  }
  for (const one of figures) {
    const told = one.values['toldOn']
    if (typeof told !== 'string') continue // its register says that it is needed
    if (told > today || (one.values['kind'] === 'fact' && (numberOf(one, 'year') ?? 0) > yearOf(told as Day))) fault(one, faults.factToCome)
  }
  for (const one of measures) if (String(one.values['doneOn'] ?? '') > today) fault(one, faults.doneToCome)
  return found
}
