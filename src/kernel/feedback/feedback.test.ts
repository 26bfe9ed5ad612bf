/** Specifies what people say is wrong with a page: what is kept of it, who reads it, how it is answered and closed, and when it is gone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import { sendDigests } from '../awaiting/index.ts'
import { transact } from '../database/index.ts'
import { type Gardens, inGardens, ownHat } from '../cases/testing.ts'
import { feedbackKeptDays } from './index.ts'
import { pageOf } from './page-of.ts'

const start = Date.parse('2026-02-02T05:00:00.000Z')

/** Writes about a page, from a network of the caller's choice. */
const give = ({ kernel }: Gardens, answers: Readonly<Record<string, string>> = {}, { locale = 'kk' as 'kk' | 'ru' | 'en', from = '10.0.0.1' } = {}): Promise<string> =>
  kernel.feedback.give({ answers: { page: '/kk/services', text: 'Сілтеме ашылмайды.', email: '', ...answers }, locale, from })

const failsAs = (kind: Failure['kind'], fields?: readonly string[]) => (error: unknown): boolean => {
  assert.ok(error instanceof Failure, String(error))
  assert.equal(error.kind, kind)
  if (fields) assert.deepEqual(error.problems.map(({ field }) => field), fields)
  return true
}

test('of an address the page alone is kept: no language, nothing that may be a secret, and nothing of another site', () => {
  const ours = 'https://ai.example.kz'
  const table: readonly (readonly [string, string | undefined])[] = [
    ['/kk/services', '/services'], ['/kk', '/'], ['/kk/', '/'], ['/nowhere', '/nowhere'], [' https://ai.example.kz/ru/follow?address=abc#top ', '/follow'],
    ['/en/account/invitation?link=abc', '/account/invitation'], ['https://elsewhere.example/kk', undefined], ['//elsewhere.example/kk', undefined], ['/x/..//elsewhere.example', undefined],
    ['/\\elsewhere.example', undefined], ['javascript:alert(1)', undefined], [`/${'a'.repeat(500)}`, undefined], [`/${'ә'.repeat(100)}`, undefined],
  ]
  for (const [address, page] of table) assert.equal(pageOf(address, ours), page, address)
})

inGardens('what somebody writes is kept with its page and its language, and the journal says that it came and none of the words', async (world) => {
  const { feedback, journal } = world.kernel
  const administrator = await world.officer('administrator')
  const id = await give(world, { page: 'http://localhost:3000/kk/follow?address=secret', text: ' Қате бар.\r\nСуреті жоқ. ', email: 'aigul@example.kz' })
  const { at: _, ...kept } = await feedback.one(administrator, id)
  assert.deepEqual(kept, { id, page: '/follow', locale: 'kk', text: 'Қате бар.\nСуреті жоқ.', state: 'new', answerable: true })
  const entries = await journal.entriesOf(`feedback:${id}`)
  assert.deepEqual(entries.map(({ actor, type, body, personal }) => ({ actor, type, body, personal })), [{ actor: 'system:visitor', type: 'feedback.received', body: {}, personal: undefined }])
})

inGardens('what cannot be kept is said with its field', async (world) => {
  await assert.rejects(give(world, { page: '', text: ' ' }), failsAs('invalid', ['page', 'text']))
  await assert.rejects(give(world, { page: 'https://elsewhere.example/' }), failsAs('invalid', ['page']))
  await assert.rejects(give(world, { email: 'aigul' }), failsAs('invalid', ['email']))
  await assert.rejects(give(world, { text: 'а'.repeat(2001) }), failsAs('invalid', ['text']))
  assert.equal((await world.kernel.feedback.list(await world.officer('administrator'), { limit: 10, offset: 0 })).total, 0)
})

inGardens('nobody but the administrator of the programme reads, answers or closes', async (world) => {
  const { feedback } = world.kernel
  const id = await give(world, { email: 'aigul@example.kz' })
  const administrator = await world.officer('administrator')
  for (const stranger of [await world.founder(), world.office.officer, await world.officer('board.administrator'), { ...ownHat(administrator), roles: [] }]) {
    await assert.rejects(feedback.list(stranger, { limit: 10, offset: 0 }), failsAs('refused'))
    await assert.rejects(feedback.pages(stranger), failsAs('refused'))
    await assert.rejects(feedback.one(stranger, id), failsAs('refused'))
    await assert.rejects(feedback.answer(stranger, id, { answer: 'Рақмет.' }), failsAs('refused'))
    await assert.rejects(feedback.close(stranger, id, { word: 'Түзетілді.' }), failsAs('refused'))
    assert.deepEqual((await world.kernel.awaiting.of(stranger)).filter(({ kind }) => kind === 'feedback'), [])
  }
  assert.equal((await feedback.one(administrator, id)).state, 'new')
})

inGardens('an answer goes by letter in the language in which was written, once, and the address is gone with it', async (world) => {
  const { feedback, journal, db } = world.kernel
  const administrator = await world.officer('administrator')
  const id = await give(world, { page: '/ru/services', text: 'Ссылка не открывается.', email: 'aigul@example.kz' }, { locale: 'ru' })
  await world.letters()
  await assert.rejects(feedback.answer(administrator, id, { answer: '' }), failsAs('invalid', ['answer']))
  await feedback.answer(administrator, id, { answer: 'Исправили, спасибо.' })
  const [letter, ...others] = await world.letters()
  assert.deepEqual([letter!.recipient, letter!.locale, letter!.subject, others], ['aigul@example.kz', 'ru', 'Ответ на ваше сообщение о странице портала', []])
  for (const part of ['Здравствуйте.', 'Исправили, спасибо.', 'http://localhost:3000/ru/services']) assert.ok(letter!.body.includes(part), part)
  const answered = await feedback.one(administrator, id)
  assert.deepEqual([answered.state, answered.answer?.text, answered.answerable], ['answered', 'Исправили, спасибо.', false])
  assert.equal((await db.selectFrom('feedback').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email, null)
  await assert.rejects(feedback.answer(administrator, id, { answer: 'Ещё раз.' }), failsAs('conflict'))
  await feedback.close(administrator, id, { word: 'Сілтеме түзетілді.' })
  assert.deepEqual(await world.letters(), [], 'whoever was answered is not told again')
  const entries = await journal.entriesOf(`feedback:${id}`)
  assert.deepEqual(entries.toReversed().map(({ type, body, actor }) => [type, body, actor]), [
    ['feedback.received', {}, 'system:visitor'], ['feedback.answered', {}, `person:${administrator.person}`], ['feedback.closed', {}, `person:${administrator.person}`],
  ])
})

inGardens('what has no address is closed with a word, and what is closed stays so', async (world) => {
  const { feedback } = world.kernel
  const administrator = await world.officer('administrator')
  const id = await give(world)
  await assert.rejects(feedback.answer(administrator, id, { answer: 'Рақмет.' }), failsAs('conflict'))
  await assert.rejects(feedback.close(administrator, id, { word: '' }), failsAs('invalid', ['word']))
  await feedback.close(administrator, id, { word: 'Түзетілді.' })
  const closed = await feedback.one(administrator, id)
  assert.deepEqual([closed.state, closed.closed?.word], ['closed', 'Түзетілді.'])
  await assert.rejects(feedback.close(administrator, id, { word: 'Тағы.' }), failsAs('conflict'))
  await world.letters()
  const withAddress = await give(world, { page: '/ru/services', email: 'aigul@example.kz' }, { locale: 'ru' })
  await feedback.close(administrator, withAddress, { word: 'Срок на странице исправлен.' })
  const [letter, ...others] = await world.letters()
  assert.deepEqual([letter!.recipient, letter!.locale, others], ['aigul@example.kz', 'ru', []], 'whoever waits for an answer is told how it ended, and nobody else')
  for (const part of ['рассмотрено и закрыто', 'Срок на странице исправлен.', 'http://localhost:3000/ru/services']) assert.ok(letter!.body.includes(part), part)
  await assert.rejects(feedback.answer(administrator, withAddress, { answer: 'Рақмет.' }), failsAs('conflict'), 'the address went with the closing')
  await assert.rejects(feedback.one(administrator, administrator.person), failsAs('not found'))
  await assert.rejects(feedback.one(administrator, 'none'), failsAs('not found'))
})

inGardens('the list is narrowed by state, page and words, comes in pages, and the busiest pages stand first', async (world) => {
  const { feedback } = world.kernel
  const administrator = await world.officer('administrator')
  const written = [['/kk/services', 'Баға 100% дұрыс емес.'], ['/ru/services/sample.licence', 'Не тот срок.'], ['/kk/services', 'Сілтеме ашылмайды.'], ['/en/journal', 'A slip.']] as const
  for (const [minute, [page, text]] of written.entries()) {
    world.at(instantAt(start + minute * 60_000))
    await give(world, { page, text })
  }
  const texts = async (asked: Partial<Parameters<typeof feedback.list>[1]> = {}) => {
    const { rows, total } = await feedback.list(administrator, { limit: 10, offset: 0, ...asked })
    return { total, texts: rows.map(({ text }) => text) }
  }
  assert.deepEqual(await texts({ limit: 1, offset: 1 }), { total: 4, texts: ['Сілтеме ашылмайды.'] })
  assert.deepEqual(await texts({ page: 'http://localhost:3000/en/services?page=2' }), { total: 3, texts: ['Сілтеме ашылмайды.', 'Не тот срок.', 'Баға 100% дұрыс емес.'] })
  assert.deepEqual(await texts({ search: '0%' }), { total: 1, texts: ['Баға 100% дұрыс емес.'] })
  assert.deepEqual(await texts({ search: ' a SLIP ' }), { total: 1, texts: ['A slip.'] })
  assert.deepEqual(await texts({ search: '_' }), { total: 0, texts: [] })
  assert.deepEqual(await feedback.pages(administrator), [{ page: '/services', count: 2 }, { page: '/journal', count: 1 }, { page: '/services/sample.licence', count: 1 }])
  const [newest] = (await feedback.list(administrator, { limit: 1, offset: 0 })).rows
  await feedback.close(administrator, newest!.id, { word: 'Mended.' })
  assert.deepEqual([(await texts({ state: 'new' })).total, (await texts({ state: 'closed' })).texts], [3, ['A slip.']])
  assert.equal((await feedback.pages(administrator)).length, 2)
})

inGardens('the administrator is told by one thing that waits, and by the digest, without a word of what was written', async (world) => {
  const { kernel } = world
  const { awaiting, feedback, parties } = kernel
  const administrator = await world.officer('administrator')
  assert.deepEqual(await awaiting.of(administrator), [])
  const ids = [await give(world), await give(world, { page: '/kk/journal' })]
  assert.deepEqual((await awaiting.of(administrator)).map(({ kind, title, path, way }) => [kind, title.kk, path, way]), [['feedback', 'Беттер туралы жаңа хабарламалар: 2', '/admin/feedback', 'act']])
  assert.deepEqual(await awaiting.count(administrator), { total: 1, late: 0 })
  await world.letters()
  assert.equal(await sendDigests({ ...kernel, calendar: kernel.country.calendar }), 1)
  const [letter] = await world.letters()
  assert.equal(letter!.recipient, (await parties.person(administrator.person))!.email)
  assert.ok(letter!.body.includes('Беттер туралы жаңа хабарламалар: 2') && !letter!.body.includes('Сілтеме'))
  for (const id of ids) await feedback.close(administrator, id, { word: 'Түзетілді.' })
  assert.deepEqual([await awaiting.of(administrator), await awaiting.count(administrator)], [[], { total: 0, late: 0 }])
})

inGardens('a network writes so much in an hour, and all of them together so much', async (world) => {
  for (let count = 0; count < 20; count += 1) await give(world)
  await assert.rejects(give(world), failsAs('limited'))
  await assert.rejects(give(world, { text: '' }), failsAs('invalid'), 'what is not kept is not counted')
  for (let count = 20; count < 300; count += 1) await give(world, {}, { from: `10.${count % 15}.1.1` })
  await assert.rejects(give(world, {}, { from: '10.99.2.1' }), failsAs('limited'))
  world.at(instantAt(start + 61 * 60_000))
  await give(world)
})

inGardens('what was written is deleted when its time is over, whatever was made of it', async (world) => {
  const { feedback } = world.kernel
  const administrator = await world.officer('administrator')
  const first = await give(world)
  await feedback.close(administrator, first, { word: 'Түзетілді.' })
  world.at(instantAt(start + 86_400_000))
  const second = await give(world, { email: 'aigul@example.kz' })
  assert.equal(await feedback.sweep(), 0)
  world.at(instantAt(start + feedbackKeptDays * 86_400_000))
  assert.equal(await feedback.sweep(), 1)
  await assert.rejects(feedback.one(administrator, first), failsAs('not found'))
  assert.equal((await feedback.one(administrator, second)).state, 'new')
  world.at(instantAt(start + (feedbackKeptDays + 1) * 86_400_000))
  assert.equal(await feedback.sweep(), 1)
})

inGardens('the hourly sweep deletes what has had its time, without anybody who asks for it', async (world) => {
  const { db, jobs } = world.kernel
  await give(world)
  world.at(instantAt(start + feedbackKeptDays * 86_400_000))
  await transact(db, (tx) => jobs.enqueue(tx, 'kernel.sweep', null))
  await jobs.settle()
  assert.deepEqual(await db.selectFrom('feedback').select('id').execute(), [])
})
