/**
 * A service is tried before it is in force: cases made by hand or from the declaration take their course on days that are chosen, and some are kept as examples.
 *
 * Promises: pure and deterministic; time is turned, so deadlines, silence and expiry happen as the declaration says; an example says what must come of it, and what
 * came instead. Never: asks a register, writes anything, or decides a case.
 */
export { applicantsOf, mostRows } from './applicants.ts'
export type { Made, MadeApplicant, Reached } from './applicants.ts'
export { courseOf } from './course.ts'
export type { Course, Stage, StagePart } from './course.ts'
export { failedExamples, lintExamples, resultOf } from './example.ts'
export type { FailedExample } from './example.ts'
export { plannedOf } from './owed.ts'
export type { Planned } from './owed.ts'
export { rankedTogether } from './ranked.ts'
export type { Competing, RankedTogether, TriedRow } from './ranked.ts'
export { madeUp, writtenIn } from './made-up.ts'
export type { Example, ExampleResult, TrialAct, TrialCase } from './example-data.ts'
