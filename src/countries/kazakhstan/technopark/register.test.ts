import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../../../kernel/database/index.ts'
import { filledNumber, filledName, fillRegister } from '../../../kernel/decisions/testing-register.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
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

test('anyone finds a resident by a word, filters the register and pages through it with an honest count', async () => {
  assert.match(await page('/kk/technopark/residents'), /121 жазба ішінен 1–50/)
  assert.match(await page('/ru/technopark/residents?page=3'), /101–121 из 121 записи/)
  const found = await page('/kk/technopark/residents?q=егін')
  assert.match(found, /«Тұмар Дерек» ЖШС/)
  assert.match(found, />1 жазба</)
  assert.match(await page('/en/technopark/residents?activity=data'), /1–50 of 60 records/)
  assert.match(await page('/ru/technopark/residents?q=жоқкомпания'), /Таких участников нет/)
  assert.doesNotMatch(await page('/kk/technopark/residents?status=&q=Бөтен'), /«Бөтен Сауда» ЖШС/, 'whoever was refused is in no public list')
})

test('the register comes as CSV and JSON, whole and as filtered, and through the API page by page', async () => {
  const csv = await stranger.get('/technopark/residents.csv?activity=data&lang=kk')
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/)
  const lines = (await csv.text()).trimEnd().split('\n')
  assert.equal(lines.length, filled / 2 + 1)
  assert.match(lines[0]!, /^\ufeff?Компания,БСН,/)
  assert.ok(lines[1]!.startsWith(`${filledName(1)},${filledNumber(1)},TP-1999-000002,`))
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
  t.mock.method(world.kernel.decisions, 'registerAll', () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the database is gone')) }) }))
  for (const path of ['/technopark/residents.csv', '/technopark/residents.json']) {
    await assert.rejects((await stranger.get(path)).text(), /the database is gone/, path)
  }
})

test('a resident has a page with the certificate, the decisions and the thread back to the case', async () => {
  const bin = founder.organisation!.identifier.value
  const text = await page(`/ru/technopark/residents/${bin}`)
  assert.match(text, /Сейчас участник/)
  assert.ok(text.includes(`/ru/decisions/${number}`))
  assert.match(text, /Дело № 2026-\d{6}: Участие в технопарке/)
  const answer: { decisions: unknown[] } = JSON.parse(await (await stranger.get(`/api/technopark/residents/${bin}`)).text())
  assert.equal(answer.decisions.length, 1)
  assert.equal((await stranger.get(`/kk/technopark/residents/${filledNumber(8000)}`)).status, 404)
  assert.equal((await stranger.get('/kk/technopark/residents/123')).status, 404)
  assert.equal((await page(`/kk/technopark/residents/${filledNumber(3)}`)).includes(filledName(3)), true)
})

test('whoever loses residency is gone from the list at once, and the page says why', async () => {
  const loser = await world.founder('«Кетуші» ЖШС')
  const granted = (await world.kernel.decisions.find(await decideResidency(world, loser, office)))!.record
  assert.match(await page('/kk/technopark/residents?q=кетуші'), /«Кетуші» ЖШС/)
  const withdrawal = await transact(world.kernel.db, (tx) => world.kernel.cases.openByOffice(tx, office.officer, {
    procedure: 'technopark.withdrawal', about: granted.id, facts: { reportOverdue: true, conditionsBroken: false, explanation: '' }, reasons: 'Есеп жоқ.', key: 'test',
  }))
  await act(world, loser, withdrawal, { type: 'complete', outcome: 'explain', reasons: 'Кешіктік.' })
  await act(world, office.officer, withdrawal, { type: 'complete', outcome: 'proposeWithdraw', reasons: 'Есеп тапсырылмаған.' })
  await act(world, office.head, withdrawal, { type: 'complete', outcome: 'withdraw', reasons: 'Есеп тапсырылмаған.' }, { sign: true })
  assert.match(await page('/kk/technopark/residents?q=кетуші'), /табылмады/)
  assert.match(await page('/kk/technopark/residents?q=кетуші&status=revoked'), /Шығарылған/)
  await world.kernel.journal.settle()
  const text = await page(`/en/technopark/residents/${loser.organisation!.identifier.value}`)
  assert.match(text, /Not a participant now/)
  assert.match(text, /Withdrawal of residency/)
  assert.match(text, /Case 2026-\d{6}: Withdrawal of technopark residency/)
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
