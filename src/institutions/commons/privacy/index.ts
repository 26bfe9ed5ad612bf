/**
 * The privacy of datasets, over `kernel/privacy`, which has the mathematics and the ledger: what a table offers to whom, what an owner has decided, and
 * the answers. It promises that what may not be seen is charged before it is read, and that what is not lent is in no answer. It never decides who
 * may ask.
 */
export {
  type AggregateAnswer, type AggregateGround, type AggregatePlan, type AggregateQuestion, answerAggregate, mayKnowRows, type OfferedTable, openForAggregates, openTables,
  planAggregate, type PrecisionName, precisions,
} from './answer.ts'
export { subjectsOf } from './declared-table.ts'
export { noisyProfile, veiledVersion } from './noisy-profile.ts'
export { decideOnPrivacy, type KnownColumns, knownOf, privacyDecisionOn, privacyLedger, type YearlyChoice, yearlyChoices } from './owner-decision.ts'
export { columnsAfter, columnsBefore } from './synthetic-columns.ts'
