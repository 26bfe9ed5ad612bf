/** Specifies how the coordinating body saves and compares scenarios, who sees them, and that nothing else changes by them. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strategy } from '../../../institutions/strategy/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { strategyOptions } from './options.ts'
import { aGoal, aMeasure, anIndicator, openStrategy, type Strategy } from './testing.ts'

describe('Scenarios of the coordinating body', () => {
  let opened: Strategy
  let measures: readonly string[]
  let form: Readonly<Record<string, string>>
  let stranger: Actor
  before(async () => {
    opened = await openStrategy()
    stranger = await opened.world.founder()
    const goal = await opened.entered('strategy.goal', aGoal)
    const indicator = await opened.entered('strategy.indicator', { ...anIndicator, goal })
    measures = [await opened.entered('strategy.measure', { ...aMeasure, goal, budget: '1000000', people: '12' }), await opened.entered('strategy.measure', { ...aMeasure, goal, budget: '500000' })]
    const move = (amount: string) => ({ from: measures[0]!, to: measures[1]!, amount, author: 'Үлгі талдаушы', source: '' })
    const row = (table: string, at: number, values: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(values).map(([column, value]) => [`${table}.${at}.${column}`, value]))
    form = {
      name: 'Ақшаны ауыстыру', about: 'Не өзгереді?', ...row('money', 0, move('300 000')), ...row('people', 0, move('2')),
      ...row('effects', 0, { measure: measures[1]!, resource: 'money', per: '100000', indicator, year: '2029', change: '1,5', author: 'Үлгі талдаушы', source: 'Үлгі зерттеу' }),
    }
  })
  after(() => opened.world.close())
  const portal = (actor: Actor | null) => testPortal({ routes: strategy(strategyOptions).routes!(opened.world.kernel), session: { actor } })
  const ask = async (path: string, actor: Actor | null = opened.analyst): Promise<string> => (await portal(actor).ask(path)).text()
  const told = async (): Promise<readonly string[]> => Promise.all(['/strategy/figures.csv', '/strategy', '/strategy/check', '/strategy/wall'].map((path) => ask(`/en${path}`, null)).concat(
    ['/api/strategy', '/strategy/plan.xml', '/strategy/sdmx/data.json', '/strategy/datapackage.json', '/strategy/feed.xml'].map((path) => ask(path, null))))
  const plain = (page: string): string => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s ]+/g, ' ')

  it('only the offices of the body read or save one; a link leads them there', async () => {
    for (const path of ['', '/new', '/compare', '/compare.csv', '/01900000-0000-7000-8000-000000000001', '/01900000-0000-7000-8000-000000000001/scenario.json']) {
      assert.match((await portal(null).ask(`/en/strategy/scenarios${path}`)).headers.get('location')!, /sign-in/)
      assert.equal((await portal(stranger).ask(`/en/strategy/scenarios${path}`)).status, 403)
    }
    assert.equal((await portal(stranger).ask('/en/strategy/scenarios/new', { form })).status, 403)
    assert.match(await ask('/en/strategy'), /href="\/en\/strategy\/scenarios"/)
    assert.doesNotMatch(await ask('/en/strategy', null), /scenarios/)
    assert.equal((await portal(opened.analyst).ask('/en/strategy/scenarios/01900000-0000-7000-8000-000000000001')).status, 404)
    for (const path of [`/${'-'.repeat(36)}`, `/new?from=${'-'.repeat(36)}`, `/compare?of=${'-'.repeat(36)}`]) assert.equal((await portal(opened.analyst).ask(`/en/strategy/scenarios${path}`)).status, 404, path)
  })

  it('one that is saved stands beside the plan, with whose assumption each is; nothing that is told of the plan changes', async () => {
    const before = await told()
    const answer = await portal(opened.analyst).ask('/en/strategy/scenarios/new', { form })
    assert.equal(answer.status, 303, await answer.text())
    const path = answer.headers.get('location')!
    const page = plain(await ask(path))
    assert.match(page, /supposition and no figure/)
    assert.match(page, /₸1,000,000 ₸700,000 -₸300,000/)
    assert.match(page, /₸500,000 ₸800,000 \+₸300,000/)
    assert.match(page, /People 12 10 -2/)
    assert.match(page, /2029 25 pieces not known not known \+4\.5/, 'of what nobody forecast only the change is told')
    assert.match(page, /Үлгі талдаушы assumed/)
    assert.match(page, /Үлгі талдаушы Үлгі зерттеу/)
    assert.deepEqual(await told(), before)
    const json = JSON.parse(await ask(`${path}/scenario.json`)) as { readonly note: string; readonly moves: { readonly money: readonly { readonly amount: string }[] } }
    assert.deepEqual([json.moves.money[0]!.amount, json.note], ['30000000', 'This is a supposition and no figure. It changes nothing in the plan.'])
  })

  it('several stand side by side, on a page and in a file; one is begun from another', async () => {
    const id = (await portal(opened.head).ask('/en/strategy/scenarios/new', { form: { ...form, name: 'Көбірек', 'money.0.amount': '600 000' } })).headers.get('location')!.split('/').at(-1)!
    const first = /value="([0-9a-f-]{36})" aria-label="Ақшаны ауыстыру"/.exec(await ask('/en/strategy/scenarios'))![1]!
    const query = `of=${first}&of=${id}`
    assert.match(plain(await ask(`/en/strategy/scenarios/compare?${query}`)), /By the plan Ақшаны ауыстыру Көбірек [^]*₸1,000,000 ₸700,000 -₸300,000 ₸400,000 -₸600,000/)
    const lines = (await ask(`/en/strategy/scenarios/compare.csv?${query}`)).trim().split('\r\n')
    assert.deepEqual([lines.length, lines[0]], [11, 'scenario,kind,entry,name,what,year,plan,forecast,change,in the scenario,stands against it'])
    assert.match(lines[1]!, /,$/, 'nothing stands against it')
    assert.match(await ask(`/en/strategy/scenarios/new?from=${id}`), /value="600000"/)
    assert.match(await ask('/en/strategy/scenarios/compare'), /Tick at least one scenario/)
  })

  it('more money than the measure has is refused beside its control, and nothing that was typed is lost', async () => {
    const answer = await portal(opened.analyst).ask('/en/strategy/scenarios/new', { form: { ...form, 'money.0.amount': '1 000 001' } })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /href="#f-money-0-amount">[^<]*has ₸1,000,000, and ₸1,000,001 would go from it/)
    for (const kept of ['Ақшаны ауыстыру', 'Үлгі зерттеу', '1000001']) assert.ok(page.includes(kept), kept)
  })

  it('a form that is sent twice is kept once, and one that was gone back to and changed is another', async () => {
    const key = /name="key" value="([^"]+)"/.exec(await ask('/en/strategy/scenarios/new'))![1]!
    const sent = async (name: string): Promise<string> => (await portal(opened.analyst).ask('/en/strategy/scenarios/new', { form: { ...form, name, key } })).headers.get('location')!
    const [first, again] = await Promise.all([sent('Екі рет'), sent('Екі рет')])
    assert.equal(first, again)
    assert.notEqual(await sent('Өзгертілген'), first)
    const list = await ask('/en/strategy/scenarios')
    assert.deepEqual([list.match(/aria-label="Екі рет"/g)?.length, list.match(/aria-label="Өзгертілген"/g)?.length], [1, 1])
  })

  it('of a year that is over nothing is assumed', async () => {
    const answer = await portal(opened.analyst).ask('/en/strategy/scenarios/new', { form: { ...form, 'effects.0.year': '1950' } })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /href="#f-effects-0-year"[^<]*2026/)
  })

  it('one that the plan has overtaken says so, beside others and in the file too', async () => {
    const path = (await portal(opened.analyst).ask('/en/strategy/scenarios/new', { form })).headers.get('location')!
    assert.doesNotMatch(await ask(path), /could not be carried out any more/)
    await opened.entered('strategy.measure-done', { doneOn: '2026-09-30', evidence: 'Үлгі акт' }, { subject: measures[1]!, findings: { accepted: 'true' } })
    assert.match(await ask(path), /could not be carried out any more[^]*is said to be done/)
    const query = `of=${path.split('/').at(-1)!}`
    assert.match(plain(await ask(`/en/strategy/scenarios/compare?${query}`)), /Ақшаны ауыстыру: The plan has changed: this scenario could not be carried out any more\. [^]*is said to be done/)
    for (const line of (await ask(`/en/strategy/scenarios/compare.csv?${query}`)).trim().split('\r\n').slice(1)) assert.match(line, /is said to be done/)
    await opened.entered('strategy.measure-changed', { ...aMeasure, budget: '100000', why: 'Үлгі түзету' }, { subject: measures[0]! })
    assert.match(plain(await ask(`/en/strategy/scenarios/compare?${query}`)), /₸100,000 -₸200,000 -₸300,000 below nought/)
  })
})
