/**
 * Evaluation: models asked the same questions in the same way, in the open.
 *
 * Promises: a text is paid for to its last byte, so that a model that drops or changes text cannot win; each number comes with its
 * interval and with what guessing gives; each evaluation ends with a signed receipt of what was measured, on what, how.
 * Never: judges a model by text that it may have seen without saying so, or compares numbers of different items.
 */
export { openEvaluations } from './evaluations.ts'
export type { Evaluation, Evaluations, Judged, Subjects } from './evaluations.ts'
export type { Endpoint } from './endpoint.ts'
export { metricWords } from './page-messages.ts'
export { neededContext } from './context.ts'
export { answeredIn, needsOf } from './needed.ts'
export type { Need, NeededEvaluation } from './needed.ts'
export { summary } from './receipt.ts'
export type { Receipt } from './receipt.ts'
export { evaluationRoutes } from './routes.ts'
export { taskTitle } from './tasks.ts'
