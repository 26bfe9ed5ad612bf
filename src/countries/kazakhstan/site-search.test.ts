/** The search of the whole site over a seated house: ordinary questions, and things that only their owner finds. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routesOf, searchOf, seat } from '../../house.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { type Locale, locales, same } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { SiteSearch } from '../../portal/find/index.ts'
import { commonestQuestions } from './commonest-questions.ts'
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
  ['ru', 'сколько стоит участие в технопарке', 'fee'], ['kk', 'технопаркке қосылу қанша тұрады', 'fee'], ['ru', 'срок регистрации в технопарке', 'term'], ['ru', 'сколько рабочих дней ждать решения о регистрации в технопарке', 'term'],
  ['kk', 'резидент болуға қандай құжаттар керек', 'documents'], ['ru', 'требования к резидентам', 'grounds'], ['en', 'residency requirements', 'grounds'], ['ru', 'как обжаловать отказ в регистрации технопарка', 'appeal'],
] as const) {
  test(`“${text}” is answered at once from the passport of its service`, async () => {
    const { answer } = await asked(text, locale)
    assert.equal(answer?.path, `/services/technopark.residency#${section}`)
    assert.ok(answer.lines.length > 0)
  })
}

for (const [path, texts] of Object.entries(commonestQuestions)) {
  test(`what people ask whose answer stands at ${path} is answered at once, in three languages`, async () => {
    for (const locale of locales) for (const text of texts[locale]) assert.equal((await asked(text, locale)).answer?.path.split('#')[0], path, text)
  })
}

test('nothing is answered where nobody can know of which service it is asked, or something else is', async () => {
  for (const [locale, text] of [
    ['ru', 'сколько стоит участие'], ['ru', 'какие документы нужны'], ['kk', 'қандай құжаттар керек'], ['en', 'how long does it take'], ['ru', 'сколько ждать решения'], ['ru', 'сколько стоит борщ'], ['ru', 'как открыть ТОО'],
    ['ru', 'зарегистрировать систему'], ['ru', 'получить визу'], ['ru', 'регистрация рождения'], ['en', 'weather tomorrow'], ['kk', 'мектеп'], ['ru', 'портал'],
  ] as const) assert.equal((await asked(text, locale)).answer, undefined, text)
})

test('how many there are is answered by the newest value of the figure, whatever small word asks it', async () => {
  await world.kernel.indicators.record()
  for (const [locale, text] of [['ru', 'сколько участников технопарка'], ['kk', 'технопаркте неше қатысушы бар'], ['en', 'how many technopark residents']] as const) {
    assert.equal((await asked(text, locale)).answer?.path, '/indicators/technopark.residents', text)
  }
})

test('whoever complains in everyday words finds the complaints, and whoever wants a key the page that makes one', async () => {
  for (const text of ['арыздану', 'арызданамын']) assert.match(await first(text, 'kk') ?? '', /appeal|petition/, text)
  for (const [locale, text] of [['kk', 'кілтті қалай аламын'], ['ru', 'как получить ключ'], ['en', 'how do I get a key']] as const) assert.equal(await first(text, locale), '/keys/new', text)
  for (const [locale, text] of [['kk', 'деректерімді кім қарады'], ['ru', 'кто видел мои данные'], ['en', 'who looked at my data']] as const) assert.equal(await first(text, locale), '/account/looks', text)
})

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
