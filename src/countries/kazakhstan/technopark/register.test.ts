import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../../../kernel/database/index.ts'
import { filledNumber, filledName, fillRegister } from '../../../kernel/decisions/testing-register.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { residentsListed } from '../../../institutions/technopark/listed.ts'
import { openWorld, type World } from '../testing.ts'
import { act, decideResidency, type Office, openOffice } from './journey.ts'
import { technoparkPortal, type Visitor, visitor } from './testing.ts'

let world: World
let stranger: Visitor
let office: Office
let founder: Actor
let number: string
const filled = 120

before(async () => {
  world = await openWorld()
  stranger = await visitor(world, technoparkPortal(world))
  office = await openOffice(world)
  founder = await world.founder('«Тұмар Дерек» ЖШС')
  number = await decideResidency(world, founder, office, { projectName: 'Ақылды егін' })
  const refused = await world.founder('«Бөтен Сауда» ЖШС')
  await decideResidency(world, refused, office, { branches: '3' }, 'refuse')
  const { record } = (await world.kernel.decisions.find(number))!
  await fillRegister(world.kernel.db, { like: record.id, count: filled, claims: (n) => ({ activity: n % 2 ? 'data' : 'software', projectName: `Жоба ${n}` }) })
  await world.kernel.journal.settle()
})
after(() => world.close())

const page = async (path: string): Promise<string> => {
  const response = await stranger.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

/** The names in the list of a page. */
const rowsIn = (text: string): readonly string[] => [...text.matchAll(/<th scope="row"><a href="[^"]*">([^<]*)</g)].map(([, name]) => name!)

test('anyone finds a resident by a word, filters the register and pages through it with an honest count', async () => {
  const first = await page('/kk/registers/technopark.residents')
  assert.match(first, />121 жазба</)
  assert.deepEqual(rowsIn(first).slice(0, 2), ['«Тұмар Дерек» ЖШС', filledName(0)], 'by name, until somebody asks otherwise')
  assert.match(first, /value="status:in force" checked>/, 'those who are residents now')
  for (const sort of ['name', 'status', 'bin', 'activity', 'since', 'until']) assert.match(first, new RegExp(`[?&;]sort=-?${sort}"`), sort)
  assert.deepEqual([rowsIn(await page('/ru/registers/technopark.residents?page=3')).length, rowsIn(await page('/ru/registers/technopark.residents?sort=-since&page=3')).length], [21, 21])
  const found = await page('/kk/registers/technopark.residents?q=егін')
  assert.deepEqual(rowsIn(found), ['«Тұмар Дерек» ЖШС'])
  assert.match(found, new RegExp(`href="/kk/technopark/residents/${founder.organisation!.identifier.value}"`))
  assert.deepEqual(rowsIn(await page(`/kk/registers/technopark.residents?q=${filledNumber(7).replaceAll(/(\d{3})/g, '$1+')}`)), [filledName(7)], 'a number typed in groups')
  assert.match(await page('/en/registers/technopark.residents?filter=activity:data'), />60 records</)
  assert.match(await page('/ru/registers/technopark.residents?q=жоқкомпания'), /Ничего не найдено/)
  assert.doesNotMatch(await page('/kk/registers/technopark.residents?q=Бөтен'), /«Бөтен Сауда» ЖШС/, 'whoever was refused is in no public list')
})

test('the addresses that the list had before lead to the same question', async () => {
  for (const [path, now] of [
    ['/kk/technopark/residents', '/kk/registers/technopark.residents?filter=status%3Ain+force&sort=name'],
    ['/ru/technopark/residents?q=егін&activity=data&status=&sort=-since&page=2', '/ru/registers/technopark.residents?q=%D0%B5%D0%B3%D1%96%D0%BD&page=2&filter=activity%3Adata&sort=-since'],
    ['/kk/technopark/residents?status=revoked&activity=none&sort=none', '/kk/registers/technopark.residents?filter=status%3Arevoked&sort=name'],
    ['/technopark/residents.csv?lang=kk&status=expired', '/registers/technopark.residents/entries.csv?lang=kk&filter=status%3Aexpired&sort=name'],
  ] as const) {
    const answer = await stranger.get(path)
    assert.deepEqual([answer.status, answer.headers.get('location')], [308, now])
    assert.equal((await stranger.get(now)).status, 200, now)
  }
})

test('the register comes as CSV and JSON, whole and as filtered, and through the API page by page', async () => {
  const csv = await stranger.get('/registers/technopark.residents/entries.csv?filter=activity:data&sort=name&lang=kk')
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/)
  const lines = (await csv.text()).trimEnd().split('\n')
  assert.equal(lines.length, filled / 2 + 1)
  assert.match(lines[0]!, /^\ufeff?Нөмірі,Жай-күйі,Компания,Мәртебесі,БСН,/)
  assert.ok(lines[1]!.startsWith(`TP-1999-000002,Қатысушы,${filledName(1)},Қатысушы,${filledNumber(1)},`))
  assert.match(lines[1]!, /,2026-02-02,2027-02-02,/)
  const entries: { number: string; values: object }[] = JSON.parse(await (await stranger.get('/registers/technopark.residents/entries.json?q=егін')).text())
  assert.deepEqual(entries.map((one) => [one.number, one.values]), [[number, {
    name: '«Тұмар Дерек» ЖШС', status: 'in force', bin: founder.organisation!.identifier.value, activity: 'ai', projectName: 'Ақылды егін', since: '2026-02-02', until: '2027-02-02',
  }]])
  const all: unknown = JSON.parse(await (await stranger.get('/technopark/residents.json')).text())
  assert.ok(Array.isArray(all) && all.length === filled + 1)
  assert.deepEqual(await (await stranger.get('/technopark/residents.json?q=жоқкомпания')).json(), [])
  const answer: { total: number; residents: unknown[] } = JSON.parse(await (await stranger.get('/api/technopark/residents?q=тұмар&size=5')).text())
  assert.equal(answer.total, 1)
  assert.deepEqual(answer.residents[0], {
    bin: founder.organisation!.identifier.value, name: '«Тұмар Дерек» ЖШС', certificate: number, status: 'in force', activity: 'ai', project: 'Ақылды егін',
    validFrom: '2026-02-02', validUntil: '2027-02-02',
  })
  assert.equal((await stranger.get('/api/technopark/residents?size=5000')).status, 422)
})

test('a register that fails on the way breaks off its file and nothing else', async (t) => {
  t.mock.method(world.kernel.registers, 'page', () => Promise.reject(new Error('the database is gone')))
  for (const path of ['/registers/technopark.residents/entries.csv', '/registers/technopark.residents/entries.json', '/technopark/residents.json']) {
    await assert.rejects((await stranger.get(path)).text(), /the database is gone/, path)
  }
})

test('a resident has a page with the certificate, the decisions and the thread back to the case, which is not named: its page is open to its parties and the office alone', async () => {
  const bin = founder.organisation!.identifier.value
  const text = await page(`/ru/technopark/residents/${bin}`)
  assert.match(text, /Сейчас участник/)
  assert.ok(text.includes(`/ru/decisions/${number}`))
  assert.match(text, /Дело: название не раскрывается/)
  assert.doesNotMatch(text, /Дело № 2026-\d{6}/)
  const answer: { decisions: unknown[] } = JSON.parse(await (await stranger.get(`/api/technopark/residents/${bin}`)).text())
  assert.equal(answer.decisions.length, 1)
  assert.equal((await stranger.get(`/kk/technopark/residents/${filledNumber(8000)}`)).status, 404)
  assert.equal((await stranger.get('/kk/technopark/residents/123')).status, 404)
  assert.equal((await page(`/kk/technopark/residents/${filledNumber(3)}`)).includes(filledName(3)), true)
})

test('whoever loses residency is gone from the list at once, and the page says why', async () => {
  const loser = await world.founder('«Кетуші» ЖШС')
  const granted = (await world.kernel.decisions.find(await decideResidency(world, loser, office)))!.record
  const now = '/kk/registers/technopark.residents?filter=status:in+force&q=кетуші'
  assert.deepEqual(rowsIn(await page(now)), ['«Кетуші» ЖШС'])
  const ever = '/kk/registers/technopark.residents?q=кетуші'
  for (const lang of ['kk', 'ru']) assert.match(await page(ever.replace('kk', lang)), /<span class="tag good">/, `${lang}: drawn, and kept as it was drawn`)
  const withdrawal = await transact(world.kernel.db, (tx) => world.kernel.cases.openByOffice(tx, office.officer, {
    procedure: 'technopark.withdrawal', about: granted.id, facts: { reportOverdue: true, conditionsBroken: false, explanation: '' }, reasons: 'Есеп жоқ.', key: 'test',
  }))
  await act(world, loser, withdrawal, { type: 'complete', outcome: 'silent', reasons: 'Кешіктік.' })
  await act(world, office.officer, withdrawal, { type: 'complete', outcome: 'proposeWithdraw', reasons: 'Есеп тапсырылмаған.' })
  await act(world, office.head, withdrawal, { type: 'complete', outcome: 'withdraw', reasons: 'Есеп тапсырылмаған.' }, { sign: true })
  assert.match(await page(now), /табылмады/)
  for (const lang of ['kk', 'ru']) assert.match(await page(ever.replace('kk', lang)), /<span class="tag late">/, `${lang}: nothing of what was kept outlives the change`)
  assert.match(await page('/kk/registers/technopark.residents?q=кетуші&filter=status:revoked'), /<span class="tag late">Шығарылған/)
  const gone: { residents: { status: string; statusSince: string }[] } = JSON.parse(await (await stranger.get('/api/technopark/residents?q=кетуші&status=revoked')).text())
  assert.deepEqual(gone.residents.map(({ status, statusSince }) => [status, statusSince.slice(0, 10)]), [['revoked', world.kernel.now().slice(0, 10)]])
  await world.kernel.journal.settle()
  const text = await page(`/en/technopark/residents/${loser.organisation!.identifier.value}`)
  assert.match(text, /Not a participant now/)
  assert.match(text, /Withdrawal of residency/)
  assert.match(text, /Decision: held back/)
})

test('the numbers of the technopark are computed, and the first page says what each counts and what the law says', async () => {
  await world.kernel.round()
  const values = Object.fromEntries((await world.kernel.indicators.latest()).map(({ indicator, value }) => [indicator.id, value?.value]))
  assert.equal(values['technopark.residents'], String(filled + 1))
  assert.equal(values['technopark.decision-time'], '0')
  assert.match(values['technopark.refused-share'] ?? '', /^0\.8$/)
  const text = await page('/ru/technopark')
  assert.match(text, /Налоговый кодекс, ст\. 17/)
  assert.match(text, /проверено по официальному тексту/)
  assert.match(text, /истёкшие, приостановленные и отозванные не учитываются/)
  assert.ok(text.includes('/ru/services/technopark.residency/check'))
  assert.doesNotMatch(text, /\/technopark\/bank/, 'the books are not for strangers')
})

test('the income test tells the share, the room that is left and what is missing, at the exact limit too', async () => {
  const ask = (query: string) => page(`/en/technopark/income-test?${query}`)
  assert.match(await ask('priority=90&related=&other=10&sale='), /The condition is met/)
  const sold = await ask('priority=8 000 000&related=1 000 000&other=0&sale=1 000 001')
  assert.match(sold, /The condition is not met/)
  assert.match(sold, /Tax Code, art\. 17/)
  assert.match(sold, /89\.99 %/)
  assert.match(await ask('priority=9000&related=0&other=0&sale=400'), /How much more other income is possible<\/dt><dd><span class="amount">₸600/)
  assert.match(await ask('priority=0&related=0&other=0&sale=0'), /Without income there is no share/)
  const wrong = await stranger.get('/en/technopark/income-test?priority=many')
  assert.equal(wrong.status, 422)
})

test('a process that has started before the residency was enacted lists its activities from then on', () => {
  let { procedures } = world.kernel.cases
  const enacted = procedures
  procedures = []
  const early = Object.create(world.kernel, { cases: { value: { get procedures() { return procedures } } } }) as Kernel
  const view = residentsListed(early, { residency: 'technopark.residency', claims: { activity: 'activity', project: 'projectName' }, credential: 'TechnoparkResident' })
  const columns = () => view.listing.fields.map(({ name }) => name)
  assert.ok(!columns().includes('activity'))
  procedures = enacted
  assert.ok(columns().includes('activity'))
})
