/** Reading in: from the files of a commit to tables with profiles, and to the columns in which personal data was found. */
import { mkdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type Dataset, fieldOf, type RepositoryFile, type SuspectColumn, type VersionTable, type WithheldFile } from './dataset.ts'
import { quoteText } from '../../kernel/duckdb/index.ts'
import { asParquet, type Engine } from './engine/index.ts'
import { judge, type SampledTable } from './gate/index.ts'
import { ingest, type IngestedTable, type IngestOptions, profileParquet, sampleColumns } from './ingest/index.ts'
import { messages, rightByChance, tellingNames, tooManyToRead } from './messages.ts'
import { keepMade } from './parquet-files.ts'
import { isForPeople } from './texts-for-people.ts'

/** Files of a version: each is read in a process of its own, and others wait for the same worker. */
const mostRead = 2_000

/** Columns of which the publisher is told that numbers in them may be of people. */
const mostTold = 20

/** What is read into tables. */
const dataEndings = new Set(['.csv', '.tsv', '.tab', '.psv', '.txt', '.json', '.geojson', '.geojsonl', '.geojsons', '.jsonl', '.ndjson', '.parquet', '.xlsx', '.xlsm', '.zip', '.gz'])

const holdsData = (file: RepositoryFile): boolean =>
  dataEndings.has(extname(file.path).toLowerCase()) && !isForPeople(file) && !file.path.split('/').some((part) => part.startsWith('.'))

export interface ReadIn {
  readonly tables: readonly VersionTable[]
  readonly suspects: readonly SuspectColumn[]
  readonly withheld: readonly WithheldFile[]
  readonly notes: readonly Text[]
}

export interface ReadingIn {
  readonly dataset: Dataset
  readonly tree: readonly RepositoryFile[]
  /** A folder of its own; whoever calls removes it. */
  readonly folder: string
  readonly options: IngestOptions
  readonly signal: AbortSignal
  /** Share from 0 to 1. */
  readonly progress: (share: number, words: Text) => void
}

/** Hugging Face's clients cut large tables into `train-00000-of-00003.parquet` and so on: they are one table. */
const shardOf = (path: string): string => basename(path).replace(/-\d{5}-of-\d{5}(?=\.)/, '')

/** Throws a `Failure` that says which file cannot be read and what would help. */
export async function readIn(
  { files, calendar, now }: Pick<Kernel, 'files' | 'now'> & { readonly calendar: Kernel['country']['calendar'] }, engine: Engine, detectors: string, given: ReadingIn,
): Promise<ReadIn> {
  const { dataset, tree, folder, signal } = given
  const data = tree.filter(holdsData)
  if (data.length === 0) throw new Failure('invalid', messages.nothingToRead)
  if (data.length > mostRead) throw new Failure('invalid', tooManyToRead(mostRead))
  const total = data.reduce((sum, { size }) => sum + size, 0)
  const today = dayOf(now(), calendar.zone)
  const taken = new Set<string>()
  const tables: VersionTable[] = []
  const samples: SampledTable[] = []
  const notes: Text[] = []
  /** What of a file is in no table. */
  const partly = new Map<string, readonly Text[]>()
  const beside: { path: string; text: string }[] = []
  let done = 0

  /** Names within a version differ, whichever file or folder a table came from. */
  const nameFor = (wish: string): string => {
    let name = wish
    for (let turn = 2; taken.has(name); turn += 1) name = `${wish}_${turn}`
    taken.add(name)
    return name
  }

  const labelOf = (column: string): { readonly label?: string } => {
    const said = fieldOf(dataset.description, column)
    return said === undefined ? {} : { label: said.label.ru }
  }

  async function keep(table: Omit<IngestedTable, 'parquet'>, local: string): Promise<void> {
    const name = nameFor(table.name)
    const sampled = await sampleColumns(local, { signal, scratch: folder })
    samples.push({ name, parquet: local, columns: sampled.map((column) => ({ ...column, values: [...column.values], ...labelOf(column.name) })) })
    const { rejects: { count, first }, columns, rows, profile } = table
    tables.push({ name, file: await keepMade(files, local, `data/${name}.parquet`), columns, rows, profile, rejects: { count, first } })
  }

  for (const [index, shards] of [...Map.groupBy(data, ({ path }) => join(path, '..', shardOf(path))).values()].entries()) {
    const ingested: IngestedTable[][] = []
    for (const [part, file] of shards.entries()) {
      const output = join(folder, `${index}-${part}`)
      await mkdir(output)
      const result = await files.borrow(file.file, (path) => ingest({ path, name: shardOf(file.path), output, options: given.options }, {
        today, signal, onProgress: (share, words) => given.progress((done + share * file.size) / total * 0.9, words),
      }))
      ingested.push(result.tables.map((table) => ({ ...table, parquet: join(output, basename(table.parquet)) })))
      if (result.left.length > 0) partly.set(file.path, result.left)
      notes.push(...result.notes.filter((note) => !notes.some((one) => one.en === note.en)))
      beside.push(...result.texts.map((text) => ({ path: file.path, text })))
      done += file.size
    }
    if (ingested.length === 1) for (const table of ingested[0]!) await keep(table, table.parquet)
    else await keepTogether(ingested.flat(), join(folder, `${index}.parquet`))
  }

  /** Shards become one file, in their order. */
  async function keepTogether(shards: readonly IngestedTable[], local: string): Promise<void> {
    const inputs = shards.map(({ parquet }) => parquet)
    await engine.make({
      inputs, file: local, signal,
      statements: (made) => [`copy (select * from read_parquet([${inputs.map(quoteText).join(', ')}], union_by_name=true)) to ${quoteText(made)} (${asParquet(shards[0]!.columns.length)})`],
    })
    const profile = await profileParquet(local, { today, signal, scratch: folder })
    const [first] = shards
    await keep({
      ...first!, rows: profile.rows, profile, columns: profile.columns.map(({ name, type }) => ({ name, type })),
      rejects: { count: shards.reduce((sum, { rejects }) => sum + rejects.count, 0), first: shards.flatMap(({ rejects }) => rejects.first).slice(0, 20) },
    }, local)
  }

  given.progress(0.92, messages.judging)
  const texts = tree.filter(isForPeople)
  const judged = await judge(detectors, {
    scratch: folder, tables: samples,
    texts: [...await Promise.all(texts.map(async ({ path, file }) => ({ path, text: await textOf(files, file) }))), ...beside],
    // A type names the fields of a structure.
    names: [...tree.map(({ path }) => path), ...tables.flatMap(({ name, columns }) => [name, ...columns.flatMap((column) => [column.name, column.original ?? '', column.type])])],
  }, signal)
  if (judged.names.length > 0) throw new Failure('invalid', tellingNames(judged.names.slice(0, 3).join(', ')))
  notes.push(...judged.byChance.slice(0, mostTold).map(rightByChance))
  const [found, read] = [new Set(judged.texts), new Set([...data, ...texts].map(({ path }) => path))]
  const whyOf = (path: string): WithheldFile['why'] | undefined => {
    if (found.has(path)) return 'found'
    if (partly.has(path)) return 'partly'
    return read.has(path) ? undefined : 'unread'
  }
  const withheld = tree.flatMap(({ path }) => {
    const why = whyOf(path)
    if (why === undefined) return []
    return [{ path, why, ...(why === 'partly' && { what: partly.get(path) ?? [] }) }]
  })
  return { tables, notes, suspects: judged.suspects, withheld }
}

const textOf = async (files: Kernel['files'], id: string): Promise<string> => new Response((await files.open(id)).stream).text()
