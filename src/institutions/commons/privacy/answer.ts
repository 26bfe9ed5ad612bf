/** Answers aggregates of a dataset: exact ones where the rows may be known, with noise and at a price where they may not. */
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { canonical } from '../../../law/canonical.ts'
import type { DecimalText } from '../../../law/decimal.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { Access, Commons, Opened } from '../commons.ts'
import { covers, type Dataset, type VersionTable } from '../dataset.ts'
import { recordsOf, type ResultPage } from '../engine/index.ts'
import { callerOf } from '../ownership.ts'
import type { Asker } from '../policy.ts'
import { refusalWords } from '../policy.messages.ts'
import { secretOf } from '../secrets.ts'
import { type AggregateRequest, type AggregateTable, readAggregateRequest } from './aggregate-request.ts'
import { answerMessages } from './aggregate.messages.ts'
import type { Precision } from './budget.ts'
import { declareTable, fewest, type Knowledge } from './declared-table.ts'
import { budgetAsker, budgetLedger } from './ledger.ts'
import { answerPrivately, planPrivately, type PrivateAnswer, type PrivatePlan } from './private-aggregate.ts'
import { keyedRandom } from './random.ts'
import { answerGuarded, type GuardedAnswer, type GuardedPlan, planGuarded } from './small-groups.ts'
import type { ResultRow } from './source.ts'

/** How exact an answer with noise is wanted: ρ of each. With the usual one, 95 in 100 counts of rows are off by at most 14. */
export const precisions = { rough: '0.0025', usual: '0.01', fine: '0.04' } as const satisfies Record<string, DecimalText>
export type PrecisionName = keyof typeof precisions

/** A question, and how exact an answer should be where it carries noise. */
export interface AggregateQuestion { readonly request: AggregateRequest; readonly precision?: PrecisionName }

/** What answering takes of the commons. */
export interface AggregateGround extends Pick<Commons, 'engine' | 'reader' | 'reads'> { readonly kernel: Pick<Kernel, 'db' | 'now'> }

/** A question that was checked, with what it will cost; nothing was read yet. */
export type AggregatePlan =
  | { readonly kind: 'noisy'; readonly plan: PrivatePlan }
  | { readonly kind: 'exact'; readonly plan: GuardedPlan }

export type AggregateAnswer =
  | { readonly kind: 'noisy'; readonly answer: PrivateAnswer; readonly charged: boolean }
  | { readonly kind: 'exact'; readonly answer: GuardedAnswer }

/** Where an asker of aggregates stands to the data. */
export function knowledgeOf({ dataset, verdict }: Pick<Opened, 'dataset' | 'verdict'>): Knowledge {
  // Whoever holds a grant may count the rows by a query as well.
  if (verdict.by === 'owner' || typeof verdict.by === 'object') return 'rows'
  if (dataset.terms.tier === 'restricted') return 'noise'
  return covers(verdict.mode, 'query') ? 'rows' : 'groups'
}

/** Opens a dataset for aggregates by the widest right that the asker has. Throws a `Failure` as `access.open` does. */
export async function openForAggregates(access: Access, asker: Asker, dataset: Dataset): Promise<Opened> {
  const { allowed } = await access.verdict(asker, dataset, { mode: 'query' })
  return access.open(asker, dataset, { mode: allowed ? 'query' : 'aggregates' })
}

/** What a table of an opened version offers. Columns and rows that the owner lends to nobody are not told in aggregates either. */
export const offered = (opened: Opened, table: VersionTable): AggregateTable =>
  declareTable(table, opened.version, knowledgeOf(opened), opened.verdict.by === 'owner' ? undefined : opened.verdict.columns ?? opened.dataset.terms.columns)

/** Plans a question. Throws a `Failure` (invalid) that names each field and its mend. */
export function planAggregate(opened: Opened, table: VersionTable, { request, precision = 'usual' }: AggregateQuestion): AggregatePlan {
  const declared = offered(opened, table)
  const knowledge = knowledgeOf(opened)
  const query = readAggregateRequest(request, declared)
  // Rows that are not lent are another set of rows: the key of an answer says which.
  const version = canonical({ version: opened.version.id, rows: rowsOf(opened) ?? null })
  if (knowledge === 'noise') {
    const noise: Precision = { mechanism: 'gaussian', rho: precisions[precision] }
    return { kind: 'noisy', plan: planPrivately(query, declared, noise, version) }
  }
  return { kind: 'exact', plan: planGuarded(query, declared, knowledge === 'rows' ? { k: 1, dominance: 100 } : { k: fewest }, version) }
}

const rowsOf = ({ dataset, verdict }: Opened): Opened['verdict']['rows'] => (verdict.by === 'owner' ? undefined : verdict.rows ?? dataset.terms.rows)

/**
 * Answers a question about one table of an opened version (mode `aggregates`), and notes the read. An answer with noise is charged
 * first, in a transaction of its own; when reading then fails, the same question is answered later at no further cost, with the
 * noise that its name gives. Throws a `Failure`: invalid, limited when the budget does not cover it, refused for too narrow a group.
 */
export async function answerAggregate(commons: AggregateGround, opened: Opened, table: VersionTable, question: AggregateQuestion): Promise<AggregateAnswer> {
  const planned = planAggregate(opened, table, question)
  const answer = planned.kind === 'noisy' ? await noisyAnswer(commons, opened, table, question, planned) : await exactAnswer(commons, opened, table, planned)
  await commons.reads.note({
    dataset: opened.dataset.id, version: opened.version.number, door: 'aggregates', mode: 'aggregates', by: opened.verdict.by, asker: opened.asker,
    what: canonical(JSON.parse(JSON.stringify(question))), rows: answer.answer.cells.length,
  })
  return answer
}

async function exactAnswer(commons: AggregateGround, opened: Opened, table: VersionTable, { plan }: AggregatePlan & { kind: 'exact' }): Promise<AggregateAnswer> {
  const [rows = [], rest = []] = await read(commons, opened, table, [plan.sql, ...(plan.restSql === undefined ? [] : [plan.restSql])])
  return { kind: 'exact', answer: answerGuarded(plan, rows, rest) }
}

async function noisyAnswer(
  commons: AggregateGround, opened: Opened, table: VersionTable, question: AggregateQuestion, { plan }: AggregatePlan & { kind: 'noisy' },
): Promise<AggregateAnswer> {
  const { asker, dataset } = opened
  if (asker.kind !== 'person') throw new Failure('unauthenticated', refusalWords['sign in'])
  const { db } = commons.kernel
  const ledger = budgetLedger(commons.kernel)
  const charged = await transact(db, (tx) => ledger.spend(tx, {
    dataset: dataset.id, asker: budgetAsker(asker), key: plan.key, cost: plan.cost, question, person: asker.person }))
  return { kind: 'noisy', charged, answer: await ledger.kept(plan.key) ?? await once(plan.key, firstAnswer) }

  async function firstAnswer(): Promise<PrivateAnswer> {
    const [rows = []] = await read(commons, opened, table, [plan.sql])
    const answer = answerPrivately(plan, rows, keyedRandom(await secretOf(db, dataset.id), `aggregate ${plan.key}`))
    await ledger.keep(dataset.id, answer)
    return answer
  }
}

/** Answers that are being made, by the names of their questions. */
const inTheMaking = new Map<string, Promise<PrivateAnswer>>()

/** Those who ask the same at once wait for one reading. */
function once(key: string, make: () => Promise<PrivateAnswer>): Promise<PrivateAnswer> {
  const making = inTheMaking.get(key) ?? make().finally(() => inTheMaking.delete(key))
  inTheMaking.set(key, making)
  return making
}

/** Runs our statements over the rows of the table that are lent. All columns are there: which may be named, the declaration says. */
async function read({ reader, engine }: AggregateGround, opened: Opened, table: VersionTable, statements: readonly string[]): Promise<readonly (readonly ResultRow[])[]> {
  const rows = rowsOf(opened)
  const { columns: _, ...verdict } = opened.verdict
  return reader.tables({ ...opened, verdict: { ...verdict, ...(rows && { rows }) } }, async (sources) => {
    const source = sources.find(({ name }) => name === table.name)
    if (source === undefined) throw new Failure('refused', answerMessages.nothingLent)
    const found: (readonly ResultRow[])[] = []
    for (const sql of statements) {
      found.push(rowsIn(await engine.query([source], sql, { limit: 10_000, deadlineMs: 60_000, caller: callerOf(opened.asker, '') })))
    }
    return found
  })
}

const rowsIn = (page: ResultPage): readonly ResultRow[] => {
  if (page.truncated) throw new RangeError('An aggregate has more cells than a page')
  return recordsOf(page)
}

/** Words that stand above an answer, by what kind of numbers it has. */
export const answerKinds: Readonly<Record<Knowledge, Text>> = {
  noise: answerMessages.withNoise, groups: answerMessages.withoutSmall, rows: answerMessages.exact,
}
