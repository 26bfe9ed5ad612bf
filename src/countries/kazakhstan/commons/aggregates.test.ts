import { identifierOf } from '../../../law/conventions.ts'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openCommonsWorld, type CommonsWorld } from './testing.ts'
import type { Orders } from './testing-asker.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { generateIin } from '../../../law/identifier.ts'
import type { Opened } from '../../../institutions/commons/commons.ts'
import { aggregateRoutes } from '../../../institutions/commons/privacy/pages/aggregates.ts'
import { publicProfile } from '../../../institutions/commons/dataset-page/data.ts'
import { privacyRoutes } from '../../../institutions/commons/privacy/pages/settings.ts'
import type { Dataset, Terms } from '../../../institutions/commons/dataset.ts'
import { budgetAsker, leftOf } from '../../../kernel/privacy/index.ts'
import {
  type AggregateGround, type AggregateQuestion, answerAggregate, decideOnPrivacy, mayKnowRows, openForAggregates, openTables, planAggregate, privacyDecisionOn, privacyLedger,
} from '../../../institutions/commons/privacy/index.ts'
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
  await say(restricted, { region: { values: [...regions] }, salary: { between: ['0', '500'] }, year: { between: ['2020', '2024'] } })
  registered = await world.publish('open-salaries', { 'salaries.csv': csv }, { terms: { tier: 'registered', mode: 'query' } })
  founder = await world.confirmed()
  rival = await world.confirmed()
})
after(() => world.close())

/** What the owner says is known of columns without looking at the rows, and how much may be learnt in a year. */
const say = (dataset: Dataset, known: Parameters<typeof decideOnPrivacy>[4]['known'], yearly: Parameters<typeof decideOnPrivacy>[4]['yearly'] = 'usual') =>
  transact(world.kernel.db, (tx) => decideOnPrivacy(world.kernel, tx, world.owner, dataset, { yearly, known }))

async function open(dataset: Dataset, actor = founder!) {
  const opened = await openForAggregates(world.commons.access, await world.commons.access.asker(actor), dataset)
  const [offered] = await openTables(world.commons, opened)
  return { opened, offered: offered!, table: offered!.table }
}

async function ask(dataset: Dataset, question: Omit<AggregateQuestion['request'], 'table'>, { actor = founder!, precision = 'usual', ground = world.commons }: {
  readonly actor?: Actor; readonly precision?: AggregateQuestion['precision']; readonly ground?: AggregateGround
} = {}) {
  const { opened, offered, table } = await open(dataset, actor)
  return answerAggregate(ground, opened, offered, { request: { table: table.name, ...question }, precision: precision! })
}

/** The registered dataset on other terms. */
async function lend(terms: Partial<Terms>): Promise<Dataset> {
  await transact(world.kernel.db, (tx) => world.commons.datasets.setTerms(tx, world.owner, registered, { ...registered.terms, ...terms }))
  return world.commons.datasets.byId(registered.id)
}

const spent = async (actor: Actor) => {
  const { ofOne, ofAll } = await privacyLedger(world.kernel).left(`dataset:${restricted.id}`, budgetAsker({ person: actor.person, ...(actor.organisation && { organisation: actor.organisation }) }))
  return { one: ofOne.spent.rho, all: ofAll.spent.rho, left: leftOf(ofOne).rho }
}
const valuesOf = ({ answer }: Awaited<ReturnType<typeof ask>>) => answer.cells.map((cell) => [...Object.values(cell.group), 'value' in cell ? cell.value : 'status' in cell ? cell.status : null])

test('whoever is known gets numbers of restricted data near the truth, with the margin that was told', async () => {
  const { kind, answer } = await ask(restricted, { measure: 'count', groupBy: 'region' })
  assert.equal(kind, 'noisy')
  assert.deepEqual(answer.cells.map(({ group }) => group['region']), [...regions, null], 'a region that the owner has not named is no category')
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

test('a process that is killed between charge and answer leaves the charge: nobody learns for nothing, and the answer comes later at no further cost', async () => {
  const asker = await world.confirmed()
  const question: Omit<AggregateQuestion['request'], 'table'> = { measure: 'count', where: [{ column: 'salary', from: 123 }] }
  const killed = async (dies: string) => {
    const orders: Orders = {
      databaseUrl: world.databaseUrl, data: world.kernel.settings.data, now: world.kernel.now(), actor: asker, dataset: restricted.id,
      question: { request: { table: 'salaries', ...question }, precision: 'usual' }, dies,
    }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing-asker.ts'), JSON.stringify(orders)], { stdio: ['ignore', 'inherit', 'inherit'] })
    const [, signal] = await once(child, 'close') as [number | null, NodeJS.Signals | null]
    assert.equal(signal, 'SIGKILL')
  }
  const [before, answers] = [await spent(asker), async () => (await world.kernel.db.selectFrom('privacy_reply').select('key').execute()).length]
  const known = await answers()
  await killed('from "privacy_reply"')
  const charged = await spent(asker)
  assert.deepEqual([charged.one, Number(charged.all).toFixed(9), await answers()], ['0.01', (Number(before.all) + 0.01).toFixed(9), known], 'charged, and nothing read')
  await killed('insert into "privacy_reply"')
  assert.deepEqual([await spent(asker), await answers()], [charged, known], 'read, and told to nobody')
  const answered = await ask(restricted, question, { actor: asker })
  assert.ok(answered.kind === 'noisy' && !answered.charged)
  assert.deepEqual([await spent(asker), await answers()], [charged, known + 1])
})

test('noise depends on the secret of the dataset, and not on when or how often one asks', async () => {
  const question = { measure: 'count' as const, groupBy: ['region', 'year'] }
  const { answer } = await ask(restricted, question)
  await world.kernel.db.deleteFrom('privacy_reply').where('key', '=', answer.key).execute()
  assert.deepEqual((await ask(restricted, question)).answer, answer)
})

test('when the budget is spent nothing is read, and the words say what helps', async () => {
  const poor = await world.confirmed()
  for (let i = 0; i < 5; i += 1) await ask(restricted, { measure: 'count', where: [{ column: 'salary', from: 100 + i }] }, { actor: poor, precision: 'fine' })
  const reads = await world.commons.reads.count(restricted.id)
  const closed: AggregateGround = { ...world.commons, engine: { ...world.commons.engine, query: async () => assert.fail('the data were read') } }
  await assert.rejects(ask(restricted, { measure: 'count' }, { actor: poor, precision: 'fine', ground: closed }),
    (error) => error instanceof Failure && error.kind === 'limited' && error.text.en.includes('takes 20% of the budget, and 0% is left. A new budget opens on 1 January 2027'))
  assert.deepEqual(await world.commons.reads.count(restricted.id), reads)
  await ask(restricted, { measure: 'count', where: [{ column: 'salary', from: 100 }] }, { actor: poor, precision: 'fine' })
})

test('columns that the owner lends to nobody are not offered, and rows that are not lent are not counted', async () => {
  const { opened, offered, table } = await open(restricted)
  assert.deepEqual(Object.keys(offered.offer.columns), ['region', 'year', 'salary'])
  assert.throws(() => planAggregate(opened, offered, { request: { table: table.name, measure: 'count', groupBy: 'secret' } }), Failure)
  const few = await lend({ rows: { column: 'region', values: ['Абай'] } })
  assert.deepEqual(valuesOf(await ask(few, { measure: 'count' })), [['150']])
})

test('whoever is lent some rows is told of no category, year or place after the point that stands in the others alone', async () => {
  const own = Array.from({ length: 40 }, (_, i) => `Абай,${2020 + i % 5},${10 + i % 7}.5,${i % 4 === 0 ? 'calm' : 'loud'}`)
  const others = Array.from({ length: 40 }, (_, i) => `Шымкент,${1950 + i % 5},${1_000_000 + i}.5,unlent`)
  const publish = (name: string) => world.publish(name, { [`${name}.csv`]: `region,year,pay,level\n${[...own, ...others].join('\n')}\n` }, {
    terms: { tier: 'registered', mode: 'query', rows: { column: 'region', values: ['Абай'] } },
  })
  const dataset = await publish('partly')
  const lent = {
    region: { kind: 'category', categories: ['Абай'], public: true }, level: { kind: 'category', categories: ['loud', 'calm'], public: true },
    year: { kind: 'category', categories: ['2020', '2021', '2022', '2023', '2024', '2025'], public: true },
  }
  const { opened, offered } = await open(dataset)
  const { pay, ...rest } = offered.offer.columns
  assert.deepEqual(rest, lent)
  assert.equal(pay?.kind, 'number')
  const { offered: twin } = await open(await publish('twin'))
  assert.deepEqual(twin.offer, { ...offered.offer, name: 'twin', source: { table: 'twin' } }, 'the same content under another name')
  assert.throws(() => planAggregate(opened, offered, { request: { table: 'partly', measure: 'count', where: [{ column: 'level', is: 'unlent' }] } }), Failure)
  assert.deepEqual(valuesOf(await ask(dataset, { measure: 'count', groupBy: 'level' })), [['loud', '30'], ['calm', '10'], [null, 'empty']])
  for (const [place, visit] of [['/kk', page(founder!)], ['/api', page(founder!, ['datasets:read'])]] as const) {
    const told = await (await visit.ask(`${place}/commons/datasets/ulgi/partly/aggregates`)).text()
    assert.match(told, /Абай/)
    assert.doesNotMatch(told, /Шымкент|unlent|[">]195\d/)
  }
  const version = await world.commons.datasets.version(dataset.id, 1)
  assert.doesNotMatch(JSON.stringify(await publicProfile(world.commons, dataset, version, version.tables[0]!)), /Шымкент|unlent|1950|1954/, 'nor by the profile that everybody sees')
  const granted = (values: readonly string[]): Opened => ({
    dataset, version, asker: opened.asker, verdict: { allowed: true, by: { grant: 'DA-1' }, mode: 'query', duties: [], columns: ['level', 'year'], rows: { column: 'region', values: [...values] } },
  })
  const columns = async (values: readonly string[]) => (await openTables(world.commons, granted(values)))[0]?.offer.columns
  assert.deepEqual(await columns(['Абай']), { year: lent.year, level: lent.level })
  assert.deepEqual(await columns(['Ұлытау']), { year: { kind: 'number', places: 0, public: true } }, 'no row of the table is lent')
  const { columns: all } = (await openTables(world.commons, { ...opened, verdict: { allowed: true, by: 'owner', mode: 'download', duties: [] } }))[0]!.offer
  assert.deepEqual(all['level'], { kind: 'category', categories: ['unlent', 'loud', 'calm'], public: true }, 'the owner sees all')
})

test('where the rows may be seen, numbers are exact and none is hidden', async () => {
  const counted = await ask(await lend({}), { measure: 'count', groupBy: 'region' })
  assert.equal(counted.kind, 'exact')
  assert.deepEqual(valuesOf(counted), [['Абай', '150'], ['Алматы', '100'], ['Шымкент', '45'], ['Ұлытау', '5'], [null, 'empty']])
  assert.deepEqual(valuesOf(await ask(registered, { measure: { mean: 'salary' } })), [['249.5']])
  assert.deepEqual(valuesOf(await ask(restricted, { measure: { sum: 'salary' } }, { actor: world.owner })), [['74850']], 'the owner sees the rows')
})

test('where only aggregates are lent, two sums give no person away, of whatever tier the data are', async () => {
  for (const tier of ['open', 'registered'] as const) {
    const counted = await lend({ tier, mode: 'aggregates' })
    await say(counted, { salary: { between: ['0', '500'] } })
    // All, and all but the one who earns most: exact sums would differ by what that one earns.
    const all = await ask(counted, { measure: { sum: 'salary' } })
    const others = await ask(counted, { measure: { sum: 'salary' }, where: [{ column: 'salary', below: 399 }] })
    for (const { kind, answer } of [all, others]) {
      assert.equal(kind, 'noisy')
      const [cell] = answer.cells
      assert.ok(cell && 'low' in cell && Number(cell.high) - Number(cell.low) > 2 * 500, 'the noise is wider than anybody’s salary')
    }
    await assert.rejects(ask(counted, { measure: 'count' }, { actor: await world.founder() }), { code: 'prove yourself' })
  }
})

test('nobody gets a part of the budget who might be anybody: neither with an invented organisation nor for themself', async () => {
  const before = await spent(founder!)
  const unproved = await world.founder()
  await assert.rejects(ask(restricted, { measure: 'count' }, { actor: unproved }), { code: 'prove yourself' })
  const { organisation: _, capacity: __, ...alone } = unproved
  await assert.rejects(ask(restricted, { measure: 'count' }, { actor: alone }), { code: 'prove yourself' })
  await transact(world.kernel.db, (tx) => world.kernel.parties.proveNumber(tx, { person: alone.person, name: alone.name, identifier: identifierOf('person', generateIin({ birthday: '1990-05-17', sex: 'male', serial: 900 })), proof: 'administrator' }))
  await assert.rejects(ask(restricted, { measure: 'count' }, { actor: alone }), { code: 'prove yourself' }, 'the address is not confirmed')
  await assert.rejects(ask(restricted, { measure: 'count' }, { actor: unproved }), { code: 'prove yourself' }, 'a proved number proves no headship')
  await world.kernel.db.updateTable('person').set({ email_confirmed_at: '2026-02-02T05:00:00.000Z' }).where('id', '=', alone.person).execute()
  assert.equal((await ask(restricted, { measure: 'count' }, { actor: alone })).kind, 'noisy')
  assert.equal((await spent(founder!)).one, before.one)
  const { ask: visit } = page(unproved)
  for (const [locale, words] of [['kk', 'Кім екеніңізді растау'], ['ru', 'Подтвердить личность'], ['en', 'Prove who you are']] as const) {
    const answer = await visit(`/${locale}${place}`)
    assert.deepEqual([answer.status, (await answer.text()).includes(words)], [403, true])
  }
})

test('what is published of veiled data is charged before it is read, and the same table in a new version is the same and costs nothing', async () => {
  const dataset = await world.publish('wages', { 'wages.csv': csv }, { terms: { tier: 'restricted' } })
  const ledger = privacyLedger(world.kernel)
  const publication = async () => Number((await ledger.spent(`dataset:${dataset.id}`)).thisYear.byPublication)
  const profile = async (number: number) => (await world.commons.reader.synthetic(await world.commons.datasets.version(dataset.id, number), 'wages', 0))?.profile
  assert.ok(await publication() > 0.0499 && await publication() <= 0.05)
  await world.publish('wages', { 'README.md': '# Үлгі' })
  assert.equal((await world.commons.datasets.byId(dataset.id)).latest, 2)
  assert.deepEqual(await profile(2), await profile(1), 'no new noise')
  assert.ok(await publication() <= 0.05)
  await say(dataset, {}, 'none')
  await world.publish('wages', { 'wages.csv': `${csv}Абай,2024,250,a\n` })
  assert.equal(await profile(3), undefined, 'nothing is read that is not paid for')
  assert.ok(await publication() <= 0.05)
  const { notes, readiness } = await world.commons.datasets.version(dataset.id, 3)
  assert.ok(notes.some(({ en }) => en.includes('does not cover made-up rows')) && readiness !== undefined)
})

test('ends and categories of columns come from noise or from the owner, never from the extreme rows', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i % 2 === 0 ? 'Абай' : 'Алматы'},${100 + i % 300}`)
  const dataset = await world.publish('ends', { 'ends.csv': `region,salary\n${rows.join('\n')}\nЖалғыз,987654321\n` }, { terms: { tier: 'restricted' } })
  const offer = async () => (await open(dataset)).offered.offer.columns
  const { region, ...rest } = await offer()
  assert.deepEqual(region?.kind === 'category' && region.categories.toSorted(), ['Абай', 'Алматы'])
  assert.deepEqual(rest, { salary: { kind: 'number', places: 0, bounds: ['100', '500'], public: true } })
  const version = await world.commons.datasets.version(dataset.id, 1)
  const made = await world.commons.reader.synthetic(version, 'ends', 500)
  assert.doesNotMatch(JSON.stringify(made), /Жалғыз|987654/)
  await say(dataset, { region: { values: ['Абай', 'Шымкент'] }, salary: { between: ['0', '1000'] } })
  assert.deepEqual(await offer(), {
    region: { kind: 'category', categories: ['Абай', 'Шымкент'], public: true }, salary: { kind: 'number', places: 0, bounds: ['0', '1000'], public: true },
  })
  await assert.rejects(transact(world.kernel.db, (tx) => decideOnPrivacy(world.kernel, tx, founder!, dataset, { yearly: 'generous', known: {} })), { kind: 'refused' })
  await assert.rejects(say(dataset, { salary: { between: ['5', '5'] } }), { kind: 'invalid' })
})

test('a grant of aggregates lends no exact number', async () => {
  const lent = await transact(world.kernel.db, async (tx) => {
    await world.commons.datasets.setTerms(tx, world.owner, restricted, { ...restricted.terms, mode: 'metadata' })
    return world.commons.datasets.byId(restricted.id, tx)
  })
  const asker = await world.commons.access.asker(founder!)
  const version = await world.commons.datasets.version(lent.id, lent.latest!)
  const grant = (mode: 'aggregates' | 'query'): Opened => ({ dataset: lent, version, asker, verdict: { allowed: true, by: { grant: 'DA-1' }, mode, duties: [] } })
  assert.deepEqual(['aggregates', 'query'].map((mode) => mayKnowRows(grant(mode as 'query'))), [false, true])
  const [offered] = await openTables(world.commons, grant('aggregates'))
  assert.equal(planAggregate(grant('aggregates'), offered!, { request: { table: 'salaries', measure: 'count' } }).kind, 'noisy')
  await transact(world.kernel.db, (tx) => world.commons.datasets.setTerms(tx, world.owner, restricted, restricted.terms))
})

test('people whom a column with a keyed hash names are the subjects, so that their many rows count little', async () => {
  const iins = Array.from({ length: 40 }, (_, i) => generateIin({ birthday: '1990-05-17', sex: i % 2 === 0 ? 'female' : 'male', serial: 100 + i }))
  const visits = `iin,ward\n${Array.from({ length: 400 }, (_, i) => `${iins[i % 40]},${i % 2 === 0 ? 'A' : 'B'}`).join('\n')}\n`
  const dataset = await world.publish('visits', { 'visits.csv': visits }, { terms: { tier: 'restricted', mode: 'query' } })
  await say(dataset, { ward: { values: ['A', 'B'] } })
  const { offered: { offer: declared } } = await open(dataset)
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
  const asker = await world.confirmed()
  const { ask: visit } = page(asker)
  const path = `/kk${place}?table=salaries&measure=count&by=region&precision=rough`
  const priced = await (await visit(path)).text()
  assert.match(priced, /бюджетінің 1,3 %-ын жұмсайды[^]*Қалған бюджет осындай \d+ жауапқа жетеді/)
  assert.match(priced, /100 % қалды[^]*Жаңа бюджет ашылатын күн: 2027 ж\. 1 қаңтар[^]*Барлығы бірге[^]*Келесі бөлігі ашылатын күн: 2026 ж\. 1 сәуір/)
  assert.doesNotMatch(priced, /аралығында/)
  const paid = await visit(path, { form: {} })
  assert.deepEqual([paid.status, paid.headers.get('location')], [303, path])
  for (let time = 0; time < 2; time += 1) {
    const answered = await (await visit(path)).text()
    assert.match(answered, /<th scope="row">Абай<\/th>/)
    assert.match(answered, /мен [\d\s]+ аралығында/)
    assert.match(answered, /98,7 % қалды/)
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
  const asker = await world.confirmed()
  const { ask: call } = page(asker, ['datasets:read'])
  const offer: { answers: string; tables: { name: string; columns: object }[]; budget: object } = await (await call(`/api${place}`)).json()
  assert.deepEqual([offer.answers, offer.tables.map(({ name, columns }) => [name, Object.keys(columns)]), offer.budget && Reflect.get(offer.budget, 'left')],
    ['noise', [['salaries', ['region', 'year', 'salary']]], '0.2'])
  const post = (body: unknown) => call(`/api${place}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const answered: { kind: string; charged: boolean; cells: unknown[] } = await (await post({ request: { table: 'salaries', measure: 'count', where: [{ column: 'salary', from: 150 }] }, precision: 'rough' })).json()
  assert.deepEqual([answered.kind, answered.charged, answered.cells.length], ['noisy', true, 1])
  assert.equal((await post({ request: { table: 'salaries', measure: 'median' } })).status, 422)
  assert.equal((await page(asker, []).ask(`/api${place}`)).status, 403)
})

test('whoever harvests a table row by row through the interface is stopped by the budget, and other words are no other question', async () => {
  const dataset = await world.publish('series', { 'series.csv': csv }, { terms: { tier: 'restricted', mode: 'query', columns: ['region', 'year', 'salary'] } })
  await say(dataset, { region: { values: [...regions] }, salary: { between: ['0', '500'] }, year: { between: ['2020', '2024'] } })
  const harvester = await world.confirmed()
  const ask = async (request: object) => {
    const answer = await page(harvester, ['datasets:read']).ask('/api/commons/datasets/ulgi/series/aggregates', {
      method: 'POST', body: JSON.stringify({ request: { table: 'series', measure: 'count', ...request } }), headers: { 'content-type': 'application/json' } })
    const { charged, cells = [] } = await answer.json() as { charged?: boolean; cells?: { low?: string; high?: string }[] }
    return { status: answer.status, charged, cells }
  }
  const one = { column: 'salary', from: 100, below: 101 }
  const first = await ask({ where: [one, { column: 'region', is: ['Абай', 'Алматы'] }] })
  assert.deepEqual([first.status, first.charged], [200, true])
  assert.ok(Number(first.cells[0]!.high) - Number(first.cells[0]!.low) >= 28, 'the noise hides one row many times over')
  for (const where of [[{ column: 'region', is: ['Алматы', 'Абай'] }, one], [{ column: 'region', is: ['Алматы', 'Абай', 'Абай'] }, { column: 'salary', from: '100', below: '101.0' }]]) {
    assert.deepEqual(await ask({ where }), { ...first, charged: false }, 'noise that is drawn anew could be averaged away')
  }
  let answered = 1
  for (let salary = 101; salary < 150; salary += 1) {
    const { status } = await ask({ where: [{ column: 'salary', from: salary, below: salary + 1 }] })
    if (status === 429) break
    assert.equal(status, 200)
    answered += 1
  }
  assert.equal(answered, 20, 'of three hundred rows, each within a margin of fourteen')
  assert.deepEqual(await ask({ where: [one, { column: 'region', is: ['Абай', 'Алматы'] }] }), { ...first, charged: false }, 'what was paid for stays')
})

test('the owner decides on a page how much may be learnt and what is known beforehand, sees the account, and nobody else does', async () => {
  const portal = (actor: Actor) => testPortal({ routes: privacyRoutes(world.commons), session: { actor } })
  const decided = '/commons/datasets/ulgi/salaries/privacy'
  for (const [locale, words] of [['kk', 'Биыл жауаптарға жұмсалғаны'], ['ru', 'В этом году на ответы'], ['en', 'This year, by answers']] as const) {
    const shown = await (await portal(world.owner).ask(`/${locale}${decided}`)).text()
    assert.match(shown, new RegExp(`${words}[^]*ρ = 0[.,]\\d+ \\(ε = [^]*Шымкент`))
  }
  const form = { yearly: 'careful', 'column.0': 'region', 'values.0': 'Абай\nАлматы', 'column.1': 'salary', 'low.1': '0', 'high.1': '1 000,5' }
  const wrong = await portal(world.owner).ask(`/ru${decided}`, { form: { ...form, 'low.1': '2000' } })
  assert.deepEqual([wrong.status, (await wrong.text()).includes('первое меньше второго')], [422, true])
  assert.equal((await portal(rival!).ask(`/ru${decided}`, { form })).status, 403)
  const saved = await portal(world.owner).ask(`/ru${decided}`, { form })
  assert.deepEqual([saved.status, saved.headers.get('location')], [303, '/ru/commons/datasets/ulgi/salaries/manage?done=privacy'])
  const { yearly, known } = await privacyDecisionOn(world.kernel.db, restricted.id)
  assert.deepEqual([yearly, known['region'], known['salary']], ['0.5', { values: ['Абай', 'Алматы'] }, { between: ['0', '1000.5'] }])
  const entries = await world.kernel.journal.entriesOf(`dataset:${restricted.id}`)
  assert.ok(entries.some(({ type, body }) => type === 'dataset.privacy-decided' && JSON.stringify(body).includes('"yearlyRho":"0.5"')))
})

test('the journal names by their hashes the tables that everybody may download, the first version’s too, and those of other data nowhere', async () => {
  const told = async (dataset: Dataset): Promise<readonly unknown[]> => {
    const { rows } = await sql<{ body: { tables?: readonly { sha256?: string }[]; versions?: readonly { tables: readonly { sha256?: string }[] }[] } }>`
      select body from journal_entry where subject = any(array(select 'dataset-version:' || id from dataset_version where dataset = ${dataset.id}) || ${`dataset:${dataset.id}`}::text)`.execute(world.kernel.db)
    return rows.flatMap(({ body: { tables = [], versions = [] } }) => [...tables, ...versions.flatMap((one) => one.tables)].flatMap(({ sha256 }) => sha256 ?? []))
  }
  const open = await world.publish('open-for-all', { 'rows.csv': csv }, { terms: { tier: 'open', mode: 'download' } })
  const { tables } = await world.kernel.db.selectFrom('dataset_version').select('tables').where('dataset', '=', open.id).executeTakeFirstOrThrow()
  assert.deepEqual(await told(open), tables.map(({ file }) => file.hash))
  assert.deepEqual(await told(restricted), [])
})
