/** A plan as it is brought: the rows of its registers, each with a key by which the others name it. Pure. */
import type { Facts } from '../../../law/field.ts'
import { numbersIn } from '../../../law/register.ts'
import { type Day, yearOf } from '../../../law/time.ts'
import type { Text } from '../../../law/text.ts'
import type { Stated } from '../plan/index.ts'
import type { StatedProjects } from '../projects/index.ts'
import { words } from './messages.ts'

/** `key` names it in the file; `of` is the key of the goal, the indicator or the project that it belongs to. `beside` are the keys of its own kind to which it refers: the programme of a project, what a milestone waits for. Values are those of the columns of its register. */
export interface Row { readonly key: string; readonly of?: string; readonly beside?: readonly string[]; readonly values: Facts }

export interface Proposed { readonly goals: readonly Row[]; readonly indicators: readonly Row[]; readonly measures: readonly Row[]; readonly figures: readonly Row[]; readonly projects: readonly Row[]; readonly milestones: readonly Row[] }

/** `left`: what no register has a place for, by its field, with how often; `assumed`: what the registers ask and the file does not say, with what is entered instead; `departs`: in how many places the file is not as its schema has it. */
export interface ReadPlan { readonly proposed: Proposed; readonly left: ReadonlyMap<string | Text, number>; readonly assumed: ReadonlyMap<string | Text, number>; readonly faults: readonly { readonly key: string; readonly text: Text }[]; readonly departs: number }

/** What this house thinks of an entry, and what the keys say already. */
const ofTheHouse = new Set(['parent', 'goal', 'indicator', 'project', 'after', 'accepted', 'ownerConfidence', 'analystConfidence'])

/** The plan that stands, as it would be brought elsewhere, each value in the words of its register. What the portal computes is no row: whoever takes it over computes their own. */
export function proposedOf({ goals, indicators, measures, figures }: Stated, { projects, milestones }: StatedProjects): Proposed {
  const rows = (entries: Stated['goals'], refers: string, among?: string): readonly Row[] => entries.map(({ number, values }) => ({
    key: number, ...(values[refers] !== undefined && values[refers] !== '' && { of: String(values[refers]) }), ...(among !== undefined && numbersIn(values[among]).length > 0 && { beside: numbersIn(values[among]) }), values: Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && !ofTheHouse.has(name))),
  }))
  return { goals: rows(goals, 'parent'), indicators: rows(indicators, 'goal'), measures: rows(measures, 'goal'), figures: rows(figures, 'indicator'), projects: rows(projects, 'goal', 'parent'), milestones: rows(milestones, 'project', 'after') }
}

/** The goal that a goal is part of. */
const above = ({ of }: Row): readonly string[] => (of === undefined ? [] : [of])

/** Rows in levels, goals where nothing else is said: those that come after no other first, each level after all that its rows come after. What is in a circle, or comes after what is not there, is in none. */
export function levelsOf(rows: readonly Row[], before: (row: Row) => readonly string[] = above): readonly (readonly Row[])[] {
  const [waiting, open] = [new Map<string, Row[]>(), new Map<Row, number>()]
  for (const row of rows) {
    const keys = new Set(before(row))
    open.set(row, keys.size)
    for (const key of keys) {
      if (!waiting.has(key)) waiting.set(key, [])
      waiting.get(key)!.push(row)
    }
  }
  const levels: (readonly Row[])[] = []
  for (let level = rows.filter((row) => open.get(row) === 0); level.length > 0;) {
    levels.push(level)
    const next: Row[] = []
    for (const { key } of level) {
      for (const row of waiting.get(key) ?? []) {
        open.set(row, open.get(row)! - 1)
        if (open.get(row) === 0) next.push(row)
      }
      waiting.delete(key)
    }
    level = next
  }
  return levels
}

/** What a row of these refers to of its own kind. */
export const among = ({ beside = [] }: Row): readonly string[] => beside

const numberOf = ({ values }: Row, name: string): number | undefined => (values[name] === undefined ? undefined : Number(values[name]))

/** What keeps a plan from being entered: the same that the procedures of single entries ask, and that each row belongs to another one of the file. */
export function faultsOf({ goals, indicators, measures, figures, projects, milestones }: Proposed, today: Day): readonly { readonly key: string; readonly text: Text }[] {
  const { faults } = words
  const keysOf = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map(({ key }) => key))
  const [goalKeys, indicatorKeys, projectKeys] = [keysOf(goals), keysOf(indicators), keysOf(projects)]
  const placed = new Set(levelsOf(goals).flat())
  const found: { key: string; text: Text }[] = []
  const fault = ({ key }: Row, text: Text): void => void found.push({ key, text })
  for (const rows of [goals, indicators, measures, figures, projects, milestones]) for (const [, [, again]] of Map.groupBy(rows, ({ key }) => key)) if (again !== undefined) fault(again, faults.repeated)
  for (const one of goals) if (!placed.has(one)) fault(one, one.of !== undefined && goalKeys.has(one.of) ? faults.circle : faults.noGoal)
  for (const one of [...indicators, ...measures, ...projects]) if (one.of === undefined || !goalKeys.has(one.of)) fault(one, faults.noGoal)
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
  for (const one of milestones) if (one.of === undefined || !projectKeys.has(one.of)) fault(one, faults.noProject)
  for (const rows of [projects, milestones]) {
    const [known, inOrder] = [keysOf(rows), new Set(levelsOf(rows, among).flat())]
    for (const one of rows) if (!inOrder.has(one)) fault(one, among(one).every((key) => known.has(key)) ? faults.inCircle : faults.notBeside)
  }
  for (const one of projects) if (one.values['deadline'] !== undefined && String(one.values['startsOn'] ?? '') > String(one.values['deadline'])) fault(one, faults.endsBefore)
  for (const one of [...measures, ...milestones]) if (String(one.values['doneOn'] ?? '') > today) fault(one, faults.doneToCome)
  return found
}
