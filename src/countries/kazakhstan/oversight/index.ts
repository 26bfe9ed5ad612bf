/** Oversight of AI as Kazakhstan declares it: the registers and the procedures, without a line of the kernel. */
import type { Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import { aiSystems } from './ai-systems-register.ts'
import { aiUseProcedures, aiUses } from './ai-uses.ts'
import { appeals } from './appeals.ts'
import { changesByOwners } from './change.ts'
import { computeProcedures, holdings, trainingRuns } from './compute.ts'
import { explanations } from './explanation.ts'
import { incidentReports } from './incident-report.ts'
import { systemsImport } from './import.ts'
import { importUndone } from './import-undone.ts'
import { incidents } from './incidents-register.ts'
import { inspections } from './inspection.ts'
import { questionnaireAdded } from './questionnaire.ts'
import { registrations } from './registration.ts'
import { sandbox } from './sandbox.ts'
import { seriousIncidents } from './serious-incident.ts'
import { stateReview } from './state-review.ts'
import { suspensions } from './suspension.ts'
import { trustedList, trustedSystems } from './trusted.ts'

export const oversightProcedures: readonly Procedure[] = [
  ...registrations, stateReview, ...changesByOwners, ...suspensions, ...incidentReports, ...seriousIncidents, ...explanations, ...trustedList, ...sandbox, ...inspections, systemsImport, importUndone, questionnaireAdded, ...computeProcedures, ...appeals, ...aiUseProcedures,
]
export const oversightRegisters: readonly Register[] = [aiSystems, incidents, trustedSystems, holdings, trainingRuns, aiUses]
