/** Specifies what opens the journal's salted commitments to data: for the owner alone, and checked by a stranger with the lines of docs/verify.md. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Dataset } from '../../../institutions/commons/dataset.ts'
import { readerRoutes } from '../../../institutions/commons/pages/index.ts'
import { leafContent } from '../../../kernel/journal/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { docRoutes } from '../../../portal/record/docs.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

let world: CommonsWorld
let restricted: Dataset
before(async () => {
  world = await openCommonsWorld()
  restricted = await world.publish('hidden-rows', { 'rows.csv': 'a,b\n1,2\n3,4\n' }, { terms: { tier: 'restricted', mode: 'query' } })
  await world.kernel.journal.settle()
})
after(() => world.close())

const path = '/commons/datasets/ulgi/hidden-rows/commitments.json'
const as = (actor: Actor | null) => testPortal({ routes: readerRoutes(world.commons), session: { actor } })

interface Given { readonly entries: readonly { readonly place: number; readonly type: string; readonly subject: string; readonly salt: string; readonly says: string }[] }

test('a stranger to whom the owner hands the file checks by the lines of the documentation what the journal recorded', async () => {
  const answer = await as(world.owner).ask(path)
  assert.equal(answer.status, 200)
  const json = await answer.text()
  const { entries }: Given = JSON.parse(json)
  assert.deepEqual([...new Set(entries.map(({ type }) => type))].toSorted(), ['dataset.committed', 'dataset.version-released'])
  const { tables } = await world.kernel.db.selectFrom('dataset_version').select('tables').where('dataset', '=', restricted.id).executeTakeFirstOrThrow()
  const released = entries.find(({ type }) => type === 'dataset.version-released')!
  assert.deepEqual(JSON.parse(released.says), { sha256: tables.map(({ file }) => file.hash) })

  const folder = mkdtempSync(join(tmpdir(), 'commitments-'))
  const at = (name: string, text: string | Uint8Array): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const commitments = at('commitments.json', json)
  for (const locale of ['', '.kk', '.ru']) {
    const [, code = ''] = /```js\n(\/\/ node check-salt\.mjs[^]*?)```/.exec(readFileSync(new URL(`../../../../docs/verify${locale}.md`, import.meta.url), 'utf8'))!
    const check = at('check-salt.mjs', code)
    const told = async (place: number): Promise<string> => execFileSync(process.execPath, [check, at('leaf.json', leafContent((await world.kernel.journal.read(place, 1))[0]!)), commitments], { encoding: 'utf8' }).trim()
    assert.equal(await told(released.place), `recorded ${released.says}`)
    assert.equal(await told(0), 'recorded undefined', 'what the file does not open')
  }
})

test('nobody but the owner is given it, and its page says what it is for', async () => {
  const founder = await world.founder()
  assert.ok([403, 404].includes((await as(founder).ask(path)).status))
  assert.equal((await as(null).ask(path)).status, 401)
  const page = async (locale: string): Promise<string> => (await as(world.owner).ask(`/${locale}/commons/datasets/ulgi/hidden-rows/reads`)).text()
  const docs = testPortal({ routes: docRoutes })
  for (const locale of ['kk', 'ru', 'en']) {
    const shown = await page(locale)
    assert.match(shown, /href="[^"]*\/commitments\.json" download/)
    assert.match(await (await docs.ask(/href="([^"]*\/docs\/verify[^"]*)"/.exec(shown)![1]!)).text(), /check-salt\.mjs/)
  }
})
