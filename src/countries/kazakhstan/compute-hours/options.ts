/** What Kazakhstan sets for the sharing of compute. */
import type { ComputeOptions } from '../../../institutions/compute-hours/index.ts'
import { ids } from './registers.ts'
import { hoursGrant } from './request.ts'
import { rules } from './offices.ts'

export const computeOptions: ComputeOptions = { rests: [rules], registers: ids, credential: hoursGrant, request: 'compute-hours.request', login: 'compute-hours.login', office: ['compute-hours.officer', 'compute-hours.head', 'compute-operator.engineer'] }
