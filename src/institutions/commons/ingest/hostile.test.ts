import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { Failure } from '../../../law/failure.ts'
import { ingest, type IngestSettings, profileParquet, sampleColumns } from './index.ts'
import { readUpload } from './testing.ts'
import { repeatedText } from './testing-parquet.ts'
import { workbook, zipped } from '../../../kernel/archives/testing.ts'

let folder = ''
before(async () => { folder = await mkdtemp(join(tmpdir(), 'ingest-test-')) })
after(async () => { await rm(folder, { recursive: true, force: true }) })

const mebibyte = 2 ** 20

/** The failure in which an upload ends; nothing may be left of it in the output. */
async function failureOf(name: string, content: string | Buffer, settings: IngestSettings = {}): Promise<Failure> {
  const path = join(folder, 'upload')
  const output = await mkdtemp(join(folder, 'output-'))
  await writeFile(path, content)
  try {
    await ingest({ path, name, output }, settings)
  } catch (error) {
    assert.ok(error instanceof Failure, String(error))
    assert.deepEqual(await readdir(output), [])
    return error
  }
  throw new Error(`${name} was taken`)
}

const lengths = (count: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(count)
  return bytes
}
const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) =>
  `<!ENTITY lol${index + 1} "${`&lol${index === 0 ? '' : index};`.repeat(10)}">`).join('')}]>`
const inSheet = (content: string): string => `<row><c t="inlineStr"><is><t>${content}</t></is></c></row>`.repeat(2)
const cut = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 40)

const hostile: readonly (readonly [words: string, name: string, content: () => string | Buffer, kind: Failure['kind'], mend: RegExp])[] = [
  ['an empty file', 'a.csv', () => '', 'invalid', /is empty\. Upload a file with data/],
  ['blank lines', 'a.csv', () => '\ufeff\n \n', 'invalid', /is empty/],
  ['a header alone', 'a.csv', () => 'a,b,c\n', 'invalid', /Not one row of “a\.csv”/],
  ['bytes by chance', 'a.csv', () => randomBytes(50_000), 'invalid', /“a\.csv” is not text.*Upload CSV, XLSX/],
  ['zero bytes', 'a.csv', () => Buffer.alloc(50_000), 'invalid', /is not text/],
  ['a picture', 'a.csv', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'invalid', /is not text/],
  ['an old workbook', 'a.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'invalid', /Save it as XLSX without a password/],
  ['a million columns', 'a.csv', () => `${'a,'.repeat(999_999)}a\n${'1,'.repeat(999_999)}1\n`, 'limited', /more than 2,000 columns\. Turn columns into rows/],
  ['one line of 40 MB', 'a.csv', () => 'x'.repeat(40 * mebibyte), 'invalid', /first line of “a\.csv” is longer than 1 MB/],
  ['a quote that never closes', 'a.csv', () => `a,b\n"${'x,y\n'.repeat(1_000_000)}`, 'invalid', /opens on line 2 .*Close it/],
  ['JSON a hundred thousand deep', 'a.json', () => `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`, 'invalid', /deeper than 64 levels/],
  ['JSON lines a hundred thousand deep', 'a.jsonl', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`, 'invalid', /deeper than 64 levels/],
  ['JSON that breaks off', 'a.json', () => '[{"a":1},{"a":', 'invalid', /“a\.json” is not valid JSON/],
  ['JSON with a hole', 'a.json', () => '[{"a":1},{"a":,},{"b":2}]', 'invalid', /“a\.json” is not valid JSON/],
  ['JSON without objects', 'a.json', () => '[1,2,3]', 'invalid', /No array of objects/],
  ['JSON with a name for every value', 'a.json', () => `[${Array.from({ length: 2500 }, (_, index) => `{"k${index}":1}`).join(',')}]`, 'limited', /more than 2,000 columns/],
  ['CSV called JSON', 'a.json', () => 'a,b\n1,2\n', 'invalid', /“a\.json” is not valid JSON/],
  ['CSV called Parquet', 'a.parquet', () => 'a,b\n1,2\n', 'invalid', /Parquet file “a\.parquet” is damaged.*Write it anew/],
  ['CSV called XLSX', 'a.xlsx', () => 'a,b\n1,2\n', 'invalid', /spreadsheet “a\.xlsx” is damaged/],
  ['Parquet with a footer of noise', 'a.parquet', () => Buffer.concat([Buffer.from('PAR1'), randomBytes(1000), lengths(900), Buffer.from('PAR1')]), 'invalid', /Parquet file “a\.parquet” is damaged/],
  ['Parquet with a footer of 4 GB', 'a.parquet', () => Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(1000), lengths(0xffff_ffff), Buffer.from('PAR1')]), 'invalid', /Parquet file “a\.parquet” is damaged/],
  ['Parquet that is only its marks', 'a.parquet', () => 'PAR1PAR1', 'invalid', /Parquet file “a\.parquet” is damaged/],
  ['gzip that breaks off', 'a.csv.gz', () => cut(gzipSync(randomBytes(5000).toString('hex'))), 'invalid', /archive “a\.csv\.gz” is damaged, incomplete or under a password\. Make it anew/],
  ['a ZIP that breaks off', 'a.zip', () => cut(zipped([{ name: 'a.csv', content: 'a,b\n1,2\n' }])), 'invalid', /archive “a\.zip” is damaged/],
  ['a ZIP in which a digit has changed', 'a.zip', () => zipped([{ name: 'a.csv', content: 'a,b\n1,2\n', checksum: 1 }]), 'invalid', /archive “a\.zip” is damaged/],
  ['a workbook in which a digit has changed', 'a.xlsx', () => workbook([{ name: 'S', rows: inSheet('1') }], [], { checksum: 1 }), 'invalid', /“a\.xlsx” is damaged/],
  ['a ZIP whose entry is larger than it says', 'a.zip', () => zipped([{ name: 'a.csv', content: 'a,b\n1,2\n'.repeat(1000), claimed: 10 }]), 'invalid', /archive “a\.zip” is damaged/],
  ['a ZIP bomb', 'a.zip', () => zipped([{ name: 'a.csv', content: Buffer.alloc(100 * mebibyte, '0') }]), 'limited', /Too much comes out of the archive\. Split it/],
  ['a gzip bomb', 'a.csv.gz', () => gzipSync(Buffer.alloc(100 * mebibyte, '0')), 'limited', /Too much comes out/],
  ['a ZIP of ZIPs', 'a.zip', () => zipped([{ name: 'b.zip', content: zipped([{ name: 'a.csv', content: 'a\n1\n' }]) }]), 'invalid', /holds no file that can be read\. Put CSV/],
  ['a ZIP of 1,500 files', 'a.zip', () => zipped(Array.from({ length: 1500 }, (_, index) => ({ name: `${index}.csv`, content: 'a\n1\n' }))), 'limited', /too many files: at most 1,000/],
  ['a workbook that laughs a billion times', 'a.xlsx', () => workbook([{ name: 'S', rows: inSheet('&lol9;') }], [], { prolog: laughs }), 'invalid', /spreadsheet “a\.xlsx” is damaged/],
  ['a workbook that asks for a file', 'a.xlsx', () => workbook([{ name: 'S', rows: inSheet('&e;') }], [], { prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }), 'invalid', /spreadsheet “a\.xlsx” is damaged/],
  ['a workbook of 64 million cells', 'a.xlsx', () => workbook([{ name: 'S', rows: '<row><c><v>0</v></c></row>'.repeat(4_000_000) }]), 'limited', /Too much comes out/],
  ['a workbook with a text of 80 MB', 'a.xlsx', () => workbook([{ name: 'S', rows: inSheet('x'.repeat(40 * mebibyte)) }]), 'limited', /Too much comes out/],
  ['a workbook in which 200,000 cells share a text of 30 kB', 'a.xlsx', () => workbook([{ name: 'S', rows: '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(100_000) }], [`<t>${'x'.repeat(30_000)}</t>`]), 'limited', /Too much data comes of the values that the file repeats\. Split it/],
  ['a workbook with a cell in column XFD', 'a.xlsx', () => workbook([{ name: 'S', rows: '<row><c r="XFD1"><v>1</v></c></row>'.repeat(2) }]), 'limited', /more than 2,000 columns/],
  ['a workbook of elements in elements', 'a.xlsx', () => workbook([{ name: 'S', rows: '<a>'.repeat(100_000) }]), 'invalid', /spreadsheet “a\.xlsx” is damaged/],
  ['a workbook that breaks off', 'a.xlsx', () => cut(workbook([{ name: 'S', rows: inSheet('x') }])), 'invalid', /archive “a\.xlsx” is damaged/],
]

for (const [words, name, content, kind, mend] of hostile) {
  test(`${words} ends in words that name the mend, and leaves nothing`, async () => {
    const failure = await failureOf(name, content())
    assert.equal(failure.kind, kind)
    assert.match(failure.text.en, mend)
  })
}

test('two kilobytes of Parquet that stand for a hundred gigabytes of text are refused before they are written out', async () => {
  const bomb = repeatedText({ length: 1_000_000, rows: 100_000 })
  assert.ok(bomb.length < 2048, String(bomb.length))
  const failure = await failureOf('a.parquet', bomb)
  assert.equal(failure.kind, 'limited')
  assert.match(failure.text.en, /Too much data comes of the values that the file repeats/)
})

test('numbers in runs are counted by how wide they are, and more of them than may be are refused before they are read', async () => {
  const path = join(folder, 'runs.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`copy (select 7::bigint as a from range(200_000)) to '${path}' (format parquet)`)
  connection.closeSync()
  instance.closeSync()
  const of = (bytes: number) => readUpload('runs.parquet', readFileSync(path), { limits: { bytes } })
  await assert.rejects(of(1_500_000), { kind: 'limited', message: /Too much data comes of the values that the file repeats/ })
  assert.equal((await of(1_700_000)).tables[0]?.rows, 200_000)
})

const plain = `a,b\n${Array.from({ length: 400_000 }, (_, index) => `${index},мәтін ${index}`).join('\n')}\n`

test('a child that takes too much memory dies alone, and the words say what to do', async () => {
  const failure = await failureOf('a.csv', plain, { limits: { memory: 40 * mebibyte } })
  assert.equal(failure.kind, 'invalid')
  assert.match(failure.text.en, /memory set aside .* did not suffice\. Split the file/)
})

test('a child that takes too long is ended', async () => {
  const failure = await failureOf('a.csv', plain, { limits: { seconds: 0.05 } })
  assert.equal(failure.kind, 'limited')
  assert.match(failure.text.en, /could not be read within 0\.05 seconds/)
})

test('whoever asked may stop it, before and while it runs', async () => {
  assert.match((await failureOf('a.csv', plain, { signal: AbortSignal.abort() })).text.en, /was stopped/)
  const stop = new AbortController()
  assert.match((await failureOf('a.csv', plain, { signal: stop.signal, onProgress: () => stop.abort() })).text.en, /was stopped/)
})

test('progress grows and says in words what goes on', async () => {
  const path = join(folder, 'upload')
  await writeFile(path, plain)
  const said: { readonly share: number; readonly words: string }[] = []
  await ingest({ path, name: 'a.csv', output: join(folder, 'progress') }, { onProgress: (share, { en }) => said.push({ share, words: en }) })
  assert.equal(said[0]?.words, 'Reading the file')
  assert.deepEqual(said.map(({ share }) => share), said.map(({ share }) => share).toSorted((a, b) => a - b))
})

test('a broken Parquet file is neither described nor sampled', async () => {
  const path = join(folder, 'broken.parquet')
  await writeFile(path, Buffer.concat([Buffer.from('PAR1'), randomBytes(1000), lengths(900), Buffer.from('PAR1')]))
  await assert.rejects(profileParquet(path), { kind: 'invalid', message: /damaged or incomplete/ })
  await assert.rejects(sampleColumns(path), { kind: 'invalid', message: /damaged or incomplete/ })
})
