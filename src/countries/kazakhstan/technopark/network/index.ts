/** The network of the technopark: needs, profiles of companies, problems of bodies with their solutions, and introductions with the consent of both. */
import type { Technopark } from '../../../../institutions/technopark/index.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import type { Register } from '../../../../law/register.ts'
import { partnerKinds, workKinds } from '../../work.ts'
import { hire, hires } from './hires.ts'
import { introductions } from './introductions.ts'
import { needProcedures, needs } from './needs.ts'
import { profileProcedures, profiles } from './profiles.ts'
import { solutionProposed } from './solution.ts'

export const networkProcedures: readonly Procedure[] = [...needProcedures, ...profileProcedures, ...introductions, solutionProposed, hire]
export const networkRegisters: readonly Register[] = [needs, profiles, hires]

/** Whom of specialists a need fits the university shows: the technopark knows the page by its address alone. */
export const network: Technopark['network'] = {
  needs: needs.id, need: 'technopark.need', profiles: profiles.id, profile: 'technopark.profile', introduction: 'technopark.company-introduction', solution: solutionProposed.id,
  kinds: partnerKinds.map(({ value }) => value), people: { kinds: workKinds.map(({ value }) => value), path: '/university/talent/needs' },
}
