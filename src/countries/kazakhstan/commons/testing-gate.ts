/** What tests of the gate ask: people who are nobody, and what the gate says of an upload. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type ByChance, judge } from '../../../institutions/commons/gate/index.ts'
import { ingest, sampleColumns } from '../../../institutions/commons/ingest/index.ts'
import { workbook } from '../../../kernel/archives/testing.ts'
import { generateIin } from '../../../law/identifier.ts'
import { addDays } from '../../../law/time.ts'

const detectorsModule = new URL('./detectors.ts', import.meta.url).href

/** A person of the sample with a number whose check digit is right; `serial` chooses who. */
export const personOf = (serial: number): string => generateIin({ birthday: addDays('1962-02-03', (serial * 97) % 16_000), sex: serial % 2 === 0 ? 'female' : 'male', serial: serial % 9000 })

export const cut = (sizes: readonly number[], sign: string) => (iin: string): string => {
  let at = 0
  return sizes.map((size) => iin.slice(at, at += size)).join(sign)
}

export interface Suspects { readonly columns: ReadonlySet<number>; readonly named: ReadonlySet<number>; readonly names: readonly string[]; readonly said: readonly string[]; readonly byChance: readonly ByChance[] }

/** What the gate says of an upload: columns in which a number of a person was found, and those with names, by their places. */
export async function suspectsOf(folder: string, name: string, content: string | Buffer): Promise<Suspects> {
  const place = await mkdtemp(join(folder, 'upload-'))
  const path = join(place, name)
  await writeFile(path, content)
  return await suspectsIn(place, path)
}

export async function suspectsIn(place: string, path: string): Promise<Suspects> {
  const { tables, texts } = await ingest({ path, name: basename(path), output: place })
  const [read] = tables
  const sampled = await sampleColumns(read!.parquet)
  const judged = await judge(detectorsModule, {
    scratch: place, tables: [{ name: read!.name, parquet: read!.parquet, columns: sampled.map((column) => ({ ...column, values: [...column.values] })) }],
    texts: texts.map((text) => ({ path: 'footer', text })), names: read!.columns.flatMap(({ name, original, type }) => [name, original ?? '', type]),
  })
  const withSome = (...kinds: readonly string[]): ReadonlySet<number> => new Set(judged.suspects.filter(({ findings }) => findings.some(({ kind }) => kinds.includes(kind)))
    .map(({ column }) => read!.columns.findIndex(({ name }) => name === column)))
  return { columns: withSome('national-id', 'sole-trader-id', 'card'), named: withSome('name'), names: judged.names, said: judged.texts, byChance: judged.byChance }
}

export const csvOf = (cells: readonly (readonly string[])[]): string => cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A workbook of one sheet with these cells. */
export const sheetOf = (cells: readonly (readonly string[])[]): Buffer =>
  workbook([{ name: 'S', rows: cells.map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`).join('')}</row>`).join('') }])

/** A person of the sample: surname, given name, father's name, in Kazakh and in the letters of a passport. */
export const someone = (serial: number): { readonly surname: string; readonly given: string; readonly father: string; readonly passport: string } => {
  const men = [['Нұрлан', 'Nurlan'], ['Асқар', 'Askar'], ['Данияр', 'Daniyar'], ['Серік', 'Serik'], ['Бауыржан', 'Bauyrzhan'], ['Ерлан', 'Yerlan'], ['Мұрат', 'Murat']] as const
  const families = [['Ахметов', 'Akhmetov'], ['Жұмабаев', 'Zhumabayev'], ['Қасымов', 'Kassymov'], ['Оспанов', 'Ospanov'], ['Сүлейменов', 'Suleimenov']] as const
  const [given, latin] = men[serial % men.length]!
  const [surname, family] = families[serial % families.length]!
  const [father, latinFather] = men[(serial * 3 + 1) % men.length]!
  return { surname, given, father: `${father}ұлы`, passport: `${family} ${latin} ${latinFather}uly` }
}
export type Someone = ReturnType<typeof someone>

/** Writes one Parquet file `a.parquet` into a folder. */
export async function write(place: string, select: string, more = ''): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`copy (${select}) to '${join(place, 'a.parquet')}' (format parquet${more})`)
  connection.closeSync()
  instance.closeSync()
}
