/** Answers aggregates of a dataset: exact ones where the rows may be known, with noise and at a price where they may not. */
import { transact } from '../../../kernel/database/index.ts'
import type { ResultRow } from '../../../kernel/duckdb/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import {
  type AggregateRequest, type AggregateTable, answerExactly, answerPrivately, budgetAsker, type ExactAnswer, type ExactPlan, keyedRandom, planExactly, planPrivately,
  type Precision, type PrivateAnswer, type PrivatePlan, readAggregateRequest,
} from '../../../kernel/privacy/index.ts'
import { canonical } from '../../../law/canonical.ts'
import type { DecimalText } from '../../../law/decimal.ts'
import { Failure } from '../../../law/failure.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Access, Commons, Opened } from '../commons.ts'
import { covers, type Dataset, datasetSubject, isVeiled, type VersionTable } from '../dataset.ts'
import type { Asker } from '../policy.ts'
import { refusalWords } from '../policy.messages.ts'
import { secretOf } from '../secrets.ts'
import { declareTable, type Knowledge } from './declared-table.ts'
import { lentPart, lentRows, readLentRows } from './lent-rows.ts'
import { privacyDecisionOn, privacyLedger } from './owner-decision.ts'

/** How exact an answer with noise is wanted: ρ of each. With the usual one, 95 in 100 counts of rows are off by at most 14. */
export const precisions = { rough: '0.0025', usual: '0.01', fine: '0.04' } as const satisfies Record<string, DecimalText>
export type PrecisionName = keyof typeof precisions

/** A question, and how exact an answer should be where it carries noise. */
export interface AggregateQuestion { readonly request: AggregateRequest; readonly precision?: PrecisionName }

/** What answering takes of the commons. */
export interface AggregateGround extends Pick<Commons, 'engine' | 'reader' | 'reads'> { readonly kernel: Pick<Kernel, 'db' | 'now' | 'country'> }

/** A question that was checked, with what it will cost; nothing was read yet. */
export type AggregatePlan =
  | { readonly kind: 'noisy'; readonly plan: PrivatePlan }
  | { readonly kind: 'exact'; readonly plan: ExactPlan }

export type AggregateAnswer =
  | { readonly kind: 'noisy'; readonly answer: PrivateAnswer; readonly charged: boolean }
  | { readonly kind: 'exact'; readonly answer: ExactAnswer }

/** Whether the asker may know the rows, so that numbers are exact; else they carry noise and are charged. */
export function mayKnowRows({ dataset, verdict }: Pick<Opened, 'dataset' | 'verdict'>): boolean {
  if (verdict.by === 'owner') return true
  // A grant of aggregates alone lends no row.
  return covers(verdict.mode, 'query') && (typeof verdict.by === 'object' || !isVeiled(dataset.terms))
}

/** Opens a dataset for aggregates by the widest right that the asker has. Throws a `Failure` as `access.open` does. */
export async function openForAggregates(access: Access, asker: Asker, dataset: Dataset): Promise<Opened> {
  const { allowed } = await access.verdict(asker, dataset, { mode: 'query' })
  return access.open(asker, dataset, { mode: allowed ? 'query' : 'aggregates' })
}

/** The tables of an opened version, with what each offers. Columns and rows that are not lent are not told in aggregates either. */
export async function openTables(commons: Pick<AggregateGround, 'engine' | 'reader'> & { readonly kernel: Pick<Kernel, 'db'> }, opened: Opened): Promise<readonly OfferedTable[]> {
  const { db } = commons.kernel
  const { dataset, version, verdict } = opened
  const lent = verdict.by === 'owner' ? undefined : verdict.columns ?? dataset.terms.columns
  const rows = mayKnowRows(opened)
  const [{ known }, models] = rows ? [{ known: {} }, []] : await Promise.all([
    privacyDecisionOn(db, dataset.id), db.selectFrom('synthetic_model').select(['name', 'model']).where('version', '=', version.id).execute(),
  ])
  const offered: OfferedTable[] = []
  for (const table of version.tables) { // one after another: there may be many, and each may have to be read
    const knowledge: Knowledge = rows ? { of: 'rows' } : { of: 'noise', known, model: models.find(({ name }) => name === table.name)?.model }
    const told = rows && lentRows(opened) !== undefined ? await lentPart(commons, opened, table, lent) : table
    offered.push({ table, offer: declareTable(told, version, knowledge, lent) })
  }
  return offered
}

/** A table, and what it offers to this asker. */
export interface OfferedTable { readonly table: VersionTable; readonly offer: AggregateTable }

/** Plans a question. Throws a `Failure` (invalid) that names each field and its mend. */
export function planAggregate(opened: Opened, { table, offer }: OfferedTable, { request, precision = 'usual' }: AggregateQuestion): AggregatePlan {
  const query = readAggregateRequest(request, offer)
  // Rows that are not lent are another set of rows; the same rows in a later version are the same question.
  const data = canonical({ dataset: opened.dataset.id, data: table.file.hash, rows: lentRows(opened) ?? null })
  if (mayKnowRows(opened)) return { kind: 'exact', plan: planExactly(query, offer, data) }
  const noise: Precision = { mechanism: 'gaussian', rho: precisions[precision] }
  return { kind: 'noisy', plan: planPrivately(query, offer, noise, data) }
}

/**
 * Answers a question about one table of an opened version (mode `aggregates`), and notes the read. An answer with noise is charged
 * first, in a transaction of its own; when reading then fails, the same question is answered later at no further cost, with the
 * noise that its name gives. Throws a `Failure`: invalid, limited when the budget does not cover it, refused for too narrow a group.
 */
export async function answerAggregate(commons: AggregateGround, opened: Opened, offered: OfferedTable, question: AggregateQuestion): Promise<AggregateAnswer> {
  const planned = planAggregate(opened, offered, question)
  const { table } = offered
  const answer = planned.kind === 'noisy' ? await noisyAnswer(commons, opened, table, question, planned) : await exactAnswer(commons, opened, table, planned)
  await commons.reads.note({
    dataset: opened.dataset.id, version: opened.version.number, door: 'aggregates', mode: 'aggregates', by: opened.verdict.by, asker: opened.asker,
    what: canonical(JSON.parse(JSON.stringify(question))), rows: answer.answer.cells.length,
  })
  return answer
}

async function exactAnswer(commons: AggregateGround, opened: Opened, table: VersionTable, { plan }: AggregatePlan & { kind: 'exact' }): Promise<AggregateAnswer> {
  return { kind: 'exact', answer: answerExactly(plan, await read(commons, opened, table, plan.sql)) }
}

async function noisyAnswer(
  commons: AggregateGround, opened: Opened, table: VersionTable, question: AggregateQuestion, { plan }: AggregatePlan & { kind: 'noisy' },
): Promise<AggregateAnswer> {
  const { asker, dataset } = opened
  if (asker.kind !== 'person') throw new Failure('unauthenticated', refusalWords['sign in'])
  const { db } = commons.kernel
  const ledger = privacyLedger(commons.kernel)
  const charged = await transact(db, (tx) => ledger.spend(tx, {
    subject: datasetSubject(dataset.id), asker: budgetAsker(asker), key: plan.key, cost: plan.cost, question, person: asker.person }))
  return { kind: 'noisy', charged, answer: await ledger.kept(plan.key) ?? await once(plan.key, firstAnswer) }

  async function firstAnswer(): Promise<PrivateAnswer> {
    const rows = await read(commons, opened, table, plan.sql)
    const answer = answerPrivately(plan, rows, keyedRandom(await secretOf(db, dataset.id), `aggregate ${plan.key}`))
    await ledger.keep(datasetSubject(dataset.id), answer)
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

const nothingLent: Text = spoken({
  kk: 'Бұл кесте бойынша жиынтық көрсеткіштер берілмейді: басқа кестені таңдаңыз.', ru: 'По этой таблице сводные показатели не предоставляются: выберите другую.',
  en: 'No aggregates are given of this table: choose another one.',
})

async function read(commons: AggregateGround, opened: Opened, table: VersionTable, sql: string): Promise<readonly ResultRow[]> {
  const rows = await readLentRows(commons, opened, table, sql)
  if (rows === undefined) throw new Failure('refused', nothingLent)
  return rows
}
