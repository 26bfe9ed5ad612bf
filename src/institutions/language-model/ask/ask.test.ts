import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { transact } from '../../../kernel/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type Locale, locales } from '../../../law/text.ts'
import { answer } from './answer.ts'
import { exampleQuestions } from './messages.ts'
import { type Passage, passageKind, passagesOf } from './passages.ts'
import { isFaithful, phrased } from './phrase.ts'
import { askRoutes } from './routes.ts'

let world: World
let passages: readonly Passage[]
before(async () => {
  world = await openWorld()
  const { kernel } = world
  passages = passagesOf(kernel.cases.procedures, kernel.country.calendar)
  await transact(kernel.db, (tx) => kernel.search.replace(tx, passageKind, passages))
})
after(() => world.close())

const asked = (question: string, locale: Locale) => answer({ search: world.kernel.search, passages }, question, locale)

for (const [locale, question, path, says] of [
  ['en', 'How do I appeal a refusal of residency?', /technopark/, /appeal/i],
  ['ru', 'Как обжаловать отказ в регистрации участника технопарка?', /technopark/, /жалоб|обжал/i],
  ['kk', 'Технопаркке қосылудан бас тартуға қалай шағымданамын?', /technopark/, /шағым/i],
] as const) {
  test(`“${question}” is answered from the passports of services, with the source`, async () => {
    const given = await asked(question, locale)
    assert.ok(given.found)
    assert.match(given.sources.map(({ path: one }) => one).join(' '), path)
    assert.match(given.quotes.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(' '), says)
    for (const { pieces, source } of given.quotes) assert.ok(given.sources[source - 1]!.text.includes(pieces.map(({ text }) => text).join('')), 'a quote is word for word in its source')
  })
}

test('every question that the page proposes is answered', async () => {
  for (const locale of locales) for (const question of exampleQuestions) assert.ok((await asked(question[locale], locale)).found, question[locale])
})

for (const [locale, question] of [
  ['en', 'What is the capital of Peru and how tall is its cathedral?'], ['ru', 'Как приготовить плов с курицей?'], ['kk', 'Футболдан әлем чемпионы кім болды?'],
] as const) {
  test(`“${question}” is not found rather than made up`, async () => {
    assert.deepEqual(await asked(question, locale), { found: false })
  })
}

test('whatever is typed is answered or not found, and never an error', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (question) => {
    assert.equal(typeof (await asked(question, 'kk')).found, 'boolean')
  }), { numRuns: 30 })
})

test('a service that is in force since the page was opened is answered from too', async () => {
  const { kernel } = world
  const portal = testPortal({ routes: askRoutes(kernel) })
  const answered = async () => (await (await portal.ask(`/api/ask?q=${encodeURIComponent('How long does the permit for lighthouse keepers take?')}`, { headers: { 'accept-language': 'en' } })).json()).sources
  assert.doesNotMatch(JSON.stringify(await answered()), /lighthouse/)
  const residency = kernel.cases.procedures.find(({ id }) => id === 'technopark.residency')!
  await kernel.cases.versions.enact([{ ...residency, title: { ...residency.title, en: 'Permit for lighthouse keepers' }, inForce: { ...residency.inForce, from: '2026-02-03' } }])
  world.at('2026-02-03T05:00:00.000Z')
  assert.match(JSON.stringify(await answered()), /Permit for lighthouse keepers/)
})

test('a model’s words are taken only when every sentence names its source and no figure is new', () => {
  const sources = ['The term is 15 working days.', 'There is no fee.']
  assert.ok(isFaithful('It takes 15 working days. [1] It costs nothing. [2]', sources))
  assert.ok(!isFaithful('It takes 20 working days. [1]', sources))
  assert.ok(!isFaithful('It takes 15 working days.', sources))
  assert.ok(!isFaithful('It costs nothing. [3]', sources))
  assert.ok(!isFaithful('', sources))
})

test('what a model makes up is not shown', async () => {
  const given = await asked('How do I appeal a refusal of residency?', 'en')
  assert.ok(given.found)
  assert.equal(await phrased(async () => 'You have 9999 days. [1]', 'q', 'en', given), undefined)
  assert.equal(await phrased(async () => 'You may appeal. [1]', 'q', 'en', given), 'You may appeal. [1]')
})
