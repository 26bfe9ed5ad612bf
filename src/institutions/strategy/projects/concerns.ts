/** What of projects and milestones concerns whoever coordinates, by rule. Pure. */
import type { GraphFault, MeasureStanding } from '../plan/index.ts'
import { foundOfDay } from '../remembered.ts'
import { type Milestone, milestonePath, milestoneStanding, type Portfolio, type Project, projectPath, projectStanding } from './project.ts'
import { blockedBy } from './waiting.ts'

/** What whoever coordinates has to look at: projects past their deadline, milestones that are late, claimed or wait for a late one, projects without money or milestone, and what leads nowhere. What waits stands there once, beside the one that is late the longest. */
export const projectConcerns = foundOfDay((portfolio: Portfolio, today): readonly GraphFault[] => {
  const { projects, milestones } = portfolio
  const [known, programmes, planned] = [new Set([...projects, ...milestones].map(({ number }) => number)), new Set(projects.map(({ parent }) => parent)), new Set(milestones.map(({ project }) => project))]
  const byNumber = new Set(projects.map(({ number }) => number))
  /** Where its project shows it with its plan and its questions; the entry of one whose project is not there. */
  const pathOf = (one: Project | Milestone): string => ('plannedOn' in one && byNumber.has(one.project) ? milestonePath(one) : 'plannedOn' in one ? one.path : projectPath(one.number))
  const fault = (kind: GraphFault['fault'], one: Project | Milestone, beside?: Milestone): GraphFault => ({ fault: kind, number: one.number, path: pathOf(one), name: one.name, ...(beside && { beside: { name: beside.name, path: pathOf(beside) } }) })
  const standing = (kind: MeasureStanding): readonly Milestone[] => milestones.filter((one) => milestoneStanding(one, today) === kind)
  return [
    ...projects.filter((one) => one.deadline !== undefined && one.deadline < today && projectStanding(portfolio, one, today) === 'late').map((one) => fault('project-late', one)),
    ...standing('late').map((one) => fault('milestone-late', one)),
    ...standing('claimed').map((one) => fault('milestone-claimed', one)),
    ...milestones.flatMap((one) => blockedBy(portfolio, one, today).slice(0, 1).map((late) => fault('milestone-blocked', one, late))),
    ...projects.filter(({ number, budget }) => budget === undefined && !programmes.has(number)).map((one) => fault('project-no-money', one)),
    ...projects.filter(({ number }) => !programmes.has(number) && !planned.has(number)).map((one) => fault('project-no-milestone', one)),
    ...projects.filter(({ parent }) => parent !== undefined && !known.has(parent)).map((one) => fault('project-stray', one)),
    ...milestones.filter(({ project, after }) => !known.has(project) || after.some((one) => !known.has(one))).map((one) => fault('project-stray', one)),
  ]
})
