/**
 * Privacy of what is told of data whose rows nobody may see, whoever keeps them: exact noise, budgets with their ledger, aggregates, the anonymity
 * of rows and made-up rows. It promises that noise is drawn in whole numbers alone, that a plan tells its price before anything is read, that equal
 * questions have equal names, and that no word of an asker stands unquoted in SQL. The mathematics opens no database, keeps no state, never reads
 * the clock, and draws chance only from the source that it is handed; its statements are DuckDB's, and whoever keeps the data runs them. Only the
 * ledger keeps rows. It never decides who may ask, how much may be learnt in a year, or what is public of a column.
 */
export { type AggregateColumn, type AggregateRequest, aggregateRequestSchema, type AggregateTable, readAggregateRequest } from './aggregate-request.ts'
export { type Bin } from './aggregate-sql.ts'
export { type AnonymityReport, anonymityReport, anonymityStatements } from './anonymity.ts'
export { affords, charge, describeBudget, describeCost, epsilonFor, leftOf, noiseFor, type Precision } from './budget.ts'
export { marginOf, massOf, type Noise } from './distribution.ts'
export { answerExactly, type ExactAnswer, type ExactPlan, planExactly } from './exact-aggregate.ts'
export { findBounds, type FoundBounds, planBounds, type UnboundedColumn } from './find-bounds.ts'
export { type BudgetLedger, budgetAsker, budgetLedger, type Budgets, exhaustedForAll } from './ledger.ts'
export { discreteGaussian, discreteLaplace } from './noise.ts'
export { type CheckedAggregates, checkAggregates, type PublishedTable, publishAggregates } from './published.ts'
export { answerPrivately, planPrivately, type PrivateAnswer, type PrivatePlan } from './private-aggregate.ts'
export { type ColumnFacts, proposeQuasiIdentifiers, type QuasiIdentifier } from './quasi-identifiers.ts'
export { keyedRandom, systemRandom } from './random.ts'
export { rational } from './rational.ts'
export { type Cell, fewest, isTold, largestShare, type Told, withoutSmallCells } from './small-cells.ts'
export { textMark, textMarks } from './synthetic.messages.ts'
export { syntheticRows, type SyntheticRow } from './synthetic-rows.ts'
export { fitSynthesis, type Marginal, planSynthesis, type SyntheticColumn, type SyntheticModel } from './synthetic.ts'
