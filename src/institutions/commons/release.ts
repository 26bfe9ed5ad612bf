/** Release: what the publisher decided is done to the tables, and what everybody may see of a version is made. */
import { join } from 'node:path'
import { dayOf } from '../../law/time.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Dataset, DatasetVersion, GateDecision, RepositoryFile, VersionTable } from './dataset.ts'
import { type Engine, recordsOf } from './engine/index.ts'
import { treat, type Treatment } from './gate/index.ts'
import { profileParquet } from './ingest/index.ts'
import { keepMade } from './parquet-files.ts'
import { declareTable, fitSynthesis, planSynthesis, type SyntheticModel, type SyntheticTable, systemRandom } from './privacy/index.ts'
import { syntheticColumns } from './synthetic-columns.ts'
import { givenOut } from './texts-for-people.ts'

export interface Released {
  readonly tables: readonly VersionTable[]
  readonly files: readonly RepositoryFile[]
  /** Files of tables that were replaced. */
  readonly replaced: readonly RepositoryFile[]
  readonly models: readonly { readonly name: string; readonly model: SyntheticModel }[]
}

interface Releasing {
  readonly dataset: Dataset
  readonly version: DatasetVersion
  readonly gate: GateDecision
  readonly tree: readonly RepositoryFile[]
  readonly folder: string
  readonly secret: Uint8Array
  readonly signal: AbortSignal
}

export async function release(
  { files, now, country }: Pick<Kernel, 'files' | 'now' | 'country'>, engine: Engine, detectors: string, given: Releasing,
): Promise<Released> {
  const { dataset, version, gate, tree, folder, signal } = given
  const today = dayOf(now(), country.calendar.zone)
  const changed = gate.actions.some(({ action }) => action !== 'keep')
  const tables: VersionTable[] = []
  const replaced: RepositoryFile[] = []
  for (const table of version.tables) {
    const treatments = treatmentsOf(version, gate, table)
    if (treatments.length === 0) {
      tables.push(table)
      continue
    }
    const output = join(folder, `${table.name}.parquet`)
    await files.borrow(table.file.file, (input) => treat(detectors, { input, output, scratch: folder, treatments, secret: given.secret }, signal))
    const profile = await profileParquet(output, { today, signal, scratch: folder })
    const renamed = new Map(table.columns.map((column) => [column.name, column.original]))
    tables.push({
      name: table.name, rows: table.rows, profile, file: await keepMade(files, output, table.file.path),
      columns: profile.columns.map(({ name, type }) => ({ name, type, ...(renamed.get(name) !== undefined && { original: renamed.get(name)! }) })),
      // Rejected rows are shown as they were, with what was to be hidden.
      rejects: { count: table.rejects.count, first: [] },
    })
    replaced.push(table.file)
  }
  const models = dataset.terms.tier === 'restricted' ? await modelsOf(files, engine, { tables, gate }, signal) : []
  const asSent = givenOut(tree, version.withheld ?? [], changed)
  return { tables, replaced, models, files: changed ? [...asSent, ...tables.map(({ file }) => file)] : asSent }
}

function treatmentsOf({ suspects }: DatasetVersion, gate: GateDecision, { name }: VersionTable): readonly Treatment[] {
  return gate.actions.filter(({ table, action }) => table === name && action !== 'keep').map(({ column, action }) => {
    const { findings } = suspects.find((one) => one.table === name && one.column === column)!
    return { column, action, findings: findings.map(({ kind, where }) => ({ kind, where })) }
  })
}

/** The price in ρ of the synthetic rows of a table, spent once for a version: about ε = 2 at δ = 1e-9. */
const rho = '0.05'

async function modelsOf(files: Kernel['files'], engine: Engine, { tables, gate }: Pick<Releasing, 'gate'> & Pick<Released, 'tables'>, signal: AbortSignal): Promise<Released['models']> {
  const models = []
  for (const one of tables) {
    const { name, profile, file } = one
    // As in aggregates: of a person with many rows only some count, and frequent categories are public.
    const { unit, maxRows, columns: declared } = declareTable(one, { gate }, 'noise')
    const columns = syntheticColumns(profile).map((column) => {
      const known = declared[column.name]
      return column.kind === 'category' && known?.kind === 'category' ? { ...column, categories: known.categories } : column
    })
    const model = await files.borrow(file.file, async (path) => {
      const table: SyntheticTable = { source: { parquet: [path] }, unit, maxRows, columns, rho, delta: 1e-9 }
      const plan = planSynthesis(table)
      const pages = plan.reads.length === 0 ? [] : await engine.trusted({ inputs: [path], statements: plan.reads.map(({ sql }) => sql), rows: 100_000, signal })
      return fitSynthesis(plan, pages.map(recordsOf), systemRandom())
    })
    models.push({ name, model })
  }
  return models
}
