/** Specifies who reads what a company keeps of its assessments: whoever may make them, and no other delegate. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openKept } from '../../../institutions/oversight/assessment/kept.ts'
import { knownQuestionnaires } from '../../../institutions/oversight/assessment/known.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { instantAt } from '../../../law/time.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

async function delegate(scope: readonly string[]): Promise<Actor> {
  const { parties, db } = at.world.kernel
  const { person, name } = await at.world.officer()
  await transact(db, (tx) => parties.delegate(tx, at.owner, person, { scope, until: instantAt(Date.parse('2026-06-01T00:00:00.000Z')) }))
  return { person, name, roles: [], organisation: at.owner.organisation!, capacity: 'delegate' }
}

test('a delegate reads the assessments of a company by the right to make them, and by no other', async () => {
  const { kernel } = at.world
  const kept = openKept(kernel)
  const id = await transact(kernel.db, (tx) => kept.begin(tx, at.owner, knownQuestionnaires().find('1.0.1'), 'Үлгі', { answers: new Map(), translations: {} }))
  const [assessor, other] = [await delegate(['oversight.assessing']), await delegate(['invoices.see'])]
  for (const actor of [at.owner, assessor]) {
    assert.deepEqual((await kept.of(actor)).map((one) => one.id), [id])
    assert.equal((await kept.find(actor, id)).title, 'Үлгі')
  }
  const refused = (error: unknown): boolean => error instanceof Failure && error.kind === 'refused'
  await assert.rejects(kept.of(other), refused)
  await assert.rejects(kept.find(other, id), refused)
})
