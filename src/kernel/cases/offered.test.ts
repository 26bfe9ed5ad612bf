/** Property: what a person is offered in a case is exactly what they may do, whatever was done before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, asyncProperty, constantFrom, tuple } from 'fast-check'
import { Failure } from '../../law/failure.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'
import type { Doing, Permit } from './index.ts'
import { goodGarden, openGardens } from './testing.ts'

const findings = { healthy: 'true' }
const outcomes = ['pass', 'back', 'again', 'expire', 'yes', 'no', 'grant', 'refuse', 'nothing']
const doings: readonly Doing[] = [
  ...outcomes.map((outcome): Doing => ({ type: 'complete', outcome, reasons: 'Because.', findings })),
  ...outcomes.map((vote): Doing => ({ type: 'vote', vote, reasons: 'Because.' })),
  { type: 'recuse', reasons: 'A brother.' }, { type: 'conclude', minutes: 'We met.' }, { type: 'extend', reasons: 'Large.' },
  { type: 'note', words: 'Seen.' },
]

/** Whether the permit offers it, in a step that one performer or a commission completes. */
function isOffered(permit: Permit, doing: Doing): boolean {
  switch (doing.type) {
    case 'complete': return !permit.vote && !permit.conclude && permit.outcomes.includes(doing.outcome)
    case 'answer': return permit.answers[doing.part]?.includes(doing.answer) ?? false
    case 'vote': return permit.vote && permit.outcomes.includes(doing.vote)
    case 'recuse': return permit.recuse
    case 'conclude': return permit.conclude
    case 'extend': return permit.extend
    case 'note': return permit.note
    case 'assign': return permit.assign
  }
}

test('whatever is tried by whom, in any order: done when it is offered, refused when it is not, and never half done', async (t) => {
  const world = await openGardens()
  t.after(() => world.close())
  const { cases, db } = world.kernel
  const { officer, members, chair, head } = world.office
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const everybody: Readonly<Record<string, Actor>> = {
    officer, head, chair, first: members[0]!, second: members[1]!, founder, stranger, all: { ...await world.officer('officer', 'member', 'head'), roles: ['officer', 'member', 'head'] },
  }
  const walk = array(tuple(constantFrom(...Object.keys(everybody)), constantFrom(...doings)), { minLength: 30, maxLength: 40 })

  await check(asyncProperty(walk, constantFrom(true, false), async (tries, withPlan) => {
    const id = await world.filed(founder, {}, withPlan)
    for (const [who, doing] of tries) {
      const actor = everybody[who]!
      const seen = await cases.view(actor, id).catch(() => undefined)
      const sign = doing.type === 'complete' && (doing.outcome === 'grant' || doing.outcome === 'refuse')
      const corrections = doing.type === 'complete' && doing.outcome === 'again' ? { corrections: { ...goodGarden, plan: await world.upload(actor) } } : {}
      const done = await world.act(actor, id, { ...doing, ...corrections } as Doing, { sign }).then(() => true, (error: unknown) => {
        assert.ok(error instanceof Failure, String(error))
        return error.kind
      })
      const offered = seen !== undefined && isOffered(seen.permit, doing)
      // A vote may be offered and yet be open, which the chair learns in words.
      if (doing.type === 'conclude' && offered && seen?.vote?.result === 'open') assert.equal(done, 'conflict')
      else assert.equal(done === true, offered, `${who}: ${JSON.stringify(doing)} in ${seen?.state.step} was ${done}`)
      const { log } = await cases.view(founder, id)
      assert.equal(log.length > (seen?.log.length ?? 0) || done !== true, true)
      if (seen && done !== true) assert.equal(log.length, seen.log.length, 'nothing is half done')
    }
  }), { numRuns: 6, seed: 2026 })
  assert.deepEqual(await reconcile(db), [], 'every act is in the journal once, and the tables say what it says')
})
