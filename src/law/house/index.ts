/**
 * The procedures that every house has, whatever else a country declares and also where only law counts: declarations come into force by one, and by two
 * the administrator suspends and lifts at once, for an emergency waits for no act of parliament; by two more offices are filled and left.
 */
import { appointmentIn, dismissalIn } from './appointments.ts'
import { enactmentIn } from './enactment.ts'
import type { House } from './house.ts'
import { liftIn, suspensionIn } from './orders.ts'
import type { Procedure } from '../procedure.ts'

export { appointmentIn, dismissalIn } from './appointments.ts'
export { type House, houseOffices } from './house.ts'

export const houseProcedures = (house: House): readonly Procedure[] => [enactmentIn(house), suspensionIn(house), liftIn(house), appointmentIn(house), dismissalIn(house)]
