/**
 * The privacy mathematics of the commons: exact noise, budgets, aggregates, the anonymity of rows and synthetic rows. It promises
 * that noise is drawn in whole numbers alone, that a plan tells its price before anything is read, that equal questions have
 * equal names, and that no word of an asker stands unquoted in SQL. The mathematics opens no database, keeps no state, never reads
 * the clock, and draws chance only from the source that it is handed; its statements are DuckDB's. Only the ledger keeps rows, and
 * only `answerAggregate` reads data: it charges first. It never decides who may ask.
 */
export { subjectsOf } from './declared-table.ts'
export { findBounds, type FoundBounds, planBounds, type UnboundedColumn } from './find-bounds.ts'
export { decideOnPrivacy, type KnownColumns, knownOf, privacyDecisionOn, type YearlyChoice, yearlyChoices } from './owner-decision.ts'
export { noisyProfile, veiledVersion } from './noisy-profile.ts'
export {
  type AggregateAnswer, type AggregateGround, type AggregatePlan, type AggregateQuestion, answerAggregate, mayKnowRows, type OfferedTable, openForAggregates, openTables,
  planAggregate, type PrecisionName, precisions,
} from './answer.ts'
export { type AggregateColumn, type AggregateTable, aggregateRequestSchema, readAggregateRequest } from './aggregate-request.ts'
export { type Bin } from './aggregate-sql.ts'
export { type AnonymityReport, anonymityReport, anonymityStatements } from './anonymity.ts'
export { affords, charge, describeBudget, describeCost, epsilonFor, leftOf, noiseFor } from './budget.ts'
export { type BudgetLedger, budgetAsker, budgetLedger, type Budgets, exhaustedForAll } from './ledger.ts'
export { marginOf, massOf, type Noise } from './distribution.ts'
export { discreteGaussian, discreteLaplace } from './noise.ts'
export { answerPrivately, planPrivately } from './private-aggregate.ts'
export { type ColumnFacts, proposeQuasiIdentifiers, type QuasiIdentifier } from './quasi-identifiers.ts'
export { keyedRandom, systemRandom } from './random.ts'
export { rational } from './rational.ts'
export type { ResultRow } from './source.ts'
export { textMark, textMarks } from './synthetic.messages.ts'
export { columnsAfter, columnsBefore } from './synthetic-columns.ts'
export { syntheticRows, type SyntheticRow } from './synthetic-rows.ts'
export { fitSynthesis, planSynthesis, type SyntheticColumn, type SyntheticModel, type SyntheticTable } from './synthetic.ts'
