/** Polars and DuckDB, as they are published, with the lines that the page of a dataset shows: of a large table they fetch what a question needs. */
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { createRepo, uploadFile } from '@huggingface/hub'
import { instantAt } from '../src/law/time.ts'
import { openWholePortal } from '../e2e/portal.ts'
import { loadLines } from '../src/institutions/commons/dataset-page/load-lines.ts'
import type { Tier } from '../src/institutions/commons/dataset.ts'
import { type HubWorld, namespace, openHubWorld } from './hub-world.ts'

const python = join(import.meta.dirname, '.venv/bin/python')
const regions = ['Abai', 'Aktogai', 'Ayagoz']
const name = 'large'
/** Two groups of rows, whose texts nothing makes smaller. */
const rows = 200_000

let world: HubWorld
let file: { readonly path: string; readonly size: number }
before(async () => {
  // Clients of S3 sign with the time of the machine.
  world = await openHubWorld(await openWholePortal({ start: instantAt(Date.now()) }))
  const csv = ['id,region,note', ...Array.from({ length: rows }, (_, id) => `${id},${regions[id % 3]},${createHash('sha256').update(`${id}`).digest('base64')}`), ''].join('\n')
  const to = { repo: { type: 'dataset', name: `${namespace}/${name}` }, hubUrl: world.portal.url, accessToken: world.keys.publisher } as const
  await createRepo(to)
  await uploadFile({ ...to, file: { path: 'large.csv', content: new Blob([csv]) } })
  await world.publish(name, { tier: 'registered' })
  file = (await world.commons.datasets.version((await world.commons.datasets.at(namespace, name)).id, 1)).tables[0]!.file
})
after(async () => {
  assert.deepEqual(world.portal.faults, [])
  await world.portal.close()
})

/** The bytes that were given out of the table, as the portal notes them before they go out. */
async function given(): Promise<number> {
  const { id } = await world.commons.datasets.at(namespace, name)
  return (await world.commons.reads.of(id, { limit: 10_000 })).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
}

/** What a tool finds with the lines of the page and the pair of the reader, and how many bytes the lines and then the question fetch. */
async function read(tool: 'polars' | 'duckdb', tier: Tier, revision = 'main'): Promise<{ readonly said: readonly unknown[]; readonly bytes: readonly number[] }> {
  const { portal: { url: origin }, pairs } = world
  const { lines } = loadLines({ origin, dataset: { namespace, name }, table: name, file, tier, revision }).find(({ id }) => id === tool)!
  const child = spawn(python, [join(import.meta.dirname, 'lazy_readers.py'), tool, lines, String(rows - 5)], {
    env: { ...process.env, AWS_ACCESS_KEY_ID: pairs.reader.id, AWS_SECRET_ACCESS_KEY: pairs.reader.secret }, stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined) // it has said all that it had to say
  const [said, bytes]: [unknown[], number[]] = [[], []]
  let before = await given()
  for await (const line of createInterface({ input: child.stdout })) {
    const now = await given()
    said.push(JSON.parse(line))
    bytes.push(now - before)
    before = now
    child.stdin.write('\n')
  }
  return { said, bytes }
}

const cases = [['registered', 'main', 'lent to a key'], ['registered', 'v1', 'lent, by the name of its version,'], ['open', 'main', 'open']] as const
for (const [tier, revision, title] of cases) {
  for (const [tool, called] of [['polars', 'Polars'], ['duckdb', 'DuckDB']] as const) {
    test(`of a large table that is ${title} ${called} fetches what ten rows and one value need`, async () => {
      await world.publish(name, { tier })
      const { said, bytes: [ofTen = 0, ofOne = 0] } = await read(tool, tier, revision)
      assert.deepEqual(said, [{ rows: 10 }, { value: regions[(rows - 5) % 3] }])
      assert.ok(file.size > 4_000_000 && ofTen > 0 && ofTen < file.size * 0.8 && ofOne < file.size * 0.2, `${ofTen} and ${ofOne} of ${file.size} bytes`)
    })
  }
}

test('whoever is given nothing is told why by Polars and by DuckDB', async () => {
  await world.publish(name, { tier: 'restricted' })
  for (const tool of ['polars', 'duckdb'] as const) {
    const { said, bytes } = await read(tool, 'restricted')
    assert.deepEqual(bytes, [0])
    assert.match(JSON.stringify(said), /AccessDenied[^]*ask for access on behalf of your organisation/)
  }
})

test('DuckDB over HTTP says nothing of ours when it is refused, and its log of HTTP has the reason', async () => {
  await world.publish(name, { tier: 'restricted' })
  const address = `${world.portal.url}/datasets/${namespace}/${name}/resolve/main/${file.path}`
  const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'lazy_readers.py'), 'http', address, ''], { env: { ...process.env, KEY: world.keys.reader } })
  const { error, log } = JSON.parse(stdout) as { error: string; log: readonly string[] }
  assert.doesNotMatch(error, /ask for access|Forbidden/, 'once it says more, the reason can stand in the status line: decision 0273')
  assert.match(log.join('\n'), /x-error-message='[^']*ask for access on behalf of your organisation/i)
})
