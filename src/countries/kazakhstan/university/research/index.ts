/** Research of the AI university: a call for projects with peer review, ethics review, stages that are accepted and paid, what they have brought, and the withdrawal of a grant. */
import type { Procedure } from '../../../../law/procedure.ts'
import type { Register } from '../../../../law/register.ts'
import { ethics } from './ethics.ts'
import { grant } from './grant.ts'
import { projects, stages } from './registers.ts'
import { stageReport } from './stage.ts'
import { refusalAppeal, withdrawal, withdrawalAppeal } from './withdrawal.ts'

export { reviewers } from './ground.ts'

export const researchProcedures: readonly Procedure[] = [grant, ethics, stageReport, withdrawal, withdrawalAppeal, refusalAppeal]
export const researchRegisters: readonly Register[] = [projects, stages]

/** What the portal knows it by. */
export const research = { grant: grant.id, projects: projects.id, stage: stageReport.id, stages: stages.id } as const
