/** Specifies what a process of the portal refuses to begin with. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from './law/failure.ts'
import { requireOwnFolder } from './process.ts'
import { roles } from './roles.ts'

test('the large sample is refused in words where it would not be written: without a sample programme, in a country that has none, and on a server of the operator’s', async () => {
  const data = join(tmpdir(), `shanyraq-roles-${process.pid}`)
  for (const [env, words] of [[{ SHANYRAQ_PROGRAMME: 'law' }, /this portal is started without any/], [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }, /works in a new folder only/]] as const) {
    const call = { args: [], options: { large: 'true', data }, env, say: () => assert.fail('nothing is said'), progress: () => assert.fail('nothing is begun') }
    await assert.rejects(async () => roles.start({ ...call } as unknown as Parameters<typeof roles.start>[0]), (error: unknown) => error instanceof Failure && words.test(error.text.en))
  }
  assert.throws(() => requireOwnFolder({ programme: 'sample' }, {}), (error: unknown) => error instanceof Failure && /This country has no large sample/.test(error.text.en))
  assert.equal(existsSync(data), false, 'nothing was begun')
})
