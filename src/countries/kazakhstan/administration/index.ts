/** Public services as Kazakhstan declares them: the procedures and the registers where their results stand, without a line of the kernel. */
import { isOpenTo } from '../../../law/open-to.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import { addressServices, residence } from './address.ts'
import { alcoholLicences, licenceServices } from './alcohol.ts'
import { appealsAgainst } from './appeals.ts'
import { births, birthServices } from './births.ts'
import { bookingServices } from './bookings.ts'
import { buildingPermits, buildingServices } from './building.ts'
import { consents, consentServices } from './consent.ts'
import { dataQuestions } from './data-questions.ts'
import { kindergartenPlaces, kindergartenServices } from './kindergarten.ts'
import { parkingCards, parkingServices } from './parking.ts'
import { requestServices } from './requests.ts'
import { soleTraders, soleTraderServices } from './sole-traders.ts'
import { studyServices } from './study.ts'
import { workServices } from './work.ts'

const services: readonly Procedure[] = [
  ...birthServices, ...kindergartenServices, ...addressServices, ...soleTraderServices, ...workServices, ...studyServices, ...buildingServices, ...parkingServices, ...bookingServices, ...requestServices, ...consentServices,
  ...licenceServices, dataQuestions,
]

/** What can be appealed, by who opens it: what people and companies apply for alike, where people appeal. */
const appealable = (by: 'person' | 'company'): readonly string[] =>
  services.filter(({ opens, decisions }) => (by === 'company' ? opens.by === by : isOpenTo(opens, by)) && Object.values(decisions).some(({ effect }) => effect === 'refuse')).map(({ id }) => id)

export const administrationProcedures: readonly Procedure[] = [...services, ...appealsAgainst({ person: appealable('person'), company: appealable('company') })]
export const administrationRegisters: readonly Register[] = [births, kindergartenPlaces, residence, soleTraders, buildingPermits, parkingCards, consents, alcoholLicences]
