/** Specifies oversight in figures, and incidents for the AI Incident Database: what is counted, who goes under no name, and what is lost on the way. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exchangeRoutes } from '../../../institutions/oversight/exchange/index.ts'
import { answeredInTime, figuresRoutes } from '../../../institutions/oversight/figures/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { oversightOptions } from './options.ts'
import { openOversight, type Oversight, someSystem } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

const ask = (path: string): Promise<Response> => testPortal({ routes: [...figuresRoutes(at.world.kernel, oversightOptions.figures), ...exchangeRoutes(at.world.kernel, oversightOptions.exchange)] }).ask(path)
const text = async (path: string): Promise<string> => (await (await ask(path)).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('where there is nothing, the page says why', async () => {
  const page = await text('/en/oversight/figures')
  for (const why of [/No system is registered yet/, /No incident has been confirmed yet/, /Nobody has asked yet/]) assert.match(page, why)
  assert.match(await text('/en/oversight/incident-database'), /No incident has been confirmed yet/)
})

test('systems are counted by class and sector, and how owners answered by what was asked; who was asked fewer than five times goes under no name', async () => {
  const { number } = await at.registered()
  const person = await at.world.officer()
  for (let n = 0; n < 4; n += 1) {
    const id = await at.filed(person, 'oversight.explanation', { asks: n === 0 ? 'review' : 'explanation', about: 'Нәтиже.' }, number)
    if (n < 2) await at.act(at.owner, id, 'answer', { findings: { answered: 'Жауап.' } })
    if (n === 2) await at.act(at.owner, id, 'decline')
  }
  const few = await text('/en/oversight/figures')
  assert.match(few, /Registered systems: 1/)
  assert.match(few, /An explanation of the result 3 1 of 2 1 of 2 0 of 2 1/)
  assert.match(few, /Owners who were asked fewer than five times 4 2 of 3 1 of 3 0 of 3 1/)
  assert.doesNotMatch(few, /Үлгі Сұрып/)
  await at.filed(person, 'oversight.explanation', { asks: 'refusal', about: 'Нәтиже.' }, number)
  assert.match(await text('/en/oversight/figures'), /«Үлгі Сұрып» ЖШС 5 2 of 3 1 of 3 0 of 3 2/)

  at.world.at('2026-03-20T05:00:00.000Z')
  await at.world.kernel.round()
  assert.match(await text('/en/oversight/figures'), /«Үлгі Сұрып» ЖШС 5 40% 20% 40% 0/, 'silence is taken by the clock')
  assert.deepEqual(await answeredInTime(at.world.kernel, oversightOptions.figures).compute(), { part: 3, whole: 5 })
  const csv = await (await ask('/ru/oversight/figures.csv')).text()
  assert.match(csv, /systems,class,minimal,[^,]+,1/)
  assert.match(csv, /requests,owner,silent,[^,]+,2/)
})

test('a confirmed incident is given in the form of the database, with its deployer; what has no place there and what nobody knows is told', async () => {
  at.world.at('2026-03-23T05:00:00.000Z')
  const owner = await at.world.founder('«Басқа Ұйым» ЖШС')
  const system = await at.decisionOf(await at.filed(owner, 'oversight.ai-system', someSystem()), owner)
  const { number } = (await at.world.kernel.registers.ofAct({ decision: system }))!
  const id = await at.filed(owner, 'oversight.serious-incident', { kind: 'failure', harm: 'property', severity: 'other', awareOn: '2026-03-20', account: 'Қате.', measures: 'Түзетілді.' }, number)
  await at.act(at.officer, id, 'study')
  await at.act(at.officer, id, 'propose', { findings: { publicSummary: 'Төлем қате жіберілді.' } })
  await at.act(at.head, id, 'record', { sign: true })
  const { incidents } = await (await ask('/api/oversight/incident-database')).json() as { readonly incidents: readonly Record<string, unknown>[] }
  assert.deepEqual(incidents.map((one) => [one['title'], one['description'], one['date'], one['Alleged deployer of AI system'], one['implicated_systems']]), [
    ['It failed or worked wrongly', 'Төлем қате жіберілді.', '2026-03-23', ['басқа-ұйым-жшс'], [number.toLowerCase()]],
  ])
  const { losses } = await (await ask('/api/oversight/incident-database/losses')).json() as { readonly losses: readonly { readonly ours?: string; readonly theirs?: string; readonly outcome: string; readonly count: number }[] }
  const of = (outcome: string) => losses.filter((one) => one.outcome === outcome).map(({ ours, theirs }) => ours ?? theirs)
  assert.deepEqual([of('noPlace'), of('stoodIn')], [['harm', 'measures'], ['happenedOn']])
  assert.ok(of('notKnown').includes('Alleged developer of AI system'))
  assert.match(await (await ask('/kk/oversight/incident-database/incidents.csv')).text(), /^_id,incident_id,date/)
  const page = await text('/en/oversight/figures')
  assert.match(page, /Confirmed incidents: 1/)
  assert.match(page, /Confirmed by month/)
})
