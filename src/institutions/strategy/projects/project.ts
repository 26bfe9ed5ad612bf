/** Projects and their milestones, and what follows from them by rule: how far they are, and where they stand. Pure. */
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import { type MeasureStanding, standingOf } from '../plan/index.ts'
import { foundOfDay } from '../remembered.ts'

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

export const projectsPath = '/strategy/projects'
export const projectPath = (number: string): string => `${projectsPath}/${number}`
/** Where it stands on the page of its project. */
export const milestonePath = ({ project, number }: Milestone): string => `${projectPath(project)}#${number}`

/** The project with all that belong to it, however deep; each once, also where the register leads in a circle. */
export function withParts({ projects }: Portfolio, project: Project): readonly Project[] {
  const parts = Map.groupBy(projects, ({ parent }) => parent)
  const found = new Set([project])
  for (const one of found) (parts.get(one.number) ?? []).forEach((part) => found.add(part))
  return [...found]
}

/** `unplanned`: it has no milestone, and nothing tells how far it is. */
export type ProjectStanding = MeasureStanding | 'unplanned'

/** How the milestones of each project stand, with those of all that belongs to it. Each walks up only where its standing is new, so that neither depth nor a circle costs more. */
const standingsOf = foundOfDay(({ projects, milestones }: Portfolio, today): ReadonlyMap<string, ReadonlySet<MeasureStanding>> => {
  const parents = new Map(projects.map(({ number, parent }) => [number, parent]))
  const standings = new Map(projects.map(({ number }) => [number, new Set<MeasureStanding>()]))
  for (const one of milestones) {
    const standing = milestoneStanding(one, today)
    for (let at: string | undefined = one.project; at !== undefined; at = parents.get(at)) {
      const known = standings.get(at)
      if (known === undefined || known.has(standing)) break
      known.add(standing)
    }
  }
  return standings
})

/** By the milestones of the project and of all that belongs to it: the worst of them, and done with evidence only where all are. Late is also what is past its own deadline and not shown to be done. */
export function projectStanding(portfolio: Portfolio, { number, deadline }: Project, today: Day): ProjectStanding {
  const standings = standingsOf(portfolio, today).get(number) ?? new Set()
  const open = standings.size === 0 || standings.has('late') || standings.has('planned')
  if (standings.has('late') || (open && deadline !== undefined && deadline < today)) return 'late'
  if (standings.size === 0) return 'unplanned'
  return open ? 'planned' : standings.has('claimed') ? 'claimed' : 'evidenced'
}
