/**
 * The coordinating body: what its next meeting has to speak of, what it decided, and who was told to do what.
 *
 * Promises: an agenda is proposed with its reasons from what the plan, the projects, the instructions and the duties say; an instruction is closed where evidence was accepted by an act, and nowhere else.
 * Never: opens a meeting, or takes a recommendation for a decision; the country's declarations keep the two bodies apart.
 */
export { agendaOf, type Coordinated, type Told, told } from './agenda.ts'
export { type Instruction, instructionConcerns, type Meeting, standingOf } from './instructions.ts'
export { standingWords as meetingStandings, words as meetingWords } from './messages.ts'
export { agendaProposals, type Begins, meetingPages, meetingsPath } from './pages.ts'
export { type MeetingRegisters, type Meetings, type Met, openMeetings } from './read.ts'
