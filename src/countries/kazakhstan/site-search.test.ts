/** The search of the whole site over a seated house: ordinary questions, and things that only their owner finds. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routesOf, searchOf, seat } from '../../house.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { type Locale, same } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { SiteSearch } from '../../portal/find/index.ts'
import { kazakhstan } from './index.ts'
import { openWorld, type World } from './testing.ts'

let world: World
let search: SiteSearch
before(async () => {
  world = await openWorld()
  const country = kazakhstan('sample')
  seat(world.kernel, country)
  search = searchOf(world.kernel, country, () => routesOf(world.kernel, country))
})
after(() => world.close())

const asked = async (text: string, locale: Locale = 'kk', actor: Actor | null = null) => search({ text, locale, actor, limit: 10, offset: 0 })
const first = async (text: string, locale: Locale): Promise<string | undefined> => (await asked(text, locale)).found[0]?.path

for (const [locale, text, path] of [
  ['kk', 'технопаркке қосылу', '/services/technopark.residency'], ['kk', 'tehnoparkke kosylu', '/services/technopark.residency'], ['ru', 'стать резидентом', '/services/technopark.residency'],
  ['en', 'join', '/services/technopark.residency'], ['ru', 'оплата', '/invoices'], ['ru', 'jgkfnf', '/invoices'], ['kk', 'куәлікті тексеру', '/verify'], ['kk', 'куаликти тексеру', '/verify'],
  ['ru', 'оценка воздействия системы ИИ', '/oversight/assessments'], ['kk', 'жүйенің әсерін бағалау', '/oversight/assessments'], ['en', 'impact assessment', '/oversight/assessments'],
] as const) {
  test(`“${text}” leads to ${path} first`, async () => assert.equal(await first(text, locale), path))
}

test('whoever asks what a word means is answered by the glossary', async () => {
  for (const [locale, text] of [['kk', 'дербес деректер деген не'], ['ru', 'что такое персональные данные'], ['en', 'what is personal data']] as const) {
    assert.match(await first(text, locale) ?? '', /^\/docs\/glossary\.md#/, text)
  }
})

test('whoever asks how many there are is shown the figure before their own cases, and what something costs is no such question', async () => {
  const owner = await world.founder()
  await world.kernel.cases.begin(owner, { procedure: 'technopark.residency' })
  for (const [locale, text] of [['ru', 'сколько резидентов в технопарке'], ['kk', 'технопаркте қанша қатысушы бар'], ['en', 'how many technopark participants']] as const) {
    const { own, found } = await asked(text, locale, owner)
    assert.deepEqual(own, [], text)
    assert.match(found.slice(0, 2).map(({ path }) => path).join(' '), /\/(?:indicators\/technopark\.residents|technopark\/residents)/, text)
  }
  assert.doesNotMatch(await first('сколько стоит участие в технопарке', 'ru') ?? '', /^\/indicators/)
})

test('whoever asks what they owe, what it costs or how long it takes is not shown figures first, and sees what is their own', async () => {
  const owner = await world.founder()
  const draft = await world.kernel.cases.begin(owner, { procedure: 'technopark.residency' })
  for (const [locale, text] of [
    ['ru', 'сколько я должен за участие в технопарке'], ['ru', 'сколько будет стоить участие в технопарке'], ['ru', 'сколько рабочих дней ждать участие в технопарке'],
    ['kk', 'технопарк қатысушысы: қанша қарызым бар'], ['kk', 'технопарк қатысушысы болу неше жұмыс күні'], ['en', 'how many days does technopark residency take'],
  ] as const) {
    const { own, found } = await asked(text, locale, owner)
    assert.doesNotMatch(found[0]?.path ?? '', /^\/indicators/, text)
    if (text.includes(' я ')) assert.ok(own.some(({ path }) => path === `/drafts/${draft}`), text)
  }
})

test('a service comes before data about the same, and every page of the portal is found', async () => {
  const { kinds } = await asked('технопарк')
  assert.deepEqual(kinds.map(({ id }) => id).slice(0, 2), ['service', 'page'])
  for (const [text, path] of [['accessibility', '/accessibility'], ['playground', '/playground'], ['payouts', '/payouts']] as const) assert.equal(await first(text, 'en'), path)
})

test('somebody finds their own draft by the name of its service; another company and a visitor do not', async () => {
  const [owner, other] = [await world.founder(), await world.founder()]
  const draft = await world.kernel.cases.begin(owner, { procedure: 'technopark.residency' })
  const paths = async (actor: Actor | null) => (await asked('технопарк қатысушысы қаралама', 'kk', actor)).own.map(({ path }) => path)
  assert.deepEqual(await paths(owner), [`/drafts/${draft}`])
  assert.deepEqual(await paths(other), [])
  assert.deepEqual(await paths(null), [])
  assert.deepEqual(await paths({ person: owner.person, name: owner.name, roles: [] } as unknown as Actor), [], 'nor in another hat')
})

for (const [locale, text, section] of [
  ['ru', 'сколько стоит участие в технопарке', 'fee'], ['kk', 'технопаркке қосылу қанша тұрады', 'fee'], ['en', 'how long does it take', 'term'], ['ru', 'срок регистрации в технопарке', 'term'],
  ['kk', 'резидент болуға қандай құжаттар керек', 'documents'], ['ru', 'требования к резидентам', 'grounds'], ['en', 'residency requirements', 'grounds'],
] as const) {
  test(`“${text}” is answered at once from the passport of its service`, async () => {
    const { answer } = await asked(text, locale)
    assert.equal(answer?.path, `/services/technopark.residency#${section}`)
    assert.ok(answer.lines.length > 0)
  })
}

for (const [path, ...texts] of [
  ['/invoices', ['kk', 'қалай төлеймін'], ['ru', 'как оплатить счёт'], ['en', 'pay an invoice']],
  ['/verify', ['kk', 'куәлікті тексеру'], ['ru', 'проверить подлинность сертификата'], ['en', 'is this certificate genuine']],
  ['/keys', ['kk', 'кілт қанша тұрады'], ['ru', 'сколько стоит ключ API'], ['en', 'price of a key']],
  ['/cases', ['kk', 'өтінішім қайда'], ['ru', 'где моё дело'], ['en', 'where is my case']],
] as const) {
  test(`how to do what stands at ${path} is answered at once, in three languages`, async () => {
    for (const [locale, text] of texts) assert.equal((await asked(text, locale)).answer?.path, path, text)
  })
}

test('what somebody owes is in the answer for them, and for nobody else', async () => {
  const [owner, other] = [await world.founder(), await world.founder()]
  const { country, db, ledger } = world.kernel
  await transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', {
    debtor: { kind: 'organisation', id: owner.organisation!.id }, amount: 39_140_000n, issued: dayOf(world.kernel.now(), country.calendar.zone), due: '2030-01-20', subject: 'usage:test',
    income: 'language-model.api', text: same('Sample'),
  }))
  const lines = async (actor: Actor | null): Promise<string> => JSON.stringify((await asked('как оплатить', 'ru', actor)).answer?.lines)
  assert.match(await lines(owner), /К оплате: 391.400/)
  for (const stranger of [other, null]) assert.doesNotMatch(await lines(stranger), /К оплате/)
})

test('whoever asks for no answer at once finds the same without one', async () => {
  const { answer, ...found } = await asked('как оплатить счёт', 'ru')
  assert.ok(answer)
  assert.deepEqual(await search({ text: 'как оплатить счёт', locale: 'ru', actor: null, limit: 10, offset: 0, unanswered: true }), found)
})

test('what nothing declared answers has no answer', async () => {
  for (const text of ['мектеп', 'портал', 'сколько стоит борщ']) assert.equal((await asked(text, 'ru')).answer, undefined, text)
})
