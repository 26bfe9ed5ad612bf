/** What a next meeting has to speak of, by rule, from the plan, the projects and the instructions as they stand. */
import type { Day } from '../../../law/time.ts'
import { type GraphFault, type Plan, type Plans, pressingOf } from '../plan/index.ts'
import { type Portfolio, projectConcerns, type Projects } from '../projects/index.ts'
import { type Instruction, instructionConcerns } from './instructions.ts'
import type { Meetings } from './read.ts'

/** From what an agenda is proposed. */
export interface Told { readonly plan: Plan; readonly portfolio: Portfolio; readonly instructions: readonly Instruction[] }

/** What is read of a house for whoever coordinates. */
export interface Coordinated { readonly plans: Plans; readonly projects: Projects; readonly meetings: Meetings }

/** Why something stands on an agenda: because it is late, because what is claimed is not shown, because it waits for what is late, because it will be missed, or because two who know it disagree. Gaps of the plan are for its keepers. */
const forMeetings: readonly GraphFault['fault'][] = ['instruction-late', 'instruction-answered', 'late', 'project-late', 'milestone-late', 'claimed', 'milestone-claimed', 'milestone-blocked', 'at-risk', 'disagreement']

/** What is proposed for the next meeting, the most pressing reason first. Pure. */
export function agendaOf({ plan, portfolio, instructions }: Told, today: Day): readonly GraphFault[] {
  return [...instructionConcerns(instructions, today), ...projectConcerns(portfolio, today), ...pressingOf(plan, today)].filter(({ fault }) => forMeetings.includes(fault)).toSorted((a, b) => forMeetings.indexOf(a.fault) - forMeetings.indexOf(b.fault))
}

export async function told({ plans, projects, meetings }: Coordinated): Promise<Told> {
  const [plan, portfolio, { instructions }] = await Promise.all([plans(), projects(), meetings()])
  return { plan, portfolio, instructions }
}
