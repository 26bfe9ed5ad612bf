/** What everybody may learn of tables whose rows are not lent: noisy models, charged before a row is read, and the same for the same data. */
import { hashOf } from '../../law/canonical.ts'
import { Decimal } from '../../law/decimal.ts'
import { type Kernel, transact } from '../../kernel/index.ts'
import { type Dataset, datasetSubject, type GateDecision, type VersionTable } from './dataset.ts'
import { type Engine, recordsOf } from './engine/index.ts'
import type { ResultRow } from '../../kernel/duckdb/index.ts'
import { findBounds, fitSynthesis, keyedRandom, planBounds, planSynthesis, type SyntheticModel } from '../../kernel/privacy/index.ts'
import { columnsAfter, columnsBefore, type KnownColumns, privacyDecisionOn, privacyLedger, subjectsOf } from './privacy/index.ts'

/** The model of a table; `key` names the data and the plan that it was made by. */
export interface Model { readonly name: string; readonly key: string; readonly model: SyntheticModel }

interface Publishing {
  readonly dataset: Pick<Dataset, 'id'>
  /** The number of the version. */
  readonly version: number
  readonly tables: readonly VersionTable[]
  readonly gate: GateDecision
  readonly secret: Uint8Array
  readonly signal: AbortSignal
}

/** The most that the tables of one version cost together: about ε = 2 at δ = 1e-9. A table that was published before costs nothing more. */
const rho = Decimal.from('0.05')
const delta = 1e-9
/** What is charged for it: plans round up. */
const deltaCharged = '0.000000001001'

/** The models of those tables that the budget covers. */
export async function publicModels(kernel: Pick<Kernel, 'db' | 'files' | 'now' | 'country'>, engine: Engine, given: Publishing): Promise<readonly Model[]> {
  const { known } = await privacyDecisionOn(kernel.db, given.dataset.id)
  const models: Model[] = []
  for (const table of given.tables) {
    const model = await modelOf(kernel, engine, given, table, known)
    if (model) models.push(model)
  }
  return models
}

async function modelOf(
  { db, files, now, country }: Pick<Kernel, 'db' | 'files' | 'now' | 'country'>, engine: Engine, { dataset, version, tables, gate, secret, signal }: Publishing, table: VersionTable, known: KnownColumns,
): Promise<Model | undefined> {
  const { name, profile, file } = table
  const subjects = subjectsOf(table, { gate })
  const columns = columnsBefore(profile, known)
  const unbounded = columns.filter((column) => column.kind === 'unbounded')
  const read = columns.filter(({ kind }) => kind === 'category' || kind === 'number' || kind === 'day' || kind === 'unbounded')
  const discovered = read.filter((column) => column.kind === 'category' && column.categories === undefined).length
  const share = Decimal.from(BigInt(tables.length))
  // Each reading of a column has an equal part: its ends where they are not known, its values, and how many have none of those that were found.
  const part = rho.dividedBy(share, 18, 'down').dividedBy(Decimal.from(BigInt(Math.max(1, unbounded.length + read.length + discovered))), 18, 'down')
  const parts = (count: number): string => part.times(Decimal.from(BigInt(count))).toString()
  const key = hashOf({ dataset: dataset.id, data: file.hash, subjects, columns, part: part.toString() })
  const made = await db.selectFrom('synthetic_model').select('model').where('key', '=', key).executeTakeFirst()
  if (made) return { name, key, model: made.model }
  const most = { rho: parts(unbounded.length + read.length + discovered), delta: discovered === 0 ? '0' : deltaCharged }
  const ledger = privacyLedger({ db, now, country })
  const covered = read.length === 0 || await transact(db, (tx) => ledger.publish(tx, { subject: datasetSubject(dataset.id), key: `published ${key}`, cost: most, question: { version, table: name } }))
  if (!covered) return undefined
  return files.borrow(file.file, async (path) => {
    const ground = { source: { parquet: [path] }, ...subjects }
    const rowsOf = async (reads: readonly { readonly sql: string }[]): Promise<readonly (readonly ResultRow[])[]> =>
      (reads.length === 0 ? [] : (await engine.trusted({ inputs: [path], statements: reads.map(({ sql }) => sql), rows: 100_000, signal })).map(recordsOf))
    // The noise follows from the secret of the dataset and from what is read: made again after a fall, it is the same.
    const bounds = unbounded.length === 0 ? undefined : planBounds(ground, unbounded, parts(unbounded.length))
    const found = bounds === undefined ? new Map() : findBounds(bounds, await rowsOf(bounds.reads), keyedRandom(secret, `bounds ${key}`))
    const plan = planSynthesis({
      ...ground, columns: columnsAfter(columns, found), rho: parts(read.length + discovered), delta: delta / tables.length, ...(bounds && { before: bounds.cost }),
    })
    return { name, key, model: fitSynthesis(plan, await rowsOf(plan.reads), keyedRandom(secret, `published ${key}`)) }
  })
}
