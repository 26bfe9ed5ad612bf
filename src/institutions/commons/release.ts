/** Release: what the publisher decided is done to the tables, and what everybody may see of a version is made. */
import { join } from 'node:path'
import type { Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type Dataset, type DatasetVersion, type GateDecision, isVeiled, type RepositoryFile, type VersionTable } from './dataset.ts'
import type { Engine } from './engine/index.ts'
import { treat, type Treatment } from './gate/index.ts'
import { profileParquet } from './ingest/index.ts'
import { keepMade } from './parquet-files.ts'
import { type Model, publicModels } from './public-models.ts'
import { messages } from './messages.ts'
import { givenOut } from './texts-for-people.ts'

export interface Released {
  readonly tables: readonly VersionTable[]
  readonly files: readonly RepositoryFile[]
  /** Files of tables that were replaced. */
  readonly replaced: readonly RepositoryFile[]
  readonly models: readonly Model[]
  /** What the publisher should know of it. */
  readonly notes: readonly Text[]
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
  kernel: Pick<Kernel, 'db' | 'files' | 'now' | 'country'>, engine: Engine, detectors: string, given: Releasing,
): Promise<Released> {
  const { files, now, country } = kernel
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
  const models = isVeiled(dataset.terms) ? await publicModels(kernel, engine, { dataset, version: version.number, tables, gate, secret: given.secret, signal }) : []
  const asSent = givenOut(tree, version.withheld ?? [], changed)
  return { tables, replaced, models, notes: isVeiled(dataset.terms) && models.length < tables.length ? [messages.notMadeUp] : [], files: changed ? [...asSent, ...tables.map(({ file }) => file)] : asSent }
}

function treatmentsOf({ suspects }: DatasetVersion, gate: GateDecision, { name }: VersionTable): readonly Treatment[] {
  return gate.actions.filter(({ table, action }) => table === name && action !== 'keep').map(({ column, action }) => {
    const { findings } = suspects.find((one) => one.table === name && one.column === column)!
    return { column, action, findings: findings.map(({ kind, where }) => ({ kind, where })) }
  })
}
