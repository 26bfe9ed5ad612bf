/** Specifies the compute book from declaration to balance: monthly reports, the yearly count, what is unaccounted for, large trainings, and who sees what. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noticeLargeRuns } from '../../../institutions/oversight/compute/notices.ts'
import { ownRunsWork } from '../../../institutions/oversight/compute/own-runs.ts'
import { computeRoutes, noticesAwait } from '../../../institutions/oversight/compute/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { sql } from 'kysely'
import { testPortal } from '../../../portal/testing.ts'
import { computeBook } from './compute-book.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
let odd: string
before(async () => {
  at = await openOversight()
  ownRunsWork(at.world.kernel)
  at.world.kernel.awaiting.offer(noticesAwait(at.world.kernel, computeBook))
})
after(() => at.world.close())

const some = (more: Submitted = {}): Submitted => ({ accelerator: 'NVIDIA H100 SXM5 80GB', count: '512', site: 'Астана, 1-зал', peak: '989', peakSource: 'Өндіруші сипаттамасы', since: '2026-02-01', ...more })
const a = (more: Submitted): Submitted => ({ name: 'Үлгі-1', purpose: 'Қазақ тілі.', known: '2026-02-01', basisOfFigure: 'Оқыту журналы.', ...more })
const ask = (path: string, actor: Actor | null = null): Promise<Response> => testPortal({ routes: computeRoutes(at.world.kernel, computeBook), session: { actor } }).ask(path)
const totals = async () => (await ask('/api/oversight/compute')).json() as Promise<Record<string, unknown>>

async function report(kind: string, decision: string, answers: Submitted): Promise<void> {
  const { obligations } = at.world.kernel
  const due = (await obligations.own(at.owner)).find((one) => one.decision === decision && one.kind === kind && one.state !== 'reported')!
  const by = await at.world.representative(at.owner) // whose certificate is in force on that day
  assert.deepEqual(await obligations.save(by, due.id, answers), [])
  await obligations.report(by, { obligation: due.id, answers, signature: await at.world.sign(by, await obligations.document(by, due.id)) })
}

test('of three organisations and more the sums are everybody’s, and a model that fewer have goes under no name', async () => {
  await at.filed(at.owner, 'oversight.accelerators', some({ count: '490' }))
  const told = await totals()
  assert.deepEqual([told['organisations'], told['sums'], told['conclusion']], [1, undefined, 'few'], 'the sum of one organisation is its own figure')
  assert.doesNotMatch(await (await ask('/en/oversight/compute')).text(), /NVIDIA|490/)
  for (const [model, count] of [['NVIDIA H100 SXM5 80GB', '8'], ['NVIDIA H100 SXM5 80GB', '16'], ['AMD MI300X', '4']] as const) {
    const owner = await at.world.founder()
    await at.filed(owner, 'oversight.accelerators', some({ accelerator: model, count }))
  }
  const { sums, reaching, runs } = await totals() as { readonly sums: { readonly accelerators: string; readonly models: readonly object[] }; readonly reaching: number; readonly runs: readonly object[] }
  assert.deepEqual(Object.keys(sums), ['accelerators', 'models'], 'the peak altogether would tell which model goes under no name, and nobody was counted or has reported')
  assert.deepEqual([reaching, runs], [0, []])
  assert.deepEqual([sums.accelerators, sums.models], ['518', [{ count: '518' }]], 'one holding of one owner would be known from the rest')
  assert.match(await (await ask('/kk/oversight/compute/totals.csv')).text(), /accelerators,Кітаптағы үдеткіштер,518/)
})

for (const [what, figures, expected] of [
  ['architecture', { parameters: '405', tokens: '15600', spread: '2' }, 'large'], ['architecture', { parameters: '8', tokens: '15000', spread: '2' }, 'declared'], ['architecture', { parameters: '100', tokens: '10000', spread: '2' }, 'large'],
  ['hardware', { accelerators: '16384', hours: '1300', peak: '989', leastUse: '30', mostUse: '45' }, 'large'], ['hardware', { accelerators: '512', hours: '100', peak: '989', leastUse: '30', mostUse: '45' }, 'declared'],
  ['operator', { least: '5', best: '8', most: '10' }, 'large'], ['operator', { least: '5', best: '8', most: '9.99' }, 'declared'],
] as const) {
  test(`a training told of by ${what} as ${Object.values(figures).join(', ')} is ${expected === 'large' ? 'large: its owner and the desk are told, and no last day is set' : 'entered, and nobody is told'}`, async () => {
    const { kernel } = at.world
    const id = await at.filed(at.owner, 'oversight.training-run', a({ method: what, ...figures }))
    const decision = await at.decisionOf(id)
    assert.equal((await kernel.cases.view(at.owner, id)).state.decisions.at(-1)!.kind, expected)
    const { number } = (await kernel.registers.ofAct({ decision }))!
    await at.world.letters()
    await noticeLargeRuns(kernel, computeBook)
    await noticeLargeRuns(kernel, computeBook)
    const said = (await at.world.letters()).filter(({ body }) => /oversight\.large-training|oversight\/compute\/all/.test(body))
    assert.equal(said.length, expected === 'large' ? 4 : 0, 'whoever declared it and three of the authority, once')
    const open = await kernel.db.selectFrom('oversight_notice').select(['due', 'low', 'high']).where('run', '=', number).where('ended_at', 'is', null).execute()
    assert.deepEqual(open.map(({ due }) => due), expected === 'large' ? [null] : [])
  })
}

test('a large training awaits its owner and the desk with its bounds and nobody else, until it is notified; what is told of it stands in its entry', async () => {
  const { kernel } = at.world
  const waits = async (actor: Actor) => (await kernel.awaiting.of(actor)).filter(({ kind }) => kind === 'oversight.large-training')
  const before = (await waits(at.owner)).length
  const decision = await at.decisionOf(await at.filed(at.owner, 'oversight.training-run', a({ name: 'Үлгі-25', method: 'operator', least: '5', best: '8', most: '10' })))
  const { number } = (await kernel.registers.ofAct({ decision }))!
  await noticeLargeRuns(kernel, computeBook)
  const own = (await waits(at.owner)).find(({ title }) => title.en === 'Notify a large training: Үлгі-25')!
  assert.equal((await waits(at.owner)).length, before + 1)
  assert.deepEqual([own.hint!.en, own.due, own.path], ['8 × 10²⁴ FLOP (5 × 10²⁴ – 1 × 10²⁵). The threshold may be reached: EU: 10²⁵ FLOP.', undefined, '/services/oversight.large-training'])
  assert.ok((await waits(at.inspector)).some(({ title, path }) => title.en === 'A large training is declared: Үлгі-25' && path === '/oversight/compute/all'))
  assert.deepEqual(await waits(await at.world.founder()), [])
  assert.match(await (await ask('/en/oversight/compute/all', at.officer)).text(), /class="tag plain"[^>]*>[^<]*Not notified<[^]*Notify at the latest: Not set/)
  assert.match(await (await ask('/en/oversight/compute')).text(), /Not set<br><small>Two weeks in the EU/)
  const changed = (least: string, most: string) => kernel.db.updateTable('entry').set({ facts: sql`facts || ${JSON.stringify({ name: 'Үлгі-26', least, most, best: most })}::jsonb` }).where('number', '=', number).execute()
  const toldOf = async (): Promise<readonly string[]> => (await at.world.letters()).filter(({ body }) => /oversight\.large-training|oversight\/compute\/all/.test(body)).map(({ body }) => body)
  await toldOf()
  await changed('6', '11')
  await noticeLargeRuns(kernel, computeBook)
  assert.deepEqual([(await waits(at.owner)).find(({ hint }) => hint!.en.startsWith('1.1 × 10²⁵ FLOP (6 × 10²⁴ – 1.1 × 10²⁵). The threshold may be'))?.due, await toldOf()], [undefined, []], 'what awaits says what is declared today, and nobody is told of the same reach again')
  await changed('10', '11')
  await noticeLargeRuns(kernel, computeBook)
  assert.equal((await toldOf()).length, 4, 'a change of the reach is told')
  for (const state of ['suspended', 'entered'] as const) {
    await kernel.db.updateTable('entry').set({ state }).where('number', '=', number).execute()
    await noticeLargeRuns(kernel, computeBook)
  }
  assert.deepEqual([(await waits(at.owner)).length, await toldOf()], [before + 1, []], 'a review that is over is no new training')
  const notify = (evidence: string, about: string) => at.filed(at.owner, 'oversight.large-training', { evidence, evaluations: 'Ашық сынақтар.', release: 'Шығарылмайды.', sure: 'true' }, about)
  await notify('Оқыту журналы.', number)
  await noticeLargeRuns(kernel, computeBook)
  await noticeLargeRuns(kernel, computeBook)
  assert.equal((await waits(at.owner)).length, before)
  assert.equal((await toldOf()).length, 3, 'the desk is told once that it was notified')
  const again = await notify('Басқа.', number)
  const small = (await kernel.registers.ofAct({ decision: await at.decisionOf(await at.filed(at.owner, 'oversight.training-run', a({ method: 'operator', least: '2', best: '3', most: '3' }))) }))!.number
  for (const id of [again, await notify('Шағын.', small)]) assert.equal((await kernel.cases.view(at.owner, id)).state.step, 'look', 'a second notification and one of a small training are not entered')
  const fresh = (await kernel.registers.ofAct({ decision: await at.decisionOf(await at.filed(at.owner, 'oversight.training-run', a({ method: 'operator', least: '5', best: '8', most: '10' }))) }))!.number
  await notify('Бірден.', fresh)
  await noticeLargeRuns(kernel, computeBook)
  assert.equal((await toldOf()).length, 3, 'also where it was notified before anybody was told')
  assert.equal((await kernel.registers.find(number, at.officer))!.values['evidence'], 'Оқыту журналы.')
  assert.doesNotMatch(JSON.stringify((await kernel.journal.list({ type: 'oversight.large-training-found', page: 1, size: 99 })).entries.map(({ subject, body }) => [subject, body])), new RegExp(number))
})

test('a large training of before the threshold applied is entered without a duty, and what one organisation told of trainings is told nobody', async () => {
  const id = await at.filed(at.owner, 'oversight.training-run', a({ known: '2025-08-01', method: 'operator', least: '5', best: '8', most: '10' }))
  assert.equal((await at.world.kernel.cases.view(at.owner, id)).state.decisions.at(-1)!.kind, 'declared')
  const { reaching, runs } = await totals()
  assert.deepEqual([reaching, runs], [undefined, []])
  assert.doesNotMatch(await (await ask('/en/oversight/compute/totals.csv')).text(), /^(runs|reaching),/m)
})

test('bounds that contradict one another are sent back to be mended', async () => {
  const id = await at.filed(at.owner, 'oversight.training-run', a({ method: 'operator', least: '9', best: '8', most: '10' }))
  assert.equal((await at.world.kernel.cases.view(at.owner, id)).state.step, 'correction')
})

test('a training of the programme enters by itself when it ends, with its operations; one that goes on is the same with more behind it', async () => {
  const { kernel } = at.world
  const ended = (type: string, body: object) => transact(kernel.db, (tx) => kernel.journal.append(tx, 'system:test', { type, subject: 'training-run:one', body: { ...body } }))
  await ended('training-run.stopped', { used: { tokens: 1_000, seconds: 5, parameters: 8_000, processes: 1, device: 'cpu' } })
  await ended('training-run.done', { used: { tokens: 2_000, seconds: 9, parameters: 8_000, processes: 1, device: 'cpu' } })
  await ended('training-run.failed', { cause: 'before the book was kept' })
  await kernel.journal.settle()
  const { own } = await totals() as { readonly own: readonly object[] }
  assert.deepEqual(own.map((one) => ({ ...one, endedAt: undefined, title: undefined })), [{ subject: 'training-run:one', title: undefined, state: 'done', endedAt: undefined, operations: { low: '48000000', best: '96000000', high: '192000000' } }])
})

test('accelerators are declared, told of monthly and counted yearly; what is missing beyond the error of counting is significant, and its owner and the office alone see it', async () => {
  const { world } = at
  const id = await at.filed(at.owner, 'oversight.accelerators', some())
  const decision = await at.decisionOf(id)
  odd = await at.decisionOf(await at.filed(at.owner, 'oversight.accelerators', some({ accelerator: 'Cerebras CS-3', count: '1' })))
  world.at('2026-03-05T05:00:00.000Z')
  await world.kernel.round()
  await report('monthly', odd, { 'changes.0.kind': 'sold', 'changes.0.count': '10000000', 'changes.0.day': '2026-02-20', trainingHours: '0', otherHours: '0', idleHours: '648', hoursError: '0' })
  await report('monthly', decision, { 'changes.0.kind': 'retired', 'changes.0.count': '12', 'changes.0.day': '2026-02-20', trainingHours: '300000', otherHours: '20000', idleHours: '20000', hoursError: '2' })
  world.at('2027-02-12T05:00:00.000Z')
  await world.kernel.round()
  await report('stockTake', decision, { countedOn: '2027-02-11', counted: '490', countError: '2', 'countedBy.serials': 'true' })

  const page = await (await ask('/en/oversight/compute/own', at.owner)).text()
  assert.match(page, /NVIDIA H100/)
  assert.match(page.replaceAll(/<[^>]*>/g, ' '), /512\s+0\s+12\s+500\s+490 ± 2\s+10 ± 2\s+Significant/)
  assert.doesNotMatch(await (await ask('/en/oversight/compute/own', await world.founder())).text(), /NVIDIA/)
  assert.equal((await ask('/en/oversight/compute/all', at.owner)).status, 403)
  assert.match(await (await ask('/en/oversight/compute/all.csv', at.officer)).text(), /512,0,12,500,490,2,10,2/)

  assert.equal((await totals())['conclusion'], 'open')
})

test('a count of a day to come or with an error above itself is told to its owner, clears nothing, and books below nought are told too', async () => {
  const { obligations } = at.world.kernel
  const due = (await obligations.own(at.owner)).find((one) => one.decision === odd && one.kind === 'stockTake')!
  await report('stockTake', odd, { countedOn: '2099-01-01', counted: '5', countError: '1000000', 'countedBy.serials': 'true' })
  assert.deepEqual((await obligations.view(at.owner, due.id)).tests?.map(({ name, verdict }) => [name, verdict]), [['day', false], ['error', false]])
  const page = (await (await ask('/en/oversight/compute/own', at.owner)).text()).split('Cerebras')[1]!
  for (const said of [/a day that was still to come/, /The error of a count is above/, /The books are below nought/, /not counted yet/]) assert.match(page, said)
  const { sums } = await totals() as { readonly sums: object }
  assert.ok(!('unaccounted' in sums), 'one organisation alone was counted')
})
