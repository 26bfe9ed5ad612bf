/** Turns one upload into tables, file after file: the reader of its format, then the profile. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from '../../../law/text.ts'
import { type Ingested, type IngestedTable, type Job, results } from './contract.ts'
import { loadDelimited } from './delimited.ts'
import type { Duck } from './duck.ts'
import { loadJson } from './json.ts'
import type { Loaded, Loading, Reader } from './loading.ts'
import { cannotRead, failureOf, noted, stages } from './messages.ts'
import { tableNames } from './names.ts'
import { loadParquet } from './parquet.ts'
import { loadPlainText } from './plain-text.ts'
import { profileOf } from './profile.ts'
import { sheetsOf } from './spreadsheet.ts'
import { columnsOf } from './sample.ts'
import { type Material, unpack, utf8Of } from './unpack.ts'

type Progress = (share: number, words: Text) => void
type IngestJob = Extract<Job, { task: 'ingest' }>

/** Reads the whole upload; answers paths in the output, where the tables are put when the child has ended well. Throws a `Failure` when any of its files cannot be read: half a dataset is not published. */
export async function tablesOf(
  { path, name, output, options, limits, today }: IngestJob,
  { duck, scratch, progress }: { readonly duck: Duck; readonly scratch: string; readonly progress: Progress },
): Promise<Ingested> {
  const notes: Text[] = []
  const tables: IngestedTable[] = []
  const texts: string[] = []
  const left: Text[] = []
  const leaveOut = (note: Text): void => {
    left.push(note)
    notes.push(note)
  }
  const nameOf = tableNames()
  const made = join(scratch, results)
  await mkdir(made)

  const add = async ({ wish, label, load, broken = 'unreadable' }: Reader): Promise<void> => {
    const table = nameOf(wish)
    const parquet = join(made, `${table}.parquet`)
    const loaded = await load({
      duck, label, parquet, rejects: join(made, `${table}.rejects.csv`), scratch, limits, options, notes, texts, leaveOut,
      progress: (share, words) => progress(0.1 + share * 0.5, words),
    }).catch((error: unknown) => { throw failureOf(error, broken, label) })
    const profile = await profileOf(duck, parquet, today, (share, words) => progress(0.6 + share * 0.4, words))
    if (profile.rows === 0) throw cannotRead('noRows', label)
    if (loaded.rejects.count > 0) left.push(noted.rejectedRows(loaded.rejects.count))
    const types = await columnsOf(duck, parquet)
    tables.push({
      name: table, parquet: join(output, `${table}.parquet`), rows: profile.rows, profile,
      rejects: { ...loaded.rejects, ...(loaded.rejects.path !== undefined && { path: join(output, `${table}.rejects.csv`) }) },
      columns: types.map(({ name, type }, index) => {
        const original = loaded.columns[index]?.original
        return { name, type, ...(original !== undefined && { original }) }
      }),
    })
  }

  for await (const material of unpack({ path, name, scratch, limits, leaveOut, leave: (what) => left.push(what), texts })) {
    progress(0, stages.unpacking)
    for await (const reader of readersOf(material)) await add(reader)
    // What was unpacked is not needed once it is a table.
    if (material.path !== path) await rm(material.path, { force: true })
  }
  const once = (words: readonly Text[]): readonly Text[] => [...new Map(words.map((each) => [each.en, each])).values()]
  return { tables, texts, notes: once(notes), left: once(left) }

  function readersOf(material: Material): AsyncIterable<Reader> | readonly Reader[] {
    const { stem: wish, label } = material
    const inUtf8 = (load: (path: string, loading: Loading) => Promise<Loaded>) => async (loading: Loading): Promise<Loaded> => {
      const text = await utf8Of(material, { scratch, notes, encoding: options.encoding, progress: (share) => progress(share * 0.1, stages.unpacking) })
      const loaded = await load(text, loading)
      if (text !== material.path) await rm(text, { force: true })
      return loaded
    }
    switch (material.format) {
      case 'csv': return [{ wish, label, load: inUtf8((text, loading) => loadDelimited(text, loading)) }]
      case 'text': return [{ wish, label, load: inUtf8(loadPlainText) }]
      case 'json': return [{ wish, label, broken: 'brokenJson', load: inUtf8((text, loading) => loadJson(text, loading, 'json')) }]
      case 'lines of json': return [{ wish, label, broken: 'brokenJson', load: inUtf8((text, loading) => loadJson(text, loading, 'lines')) }]
      case 'parquet': return [{ wish, label, broken: 'brokenParquet', load: (loading) => loadParquet(material.path, material.budget, loading) }]
      case 'xlsx': return sheetsOf(material, { limits, options, scratch, notes, leaveOut, leave: (what) => left.push(what), texts })
    }
  }
}
