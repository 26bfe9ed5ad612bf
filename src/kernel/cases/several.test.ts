import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hashOf } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { lint } from '../../law/lint.ts'
import type { Procedure, Step } from '../../law/procedure.ts'
import { testPortal, testToken } from '../../portal/testing.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'
import { batchDocument } from './batch.ts'
import { placeOf } from './index.ts'
import { messages } from './messages.ts'
import { gardens, type Gardens, openGardens, ownHat } from './testing.ts'

const plain = gardens().procedures.find(({ id }) => id === 'sample.felling')!
const beside = gardens().procedures.filter((one) => one !== plain)
const look = plain.steps['look']!
const withLook = (more: Partial<Step>): Procedure => ({ ...plain, steps: { ...plain.steps, look: { ...look, ...more } } })
const basis = look.basis
/** The forester may look at many trees at once. */
const atOnce = withLook({ manyAtOnce: { basis } })

let world: Gardens
let forester: Actor
before(async () => {
  world = await openGardens({ procedures: [...beside.map((one): Procedure => (one.id === 'sample.hearing' ? { ...one, decisions: { act: { ...one.decisions['act']!, effect: 'reopen' } } } : one)), { ...atOnce, reopensAt: 'ruling' }] })
  forester = await world.officer('forester')
})
after(() => world.close())

/** Asks to fell a young tree, of which the forester has to say something. */
async function asked(): Promise<string> {
  const { cases } = world.kernel
  const owner = ownHat(await world.founder())
  const draft = await cases.begin(owner, { procedure: 'sample.felling' })
  for (const page of (await cases.draft(owner, draft)).procedure.form) await cases.savePage(owner, draft, page, { age: '10', where: 'Almaty' })
  return cases.file(owner, { draft })
}

const portalOf = (actor: Actor) => testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor } })

test('a step says by which law many cases may be acted on at once, and a declaration that says nothing keeps its version', () => {
  assert.equal(hashOf(JSON.parse(JSON.stringify(plain))), hashOf(JSON.parse(JSON.stringify(withLook({})))))
  const found = (more: Partial<Step>) => lint([withLook({ manyAtOnce: { basis }, ...more }), ...beside]).map(({ rule, place }) => `${rule} ${place}`).filter((one) => one.startsWith('many'))
  assert.deepEqual(found({}), [])
  assert.deepEqual(found({ sign: true }), ['many-one-by-one steps.look.manyAtOnce'])
  assert.deepEqual(found({ findings: plain.form[0]!.fields.slice(2) }), ['many-one-by-one steps.look.manyAtOnce'])
  assert.deepEqual(found({ by: 'applicant' }), ['many-by-whom steps.look.manyAtOnce'])
})

test('an officer sees what will happen to each case that they ticked, does it in all of them, and is told which could not be done and why', async () => {
  const { cases } = world.kernel
  const [first, second, third] = [await asked(), await asked(), await asked()]
  const { ask } = portalOf(forester)
  const queue = await (await ask('/en/desk')).text()
  for (const id of [first, second, third]) assert.ok(queue.includes(`form="several" name="case" value="${id}"`), 'each can be ticked')
  const chosen = await (await ask(`/en/desk/several?${new URLSearchParams([first, second, third].map((id) => ['case', id]))}`)).text()
  assert.ok(chosen.includes('Go on') && chosen.includes('See what will happen'))
  const post = async (fields: readonly (readonly [string, string])[]): Promise<string> => {
    const answer = await ask('/en/desk/several', { method: 'POST', body: new URLSearchParams([['csrf', testToken], ...fields.map(([name, value]): [string, string] => [name, value])]), headers: { 'sec-fetch-site': 'same-origin' } })
    return answer.text()
  }
  const ticked = [first, second, third].map((id) => ['case', id] as const)
  assert.match(await post([...ticked, ['does', 'foresee'], ['act-outcome', 'on']]), /Give the reasons/, 'what each outcome asks for is asked for here too')
  const long = await post([...ticked, ['does', 'foresee'], ['act-outcome', 'on'], ['act-reasons', 'x'.repeat(5001)]])
  assert.match(long, /href="#f-act-reasons"[\s\S]*x{5001}/, 'what is too long for the page of a case is too long here, and is kept to be shortened')
  const foreseen = await post([...ticked, ['does', 'foresee'], ['act-outcome', 'on'], ['act-reasons', 'Seen from the road.']])
  assert.equal(foreseen.match(/next: The ruling/g)?.length, 3)
  assert.match(foreseen, /Do it in 3 cases/)
  const fieldsOf = (page: string) => [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!] as const).filter(([name]) => name !== 'csrf')
  const changed = await post([...fieldsOf(foreseen), ['does', 'change']])
  assert.match(changed, /<input[^>]*name="act-outcome"[^>]*value="on"[^>]*checked/, 'what was chosen and written is there to be changed')
  assert.match(changed, /<textarea[^>]*name="act-reasons"[^>]*>\s*Seen from the road\.<\/textarea>/)
  assert.deepEqual(fieldsOf(changed).filter(([name]) => name === 'case').map(([, id]) => id).toSorted(), [first, second, third].toSorted())
  const hidden = fieldsOf(foreseen)

  await world.act(forester, second, { type: 'complete', outcome: 'on', reasons: 'By itself.' })
  const done = await post([...hidden, ['does', 'confirm']])
  assert.match(done, /Done in 2 of 3 cases/)
  assert.ok(done.includes(messages.movedOn.en), 'the one in which a colleague acted meanwhile is told apart')
  const steps = async () => Promise.all([first, second, third].map(async (id) => { const { state, log } = await cases.view(forester, id); return [state.step, log.length] }))
  const before = await steps()
  assert.deepEqual(before.map(([step]) => step), ['ruling', 'ruling', 'ruling'])
  assert.match(await post([...hidden, ['does', 'confirm']]), /Done in 2 of 3 cases/, 'sent twice, it is done once')
  assert.deepEqual(await steps(), before)
})

test('nobody acts in several cases where their declaration does not let them, or where the cases are not theirs to see', async () => {
  const { cases } = world.kernel
  const [id, other] = [await asked(), await asked()]
  const { officer } = world.office
  assert.deepEqual(await cases.chooseSeveral(officer, [id]), [], 'another office is not told that there is such a case')
  const [tried] = await cases.performSeveral(officer, { key: 'another', outcome: 'on', reasons: 'Mine.', cases: [{ id, seen: '1' }] })
  assert.ok(tried!.because)
  const licence = await world.filed(await world.founder())
  const [mine] = await cases.chooseSeveral(officer, [licence])
  assert.deepEqual([mine!.outcomes, mine!.because?.en], [[], 'In this step each case is looked at by itself.'])
  const [alone] = await cases.performSeveral(officer, { key: 'alone', outcome: 'back', reasons: 'Mend it.', cases: [{ id: licence, seen: placeOf(mine!.view.state, mine!.view.log, 'complete') }] })
  assert.equal(alone!.because?.en, 'In this step each case is looked at by itself.')
  assert.equal((await portalOf(ownHat(await world.founder())).ask(`/en/desk/several?case=${other}`)).status, 403)
})

test('one signature decides appeals and the cases that they reopen, whether both are read together or one page after the other', async () => {
  const { cases, db, decisions, journal } = world.kernel
  const [first, both] = [await world.officer('warden'), await world.officer('warden', 'head')]
  /** A tree whose felling was refused, and the appeal against that, which waits for its ruling. */
  async function appealed(): Promise<readonly [string, string]> {
    const owner = ownHat(await world.founder())
    const draft = await cases.begin(owner, { procedure: 'sample.felling' })
    for (const page of (await cases.draft(owner, draft)).procedure.form) await cases.savePage(owner, draft, page, { age: '10', where: 'Almaty' })
    const felling = await cases.file(owner, { draft })
    await world.act(forester, felling, { type: 'complete', outcome: 'on', reasons: 'Young.' })
    await world.act(first, felling, { type: 'complete', outcome: 'refuse', reasons: 'Young.' }, { sign: true })
    const about = (await cases.view(owner, felling)).state.decisions[0]!.id
    const against = await cases.begin(owner, { procedure: 'sample.hearing', about })
    for (const page of (await cases.draft(owner, against)).procedure.form) await cases.savePage(owner, against, page, { why: 'It leans.' })
    const hearing = await cases.file(owner, { draft: against })
    await world.act(world.office.officer, hearing, { type: 'complete', outcome: 'on' })
    return [hearing, felling]
  }
  const [[one, itsTree], [other, otherTree]] = [await appealed(), await appealed()]
  const act = async (id: string, outcome: string) => ({ case: id, number: (await cases.view(both, id)).number, outcome })
  const together = async (acts: readonly Awaited<ReturnType<typeof act>>[]): Promise<void> => {
    const document = { acts: acts.map(({ number, outcome }) => ({ number, outcome })) }
    await cases.performBatch(both, { key: 'together', acts, document, reasons: 'It leans.', signature: await world.sign(both, batchDocument(document)), with: async () => {}, atOnce: 3 })
  }
  const [hears, fells, hearsOther, fellsOther] = [await act(one, 'act'), await act(itsTree, 'allow'), await act(other, 'act'), await act(otherTree, 'allow')]
  const decided = async (id: string): Promise<number> => (await cases.view(both, id)).state.decisions.length

  await assert.rejects(together([hears, fells, fellsOther, hearsOther]), (error: unknown) => error instanceof Failure && error.text.en.startsWith(`№ ${fellsOther.number}: `), 'before its appeal nothing is to be decided')
  assert.deepEqual(await Promise.all([one, itsTree, other, otherTree].map(decided)), [0, 1, 0, 1], 'and then nothing of the others is done')
  // The first tree stands on the page of its appeal, the second on the next.
  await together([hears, fells, hearsOther, fellsOther])
  assert.deepEqual(await Promise.all([one, itsTree, other, otherTree].map(decided)), [1, 2, 1, 2])
  for (const id of [itsTree, otherTree]) {
    const { state, log } = await cases.view(both, id)
    assert.deepEqual(log.slice(-3).map(({ act: { type } }) => type), ['reopened', 'completed', 'issued'])
    await journal.settle()
    const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(state.decisions.at(-1)!.id))))
    assert.deepEqual(report.steps.filter(({ verdict }) => verdict === 'failed'), [])
  }
  assert.deepEqual((await reconcile(db)).map(({ en }) => en), [])
})
