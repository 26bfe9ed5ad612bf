/** Public services as Kazakhstan declares them: the procedures and the registers where their results stand, without a line of the kernel. */
import type { Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import { addressServices, residence } from './address.ts'
import { appealsAgainst } from './appeals.ts'
import { births, birthServices } from './births.ts'
import { buildingPermits, buildingServices } from './building.ts'
import { requestServices } from './requests.ts'
import { soleTraders, soleTraderServices } from './sole-traders.ts'

const services: readonly Procedure[] = [...birthServices, ...soleTraderServices, ...addressServices, ...buildingServices, ...requestServices]

/** What can be appealed, by who opens it. */
const appealable = (by: 'person' | 'company'): readonly string[] =>
  services.filter(({ opens, decisions }) => opens.by === by && Object.values(decisions).some(({ effect }) => effect === 'refuse')).map(({ id }) => id)

export const administrationProcedures: readonly Procedure[] = [...services, ...appealsAgainst({ person: appealable('person'), company: appealable('company') })]
export const administrationRegisters: readonly Register[] = [births, soleTraders, residence, buildingPermits]
