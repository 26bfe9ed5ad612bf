/** Specifies re-classification: a day of force moves what it concerns, the owner is told once, a crash goes on where it was, and an act makes register and law agree again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { classificationRoutes } from '../../../institutions/oversight/classification/index.ts'
import { reclassifyWork } from '../../../institutions/oversight/classification/moved.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { mineRoute } from '../../../institutions/oversight/mine.ts'
import type { Day } from '../../../law/time.ts'
import { testPortal } from '../../../portal/testing.ts'
import { kazakhAiLaw } from './ai-law.ts'
import { classified } from './classified.ts'
import { openOversight, type Oversight, someSystem } from './testing.ts'

let at: Oversight
/** On 1 March what a person decides with is of high risk as well. */
const [amended] = kazakhAiLaw.rules
const changing = { ...classified, law: { ...kazakhAiLaw, duties: [], rules: [...kazakhAiLaw.rules, { ...amended!, id: 'new', when: { rule: 'is', fact: 'humanFinal', value: true }, gives: { scale: 'risk', class: 'high' }, from: '2026-03-01' as const }, { ...amended!, id: 'newest', when: { rule: 'is', fact: 'humanFinal', value: true }, gives: { scale: 'risk', class: 'high' }, from: '2026-04-01' as const }] } } as typeof classified
const read: string[] = []
let crashes = 0

before(async () => {
  at = await openOversight()
  const facts: typeof classified.facts = (values) => {
    read.push(String(values['name']))
    if (values['name'] === 'Үшінші' && crashes > 0 && crashes-- > 0) throw new Error('the machine is gone')
    return classified.facts(values)
  }
  reclassifyWork(at.world.kernel, { ...changing, facts }, 1)
  for (const name of ['Бірінші', 'Екінші', 'Үшінші']) await at.registered({ name })
  await at.world.kernel.journal.settle()
})
after(() => at.world.close())

const page = async (actor: Actor) => testPortal({ routes: classificationRoutes(at.world.kernel, [kazakhAiLaw], changing), session: { actor } }).ask('/en/oversight/classification-moved')
const text = async () => (await (await page(at.officer)).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
/** The worker at its hourly look, so many seconds of retries later. */
async function worked(day: Day): Promise<void> {
  for (const seconds of ['00', '10', '40']) {
    at.world.at(`${day}T05:00:${seconds}.000Z`)
    await at.world.kernel.jobs.settle()
  }
  await at.world.kernel.journal.settle()
}
const letters = async () => (await at.world.letters()).filter(({ body }) => body.includes('/oversight/mine'))

test('while register and law agree nothing has moved, and a stranger does not see the page', async () => {
  assert.match(await text(), /not classified anew yet/)
  await at.world.kernel.jobs.settle()
  assert.match(await text(), /Entries checked by .* 2026: 3\. There are none/)
  assert.equal((await page(at.owner)).status, 403)
})

test('the day of force moves every entry; a crash goes on behind the last batch; the owner gets one letter of all', async () => {
  read.length = 0
  crashes = 1
  await at.world.letters()
  await worked('2026-03-02')
  assert.deepEqual(read, ['Бірінші', 'Екінші', 'Үшінші', 'Үшінші'], 'what was committed is not done again')
  assert.match(await text(), /AIS-\d+-?\d+ .*Minimal .*High/)
  const told = await letters()
  assert.equal(new Set(told.map(({ recipient }) => recipient)).size, told.length)
  assert.equal(told.length, 1)
  assert.equal(told[0]!.body.match(/^- AIS-/gm)?.length, 3)
})

test('nothing is told twice, and no passage is made again by the same law', async () => {
  read.length = 0
  await worked('2026-03-03')
  assert.deepEqual([read, await letters()], [[], []])
  const entries = await at.world.kernel.registers.standing('oversight.ai-systems')
  assert.deepEqual(entries.map(({ values }) => values['riskClass']), ['minimal', 'minimal', 'minimal'], 'the register keeps its class until an act')
})

test('an owner sees on one page what they owe, until when, and which of their systems the law puts elsewhere; a stranger sees nothing of it', async () => {
  const { kernel } = at.world
  await kernel.round()
  const mine = async (actor: Actor, law = changing, most?: number) => (await (await testPortal({ routes: [mineRoute(kernel, law, most)], session: { actor } }).ask('/en/oversight/mine')).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  const incident = await at.filed(at.owner, 'oversight.serious-incident', { kind: 'failure', harm: 'property', severity: 'other', awareOn: '2026-03-02' }, (await at.world.kernel.registers.standing('oversight.ai-systems'))[0]!.number)
  await at.act(at.officer, incident, 'full')
  const page = await mine(at.owner)
  assert.match(page, /Report of a serious incident.*The full account.* 18 March 2026 in time/)
  assert.match(page, /Бірінші AIS-[\d-]+ .*Minimal.* High/)
  assert.doesNotMatch(page, /are in the register|do not tell/)
  const unknown = await mine(at.owner, { ...changing, facts: () => ({}) }, 2)
  assert.match(unknown, /the answers do not tell/, 'what nobody knows is not the same')
  assert.doesNotMatch(unknown, /the same|Үшінші/)
  assert.match(unknown, /The first 2 systems are shown/)
  assert.match(await mine(await at.world.founder()), /There is nothing to do now.*You have no registered systems/)
  at.world.at('2027-02-03T05:00:00.000Z')
  await kernel.round()
  assert.match(await mine(at.owner), /Yearly review of the risks Бірінші \d+ March 2027 in time/)
  at.world.at('2026-03-03T06:00:00.000Z')
})

test('a change of the entry by its owner is looked at with it, and what agrees again is off the list', async () => {
  const [first] = await at.world.kernel.registers.standing('oversight.ai-systems')
  const by = await at.filed(at.owner, 'oversight.change', someSystem({ name: 'Бірінші', decisionRole: 'correctable' }), first!.number)
  assert.equal((await at.world.kernel.cases.view(at.owner, by)).state.decisions.at(-1)?.kind, 'changed')
  await at.world.kernel.journal.settle()
  assert.doesNotMatch(await text(), new RegExp(first!.number))
})

test('an entry whose class moves by an act between two passages is told of by letter too', async () => {
  const { kernel } = at.world
  await at.registered({ name: 'Төртінші' })
  await kernel.journal.settle()
  await kernel.jobs.settle()
  await kernel.journal.settle()
  assert.equal((await letters()).filter(({ body }) => /^- AIS-/m.test(body)).length, 1)
})

test('a passage that failed for good is begun anew at the next look, and ends once', async () => {
  const { kernel } = at.world
  const passage = () => kernel.db.selectFrom('oversight_passage').select(['edition', 'ended_at']).orderBy('begun_at', 'desc').limit(1).executeTakeFirstOrThrow()
  crashes = 99
  for (const time of ['05:00:00', '05:00:10', '05:01:00', '05:05:00', '05:20:00', '05:50:00']) {
    at.world.at(`2026-04-02T${time}.000Z`)
    await kernel.jobs.settle()
  }
  const failed = await kernel.jobs.list({ name: 'oversight.reclassify', status: 'failed' })
  assert.deepEqual([failed.length, (await passage()).ended_at], [1, null])
  crashes = 0
  at.world.at('2026-04-02T07:00:00.000Z')
  await kernel.jobs.settle()
  await kernel.journal.settle()
  const { edition, ended_at: ended } = await passage()
  assert.notEqual(ended, null)
  const { entries } = await kernel.journal.list({ type: 'oversight.reclassified', page: 1, size: 99 })
  assert.equal(entries.filter(({ body }) => body['edition'] === edition).length, 1)
})
