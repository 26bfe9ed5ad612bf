/** What Kazakhstan sets for the sharing of compute. */
import type { ComputeOptions } from '../../../institutions/compute-hours/index.ts'
import { ids } from './registers.ts'
import { hoursGrant } from './request.ts'
import { fees, rules } from './offices.ts'
import { reclaimId } from './taken-back.ts'
import { gridFactor } from './energy.ts'

export const computeOptions: ComputeOptions = {
  rests: [rules], registers: ids, credential: hoursGrant, request: 'compute-hours.request', login: 'compute-hours.login', reclaim: reclaimId, money: fees,
  invoice: { income: 'compute-hours.hours', dueDays: 20 }, grid: gridFactor, office: ['compute-hours.officer', 'compute-hours.head', 'compute-operator.engineer'],
}
