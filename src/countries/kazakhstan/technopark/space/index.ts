/** The centre's space: its rooms as a register, and how they are booked. */
export { roomBooking, roomResource } from './booking.ts'
export { roomEntry, rooms } from './rooms.ts'
