/** The network of the technopark: needs, profiles of companies, and introductions with the consent of both. */
import type { Procedure } from '../../../../law/procedure.ts'
import type { Register } from '../../../../law/register.ts'
import { introductions } from './introductions.ts'
import { needProcedures, needs } from './needs.ts'
import { profileProcedures, profiles } from './profiles.ts'

export const networkProcedures: readonly Procedure[] = [...needProcedures, ...profileProcedures, ...introductions]
export const networkRegisters: readonly Register[] = [needs, profiles]
