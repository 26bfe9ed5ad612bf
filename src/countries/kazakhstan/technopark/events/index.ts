/** Events of the centre: what is announced, who speaks, who comes, and what shows that they came. */
export { eventChanges, eventEntry, events } from './event.ts'
export { groupRegistration } from './group.ts'
export { attendance, placeResource, registration } from './registration.ts'
export { guestProcedures, guests, meeting, meetingResource } from './meetings.ts'
export { sessions, talk, talkCalledOff, talkMoved, talkRescheduled, talkTakenOut, talkWithdrawn } from './talk.ts'
