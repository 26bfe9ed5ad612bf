/** The centre's space: its rooms as a register, and how they are booked. */
export { roomBooking, roomResource } from './booking.ts'
export { roomChanges, roomEntry, rooms } from './rooms.ts'
export { premises, premisesProcedures, tenancies } from './premises.ts'
export { tenancy, tenancyEnded } from './tenancy.ts'
export { tenancyGivenUp } from './given-up.ts'
