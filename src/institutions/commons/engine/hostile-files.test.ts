import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { locales } from '../../../law/text.ts'
import { QueryFailure, type TableSource } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine({ memoryMb: 256, fileMb: 64 })
after(() => it[Symbol.asyncDispose]())
const { engine } = it
const good = await it.table('good', `select range id, 'r' || range % 3 region, {a: [range]} nested from range(5000)`)
const bytes = await readFile(good.files[0])

async function file(name: string, content: Uint8Array | string): Promise<TableSource> {
  const path = join(it.folder, `${name}.parquet`)
  await writeFile(path, content)
  return { name: 't', files: [path] }
}

type Way = (table: TableSource, deadlineMs: number) => Promise<unknown>
const ways: readonly Way[] = [
  (table, deadlineMs) => engine.rows(table, { offset: 4_000, length: 10, caller: { person: 'a' }, deadlineMs }),
  (table, deadlineMs) => engine.rows(table, { offset: 0, length: 10, search: 'r1', caller: { person: 'b' }, deadlineMs }),
  (table, deadlineMs) => engine.statistics(table, { caller: { person: 'c' }, deadlineMs }),
]
/** These two cost a process of their own for each table. */
const dearWays: readonly Way[] = [
  (table, deadlineMs) => engine.query([table], 'select * from t', { limit: 100, caller: { person: 'd' }, deadlineMs }),
  (table, deadlineMs) => engine.rows({ ...table, where: 'true' }, { offset: 0, length: 1, caller: { person: 'e' }, deadlineMs }),
]

/** Reads the table in each way; each must end in an answer or in a failure with words. */
async function read(table: TableSource, by: readonly Way[], deadlineMs: number): Promise<readonly string[]> {
  const ends = await Promise.all(by.map(async (way) => {
    try {
      await way(table, deadlineMs)
      return 'answer'
    } catch (error) {
      assert.ok(error instanceof QueryFailure, `not a failure with words: ${String(error)}`)
      assert.equal(new Set(locales.map((locale) => error.text[locale])).size, 3)
      assert.ok(!error.text.en.includes(it.folder), `the words name a path: ${error.text.en}`)
      return error.reason
    }
  }))
  assert.deepEqual((await engine.query([good], 'select count(*) from good', { limit: 1, deadlineMs: 60_000 })).rows, [[5_000]])
  return ends
}

const broken: Readonly<Record<string, Uint8Array | string>> = {
  'no bytes': '', 'a text': 'id,region\n1,a\n', 'a page of HTML': '<!doctype html><script>alert(1)</script>',
  'only the magic bytes': 'PAR1PAR1', 'an encrypted footer': Buffer.concat([bytes.subarray(0, -4), Buffer.from('PARE')]),
  'its first half': bytes.subarray(0, bytes.length / 2), 'its second half': bytes.subarray(bytes.length / 2),
  'a footer longer than the file': Buffer.concat([bytes.subarray(0, -8), Buffer.from([0xff, 0xff, 0xff, 0x7f]), bytes.subarray(-4)]),
  'a negative length of the footer': Buffer.concat([bytes.subarray(0, -8), Buffer.from([0xff, 0xff, 0xff, 0xff]), bytes.subarray(-4)]),
  'an empty footer': Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(4), bytes.subarray(-4)]),
  'a footer of ones': Buffer.concat([bytes.subarray(0, 2_000), Buffer.alloc(500, 0xff), Buffer.from([0xf4, 0x01, 0, 0]), bytes.subarray(-4)]),
  'a footer of zeros': Buffer.concat([bytes.subarray(0, 2_000), Buffer.alloc(500), Buffer.from([0xf4, 0x01, 0, 0]), bytes.subarray(-4)]),
  'zeros for data': Buffer.concat([Buffer.alloc(bytes.length - footer(), 0), bytes.subarray(-footer())]),
}

const dear = new Set(['a text', 'its first half', 'zeros for data'])

/** Bytes of the footer with its length and the magic bytes. */
function footer(): number {
  return bytes.readUInt32LE(bytes.length - 8) + 8
}

test('a file that is broken is told as such, and harms no other query', async (each) => {
  for (const [name, content] of Object.entries(broken)) {
    await each.test(name, async () => {
      const ends = await read(await file(name, content), dear.has(name) ? [...ways, ...dearWays] : ways, 20_000)
      assert.ok(ends.includes('file'), ends.join())
    })
  }
})

test('files with lying numbers in the footer and the pages end in an answer or in words', async () => {
  let seed = 42
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below
  for (let round = 0; round < 40; round += 1) {
    const lying = Buffer.from(bytes)
    const from = round % 3 === 0 ? 4 : bytes.length - footer()
    for (let times = 0; times < 1 + round % 4; times += 1) lying[from + random(bytes.length - 8 - from)] = [0xff, 0x7f, 0x00, random(256)][random(4)]!
    await read(await file(`lying ${round}`, lying), round % 10 === 0 ? [...ways, ...dearWays] : ways, 1_000)
  }
})

test('a file that is not there, a folder and a pattern are no tables', async () => {
  const folder = join(it.folder, 'folder.parquet')
  await mkdir(folder)
  for (const path of [join(it.folder, 'missing.parquet'), folder]) {
    await assert.rejects(engine.query([{ name: 't', files: [path] }], 'from t', { limit: 1 }), QueryFailure)
  }
  await assert.rejects(engine.query([{ name: 't', files: [join(it.folder, '*.parquet')] }], 'from t', { limit: 1 }), /pattern/)
})

test('a small file that unpacks into very much keeps to the limits', async () => {
  const bomb = await it.table('bomb', `select repeat('0', 4000000) zeros from range(500)`, ', compression zstd, row_group_size 2048')
  const page = await engine.rows(bomb, { offset: 0, length: 100, deadlineMs: 20_000 }).catch((error: unknown) => error)
  assert.ok(page instanceof QueryFailure || ('rows' in (page as object)))
  await assert.rejects(engine.query([bomb], 'select list(zeros) from bomb', { limit: 1, deadlineMs: 1_000 }), QueryFailure)
  assert.deepEqual((await engine.query([good], 'select count(*) from good', { limit: 1, deadlineMs: 60_000 })).rows, [[5_000]])
})

test('a table of thousands of columns shows its first thousand, and any that are named', async () => {
  await using own = await openTestEngine() // what bombs have left in a process is not the matter here
  const wide = await own.table('wide', `select ${Array.from({ length: 5_000 }, (_, at) => `${at} as c${at}`).join(', ')}`)
  const page = await own.engine.rows(wide, { offset: 0, length: 1, deadlineMs: 60_000 })
  assert.deepEqual([page.columns.length, page.totalColumns], [1_000, 5_000])
  assert.deepEqual((await own.engine.rows(wide, { offset: 0, length: 1, columns: ['c4999'], deadlineMs: 60_000 })).rows, [[4_999]])
  await assert.rejects(own.engine.query([wide], 'from wide', { limit: 1, deadlineMs: 60_000 }), (error: unknown) => error instanceof QueryFailure && error.reason === 'wide')
})
