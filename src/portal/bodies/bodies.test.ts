/** Specifies the page of a body: one skeleton for all, made from what is declared and kept, with nobody named who does not lead. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { gardens } from '../../kernel/cases/testing.ts'
import { openRegisteredGardens } from '../../kernel/registers/testing.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { generateBin, generateIban } from '../../law/identifier.ts'
import { locales, same } from '../../law/text.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { testPortal } from '../testing.ts'
import { bodyRoutes } from './index.ts'

const parts = ['answers', 'services', 'registers', 'figures', 'leadership', 'contacts', 'law', 'verify']

const pageOf = async ({ kernel }: Pick<World, 'kernel'>, path: string, actor: Actor | null = null): Promise<string> => {
  const answer = await testPortal({ routes: bodyRoutes(kernel), session: { actor } }).ask(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}

/** What stands between the heading of a part and the next one. */
function partOf(page: string, id: string): string {
  const from = page.indexOf(`<h2 id="${id}">`)
  assert.ok(from > 0, id)
  const next = page.indexOf('<h2 id=', from + 1)
  return page.slice(from, next < 0 ? undefined : next)
}

async function openGarden(t: TestContext) {
  const world = await openRegisteredGardens()
  t.after(() => world.close())
  return world
}

test('a visitor reads what a body answers for, its services, registers, figures, offices, contacts and law, and where to verify', async (t) => {
  const world = await openGarden(t)
  await world.granted(await world.founder())
  await world.refused(await world.founder())
  await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: 'By the well', age: 70 } })
  await world.kernel.indicators.record()
  world.at('2026-02-03T05:00:00.000Z')
  await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: 'By the gate', age: 7 } })
  await world.kernel.indicators.record()
  for (const locale of locales) {
    const page = await pageOf(world, `/${locale}/bodies/board`)
    assert.deepEqual([...page.matchAll(/<h2 id="([^"]*)">/g)].map(([, id]) => id), parts)
    assert.deepEqual([...page.matchAll(/<li><a href="#([^"]*)">/g)].map(([, id]) => id), [...parts, 'services', 'services'], 'and from the tasks to the services that are told below')
    assert.doesNotMatch(page, /undefined|NaN/)
  }
  const page = await pageOf(world, '/en/bodies/board')
  assert.match(partOf(page, 'answers'), /Decides on[^]*href="#services"[^]*Reviews earlier decisions[^]*href="\/en\/services\/sample\.withdrawal"/)
  const services = partOf(page, 'services')
  assert.match(services, /href="\/en\/services\/sample\.licence"/)
  assert.doesNotMatch(services, /sample\.withdrawal/, 'nobody applies for what the office opens itself')
  assert.match(partOf(page, 'registers'), /href="\/en\/registers\/sample\.gardens"[^]*href="\/en\/registers\/sample\.trees"/)
  const figures = partOf(page, 'figures')
  assert.match(figures, /Decisions in the last twelve months: 2[^]*role="img" aria-label="Decisions in the last twelve months: 2"/)
  assert.match(figures, /<time datetime="2026-02">02\.2026<\/time><\/th><td class="number" data-label="Granted">1<\/td><td class="number" data-label="Refused">1</)
  assert.match(figures, /href="\/en\/indicators\/sample\.trees\.in-force"[^]*Up: 1 on [^]*2 on /)
  assert.match(partOf(page, 'verify'), /:bodies:board<\/code>/)
})

test('the law of a body is each place in an act once, under its act', async (t) => {
  const law = partOf(await pageOf(await openGarden(t), '/en/bodies/board'), 'law')
  const cited = [...law.matchAll(/<span class="cite">(.*?)<\/span><\/li>/g)].map(([, place]) => place)
  assert.ok(cited.length > 5)
  assert.equal(new Set(cited).size, cited.length)
  assert.equal([...law.matchAll(/<dt[^>]*>Garden Act</g)].length, 1)
})

test('whoever leads a body is named to everybody, of all others only the number is told', async (t) => {
  const country = gardens()
  const world = await openWorldOf({ ...country, bodies: country.bodies.map((one) => ({ ...one, leadership: ['head'] })) })
  t.after(() => world.close())
  const before = partOf(await pageOf(world, '/en/bodies/board'), 'leadership')
  assert.match(before, /Head of gardens[^]*?leadership[^]*?Nobody is in office/)
  const [head, officer, other] = [await world.officer('head'), await world.officer('officer'), await world.officer('officer')]
  const page = await pageOf(world, '/en/bodies/board')
  const offices = partOf(page, 'leadership')
  assert.ok(offices.indexOf('Head of gardens') < offices.indexOf('Gardener'), 'who leads comes first')
  assert.ok(offices.includes(head.name))
  assert.match(offices, /2 people/)
  for (const { name } of [officer, other]) assert.ok(!page.includes(`>${name}<`), name)
  assert.doesNotMatch(page, /\/bodies\/board\/offices/, 'a visitor appoints nobody')
  assert.doesNotMatch(await pageOf(world, '/en/bodies/board', officer), /\/bodies\/board\/offices/)
  assert.match(await pageOf(world, '/en/bodies/board', await world.officer('board.administrator')), /href="\/en\/bodies\/board\/offices"/)
})

test('a body that is only declared has its page, and every part of it that is empty says why', async (t) => {
  const country = gardens()
  const world = await openWorldOf({ ...country, bodies: [...country.bodies, { id: 'empty', name: same('Empty Board'), identifiers: [], roles: {}, registers: [] }] })
  t.after(() => world.close())
  const page = await pageOf(world, '/en/bodies/empty')
  for (const [part, said] of [
    ['answers', /None of the procedures in force gives this body a task/], ['services', /provides no service/], ['registers', /keeps no public register/],
    ['figures', /issues no decisions and publishes no indicators/], ['leadership', /No offices are declared/], ['contacts', /not set/], ['law', /no act is cited/], ['verify', /issues no decisions/],
  ] as const) assert.match(partOf(page, part), said)
  assert.match(partOf(await pageOf(world, '/en/bodies/board'), 'figures'), /In the last twelve months no decision was taken/)
  assert.equal((await testPortal({ routes: bodyRoutes(world.kernel) }).ask('/en/bodies/nobody')).status, 404)
})

test('a body that declares where it is paid says it on its page with what is paid there, in every language; another has no such part', async (t) => {
  const country = gardens()
  const iban = generateIban({ bank: '999', account: 'GARDENS1' })
  const account = { incomes: ['gardens', 'seeds', 'unnamed'], name: 'Garden Board', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2020-04', serial: 9 }) }, iban, bank: 'Garden Bank' }
  const world = await openWorldOf({ ...country, bodies: [...country.bodies.map((one) => ({ ...one, accounts: [account] })), { id: 'empty', name: same('Empty Board'), identifiers: [], roles: {}, registers: [] }] })
  t.after(() => world.close())
  const portal = testPortal({ routes: bodyRoutes(world.kernel, { seeds: { kk: 'Тұқым', ru: 'Семена', en: 'Seeds' } }) })
  for (const [locale, said] of [['kk', /Не үшін төленеді[^]*Тұқым/], ['ru', /За что платят[^]*Семена/], ['en', /What is paid here[^]*Seeds/]] as const) {
    const part = partOf(await (await portal.ask(`/${locale}/bodies/board`)).text(), 'accounts')
    assert.match(part, said)
    assert.ok(part.replaceAll(/<[^>]+>/g, '').includes(iban) && part.includes('Garden Bank'))
    assert.match(part, new RegExp(`href="/${locale}/services/sample\\.licence"`), 'what a duty of a procedure pays there leads to it')
    assert.match(part, /<code>unnamed<\/code>/, 'what nobody has named is told by its code')
  }
  assert.doesNotMatch(await (await portal.ask('/en/bodies/empty')).text(), /id="accounts"/)
})
