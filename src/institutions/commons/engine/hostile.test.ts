import assert from 'node:assert/strict'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { locales } from '../../../law/text.ts'
import { QueryFailure } from './index.ts'
import { hostileStatements } from './testing-hostile.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine({ memoryMb: 256, fileMb: 64 })
after(() => it[Symbol.asyncDispose]())
const own = await it.table('t', `select range id, 'r' || range % 3 region from range(1000)`)
const other = await it.table('other', `select 'canary' canary`)
const outside = { csv: join(it.folder, 'secret.csv'), parquet: other.files[0], folder: it.folder, own: own.files[0] }
await writeFile(outside.csv, 'a,b\ncanary,2\n')
const before = await readdir(it.folder)

test('nothing hostile escapes, stays, or takes another query with it', async (each) => {
  for (const { name, sql, ends } of hostileStatements(outside)) {
    await each.test(`a statement that ${name}`, async () => {
      let end: string
      try {
        // Short where the end of the time is one of the ends; anything else gets as long as a busy machine may need.
        const { rows } = await it.engine.query([own], sql, { limit: 10, caller: { person: 'enemy' }, deadlineMs: ends.includes('too slow') ? 400 : 20_000 })
        assert.doesNotMatch(JSON.stringify(rows).slice(0, 100_000), /canary|parquet|query engine/)
        end = 'answer'
      } catch (error) {
        assert.ok(error instanceof QueryFailure, `not a failure with words: ${String(error)}`)
        for (const locale of locales) assert.ok(error.text[locale].length > 20)
        assert.equal(new Set(locales.map((locale) => error.text[locale])).size, 3)
        assert.ok(!error.text.en.includes(`${it.folder}/../`) && !error.text.en.includes('scratch folder'), 'the words name a path')
        end = error.reason
      }
      assert.ok((ends as readonly string[]).includes(end), `ended in: ${end}`)
      const { rows } = await it.engine.query([own], 'select count(*) from t', { limit: 1, deadlineMs: 20_000, caller: { person: 'friend' } })
      assert.deepEqual(rows, [[1000]])
    })
  }
  assert.deepEqual(await readdir(it.folder), before)
})
