/**
 * The privacy mathematics of the commons: exact noise, budgets, aggregates, the anonymity of rows and synthetic rows. It promises
 * that noise is drawn in whole numbers alone, that a plan tells its price before anything is read, that equal questions have
 * equal names, and that no word of an asker stands unquoted in SQL. The mathematics opens no database, keeps no state, never reads
 * the clock, and draws chance only from the source that it is handed; its statements are DuckDB's. Only the ledger keeps rows, and
 * only `answerAggregate` reads data: it charges first. It never decides who may ask.
 */
export {
  type AggregateAnswer, type AggregateGround, type AggregatePlan, type AggregateQuestion, answerAggregate, answerKinds, knowledgeOf, offered,
  planAggregate, type PrecisionName, precisions,
} from './answer.ts'
export { type AggregateColumn, type AggregateQuery, type AggregateRequest, type AggregateTable, aggregateRequestSchema, readAggregateRequest } from './aggregate-request.ts'
export { type Bin, type CellName, queryKey } from './aggregate-sql.ts'
export {
  type AnonymityQuestion, type AnonymityReport, anonymityReport, type AnonymityStatements, anonymityStatements, type Diversity, type Gain,
  type Grouping,
} from './anonymity.ts'
export {
  affords, type Budget, budgetColumns, budgetOf, type BudgetRow, charge, type Cost, costOf, describeBudget, describeCost, epsilonOf,
  leftOf, noiseFor, openBudget, type Precision, rhoOf, sumOf,
} from './budget.ts'
export { type BudgetLedger, budgetAsker, budgetLedger, type Budgets } from './ledger.ts'
export { marginOf, massOf, type Noise } from './distribution.ts'
export { bernoulliExp, discreteGaussian, discreteLaplace } from './noise.ts'
export { answerPrivately, planPrivately, type PrivateAnswer, type PrivateCell, type PrivatePlan } from './private-aggregate.ts'
export {
  type ColumnFacts, type Proposal, proposeQuasiIdentifiers, type QuasiIdentifier, type QuasiKind, quasiKinds,
} from './quasi-identifiers.ts'
export { keyedRandom, type RandomSource, systemRandom } from './random.ts'
export { type Rational, rational, rationalOf } from './rational.ts'
export { answerGuarded, type GuardedAnswer, type GuardedCell, type GuardedPlan, planGuarded, type Protection } from './small-groups.ts'
export type { ResultRow, Source } from './source.ts'
export { syntheticRows, type SyntheticRow } from './synthetic-rows.ts'
export {
  fitSynthesis, type Marginal, planSynthesis, type SynthesisPlan, type SyntheticColumn, type SyntheticModel, type SyntheticTable,
} from './synthetic.ts'
