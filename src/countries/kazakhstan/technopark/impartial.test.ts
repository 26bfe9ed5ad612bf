/** Specifies conflicts of interest: who may not deal with a case though they hold the office, by declaration. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { lint } from '../../../law/lint.ts'
import type { Instant } from '../../../law/time.ts'
import { kazakhstan } from '../index.ts'
import { goodAnswers, openWorld, type World } from '../testing.ts'

let world: World
before(async () => { world = await openWorld({ start: '2025-01-10T05:00:00.000Z' }) })
after(() => world.close())

let keys = 0
async function act(actor: Actor, id: string, doing: Doing, sign = false): Promise<void> {
  const { cases } = world.kernel
  const signature = sign && await world.sign(actor, await cases.document(id, doing))
  await cases.perform(actor, { case: id, key: `impartial-${keys += 1}`, doing, ...(signature && { signature }) })
}

async function file(founder: Actor, procedure: string, about?: string): Promise<string> {
  const { cases, files } = world.kernel
  const plan = await files.receive(new Blob(['%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n']).stream(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person} for organisation:${founder.organisation!.id}`,
  })
  const draft = await cases.begin(founder, { procedure, ...(about !== undefined && { about }) })
  for (const page of (await cases.draft(founder, draft)).procedure.form) {
    assert.deepEqual(await cases.savePage(founder, draft, page, goodAnswers({ objections: 'Келіспеймін.', ...(procedure === 'technopark.residency' && { businessPlan: plan.id }) })), [])
  }
  return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
}

/** Lets somebody act for the founder's company until a moment. */
async function delegateUntil(founder: Actor, to: Actor, ends: Instant): Promise<void> {
  const { parties, db } = world.kernel
  const id = await transact(db, (tx) => parties.delegate(tx, founder, to.person, { scope: 'all', until: '2026-12-01T00:00:00.000Z' }))
  world.at(ends)
  await transact(db, (tx) => parties.revokeDelegation(tx, founder, id))
}

const accept = { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа.' } } as const satisfies Doing

test('an officer who acted for the applicant until lately does not examine its case, nor is it given to them; one who did so long ago may', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const [late, long, colleague] = [await world.officer('technopark.officer'), await world.officer('technopark.officer'), await world.officer('technopark.officer')]
  await delegateUntil(founder, long, '2025-01-15T05:00:00.000Z')
  await delegateUntil(founder, late, '2025-06-02T05:00:00.000Z')
  world.at('2026-02-02T05:00:00.000Z')
  const id = await file(founder, 'technopark.residency')
  await assert.rejects(act(late, id, accept), { kind: 'refused', message: /You act for the applicant, or did so lately/ })
  const { permit } = await cases.view(late, id)
  assert.deepEqual([permit.outcomes, permit.assign], [[], false])
  await assert.rejects(act(colleague, id, { type: 'assign', to: late.person }), { kind: 'invalid', message: /has an interest in the case/ })
  await act(long, id, accept)
})

test('whoever took part in a refusal does not examine or rule on its appeal, though they hold that office too', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await file(founder, 'technopark.residency')
  await act(await world.officer('technopark.officer'), id, accept)
  const members = [await world.officer('technopark.commission', 'technopark.appeals'), await world.officer('technopark.commission'), await world.officer('technopark.commission')]
  for (const member of members) await act(member, id, { type: 'vote', vote: 'refuse', reasons: 'Жоспар әлсіз.' })
  await act(await world.officer('technopark.chair'), id, { type: 'conclude', minutes: 'Хаттама.' })
  await act(founder, id, { type: 'complete', outcome: 'silent' })
  const head = await world.officer('technopark.head', 'technopark.appeals')
  await act(head, id, { type: 'complete', outcome: 'refuse', reasons: 'Жоспар әлсіз.' }, true)
  const [decision] = (await cases.view(founder, id)).state.decisions
  const appeal = await file(founder, 'technopark.appeal', decision!.id)

  const propose = { type: 'complete', outcome: 'proposeAnnul', reasons: 'Негіз бар.' } as const satisfies Doing
  for (const author of [head, members[0]!]) await assert.rejects(act(author, appeal, propose), { kind: 'refused', message: /You took part in the decision/ })
  await act(await world.officer('technopark.appeals'), appeal, propose)
  const annul = { type: 'complete', outcome: 'annul', reasons: 'Негіз бар.' } as const satisfies Doing
  await assert.rejects(act(head, appeal, annul, true), { kind: 'refused', message: /You took part in the decision/ })
  await act(await world.officer('technopark.appeals'), appeal, annul, true)
})

test('every declared procedure excludes whoever has an interest where it decides', () => {
  const { procedures } = kazakhstan('sample')
  assert.deepEqual(lint(procedures).filter(({ rule }) => rule === 'decision-by-representatives' || rule === 'appeal-to-its-authors'), [])
  assert.match(JSON.stringify(procedures), /"of":"authors"/)
})
