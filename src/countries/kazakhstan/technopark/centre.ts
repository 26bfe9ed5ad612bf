/** The centre's space and events: what is declared of them, and by which names the technopark knows it. */
import type { Technopark } from '../../../institutions/technopark/index.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import { attendance, eventChanges, eventEntry, events, groupRegistration, guestProcedures, guests, meeting, meetingResource, placeResource, registration, sessions, talk, talkCalledOff, talkMoved, talkRescheduled, talkTakenOut, talkWithdrawn } from './events/index.ts'
import type { Regime } from './regime.ts'
import { premises, premisesProcedures, roomBooking, roomChanges, roomEntry, roomResource, rooms, tenancies, tenancy, tenancyEnded, tenancyGivenUp } from './space/index.ts'

export const centreProcedures: readonly Procedure[] = [roomEntry, ...roomChanges, roomBooking, eventEntry, ...eventChanges, registration, talk, talkCalledOff, talkTakenOut, talkWithdrawn, talkMoved, talkRescheduled, attendance, ...guestProcedures, meeting, groupRegistration]

/** What is let for months, by the rent that a regime sets. */
export const tenancyProcedures = (regime: Regime): readonly Procedure[] => [tenancy(regime), tenancyEnded, tenancyGivenUp, ...premisesProcedures]

export const centreRegisters: readonly Register[] = [rooms, events, sessions, guests]

export const tenancyRegisters: readonly Register[] = [premises, tenancies]

export const centre: Pick<Technopark, 'space' | 'events'> = {
  space: { rooms: rooms.id, booking: roomBooking.id, resource: roomResource.id, premises: premises.id, tenancies: tenancies.id, tenancy: 'technopark.tenancy' },
  events: { events: events.id, sessions: sessions.id, resource: placeResource.id, registration: registration.id, group: groupRegistration.id, talk: talk.id, attendance: attendance.id, guests: guests.id, guest: 'technopark.event-guest', meeting: meeting.id, meetings: meetingResource.id },
}
