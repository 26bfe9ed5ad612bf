/** Projects and their milestones, and what follows from them by rule: how far they are, what waits for what, and what is missing. Pure. */
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import { type GraphFault, type MeasureStanding, standingOf } from '../plan/index.ts'

/** `path`: the page of its entry, without the language. */
interface Entered { readonly number: string; readonly path: string; readonly name: Text }

/** A programme is one to which others belong. */
export interface Project extends Entered {
  readonly goal: string
  /** The programme that it belongs to. */
  readonly parent?: string
  readonly about?: string
  readonly owner?: string
  readonly ownerOffice?: string
  /** The code of a region; absent where it is of the whole country. */
  readonly region?: string
  readonly startsOn?: Day
  readonly deadline?: Day
  /** In the smallest unit of money. */
  readonly budget?: bigint
  /** The code of the account of expense on which its costs are booked. */
  readonly account?: string
  readonly certainty?: 'verified' | 'secondary' | 'assumed'
  readonly sourceUrl?: string
}

export interface Milestone extends Entered {
  readonly project: string
  readonly plannedOn: Day
  /** The numbers of those that come before it. */
  readonly after: readonly string[]
  readonly doneOn?: Day
  readonly evidence?: string
  readonly accepted?: boolean
}

export interface Portfolio { readonly projects: readonly Project[]; readonly milestones: readonly Milestone[] }

export const milestoneStanding = ({ plannedOn, ...one }: Milestone, today: Day): MeasureStanding => standingOf({ ...one, deadline: plannedOn }, today)

const isDone = ({ doneOn }: Milestone): boolean => doneOn !== undefined

/** The late milestones for which this one waits, directly or through others that are not done; none once it is done itself. */
export function blockedBy({ milestones }: Portfolio, milestone: Milestone, today: Day): readonly Milestone[] {
  if (isDone(milestone)) return []
  const byNumber = new Map(milestones.map((one) => [one.number, one]))
  const reached = new Set<Milestone>()
  const open = [...milestone.after]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const before = byNumber.get(at)
    if (before === undefined || before === milestone || isDone(before) || reached.has(before)) continue
    reached.add(before)
    open.push(...before.after)
  }
  return [...reached].filter((one) => milestoneStanding(one, today) === 'late').toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn))
}

/** The project with all that belong to it, however deep; each once, also where the register leads in a circle. */
export function withParts({ projects }: Portfolio, project: Project): readonly Project[] {
  const parts = Map.groupBy(projects, ({ parent }) => parent)
  const found = new Set([project])
  for (const one of found) (parts.get(one.number) ?? []).forEach((part) => found.add(part))
  return [...found]
}

/** `unplanned`: it has no milestone, and nothing tells how far it is. */
export type ProjectStanding = MeasureStanding | 'unplanned'

/** By the milestones of the project and of all that belongs to it: the worst of them, and done with evidence only where all are. */
export function projectStanding(portfolio: Portfolio, project: Project, today: Day): ProjectStanding {
  const numbers = new Set(withParts(portfolio, project).map(({ number }) => number))
  const standings = portfolio.milestones.filter((one) => numbers.has(one.project)).map((one) => milestoneStanding(one, today))
  if (standings.length === 0) return 'unplanned'
  const open = standings.some((one) => one === 'late' || one === 'planned')
  if (standings.includes('late') || (open && project.deadline !== undefined && project.deadline < today)) return 'late'
  return open ? 'planned' : standings.includes('claimed') ? 'claimed' : 'evidenced'
}

/** In which column each milestone is drawn: after all of these that it waits for, and as near as can be to the first that waits for it. */
export function columnsOf(milestones: readonly Milestone[]): ReadonlyMap<string, number> {
  const known = new Set(milestones.map(({ number }) => number))
  const columns = new Map(milestones.map(({ number }) => [number, 0]))
  // So many rounds suffice for the longest chain; a circle, which no register lets in, ends with them too.
  for (let round = 0; round < milestones.length; round += 1) {
    let moved = false
    for (const { number, after } of milestones) {
      const column = Math.max(0, ...after.filter((one) => known.has(one)).map((one) => columns.get(one)! + 1))
      if (column > columns.get(number)!) { columns.set(number, Math.min(column, milestones.length - 1)); moved = true }
    }
    if (!moved) break
  }
  for (const { number } of milestones.toSorted((a, b) => columns.get(b.number)! - columns.get(a.number)!)) {
    const next = milestones.filter(({ after }) => after.includes(number)).map((one) => columns.get(one.number)!)
    if (next.length > 0) columns.set(number, Math.max(columns.get(number)!, Math.min(...next) - 1))
  }
  return columns
}

/** What whoever coordinates has to look at: milestones that are late, claimed or wait for a late one, projects without money or milestone, and what leads nowhere. */
export function projectConcerns(portfolio: Portfolio, today: Day): readonly GraphFault[] {
  const { projects, milestones } = portfolio
  const [known, programmes] = [new Set([...projects, ...milestones].map(({ number }) => number)), new Set(projects.map(({ parent }) => parent))]
  const fault = (kind: GraphFault['fault'], { number, path, name }: Entered, beside?: Entered): GraphFault => ({ fault: kind, number, path, name, ...(beside && { beside: { name: beside.name, path: beside.path } }) })
  const standing = (kind: MeasureStanding): readonly Milestone[] => milestones.filter((one) => milestoneStanding(one, today) === kind)
  return [
    ...standing('late').map((one) => fault('milestone-late', one)),
    ...standing('claimed').map((one) => fault('milestone-claimed', one)),
    ...milestones.flatMap((one) => blockedBy(portfolio, one, today).map((late) => fault('milestone-blocked', one, late))),
    ...projects.filter(({ number, budget }) => budget === undefined && !programmes.has(number)).map((one) => fault('project-no-money', one)),
    ...projects.filter(({ number }) => !programmes.has(number) && !milestones.some(({ project }) => project === number)).map((one) => fault('project-no-milestone', one)),
    ...projects.filter(({ parent }) => parent !== undefined && !known.has(parent)).map((one) => fault('project-stray', one)),
    ...milestones.filter(({ project, after }) => !known.has(project) || after.some((one) => !known.has(one))).map((one) => fault('project-stray', one)),
  ]
}
