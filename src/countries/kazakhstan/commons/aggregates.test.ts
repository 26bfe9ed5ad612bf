import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openCommonsWorld, type CommonsWorld } from './testing.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { generateIin } from '../../../law/identifier.ts'
import type { Opened } from '../../../institutions/commons/commons.ts'
import { aggregateRoutes } from '../../../institutions/commons/pages/aggregates.ts'
import type { Dataset, Terms, VersionTable } from '../../../institutions/commons/dataset.ts'
import { type AggregateGround, type AggregateQuestion, answerAggregate, budgetAsker, budgetLedger, leftOf, offered, planAggregate } from '../../../institutions/commons/privacy/index.ts'
import { testPortal } from '../../../portal/testing.ts'

const regions = ['Абай', 'Алматы', 'Шымкент'] as const
/** 300 rows: 150, 100 and 45 of the regions, and five of a fourth; salaries from 100 to 399. */
const rows = Array.from({ length: 300 }, (_, i) => ({ region: i < 150 ? regions[0] : i < 250 ? regions[1] : i < 295 ? regions[2] : 'Ұлытау', year: 2020 + (i % 5), salary: 100 + i, secret: i % 2 === 0 ? 'a' : 'b' }))
const csv = `region,year,salary,secret\n${rows.map(({ region, year, salary, secret }) => `${region},${year},${salary},${secret}`).join('\n')}\n`

let world: CommonsWorld
let restricted: Dataset
let registered: Dataset
let [founder, rival]: Actor[] = []
before(async () => {
  world = await openCommonsWorld()
  restricted = await world.publish('salaries', { 'salaries.csv': csv }, { terms: { tier: 'restricted', mode: 'query', columns: ['region', 'year', 'salary'] } })
  registered = await world.publish('open-salaries', { 'salaries.csv': csv }, { terms: { tier: 'registered', mode: 'query' } })
  founder = await world.founder()
  rival = await world.founder()
})
after(() => world.close())

async function open(dataset: Dataset, actor = founder!): Promise<{ readonly opened: Opened; readonly table: VersionTable }> {
  const opened = await world.commons.access.open(await world.commons.access.asker(actor), dataset, { mode: 'aggregates' })
  return { opened, table: opened.version.tables[0]! }
}

async function ask(dataset: Dataset, question: Omit<AggregateQuestion['request'], 'table'>, { actor = founder!, precision = 'usual', ground = world.commons }: {
  readonly actor?: Actor; readonly precision?: AggregateQuestion['precision']; readonly ground?: AggregateGround
} = {}) {
  const { opened, table } = await open(dataset, actor)
  return answerAggregate(ground, opened, table, { request: { table: table.name, ...question }, precision: precision! })
}

/** The registered dataset on other terms. */
async function lend(terms: Partial<Terms>): Promise<Dataset> {
  await transact(world.kernel.db, (tx) => world.commons.datasets.setTerms(tx, world.owner, registered, { ...registered.terms, ...terms }))
  return world.commons.datasets.byId(registered.id)
}

const spent = async (actor: Actor) => {
  const { ofOne, ofAll } = await budgetLedger(world.kernel).left(restricted.id, budgetAsker({ person: actor.person, ...(actor.organisation && { organisation: actor.organisation }) }))
  return { one: ofOne.spent.rho, all: ofAll.spent.rho, left: leftOf(ofOne).rho }
}
const valuesOf = ({ answer }: Awaited<ReturnType<typeof ask>>) => answer.cells.map((cell) => [...Object.values(cell.group), 'value' in cell ? cell.value : 'status' in cell ? cell.status : null])

test('whoever is signed in gets numbers of restricted data near the truth, with the margin that was told', async () => {
  const { kind, answer } = await ask(restricted, { measure: 'count', groupBy: 'region' })
  assert.equal(kind, 'noisy')
  assert.deepEqual(answer.cells.map(({ group }) => group['region']), [...regions, null], 'a region of fewer than ten rows is no category')
  const truth = [150, 100, 45, 5]
  for (const [i, cell] of answer.cells.entries()) {
    assert.ok('low' in cell && cell.value !== null)
    assert.equal(Number(cell.high) - Number(cell.low), 28)
    assert.ok(Math.abs(Number(cell.value) - truth[i]!) < 60, 'eight deviations of the noise')
  }
})

test('an equal question costs nothing and gives the same answer; to another organisation too, at their own cost', async () => {
  const question = { measure: { mean: 'salary' }, groupBy: 'year' } as const
  const first = await ask(restricted, question)
  const before = await spent(founder!)
  assert.ok(first.kind === 'noisy' && first.charged)
  const again = await ask(restricted, question)
  assert.deepEqual(again, { ...first, charged: false })
  assert.deepEqual(await spent(founder!), before)
  const theirs = await ask(restricted, question, { actor: rival! })
  assert.deepEqual(theirs.answer, first.answer)
  assert.deepEqual([(await spent(rival!)).one, (await spent(rival!)).all], ['0.01', before.all])
})

test('twenty who ask the same at once get one answer and pay once', async () => {
  const before = await spent(founder!)
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(restricted, { measure: 'count', groupBy: 'year' })))
  assert.equal(answers.filter((one) => one.kind === 'noisy' && one.charged).length, 1)
  for (const { answer } of answers) assert.deepEqual(answer, answers[0]!.answer)
  assert.equal(Number((await spent(founder!)).one) - Number(before.one) < 0.0100001, true)
})

test('when reading fails after the charge, the same question is answered later at no further cost', async () => {
  const question = { measure: { sum: 'salary' } } as const
  const broken: AggregateGround = { ...world.commons, engine: { ...world.commons.engine, query: async () => { throw new Error('the engine fell') } } }
  await assert.rejects(ask(restricted, question, { ground: broken }), /the engine fell/)
  const before = await spent(founder!)
  const answered = await ask(restricted, question)
  assert.ok(answered.kind === 'noisy' && !answered.charged)
  assert.deepEqual(await spent(founder!), before)
})

test('noise depends on the secret of the dataset, and not on when or how often one asks', async () => {
  const question = { measure: 'count' as const, groupBy: ['region', 'year'] }
  const { answer } = await ask(restricted, question)
  await world.kernel.db.deleteFrom('privacy_answer').where('key', '=', answer.key).execute()
  assert.deepEqual((await ask(restricted, question)).answer, answer)
})

test('when the budget is spent nothing is read, and the words say what helps', async () => {
  const poor = await world.founder()
  for (let i = 0; i < 6; i += 1) await ask(restricted, { measure: 'count', where: [{ column: 'salary', from: 100 + i }] }, { actor: poor, precision: 'fine' })
  const reads = await world.commons.reads.count(restricted.id)
  const closed: AggregateGround = { ...world.commons, engine: { ...world.commons.engine, query: async () => assert.fail('the data were read') } }
  await assert.rejects(ask(restricted, { measure: 'count' }, { actor: poor, precision: 'fine', ground: closed }),
    (error) => error instanceof Failure && error.kind === 'limited' && error.text.en.includes('4% is left'))
  assert.deepEqual(await world.commons.reads.count(restricted.id), reads)
  await ask(restricted, { measure: 'count', where: [{ column: 'salary', from: 100 }] }, { actor: poor, precision: 'fine' })
})

test('columns that the owner lends to nobody are not offered, and rows that are not lent are not counted', async () => {
  const { opened, table } = await open(restricted)
  assert.deepEqual(Object.keys(offered(opened, table).columns), ['region', 'year', 'salary'])
  assert.throws(() => planAggregate(opened, table, { request: { table: table.name, measure: 'count', groupBy: 'secret' } }), Failure)
  const few = await lend({ rows: { column: 'region', values: ['Абай'] } })
  assert.deepEqual(valuesOf(await ask(few, { measure: 'count' })), [['150']])
})

test('where the rows may be seen, numbers are exact and none is hidden', async () => {
  const counted = await ask(await lend({}), { measure: 'count', groupBy: 'region' })
  assert.equal(counted.kind, 'exact')
  assert.deepEqual(valuesOf(counted), [['Абай', '150'], ['Алматы', '100'], ['Шымкент', '45'], ['Ұлытау', '5'], [null, 'empty']])
  assert.deepEqual(valuesOf(await ask(registered, { measure: { mean: 'salary' } })), [['249.5']])
  assert.deepEqual(valuesOf(await ask(restricted, { measure: { sum: 'salary' } }, { actor: world.owner })), [['74850']], 'the owner sees the rows')
})

test('where only aggregates are lent, small groups are hidden and narrow conditions refused', async () => {
  const counted = await lend({ mode: 'aggregates' })
  const { answer } = await ask(counted, { measure: 'count', groupBy: 'region' })
  assert.deepEqual(answer.cells.map((cell) => ('status' in cell ? cell.status : '')), ['shown', 'shown', 'hidden', 'hidden'])
  await assert.rejects(ask(counted, { measure: 'count', where: [{ column: 'salary', below: 103 }] }), (error) => error instanceof Failure && error.kind === 'invalid')
  await assert.rejects(ask(counted, { measure: 'count', where: [{ column: 'region', is: 'Шымкент' }, { column: 'year', is: '2020' }] }), (error) => error instanceof Failure && error.kind === 'refused')
})

test('people whom a column with a keyed hash names are the subjects, so that their many rows count little', async () => {
  const iins = Array.from({ length: 40 }, (_, i) => generateIin({ birthday: '1990-05-17', sex: i % 2 === 0 ? 'female' : 'male', serial: 100 + i }))
  const visits = `iin,ward\n${Array.from({ length: 400 }, (_, i) => `${iins[i % 40]},${i % 2 === 0 ? 'A' : 'B'}`).join('\n')}\n`
  const dataset = await world.publish('visits', { 'visits.csv': visits }, { terms: { tier: 'restricted', mode: 'query' } })
  const { opened, table } = await open(dataset)
  const declared = offered(opened, table)
  assert.deepEqual([declared.unit, declared.maxRows, Object.keys(declared.columns)], [{ column: 'iin' }, 4, ['ward']])
  const { answer } = await ask(dataset, { measure: 'count' })
  const [cell] = answer.cells
  assert.ok(cell && 'low' in cell && Number(cell.low) <= 160 + 200 && Number(cell.high) >= 160 - 200, 'forty people with four rows each')
})

test('every answer is a read that owner and reader see', async () => {
  const [read] = await world.commons.reads.of(restricted.id, { limit: 1 })
  assert.deepEqual([read?.door, read?.mode], ['aggregates', 'aggregates'])
  assert.match(read?.what ?? '', /"measure":/)
})

const page = (actor: Actor | null, scopes?: readonly string[]) => testPortal({ routes: aggregateRoutes(world.commons), session: { actor, ...(scopes && { scopes }) } })
const place = '/commons/datasets/ulgi/salaries/aggregates'

test('on the page the price comes before the answer, the answer is paid once, and its address opens it again', async () => {
  const asker = await world.founder()
  const { ask: visit } = page(asker)
  const path = `/kk${place}?table=salaries&measure=count&by=region&precision=rough`
  const priced = await (await visit(path)).text()
  assert.match(priced, /бюджетінің 1 %-ын жұмсайды/)
  assert.match(priced, /100 % қалды/)
  assert.doesNotMatch(priced, /аралығында/)
  const paid = await visit(path, { form: {} })
  assert.deepEqual([paid.status, paid.headers.get('location')], [303, path])
  for (let time = 0; time < 2; time += 1) {
    const answered = await (await visit(path)).text()
    assert.match(answered, /<th scope="row">Абай<\/th>/)
    assert.match(answered, /мен [\d\s]+ аралығында/)
    assert.match(answered, /99 % қалды/)
    assert.match(answered, /Бұрын сұралғандар/)
  }
})

test('exact answers cost nothing and stand on the page at once, in every language', async () => {
  await lend({})
  const { ask: visit } = page(founder!)
  for (const [locale, words] of [['kk', 'Сандар дәл'], ['ru', 'Числа точные'], ['en', 'The numbers are exact']] as const) {
    const answered = await (await visit(`/${locale}/commons/datasets/ulgi/open-salaries/aggregates?table=open-salaries&measure=count&by=region&is=year%3D2021`)).text()
    assert.match(answered, new RegExp(words))
    assert.match(answered, /<th scope="row">Абай<\/th><td[^>]*>30<\/td>/)
  }
})

test('what does not fit is said beside its field, and nothing is lost', async () => {
  const answer = await page(founder!).ask(`/ru${place}?table=salaries&measure=sum&of=&by=region`)
  assert.equal(answer.status, 422)
  const shown = await answer.text()
  assert.match(shown, /href="#f-of">Для суммы и среднего выберите столбец/)
  assert.match(shown, /value="region" checked/)
})

test('a visitor is asked to sign in', async () => {
  const answer = await page(null).ask(`/kk${place}`)
  assert.ok([302, 303, 401].includes(answer.status))
})

test('programs see what is offered and what is left, and ask with a key', async () => {
  const asker = await world.founder()
  const { ask: call } = page(asker, ['datasets:read'])
  const offer: { answers: string; tables: { name: string; columns: object }[]; budget: object } = await (await call(`/api${place}`)).json()
  assert.deepEqual([offer.answers, offer.tables.map(({ name, columns }) => [name, Object.keys(columns)]), offer.budget && Reflect.get(offer.budget, 'left')],
    ['noise', [['salaries', ['region', 'year', 'salary']]], '0.25'])
  const post = (body: unknown) => call(`/api${place}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const answered: { kind: string; charged: boolean; cells: unknown[] } = await (await post({ request: { table: 'salaries', measure: 'count', where: [{ column: 'salary', from: 150 }] }, precision: 'rough' })).json()
  assert.deepEqual([answered.kind, answered.charged, answered.cells.length], ['noisy', true, 1])
  assert.equal((await post({ request: { table: 'salaries', measure: 'median' } })).status, 422)
  assert.equal((await page(asker, []).ask(`/api${place}`)).status, 403)
})
